//! How consumption by month is looked at; still so after a look at another screen.

use crate::{
    calc::consumption::{By, Measure},
    domain::Id,
};

/// What consumption by month shows. What is selected in it is kept as for every grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What cells show.
    pub measure: Measure,
    /// What rows stand for.
    pub by: By,
    /// The one account that is looked at.
    pub account: Option<Id>,
}

impl Default for Look {
    fn default() -> Self {
        Self { measure: Measure::Gross, by: By::Service, account: None }
    }
}
