//! Services and accounts: what a bill is broken into.

use super::{Extra, Id, Rate, Remarks, choice::choice, rows::row};

choice! {
    /// What a service's charges are.
    ServiceKind {
        /// Ordinary usage; the only kind that earns tagged MAP credit.
        Usage = "usage" "Usage",
        /// Third-party software bought through AWS.
        Marketplace = "marketplace" "Marketplace",
        /// AWS Support.
        Support = "support" "Support",
        /// Taxes.
        Tax = "tax" "Tax",
        /// Fees paid in advance.
        Upfront = "upfront" "Upfront fee",
    }
}

/// A service (a product family on the bill).
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Row id.
    pub id: Id,
    /// As people call it.
    pub name: String,
    /// Group it is shown in.
    pub family: String,
    /// What its charges are.
    pub kind: ServiceKind,
    /// Whether a credit for "all services" covers it.
    pub coverable: bool,
    /// Whether the EDP discount applies to it.
    pub discountable: bool,
    /// Whether its charges count towards the commitment.
    pub commit_eligible: bool,
    /// What AWS is thought to earn on it, 1 (little) to 5: an argument, never a multiplier.
    pub margin_tier: Option<u32>,
    /// How much a directed dollar here is preferred over one elsewhere.
    pub weight: Rate,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Service, |id| Service {
    id,
    name: String::new(),
    family: String::new(),
    kind: ServiceKind::Usage,
    coverable: true,
    discountable: true,
    commit_eligible: true,
    margin_tier: None,
    weight: Rate::ONE,
    remarks: Remarks::default(),
    extra: Extra::default(),
});

/// An AWS account of the organization.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Row id; a 12-digit account number or any text.
    pub id: Id,
    /// As people call it.
    pub name: String,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Account, |id| Account {
    id,
    name: String::new(),
    remarks: Remarks::default(),
    extra: Extra::default()
});
