//! Net value month by month: when it comes in, and when it is paid for.
//!
//! The months add up to net value exactly:
//! - the bill saved stands in its own month;
//! - the shortfall that credits cause is billed when a contract year ends: in its last month;
//! - MAP cash stands in the first month of the MAP term, ProServe discounts and partner cash in the
//!   month their row starts;
//! - what a lever costs us stands in the month its credit is issued.
//!
//! What falls before or after the plan stands in its first or last month.

use crate::{
    domain::{Cents, Month, Plan, partner::PartnerForm, proserve::ProServeMode},
    engine::{Outcome, part},
};

/// Net value by month of the plan, in cents. `plan` is the resolved scenario.
pub fn net_value(plan: &Plan, outcome: &Outcome) -> Vec<i128> {
    let saved = outcome.months.iter();
    let saved =
        saved.map(|month| i128::from(month.cash_without.get()) - i128::from(month.cash_with.get()));
    let mut months: Vec<i128> = saved.collect();
    let last = months.len().saturating_sub(1);
    let mut add = |month: Month, cents: i128| {
        let at = usize::try_from(month.since(plan.head.start_month)).unwrap_or(0).min(last);
        if let Some(sum) = months.get_mut(at) {
            *sum += cents;
        }
    };
    for year in &outcome.commitment {
        if let Some(assessed) = &year.assessed {
            let end = plan.edp.start.plus(year.year.cast_signed() * 12 - 1);
            let caused =
                i128::from(assessed.shortfall.get()) - i128::from(assessed.shortfall_without.get());
            add(end, -caused);
        }
    }
    add(plan.map.start, i128::from(outcome.map.buyer_cash.get()));
    for row in plan.proserve.iter().filter(|row| row.included) {
        if row.mode == ProServeMode::Discount {
            add(row.start, i128::from(part(row.sow_value, &[row.cofund_rate]).get()));
        }
    }
    for row in plan.partners.iter().filter(|row| row.included) {
        if row.form == PartnerForm::Cash {
            add(row.start, i128::from(part(row.gross, &[row.pass_through]).get()));
        }
    }
    for lever in plan.levers.iter().filter(|lever| lever.included) {
        add(lever.due, -i128::from(lever.our_cost.get()));
    }
    months
}

/// Net value reached by the end of each month; the last is net value.
pub fn reached(plan: &Plan, outcome: &Outcome) -> Vec<Cents> {
    let mut sum = 0;
    let reached = net_value(plan, outcome).into_iter().map(|month| {
        sum += month;
        // On the way it may exceed what the end does not.
        Cents::new(sum.clamp(i64::MIN.into(), i64::MAX.into()) as i64)
    });
    reached.collect()
}
