//! What a scenario stands for.

use super::choice::choice;

choice! {
    /// What a scenario stands for.
    ScenarioKind {
        /// What AWS has put on the table: the plan itself.
        Base = "base" "AWS offer",
        /// What we aim for.
        Target = "target" "Target",
        /// What we ask for.
        Ask = "ask" "Ask",
        /// The least we accept.
        WalkAway = "walk_away" "Walk-away",
        /// What was agreed.
        Settled = "settled" "Settled",
        /// Anything else.
        Custom = "custom" "Custom",
    }
}
