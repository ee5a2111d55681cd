//! Where the user is: the screen, what is selected, messages, what is open. Never saved with the plan.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Bill, Look};
use crate::{
    domain::{Id, TableId, drafts::CellRef},
    edit::consumption::Answers,
    grid::{
        GridId, Layout, Selection,
        order::{Arranged, Rules},
    },
    io::import::Shown,
    text::Locale,
};

/// A screen of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Where the deal stands.
    Overview,
    /// Workload inventory, MAP terms, milestones.
    Workloads,
    /// What is given and what is asked for it: levers, ProServe, partners.
    Exchange,
    /// Credit register, expiry timeline, stacking rules, limits.
    Credits,
    /// Baseline consumption, services, mixes, accounts; the bill of any month.
    Consumption,
    /// Contract years of the commitment, and what credits do to them.
    Commitment,
    /// Scenarios side by side.
    Compare,
    /// What is printed.
    Brief,
    /// For a shared screen: large figures and one hand.
    Call,
}

impl Screen {
    /// Every screen, in the order of the rail; call mode is entered from the top bar.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Workloads,
        Self::Exchange,
        Self::Credits,
        Self::Consumption,
        Self::Commitment,
        Self::Compare,
        Self::Brief,
        Self::Call,
    ];

    /// What people read, and its address after `#`.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Overview => ("Overview", "overview"),
            Self::Workloads => ("Workloads", "workloads"),
            Self::Exchange => ("Value exchange", "exchange"),
            Self::Credits => ("Credits", "credits"),
            Self::Consumption => ("Consumption", "consumption"),
            Self::Commitment => ("Commitment", "commitment"),
            Self::Compare => ("Compare", "compare"),
            Self::Brief => ("Brief", "brief"),
            Self::Call => ("Call mode", "call"),
        }
    }

    /// The grids it shows, one at a time; the first at first.
    pub fn grids(self) -> &'static [GridId] {
        use GridId::{Months, Table};
        use TableId::{
            Accounts, Baseline, Credits, Discounts, Investments, Ladder, Levers, Limits,
            Milestones, Mixes, Partners, Proserve, Scenarios, Services, Stacking, Workloads,
        };
        match self {
            Self::Workloads => &[Table(Workloads), Table(Milestones)],
            Self::Exchange => {
                &[Table(Levers), Table(Proserve), Table(Partners), Table(Investments)]
            }
            Self::Credits => &[Table(Credits), Table(Stacking), Table(Limits)],
            Self::Consumption => {
                &[Months, Table(Baseline), Table(Services), Table(Mixes), Table(Accounts)]
            }
            Self::Commitment => &[Table(Ladder), Table(Discounts)],
            Self::Compare => &[Table(Scenarios)],
            _ => &[],
        }
    }

    /// The screen that shows a grid.
    pub fn of(grid: GridId) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.grids().contains(&grid))
    }
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Info,
    /// Something was not done.
    Bad,
}

/// What a message offers to do about it: a longer plan for a bill of which months were left out, which is then pasted
/// again.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// How many months the plan gets.
    pub months: u32,
    /// The bill.
    pub bill: Arc<Bill>,
    /// What became of names in it.
    pub answers: Answers,
}

/// A message above the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence; further lines are details.
    pub text: String,
    /// Whether it is about saving, and stays on every screen until it is dismissed.
    pub stays: bool,
    /// What can be done about it.
    pub remedy: Option<Remedy>,
}

/// What is open over the page, one at a time.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// Everything that can be done, to be found by its words.
    Palette,
    /// The list of shortcuts.
    Shortcuts,
    /// The plans kept in this browser.
    Plans,
    /// The plan's own settings.
    PlanSettings,
    /// The plan's name.
    NamePlan,
    /// The active scenario's name.
    NameScenario,
    /// How numbers and dates are written.
    Locale,
    /// An import that waits for a yes: what it would add.
    Import(Arc<Shown>),
    /// A pasted bill that waits for what becomes of names in it.
    Bill(Arc<Bill>),
}

/// What can be shown below the register of credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditsView {
    /// Every credit in one list.
    List,
    /// When credits end, drawn.
    Timeline,
    /// What is left of each, month by month.
    Months,
}

