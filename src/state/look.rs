//! How consumption by month is looked at; still so after a look at another screen.

use crate::{
    calc::consumption::{By, Measure},
    domain::Id,
    grid::Selection,
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
    /// What is selected; the column of the active cell is the month whose bill is taken apart.
    pub selected: Selection,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            by_month: true,
            measure: Measure::Gross,
            by: By::Service,
            account: None,
            selected: Selection::default(),
        }
    }
}
