//! The commitment, year by year, with its clauses (`docs/engine.md`, sections 5 and 8.4).

use super::{
    bill::{MonthBill, Treatment},
    exact::{Factor, times},
};
use crate::domain::{Cents, CommitmentTerms, Plan, TooLarge, Total, commitment::Assess};

/// A contract year under one treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearOutcome {
    /// From 1.
    pub year: u32,
    /// What is committed, after a step-down.
    pub commitment: Cents,
    /// What counts; `None` when the year can't be assessed.
    pub assessed: Option<Assessed>,
}

/// What counts in a year, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// Fees that count, with credits.
    pub fees: Cents,
    /// Marketplace charges that count.
    pub marketplace: Cents,
    /// Surplus of the year before that counts, with credits.
    pub carried: Cents,
    /// What is missing to the commitment, with credits.
    pub shortfall: Cents,
    /// What of it is billed, with credits.
    pub billed: Cents,
    /// What would be missing without any credit.
    pub shortfall_without: Cents,
    /// What of that would be billed.
    pub billed_without: Cents,
}

/// Assesses the contract years under a treatment, as far as the months of the bill go; none when there
/// is no commitment.
///
/// # Errors
/// [`TooLarge`] when a sum does not fit 64 bits of cents.
pub fn years(
    plan: &Plan,
    months: &[MonthBill],
    treatment: Treatment,
) -> Result<Vec<YearOutcome>, TooLarge> {
    let edp = &*plan.edp;
    if !edp.included {
        return Ok(Vec::new());
    }
    let first = first_month(plan);
    let years = (1..=edp.whole_years()).map(|year| {
        let from = first + 12 * (i64::from(year) - 1);
        Ok(Year { year, from, commitment: committed(edp, year)? })
    });
    let years = years.collect::<Result<Vec<_>, TooLarge>>()?;
    let billed = Billed { edp, months, treatment };
    match edp.assess {
        Assess::Yearly => billed.yearly(&years),
        Assess::Term => billed.over_the_term(&years),
    }
}

/// The first month of the term as a month index; negative when before the horizon.
pub fn first_month(plan: &Plan) -> i64 {
    i64::from(plan.edp.start.since(plan.head.start_month))
}

/// What is committed for a year, after a step-down.
fn committed(edp: &CommitmentTerms, year: u32) -> Result<Cents, TooLarge> {
    let signed = edp.signed(year);
    match edp.step_down_year {
        Some(from) if from <= year => times(signed, &[Factor::without(edp.step_down_share)]).fit(),
        _ => Ok(signed),
    }
}

/// A contract year: its first month as a month index, and what is committed.
struct Year {
    year: u32,
    from: i64,
    commitment: Cents,
}

impl Year {
    fn last(&self) -> i64 {
        self.from + 11
    }

    fn outcome(&self, assessed: Option<Assessed>) -> YearOutcome {
        YearOutcome { year: self.year, commitment: self.commitment, assessed }
    }
}

/// What counts in a year before anything is carried; fees with credits and without.
struct Counted {
    fees: [Total; 2],
    marketplace: Total,
}

impl Counted {
    fn all(&self) -> [Total; 2] {
        self.fees.map(|fees| fees + self.marketplace)
    }
}

/// The months of the bill that are assessed.
struct Billed<'a> {
    edp: &'a CommitmentTerms,
    months: &'a [MonthBill],
    treatment: Treatment,
}

