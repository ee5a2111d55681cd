//! Where keys lead: the cursor and its moves.

/// The active cell, by position. Where rows can be added, the row after the last is the one that adds one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

/// How large a grid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Rows that hold something.
    pub rows: usize,
    /// Whether a row that adds one follows them.
    pub adds: bool,
    /// Columns.
    pub columns: usize,
    /// Rows that fit on the screen.
    pub page: usize,
}

impl Size {
    /// Rows the cursor can stand in: those that hold something, and the one that adds a row.
    pub fn lines(self) -> usize {
        self.rows + usize::from(self.adds)
    }
}

/// A move of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column left.
    Left,
    /// One column right.
    Right,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
    /// Up to the edge of data.
    EdgeUp,
    /// Down to the edge of data.
    EdgeDown,
    /// Left to the edge of data.
    EdgeLeft,
    /// Right to the edge of data.
    EdgeRight,
    /// To the first cell.
    First,
    /// To the last cell.
    Last,
    /// One screen up.
    PageUp,
    /// One screen down.
    PageDown,
}

impl Cursor {
    /// The cursor after a move; it stays inside the grid. `filled` says which cells hold something.
    #[must_use]
    pub fn moved(self, by: Move, size: Size, filled: &dyn Fn(Self) -> bool) -> Self {
        let (last_row, last_column) =
            (size.lines().saturating_sub(1), size.columns.saturating_sub(1));
        let page = size.page.max(1);
        let Self { row, column } = self;
        let to = match by {
            Move::Up => Self { row: row.saturating_sub(1), column },
            Move::Down => Self { row: row + 1, column },
            Move::Left => Self { row, column: column.saturating_sub(1) },
            Move::Right => Self { row, column: column + 1 },
            Move::RowStart => Self { row, column: 0 },
            Move::RowEnd => Self { row, column: last_column },
            Move::EdgeUp => self.edge(Move::Up, size, filled),
            Move::EdgeDown => self.edge(Move::Down, size, filled),
            Move::EdgeLeft => self.edge(Move::Left, size, filled),
            Move::EdgeRight => self.edge(Move::Right, size, filled),
            Move::First => Self { row: 0, column: 0 },
            Move::Last => Self { row: last_row, column: last_column },
            Move::PageUp => Self { row: row.saturating_sub(page), column },
            Move::PageDown => Self { row: row + page, column },
        };
        Self { row: to.row.min(last_row), column: to.column.min(last_column) }
    }

    /// Where Ctrl and an arrow lead: from within data to its last cell that way, else to the next
    /// cell that holds something, else to the last row or column. The adding row is not data.
    fn edge(self, by: Move, size: Size, filled: &dyn Fn(Self) -> bool) -> Self {
        let data = Size { rows: size.rows.max(1), adds: false, ..size };
        let next = |at: Self| {
            let to = at.moved(by, data, filled);
            (to != at).then_some(to)
        };
        let Some(mut at) = next(self) else { return self };
        if filled(self) && filled(at) {
            while let Some(to) = next(at).filter(|to| filled(*to)) {
                at = to;
            }
            return at;
        }
        while !filled(at) {
            match next(at) {
                Some(to) => at = to,
                None => return at,
            }
        }
        at
    }

    /// The next cell of a run of Tabs, into the next row at the end; `None` on the very last, so that
    /// Tab leaves the grid.
    pub fn tabbed(self, forward: bool, size: Size) -> Option<Self> {
        let last_column = size.columns.checked_sub(1)?;
        match (forward, self) {
            (true, Self { row, column }) if column < last_column => {
                Some(Self { row, column: column + 1 })
            }
            (true, Self { row, .. }) if row + 1 < size.lines() => {
                Some(Self { row: row + 1, column: 0 })
            }
            (false, Self { row, column }) if column > 0 => Some(Self { row, column: column - 1 }),
            (false, Self { row, .. }) if row > 0 => {
                Some(Self { row: row - 1, column: last_column })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { rows: 29, adds: true, columns: 4, page: 10 };

    #[test]
    fn moves_stay_inside() {
        let at = |row, column| Cursor { row, column };
        for (from, by, to) in [
            (at(0, 0), Move::Up, at(0, 0)),
            (at(29, 3), Move::Down, at(29, 3)),
            (at(3, 3), Move::Right, at(3, 3)),
            (at(25, 1), Move::PageDown, at(29, 1)),
            (at(5, 1), Move::PageUp, at(0, 1)),
            (at(5, 1), Move::RowEnd, at(5, 3)),
            (at(5, 1), Move::Last, at(29, 3)),
        ] {
            assert_eq!(from.moved(by, SIZE, &|_| true), to, "{by:?} from {from:?}");
        }
    }

    #[test]
    fn ctrl_and_an_arrow_lead_to_the_edge_of_data() {
        // Rows 0 to 4 and 8 hold something; row 29 adds one.
        let filled = |at: Cursor| at.row < 5 || at.row == 8;
        let row = |row| Cursor { row, column: 1 };
        for (from, by, to) in [
            (0, Move::EdgeDown, 4),
            (4, Move::EdgeDown, 8),
            (6, Move::EdgeDown, 8),
            (8, Move::EdgeDown, 28),
            (28, Move::EdgeDown, 28),
            (28, Move::EdgeUp, 8),
            (8, Move::EdgeUp, 4),
            (4, Move::EdgeUp, 0),
        ] {
            assert_eq!(row(from).moved(by, SIZE, &filled), row(to), "{by:?} from {from}");
        }
    }

    #[test]
    fn tab_runs_on_into_the_next_row_and_leaves_at_the_end() {
        assert_eq!(
            Cursor { row: 2, column: 3 }.tabbed(true, SIZE),
            Some(Cursor { row: 3, column: 0 })
        );
        assert_eq!(Cursor { row: 29, column: 3 }.tabbed(true, SIZE), None);
        let fixed = Size { adds: false, ..SIZE };
        assert_eq!(Cursor { row: 28, column: 3 }.tabbed(true, fixed), None);
        let down = Cursor { row: 28, column: 3 }.moved(Move::Down, fixed, &|_| true);
        assert_eq!(down, Cursor { row: 28, column: 3 });
        assert_eq!(Cursor { row: 0, column: 0 }.tabbed(false, SIZE), None);
        assert_eq!(
            Cursor { row: 3, column: 0 }.tabbed(false, SIZE),
            Some(Cursor { row: 2, column: 3 })
        );
    }
}
