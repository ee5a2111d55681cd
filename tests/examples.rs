//! The files and the made-up plans of `examples/` are what the README says they are.

#[path = "../examples/generate/made_up/mod.rs"]
mod made_up;

use tranche::{
    engine::evaluate,
    io::plan_file::{read, write},
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