/// What is remembered of a grid while another is shown.
#[derive(Clone, Debug, Default)]
struct Remembered {
    selection: Selection,
    layout: Layout,
}

/// What is compared, and how.
#[derive(Clone, Copy, Default)]
pub struct Compared {
    /// Scenarios that are no column; of what was stored on calls, those that are one.
    pub turned: RwSignal<Vec<Id>>,
    /// The scenario that differences are taken from; the first column at first.
    pub against: RwSignal<Option<Id>>,
    /// Whether lines that are the same in all columns are left out.
    pub differing: RwSignal<bool>,
}

/// What the page shows.
#[derive(Clone, Copy)]
pub struct View {
    /// The screen.
    pub screen: RwSignal<Screen>,
    /// The grid shown on each screen.
    tabs: RwSignal<[GridId; Screen::ALL.len()]>,
    /// The grids, by their place.
    grids: RwSignal<Vec<Remembered>>,
    /// How consumption by month is looked at.
    pub look: RwSignal<Look>,
    /// Counts changes of layouts: the grid is made anew then.
    pub laid_out: RwSignal<u32>,
    /// How the rows of every grid are sorted and filtered, by the place of the grid.
    pub arranged: RwSignal<Vec<(Rules, Arranged)>>,
    /// What is open over the page.
    dialog: RwSignal<Option<Dialog>>,
    /// The message above the page.
    pub notice: RwSignal<Option<Notice>>,
    /// What a screen reader is told.
    pub spoken: RwSignal<String>,
    /// What is being read or written, in words.
    pub busy: RwSignal<Option<String>>,
    /// Whether the page says that its figures are only an example.
    pub welcome: RwSignal<bool>,
    /// Whether what only we may see is hidden: for a shared screen.
    pub hide_private: RwSignal<bool>,
    /// The scenario that deal value is measured against; no deal at list prices while none is chosen.
    pub yardstick: RwSignal<Option<Id>>,
    /// How the reader writes numbers and dates, by the examples of [`Locale::shown_by`].
    pub locale: RwSignal<String>,
    /// The offer that call mode shows differences against; the newest while none is chosen.
    pub pinned: RwSignal<Option<Id>>,
    /// The step of the tour that is shown.
    pub tour: RwSignal<Option<usize>>,
    /// Whether the brief has its appendix, on screen and in print.
    pub appendix: RwSignal<bool>,
    /// Whether the brief is being printed: then it has every row, however many there are.
    pub paper: RwSignal<bool>,
    /// What is shown below the register of credits; the list again once it is left.
    pub credits: RwSignal<CreditsView>,
    /// The screen that call mode was entered from.
    pub before_call: RwSignal<Screen>,
    /// What is compared, and how.
    pub compared: Compared,
    /// The cell one was led to, until its grid has it.
    pub wanted: RwSignal<Option<CellRef>>,
}

fn first_grid(screen: Screen) -> GridId {
    screen.grids().first().copied().unwrap_or(GridId::Table(TableId::Workloads))
}

impl View {
    /// The first screen, nothing open.
    pub fn new() -> Self {
        Self {
            screen: RwSignal::new(Screen::Overview),
            tabs: RwSignal::new(Screen::ALL.map(first_grid)),
            grids: RwSignal::new(vec![Remembered::default(); GridId::COUNT]),
            look: RwSignal::new(Look::default()),
            laid_out: RwSignal::new(0),
            arranged: RwSignal::new(vec![Default::default(); GridId::COUNT]),
            dialog: RwSignal::new(None),
            notice: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            busy: RwSignal::new(None),
            welcome: RwSignal::new(false),
            hide_private: RwSignal::new(false),
            yardstick: RwSignal::new(None),
            locale: RwSignal::new(String::new()),
            tour: RwSignal::new(None),
            appendix: RwSignal::new(true),
            paper: RwSignal::new(false),
            pinned: RwSignal::new(None),
            credits: RwSignal::new(CreditsView::List),
            before_call: RwSignal::new(Screen::Overview),
            compared: Compared::default(),
            wanted: RwSignal::new(None),
        }
    }

    /// The grid a screen shows, tracked.
    pub fn grid_of(&self, screen: Screen) -> GridId {
        self.tabs.with(|tabs| tabs[screen as usize])
    }

