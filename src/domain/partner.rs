//! Partner-sourced funding.

use super::{Cents, Extra, Id, Month, Rate, Remarks, Terms, choice::choice, rows::row};

choice! {
    /// How a partner passes funding on.
    PartnerForm {
        /// As a credit on the bill.
        Credit = "credit" "Credit",
        /// As cash.
        Cash = "cash" "Cash",
    }
}

/// Funding a partner receives from AWS, and the part it passes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Partner {
    /// Row id.
    pub id: Id,
    /// The partner's name.
    pub partner: String,
    /// The AWS partner programme.
    pub programme: String,
    /// What the partner receives.
    pub gross: Cents,
    /// The part it passes on to us.
    pub pass_through: Rate,
    /// How it passes it on.
    pub form: PartnerForm,
    /// The month it starts; a credit is usable from its first day.
    pub start: Month,
    /// Months the credit can be used.
    pub life_months: u32,
    /// Whether it counts.
    pub included: bool,
    /// Where the credit may be used.
    pub terms: Terms,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Partner, |id| Partner {
    id,
    partner: String::new(),
    programme: String::new(),
    gross: Cents::ZERO,
    pass_through: Rate::ZERO,
    form: PartnerForm::Credit,
    start: Month::EPOCH,
    life_months: 12,
    included: true,
    terms: Terms::of_account(Id::from("")),
    remarks: Remarks::default(),
    extra: Extra::default(),
});
