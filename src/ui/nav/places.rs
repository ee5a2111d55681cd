//! The places of the app beside its screens: tables behind tabs, panels and views. One list of what they
//! are called; the palette finds them by it, and by the words people have for what stands there.

use leptos::prelude::*;

use crate::{
    domain::TableId,
    grid::GridId,
    state::{CreditsView, Screen},
    ui::{actions::screens, anchors::Anchor, app::App, dom::Attr},
};

/// How a place is reached on its screen.
#[derive(Clone, Copy)]
enum Reach {
    /// It is a grid.
    Grid,
    /// It is a panel under that name.
    Panel,
    /// It is shown below the register of credits.
    View(CreditsView),
}

/// A place.
#[derive(Clone, Copy)]
pub struct Place {
    /// What people read above it; of a table its own name counts.
    title: &'static str,
    /// Its screen.
    screen: Screen,
    /// The grid that stands there, or that has to be shown for it.
    grid: Option<GridId>,
    reach: Reach,
    /// What else people call it, or look for there.
    pub words: &'static str,
}

/// What hangs on the deal and is not certain.
pub const NOT_SAFE: &str = "Not safe yet";
/// What could be asked for next.
pub const OPEN_ASKS: &str = "Largest open asks";
/// What falls due.
pub const NEXT_DATES: &str = "Next dates";
/// Credits by programme.
pub const BY_PROGRAM: &str = "By programme";
/// Every scenario on one scale.
pub const MARKS: &str = "Against our marks";
/// Credits that will be forfeited.
pub const AT_RISK: &str = "What is at risk";
/// Headline and what of it can be used.
pub const USABLE: &str = "Headline against usable";
/// The migration agreement.
pub const MAP_TERMS: &str = "MAP terms";
/// What counting more would add.
pub const MORE: &str = "What more would add";
/// Gives by what they cost and what they bring.
pub const COST: &str = "Cost against credit";
/// Every credit in one list.
pub const ALL_CREDITS: &str = "All credits";
/// When credits end, drawn.
pub const TIMELINE: &str = "Timeline";
/// What is left of credits, month by month.
pub const MONTHS: &str = "Month by month";
/// Rules between programmes in a square.
pub const MATRIX: &str = "How programmes stack";
/// The bill taken apart.
pub const BILL: &str = "The bill of a month";
/// Which charges directed credits could cover.
pub const DIRECTED: &str = "Directed allocation";
/// The commitment's terms.
pub const COMMITMENT: &str = "Commitment terms";
/// What a contract year counts.
pub const YEARS: &str = "What counts, by contract year";
/// The clause on credits and the commitment.
pub const CLAUSE: &str = "The clause to get";
/// Outcomes side by side.
pub const OUTCOMES: &str = "Outcomes";
/// Inputs side by side.
pub const INPUTS: &str = "Inputs that differ";
/// What each clause brings.
pub const CLAUSES: &str = "What each clause is worth";
/// What the discount follows from.
pub const DISCOUNTS: &str = "Discounts";
/// The support plan.
pub const SUPPORT: &str = "Support plan";
/// Tax that is not reclaimed.
pub const TAX: &str = "Tax not reclaimed";
/// Deal value over the months.
pub const REACHED: &str = "Deal value reached by month";

const fn table(screen: Screen, table: TableId, words: &'static str) -> Place {
    grid(screen, GridId::Table(table), words)
}

const fn grid(screen: Screen, grid: GridId, words: &'static str) -> Place {
    Place { title: "", screen, grid: Some(grid), reach: Reach::Grid, words }
}

const fn panel(screen: Screen, title: &'static str, words: &'static str) -> Place {
    Place { title, screen, grid: None, reach: Reach::Panel, words }
}

const fn months(title: &'static str, words: &'static str) -> Place {
    let (screen, grid) = (Screen::Consumption, Some(GridId::Months));
    Place { title, screen, grid, reach: Reach::Panel, words }
}

/// A place that is there only while one table of the screen is shown.
const fn below(
    screen: Screen,
    table: TableId,
    reach: Reach,
    title: &'static str,
    words: &'static str,
) -> Place {
    Place { title, screen, grid: Some(GridId::Table(table)), reach, words }
}

