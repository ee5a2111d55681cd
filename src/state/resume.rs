//! The scenario each plan was left in: the page opens it there again.

use crate::{
    domain::{Id, Plan, Scenario, scenario::ScenarioKind},
    platform::storage,
};

/// Where it is kept: a line for each plan, its id and the scenario's, the latest first.
const NAME: &str = "tranche/scenarios";
/// How many plans are remembered.
const MOST: usize = 50;

/// The scenario a plan is opened in: where it was left, else [`first_scenario`].
pub fn scenario(plan: &Plan) -> Id {
    left_in(plan).unwrap_or_else(|| first_scenario(plan))
}

/// The scenario a plan was left in, where that is known and still there.
pub fn left_in(plan: &Plan) -> Option<Id> {
    let kept = storage::read(NAME)?;
    let of_plan = |line: &str| {
        line.strip_prefix(plan.head.id.as_str())?.strip_prefix('\t').map(str::to_owned)
    };
    let left = kept.lines().find_map(of_plan)?;
    plan.scenarios.get(&left).map(|scenario| scenario.id.clone())
}

/// The scenario a plan opens on: what was settled, else what AWS offers.
pub fn first_scenario(plan: &Plan) -> Id {
    let says = |of: &&Scenario| of.kind == ScenarioKind::Settled && !of.overrides.is_empty();
    let settled = plan.scenarios.iter().find(says);
    settled
        .or_else(|| plan.scenarios.at(0))
        .map_or_else(|| Id::from("base"), |scenario| scenario.id.clone())
}

/// Notes the scenario that a plan is left in.
pub fn note(plan: &Plan, scenario: &Id) {
    let line = format!("{}\t{scenario}", plan.head.id);
    // Ids are texts of a file: one that breaks the lines is not remembered.
    if line.contains('\n') || plan.head.id.as_str().contains('\t') {
        return;
    }
    let kept = storage::read(NAME).unwrap_or_default();
    let of_plan = format!("{}\t", plan.head.id);
    let others = kept.lines().filter(|other| !other.starts_with(&of_plan)).take(MOST - 1);
    let lines: Vec<&str> = std::iter::once(line.as_str()).chain(others).collect();
    // Where the storage is full, the plan opens in its first scenario.
    let _ = storage::write(NAME, &lines.join("\n"));
}
