//! What was typed where the plan holds something else: kept beside the plan, cell by cell.
//!
//! A text that could not be taken is a draft: the plan keeps its last good value, the draft keeps
//! the user's text. An empty one means that a needed cell was not filled in yet: missing, which is
//! not zero. A figure that was typed as an expression (`=12*35000`) keeps that for the next edit.

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

/// Texts by cell, shared by copies.
type Texts = Arc<BTreeMap<CellRef, String>>;

/// The drafts of a plan, and the expressions behind its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts {
    unread: Texts,
    expressions: Texts,
}

impl Drafts {
    /// The text of a cell that could not be taken.
    pub fn get(&self, cell: &CellRef) -> Option<&str> {
        self.unread.get(cell).map(String::as_str)
    }

    /// Keeps a text for a cell.
    pub fn set(&mut self, cell: CellRef, text: String) {
        Arc::make_mut(&mut self.unread).insert(cell, text);
    }

    /// Forgets a cell's text; cheap when there is none.
    pub fn clear(&mut self, cell: &CellRef) {
        clear(&mut self.unread, cell);
    }

    /// The expression that gave a cell its figure.
    pub fn expression(&self, cell: &CellRef) -> Option<&str> {
        self.expressions.get(cell).map(String::as_str)
    }

    /// Keeps the expression that gave a cell its figure; without one, forgets it.
    pub fn set_expression(&mut self, cell: &CellRef, text: Option<&str>) {
        match text {
            Some(text) => {
                Arc::make_mut(&mut self.expressions).insert(cell.clone(), text.to_owned());
            }
            None => clear(&mut self.expressions, cell),
        }
    }

    /// Forgets every text of a row.
    pub fn clear_row(&mut self, table: TableId, row: &Id) {
        self.forget(&|cell| cell.table == table && cell.row == *row);
    }

    /// Forgets every text, drafts and expressions alike, of the cells that are meant.
    pub fn forget(&mut self, meant: &dyn Fn(&CellRef) -> bool) {
        for texts in [&mut self.unread, &mut self.expressions] {
            if texts.keys().any(meant) {
                Arc::make_mut(texts).retain(|cell, _| !meant(cell));
            }
        }
    }

    /// Moves every text, drafts and expressions alike, to the address that is made of its own.
    pub fn readdress(&mut self, address: &dyn Fn(&CellRef) -> CellRef) {
        for texts in [&mut self.unread, &mut self.expressions] {
            if texts.keys().any(|cell| address(cell) != *cell) {
                let moved = texts.iter().map(|(cell, text)| (address(cell), text.clone()));
                *texts = Arc::new(moved.collect());
            }
        }
    }

    /// Every draft, ordered by table, row and field.
    pub fn iter(&self) -> impl Iterator<Item = (&CellRef, &str)> {
        self.unread.iter().map(|(cell, text)| (cell, text.as_str()))
    }

    /// Every expression, ordered by table, row and field.
    pub fn expressions(&self) -> impl Iterator<Item = (&CellRef, &str)> {
        self.expressions.iter().map(|(cell, text)| (cell, text.as_str()))
    }

    /// How many drafts there are.
    pub fn len(&self) -> usize {
        self.unread.len()
    }

    /// Whether there are no drafts.
    pub fn is_empty(&self) -> bool {
        self.unread.is_empty()
    }
}

fn clear(texts: &mut Texts, cell: &CellRef) {
    if texts.contains_key(cell) {
        Arc::make_mut(texts).remove(cell);
    }
}
