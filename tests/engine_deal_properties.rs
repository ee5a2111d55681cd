//! What holds of the whole deal on any plan (`docs/engine.md`, section 8): its value is the sum of its
//! parts, a clause that does nothing changes nothing, and clauses that favour the buyer never cost.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod common;

use common::{Made, change, clauses_off, plans};
use proptest::prelude::*;
use tranche::{
    domain::{
        Cents, Discount, Id, Investment, LadderStep, Plan, Rate, Row as _, Rows, Total,
        choice::Choice as _, commitment::DiscountBy, discount::Combine,
    },
    engine::{Outcome, evaluate},
};

/// The plan with nothing of the whole deal: what part one of the rules computes.
fn part_one(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    change(&mut plan.edp, |edp| {
        clauses_off(edp);
        edp.discount_by = DiscountBy::Rate;
    });
    change(&mut plan.support, |support| support.included = false);
    change(&mut plan.tax, |tax| tax.included = false);
    plan.discounts = Rows::default();
    plan.investments = Rows::default();
    plan
}

/// Each part of the deal, included but without any effect.
const NEUTRAL: [fn(&mut Plan); 9] = [
    |plan| {
        plan.discounts.push(Discount {
            start: plan.head.start_month,
            combine: Combine::OnTop,
            ..Discount::blank(Id::from("nothing"))
        });
    },
    |plan| {
        let rate = plan.edp.discount;
        plan.ladder =
            [LadderStep { rate, ..LadderStep::blank(Id::from("one")) }].into_iter().collect();
        // Without a whole contract year no step is reached.
        if plan.edp.whole_years() > 0 {
            change(&mut plan.edp, |edp| edp.discount_by = DiscountBy::Ladder);
        }
    },
    |plan| {
        change(&mut plan.edp, |edp| {
            (edp.step_down_year, edp.step_down_share) = (Some(1), Rate::ZERO);
        });
    },
    |plan| change(&mut plan.edp, |edp| edp.step_down_share = Rate::ONE),
    |plan| {
        change(&mut plan.edp, |edp| {
            edp.step_down_year = Some(edp.whole_years() + 1);
            edp.step_down_share = Rate::ONE;
        });
    },
    |plan| change(&mut plan.edp, |edp| edp.shortfall_credit_life = 1),
    |plan| {
        change(&mut plan.support, |support| {
            support.included = true;
            support.tiers.clear();
            support.minimum = Cents::ZERO;
        });
    },
    |plan| {
        change(&mut plan.tax, |tax| {
            tax.included = true;
            tax.rate = Rate::ZERO;
        });
    },
    |plan| {
        let account = plan.accounts.at(0).unwrap().id.clone();
        let mut row = Investment::blank(Id::from("nothing"));
        row.start = plan.head.start_month;
        row.terms.account = account;
        plan.investments.push(row);
    },
];

/// The outcome without the windows of investments that pay nothing.
fn figures(plan: &Plan) -> Outcome {
    let mut outcome = evaluate(plan).unwrap();
    outcome.investments.windows.clear();
    outcome
}

/// The plan without any credit.
fn without_credits(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.credits = Rows::default();
    plan.levers = Rows::default();
    plan.proserve = Rows::default();
    plan.partners = Rows::default();
    plan.investments = Rows::default();
    change(&mut plan.map, |map| map.included = false);
    change(&mut plan.edp, |edp| edp.shortfall_credit = Rate::ZERO);
    plan
}

fn billed(outcome: &Outcome) -> [Total; 2] {
    [outcome.billed(), outcome.billed_without()]
}

