//! The plans of `examples/` and those that `tranche-cli generate` makes up are what the README says they are.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

#[path = "../cli/made_up/mod.rs"]
mod made_up;

use tranche::{
    domain::{Cents, Month, Plan, choice::Choice as _},
    engine::{Outcome, evaluate},
    io::{
        import::{self, MergeOptions},
        plan_file::{read, write},
    },
    table::resolve::resolve,
};

#[test]
fn the_worked_example_is_the_one_reckoned_by_hand() {
    let vector: serde_json::Value =
        serde_json::from_str(include_str!("fixtures/vectors/worked-example.json")).unwrap();
    let example = read(include_str!("../examples/worked-example.json")).unwrap();
    assert_eq!(Ok(example), read(&vector["plan"].to_string()));
}

#[test]
fn made_up_plans_are_plans_and_always_the_same() {
    for workloads in [1, 2, 41, 1_000] {
        let plan = made_up::plan(workloads);
        assert_eq!(plan.workloads.len(), workloads);
        let text = write(&plan);
        assert_eq!(read(&text).as_ref(), Ok(&plan));
        assert_eq!(write(&made_up::plan(workloads)), text);
    }
}

#[test]
fn made_up_plans_hold_what_the_bench_measures() {
    let plan = made_up::plan(1_000);
    let outcome = evaluate(&plan).unwrap();
    assert_eq!((outcome.grants.len(), outcome.months.len()), (40, 60));
    assert_eq!(plan.accounts.len() * plan.services.len(), 40);
    // Credits of every fate.
    assert!(!outcome.applied.is_zero() && !outcome.expired.is_zero());
    assert!(!outcome.remaining.is_zero() && !outcome.shortfall_cost.is_zero());
}

/// The plan of `docs/guide.md`.
fn guide() -> Plan {
    read(include_str!("../examples/guide.json")).unwrap()
}

/// An amount as the guide writes it: `1,234.50`.
fn written(amount: Cents) -> String {
    let text = amount.to_string();
    let (whole, cents) = text.split_once('.').unwrap();
    let digits: Vec<char> = whole.chars().collect();
    let groups: Vec<String> = digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
    format!("{}.{cents}", groups.join(","))
}

#[test]
fn the_guide_tells_what_its_deal_computes_to() {
    let (plan, text) = (guide(), include_str!("../docs/guide.md"));
    let outcome = |kind: &str| -> Outcome {
        let scenario = plan.scenarios.iter().find(|scenario| scenario.kind.word() == kind);
        evaluate(&resolve(&plan, scenario.unwrap())).unwrap()
    };
    for (kind, name) in
        [("base", "AWS offer"), ("ask", "Ask"), ("target", "Target"), ("walk_away", "Walk-away")]
    {
        let of = outcome(kind);
        let figures =
            [of.headline, of.applied, of.expired, of.shortfall_cost, of.net_value, of.deal_value];
        let line = format!("| {name} | {} |", figures.map(written).join(" | "));
        assert!(text.contains(&line), "{line}");
    }
    let offer = outcome("base");
    let said = [offer.expired, offer.shortfall_cost, offer.net_value, offer.discount_saving];
    for said in said.map(written) {
        assert!(text.contains(&said), "{said}");
    }
}

#[test]
fn the_estimate_of_the_guide_becomes_its_workloads() {
    let estimate = include_bytes!("../examples/estimate.csv");
    let preview = import::read(estimate, "estimate.csv").unwrap();
    let empty = Plan::empty(Month::parse("2027-01").unwrap());
    let plan = import::apply(&empty, &preview, MergeOptions::default()).unwrap();
    let workloads = |plan: &Plan| -> Vec<_> {
        plan.workloads.iter().map(|of| (of.name.clone(), of.monthly_run_rate)).collect()
    };
    assert_eq!(workloads(&plan), workloads(&guide()));
}
