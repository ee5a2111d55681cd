//! The document: one plan, written only by commands.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Scene, Screen, Tone, View, resume};
use crate::{
    calc::{Calculator, Failure},
    domain::{Id, Plan, Scenario, drafts::CellRef},
    edit::{self, Command, EditError, History, changed},
    grid::{GridId, Selection},
    table::privacy::{self, PublicView},
    text::Format,
};

/// Where the user was when a step was done; undo goes back there, so that its effect is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The active scenario.
    pub scenario: Id,
    /// The screen.
    pub screen: Screen,
    /// The grid.
    pub grid: GridId,
    /// What was selected in it.
    pub selection: Selection,
}

/// What going through the history came to: where the step was done, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Walked {
    /// Where its effect is seen.
    pub place: Place,
    /// A sentence for screen readers.
    pub said: String,
    /// The first cell it changed in a grid whose rows are sorted or filtered; `None` where only rows went, and where
    /// rows stand as in their table.
    pub changed: Option<CellRef>,
}

/// Why a step is not gone back over.
const SHOWS: &str =
    "That step would show what is hidden. Switch “Hide private” off first, then it can be taken.";

/// A command that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The row or scenario that was added last, if any.
    pub added: Option<Id>,
    /// What the step is called.
    pub label: String,
}

/// The document and what is derived from it.
#[derive(Clone, Copy)]
pub struct Document {
    pub(super) plan: RwSignal<Arc<Plan>>,
    history: RwSignal<History<Place>>,
    pub(super) calculator: StoredValue<Calculator>,
    active: RwSignal<Id>,
    pub(super) scene: Memo<Scene>,
    pub(super) view: View,
}

impl Document {
    /// A document of a plan with one of its scenarios shown.
    pub fn new(plan: Plan, scenario: Id, view: View) -> Self {
        let active = RwSignal::new(scenario);
        let plan = RwSignal::new(Arc::new(plan));
        let calculator = StoredValue::new(Calculator::default());
        let public = StoredValue::new(PublicView::default());
        let scene = Memo::new(move |_| {
            let (mut plan, mut scenario) = (plan.get(), active.get());
            if view.hide_private.get() {
                scenario = privacy::in_sight(&plan, scenario);
                let seen = public.try_update_value(|view| Arc::new(view.update(&plan)));
                plan = seen.unwrap_or(plan);
            }
            let format = edit::format_of(&plan, view.locale());
            computed(calculator, plan, scenario, format)
        });
        Self { plan, history: RwSignal::new(History::default()), calculator, active, scene, view }
    }

    /// The plan as edited, tracked: what is kept. Views show [`Document::seen`].
    pub fn plan(&self) -> Arc<Plan> {
        self.plan.get()
    }

    /// The plan that views show, tracked: without what only we may see while that is hidden.
    pub fn seen(&self) -> Arc<Plan> {
        self.scene.with(|scene| scene.plan.clone())
    }

    /// The plan as edited, not tracked: what commands change.
    pub fn plan_now(&self) -> Arc<Plan> {
        self.plan.get_untracked()
    }

    /// The active scenario and its outcome.
    pub fn scene(&self) -> Memo<Scene> {
        self.scene
    }

    /// The scene of another scenario of the same plan.
    pub fn scene_of(&self, scene: &Scene, scenario: &Id) -> Scene {
        computed(self.calculator, scene.plan.clone(), scenario.clone(), scene.format.clone())
    }

    /// The active scenario's id, tracked.
    pub fn active(&self) -> Id {
        let active = self.active.get();
        if self.hides_private() {
            self.plan.with(|plan| privacy::in_sight(plan, active))
        } else {
            active
        }
    }

    /// Whether another scenario is shown because the active one is hidden; tracked.
    pub fn shows_substitute(&self) -> bool {
        self.active.get() != self.active()
    }

    /// Whether what only we may see is hidden, tracked.
    pub fn hides_private(&self) -> bool {
        self.view.hide_private.get()
    }

    /// Shows another scenario.
    pub fn activate(&self, scenario: Id) {
        self.active.set(scenario);
    }

    /// Does a command.
    ///
    /// # Errors
    /// [`EditError`] when it can't be done; the plan is then as it was.
    pub fn dispatch(&self, command: &Command) -> Result<Done, EditError> {
        let before = self.plan_now();
        let label = command.label(&before);
        let applied = edit::apply_in(untrack(|| self.view.locale()), &before, command)?;
        let done = Done { added: applied.added, label };
        if applied.plan != *before {
            let merge =
                if let Command::SetCells { merge, .. } = command { merge.clone() } else { None };
            let place = self.place();
            self.history.update(|history| history.note(done.label.clone(), merge, before, place));
            self.show(Arc::new(applied.plan));
        }
        Ok(done)
    }

    /// Does a command and shows above the page why it can't be done.
    pub fn act(&self, command: &Command) -> Option<Done> {
        let done = self.dispatch(command);
        done.map_err(|error| self.view.say(Tone::Bad, error.to_string())).ok()
    }

