//! From one outcome to another, step by step: what the discount, the commitment, each programme, cash and our own
//! cost contribute to the difference in deal value.
//!
//! The rule: a programme's step is what its credits take off the bills more or less. What the bill is
//! lower or higher by beyond that is a step of its own: a credit that applies before the discount
//! saves less than its face. The steps add up to the difference in deal value, to the cent.

use crate::{
    domain::{Program, Total, choice::Choice as _},
    engine::Outcome,
};

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What discounts save against list prices, with what support and tax follow.
    Discount,
    /// Commitment shortfall that is billed.
    Commitment,
    /// What credits of a programme take off the bills.
    Program(Program),
    /// What the discount keeps of that: a credit that applies before it saves less than its face.
    Face,
    /// Cash from MAP, ProServe and partners.
    Funding,
    /// What our side of the exchange costs.
    Given,
}

impl Part {
    /// What people read below it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Discount => "Discount",
            Self::Commitment => "Commitment",
            Self::Program(program) => program.label(),
            Self::Face => "Face to cash",
            Self::Funding => "Cash funding",
            Self::Given => "What we give",
        }
    }
}

/// A step: what it adds to deal value, or takes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub part: Part,
    /// What it adds.
    pub amount: Total,
}

/// The steps from one outcome to another, without empty ones.
pub fn steps(from: &Outcome, to: &Outcome) -> Vec<Step> {
    let change = |figure: fn(&Outcome) -> Total| figure(to) - figure(from);
    let mut steps = vec![
        Step { part: Part::Discount, amount: change(|outcome| outcome.discount_saving.into()) },
        Step { part: Part::Commitment, amount: -change(Outcome::billed) },
    ];
    let mut rest = change(|outcome| outcome.bill_saving.into());
    for program in Program::ALL {
        let applied = applied(to, *program) - applied(from, *program);
        rest -= applied;
        steps.push(Step { part: Part::Program(*program), amount: applied });
    }
    let funding = change(|outcome| outcome.cash_funding.into());
    let given = -change(|outcome| outcome.lever_cost.into());
    let rest = [(Part::Face, rest), (Part::Funding, funding), (Part::Given, given)];
    steps.extend(rest.map(|(part, amount)| Step { part, amount }));
    steps.retain(|step| !step.amount.is_zero());
    steps
}

/// What credits of a programme take off the bills.
fn applied(outcome: &Outcome, program: Program) -> Total {
    let own = outcome.grants.iter().filter(|of| of.grant.program == program);
    own.map(|of| of.applied).sum()
}
