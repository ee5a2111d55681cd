//! The document: one plan, written only by commands.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Screen, View};
use crate::{
    calc::{
        Calculator, Failure,
        asks::{Ask, Open},
        checks::{self, Problem},
        worth::{Change, Valuer},
    },
    domain::{Cents, Id, Plan, Scenario, TableId, scenario::ScenarioKind},
    edit::{self, Command, History},
    engine::{Directed, Ledger, Outcome, Reach},
    grid::Selection,
    table::privacy,
    text::Format,
};

/// Where the user was when a step was done; undo goes back there, so that its effect is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The active scenario.
    pub scenario: Id,
    /// The screen.
    pub screen: Screen,
    /// The table.
    pub table: TableId,
    /// What was selected in it.
    pub selection: Selection,
}

/// The active scenario with everything computed for it. Two scenes are equal when they are of the
/// very same plan and scenario, for the same reader.
#[derive(Clone)]
pub struct Scene {
    /// The plan as edited.
    pub plan: Arc<Plan>,
    /// The active scenario's id.
    pub scenario: Id,
    /// The plan with the scenario's overrides.
    pub resolved: Plan,
    /// What it comes to.
    pub outcome: Result<Arc<Outcome>, Failure>,
    /// How figures are written.
    pub format: Format,
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
            && self.scenario == other.scenario
            && self.format.locale() == other.format.locale()
    }
}

/// A way through the history: from the present plan to another, and where that was.
type Take = fn(&mut History<Place>, Arc<Plan>) -> Option<(Arc<Plan>, Place)>;

/// The document and what is derived from it.
#[derive(Clone, Copy)]
pub struct Document {
    plan: RwSignal<Arc<Plan>>,
    history: RwSignal<History<Place>>,
    calculator: StoredValue<Calculator>,
    active: RwSignal<Id>,
    scene: Memo<Scene>,
    view: View,
}

impl Document {
    /// A document of a plan, on its last scenario that was settled or its base.
    pub fn new(plan: Plan, view: View) -> Self {
        let active = RwSignal::new(first_scenario(&plan));
        let plan = RwSignal::new(Arc::new(plan));
        let calculator = StoredValue::new(Calculator::default());
        let scene = Memo::new(move |_| {
            let (mut plan, mut scenario) = (plan.get(), active.get());
            if view.hide_private.get() {
                scenario = privacy::in_sight(&plan, scenario);
                plan = privacy::unnamed(&plan).map_or(plan, Arc::new);
            }
            let computed = calculator.try_update_value(|calculator| {
                (calculator.resolved(&plan, &scenario), calculator.outcome(&plan, &scenario))
            });
            let (resolved, outcome) =
                computed.unwrap_or((Err(Failure::NoScenario), Err(Failure::NoScenario)));
            let resolved = resolved.unwrap_or_else(|_| (*plan).clone());
            let format = edit::format_of(&plan, view.locale());
            Scene { format, plan, scenario, resolved, outcome }
        });
        Self { plan, history: RwSignal::new(History::default()), calculator, active, scene, view }
    }

    /// The plan, tracked.
    pub fn plan(&self) -> Arc<Plan> {
        self.plan.get()
    }

    /// The plan, not tracked.
    pub fn plan_now(&self) -> Arc<Plan> {
        self.plan.get_untracked()
    }