    /// Puts in a plan that another tab wrote. A run of them is one step, so that even this can be
    /// undone and nothing of what stood here is lost.
    pub fn follow(&self, plan: Plan) {
        let (before, place) = (self.plan_now(), self.place());
        let (label, merge) = ("Changes made in another tab".to_owned(), "another tab".to_owned());
        self.history.update(|history| history.note(label, Some(merge), before, place));
        self.show(Arc::new(plan));
    }

    /// Takes the last step back; `None` when there is none.
    ///
    /// # Errors
    /// The sentence that says why the step can't be gone over now.
    pub fn undo(&self) -> Result<Option<Walked>, &'static str> {
        let (Some(label), _) = untrack(|| self.steps()) else { return Ok(None) };
        let done = self.history.with_untracked(History::done);
        self.walk(done.saturating_sub(1), format!("Undone: {label}"))
    }

    /// Does the last undone step again; `None` when there is none.
    ///
    /// # Errors
    /// As [`Document::undo`].
    pub fn redo(&self) -> Result<Option<Walked>, &'static str> {
        let (_, Some(label)) = untrack(|| self.steps()) else { return Ok(None) };
        let done = self.history.with_untracked(History::done);
        self.walk(done + 1, format!("Done again: {label}"))
    }

    /// What undo and redo would do, tracked.
    pub fn steps(&self) -> (Option<String>, Option<String>) {
        let label = |label: &str| self.label(label);
        self.history
            .with(|history| (history.undo_label().map(label), history.redo_label().map(label)))
    }

    /// The labels of all steps in the order of time, and how many of them are done; tracked.
    pub fn history(&self) -> (Vec<String>, usize) {
        let label = |label: &str| self.label(label);
        self.history.with(|history| (history.steps().map(label).collect(), history.done()))
    }

    /// A step's label; while what only we may see is hidden it says nothing of what was done.
    fn label(&self, label: &str) -> String {
        if self.hides_private() { "one step".to_owned() } else { label.to_owned() }
    }

    /// Walks to where so many steps are done; `None` when they are.
    ///
    /// # Errors
    /// As [`Document::undo`].
    pub fn jump(&self, done: usize) -> Result<Option<Walked>, &'static str> {
        self.walk(done, format!("{done} steps are done"))
    }

    /// Walks through the history, but never to where something shows that is hidden now.
    fn walk(&self, done: usize, said: String) -> Result<Option<Walked>, &'static str> {
        let now = self.plan_now();
        let hides = untrack(|| self.hides_private());
        let went = self.history.try_update(|history| {
            let from = history.done();
            let (plan, place) = history.jump(done, now.clone())?;
            let shows = hides && privacy::reveals(&now, &plan);
            if shows {
                history.jump(from, plan.clone());
            }
            Some((plan, place, shows))
        });
        match went.flatten() {
            Some((_, _, true)) => Err(SHOWS),
            Some((plan, place, false)) => {
                self.active.set(place.scenario.clone());
                // Where rows are arranged they may stand elsewhere by now: the cell itself is looked for.
                let arranged = untrack(|| self.view.is_arranged(place.grid));
                let table = place.grid.table().filter(|_| arranged);
                let changed = table.and_then(|table| changed::first_cell(&now, &plan, table));
                self.show(plan);
                Ok(Some(Walked { place, said, changed }))
            }
            None => Ok(None),
        }
    }

    fn place(&self) -> Place {
        let grid = self.view.grid_now();
        Place {
            scenario: untrack(|| self.active()),
            screen: self.view.screen.get_untracked(),
            grid,
            selection: untrack(|| self.view.selection(grid)),
        }
    }

    fn show(&self, plan: Arc<Plan>) {
        let active = self.active.get_untracked();
        let other = self.plan.with_untracked(|before| before.head.id != plan.head.id);
        let says = |of: &Scenario| !other || !of.overrides.is_empty();
        if let Some(left) = resume::left_in(&plan).filter(|_| other) {
            self.active.set(left);
        } else if !plan.scenarios.get(active.as_str()).is_some_and(says) {
            self.active.set(resume::first_scenario(&plan));
        }
        self.plan.set(plan);
    }
}

/// A scenario of a plan with everything computed for it.
fn computed(
    calculator: StoredValue<Calculator>,
    plan: Arc<Plan>,
    scenario: Id,
    format: Format,
) -> Scene {
    let computed = calculator.try_update_value(|calculator| {
        (calculator.resolved(&plan, &scenario), calculator.outcome(&plan, &scenario))
    });
    let (resolved, outcome) =
        computed.unwrap_or((Err(Failure::NoScenario), Err(Failure::NoScenario)));
    let resolved = resolved.unwrap_or_else(|_| (*plan).clone());
    Scene { format, plan, scenario, resolved, outcome }
}
