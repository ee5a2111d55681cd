//! The incremental calculation gives what computing afresh gives, whatever was edited in between.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

#[path = "common/commands.rs"]
mod commands;
mod common;

use std::sync::Arc;

use commands::command;
use common::{Draw, draws, ids, plans};
use proptest::prelude::*;
use tranche::{
    calc::{Calculator, Failure},
    domain::{Id, Plan, TableId},
    edit::apply,
    engine::{Totals, direct, evaluate},
    io::plan_file,
    table::resolve::resolve,
};

/// Follows some commands, now and then back to an earlier plan, and compares at every step.
fn follows(start: Plan, draw: &mut Draw, count: usize) -> Result<(), TestCaseError> {
    let mut calculator = Calculator::default();
    let mut plans = vec![Arc::new(start)];
    let mut plan = plans[0].clone();
    agrees(&mut calculator, &plan, &ids(&plan, TableId::Scenarios))?;
    for _ in 0..count {
        if draw.chance(1, 8) {
            plan = draw.one(&plans);
        } else {
            let command = command(draw, &plan);
            let Ok(applied) = apply(&plan, &command) else { continue };
            plan = Arc::new(applied.plan);
            plans.push(plan.clone());
        }
        // A scenario that is not shown falls behind and catches up later.
        let mut scenarios = ids(&plan, TableId::Scenarios);
        scenarios.retain(|_| draw.chance(2, 3));
        agrees(&mut calculator, &plan, &scenarios)?;
    }
    agrees(&mut calculator, &plan, &ids(&plan, TableId::Scenarios))?;
    let directed = ids(&plan, TableId::Scenarios).into_iter().next();
    directed.map_or(Ok(()), |scenario| directs(&mut calculator, &plan, &scenario))
}

fn agrees(
    calculator: &mut Calculator,
    plan: &Arc<Plan>,
    scenarios: &[Id],
) -> Result<(), TestCaseError> {
    for id in scenarios {
        let resolved = resolve(plan, plan.scenarios.get(id.as_str()).unwrap());
        prop_assert!(calculator.resolved(plan, id) == Ok(resolved.clone()), "resolved {id}");
        let kept = calculator.outcome(plan, id).map(|outcome| (*outcome).clone());
        prop_assert_eq!(kept, evaluate(&resolved).map_err(Failure::TooLarge), "{}", id);
    }
    Ok(())
}

/// The directed allocation is computed from the totals that were kept up to date.
fn directs(
    calculator: &mut Calculator,
    plan: &Arc<Plan>,
    scenario: &Id,
) -> Result<(), TestCaseError> {
    let resolved = resolve(plan, plan.scenarios.get(scenario.as_str()).unwrap());
    let afresh = direct(&resolved, &Totals::of(&resolved)).map_err(Failure::TooLarge);
    prop_assert_eq!(calculator.directed(plan, scenario), afresh);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_of_any_plan_are_followed(plan in plans(), mut draw in draws(800)) {
        follows(plan.0, &mut draw, 16)?;
    }

    #[test]
    fn any_edits_of_the_sample_are_followed(mut draw in draws(500)) {
        let sample = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
        follows(sample, &mut draw, 8)?;
    }
}

#[test]
fn a_scenario_that_is_gone_has_no_outcome() {
    let plan = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
    let gone = Calculator::default().outcome(&Arc::new(plan), &Id::from("gone"));
    assert_eq!(gone, Err(Failure::NoScenario));
}
