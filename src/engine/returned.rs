//! The bill of a plan whose commitment returns a part of a billed shortfall as credit
//! (`docs/engine.md`, section 8.4): each year is assessed when its last month is done, and the credit
//! takes part from the next month on.

use super::{
    bill::{Bill, Exclusive, Run, Treatment},
    charged::Charged,
    commitment::{first_month, years},
    credits::{Grant, Granted},
    exact::times,
    grant_id::{GrantId, Origin},
};
use crate::domain::{Cents, Id, Program, Rate, TooLarge, order::Order as _};

/// Whether the commitment returns anything of a shortfall.
pub fn returns(charged: &Charged<'_>) -> bool {
    let edp = &*charged.plan.edp;
    edp.included && edp.shortfall_credit > Rate::ZERO
}

/// Runs the bill under an answer to "do credits count?", and adds the credits that are returned on the
/// way to those granted, all in id order.
///
/// # Errors
/// As [`super::evaluate`].
pub fn run(
    charged: &Charged<'_>,
    granted: &mut Granted,
    treatment: Treatment,
) -> Result<Bill, TooLarge> {
    let mut run = Run::new(charged, &granted.grants, Exclusive::Held);
    let returns = returns(charged);
    let known = granted.grants.len();
    while run.month(&mut |_| {})? {
        if returns && let Some(grant) = returned(charged, &run.bill, treatment)? {
            granted.grants.push(grant);
            run.take_up(&granted.grants);
        }
    }
    let mut bill = run.bill;
    if granted.grants.len() > known {
        let grants = std::mem::take(&mut granted.grants).into_iter();
        let mut both: Vec<_> = grants.zip(std::mem::take(&mut bill.by_grant)).collect();
        both.order_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        (granted.grants, bill.by_grant) = both.into_iter().unzip();
    }
    Ok(bill)
}

/// The credit that is returned when the last month billed ends a year with a billed shortfall.
fn returned(
    charged: &Charged<'_>,
    bill: &Bill,
    treatment: Treatment,
) -> Result<Option<Grant>, TooLarge> {
    let (plan, edp) = (charged.plan, &*charged.plan.edp);
    let done = bill.months.len() as i64 - first_month(plan);
    if done <= 0 || done % 12 != 0 {
        return Ok(None);
    }
    let years = years(plan, &bill.months, treatment)?;
    let Some(year) = years.iter().find(|year| i64::from(year.year) == done / 12) else {
        return Ok(None);
    };
    let billed = year.assessed.as_ref().map_or(Cents::ZERO, |assessed| assessed.billed);
    let amount = times(billed, &[edp.shortfall_credit]).fit()?;
    if amount <= Cents::ZERO {
        return Ok(None);
    }
    let start = edp.start.plus(12 * year.year.cast_signed());
    let life = edp.shortfall_credit_life.cast_signed();
    Ok(Some(Grant {
        id: GrantId::new(Origin::Shortfall, Id::from(year.year.to_string())),
        label: format!("Shortfall of year {} returned", year.year),
        program: Program::Edp,
        amount,
        start: start.first_day(),
        end: Some(start.plus(life - 1).last_day()),
        account: edp.terms.account.clone(),
        services: edp.terms.services.clone(),
        application: edp.terms.application,
        sharing: edp.terms.sharing,
    }))
}
