//! From one outcome to another, step by step: what each programme, the commitment, cash and our own
//! cost contribute to the difference in net value.
//!
//! The rule: a programme's step is what its credits take off the bills more or less. What the bill is
//! lower or higher by beyond that is a step of its own: a credit that applies before the discount
//! saves less than its face. The steps add up to the difference in net value, to the cent.

use crate::{
    domain::{Cents, Program, choice::Choice as _},
    engine::Outcome,
};

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What credits of a programme take off the bills.
    Program(Program),
    /// What the discount keeps of it.
    Discount,
    /// Commitment shortfall that credits cause.
    Shortfall,
    /// Cash from MAP, ProServe and partners.
    Funding,
    /// What our side of the exchange costs.
    Given,
}

impl Part {
    /// What people read below it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Program(program) => program.label(),
            Self::Discount => "Discount and order",
            Self::Shortfall => "Shortfall",
            Self::Funding => "Cash funding",
            Self::Given => "Our cost",
        }
    }
}

/// A step: what it adds to net value, or takes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub part: Part,
    /// What it adds.
    pub amount: Cents,
}

/// The steps from one outcome to another, without empty ones; `None` when one is too large.
pub fn steps(from: &Outcome, to: &Outcome) -> Option<Vec<Step>> {
    let change = |figure: &dyn Fn(&Outcome) -> Cents| -> i128 {
        i128::from(figure(to).get()) - i128::from(figure(from).get())
    };
    let mut steps: Vec<(Part, i128)> = Vec::new();
    let mut rest = change(&|outcome| outcome.bill_saving);
    for program in Program::ALL {
        let applied = change(&|outcome| applied(outcome, *program));
        rest -= applied;
        steps.push((Part::Program(*program), applied));
    }
    let shortfall = -change(&|outcome| outcome.shortfall_cost);
    let funding = change(&|outcome| outcome.cash_funding);
    let given = -change(&|outcome| outcome.lever_cost);
    steps.extend([
        (Part::Discount, rest),
        (Part::Shortfall, shortfall),
        (Part::Funding, funding),
        (Part::Given, given),
    ]);
    steps.retain(|(_, amount)| *amount != 0);
    let step = |(part, amount): (Part, i128)| {
        Some(Step { part, amount: Cents::new(i64::try_from(amount).ok()?) })
    };
    steps.into_iter().map(step).collect()
}

/// What credits of a programme take off the bills.
fn applied(outcome: &Outcome, program: Program) -> Cents {
    let own = outcome.grants.iter().filter(|of| of.grant.program == program);
    Cents::new(own.map(|of| of.applied.get()).sum())
}
