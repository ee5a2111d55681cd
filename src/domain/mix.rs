//! Service mixes: how a workload's run-rate splits over services.

use super::{Extra, Id, Rate, Remarks, rows::row};

/// A named split; its shares add up to exactly 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Mix {
    /// Row id.
    pub id: Id,
    /// As people call it.
    pub name: String,
    /// Share of the run-rate per service, in file order.
    pub shares: Vec<(Id, Rate)>,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Mix, |id| Mix {
    id,
    name: String::new(),
    shares: Vec::new(),
    remarks: Remarks::default(),
    extra: Extra::default()
});
