//! What is selected: a rectangle with an active cell in it.

use super::{Cursor, Move, Size};

/// A rectangle of cells; its edges belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// First row.
    pub top: usize,
    /// First column.
    pub left: usize,
    /// Last row.
    pub bottom: usize,
    /// Last column.
    pub right: usize,
}

impl Range {
    /// The rectangle between two corners.
    pub fn of(a: Cursor, b: Cursor) -> Self {
        Self {
            top: a.row.min(b.row),
            left: a.column.min(b.column),
            bottom: a.row.max(b.row),
            right: a.column.max(b.column),
        }
    }

    /// How many rows.
    pub fn rows(self) -> usize {
        self.bottom - self.top + 1
    }

    /// How many columns.
    pub fn columns(self) -> usize {
        self.right - self.left + 1
    }

    /// Whether it is one cell.
    pub fn is_one(self) -> bool {
        self.rows() == 1 && self.columns() == 1
    }

    /// Whether a cell is in it.
    pub fn holds(self, at: Cursor) -> bool {
        (self.top..=self.bottom).contains(&at.row) && (self.left..=self.right).contains(&at.column)
    }

    /// Its cells, row by row.
    pub fn cells(self) -> impl Iterator<Item = Cursor> {
        (self.top..=self.bottom)
            .flat_map(move |row| (self.left..=self.right).map(move |column| Cursor { row, column }))
    }

    /// The part of it that lies within a table of so many rows and columns; `None` when there is none.
    pub fn within(self, rows: usize, columns: usize) -> Option<Self> {
        let bottom = self.bottom.min(rows.checked_sub(1)?);
        let right = self.right.min(columns.checked_sub(1)?);
        (self.top <= bottom && self.left <= right).then_some(Self { bottom, right, ..self })
    }
}

/// The active cell, and how far the selection reaches from where it began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The cell that is typed into.
    pub active: Cursor,
    /// One corner: where the selection began.
    pub anchor: Cursor,
    /// The opposite corner.
    pub head: Cursor,
}

impl Selection {
    /// One cell.
    pub fn at(cell: Cursor) -> Self {
        Self { active: cell, anchor: cell, head: cell }
    }

    /// A rectangle; its first cell is the active one.
    pub fn range(range: Range) -> Self {
        let anchor = Cursor { row: range.top, column: range.left };
        Self { active: anchor, anchor, head: Cursor { row: range.bottom, column: range.right } }
    }

    /// The rectangle.
    pub fn area(self) -> Range {
        Range::of(self.anchor, self.head)
    }

    /// The selection with another far corner: what Shift does.
    #[must_use]
    pub fn to(self, head: Cursor) -> Self {
        Self { active: self.anchor, head, ..self }
    }

    /// The selection moved or, with Shift, extended. `filled` says which cells hold something, for
    /// the moves to the edge of data.
    #[must_use]
    pub fn moved(
        self,
        by: Move,
        extend: bool,
        size: Size,
        filled: &dyn Fn(Cursor) -> bool,
    ) -> Self {
        if extend {
            self.to(self.head.moved(by, size, filled))
        } else {
            Self::at(self.active.moved(by, size, filled))
        }
    }

    /// Whole rows of it: Shift+Space.
    #[must_use]
    pub fn whole_rows(self, size: Size) -> Self {
        let Range { top, bottom, .. } = self.area();
        let last = size.columns.saturating_sub(1);
        Self {
            active: self.active,
            anchor: Cursor { row: top, column: 0 },
            head: Cursor { row: bottom, column: last },
        }
    }

    /// Whole columns of it: Ctrl+Space. The adding row stays out.
    #[must_use]
    pub fn whole_columns(self, size: Size) -> Self {
        let Range { left, right, .. } = self.area();
        let last = size.rows.saturating_sub(1);
        Self {
            active: self.active,
            anchor: Cursor { row: 0, column: left },
            head: Cursor { row: last, column: right },
        }
    }

    /// The next active cell within a selection of several: Tab goes along rows, Enter along columns,
    /// both around the end.
    #[must_use]
    pub fn stepped(self, along_rows: bool, forward: bool) -> Self {
        let area = self.area();
        let (rows, columns) = (area.rows(), area.columns());
        let count = rows * columns;
        let (row, column) = (self.active.row - area.top, self.active.column - area.left);
        let number = if along_rows { row * columns + column } else { column * rows + row };
        let next = if forward { number + 1 } else { number + count - 1 } % count;
        let (row, column) =
            if along_rows { (next / columns, next % columns) } else { (next % rows, next / rows) };
        Self { active: Cursor { row: area.top + row, column: area.left + column }, ..self }
    }

    /// The selection kept inside a grid.
    #[must_use]
    pub fn kept_in(self, size: Size) -> Self {
        let keep = |at: Cursor| Cursor {
            row: at.row.min(size.lines().saturating_sub(1)),
            column: at.column.min(size.columns.saturating_sub(1)),
        };
        Self { active: keep(self.active), anchor: keep(self.anchor), head: keep(self.head) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { rows: 10, adds: true, columns: 5, page: 4 };

    fn at(row: usize, column: usize) -> Cursor {
        Cursor { row, column }
    }

    #[test]
    fn shift_extends_from_where_it_began_and_back() {
        let start = Selection::at(at(3, 2));
        let wide =
            start
                .moved(Move::Down, true, SIZE, &|_| true)
                .moved(Move::Right, true, SIZE, &|_| true);
        assert_eq!(wide.area(), Range { top: 3, left: 2, bottom: 4, right: 3 });
        assert_eq!(wide.active, at(3, 2));
        let back =
            wide.moved(Move::Up, true, SIZE, &|_| true).moved(Move::Up, true, SIZE, &|_| true);
        assert_eq!(back.area(), Range { top: 2, left: 2, bottom: 3, right: 3 });
        assert_eq!(back.moved(Move::Left, false, SIZE, &|_| true), Selection::at(at(3, 1)));
    }

    #[test]
    fn whole_rows_and_columns() {
        let some = Selection::at(at(3, 2)).to(at(4, 3));
        assert_eq!(some.whole_rows(SIZE).area(), Range { top: 3, left: 0, bottom: 4, right: 4 });
        assert_eq!(some.whole_columns(SIZE).area(), Range { top: 0, left: 2, bottom: 9, right: 3 });
    }

    #[test]
    fn tab_and_enter_walk_around_within_a_selection() {
        let some = Selection::range(Range { top: 1, left: 1, bottom: 2, right: 2 });
        let tabs: Vec<_> = std::iter::successors(Some(some), |s| Some(s.stepped(true, true)))
            .take(5)
            .map(|s| (s.active.row, s.active.column))
            .collect();
        assert_eq!(tabs, [(1, 1), (1, 2), (2, 1), (2, 2), (1, 1)]);
        assert_eq!(some.stepped(false, true).active, at(2, 1));
        assert_eq!(some.stepped(false, false).active, at(2, 2));
    }
}
