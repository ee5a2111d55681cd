//! What a scenario is called, and its mark.

use crate::domain::{Scenario, choice::Choice as _, scenario::ScenarioKind};

/// The class and letter of a scenario's mark.
pub fn mark(kind: ScenarioKind) -> (&'static str, &'static str) {
    match kind {
        ScenarioKind::Base => ("c-aws", "O"),
        ScenarioKind::Ask => ("c-ask", "A"),
        ScenarioKind::Target => ("c-target", "T"),
        ScenarioKind::WalkAway => ("c-walk", "W"),
        ScenarioKind::Settled => ("c-settled", "S"),
        ScenarioKind::Custom => ("c-custom", "C"),
    }
}

/// What a scenario is called.
pub fn name(scenario: &Scenario) -> &str {
    if scenario.name.is_empty() { scenario.kind.label() } else { &scenario.name }
}
