//! What is printed: where the deal stands, how it adds up, what it rests on and what to get in writing,
//! and every row of every table. Plain tables of text, made from the one description of columns; who
//! prints them decides nothing. What only we may see is left out where it is hidden.

mod appendix;
mod ask;
mod clauses;
mod deal;
#[cfg(test)]
mod tests;

pub use appendix::appendix;
pub use ask::ask;

use crate::{
    calc::compare::Group,
    domain::{Cents, Plan, Scenario, TableId},
    edit::offers,
    engine::Outcome,
    table::privacy::row_is_private,
    text::Format,
};

/// A cell: its text, and for a figure of an outcome its address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What people read.
    pub text: String,
    /// The figure's key and scenario, and its amount.
    pub figure: Option<(String, String, Cents)>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, figure: None }
    }
}

/// A part of the brief under a title: a table, or without heads a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// What stands beside the title.
    pub note: String,
    /// One head per column; none for a list.
    pub heads: Vec<String>,
    /// From which column on cells are figures.
    pub figures_from: usize,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What the brief is made from.
pub struct Source<'a> {
    /// The plan; where what only we may see is left out, what [`crate::table::privacy::seen`] leaves.
    pub plan: &'a Plan,
    /// The active scenario.
    pub scenario: &'a Scenario,
    /// The plan with its overrides.
    pub resolved: &'a Plan,
    /// The scenarios that are compared, with what they come to.
    pub scenarios: Vec<(&'a Scenario, Option<&'a Outcome>)>,
    /// Offers with what they come to, newest first.
    pub offers: Vec<(&'a Scenario, Option<Cents>)>,
    /// How figures are written.
    pub format: &'a Format,
    /// Whether what only we may see is left out.
    pub hide: bool,
}

impl Source<'_> {
    /// Whether a row is left out though the plan has it, as others refer to it.
    fn hides(&self, table: TableId, row: &str) -> bool {
        self.hide && row_is_private(self.plan, table, row)
    }
}

/// Whether the brief compares a scenario: not a stored offer.
pub fn compares(scenario: &Scenario) -> bool {
    offers::by(scenario).is_none()
}

/// The parts of the brief, without the appendix; empty ones are left out.
pub fn parts(source: &Source<'_>) -> Vec<Part> {
    let parts = [
        deal::figures(source, Group::Worth, "How net value adds up"),
        deal::figures(source, Group::Credits, "What becomes of the credits"),
        deal::figures(source, Group::Programs, "Credits by programme"),
        deal::terms_of(source),
        deal::gives(source),
        clauses::clauses(source),
        deal::log(source),
        appendix::assumptions(source),
    ];
    parts.into_iter().filter(|part| !part.rows.is_empty()).collect()
}

fn heads(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| (*title).to_owned()).collect()
}
