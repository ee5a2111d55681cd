//! The commitment: EDP or private pricing.

use super::{
    Cents, Extra, Id, LadderStep, Month, Rate, Remarks, Terms, Total, choice::choice, rows::row,
};

choice! {
    /// Whether spend that credits cover counts towards the commitment.
    CreditsCount {
        /// It does.
        Counts = "counts" "Counts",
        /// It does not.
        DoesNotCount = "does_not_count" "Does not count",
        /// It does, unless a MAP credit covered it.
        CountsExceptMap = "counts_except_map" "Counts, except MAP",
        /// Not known: computed as "does not count".
        Unknown = "unknown" "Not known",
    }
}

choice! {
    /// Whether the commitment is measured before or after the discount.
    Basis {
        /// After.
        Net = "net" "After discount",
        /// Before.
        Gross = "gross" "Before discount",
    }
}

choice! {
    /// Where the discount comes from.
    DiscountBy {
        /// One rate.
        Rate = "rate" "One rate",
        /// The ladder: the rate depends on what is committed, and for how long.
        Ladder = "ladder" "Ladder",
    }
}

choice! {
    /// Over which time the commitment has to be met.
    Assess {
        /// Each contract year on its own.
        Yearly = "yearly" "Each year",
        /// All contract years together, at the end of the last.
        Term = "term" "Over the term",
    }
}

/// The terms of the commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitmentTerms {
    /// Always `edp`.
    pub id: Id,
    /// Whether there is one.
    pub included: bool,
    /// First month of the term.
    pub start: Month,
    /// Length of the term.
    pub term_months: u32,
    /// The commitment of each contract year.
    pub commitments: Vec<Cents>,
    /// The discount on discountable services during the term.
    pub discount: Rate,
    /// Whether credit-covered spend counts.
    pub credits_count: CreditsCount,
    /// Before or after the discount.
    pub basis: Basis,
    /// The part of Marketplace charges that counts.
    pub marketplace_rate: Rate,
    /// The most Marketplace may count, as a part of the commitment.
    pub marketplace_cap: Rate,
    /// What already counted in the year under way before the horizon; `None` when not known.
    pub fees_before: Option<Cents>,
    /// Marketplace charges of the year under way before the horizon.
    pub marketplace_before: Cents,
    /// Whether `discount` applies or the ladder.
    pub discount_by: DiscountBy,
    /// The first contract year with a lower commitment, from 1; `None` when none has.
    pub step_down_year: Option<u32>,
    /// How much of the commitment is dropped from that year on.
    pub step_down_share: Rate,
    /// How much of a year's surplus counts in the next year, as a part of that year's commitment.
    pub carry_forward: Rate,
    /// Over which time the commitment has to be met.
    pub assess: Assess,
    /// The part of the commitment that may be missed without a bill.
    pub band: Rate,
    /// The part of a billed shortfall that is returned as credit.
    pub shortfall_credit: Rate,
    /// Months a returned credit can be used.
    pub shortfall_credit_life: u32,
    /// Where returned credits may be used.
    pub terms: Terms,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(CommitmentTerms, |id| CommitmentTerms {
    id,
    included: true,
    start: Month::EPOCH,
    term_months: 12,
    commitments: Vec::new(),
    discount: Rate::ZERO,
    credits_count: CreditsCount::Unknown,
    basis: Basis::Net,
    marketplace_rate: Rate::ZERO,
    marketplace_cap: Rate::ZERO,
    fees_before: None,
    marketplace_before: Cents::ZERO,
    discount_by: DiscountBy::Rate,
    step_down_year: None,
    step_down_share: Rate::ZERO,
    carry_forward: Rate::ZERO,
    assess: Assess::Yearly,
    band: Rate::ZERO,
    shortfall_credit: Rate::ZERO,
    shortfall_credit_life: 12,
    terms: Terms::of_account(Id::from("")),
    remarks: Remarks::default(),
    extra: Extra::default(),
});

impl CommitmentTerms {
    /// How many whole contract years the term has.
    pub fn whole_years(&self) -> u32 {
        self.term_months / 12
    }

    /// What is committed for a contract year (from 1) as signed, before any step-down: 0 where the
    /// list has no entry.
    pub fn signed(&self, year: u32) -> Cents {
        let at = year.checked_sub(1).map(|at| at as usize);
        at.and_then(|at| self.commitments.get(at)).copied().unwrap_or_default()
    }

    /// What all whole contract years commit to together, as signed.
    pub fn signed_in_all(&self) -> Total {
        (1..=self.whole_years()).map(|year| self.signed(year)).sum()
    }

    /// Whether the mean yearly commitment as signed and the whole years reach a step of the ladder. Compared without
    /// dividing, the mean is exact.
    pub fn reaches(&self, step: &LadderStep) -> bool {
        let years = self.whole_years();
        let least = step.commitment * i64::from(years);
        years > 0 && step.years <= years && least <= self.signed_in_all()
    }

    /// Whether the agreement is in force in a month: its discount applies then.
    pub fn in_term(&self, month: Month) -> bool {
        let since = month.since(self.start);
        self.included && (0..self.term_months.cast_signed()).contains(&since)
    }
}
