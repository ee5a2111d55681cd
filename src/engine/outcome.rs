//! The outcome: what a plan is worth, and every figure that led there (`docs/engine.md`, sections 6 and 8.1).

use super::{
    commitment::YearOutcome, credits::Grant, grant_id::GrantId, investments::InvestmentOutcome,
    migration::Funding,
};
use crate::domain::order::Order as _;
use crate::domain::{Cents, Id, Month, Program, Total, choice::Choice as _};

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
    /// Charges before discount and credits, without tax.
    pub gross: Cents,
    /// The same at list prices, with tax: what the month would cost without any deal.
    pub list: Cents,
    /// Cash without credits, tax included.
    pub cash_without: Cents,
    /// Cash with credits, tax included.
    pub cash_with: Cents,
    /// Credits applied.
    pub applied: Cents,
    /// The fee of the support plan, in `gross`.
    pub support: Cents,
    /// The tax that is not reclaimed, in `cash_without`.
    pub tax_without: Cents,
    /// The tax that is not reclaimed, in `cash_with`.
    pub tax_with: Cents,
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
    /// Cash from MAP, ProServe, partners and investments.
    pub cash_funding: Cents,
    /// What the levers cost us.
    pub lever_cost: Cents,
    /// Charges before discount and credits, with the support fee, without tax.
    pub gross: Cents,
    /// What all of it costs at list prices, with tax: the cost without any deal.
    pub list: Cents,
    /// Cash without credits, tax included.
    pub cash_without: Cents,
    /// Cash with credits, tax included.
    pub cash_with: Cents,
    /// Bill saved by credits.
    pub bill_saving: Cents,
    /// Commitment shortfall that credits cause, as billed.
    pub shortfall_cost: Cents,
    /// What the credits are worth in cash: a part of the deal value.
    pub net_value: Cents,
    /// What discounts save against list prices, without any credit.
    pub discount_saving: Cents,
    /// What the whole deal saves against having none: `list − cash_with − shortfalls billed with
    /// credits + cash_funding − lever_cost`.
    pub deal_value: Cents,
    /// The fee of the support plan.
    pub support: Cents,
    /// The tax that is not reclaimed, with credits.
    pub tax_with: Cents,
    /// The same without credits.
    pub tax_without: Cents,
    /// What contractual investments pay.
    pub investments: InvestmentOutcome,
    /// Contract years.
    pub commitment: Vec<YearOutcome>,
    /// The same under each answer to "do credits count?", in the order of [`Treatment::ALL`](super::Treatment::ALL).
    pub commitment_by_answer: [Vec<YearOutcome>; 3],
    /// `cash_with` under each of them. It depends on the answer where shortfalls are returned as credit.
    pub cash_with_by_answer: [Cents; 3],
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

    /// Commitment shortfall that is billed with credits, over the assessed years.
    pub fn billed(&self) -> Total {
        let assessed = self.commitment.iter().filter_map(|year| year.assessed.as_ref());
        assessed.map(|year| year.billed).sum()
    }

    /// The same without any credit.
    pub fn billed_without(&self) -> Total {
        let assessed = self.commitment.iter().filter_map(|year| year.assessed.as_ref());
        assessed.map(|year| year.billed_without).sum()
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
