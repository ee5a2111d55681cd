//! What is shown while what only we may see is hidden says nothing about it, on any plan: whatever our
//! costs, estimates, private rows and walk-away are, every figure is the same.

#[path = "common/commands.rs"]
mod commands;
mod common;

use commands::command;
use common::{draws, plans};
use proptest::prelude::*;
use tranche::{
    domain::{Cents, Id, Lever, Plan, Rate, Row, Rows, Scenario, scenario::ScenarioKind},
    edit::apply,
    engine::evaluate,
    io::{plan_file, redact::redacted},
    table::{
        Record,
        privacy::{PublicView, public_view},
        resolve::resolve,
    },
};

const SAMPLE: &str = include_str!("../examples/illustrative.json");

fn private<R: Record>(mut row: R) -> R {
    row.remarks_mut().private = true;
    row
}

/// Marks every third row of a table private.
fn marked<R: Record>(rows: &Rows<R>) -> Rows<R> {
    let mark =
        |(at, row): (usize, &R)| if at % 3 == 1 { private(row.clone()) } else { row.clone() };
    rows.iter().enumerate().map(mark).collect()
}

/// The plan with private rows in every table that has some.
fn with_private_rows(plan: &Plan) -> Plan {
    Plan {
        levers: marked(&plan.levers),
        credits: marked(&plan.credits),
        workloads: marked(&plan.workloads),
        baseline: marked(&plan.baseline),
        services: marked(&plan.services),
        accounts: marked(&plan.accounts),
        mixes: marked(&plan.mixes),
        milestones: marked(&plan.milestones),
        proserve: marked(&plan.proserve),
        partners: marked(&plan.partners),
        stacking: marked(&plan.stacking),
        ..plan.clone()
    }
}

/// The same plan as others may see it, with other secrets.
fn with_other_secrets(plan: &Plan, cents: i64) -> Plan {
    let mut other = plan.clone();
    other.levers = plan
        .levers
        .iter()
        .map(|lever| Lever {
            our_cost: Cents::new(cents),
            worth_to_aws: Cents::new(cents / 2),
            probability: Rate::from_millionths(cents % 1_000_000),
            ..lever.clone()
        })
        .collect();
    other.levers.push(private(Lever {
        behaviour: "something else".to_owned(),
        credit: Cents::new(cents),
        included: true,
        ..Lever::blank(Id::from("another-secret"))
    }));
    other.credits.update("another-secret", |credit| credit.amount = Cents::new(cents));
    let mut walk = Scenario::blank(Id::from("another-walk"));
    walk.kind = ScenarioKind::WalkAway;
    other.scenarios.push(walk);
    other
}

fn figures(plan: &Plan) -> Vec<Option<[Cents; 5]>> {
    let of = |scenario| {
        let outcome = evaluate(&resolve(plan, scenario)).ok()?;
        Some([
            outcome.net_value,
            outcome.headline,
            outcome.applied,
            outcome.lever_cost,
            outcome.expected_levers,
        ])
    };
    plan.scenarios.iter().map(of).collect()
}

fn tells_nothing(plan: &Plan, cents: i64) -> Result<(), TestCaseError> {
    let plan = with_private_rows(plan);
    let shown = public_view(&plan);
    prop_assert_eq!(public_view(&with_other_secrets(&plan, cents)), shown.clone());
    prop_assert_eq!(public_view(&shown), shown.clone(), "what is shown has nothing left to hide");
    // What AWS sees on a call and what it is sent come to the same figures.
    let sent = redacted(&plan);
    prop_assert_eq!(figures(&shown), figures(&sent));
    prop_assert_eq!(plan_file::read(&plan_file::write(&sent)), Ok(sent));
    for [net, _, _, cost, _] in figures(&shown).into_iter().flatten() {
        prop_assert_eq!(cost, Cents::ZERO, "{} is before our cost", net);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_shown_depends_on_what_is_hidden(plan in plans(), cents in 1..900_000_000_i64) {
        tells_nothing(&plan.0, cents)?;
    }

    #[test]
    fn what_is_seen_follows_any_edits(plan in plans(), mut draw in draws(600)) {
        let (mut plan, mut view) = (with_private_rows(&plan.0), PublicView::default());
        for _ in 0..12 {
            let next = command(&mut draw, &plan);
            if let Ok(applied) = apply(&plan, &next) {
                plan = applied.plan;
            }
            prop_assert_eq!(view.update(&plan), public_view(&plan), "{:?}", next);
        }
    }
}

#[test]
fn of_the_sample_neither_our_cost_nor_a_private_give_can_be_worked_out() {
    let plan = plan_file::read(SAMPLE).unwrap();
    tells_nothing(&plan, 28_700_000).unwrap();
    let shown = public_view(&plan);
    let settled =
        |plan: &Plan| evaluate(&resolve(plan, plan.scenarios.get("settled").unwrap())).unwrap();
    let (all, shown) = (settled(&plan), settled(&shown));
    assert!(all.lever_cost > Cents::ZERO);
    assert_eq!(
        shown.net_value,
        Cents::new(shown.bill_saving.get() - shown.shortfall_cost.get() + shown.cash_funding.get())
    );
    assert!(shown.headline < all.headline, "the private give's credit is in no total");
}
