//! The commitment, year by year (`docs/engine.md`, section 5).

use super::{
    bill::MonthBill,
    exact::{TooLarge, cents, round, times},
    index::ServiceFacts,
};
use crate::domain::{
    Cents, Plan,
    commitment::{Basis, CreditsCount},
    service::ServiceKind,
};

/// What a line contributes, in cents. "Map" is the part of credits of programme `map`.
pub struct LineFees {
    /// G.
    pub gross: i128,
    /// N0: net without credits.
    pub without: i128,
    /// N: net after credits that apply before the discount.
    pub net: i128,
    /// A.
    pub before: i128,
    /// A of MAP.
    pub before_map: i128,
    /// B.
    pub after: i128,
    /// B of MAP.
    pub after_map: i128,
}

/// How credit-covered spend is treated: the three answers a contract can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It counts. Also what a year without credits comes to.
    Counts,
    /// It does not count.
    DoesNotCount,
    /// It counts except where a MAP credit covered it.
    CountsExceptMap,
}

impl Treatment {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Counts, Self::DoesNotCount, Self::CountsExceptMap];

    /// How an answer is computed; "not known" as "does not count".
    pub fn of(answer: CreditsCount) -> Self {
        match answer {
            CreditsCount::Counts => Self::Counts,
            CreditsCount::DoesNotCount | CreditsCount::Unknown => Self::DoesNotCount,
            CreditsCount::CountsExceptMap => Self::CountsExceptMap,
        }
    }
}

/// What the commitment counts of one month, under each treatment and basis, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthFees {
    net: [i128; 3],
    gross: [i128; 3],
    /// G over all Marketplace lines.
    marketplace: i128,
}

impl MonthFees {
    /// Counts a refund line at its amount.
    pub fn refund(&mut self, facts: &ServiceFacts, amount: i128) {
        if facts.kind == ServiceKind::Marketplace {
            self.marketplace += amount;
        }
        if facts.is_fee() {
            self.net.iter_mut().chain(&mut self.gross).for_each(|fees| *fees += amount);
        }
    }

    /// Counts any other line by the table of `docs/engine.md`, section 5.
    pub fn line(&mut self, facts: &ServiceFacts, line: &LineFees) {
        if facts.kind == ServiceKind::Marketplace {
            self.marketplace += line.gross;
        }
        if !facts.is_fee() {
            return;
        }
        let LineFees { gross, without, net, before, before_map, after, after_map } = *line;
        // What an after-discount amount is worth before the discount.
        let undiscounted = |amount: i128| {
            if net == 0 || amount == 0 { 0 } else { round(amount * (gross - before), net) }
        };
        let displaced = if before == 0 { 0 } else { round((without - net) * before_map, before) };
        self.net[0] += without;
        self.net[1] += net - after;
        self.net[2] += without - after_map - displaced;
        self.gross[0] += gross;
        self.gross[1] += gross - before - undiscounted(after);
        self.gross[2] += gross - before_map - undiscounted(after_map);
    }

    fn fees(&self, basis: Basis, treatment: Treatment) -> i128 {
        let fees = match basis {
            Basis::Net => &self.net,
            Basis::Gross => &self.gross,
        };
        match treatment {
            Treatment::Counts => fees[0],
            Treatment::DoesNotCount => fees[1],
            Treatment::CountsExceptMap => fees[2],
        }
    }
}

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
        (false, _) => (0, 0),
        (true, Some(fees)) => (i128::from(fees.0), i128::from(edp.marketplace_before.0)),
        (true, None) => return Ok(None),
    };
    let range = usize::try_from(from.max(0)).unwrap_or_default()
        ..=usize::try_from(last).unwrap_or_default();
    let year = months.get(range).unwrap_or_default();
    let total = |of: &dyn Fn(&MonthBill) -> i128| year.iter().map(of).sum::<i128>();
    let committed = i128::from(commitment.0);
    let charged = marketplace_before + total(&|month| month.fees.marketplace);
    let marketplace = times(charged, &[edp.marketplace_rate])
        .min(times(committed, &[edp.marketplace_cap]))
        .max(0);
    let fees = |treatment| fees_before + total(&|month| month.fees.fees(edp.basis, treatment));
    let shortfall = |fees: i128| (committed - fees - marketplace).max(0);
    let with = fees(treatment);
    Ok(Some(Assessed {
        fees: cents(with)?,
        marketplace: cents(marketplace)?,
        shortfall: cents(shortfall(with))?,
        shortfall_without: cents(shortfall(fees(Treatment::Counts)))?,
    }))
}
