//! The support plan: a fee on usage, by tiers.

use super::{Cents, Extra, Id, Month, Rate, Remarks, choice::choice, rows::row};

choice! {
    /// The usage that the support fee is a part of.
    SupportBasis {
        /// Usage before any discount.
        Gross = "gross" "Before discounts",
        /// Usage after discounts, before credits.
        Net = "net" "After discounts",
    }
}

/// One tier of the support plan's price list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Where it begins, in cents of monthly usage. The first tier begins at 0.
    pub from: Cents,
    /// The part of the usage above that, up to the next tier, that is charged.
    pub rate: Rate,
}

/// The terms of the support plan.
#[derive(Clone, Debug, PartialEq)]
pub struct SupportPlan {
    /// Always `support`.
    pub id: Id,
    /// Whether the fee is computed from these terms.
    pub included: bool,
    /// The account that is charged.
    pub account: Id,
    /// The service the fee is billed under; of kind `support`.
    pub service: Id,
    /// The price list, in rising order from 0; without tiers only the minimum is charged.
    pub tiers: Vec<Tier>,
    /// The least fee of a month, charged in months without usage too.
    pub minimum: Cents,
    /// The discount on the fee.
    pub discount: Rate,
    /// Whether usage is taken before or after discounts.
    pub basis: SupportBasis,
    /// First month; `None` for the first of the horizon.
    pub start: Option<Month>,
    /// Length of the term; `None` to the end of the horizon.
    pub term_months: Option<u32>,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(SupportPlan, |id| SupportPlan {
    id,
    included: false,
    account: Id::from(""),
    service: Id::from(""),
    tiers: Vec::new(),
    minimum: Cents::ZERO,
    discount: Rate::ZERO,
    basis: SupportBasis::Gross,
    start: None,
    term_months: None,
    remarks: Remarks::default(),
    extra: Extra::default(),
});
