//! A plan with one of its tables open, as the page has it: what gestures are tried on.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use tranche::{
    domain::{Id, Plan, TableId},
    edit::{Applied, Command, apply_in, format_of},
    grid::{
        self, Cursor, GridColumn, GridId, Range, Sheet,
        columns::{self, row_ids},
        view::Scene,
    },
    io::plan_file,
    table::resolve::resolve,
    text::{Format, Locale},
};

/// A table of a plan, opened in one scenario.
#[derive(Clone)]
pub struct Desk {
    pub plan: Plan,
    pub table: TableId,
    pub scenario: Id,
    pub resolved: Plan,
    pub columns: Vec<GridColumn>,
    /// The rows shown.
    pub order: Vec<Id>,
    pub format: Format,
}

impl Desk {
    /// A table of a plan, opened in its base.
    pub fn of(plan: Plan, table: TableId) -> Self {
        let mut desk = Self {
            table,
            scenario: plan.scenarios.at(0).unwrap().id.clone(),
            resolved: plan.clone(),
            columns: columns::columns(table, false),
            order: row_ids(&plan, table),
            format: format_of(&plan, Locale::default()),
            plan,
        };
        desk.resolve();
        desk
    }

    /// The sample plan.
    pub fn sample(table: TableId) -> Self {
        let text = include_str!("../../examples/illustrative.json");
        Self::of(plan_file::read(text).unwrap(), table)
    }

    /// The same in another scenario.
    pub fn in_scenario(mut self, scenario: &str) -> Self {
        self.scenario = Id::from(scenario);
        self.resolve();
        self
    }

    /// The same before another reader.
    pub fn read_in(mut self, locale: Locale) -> Self {
        self.format = format_of(&self.plan, locale);
        self
    }

    fn resolve(&mut self) {
        let scenario = self.plan.scenarios.get(self.scenario.as_str()).unwrap();
        self.resolved = resolve(&self.plan, scenario);
    }

    pub fn scene(&self) -> Scene<'_> {
        Scene {
            plan: &self.plan,
            resolved: &self.resolved,
            outcome: None,
            scenario: &self.scenario,
            format: &self.format,
            months: None,
        }
    }

    pub fn grid(&self) -> GridId {
        self.table.into()
    }

    pub fn sheet(&self) -> Sheet<'_> {
        Sheet { scene: self.scene(), grid: self.grid(), columns: &self.columns, order: &self.order }
    }

    /// The place of a field.
    #[track_caller]
    pub fn column(&self, field: &str) -> usize {
        self.columns.iter().position(|column| column.key == field).unwrap()
    }

    /// Cells of one column or of several, from a row to a row.
    pub fn range(&self, fields: &str, top: usize, bottom: usize) -> Range {
        let (from, to) = fields.split_once("..").unwrap_or((fields, fields));
        let corner = |row, field| Cursor { row, column: self.column(field) };
        Range::of(corner(top, from), corner(bottom, to))
    }

    /// Does a command; rows that are new are shown last.
    #[track_caller]
    pub fn apply(&mut self, command: &Command) {
        let Applied { plan, .. } = apply_in(self.format.locale(), &self.plan, command).unwrap();
        self.show(plan);
    }

    /// Shows another plan.
    pub fn show(&mut self, plan: Plan) {
        self.plan = plan;
        self.resolve();
        let rows = row_ids(&self.plan, self.table);
        self.order.retain(|id| rows.contains(id));
        let new: Vec<Id> = rows.into_iter().filter(|id| !self.order.contains(id)).collect();
        self.order.extend(new);
    }

    /// Does what a gesture comes to.
    #[track_caller]
    pub fn perform(&mut self, gesture: &grid::Gesture) {
        if let Some(command) = &gesture.command {
            self.apply(command);
        }
    }

    /// Types into a cell.
    #[track_caller]
    pub fn type_into(&mut self, field: &str, row: usize, text: &str) {
        let gesture = grid::fill::with(&self.sheet(), self.range(field, row, row), text);
        self.perform(&gesture);
    }

    /// What an editor would open with, down a column.
    pub fn texts(&self, field: &str, rows: std::ops::Range<usize>) -> Vec<String> {
        let column = self.column(field);
        rows.map(|row| self.sheet().editable(Cursor { row, column })).collect()
    }
}
