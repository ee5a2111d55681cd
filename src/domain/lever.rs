//! Levers: what we give and what we ask for it (the value-exchange matrix).

use super::{Cents, Day, Extra, Id, Month, Program, Rate, Remarks, Terms, rows::row};

/// Something AWS wants us to do, and the credit it is exchanged for.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Row id.
    pub id: Id,
    /// What AWS wants.
    pub behaviour: String,
    /// Kind of behaviour: reference, adoption, region, …
    pub kind: String,
    /// What doing it costs us, in cash.
    pub our_cost: Cents,
    /// Effort, 1 (little) to 5.
    pub effort: u32,
    /// Risk, 1 (little) to 5.
    pub risk: u32,
    /// What we think it is worth to AWS.
    pub worth_to_aws: Cents,
    /// The credit it is exchanged for.
    pub credit: Cents,
    /// Chance that it is granted; changes the expected figure only.
    pub probability: Rate,
    /// The day it is asked for; decides the timing window.
    pub ask_date: Option<Day>,
    /// The month the credit is issued.
    pub due: Month,
    /// Months the credit can be used.
    pub life_months: u32,
    /// The programme the credit belongs to.
    pub program: Program,
    /// Whether it counts.
    pub included: bool,
    /// What proves that it was done.
    pub evidence: String,
    /// Who answers for it.
    pub owner: String,
    /// Where the credit may be used.
    pub terms: Terms,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Lever, |id| Lever {
    id,
    behaviour: String::new(),
    kind: String::new(),
    our_cost: Cents::ZERO,
    effort: 1,
    risk: 1,
    worth_to_aws: Cents::ZERO,
    credit: Cents::ZERO,
    probability: Rate::ONE,
    ask_date: None,
    due: Month::EPOCH,
    life_months: 12,
    program: Program::Promotional,
    included: true,
    evidence: String::new(),
    owner: String::new(),
    terms: Terms::of_account(Id::from("")),
    remarks: Remarks::default(),
    extra: Extra::default(),
});
