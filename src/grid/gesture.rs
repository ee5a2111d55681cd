//! What a gesture in the grid comes to: a command, and where it leaves the user.

use super::Selection;
use crate::{
    domain::drafts::CellRef,
    edit::{Command, Entry},
};

/// What a gesture comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gesture {
    /// One step of undo; `None` when there is nothing to do.
    pub command: Option<Command>,
    /// What is selected after it.
    pub selection: Selection,
    /// What the user should know about it; mostly nothing.
    pub note: String,
    /// Whether the note says that something was not done.
    pub refused: bool,
}

impl Gesture {
    /// A gesture that fills cells; none of them is none.
    pub(super) fn filling(what: &str, cells: Vec<(CellRef, Entry)>, selection: Selection) -> Self {
        let command = match cells.len() {
            0 => None,
            1 => Some(Command::SetCells { cells, merge: None }),
            n => Some(Command::filling(format!("{what} {n} cells"), cells)),
        };
        Self { command, selection, ..Self::default() }
    }
}
