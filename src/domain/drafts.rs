//! What was typed and could not be taken: kept beside the plan, cell by cell.
//!
//! The plan keeps its last good value; the draft keeps the user's text. An empty text means that
//! a needed cell was not filled in yet: missing, which is not zero.

use std::{collections::BTreeMap, sync::Arc};

use super::{Id, TableId};

/// The address of a cell: a field of a row, in the base or in one scenario.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The table.
    pub table: TableId,
    /// The row.
    pub row: Id,
    /// The field's key in the plan file.
    pub field: &'static str,
    /// The scenario whose override it is; `None` for the base.
    pub scenario: Option<Id>,
}

/// The drafts of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts(Arc<BTreeMap<CellRef, String>>);

impl Drafts {
    /// The text of a cell that could not be taken.
    pub fn get(&self, cell: &CellRef) -> Option<&str> {
        self.0.get(cell).map(String::as_str)
    }

    /// Keeps a text for a cell.
    pub fn set(&mut self, cell: CellRef, text: String) {
        Arc::make_mut(&mut self.0).insert(cell, text);
    }

    /// Forgets a cell's text; cheap when there is none.
    pub fn clear(&mut self, cell: &CellRef) {
        if self.0.contains_key(cell) {
            Arc::make_mut(&mut self.0).remove(cell);
        }
    }

    /// Forgets every text of a row.
    pub fn clear_row(&mut self, table: TableId, row: &Id) {
        if self.0.keys().any(|cell| cell.table == table && cell.row == *row) {
            Arc::make_mut(&mut self.0).retain(|cell, _| cell.table != table || cell.row != *row);
        }
    }

    /// Every draft, ordered by table, row and field.
    pub fn iter(&self) -> impl Iterator<Item = (&CellRef, &str)> {
        self.0.iter().map(|(cell, text)| (cell, text.as_str()))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
