//! What is printed: where the deal stands, how it adds up, what it rests on and what to get in writing,
//! and every row of every table. Plain tables of text, made from the one description of columns; who
//! prints them decides nothing. What only we may see is left out where it is hidden.

mod appendix;
mod ask;
mod clauses;
mod deal;
mod differences;
mod fit;
#[cfg(test)]
mod tests;

pub use appendix::appendix;
pub use ask::ask;

use crate::{
    calc::compare::Group,
    domain::{Cents, Plan, Scenario, TableId},
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
        Self { text: fit::breakable(&text), figure: None }
    }
}

/// How a column is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Set {
    /// A text: it wraps between words.
    #[default]
    Text,
    /// A date or a word: it stays in one line.
    Line,
    /// A figure: in one line, under one another.
    Figure,
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
    /// How the columns before that are set; a text where nothing is said.
    pub sets: Vec<Set>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Part {
    /// How a column is set.
    pub fn set(&self, column: usize) -> Set {
        if column >= self.figures_from {
            return Set::Figure;
        }
        self.sets.get(column).copied().unwrap_or_default()
    }
}

/// What the brief is made from.
pub struct Source<'a> {
    /// The plan; where what only we may see is left out, what [`crate::table::privacy::public_view`] leaves.
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
    /// Whether it is made for paper: then it has every row, however many there are.
    pub paper: bool,
}

impl Source<'_> {
    /// Whether a row is left out though the plan has it, as others refer to it.
    fn hides(&self, table: TableId, row: &str) -> bool {
        self.hide && row_is_private(self.plan, table, row)
    }
}

/// Whether the brief compares a scenario: not a stored offer.
pub fn compares(scenario: &Scenario) -> bool {
    !scenario.offer.is_stored()
}

/// The parts of the brief, without the appendix; empty ones are left out. On paper a wide one stands in
/// pieces, on screen a very long one is a sentence.
pub fn parts(source: &Source<'_>) -> Vec<Part> {
    let parts = [
        deal::figures(source, Group::Worth, "How deal value adds up"),
        deal::figures(source, Group::Credits, "What becomes of the credits"),
        deal::figures(source, Group::Programs, "Credits by programme"),
        differences::differences(source),
        deal::gives(source),
        clauses::clauses(source),
        deal::log(source),
        appendix::assumptions(source),
    ];
    let mut shown = Vec::new();
    for part in parts.into_iter().filter(|part| !part.rows.is_empty()) {
        if source.paper {
            shown.extend(fit::pieces(part));
        } else {
            shown.push(fit::on_screen(part, source.format));
        }
    }
    shown
}

fn heads(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| (*title).to_owned()).collect()
}
