//! Co-funded professional services.

use super::{Cents, Extra, Id, Month, Rate, Remarks, Terms, choice::choice, rows::row};

choice! {
    /// How AWS pays its part of a statement of work.
    ProServeMode {
        /// A lower fee: cash saved.
        Discount = "discount" "Lower fee",
        /// A credit on the bill.
        Credit = "credit" "Credit",
    }
}

/// One statement of work that AWS co-funds.
#[derive(Clone, Debug, PartialEq)]
pub struct ProServe {
    /// Row id.
    pub id: Id,
    /// As people call it.
    pub name: String,
    /// The value of the statement of work.
    pub sow_value: Cents,
    /// How AWS pays its part.
    pub mode: ProServeMode,
    /// The part AWS pays.
    pub cofund_rate: Rate,
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
row!(ProServe, |id| ProServe {
    id,
    name: String::new(),
    sow_value: Cents::ZERO,
    mode: ProServeMode::Discount,
    cofund_rate: Rate::ZERO,
    start: Month::EPOCH,
    life_months: 12,
    included: true,
    terms: Terms::of_account(Id::from("")),
    remarks: Remarks::default(),
    extra: Extra::default(),
});
