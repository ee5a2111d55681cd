//! A bill that was pasted into consumption by month, while the user is asked about names in it.

use crate::{
    domain::{Id, Month},
    edit::consumption::Unmatched,
};

/// A pasted bill and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Bill {
    /// The texts of its cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// The services from the active row on.
    pub services: Vec<Id>,
    /// The month of the active cell.
    pub from: Month,
    /// Rows and months of what is selected.
    pub room: (usize, usize),
    /// The account that is looked at; `None` for all of them.
    pub account: Option<Id>,
    /// Names that are no service of the plan; empty before they are known.
    pub asked: Vec<Unmatched>,
}
