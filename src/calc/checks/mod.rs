//! What is open, wrong or not safe yet: one sentence each, the money that hangs on it, and where to go.

mod costly;
mod drafts;
mod map;
mod rules;

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use super::worth::Valuer;
use crate::{
    domain::{Cents, Id, Plan, TableId, Total},
    engine::{Outcome, YearOutcome},
    table::{privacy, schema},
    text::Format,
};
use rules::Checks;

/// How a problem is meant; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A figure rests on something that could not be read, or is missing.
    Error,
    /// A figure hangs on an answer we do not have.
    Unknown,
    /// Worth a look.
    Care,
}

impl Severity {
    /// The word beside the sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "Error",
            Self::Unknown => "Unknown",
            Self::Care => "Check",
        }
    }
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: TableId,
    /// The row; `None` for the table as a whole.
    pub row: Option<Id>,
    /// The field.
    pub field: Option<&'static str>,
    /// The scenario it is of; `None` for the base.
    pub scenario: Option<Id>,
}

impl Place {
    fn field(table: TableId, row: &Id, field: &'static str) -> Self {
        Self { table, row: Some(row.clone()), field: Some(field), scenario: None }
    }

    /// A term of a table of one row.
    pub fn term(table: TableId, field: &'static str) -> Self {
        Self::field(table, &table.only_row(), field)
    }

    /// Whether only we may see it.
    pub fn is_private(&self, plan: &Plan) -> bool {
        let scenario = self.scenario.as_ref().and_then(|id| plan.scenarios.get(id.as_str()));
        let spec = self.field.and_then(|field| schema(self.table).spec_of(field));
        spec.is_some_and(privacy::column_is_private)
            || scenario.is_some_and(privacy::scenario_is_private)
            || self.row.as_ref().is_some_and(|row| {
                privacy::row_is_private(plan, self.table, row.as_str())
                    || (self.table == TableId::Scenarios
                        && plan
                            .scenarios
                            .get(row.as_str())
                            .is_some_and(privacy::scenario_is_private))
            })
    }
}

/// Something open.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The rule that found it; empty for what was typed.
    pub code: &'static str,
    /// How it is meant.
    pub severity: Severity,
    /// What is open and what to do, without a full stop.
    pub text: String,
    /// The money that hangs on it, where that can be said.
    pub money: Option<Total>,
    /// Where to go.
    pub place: Place,
    /// The cells behind it one by one, where it is of several.
    pub cells: Vec<Problem>,
}

/// Everything that is open in a scenario, the worst first, then by the money that hangs on it.
/// `resolved` is the scenario's plan. A valuer that stands on it says what unconfirmed rules are worth.
pub fn problems(
    plan: &Plan,
    resolved: &Plan,
    outcome: Option<&Outcome>,
    mut valuer: Option<&mut Valuer<'_>>,
    format: &Format,
) -> Vec<Problem> {
    let mut all = Checks { plan, resolved, format, problems: Vec::new() };
    all.drafts();
    for scenario in plan.scenarios.iter() {
        all.without_effect(scenario);
    }
    all.stacking(valuer.as_deref_mut());
    all.workloads();
    all.levers();
    if let Some(outcome) = outcome {
        all.milestones(outcome);
        all.commitment(outcome);
        all.credits(outcome);
        all.costly(outcome, valuer);
    }
    all.problems.order_by_key(|problem| (problem.severity, Reverse(problem.money)));
    all.problems
}

/// How far deal value lies apart between the answers to “do credits count?”, over all assessed years.
pub fn answers_differ(outcome: &Outcome) -> Option<Total> {
    let cost = |(years, cash_with): (&Vec<YearOutcome>, Cents)| -> Total {
        let assessed = years.iter().filter_map(|year| year.assessed.as_ref());
        assessed.map(|year| year.billed).sum::<Total>() + cash_with
    };
    let answers = outcome.commitment_by_answer.iter().zip(outcome.cash_with_by_answer);
    let costs = answers.map(cost);
    let (most, least) = (costs.clone().max()?, costs.min()?);
    Some(most - least)
}