    /// The active scenario and its outcome.
    pub fn scene(&self) -> Memo<Scene> {
        self.scene
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

    /// Whether another scenario is shown in the place of the active one, which is hidden; tracked.
    pub fn stands_in(&self) -> bool {
        self.active.get() != self.active()
    }

    /// The outcome of any scenario of the plan, tracked by the plan.
    pub fn outcome_of(&self, scenario: &Id) -> Option<Arc<Outcome>> {
        let plan = self.plan.get();
        self.calculator.try_update_value(|calculator| calculator.outcome(&plan, scenario).ok())?
    }

    /// The outcome of the first scenario of a kind, tracked by the plan.
    pub fn outcome_of_kind(&self, kind: ScenarioKind) -> Option<Arc<Outcome>> {
        let plan = self.plan.get();
        let id = plan.scenarios.iter().find(|scenario| scenario.kind == kind)?.id.clone();
        self.outcome_of(&id)
    }

    /// What a scenario asks for, valued; tracked by the plan.
    pub fn asks(&self, scenario: &Id) -> Vec<Ask> {
        let plan = self.plan.get();
        let asks = |calculator: &mut Calculator| calculator.asks(&plan, scenario).ok();
        self.calculator.try_update_value(asks).flatten().unwrap_or_default()
    }

    /// What is open in the active scenario, tracked.
    pub fn problems(&self) -> Vec<Problem> {
        self.scene.with(|scene| {
            let problems = |calculator: &mut Calculator| {
                let mut valuer = calculator.valuer(&scene.plan, &scene.scenario).ok();
                let outcome = scene.outcome.as_deref().ok();
                let (plan, resolved) = (&scene.plan, &scene.resolved);
                checks::problems(plan, resolved, outcome, valuer.as_mut(), &scene.format)
            };
            self.calculator.try_update_value(problems).unwrap_or_default()
        })
    }

    /// What the scenario lacks of another, valued; tracked by the plan.
    pub fn open_asks(&self, from: &Id, to: &Id) -> Vec<Open> {
        let plan = self.plan.get();
        let open = |calculator: &mut Calculator| calculator.open(&plan, from, to).ok();
        self.calculator.try_update_value(open).flatten().unwrap_or_default()
    }

    /// How net value of a scenario would change with some fields set, tracked by the plan; `None`
    /// when a total is too large.
    pub fn worth(&self, scenario: &Id, changes: &[Change]) -> Option<Cents> {
        let plan = self.plan.get();
        let worth =
            |calculator: &mut Calculator| calculator.valuer(&plan, scenario).ok()?.worth(changes);
        self.calculator.try_update_value(worth)?
    }

    /// Asks what a scenario would be with other values, tracked by the plan. Nothing is asked of one
    /// that can't be computed.
    pub fn ask(&self, scenario: &Id, ask: &mut dyn FnMut(&mut Valuer<'_>)) {
        let plan = self.plan.get();
        self.calculator.try_update_value(|calculator| {
            if let Ok(mut valuer) = calculator.valuer(&plan, scenario) {
                ask(&mut valuer);
            }
        });
    }

    /// The outcomes of plans that differ a little from a scenario, tracked by the plan; `None` where
    /// a total is too large.
    pub fn outcomes(&self, scenario: &Id, others: &[Plan]) -> Vec<Option<Outcome>> {
        let mut outcomes = Vec::new();
        self.ask(scenario, &mut |valuer| {
            others.iter().for_each(|other| outcomes.push(valuer.outcome_of(other)));
        });
        outcomes
    }

    /// What each credit of a scenario could reach, in the order of the outcome, tracked by the plan.
    pub fn reach(&self, scenario: &Id) -> Vec<Vec<Reach>> {
        let plan = self.plan.get();
        let reach = |calculator: &mut Calculator| calculator.reach(&plan, scenario).ok();
        self.calculator.try_update_value(reach).flatten().unwrap_or_default()
    }

    /// The bill of the active scenario line by line, with what credits did in one month of the horizon.
    pub fn ledger(&self, month: usize) -> Option<Arc<Ledger>> {
        self.computed(|calculator, scene| {
            calculator.ledger(&scene.plan, &scene.scenario, month).map(Arc::new)
        })
    }

    /// What the credits of the active scenario could cover if we directed them. Costly: ask for it only
    /// where it is shown.
    pub fn directed(&self) -> Option<Directed> {
        self.computed(|calculator, scene| calculator.directed(&scene.plan, &scene.scenario))
    }

    fn computed<T>(
        &self,
        compute: impl FnOnce(&mut Calculator, &Scene) -> Result<T, Failure>,
    ) -> Option<T> {
        let calculator = self.calculator;
        self.scene.with(|scene| {
            calculator.try_update_value(|calculator| compute(calculator, scene).ok())?
        })
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
    /// The sentence that says why it can't be done; the plan is then as it was.
    pub fn dispatch(&self, command: &Command) -> Result<Option<Id>, String> {
        let before = self.plan_now();
        let applied = edit::apply_in(untrack(|| self.view.locale()), &before, command)
            .map_err(|error| error.to_string())?;
        if applied.plan == *before {
            return Ok(applied.added);
        }
        let merge =
            if let Command::SetCells { merge, .. } = command { merge.clone() } else { None };
        let place = self.place();
        self.history.update(|history| history.note(command.label(), merge, before, place));
        self.show(Arc::new(applied.plan));
        Ok(applied.added)
    }

    /// Puts in a plan that another tab wrote. A run of them is one step, so that even this can be
    /// undone and nothing of what stood here is lost.
    pub fn follow(&self, plan: Plan) {
        let (before, place) = (self.plan_now(), self.place());
        let (label, merge) = ("Changes made in another tab".to_owned(), "another tab".to_owned());
        self.history.update(|history| history.note(label, Some(merge), before, place));
        self.show(Arc::new(plan));
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.step("Undone", self.steps_now().0, History::undo);
    }

    /// Does the last undone step again.
    pub fn redo(&self) {
        self.step("Done again", self.steps_now().1, History::redo);
    }

    /// What undo and redo would do, tracked.
    pub fn steps(&self) -> (Option<String>, Option<String>) {
        self.history.with(|history| {
            (history.undo_label().map(str::to_owned), history.redo_label().map(str::to_owned))
        })
    }

    /// The labels of all steps in the order of time, and how many of them are done; tracked.
    pub fn history(&self) -> (Vec<String>, usize) {
        self.history.with(|history| (history.steps().map(str::to_owned).collect(), history.done()))
    }

    /// Walks to where so many steps are done.
    pub fn jump(&self, done: usize) {
        let now = self.plan_now();
        if let Some(Some(to)) = self.history.try_update(|history| history.jump(done, now)) {
            self.arrive(to, format!("{done} steps are done"));
        }
    }

    fn steps_now(&self) -> (Option<String>, Option<String>) {
        untrack(|| self.steps())
    }

    fn step(&self, said: &str, label: Option<String>, take: Take) {
        let now = self.plan_now();
        let Some(Some((plan, place))) = self.history.try_update(|history| take(history, now))
        else {
            return;
        };
        self.arrive((plan, place), format!("{said}: {}", label.unwrap_or_default()));
    }

    /// Shows a plan of the history, where it was made.
    fn arrive(&self, (plan, place): (Arc<Plan>, Place), said: String) {
        self.active.set(place.scenario);
        if place.screen.tables().contains(&place.table) {
            self.view.open(place.table);
            self.view.select(place.table, place.selection);
        } else if self.view.screen.get_untracked() != place.screen {
            self.view.screen.set(place.screen);
        }
        self.show(plan);
        self.view.spoken.set(said);
    }

    fn place(&self) -> Place {
        let table = self.view.table_now();
        Place {
            scenario: untrack(|| self.active()),
            screen: self.view.screen.get_untracked(),
            table,
            selection: untrack(|| self.view.selection(table)),
        }
    }

    fn show(&self, plan: Arc<Plan>) {
        let active = self.active.get_untracked();
        let other = self.plan.with_untracked(|before| before.head.id != plan.head.id);
        let says = |of: &Scenario| !other || !of.overrides.is_empty();
        if !plan.scenarios.get(active.as_str()).is_some_and(says) {
            self.active.set(first_scenario(&plan));
        }
        self.plan.set(plan);
    }
}

/// The scenario a plan opens on: what was settled, else what AWS offers.
pub fn first_scenario(plan: &Plan) -> Id {
    let says = |of: &&Scenario| of.kind == ScenarioKind::Settled && !of.overrides.is_empty();
    let settled = plan.scenarios.iter().find(says);
    settled
        .or_else(|| plan.scenarios.at(0))
        .map_or_else(|| Id::from("base"), |scenario| scenario.id.clone())
}
