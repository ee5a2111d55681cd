//! What views see: the active scenario with everything computed for it.

use std::sync::Arc;

use crate::{
    calc::Failure,
    domain::{Id, Plan},
    engine::Outcome,
    grid,
    text::Format,
};

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

impl Scene {
    /// The scene of a table's grid.
    pub fn as_grid(&self) -> grid::view::Scene<'_> {
        grid::view::Scene {
            plan: &self.plan,
            resolved: &self.resolved,
            outcome: self.outcome.as_deref().ok(),
            scenario: &self.scenario,
            format: &self.format,
            months: None,
        }
    }
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
            && self.scenario == other.scenario
            && self.format.locale() == other.format.locale()
    }
}
