//! What goes into a cell.

use crate::domain::Value;

/// What goes into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A text as typed; kept when it can't be read.
    Text(String),
    /// A value.
    Value(Value),
    /// Nothing of its own: in a scenario, back to the base; in the base, the default.
    Clear,
}
