//! Everything a user can do to a plan.

use super::Entry;
use crate::domain::{Cents, Id, Plan, TableId, drafts::CellRef};

/// One gesture of the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Fills cells.
    SetCells {
        /// Which, and with what.
        cells: Vec<(CellRef, Entry)>,
        /// Gestures of the same key in a row are one step (dragging a slider).
        merge: Option<String>,
    },
    /// Adds a row of defaults before a position; the id is chosen by [`super::ids::fresh_id`].
    AddRow {
        /// The table.
        table: TableId,
        /// Where.
        position: usize,
        /// Cells of the new row that are filled at once, by field.
        cells: Vec<(&'static str, Entry)>,
    },
    /// Removes rows.
    RemoveRows {
        /// The table.
        table: TableId,
        /// Which.
        rows: Vec<Id>,
    },
    /// Several commands as one step: all of them or none. Rows that are added have the ids that
    /// [`super::ids::fresh_id`] gives one after the other.
    Batch {
        /// What it is called in the history.
        label: String,
        /// The commands, in their order.
        commands: Vec<Command>,
    },
    /// Splits a credit of the register: it keeps the first part, the others stand below it.
    SplitCredit {
        /// The credit.
        credit: Id,
        /// What the parts are.
        parts: Vec<Cents>,
    },
    /// Moves a credit of the register to another account; how it was shared is dropped.
    TransferCredit {
        /// The credit.
        credit: Id,
        /// The account.
        account: Id,
        /// The scenario it is moved in; `None` for the base.
        scenario: Option<Id>,
    },
    /// Puts another plan in the place of this one, in one step.
    Replace {
        /// What it is called in the history.
        label: String,
        /// The plan.
        plan: Box<Plan>,
    },
}

impl Command {
    /// What the step is called in the menu and the history.
    pub fn label(&self) -> String {
        let rows =
            |table: &TableId| crate::text::fold(crate::domain::choice::Choice::label(*table));
        match self {
            Self::SetCells { cells, .. } if cells.len() == 1 => {
                cells.first().map_or_else(String::new, |(cell, entry)| {
                    let verb = if *entry == Entry::Clear { "Clear" } else { "Edit" };
                    format!("{verb} {} in {}", super::cell::title(cell), rows(&cell.table))
                })
            }
            Self::SetCells { cells, .. } => format!("Edit {} cells", cells.len()),
            Self::AddRow { table, .. } => format!("Add a row to {}", rows(table)),
            Self::RemoveRows { table, rows: ids } if ids.len() == 1 => {
                format!("Delete a row of {}", rows(table))
            }
            Self::RemoveRows { table, rows: ids } => {
                format!("Delete {} rows of {}", ids.len(), rows(table))
            }
            Self::SplitCredit { parts, .. } => format!("Split a credit into {}", parts.len()),
            Self::TransferCredit { .. } => "Transfer a credit".to_owned(),
            Self::Batch { label, .. } | Self::Replace { label, .. } => label.clone(),
        }
    }
}
