//! What is computed of the document only when it is asked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Document, Scene};
use crate::{
    calc::{
        Calculator, Failure,
        asks::{Ask, Open},
        checks::{self, Problem},
        worth::{Change, Valuer},
    },
    domain::{Cents, Id, Plan, scenario::ScenarioKind},
    engine::{Directed, Ledger, Outcome, Reach},
};

/// A scenario that deal value is measured against.
#[derive(Clone, Debug, PartialEq)]
pub struct Yardstick {
    /// Its id.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Its deal value.
    pub deal_value: Cents,
}

impl Document {
    /// The scenario that deal value is measured against, tracked; `None` where that is no deal at list prices, and
    /// where the one chosen is gone, hidden or can't be computed.
    pub fn yardstick(&self) -> Option<Yardstick> {
        let chosen = self.view.yardstick.get()?;
        let plan = self.seen();
        let scenario = plan.scenarios.get(chosen.as_str())?;
        let deal_value = self.outcome_of(&chosen)?.deal_value;
        Some(Yardstick { id: chosen, name: scenario.title().to_owned(), deal_value })
    }

    /// The outcome of any scenario of the plan, tracked by the plan.
    pub fn outcome_of(&self, scenario: &Id) -> Option<Arc<Outcome>> {
        let plan = self.seen();
        self.calculator.try_update_value(|calculator| calculator.outcome(&plan, scenario).ok())?
    }

    /// The outcome of the first scenario of a kind, tracked by the plan.
    pub fn outcome_of_kind(&self, kind: ScenarioKind) -> Option<Arc<Outcome>> {
        let plan = self.seen();
        let id = plan.scenarios.iter().find(|scenario| scenario.kind == kind)?.id.clone();
        self.outcome_of(&id)
    }

    /// Whether the plan has no target, and all of it is shown, so that one can be added; tracked.
    pub fn lacks_target(&self) -> bool {
        let plan = self.seen();
        !self.hides_private() && plan.scenarios.iter().all(|of| of.kind != ScenarioKind::Target)
    }

    /// What a scenario asks for, valued; tracked by the plan.
    pub fn asks(&self, scenario: &Id) -> Vec<Ask> {
        let plan = self.seen();
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
        let plan = self.seen();
        let open = |calculator: &mut Calculator| calculator.open(&plan, from, to).ok();
        self.calculator.try_update_value(open).flatten().unwrap_or_default()
    }

    /// How deal value of a scenario would change with some fields set, tracked by the plan; `None`
    /// when a total is too large.
    pub fn worth(&self, scenario: &Id, changes: &[Change]) -> Option<Cents> {
        let plan = self.seen();
        let worth =
            |calculator: &mut Calculator| calculator.valuer(&plan, scenario).ok()?.worth(changes);
        self.calculator.try_update_value(worth)?
    }

    /// Asks what a scenario would be with other values, tracked by the plan. Nothing is asked of one
    /// that can't be computed.
    pub fn ask(&self, scenario: &Id, ask: &mut dyn FnMut(&mut Valuer<'_>)) {
        let plan = self.seen();
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
        let plan = self.seen();
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
}
