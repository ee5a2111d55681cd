//! Where rows and columns of a grid lie, in pixels, how it scrolls to them, and what lies under a point.

use leptos::prelude::*;

use super::model::Model;
use crate::grid::{Cursor, GridColumn, Size};

impl Model {
    /// The grid's size with the adding row.
    pub fn size(&self) -> Size {
        let height = self.viewport.get_untracked().height;
        let page = (height / self.row_height.max(1)).saturating_sub(3) as usize;
        Size { rows: self.rows_now() + 1, columns: self.columns.with_value(Vec::len), page }
    }

    /// Width of all columns in pixels.
    pub fn width(&self) -> u32 {
        self.offset(usize::MAX)
    }

    /// Height of the titles in pixels.
    pub fn head(&self) -> u32 {
        self.heads * self.row_height
    }

    /// Pixels from the top of the rows to a row.
    pub fn top(&self, row: usize) -> u32 {
        u32::try_from(row).unwrap_or(u32::MAX).saturating_mul(self.row_height)
    }

    /// Pixels from the left edge of the grid to a column.
    pub fn offset(&self, at: usize) -> u32 {
        let widths = |columns: &Vec<GridColumn>| {
            columns.iter().take(at).map(|column| u32::from(column.width)).sum::<u32>()
        };
        self.numbers + self.columns.with_value(widths)
    }

    /// Scrolls as far as needed to see a cell.
    pub fn reveal(&self, at: Cursor) {
        let Some((_, scroller)) = self.parts.get_value() else { return };
        let scroller = scroller.raw();
        let view = self.viewport.get_untracked();
        let top = view.scroll_to(at.row, self.row_height, self.head(), self.row_height);
        if top != view.top {
            scroller.set_scroll_top(top.cast_signed());
        }
        if at.column < self.frozen {
            return;
        }
        let (from, fixed) = (self.offset(at.column), self.offset(self.frozen));
        let to = self.offset(at.column + 1);
        let (left, width) = (self.left.get_untracked(), scroller.client_width().unsigned_abs());
        if from < left + fixed {
            scroller.set_scroll_left((from.saturating_sub(fixed)).cast_signed());
        } else if to > left + width {
            scroller.set_scroll_left((to - width).cast_signed());
        }
    }

    /// The cell under a point of the window; `None` beside the rows.
    pub fn cell_under(&self, x: i32, y: i32) -> Option<Cursor> {
        let (row, column) = self.place(x, y)?;
        (row >= 0).then(|| Cursor { row: row.unsigned_abs() as usize, column })
    }

    /// The cell under a point of the window, or the nearest that is not the adding row's.
    pub fn cell_near(&self, x: i32, y: i32) -> Option<Cursor> {
        let (row, column) = self.place(x, y)?;
        let last = self.rows_now().saturating_sub(1);
        Some(Cursor { row: (row.max(0).unsigned_abs() as usize).min(last), column })
    }

    fn place(&self, x: i32, y: i32) -> Option<(i32, usize)> {
        let (_, scroller) = self.parts.get_value()?;
        let scroller = scroller.raw();
        let rect = scroller.get_bounding_client_rect();
        let x = x - rect.left() as i32;
        let y = y - rect.top() as i32 + scroller.scroll_top() - self.head().cast_signed();
        let fixed = x < self.offset(self.frozen).cast_signed();
        let x = if fixed { x } else { x + scroller.scroll_left() }.max(0).unsigned_abs();
        let count = self.columns.with_value(Vec::len);
        let column = (0..count).find(|at| self.offset(at + 1) > x);
        let row = y.div_euclid(self.row_height.max(1).cast_signed());
        Some((row, column.unwrap_or(count.saturating_sub(1))))
    }
}
