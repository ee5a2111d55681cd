//! What views see: the active scenario with everything computed for it.

use std::sync::Arc;

use crate::{
    calc::Failure,
    domain::{Id, Plan},
    engine::Outcome,
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

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
            && self.scenario == other.scenario
            && self.format.locale() == other.format.locale()
    }
}