/// Every place, in the order of the screens.
pub const ALL: &[Place] = &{
    use CreditsView::{List, Months, Timeline};
    use Reach::{Panel, View};
    use Screen::{Commitment, Compare, Consumption, Credits, Exchange, Overview, Workloads};
    [
        panel(Overview, USABLE, "face value waste"),
        panel(Overview, MARKS, "scenarios target gap"),
        panel(Overview, BY_PROGRAM, "program map edp partner"),
        panel(Overview, AT_RISK, "expire expiry expiring forfeit lose loss"),
        panel(Overview, NEXT_DATES, "deadline due calendar quarter end renewal expire expiry"),
        panel(Overview, NOT_SAFE, "problems errors open issues warnings"),
        panel(Overview, OPEN_ASKS, "ask next what to ask"),
        table(Workloads, TableId::Workloads, "applications inventory migration"),
        table(Workloads, TableId::Milestones, "map release due"),
        panel(Workloads, MAP_TERMS, "cap rate migration agreement funding"),
        panel(Workloads, MORE, "scope uplift"),
        table(Exchange, TableId::Levers, "ask gives levers behaviour trade"),
        table(Exchange, TableId::Proserve, "professional services sow co-fund"),
        table(Exchange, TableId::Partners, "partner funding pass-through"),
        table(Exchange, TableId::Investments, "contractual attestation windows outcome"),
        below(Exchange, TableId::Levers, Panel, COST, "ask gives worth"),
        table(Credits, TableId::Credits, "register"),
        table(Credits, TableId::Stacking, "stack combine exclusive overlap"),
        table(Credits, TableId::Limits, "cap coverage most"),
        below(Credits, TableId::Stacking, Panel, MATRIX, "stack stacking matrix exclusive"),
        below(Credits, TableId::Credits, View(List), ALL_CREDITS, "list order"),
        below(
            Credits,
            TableId::Credits,
            View(Timeline),
            TIMELINE,
            "expire expiry expiring end calendar",
        ),
        below(Credits, TableId::Credits, View(Months), MONTHS, "balance burn-down left expire"),
        grid(Consumption, GridId::Months, "usage spend services heat map"),
        table(Consumption, TableId::Baseline, "usage spend"),
        table(Consumption, TableId::Services, "ec2 coverable eligible"),
        table(Consumption, TableId::Mixes, "split services"),
        table(Consumption, TableId::Accounts, "linked payer"),
        months(BILL, "invoice charges"),
        months(DIRECTED, "allocation services"),
        panel(Commitment, CLAUSE, "wording contract"),
        panel(Commitment, COMMITMENT, "edp discount term cap private pricing"),
        panel(Commitment, CLAUSES, "carry forward band step down assessed marketplace"),
        panel(Commitment, YEARS, "shortfall edp"),
        panel(Commitment, SUPPORT, "enterprise business fee tiers"),
        panel(Commitment, TAX, "vat gst withholding"),
        table(Commitment, TableId::Ladder, "discount tiers steps commitment"),
        table(Commitment, TableId::Discounts, "private pricing rates services"),
        panel(Compare, OUTCOMES, "results side by side"),
        panel(Compare, INPUTS, "differences overrides"),
        panel(Compare, REACHED, "cumulative chart"),
        table(Compare, TableId::Scenarios, "names notes offers"),
    ]
};

/// What else people call a screen: the words of the place that has its name.
pub fn words_of(screen: Screen) -> &'static str {
    let own = ALL.iter().find(|place| place.screen == screen && place.is_screen());
    own.map_or("", |place| place.words)
}

impl Place {
    /// What people read above it.
    pub fn name(&self) -> &'static str {
        match (self.reach, self.grid) {
            (Reach::Grid, Some(grid)) => grid.label(),
            _ => self.title,
        }
    }

    /// The name of its screen.
    pub fn screen(&self) -> &'static str {
        self.screen.words().0
    }

    /// Whether it is gone while what only we may see is hidden.
    pub fn is_private(&self) -> bool {
        self.title == COST
    }

    /// Whether it is no more than its screen.
    pub fn is_screen(&self) -> bool {
        self.name() == self.screen()
    }

    /// Goes there, and gives it the keyboard.
    pub fn open(self, app: App) {
        screens::go(app, self.screen);
        if let Some(grid) = self.grid {
            app.view.open(grid);
        }
        // Once the screen stands there.
        request_animation_frame(move || {
            if let Reach::View(view) = self.reach {
                app.view.credits.set(view);
            }
            let place = match self.reach {
                Reach::Grid => None,
                _ => app.anchors.get(Anchor::Place(self.title)),
            };
            let Some(place) = place.or_else(|| app.anchors.get(Anchor::Grid)) else { return };
            let is_panel = matches!(self.reach, Reach::Panel);
            if is_panel && !place.has(Attr::TABINDEX) {
                place.set_attr(Attr::TABINDEX, Some("-1"));
            }
            place.raw().scroll_into_view();
            place.focus();
        });
    }
}
