//! What one sees of a grid: some of its rows in some order, some columns.

use super::{CellView, Cursor, GridColumn, GridId, MonthTable, Range, Selection, view};
use crate::{
    calc::consumption::By,
    domain::{Id, Month, drafts::CellRef},
    edit,
    table::{Spec, show},
    text::show as text,
};

/// A grid as it is shown. Positions in it are those on the screen, after sorting and filtering.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The plan, the active scenario and its outcome.
    pub scene: view::Scene<'a>,
    /// Which grid.
    pub grid: GridId,
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

    /// Consumption by month, where that is what is shown.
    pub fn months(&self) -> Option<&'a MonthTable> {
        self.scene.months.filter(|_| self.grid == GridId::Months)
    }

    /// The cell of a table that an edit at a position goes to; `None` for computed columns, the adding row
    /// and months.
    pub fn cell(&self, at: Cursor) -> Option<CellRef> {
        let (row, column) = (self.id(at.row)?, self.columns.get(at.column)?);
        column.spec()?;
        Some(view::cell_ref(self.scene, self.grid.table()?, row, column))
    }

    /// Why nothing can be typed at a position; `None` where it can.
    pub fn closed(&self, at: Cursor) -> Option<String> {
        let column = self.columns.get(at.column)?;
        match self.months() {
            Some(months) => months.closed(self.id(at.row)?, at.column, self.scene.format),
            None if column.spec().is_some() => None,
            None => Some(format!("{} is computed. {}", column.title, column.tip)),
        }
    }

    /// Why a text is not taken at a position. A table takes every text: what can't be read is kept as a draft.
    pub fn refused(&self, at: Cursor, typed: &str) -> Option<String> {
        let held = self.months()?.baseline(self.id(at.row)?, at.column)?;
        let locale = self.scene.format.locale();
        let read = edit::consumption::amount(self.scene.plan, typed, held, locale);
        read.err().map(|error| error.to_string())
    }

    /// Where a bill goes that is pasted into consumption by month and does not name its months: the services
    /// from the first row selected on, the first month selected, and how many rows and months are.
    pub fn bill_place(&self, selection: Selection) -> Option<(Vec<Id>, Month, (usize, usize))> {
        let (months, area) = (self.months()?, selection.area());
        let services = match months.by() {
            By::Service => self.order.get(area.top..).unwrap_or_default().to_vec(),
            By::Account => Vec::new(),
        };
        Some((services, months.month(area.left)?, (area.rows(), area.columns())))
    }

    /// Whether a cell holds something, for the keys that lead to the edge of what is filled.
    pub fn is_filled(&self, at: Cursor) -> bool {
        match self.months() {
            Some(months) => {
                let amount = self.id(at.row).and_then(|id| months.amount(id, at.column));
                amount.is_some_and(|amount| !amount.is_zero())
            }
            None => self.view(at).is_some_and(|cell| !cell.text.is_empty()),
        }
    }

    /// A cell as it is drawn.
    pub fn view(&self, at: Cursor) -> Option<CellView> {
        let column = self.columns.get(at.column..=at.column)?;
        view::row_view(self.scene, self.grid, self.id(at.row)?, column).pop()
    }

    /// What an editor opens with: the text that could not be taken, else the expression that was
    /// typed, else the value in full. What is typed back gives the same value. Computed columns give what they show.
    pub fn editable(&self, at: Cursor) -> String {
        if let Some(months) = self.months() {
            let held = self.id(at.row).and_then(|id| months.baseline(id, at.column));
            return held
                .map_or_else(String::new, |held| text::money_edit(held, self.scene.format.style));
        }
        let Some(cell) = self.cell(at) else {
            return self.view(at).map_or_else(String::new, |view| view.text);
        };
        if let Some((draft, _)) = edit::draft(self.scene.plan, &cell) {
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
