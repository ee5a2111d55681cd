//! Credits: the register to edit, every credit in one view, one of them in detail, how programmes stack.

mod detail;
mod forms;
mod list;
mod matrix;

use leptos::prelude::*;

use crate::{
    calc::register::{self, Entry},
    domain::{TableId, Total, scenario::ScenarioKind},
    engine::{GrantId, GrantOutcome, Origin},
    platform::{clock, media::Media},
    state::{CreditsView, Scene, Screen},
    text::show,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Handle, On, Tag, el, text},
        grid,
        nav::places,
        parts::{tabs, timeline},
    },
};

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Shared {
    app: App,
    /// The credit that was chosen last.
    chosen: RwSignal<Option<GrantId>>,
    /// The panel that shows it in detail.
    detail: Handle,
}

/// What can be shown below the register.
const VIEWS: [(CreditsView, &str); 3] = [
    (CreditsView::List, places::ALL_CREDITS),
    (CreditsView::Timeline, places::TIMELINE),
    (CreditsView::Months, places::MONTHS),
];

/// The screen.
pub fn credits(app: App) -> El {
    let scene = app.document.scene();
    let shared = Shared { app, chosen: RwSignal::new(None), detail: Handle::new() };
    let head = el(Tag::DIV, "pagehead")
        .child(text(Tag::H1, "", "Credits"))
        .child(el(Tag::P, "pagehead__line").live_text(move || scene.with(line)))
        .child(tabs::tabs(app, Screen::Credits));
    let table = tabs::shown(app, Screen::Credits, |table| match table {
        TableId::Credits => total,
        _ => |_, _| None,
    });
    let table = follow(shared, table);
    let lower = el(Tag::DIV, "credits__lower").live(move || {
        let register = app.view.grid_of(Screen::Credits) == TableId::Credits.into();
        Some(untrack(|| if register { views(shared) } else { matrix::panel(app) }))
    });
    let main = el(Tag::DIV, "credits__main").child(table).child(lower);
    let rules = move || app.view.grid_of(Screen::Credits) != TableId::Credits.into();
    let detail = detail::panel(shared).live_flag(Attr::HIDDEN, rules);
    let body = el(Tag::DIV, "credits").child(main).child(detail).live_class("credits--wide", rules);
    el(Tag::DIV, "page").child(head).child(body)
}

/// The credit of the row the grid stands on is the chosen one, whenever the grid was used.
fn follow(shared: Shared, table: El) -> El {
    let take = move || {
        let app = shared.app;
        if untrack(|| app.view.grid_of(Screen::Credits)) == TableId::Credits.into()
            && let Some(row) = grid::active_row(app, TableId::Credits)
        {
            shared.chosen.set(Some(GrantId::new(Origin::Register, row)));
        }
    };
    table.on(On::CLICK, move |_| take()).on(On::KEYUP, move |_| take())
}

/// One of the views, with the way to the others.
fn views(shared: Shared) -> El {
    let app = shared.app;
    let shown = app.view.credits;
    on_cleanup(move || shown.set(CreditsView::List));
    let button = move |(view, name): (CreditsView, &'static str)| {
        app.anchors
            .hold(Anchor::Place(name), text(Tag::BUTTON, "", name))
            .attr(Attr::DATA_PLACE, name)
            .live_attr(Attr::ARIA_PRESSED, move || Some((shown.get() == view).to_string()))
            .on(On::CLICK, move |_| shown.set(view))
    };
    let switch = el(Tag::DIV, "seg credits__switch")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, "Show")
        .children(VIEWS.map(button));
    el(Tag::DIV, "credits__view").child(switch).live(move || {
        let view = shown.get();
        let panel = untrack(|| match view {
            CreditsView::List => list::panel(shared),
            CreditsView::Timeline => timeline::panel(shared.app),
            CreditsView::Months => list::months(shared),
        });
        Some(app.anchors.hold(Anchor::Credits, panel))
    })
}

impl Shared {
    /// Shows a credit in detail. Where the detail stands below the list it is brought into view.
    fn choose(self, id: &GrantId) {
        self.chosen.set(Some(id.clone()));
        if let Some(entry) = untrack(|| self.entry()) {
            self.app.view.spoken.set(format!("{} in detail", list::name(&entry)));
        }
        if let Some(side) = self.detail.get().filter(|_| Media::Stacked.matches()) {
            side.raw().scroll_into_view();
        }
    }

    /// Every credit of the active scenario that may be seen, tracked.
    fn entries(self) -> Vec<Entry> {
        self.app.document.scene().with(|scene| {
            let Ok(outcome) = &scene.outcome else { return Vec::new() };
            let kind = scene.plan.scenarios.get(scene.scenario.as_str()).map(|of| of.kind);
            let view = register::View {
                today: clock::today(),
                settled: kind == Some(ScenarioKind::Settled),
                lead_days: register::LEAD_DAYS,
            };
            register::entries(&scene.resolved, outcome, view)
        })
    }

    /// The credit to show in detail: the chosen one, else the one that loses most, tracked.
    fn entry(self) -> Option<Entry> {
        let entries = self.entries();
        let chosen = self.chosen.get();
        let at = entries.iter().position(|entry| Some(&entry.id) == chosen.as_ref());
        let worst = || {
            let most = entries.iter().map(|entry| entry.expired).max()?;
            entries.iter().position(|entry| entry.expired == most)
        };
        let at = at.or_else(worst)?;
        entries.into_iter().nth(at)
    }
}

/// What stands under a column: sums over the credits of the register.
fn total(scene: &Scene, key: &str) -> Option<String> {
    let sum = |of: fn(&GrantOutcome) -> Total| {
        let outcome = scene.outcome.as_ref().ok()?;
        let rows = outcome.grants.iter();
        let own = rows.filter(|of| of.grant.id.origin() == Origin::Register);
        Some(show::money_whole(own.map(of).sum::<Total>(), &scene.format))
    };
    match key {
        "remaining" => sum(|of| of.grant.amount.into()),
        "applied" => sum(|of| of.applied.into()),
        "expired" => sum(|of| of.expired.into()),
        "left" => sum(|of| of.remaining + of.beyond),
        _ => None,
    }
}

fn line(scene: &Scene) -> String {
    match &scene.outcome {
        Err(failure) => failure.to_string(),
        Ok(outcome) => format!(
            "{} in {}; {} of it is forfeited as things stand",
            show::money_short(outcome.headline, &scene.format),
            show::counted(outcome.grants.len(), "credit"),
            show::money_short(outcome.expired, &scene.format)
        ),
    }
}
