//! Stacking rules and coverage limits between programmes.

use super::{Extra, Id, Program, Rate, Remarks, choice::choice, rows::row};

choice! {
    /// Whether two programmes may meet on one line in one month.
    StackingRule {
        /// They may.
        Additive = "additive" "Additive",
        /// They may not: the first to take something keeps the other out.
        Exclusive = "exclusive" "Exclusive",
    }
}

/// How two programmes stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Stacking {
    /// Row id.
    pub id: Id,
    /// One programme.
    pub a: Program,
    /// The other.
    pub b: Program,
    /// Whether they may meet.
    pub rule: StackingRule,
    /// Whether AWS has confirmed it in writing; changes no figure.
    pub confirmed: bool,
    /// The contract clause.
    pub clause: String,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Stacking, |id| Stacking {
    id,
    a: Program::Map,
    b: Program::Promotional,
    rule: StackingRule::Additive,
    confirmed: false,
    clause: String::new(),
    remarks: Remarks::default(),
    extra: Extra::default(),
});

/// The most of a line that one programme may cover.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Row id.
    pub id: Id,
    /// The programme.
    pub program: Program,
    /// The part of a line it may cover.
    pub max_coverage: Rate,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Limit, |id| Limit {
    id,
    program: Program::Map,
    max_coverage: Rate::ONE,
    remarks: Remarks::default(),
    extra: Extra::default(),
});
