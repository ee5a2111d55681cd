//! What one sees of a table: some of its rows in some order, some columns.

use super::{CellView, Cursor, GridColumn, Range, view};
use crate::{
    domain::{Id, TableId, drafts::CellRef},
    edit,
    table::{Spec, show},
};

/// A table as it is shown. Positions in it are those on the screen, after sorting and filtering.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The plan, the active scenario and its outcome.
    pub scene: view::Scene<'a>,
    /// The table.
    pub table: TableId,
    /// The columns shown, in their order.
    pub columns: &'a [GridColumn],
    /// The rows shown, in their order.
    pub order: &'a [Id],
}

impl<'a> Sheet<'a> {
    /// The row at a position; `None` for the row that adds one.
    pub fn id(&self, row: usize) -> Option<&'a Id> {
        self.order.get(row)
    }

    /// The description of an input column; `None` for computed ones.
    pub fn spec(&self, column: usize) -> Option<&'static Spec> {
        self.columns.get(column)?.spec()
    }

    /// The cell an edit at a position goes to; `None` for computed columns and the adding row.
    pub fn cell(&self, at: Cursor) -> Option<CellRef> {
        let (row, column) = (self.id(at.row)?, self.columns.get(at.column)?);
        column.spec()?;
        Some(view::cell_ref(self.scene, self.table, row, column))
    }

    /// A cell as it is drawn.
    pub fn view(&self, at: Cursor) -> Option<CellView> {
        let column = self.columns.get(at.column..=at.column)?;
        view::row_view(self.scene, self.table, self.id(at.row)?, column).pop()
    }

    /// What an editor opens with: the text that could not be taken, else the expression that was
    /// typed, else the value in full. What is typed back gives the same value. Computed columns give what they show.
    pub fn editable(&self, at: Cursor) -> String {
        let Some(cell) = self.cell(at) else {
            return self.view(at).map_or_else(String::new, |view| view.text);
        };
        if let Some(draft) = self.scene.plan.drafts.get(&cell) {
            return draft.to_owned();
        }
        if let Some(expression) =
            edit::expression_of(self.scene.plan, &cell, self.scene.format.locale())
        {
            return expression.to_owned();
        }
        let value = edit::shown_value(self.scene.plan, &cell).map(|(value, _)| value);
        let spec = self.spec(at.column);
        spec.zip(value).map_or_else(String::new, |(spec, value)| {
            show::edit(self.scene.plan, spec, &value, self.scene.format)
        })
    }

    /// Everything that is shown, without the adding row.
    pub fn all(&self) -> Range {
        Range::of(
            Cursor::default(),
            Cursor {
                row: self.order.len().saturating_sub(1),
                column: self.columns.len().saturating_sub(1),
            },
        )
    }
}
