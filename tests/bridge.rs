//! MAP's bridge and what more scope or rate would add, reckoned by hand.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod common;

use std::sync::Arc;

use common::plans;
use proptest::prelude::*;
use tranche::{
    calc::{
        bridge::{Bridge, Effect, additions, bridge, counted_in_full, effect, one_point_more},
        worth::Valuer,
    },
    domain::{
        Cents, Id, MapTerms, Month, Plan, Rate, Total, Workload, rows::Row, workload::Strategy,
    },
    engine::{Totals, evaluate},
    io::plan_file,
    table::resolve::resolve,
};

/// Whole dollars.
const fn usd(dollars: i64) -> Cents {
    Cents::new(dollars * 100)
}

/// Whole percent.
const fn percent(percent: i64) -> Rate {
    Rate::from_millionths(percent * 10_000)
}

fn workload(id: &str, monthly: i64, scope: i64) -> Workload {
    Workload {
        name: format!("Workload {id}"),
        monthly_run_rate: usd(monthly),
        map_scope: percent(scope),
        ..Workload::blank(Id::from(id))
    }
}

fn terms(plan: &mut Plan, set: impl FnOnce(&mut MapTerms)) {
    set(Arc::make_mut(&mut plan.map.0));
}

/// AWS counts half of w1 and nothing of w2, at 15%.
fn offer() -> Plan {
    let mut plan = Plan::empty(Month::parse("2027-01").unwrap());
    terms(&mut plan, |map| {
        map.included = true;
        map.base_rate = percent(15);
        map.max_rate = percent(25);
    });
    plan.workloads.push(workload("w1", 1_000, 50));
    plan.workloads.push(workload("w2", 500, 0));
    plan.workloads.push(Workload { strategy: Strategy::Retire, ..workload("w3", 900, 0) });
    plan
}

/// We count all of both, at 18% and two points more for w2, with a cap of 3,000.
fn ask() -> Plan {
    let mut plan = offer();
    assert!(plan.workloads.update("w1", |row| row.map_scope = Rate::ONE));
    assert!(plan.workloads.update("w2", |row| {
        row.map_scope = Rate::ONE;
        row.map_uplift = percent(2);
    }));
    terms(&mut plan, |map| {
        map.base_rate = percent(18);
        map.cap = Some(usd(3_000));
    });
    plan
}

fn between(from: &Plan, to: &Plan) -> Bridge {
    let map = |plan: &Plan| evaluate(plan).unwrap().map;
    bridge(from, &map(from), to, &map(to)).unwrap()
}

fn sum(bridge: &Bridge) -> i64 {
    [bridge.from, bridge.scope, bridge.rate, bridge.other, bridge.cap]
        .map(|cents| cents.get())
        .iter()
        .sum()
}

#[test]
fn scope_first_then_rate_then_what_the_cap_takes() {
    // Offer: 12,000 a year × 50% × 15% = 900.
    // Scope: w1 in full earns 1,800 at 15%, w2 6,000 × 15% = 900: 2,700, so 1,800 more.
    // Rate: w1 12,000 × 18% = 2,160, w2 6,000 × 20% = 1,200: 3,360, so 660 more.
    // Cap: 360 of it are cut off.
    let way = between(&offer(), &ask());
    let expected = Bridge {
        from: usd(900),
        scope: usd(1_800),
        rate: usd(660),
        other: usd(0),
        cap: usd(-360),
        to: usd(3_000),
    };
    assert_eq!(way, expected);
    assert_eq!(way.steps(), [("Scope", usd(1_800)), ("Rate", usd(660)), ("Cap", usd(-360))]);
}

#[test]
fn a_run_rate_of_its_own_is_another_step() {
    let mut to = ask();
    terms(&mut to, |map| map.cap = None);
    assert!(to.workloads.update("w1", |row| row.monthly_run_rate = usd(1_500)));
    // 6,000 a year more at 18%.
    assert_eq!(between(&offer(), &to).other, usd(1_080));
    assert_eq!(between(&offer(), &to).scope, usd(1_800));
}

#[test]
fn a_cap_that_binds_in_the_offer_is_given_back() {
    let mut from = offer();
    terms(&mut from, |map| map.cap = Some(usd(500)));
    let mut to = from.clone();
    terms(&mut to, |map| map.cap = Some(usd(700)));
    // 900 are earned on both sides; the cap takes 400, then 200.
    let way = between(&from, &to);
    assert_eq!(
        (way.from, way.scope, way.rate, way.cap, way.to),
        (usd(500), usd(0), usd(0), usd(200), usd(700))
    );
}

