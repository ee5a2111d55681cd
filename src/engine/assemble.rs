//! The outcome put together from charges, credits and the bill (`docs/engine.md`, sections 6 and 8.1).

use super::{
    bill::{Bill, MonthBill, Treatment},
    charged::Charged,
    commitment::years,
    credits::{Grant, Granted},
    outcome::{GrantOutcome, MonthOutcome, Outcome},
    returned,
};
use crate::domain::{Cents, Month, Plan, TooLarge, Total};

/// Bills a plan's charges and credits, and puts the outcome together.
pub(super) fn assemble(charged: &Charged<'_>, mut granted: Granted) -> Result<Outcome, TooLarge> {
    let (plan, index) = (charged.plan, charged.index);
    let answer = Treatment::of(plan.edp.credits_count);
    let issued = returned::returns(charged).then(|| granted.clone());
    let bill = returned::run(charged, &mut granted, answer)?;
    let commitment = years(plan, &bill.months, answer)?;
    let cash_with = |bill: &Bill| bill.months.iter().map(|month| month.cash_with).sum::<Total>();
    let by_answer = |treatment: Treatment| match &issued {
        // Another answer returns other credits, so the bill is another one too.
        Some(issued) if treatment != answer => {
            let bill = returned::run(charged, &mut issued.clone(), treatment)?;
            Ok((years(plan, &bill.months, treatment)?, cash_with(&bill).fit()?))
        }
        _ => Ok((years(plan, &bill.months, treatment)?, cash_with(&bill).fit()?)),
    };
    let [counts, does_not, except_map] = Treatment::ALL.map(by_answer);
    let [counts, does_not, except_map] = [counts?, does_not?, except_map?];
    let cash_with_by_answer = [counts.1, does_not.1, except_map.1];
    let commitment_by_answer = [counts.0, does_not.0, except_map.0];
    let Granted { grants, map, investments, cash_funding, lever_cost, expected_levers } = granted;
    let grants = grants
        .into_iter()
        .zip(bill.by_grant)
        .map(|(grant, by_month)| settle(plan, grant, by_month));
    let grants: Vec<GrantOutcome> = grants.collect::<Result<_, _>>()?;
    let sum = |of: fn(&GrantOutcome) -> Cents| grants.iter().map(of).sum::<Total>().fit();
    let total = |of: fn(&MonthBill) -> Total| bill.months.iter().map(of).sum::<Total>().fit();
    let assessed = commitment.iter().filter_map(|year| year.assessed.as_ref());
    let caused = assessed.clone().map(|year| year.billed - year.billed_without);
    let shortfall_cost = caused.sum::<Total>().fit()?;
    let billed: Total = assessed.map(|year| year.billed).sum();
    let (cash_without, cash_with) =
        (total(|month| month.cash_without)?, total(|month| month.cash_with)?);
    let list = charged.list.iter().copied().sum::<Total>().fit()?;
    let bill_saving = (cash_without - cash_with).fit()?;
    let net_value = bill_saving - shortfall_cost + cash_funding - lever_cost;
    let deal_value = list - cash_with - billed + cash_funding - lever_cost;
    let by_service =
        index.services.iter().zip(&bill.by_service).filter(|(_, applied)| !applied.is_zero());
    let months = plan.head.months().zip(&bill.months).enumerate();
    Ok(Outcome {
        headline: sum(|outcome| outcome.grant.amount)?,
        applied: sum(|outcome| outcome.applied)?,
        expired: sum(|outcome| outcome.expired)?,
        remaining: sum(|outcome| outcome.remaining)?,
        beyond: sum(|outcome| outcome.beyond)?,
        gross: total(|month| month.gross)?,
        net_value: net_value.fit()?,
        discount_saving: (list - cash_without).fit()?,
        deal_value: deal_value.fit()?,
        support: charged.support.fees.iter().copied().sum::<Total>().fit()?,
        tax_with: total(|month| month.tax_with)?,
        tax_without: total(|month| month.tax_without)?,
        applied_by_service: by_service
            .map(|(facts, applied)| Ok((facts.id.clone(), applied.fit()?)))
            .collect::<Result<_, _>>()?,
        months: months
            .map(|(at, (month, bill))| month_outcome(charged, at, month, bill))
            .collect::<Result<_, _>>()?,
        map,
        investments,
        expected_levers,
        cash_funding,
        lever_cost,
        list,
        cash_without,
        cash_with,
        bill_saving,
        shortfall_cost,
        commitment,
        commitment_by_answer,
        cash_with_by_answer,
        grants,
    })
}

/// What is left of a credit expires at the end of its last month, remains, or lies beyond the horizon.
fn settle(plan: &Plan, grant: Grant, by_month: Vec<Total>) -> Result<GrantOutcome, TooLarge> {
    let last = plan.head.last_month();
    let by_month: Vec<Cents> = by_month.into_iter().map(Total::fit).collect::<Result<_, _>>()?;
    let applied = by_month.iter().copied().sum::<Total>().fit()?;
    let left = (grant.amount - applied).fit()?;
    let mut outcome = GrantOutcome {
        applied,
        expired: Cents::ZERO,
        remaining: Cents::ZERO,
        beyond: Cents::ZERO,
        by_month,
        grant,
    };
    let ended = outcome.grant.end.is_some_and(|end| Month::of(end) <= last);
    if Month::of(outcome.grant.start) > last {
        outcome.beyond = left;
    } else if ended {
        outcome.expired = left;
    } else {
        outcome.remaining = left;
    }
    Ok(outcome)
}

fn month_outcome(
    charged: &Charged<'_>,
    at: usize,
    month: Month,
    bill: &MonthBill,
) -> Result<MonthOutcome, TooLarge> {
    Ok(MonthOutcome {
        month,
        list: charged.list[at].fit()?,
        support: charged.support.month(at).0,
        tax_without: bill.tax_without.fit()?,
        tax_with: bill.tax_with.fit()?,
        gross: bill.gross.fit()?,
        cash_without: bill.cash_without.fit()?,
        cash_with: bill.cash_with.fit()?,
        applied: bill.applied.fit()?,
    })
}
