//! What a grid is in the middle of: what the pointer drags, what is open over the cells.

use crate::grid::Range;

/// What the pointer drags.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drag {
    /// A range of cells.
    Cells,
    /// Whole rows.
    Rows,
    /// Whole columns.
    Columns,
    /// The handle that fills: what was selected when it was taken.
    Fill(Range),
    /// The edge of a column: where the pointer was, and how wide the column.
    Width(usize, i32, u16),
    /// A column that was selected before.
    Move(usize),
}

/// What is open over the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The menu of the selected cells.
    Cells,
    /// The menu of a column.
    Column(usize),
    /// What filters a column.
    Filter(usize),
}

/// What is open, and where in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Popup {
    /// What it is.
    pub what: What,
    /// Where: pixels from the left and the top of the window.
    pub at: (i32, i32),
}
