//! Ids of new rows, and why a row must stay or can't be added.

use std::fmt;

use crate::{
    domain::{Id, Plan, TableId, choice::Choice as _},
    table::table,
};

/// Why a row must stay or can't be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowError {
    /// Other rows refer to it.
    InUse {
        /// Its id.
        row: Id,
        /// A table that refers to it.
        by: TableId,
        /// How many of its rows do.
        count: usize,
    },
    /// A new row needs a row of another table, and that one is empty.
    Needs {
        /// The empty table.
        table: TableId,
    },
    /// It is AWS's offer, which the other scenarios start from.
    Base,
    /// The table has exactly the rows it has.
    Fixed {
        /// The table.
        table: TableId,
    },
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse { row, by: TableId::Scenarios, count } => {
                let scenarios = if *count == 1 { "scenario" } else { "scenarios" };
                write!(f, "“{row}” is chosen in {count} {scenarios}. Choose another there first.")
            }
            Self::InUse { row, by, count } => {
                let (rows, them) = if *count == 1 { ("row", "it") } else { ("rows", "them") };
                let by = by.label();
                write!(f, "“{row}” is used by {count} {rows} of {by}. Give {them} another first.")
            }
            Self::Needs { table } => {
                write!(f, "Add a row to {} first: the new row needs one.", table.label())
            }
            Self::Base => {
                f.write_str("AWS’s offer can’t be deleted: the other scenarios start from it.")
            }
            Self::Fixed { table } => write!(f, "{} has no rows to add or delete.", table.label()),
        }
    }
}

impl std::error::Error for RowError {}

/// An id that no row of the table has and no scenario names: the table's letter and the next number.
pub fn fresh_id(plan: &Plan, id: TableId) -> Id {
    let rows = table(plan, id);
    let letter = id.word().chars().next().unwrap_or('r');
    // What a scenario sets of a row that is gone must not come to life with a new one.
    let is_named = |row: &str| {
        plan.scenarios.iter().any(|scenario| {
            scenario.overrides.iter().any(|o| o.row.as_str() == row && o.table == id.word())
        })
    };
    let mut number = rows.len() + 1;
    loop {
        let id = format!("{letter}{number:02}");
        if rows.position(&id).is_none() && !is_named(&id) {
            return Id::from(id);
        }
        number += 1;
    }
}
