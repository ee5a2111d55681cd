//! Deal value month by month: when it comes in, and when it is paid for.
//!
//! The months add up to deal value exactly:
//! - what a month's bill is below list prices stands in that month;
//! - a shortfall is billed when a contract year ends: in its last month;
//! - cash from an investment stands in the month it is paid;
//! - MAP cash stands in the first month of the MAP term, ProServe discounts and partner cash in the
//!   month their row starts;
//! - what a lever costs us stands in the month its credit is issued.
//!
//! What falls before or after the plan stands in its first or last month.

use crate::{
    domain::{
        Month, Plan, Total, investment::InvestmentForm, partner::PartnerForm,
        proserve::ProServeMode,
    },
    engine::{Outcome, part},
};

/// Deal value by month of the plan. `plan` is the resolved scenario.
pub fn deal_value(plan: &Plan, outcome: &Outcome) -> Vec<Total> {
    let saved = outcome.months.iter().map(|month| month.list - month.cash_with);
    let mut months: Vec<Total> = saved.collect();
    let last = months.len().saturating_sub(1);
    let mut add = |month: Month, amount: Total| {
        let at = usize::try_from(month.since(plan.head.start_month)).unwrap_or(0).min(last);
        if let Some(sum) = months.get_mut(at) {
            *sum += amount;
        }
    };
    for year in &outcome.commitment {
        if let Some(assessed) = &year.assessed {
            let end = plan.edp.start.plus(year.year.cast_signed() * 12 - 1);
            add(end, -assessed.billed);
        }
    }
    let paid = outcome.investments.windows.iter().filter(|window| !window.missed);
    for window in paid.filter(|window| window.form == InvestmentForm::Cash) {
        add(window.issued, window.amount.into());
    }
    add(plan.map.start, outcome.map.buyer_cash.into());
    for row in plan.proserve.iter().filter(|row| row.included) {
        if row.mode == ProServeMode::Discount {
            add(row.start, part(row.sow_value, &[row.cofund_rate]));
        }
    }
    for row in plan.partners.iter().filter(|row| row.included) {
        if row.form == PartnerForm::Cash {
            add(row.start, part(row.gross, &[row.pass_through]));
        }
    }
    for lever in plan.levers.iter().filter(|lever| lever.included) {
        add(lever.due, -lever.our_cost);
    }
    months
}

/// Deal value reached by the end of each month; the last is deal value.
pub fn reached(plan: &Plan, outcome: &Outcome) -> Vec<Total> {
    let mut sum = Total::ZERO;
    let reached = deal_value(plan, outcome).into_iter().map(|month| {
        sum += month;
        sum
    });
    reached.collect()
}
