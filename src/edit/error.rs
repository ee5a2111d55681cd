//! Why a command was not done.

use std::fmt;

use super::{CreditError, ids::RowError};
use crate::{
    domain::{Id, drafts::CellRef},
    table::{Fault, entry::EntryError},
};

/// Why a command was not done. The plan is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// A row can't be added or removed.
    Row(RowError),
    /// A credit can't be split or transferred.
    Credit(CreditError),
    /// A cell that does not exist.
    NoSuchCell(CellRef),
    /// A value that the cell may not hold.
    Unfit {
        /// The cell.
        cell: CellRef,
        /// What is expected.
        error: Box<EntryError>,
    },
    /// A scenario that does not exist.
    NoSuchScenario(Id),
    /// A scenario that would be a second AWS offer.
    SecondBase,
    /// The plan would break rules of the plan file and could not be read back: all faults, at least one.
    Faults(Vec<Fault>),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(error) => error.fmt(f),
            Self::Credit(error) => error.fmt(f),
            Self::NoSuchCell(cell) => {
                write!(f, "There is no row “{}” in this table any more.", cell.row)
            }
            Self::Unfit { error, .. } => error.fmt(f),
            Self::NoSuchScenario(_) => f.write_str("There is no such scenario any more."),
            Self::SecondBase => {
                f.write_str("A plan has one AWS offer: the first scenario. Choose another kind.")
            }
            Self::Faults(faults) => {
                f.write_str("That would leave a plan that can’t be kept:")?;
                faults.iter().try_for_each(|fault| write!(f, "\n{fault}."))
            }
        }
    }
}

impl std::error::Error for EditError {}

impl From<RowError> for EditError {
    fn from(error: RowError) -> Self {
        Self::Row(error)
    }
}

impl From<CreditError> for EditError {
    fn from(error: CreditError) -> Self {
        Self::Credit(error)
    }
}