#[test]
fn without_an_agreement_on_one_side_all_of_it_is_one_step() {
    let mut from = offer();
    terms(&mut from, |map| map.included = false);
    let way = between(&from, &ask());
    assert_eq!((way.from, way.other, way.to, sum(&way)), (usd(0), usd(3_000), usd(3_000), 300_000));
}

#[test]
fn the_sample_adds_up_in_every_scenario() {
    let plan = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
    for scenario in plan.scenarios.iter() {
        let to = resolve(&plan, scenario);
        let way = between(&plan, &to);
        assert_eq!(sum(&way), way.to.get(), "{}", scenario.name);
        assert_eq!(way.to, evaluate(&to).unwrap().map.pool, "{}", scenario.name);
    }
}

#[test]
fn what_is_not_counted_in_full_and_could_be() {
    // w1: the other half, 6,000 × 15%; w2: 6,000 × 15%; w3 is switched off.
    let all = |plan: &Plan| additions(plan, 100).0;
    let open = all(&offer());
    let found: Vec<_> = open.iter().map(|of| (of.row.as_str(), of.scope, of.credit)).collect();
    assert_eq!(found, [("w1", percent(50), usd(900).into()), ("w2", Rate::ZERO, usd(900).into())]);
    // Of equals the first stands first; what is not listed is counted.
    let (listed, count) = additions(&offer(), 1);
    assert_eq!((listed.len(), listed[0].row.as_str(), count), (1, "w1", 2));
    assert_eq!(all(&ask()), []);
    let mut none = offer();
    terms(&mut none, |map| map.included = false);
    assert_eq!(all(&none), []);
}

/// What a change adds by the valuer, and by computing the changed plan afresh.
fn effects(plan: &Plan, change: tranche::calc::worth::Change) -> [Effect; 2] {
    let now = evaluate(plan).unwrap();
    let mut totals = Totals::of(plan);
    let mut valuer = Valuer::new(plan, &mut totals, Some(now.deal_value));
    let found = effect(&mut valuer, &now, change.clone()).unwrap();
    let mut other = plan.clone();
    tranche::table::table_mut(&mut other, change.table).set(
        change.row.as_str(),
        change.column,
        change.value,
    );
    let with = evaluate(&other).unwrap();
    let afresh = Effect {
        map: Cents::new(with.map.pool.get() - now.map.pool.get()),
        deal_value: Cents::new(with.deal_value.get() - now.deal_value.get()),
    };
    [found, afresh]
}

#[test]
fn one_point_is_worth_a_hundredth_of_the_base_unless_something_holds_it() {
    // 6,000 are counted.
    let plan = offer();
    assert_eq!(effects(&plan, one_point_more(&plan).unwrap())[0].map, usd(60));
    // The highest rate, and the cap, leave nothing of it.
    let mut held = offer();
    terms(&mut held, |map| map.max_rate = percent(15));
    assert_eq!(effects(&held, one_point_more(&held).unwrap())[0].map, usd(0));
    let capped = ask();
    assert_eq!(effects(&capped, one_point_more(&capped).unwrap())[0].map, usd(0));
    let mut full = offer();
    terms(&mut full, |map| map.base_rate = Rate::ONE);
    assert_eq!(one_point_more(&full), None);
}

#[test]
fn a_workload_more_is_worth_what_the_plan_with_it_is() {
    let plan = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
    let (open, _) = additions(&plan, 100);
    assert!(open.len() > 10);
    for addition in &open {
        let [found, afresh] = effects(&plan, counted_in_full(&addition.row).unwrap());
        assert_eq!(found, afresh, "{}", addition.name);
        // The offer's cap leaves room for some of them only.
        assert!(Total::from(found.map) <= addition.credit, "{}", addition.name);
    }
    let [found, afresh] = effects(&plan, one_point_more(&plan).unwrap());
    assert_eq!(found, afresh);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_bridge_adds_up(plan in plans()) {
        let plan = plan.0;
        for scenario in plan.scenarios.iter() {
            let to = resolve(&plan, scenario);
            let (Ok(offered), Ok(reached)) = (evaluate(&plan), evaluate(&to)) else { continue };
            let way = bridge(&plan, &offered.map, &to, &reached.map).unwrap();
            prop_assert_eq!(sum(&way), way.to.get());
            prop_assert_eq!(way.to, reached.map.pool);
        }
    }
}
