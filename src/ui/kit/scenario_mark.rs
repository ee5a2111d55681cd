//! The mark of a scenario.

use crate::domain::scenario::ScenarioKind;

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
