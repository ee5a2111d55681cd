//! What it is worth (`docs/engine.md`, section 6), and every figure that led there.

use super::{
    bill::{Bill, MonthBill, Treatment},
    commitment::{YearOutcome, years},
    credits::{Grant, Granted},
    grant_id::GrantId,
    index::Index,
    migration::Funding,
};
use crate::domain::order::Order as _;
use crate::domain::{Cents, Id, Month, Plan, Program, TooLarge, Total, choice::Choice as _};

/// MAP's figures.
pub type MapOutcome = Funding;

/// What became of one credit. `applied + expired + remaining + beyond` is its amount.
#[derive(Clone, Debug, PartialEq)]
pub struct GrantOutcome {
    /// The credit.
    pub grant: Grant,
    /// Applied in all.
    pub applied: Cents,
    /// Lost at its end.
    pub expired: Cents,
    /// Left after the horizon.
    pub remaining: Cents,
    /// Starts after the horizon.
    pub beyond: Cents,
    /// Applied by month of the horizon.
    pub by_month: Vec<Cents>,
}

/// One month of the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthOutcome {
    /// The month.
    pub month: Month,
    /// Charges before discount and credits.
    pub gross: Cents,
    /// Cash without credits.
    pub cash_without: Cents,
    /// Cash with credits.
    pub cash_with: Cents,
    /// Credits applied.
    pub applied: Cents,
}

/// Everything computed for a plan or a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// MAP.
    pub map: MapOutcome,
    /// Face value of all credits.
    pub headline: Cents,
    /// Applied to bills.
    pub applied: Cents,
    /// Lost at their end.
    pub expired: Cents,
    /// Left after the horizon.
    pub remaining: Cents,
    /// Starting after the horizon.
    pub beyond: Cents,
    /// Lever credits by chance and timing.
    pub expected_levers: Cents,
    /// Cash from MAP, ProServe and partners.
    pub cash_funding: Cents,
    /// What the levers cost us.
    pub lever_cost: Cents,
    /// Charges before discount and credits.
    pub gross: Cents,
    /// Cash without credits.
    pub cash_without: Cents,
    /// Cash with credits.
    pub cash_with: Cents,
    /// Bill saved by credits.
    pub bill_saving: Cents,
    /// Commitment shortfall that credits cause.
    pub shortfall_cost: Cents,
    /// The number on the wall: what it is all worth in cash.
    pub net_value: Cents,
    /// Contract years.
    pub commitment: Vec<YearOutcome>,
    /// The same under each answer to "do credits count?", in the order of [`Treatment::ALL`].
    pub commitment_by_answer: [Vec<YearOutcome>; 3],
    /// Credits in id order.
    pub grants: Vec<GrantOutcome>,
    /// Months of the horizon.
    pub months: Vec<MonthOutcome>,
    /// Applied by service, in id order, without zeros.
    pub applied_by_service: Vec<(Id, Cents)>,
}

impl Outcome {
    /// Whether a contract year could not be assessed, so that a shortfall may be missing from net value.
    pub fn has_open_year(&self) -> bool {
        self.commitment.iter().any(|year| year.assessed.is_none())
    }

    /// Commitment shortfall with credits, over the assessed years.
    pub fn shortfall(&self) -> Total {
        let assessed = self.commitment.iter().filter_map(|year| year.assessed.as_ref());
        assessed.map(|year| year.shortfall).sum()
    }

    /// What became of the credit with that id.
    pub fn grant(&self, id: &GrantId) -> Option<&GrantOutcome> {
        let at = self.grants.binary_search_by(|of| of.grant.id.cmp(id)).ok()?;
        self.grants.get(at)
    }

    /// A figure of each programme, in order of the programme's word, without zeros.
    pub fn by_program(&self, figure: impl Fn(&GrantOutcome) -> Cents) -> Vec<(Program, Total)> {
        let mut programs = Program::ALL.to_vec();
        programs.order_by_key(|program| program.word());
        let sums = programs.into_iter().map(|program| {
            let of = self.grants.iter().filter(|outcome| outcome.grant.program == program);
            (program, of.map(&figure).sum::<Total>())
        });
        sums.filter(|(_, sum)| !sum.is_zero()).collect()
    }
}

/// Puts the outcome together.
pub(super) fn assemble(
    plan: &Plan,
    index: &Index,
    map: Funding,
    granted: Granted,
    bill: Bill,
) -> Result<Outcome, TooLarge> {
    let Granted { grants, cash_funding, lever_cost, expected_levers, .. } = granted;
    let grants = grants
        .into_iter()
        .zip(bill.by_grant)
        .map(|(grant, by_month)| settle(plan, grant, by_month));
    let grants: Vec<GrantOutcome> = grants.collect::<Result<_, _>>()?;
    let sum = |of: fn(&GrantOutcome) -> Cents| grants.iter().map(of).sum::<Total>().fit();
    let total = |of: fn(&MonthBill) -> Total| bill.months.iter().map(of).sum::<Total>().fit();
    let [counts, does_not, except_map] =
        Treatment::ALL.map(|treatment| years(plan, &bill.months, treatment));
    let commitment_by_answer = [counts?, does_not?, except_map?];
    let answer = Treatment::of(plan.edp.credits_count);
    let position =
        Treatment::ALL.iter().position(|treatment| *treatment == answer).unwrap_or_default();
    let commitment = commitment_by_answer[position].clone();
    let assessed = commitment.iter().filter_map(|year| year.assessed.as_ref());
    let caused = assessed.map(|year| year.shortfall - year.shortfall_without);
    let shortfall_cost = caused.sum::<Total>().fit()?;
    let (cash_without, cash_with) =
        (total(|month| month.cash_without)?, total(|month| month.cash_with)?);
    let bill_saving = (cash_without - cash_with).fit()?;
    let net_value = bill_saving - shortfall_cost + cash_funding - lever_cost;
    let by_service =
        index.services.iter().zip(&bill.by_service).filter(|(_, applied)| !applied.is_zero());
    Ok(Outcome {
        headline: sum(|outcome| outcome.grant.amount)?,
        applied: sum(|outcome| outcome.applied)?,
        expired: sum(|outcome| outcome.expired)?,
        remaining: sum(|outcome| outcome.remaining)?,
        beyond: sum(|outcome| outcome.beyond)?,
        gross: total(|month| month.gross)?,
        net_value: net_value.fit()?,
        applied_by_service: by_service
            .map(|(facts, applied)| Ok((facts.id.clone(), applied.fit()?)))
            .collect::<Result<_, _>>()?,
        months: plan
            .head
            .months()
            .zip(&bill.months)
            .map(|(month, bill)| month_outcome(month, bill))
            .collect::<Result<_, _>>()?,
        map,
        expected_levers,
        cash_funding,
        lever_cost,
        cash_without,
        cash_with,
        bill_saving,
        shortfall_cost,
        commitment,
        commitment_by_answer,
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

fn month_outcome(month: Month, bill: &MonthBill) -> Result<MonthOutcome, TooLarge> {
    Ok(MonthOutcome {
        month,
        gross: bill.gross.fit()?,
        cash_without: bill.cash_without.fit()?,
        cash_with: bill.cash_with.fit()?,
        applied: bill.applied.fit()?,
    })
}
