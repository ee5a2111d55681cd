//! One evaluation per scenario, incremental from one plan to the next.

use std::{fmt, sync::Arc};

use super::{
    asks::{self, Ask, Open},
    resolver::Resolver,
    worth::Valuer,
};
use crate::{
    domain::{Id, Plan},
    engine::{Directed, Ledger, Outcome, Reach, TooLarge, Totals, direct, finish, ledger, reach},
};

/// Why there is no outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A total is too large.
    TooLarge(TooLarge),
    /// The scenario is not in the plan.
    NoScenario,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(error) => error.fmt(f),
            Self::NoScenario => f.write_str("This scenario is no longer in the plan."),
        }
    }
}

impl std::error::Error for Failure {}

struct Kept {
    /// The plan the scenario was last computed for.
    plan: Arc<Plan>,
    resolver: Resolver,
    totals: Totals,
    outcome: Result<Arc<Outcome>, Failure>,
}

impl Kept {
    fn valuer(&mut self) -> Valuer<'_> {
        let deal_value = self.outcome.as_ref().ok().map(|outcome| outcome.deal_value);
        Valuer::new(self.resolver.resolved(), &mut self.totals, deal_value)
    }
}

/// Computes scenarios and remembers them, so that the next plan costs what it changes.
/// The result is always what [`crate::engine::evaluate`] gives for the resolved scenario.
#[derive(Default)]
pub struct Calculator {
    kept: Vec<(Id, Kept)>,
}

impl Calculator {
    /// The outcome of a scenario.
    ///
    /// # Errors
    /// [`Failure`] when there is no such scenario or a total is too large.
    pub fn outcome(&mut self, plan: &Arc<Plan>, scenario: &Id) -> Result<Arc<Outcome>, Failure> {
        self.update(plan, scenario)?.outcome.clone()
    }

    /// The plan with the scenario's overrides applied.
    ///
    /// # Errors
    /// As [`Calculator::outcome`].
    pub fn resolved(&mut self, plan: &Arc<Plan>, scenario: &Id) -> Result<Plan, Failure> {
        Ok(self.update(plan, scenario)?.resolver.resolved().clone())
    }

    /// The directed allocation of a scenario, computed each time it is asked for.
    ///
    /// # Errors
    /// As [`Calculator::outcome`].
    pub fn directed(&mut self, plan: &Arc<Plan>, scenario: &Id) -> Result<Directed, Failure> {
        let kept = self.update(plan, scenario)?;
        direct(kept.resolver.resolved(), &kept.totals).map_err(Failure::TooLarge)
    }

    /// The bill of a scenario line by line, with what credits did in one month of the horizon; computed
    /// each time it is asked for.
    ///
    /// # Errors
    /// As [`Calculator::outcome`].
    pub fn ledger(
        &mut self,
        plan: &Arc<Plan>,
        scenario: &Id,
        month: usize,
    ) -> Result<Ledger, Failure> {
        let kept = self.update(plan, scenario)?;
        ledger(kept.resolver.resolved(), &kept.totals, month).map_err(Failure::TooLarge)
    }

    /// Stands on a scenario to ask what it would be worth with other values.
    ///
    /// # Errors
    /// As [`Calculator::outcome`].
    pub fn valuer(&mut self, plan: &Arc<Plan>, scenario: &Id) -> Result<Valuer<'_>, Failure> {
        Ok(self.update(plan, scenario)?.valuer())
    }

    /// What a scenario asks for and what each ask is worth; none for the base.
    ///
    /// # Errors
    /// As [`Calculator::outcome`].
    pub fn asks(&mut self, plan: &Arc<Plan>, id: &Id) -> Result<Vec<Ask>, Failure> {
        let scenario = plan.scenarios.get(id.as_str()).ok_or(Failure::NoScenario)?;
        let mut asks = asks::of(plan, scenario);
        let base = plan.scenarios.at(0).filter(|base| base.id != *id);
        let Some(base) = base.filter(|_| !asks.is_empty()) else { return Ok(asks) };
        self.update(plan, id)?;
        self.update(plan, &base.id)?;
        // The two just brought up to date stand at the end.
        if let [.., scenario, base] = &mut self.kept[..] {
            asks::value(&mut asks, &mut base.1.valuer(), &mut scenario.1.valuer());
        }
        Ok(asks)
    }

    /// What each credit of a scenario could reach, computed each time it is asked for.
    ///
    /// # Errors
    /// As [`Calculator::outcome`].
    pub fn reach(&mut self, plan: &Arc<Plan>, scenario: &Id) -> Result<Vec<Vec<Reach>>, Failure> {
        let kept = self.update(plan, scenario)?;
        reach(kept.resolver.resolved(), &kept.totals).map_err(Failure::TooLarge)
    }

    /// What a scenario still lacks of another, valued.
    ///
    /// # Errors
    /// As [`Calculator::outcome`].
    pub fn open(&mut self, plan: &Arc<Plan>, from: &Id, to: &Id) -> Result<Vec<Open>, Failure> {
        let scenario = |id: &Id| plan.scenarios.get(id.as_str()).ok_or(Failure::NoScenario);
        let mut open = asks::open(plan, scenario(from)?, scenario(to)?);
        asks::value_open(&mut open, &mut self.valuer(plan, from)?);
        Ok(open)
    }

    fn update(&mut self, plan: &Arc<Plan>, id: &Id) -> Result<&mut Kept, Failure> {
        let Some(scenario) = plan.scenarios.get(id.as_str()) else {
            self.take(id);
            return Err(Failure::NoScenario);
        };
        let next = match self.take(id) {
            Some(kept) if Arc::ptr_eq(&kept.plan, plan) => kept,
            Some(mut kept) => {
                let before = kept.resolver.resolved().clone();
                kept.resolver.update(plan, scenario);
                kept.totals.update(&before, kept.resolver.resolved());
                let outcome = evaluated(kept.resolver.resolved(), &kept.totals);
                Kept { plan: plan.clone(), outcome, ..kept }
            }
            None => {
                let resolver = Resolver::new(plan, scenario);
                let totals = Totals::of(resolver.resolved());
                let outcome = evaluated(resolver.resolved(), &totals);
                Kept { plan: plan.clone(), resolver, totals, outcome }
            }
        };
        self.kept.push((id.clone(), next));
        self.kept.last_mut().map(|(_, kept)| kept).ok_or(Failure::NoScenario)
    }

    fn take(&mut self, id: &Id) -> Option<Kept> {
        let at = self.kept.iter().position(|(kept, _)| kept == id)?;
        Some(self.kept.swap_remove(at).1)
    }
}

fn evaluated(plan: &Plan, totals: &Totals) -> Result<Arc<Outcome>, Failure> {
    finish(plan, totals).map(Arc::new).map_err(Failure::TooLarge)
}
