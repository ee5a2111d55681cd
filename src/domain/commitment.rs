//! The commitment: EDP or private pricing.

use super::{Cents, Extra, Id, Month, Rate, Remarks, choice::choice, rows::row};

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
    remarks: Remarks::default(),
    extra: Extra::default(),
});
