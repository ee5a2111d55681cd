//! What one cell shows.

use crate::domain::Total;

/// A cell as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellView {
    /// The text in it.
    pub text: String,
    /// What a tooltip says: the exact value, the base beside an override, what a sum is made of, or the
    /// error.
    pub title: String,
    /// Whether its text could not be taken.
    pub invalid: bool,
    /// Whether it waits to be filled in.
    pub missing: bool,
    /// Whether the active scenario sets it.
    pub overridden: bool,
    /// Whether it is computed, so that nothing can be typed into it.
    pub computed: bool,
    /// A month's amount and how warm its cell is; `None` in every other grid.
    pub heat: Option<(Total, usize)>,
}
