//! How consumption by month is looked at; still so after a look at another screen.

use crate::{
    calc::consumption::{By, Measure},
    domain::Id,
    grid::Cursor,
};

/// What the screen shows by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether it shows the months, and not one of its tables.
    pub by_month: bool,
    /// What cells show.
    pub measure: Measure,
    /// What rows stand for.
    pub by: By,
    /// The one account that is looked at.
    pub account: Option<Id>,
    /// The active cell; its column is the month whose bill is taken apart.
    pub at: Cursor,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            by_month: true,
            measure: Measure::Gross,
            by: By::Service,
            account: None,
            at: Cursor::default(),
        }
    }
}
