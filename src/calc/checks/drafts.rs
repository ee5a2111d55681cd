//! Texts that could not be taken, and needed cells that are empty: one problem per column.

use super::{Place, Problem, Severity, rules::Checks};
use crate::domain::order::Order as _;
use crate::{
    domain::{
        Override, TableId, Value, choice::Choice as _, drafts::CellRef, scenario::OverrideValue,
    },
    table::{Spec, schema, show, table},
};

/// The open cells of one column.
struct Column<'a> {
    title: &'static str,
    /// Whether nothing was filled in, or what was can't be read.
    missing: bool,
    is_private: bool,
    cells: Vec<Cell<'a>>,
}

struct Cell<'a> {
    at: &'a CellRef,
    /// Where its row stands.
    row: usize,
    /// What was typed.
    typed: &'a str,
    /// What counts meanwhile; `None` for a credit that can't be used.
    counts: Option<String>,
}

impl Checks<'_> {
    /// Adds them.
    pub fn drafts(&mut self) {
        let mut columns: Vec<Column<'_>> = Vec::new();
        for (at, typed) in self.plan.drafts.iter() {
            let missing = typed.is_empty();
            // What only we may see is no part of what all may.
            let is_private = place(at).is_private(self.plan);
            let cell = Cell { at, row: self.row(at), typed, counts: self.counts(at) };
            let same = |column: &&mut Column<'_>| {
                column.cells.first().is_some_and(|first| {
                    first.at.table == at.table
                        && first.at.field == at.field
                        && first.at.scenario == at.scenario
                }) && (column.missing, column.is_private) == (missing, is_private)
            };
            match columns.iter_mut().find(same) {
                Some(column) => column.cells.push(cell),
                None => {
                    let title = self.title(at);
                    columns.push(Column { title, missing, is_private, cells: vec![cell] });
                }
            }
        }
        for column in columns {
            let problem = self.of_column(column);
            self.problems.extend(problem);
        }
    }

    fn of_column(&self, mut column: Column<'_>) -> Option<Problem> {
        column.cells.order_by_key(|cell| cell.row);
        let all = &column.cells;
        let mut cells = Vec::new();
        for cell in all {
            let row = show::row_title(self.plan, cell.at.table, cell.at.row.as_str());
            let (typed, title) = (cell.typed, column.title);
            let text = match column.missing {
                true => format!("{row}: “{title}” is not filled in yet"),
                false => {
                    let counts = until_then(&cell.counts, false);
                    format!("{row}: “{typed}” can’t be read as “{title}”: {counts}")
                }
            };
            cells.push(problem(text, place(cell.at), Vec::new()));
        }
        if cells.len() < 2 {
            return cells.pop();
        }
        let (n, title) = (cells.len(), column.title);
        let mut text = match column.missing {
            true => format!("{n} cells of “{title}” are not filled in yet"),
            false => format!("{n} cells of “{title}” can’t be read"),
        };
        let counts = &all.first()?.counts;
        if !column.missing && all.iter().all(|cell| cell.counts == *counts) {
            text.push_str(&format!(": {}", until_then(counts, true)));
        }
        let first = cells.first()?.place.clone();
        Some(problem(text, first, cells))
    }

    /// What a cell counts as while its text can't be read.
    fn counts(&self, cell: &CellRef) -> Option<String> {
        if (cell.table, cell.field) == (TableId::Credits, "end") {
            return None;
        }
        let own = cell.scenario.as_ref().and_then(|id| {
            let key = Override::key(cell.table.word(), cell.row.as_str(), cell.field);
            match &self.plan.scenarios.get(id.as_str())?.overrides.get(key.as_str())?.value {
                OverrideValue::Fits(value) => Some(value.clone()),
                _ => None,
            }
        });
        let value =
            own.or_else(|| table(self.plan, cell.table).value_of(cell.row.as_str(), cell.field));
        let spec = schema(cell.table).spec_of(cell.field);
        let shown = spec
            .zip(value)
            .map(|(spec, value): (&Spec, Value)| show::exact(self.plan, spec, &value, self.format));
        let shown = shown.filter(|shown| !shown.is_empty());
        Some(shown.unwrap_or_else(|| "empty".to_owned()))
    }

    fn title(&self, cell: &CellRef) -> &'static str {
        let spec = schema(cell.table).spec_of(cell.field);
        spec.map_or(cell.field, |spec| spec.title)
    }

    fn row(&self, cell: &CellRef) -> usize {
        table(self.plan, cell.table).position(cell.row.as_str()).unwrap_or_default()
    }
}

/// What cells do while their text can't be read.
fn until_then(counts: &Option<String>, many: bool) -> String {
    match (counts, many) {
        (Some(counts), false) => format!("it counts as {counts} until then"),
        (Some(counts), true) => format!("they count as {counts} until then"),
        (None, false) => "the credit is not usable until then".to_owned(),
        (None, true) => "the credits are not usable until then".to_owned(),
    }
}

fn place(cell: &CellRef) -> Place {
    Place { scenario: cell.scenario.clone(), ..Place::field(cell.table, &cell.row, cell.field) }
}

fn problem(text: String, place: Place, cells: Vec<Problem>) -> Problem {
    Problem { code: "", severity: Severity::Error, text, money: None, place, cells }
}
