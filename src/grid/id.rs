//! Which grid: that of a table, or consumption by month.

use crate::domain::{TableId, choice::Choice as _};

/// A grid of the app. What is selected in it, how its columns are laid out and how its rows are arranged
/// is kept under this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridId {
    /// The rows of a table of the plan.
    Table(TableId),
    /// Consumption by month: services or accounts, with a column for each month of the plan.
    Months,
}

impl GridId {
    /// How many grids there are.
    pub const COUNT: usize = TableId::ALL.len() + 1;

    /// The table whose rows it shows; `None` for consumption by month.
    pub fn table(self) -> Option<TableId> {
        match self {
            Self::Table(table) => Some(table),
            Self::Months => None,
        }
    }

    /// Its place among all grids, below [`GridId::COUNT`].
    pub fn index(self) -> usize {
        self.table().map_or(TableId::ALL.len(), |table| table as usize)
    }

    /// Its word in the page: `workloads`, `consumption`.
    pub fn word(self) -> &'static str {
        self.table().map_or("consumption", TableId::word)
    }

    /// What people read on its tab.
    pub fn label(self) -> &'static str {
        self.table().map_or("By month", TableId::label)
    }
}

impl From<TableId> for GridId {
    fn from(table: TableId) -> Self {
        Self::Table(table)
    }
}
