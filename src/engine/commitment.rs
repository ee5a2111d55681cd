//! The commitment, year by year (`docs/engine.md`, section 5).

use super::{
    bill::{MonthBill, Treatment},
    exact::times,
};
use crate::domain::{Cents, Plan, TooLarge, Total};

/// A contract year under one treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearOutcome {
    /// From 1.
    pub year: u32,
    /// What was committed.
    pub commitment: Cents,
    /// What counts; `None` when the year can't be assessed.
    pub assessed: Option<Assessed>,
}

/// What a year comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// Fees that count, with credits.
    pub fees: Cents,
    /// Marketplace charges that count.
    pub marketplace: Cents,
    /// What is missing to the commitment, with credits.
    pub shortfall: Cents,
    /// What would be missing without any credit.
    pub shortfall_without: Cents,
}

/// Assesses the contract years under a treatment; none when there is no commitment.
pub fn years(
    plan: &Plan,
    months: &[MonthBill],
    treatment: Treatment,
) -> Result<Vec<YearOutcome>, TooLarge> {
    let edp = &*plan.edp;
    if !edp.included {
        return Ok(Vec::new());
    }
    let first = i64::from(edp.start.since(plan.head.start_month));
    let years = (0..edp.term_months / 12).map(|year| {
        let commitment = edp.commitments.get(year as usize).copied().unwrap_or_default();
        let from = first + 12 * i64::from(year);
        Ok(YearOutcome {
            year: year + 1,
            commitment,
            assessed: assess(plan, months, from, commitment, treatment)?,
        })
    });
    years.collect()
}

fn assess(
    plan: &Plan,
    months: &[MonthBill],
    from: i64,
    commitment: Cents,
    treatment: Treatment,
) -> Result<Option<Assessed>, TooLarge> {
    let edp = &*plan.edp;
    let last = from + 11;
    if last < 0 || last >= months.len() as i64 {
        return Ok(None);
    }
    let (fees_before, marketplace_before) = match (from < 0, edp.fees_before) {
        (false, _) => (Cents::ZERO, Cents::ZERO),
        (true, Some(fees)) => (fees, edp.marketplace_before),
        (true, None) => return Ok(None),
    };
    let range = usize::try_from(from.max(0)).unwrap_or_default()
        ..=usize::try_from(last).unwrap_or_default();
    let year = months.get(range).unwrap_or_default();
    let total = |of: &dyn Fn(&MonthBill) -> Total| year.iter().map(of).sum::<Total>();
    let charged = marketplace_before + total(&|month| month.fees.marketplace);
    let marketplace = times(charged, &[edp.marketplace_rate])
        .min(times(commitment, &[edp.marketplace_cap]))
        .max(Total::ZERO);
    let fees = |treatment| fees_before + total(&|month| month.fees.of(edp.basis, treatment));
    let shortfall = |fees: Total| (commitment - fees - marketplace).max(Total::ZERO);
    let with = fees(treatment);
    Ok(Some(Assessed {
        fees: with.fit()?,
        marketplace: marketplace.fit()?,
        shortfall: shortfall(with).fit()?,
        shortfall_without: shortfall(fees(Treatment::Counts)).fit()?,
    }))
}
