//! Tax that is not reclaimed.

use super::{Extra, Id, Rate, Remarks, ServiceScope, rows::row};

/// A tax on what is left to pay, which the buyer can't reclaim.
#[derive(Clone, Debug, PartialEq)]
pub struct Tax {
    /// Always `tax`.
    pub id: Id,
    /// Whether it is charged.
    pub included: bool,
    /// What people read, such as `Sales tax`.
    pub name: String,
    /// The part of the taxed amount.
    pub rate: Rate,
    /// The services it is charged on. `All` means every service but those of kind `tax`.
    pub services: ServiceScope,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Tax, |id| Tax {
    id,
    included: false,
    name: String::new(),
    rate: Rate::ZERO,
    services: ServiceScope::All,
    remarks: Remarks::default(),
    extra: Extra::default(),
});
