//! Where rows and columns of a grid lie, in pixels, how it scrolls to them, and what lies under a point.

use std::ops::Range;

use leptos::prelude::*;

use super::model::Model;
use crate::{
    grid::{Cursor, GridColumn, Size, viewport::across},
    ui::dom::El,
};

impl Model {
    /// The grid's size.
    pub fn size(&self) -> Size {
        self.size_of(self.rows_now())
    }

    /// The grid's size with so many rows. A table has one more that adds a row.
    pub fn size_of(&self, rows: usize) -> Size {
        let height = self.viewport.get_untracked().height;
        let fixed = self.heads as usize + self.sums();
        let page = (height / self.row_height.max(1)) as usize;
        Size {
            rows,
            adds: self.months.is_none(),
            columns: self.columns.with_value(Vec::len),
            page: page.saturating_sub(fixed + 1),
        }
    }

    /// How many rows of sums stand below the others.
    pub fn sums(&self) -> usize {
        match self.months {
            None => 1,
            Some(_) => untrack(|| self.of_months(|months| months.sums(self.narrow).len())),
        }
    }

    /// The columns that are drawn: all of a table; of months those in view and a few around, since there may be
    /// many.
    pub fn drawn_columns(&self) -> Range<usize> {
        let all = self.columns.with_value(Vec::len);
        if self.months.is_none() {
            return 0..all;
        }
        let room = self.across.get().saturating_sub(self.numbers + self.tail);
        self.columns.with_value(|columns| {
            across(self.left.get(), room, columns.iter().map(|column| column.width.into()))
        })
    }

    /// Width of all columns in pixels.
    pub fn width(&self) -> u32 {
        self.offset(usize::MAX) + self.tail
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
        let foot = self.top(self.sums());
        let top = view.scroll_to(at.row, self.row_height, self.head(), foot);
        if top != view.top {
            scroller.set_scroll_top(top.cast_signed());
        }
        if at.column < self.frozen {
            return;
        }
        let (from, fixed) = (self.offset(at.column), self.offset(self.frozen));
        let to = self.offset(at.column + 1);
        let left = self.left.get_untracked();
        let width = scroller.client_width().unsigned_abs().saturating_sub(self.tail);
        if from < left + fixed {
            scroller.set_scroll_left((from.saturating_sub(fixed)).cast_signed());
        } else if to > left + width {
            scroller.set_scroll_left((to - width).cast_signed());
        }
    }

    /// Scrolls the page too as far as needed to see the active cell: on a small screen a grid is only a part of
    /// what scrolls. A grid without the keyboard leaves the page where it is, as when another plan is opened.
    pub fn reveal_in_page(&self) {
        let (outline, parts) = (self.outline, self.parts);
        if untrack(|| self.selection().area().is_one()) {
            // Once the outline lies where the cell is.
            request_animation_frame(move || {
                let has_focus = |(sheet, _): &(El, El)| sheet.has_focus();
                let in_use = parts.try_with_value(|parts| parts.as_ref().is_some_and(has_focus));
                if let Some(outline) = outline.get().filter(|_| in_use == Some(true)) {
                    outline.scroll_near();
                }
            });
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
