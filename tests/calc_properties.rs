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
    calc::{Calculator, Failure, asks, worth::Change},
    domain::{Cents, Id, Plan, Scenario, TableId, Value, choice::Choice as _},
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

/// Deal value of a plan with some of the scenario's overrides, computed afresh.
fn worth_of(
    plan: &Plan,
    scenario: &Scenario,
    keep: &dyn Fn(&str, &str, &str) -> bool,
) -> Option<i128> {
    let overrides = scenario.overrides.iter();
    let kept = overrides.filter(|over| keep(&over.table, over.row.as_str(), &over.field)).cloned();
    let some = Scenario { overrides: kept.collect(), ..scenario.clone() };
    evaluate(&resolve(plan, &some)).ok().map(|outcome| i128::from(outcome.deal_value.get()))
}

/// Every ask is worth what two whole evaluations differ by, and asking leaves nothing behind.
fn values(plan: Plan) -> Result<(), TestCaseError> {
    let (mut calculator, plan) = (Calculator::default(), Arc::new(plan));
    for id in ids(&plan, TableId::Scenarios) {
        let scenario = plan.scenarios.get(id.as_str()).unwrap();
        for ask in calculator.asks(&plan, &id).unwrap() {
            let fields: Vec<_> = ask.changes.iter().map(|change| field(change)).collect();
            let of_ask = |table: &str, row: &str, field: &str| {
                table == ask.table().word() && row == ask.row() && fields.contains(&field)
            };
            let worth = |keep: &dyn Fn(&str, &str, &str) -> bool| worth_of(&plan, scenario, keep);
            let (base, whole) = (worth(&|_, _, _| false), worth(&|_, _, _| true));
            let (alone, without) = (worth(&of_ask), worth(&|t, r, f| !of_ask(t, r, f)));
            let less = |a: Option<i128>, b: Option<i128>| Some(a? - b?);
            let given = |cents: Option<Cents>| cents.map(|cents| i128::from(cents.get()));
            prop_assert_eq!(given(ask.alone), less(alone, base), "{} alone", ask.title);
            prop_assert_eq!(given(ask.within), less(whole, without), "{} within", ask.title);
        }
    }
    agrees(&mut calculator, &plan, &ids(&plan, TableId::Scenarios))
}

fn field(change: &Change) -> &'static str {
    tranche::table::schema(change.table).spec(change.column).unwrap().key
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_of_any_plan_are_followed(plan in plans(), mut draw in draws(800)) {
        follows(plan.0, &mut draw, 16)?;
    }

    #[test]
    fn asks_of_any_plan_are_worth_what_whole_evaluations_say(plan in plans()) {
        values(plan.0)?;
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

#[test]
fn an_ask_is_one_row_or_one_term_and_is_worth_what_it_adds() {
    let plan = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
    let ask = ids(&plan, TableId::Scenarios)[1].clone();
    let asks = asks::of(&plan, plan.scenarios.get(ask.as_str()).unwrap());
    let rows: Vec<_> = asks.iter().map(|ask| (ask.table(), ask.row().to_owned())).collect();
    for (at, row) in rows.iter().enumerate() {
        assert!(row.0.is_single() || !rows[..at].contains(row), "{row:?} stands twice");
    }
    let overrides = plan.scenarios.get(ask.as_str()).unwrap().overrides.len();
    assert_eq!(asks.iter().map(|ask| ask.changes.len()).sum::<usize>(), overrides);
}

#[test]
fn a_change_no_scenario_has_can_be_asked_too() {
    let plan = Arc::new(plan_file::read(include_str!("../examples/illustrative.json")).unwrap());
    let base = ids(&plan, TableId::Scenarios)[0].clone();
    let mut calculator = Calculator::default();
    let cost =
        |cents| Change::new(TableId::Levers, "l02", "our_cost", Value::Money(Cents::new(cents)));
    let mut valuer = calculator.valuer(&plan, &base).unwrap();
    // Zurich costs us 140,000: giving it for 100,000 is worth 40,000 more, to the cent.
    assert_eq!(valuer.worth(&[cost(10_000_000).unwrap()]), Some(Cents::new(4_000_000)));
    assert_eq!(valuer.worth(&[cost(14_000_000).unwrap()]), Some(Cents::ZERO));
    assert_eq!(Change::new(TableId::Levers, "l02", "no_such", Value::Empty), None);
}