impl Billed<'_> {
    /// Each year on its own; a surplus may be carried into the next.
    fn yearly(&self, years: &[Year]) -> Result<Vec<YearOutcome>, TooLarge> {
        let mut carried = [Total::ZERO; 2];
        let mut outcomes = Vec::with_capacity(years.len());
        for (at, year) in years.iter().enumerate() {
            let under_way = year.from < 0;
            if !self.has_ended(year) || (under_way && self.edp.fees_before.is_none()) {
                carried = [Total::ZERO; 2];
                outcomes.push(year.outcome(None));
                continue;
            }
            let counted = self.counted(year, under_way);
            let over = |at: usize| counted.all()[at] + carried[at] - year.commitment;
            let missing = [0, 1].map(|at| (-over(at)).max(Total::ZERO));
            let commitment = Total::from(year.commitment);
            outcomes.push(self.outcome(year, &counted, carried[0], missing, commitment)?);
            let most = years
                .get(at + 1)
                .map_or(Total::ZERO, |next| times(next.commitment, &[self.edp.carry_forward]));
            carried = [0, 1].map(|at| over(at).max(Total::ZERO).min(most));
        }
        Ok(outcomes)
    }

    /// All years together: what is missing at the end is missing in the last.
    fn over_the_term(&self, years: &[Year]) -> Result<Vec<YearOutcome>, TooLarge> {
        let (Some(first), Some(last)) = (years.first(), years.last()) else {
            return Ok(Vec::new());
        };
        let under_way = first.from < 0;
        if !self.has_ended(last) || (under_way && self.edp.fees_before.is_none()) {
            return Ok(years.iter().map(|year| year.outcome(None)).collect());
        }
        let commitment: Total = years.iter().map(|year| year.commitment).sum();
        let mut all = [Total::ZERO; 2];
        // What counted before the horizon goes into the first year that has a month of it.
        let mut before = under_way;
        let mut outcomes = Vec::with_capacity(years.len());
        for year in years {
            let takes = before && year.last() >= 0;
            before &= !takes;
            let counted = self.counted(year, takes);
            for (all, counted) in all.iter_mut().zip(counted.all()) {
                *all += counted;
            }
            let missing = match year.year == last.year {
                true => all.map(|all| (commitment - all).max(Total::ZERO)),
                false => [Total::ZERO; 2],
            };
            outcomes.push(self.outcome(year, &counted, Total::ZERO, missing, commitment)?);
        }
        Ok(outcomes)
    }

    fn has_ended(&self, year: &Year) -> bool {
        (0..self.months.len() as i64).contains(&year.last())
    }

    /// What the months of a year count, and what counted in it before the horizon where that is asked.
    fn counted(&self, year: &Year, before: bool) -> Counted {
        let edp = self.edp;
        let at = |month: i64| usize::try_from(month.max(0)).unwrap_or(usize::MAX);
        let months = self.months.get(at(year.from)..at(year.last() + 1)).unwrap_or_default();
        let total = |of: &dyn Fn(&MonthBill) -> Total| months.iter().map(of).sum::<Total>();
        let (fees_before, marketplace_before) = match before {
            true => (edp.fees_before.unwrap_or_default(), edp.marketplace_before),
            false => (Cents::ZERO, Cents::ZERO),
        };
        let charged = marketplace_before + total(&|month| month.fees.marketplace);
        let marketplace = times(charged, &[edp.marketplace_rate])
            .min(times(year.commitment, &[edp.marketplace_cap]))
            .max(Total::ZERO);
        // Without any credit, all spend counts whatever the contract says of credits.
        let fees = [self.treatment, Treatment::Counts]
            .map(|treatment| fees_before + total(&|month| month.fees.of(edp.basis, treatment)));
        Counted { fees, marketplace }
    }

    /// The band lets a part of the commitment be missed without a bill.
    fn outcome(
        &self,
        year: &Year,
        counted: &Counted,
        carried: Total,
        missing: [Total; 2],
        commitment: Total,
    ) -> Result<YearOutcome, TooLarge> {
        let band = times(commitment, &[self.edp.band]);
        let billed = missing.map(|missing| (missing - band).max(Total::ZERO));
        Ok(year.outcome(Some(Assessed {
            fees: counted.fees[0].fit()?,
            marketplace: counted.marketplace.fit()?,
            carried: carried.fit()?,
            shortfall: missing[0].fit()?,
            billed: billed[0].fit()?,
            shortfall_without: missing[1].fit()?,
            billed_without: billed[1].fit()?,
        })))
    }
}