    /// The grid that is shown, not tracked.
    pub fn grid_now(&self) -> GridId {
        untrack(|| self.grid_of(self.screen.get()))
    }

    /// Shows a grid, on the screen it belongs to.
    pub fn open(&self, grid: GridId) {
        if let Some(screen) = Screen::of(grid) {
            if self.tabs.with_untracked(|tabs| tabs[screen as usize] != grid) {
                self.tabs.update(|tabs| tabs[screen as usize] = grid);
            }
            if self.screen.get_untracked() != screen {
                self.screen.set(screen);
            }
        }
    }

    /// What is selected in a grid, tracked.
    pub fn selection(&self, grid: GridId) -> Selection {
        self.grids
            .with(|grids| grids.get(grid.index()).map_or_else(Default::default, |of| of.selection))
    }

    /// Selects in a grid.
    pub fn select(&self, grid: GridId, selection: Selection) {
        if untrack(|| self.selection(grid)) != selection {
            self.grids.update(|grids| {
                if let Some(of) = grids.get_mut(grid.index()) {
                    of.selection = selection;
                }
            });
        }
    }

    /// Nothing is selected any more, as in a plan that was just opened.
    pub fn deselect(&self) {
        self.arranged.update(|all| all.fill(Default::default()));
        self.grids.update(|grids| {
            grids.iter_mut().for_each(|of| of.selection = Selection::default());
        });
    }

    /// Whether a grid's rows are sorted or filtered, tracked.
    pub fn is_arranged(&self, grid: GridId) -> bool {
        self.arranged.with(|all| all.get(grid.index()).is_some_and(|(rules, _)| !rules.is_empty()))
    }

    /// Sorts and filters a grid's rows: the rules, and what they came to.
    pub fn arrange(&self, grid: GridId, rules: Rules, arranged: Arranged) {
        self.arranged.update(|all| {
            if let Some(own) = all.get_mut(grid.index()) {
                *own = (rules, arranged);
            }
        });
    }

    /// A grid's layout, not tracked: [`View::laid_out`] says when one has changed.
    pub fn layout(&self, grid: GridId) -> Layout {
        let of = |grids: &Vec<Remembered>| grids.get(grid.index()).map(|of| of.layout.clone());
        self.grids.with_untracked(of).unwrap_or_default()
    }

    /// Changes a grid's layout.
    pub fn lay_out(&self, grid: GridId, change: impl FnOnce(&mut Layout)) {
        let mut layout = self.layout(grid);
        change(&mut layout);
        self.grids.update_untracked(|grids| {
            if let Some(of) = grids.get_mut(grid.index()) {
                of.layout = layout;
            }
        });
        self.laid_out.update(|times| *times = times.wrapping_add(1));
    }

    /// How the reader writes numbers and dates, tracked.
    pub fn locale(&self) -> Locale {
        self.locale.with(|samples| Locale::shown_by(samples))
    }

    /// Opens a dialog, in the place of the one that is open.
    pub fn show_dialog(&self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes the dialog that is open.
    pub fn close_dialog(&self) {
        if self.has_dialog() {
            self.dialog.set(None);
        }
    }

    /// What is open over the page, tracked.
    pub fn dialog(&self) -> Option<Dialog> {
        self.dialog.get()
    }

    /// Whether anything is, not tracked.
    pub fn has_dialog(&self) -> bool {
        self.dialog.with_untracked(Option::is_some)
    }

    /// Shows a message, until another screen is shown.
    pub fn say(&self, tone: Tone, text: impl Into<String>) {
        self.notice.set(Some(Notice { tone, text: text.into(), stays: false, remedy: None }));
    }

    /// Takes back what was refused, as soon as it is being mended.
    pub fn take_back(&self) {
        let refused = |of: &Notice| of.tone == Tone::Bad && !of.stays;
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(refused)) {
            self.notice.set(None);
        }
    }

    /// Shows a message about what is kept or lost, on every screen until it is dismissed.
    pub fn warn(&self, tone: Tone, text: impl Into<String>) {
        self.notice.set(Some(Notice { tone, text: text.into(), stays: true, remedy: None }));
    }
}

impl Default for View {
    fn default() -> Self {
        Self::new()
    }
}
