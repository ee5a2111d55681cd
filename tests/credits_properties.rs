//! On any plan: the register adds up to the outcome, what kept a credit from its charges adds up to
//! them, and every answer of the commitment costs what the plan with it costs.

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
        Calculator, commitment,
        register::{self, Status, View, words},
        stacking,
    },
    chart::{balances, commitment::Years},
    domain::{Cents, Plan, Total, month::parse_day},
    engine::evaluate,
    text::Format,
};

fn holds(plan: Plan) -> Result<(), TestCaseError> {
    let plan = Arc::new(plan);
    let base = plan.scenarios.at(0).unwrap().id.clone();
    let mut calculator = Calculator::default();
    let Ok(outcome) = calculator.outcome(&plan, &base) else { return Ok(()) };
    let reach = calculator.reach(&plan, &base).unwrap();
    let format = Format::default();
    for today in ["2026-11-25", "2028-02-29", "1990-01-01", "2150-12-31"] {
        let today = parse_day(today).unwrap();
        let view = View { today, settled: false, lead_days: register::LEAD_DAYS };
        let entries = register::entries(&plan, &outcome, view);
        let sum = |of: fn(&register::Entry) -> Total| {
            entries.iter().map(|entry| of(entry).get()).sum::<i128>()
        };
        prop_assert_eq!(sum(|entry| entry.applied.into()), i128::from(outcome.applied.get()));
        prop_assert_eq!(sum(|entry| entry.expired.into()), i128::from(outcome.expired.get()));
        prop_assert_eq!(
            sum(|entry| entry.left),
            i128::from(outcome.remaining.get()) + i128::from(outcome.beyond.get())
        );
        for entry in &entries {
            let by_month: i64 = entry.by_month.iter().map(|used| used.get()).sum();
            prop_assert_eq!(Cents::new(by_month), entry.applied);
            prop_assert!(
                entry.balance.iter().all(|left| (Total::ZERO..=entry.amount.into()).contains(left))
            );
            let over = entry.end.is_some_and(|end| end < today);
            let says_so = matches!(
                entry.status,
                Status::Expired | Status::UsedUp | Status::Paused | Status::LeftOut
            );
            prop_assert!(!over || says_so, "{:?} although it ended", entry.status);
            let at = outcome.grants.iter().position(|of| of.grant.id == entry.id);
            let Some(at) = at else { continue };
            let cause = register::cause(&plan, entry, &reach[at]);
            prop_assert_eq!(cause.is_some(), !entry.expired.is_zero());
            if let Some(cause) = cause {
                prop_assert!(!words::cause(&plan, entry, &cause, &format).is_empty());
            }
        }
        let table = balances::table(&plan, &entries, &format);
        prop_assert!(table.rows.iter().all(|row| row.len() == table.headers.len()));
    }
    for (grant, months) in outcome.grants.iter().zip(&reach) {
        for (used, reach) in grant.by_month.iter().zip(months) {
            prop_assert_eq!(*used, reach.applied);
            let parts = [reach.applied, reach.limited, reach.excluded, reach.others];
            prop_assert!(parts.iter().all(|part| part.get() >= 0));
            prop_assert_eq!(parts.into_iter().sum::<Total>(), reach.eligible);
        }
    }
    for cell in &stacking::matrix(&plan, &outcome).cells {
        if let Some(flipped) = stacking::flipped(&plan, &outcome, cell) {
            let back = stacking::matrix(&flipped, &outcome);
            let same = back.cells.iter().find(|of| (of.a, of.b) == (cell.a, cell.b)).unwrap();
            prop_assert!(same.rule != cell.rule || same.limit != cell.limit);
        }
    }
    let answers = commitment::answers(&plan, &outcome);
    for answer in &answers {
        let mut plan = (*plan).clone();
        Arc::make_mut(&mut plan.edp.0).credits_count = answer.answer;
        let with = evaluate(&plan).unwrap();
        prop_assert_eq!(answer.deal_value, with.deal_value);
        prop_assert_eq!(answer.cost, with.shortfall_cost);
    }
    prop_assert!(!commitment::clause(&plan, &answers, &format).is_empty());
    let svg = Years { answers: &answers, format: &format }.svg(640, "years");
    prop_assert!(svg.ends_with("</svg>\n") || svg.ends_with("</svg>"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_register_and_the_answers_add_up_on_any_plan(made in plans()) {
        holds(made.0)?;
    }
}
