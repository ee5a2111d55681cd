//! The register: credits we hold or were promised.

use super::{Cents, Day, Extra, Id, Month, Program, Remarks, Terms, rows::row};

/// One credit of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// Row id.
    pub id: Id,
    /// As AWS describes it.
    pub name: String,
    /// The programme it belongs to.
    pub program: Program,
    /// What was issued.
    pub amount: Cents,
    /// What is left of it; `None` when untouched.
    pub remaining: Option<Cents>,
    /// The first day it can be used.
    pub start: Day,
    /// The last day it can be used; `None` when it never ends.
    pub end: Option<Day>,
    /// Where it may be used.
    pub terms: Terms,
    /// Whether it counts.
    pub included: bool,
    /// Whether AWS lets it take part in a bill run.
    pub enabled: bool,
    /// Where it stands in the negotiation.
    pub status: String,
    /// Whether more flexibility was asked for, refused or granted.
    pub flexibility: String,
    /// The contract clause it rests on.
    pub clause: String,
    /// Anything else.
    pub note: String,
    /// The credit it was split off, the first of the family; `None` for one that no split made. That credit
    /// need not be in the plan any more.
    pub split_from: Option<Id>,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Credit, |id| Credit {
    id,
    name: String::new(),
    program: Program::Promotional,
    amount: Cents::ZERO,
    remaining: None,
    start: Month::EPOCH.first_day(),
    end: None,
    terms: Terms::of_account(Id::from("")),
    included: true,
    enabled: true,
    status: String::new(),
    flexibility: String::new(),
    clause: String::new(),
    note: String::new(),
    split_from: None,
    remarks: Remarks::default(),
    extra: Extra::default(),
});
