//! Baseline consumption: what already runs on AWS.

use std::collections::BTreeMap;

use super::{Cents, Extra, Id, Month, Rate, Remarks, rows::row};

/// What one account spends on one service per month, before any discount or credit.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// Row id.
    pub id: Id,
    /// The account that is billed.
    pub account: Id,
    /// The service.
    pub service: Id,
    /// Monthly amount in the first year; may be negative (a refund).
    pub monthly: Cents,
    /// Growth from one year to the next.
    pub annual_growth: Rate,
    /// Months with an amount of their own.
    pub months: BTreeMap<Month, Cents>,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Baseline, |id| Baseline {
    id,
    account: Id::from(""),
    service: Id::from(""),
    monthly: Cents::ZERO,
    annual_growth: Rate::ZERO,
    months: BTreeMap::new(),
    remarks: Remarks::default(),
    extra: Extra::default(),
});