/// Checks that a change of a plan's clauses raises what is billed in no year, with credits or without.
fn never_raises(plan: &Plan, clause: impl FnOnce(&mut Plan)) -> Result<(), TestCaseError> {
    let mut with = plan.clone();
    clause(&mut with);
    let (before, after) = (evaluate(plan).unwrap(), evaluate(&with).unwrap());
    for (before, after) in before.commitment_by_answer.iter().zip(&after.commitment_by_answer) {
        for (before, after) in before.iter().zip(after) {
            let (Some(before), Some(after)) = (&before.assessed, &after.assessed) else { continue };
            prop_assert!(after.billed <= before.billed);
            prop_assert!(after.billed_without <= before.billed_without);
        }
    }
    prop_assert!(after.deal_value >= before.deal_value);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn deal_value_is_the_sum_of_its_parts(Made(plan) in plans()) {
        let of = evaluate(&plan).unwrap();
        let [with, without] = billed(&of);
        prop_assert_eq!(of.discount_saving + of.net_value - without, of.deal_value);
        prop_assert_eq!(
            of.list - of.cash_with - with + of.cash_funding - of.lever_cost,
            of.deal_value
        );
        prop_assert_eq!(of.list - of.cash_without, of.discount_saving);
        prop_assert_eq!(with - without, of.shortfall_cost);
    }

    #[test]
    fn a_part_that_does_nothing_gives_part_one_to_the_cent(Made(plan) in plans()) {
        let plain = part_one(&plan);
        let expected = figures(&plain);
        prop_assert_eq!((expected.support, expected.tax_with), (Cents::ZERO, Cents::ZERO));
        let at_list = expected.months.iter().all(|month| month.list == month.gross);
        prop_assert!(at_list && expected.list == expected.gross);
        for neutral in NEUTRAL {
            let mut with = plain.clone();
            neutral(&mut with);
            prop_assert_eq!(figures(&with), expected.clone());
        }
    }

    #[test]
    fn carry_forward_and_band_never_raise_what_is_billed(Made(plan) in plans()) {
        let mut plan = plan;
        change(&mut plan.edp, |edp| edp.shortfall_credit = Rate::ZERO);
        let clauses = (plan.edp.carry_forward, plan.edp.band);
        change(&mut plan.edp, |edp| (edp.carry_forward, edp.band) = (Rate::ZERO, Rate::ZERO));
        never_raises(&plan, |plan| change(&mut plan.edp, |edp| edp.carry_forward = clauses.0))?;
        never_raises(&plan, |plan| change(&mut plan.edp, |edp| edp.band = clauses.1))?;
        never_raises(&plan, |plan| {
            change(&mut plan.edp, |edp| (edp.carry_forward, edp.band) = clauses);
        })?;
    }

    #[test]
    fn a_support_fee_never_depends_on_credits(Made(plan) in plans()) {
        let (with, without) = (evaluate(&plan).unwrap(), evaluate(&without_credits(&plan)).unwrap());
        let fees = |outcome: &Outcome| -> Vec<Cents> {
            outcome.months.iter().map(|month| month.support).collect()
        };
        prop_assert_eq!(fees(&with), fees(&without));
        prop_assert_eq!(with.list, without.list);
        prop_assert_eq!(with.cash_without, without.cash_with);
        prop_assert_eq!(with.billed_without(), without.billed());
    }

    #[test]
    fn what_investments_pay_stays_within_their_caps(Made(plan) in plans()) {
        let outcome = evaluate(&plan).unwrap();
        let (mut earned, mut missed, mut cash) = (Total::ZERO, Total::ZERO, Total::ZERO);
        for window in &outcome.investments.windows {
            let row = plan.investments.get(window.row.as_str()).unwrap();
            prop_assert!(row.included && window.first <= window.last);
            prop_assert_eq!(window.missed, row.missed.contains(&window.number));
            prop_assert!(row.window_cap.is_none_or(|cap| window.amount <= cap));
            match (window.missed, window.form.word()) {
                (true, _) => missed += window.amount,
                (false, "cash") => {
                    earned += window.amount;
                    cash += window.amount;
                }
                (false, _) => earned += window.amount,
            }
        }
        let of = &outcome.investments;
        prop_assert_eq!(
            [earned, missed, cash],
            [of.earned, of.missed, of.cash].map(Total::from)
        );
        for row in plan.investments.iter() {
            let own = of.windows.iter().filter(|window| window.row == row.id && !window.missed);
            let paid: Total = own.map(|window| window.amount).sum();
            let left = row.cap.map(|cap| (cap - row.used_before).max(Total::ZERO));
            prop_assert!(left.is_none_or(|left| paid <= left));
        }
    }
}
