//! What is wrong with a value, and where.

use std::fmt;

/// One fault of a plan file: where it is, what was found, what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The table's key; empty for the file as a whole.
    pub table: String,
    /// The row's id, or its place (`#3`) where it has none; empty for a table as a whole.
    pub row: String,
    /// The field; empty for a row as a whole.
    pub field: String,
    /// What was found.
    pub found: String,
    /// What is expected.
    pub expected: String,
}

impl Fault {
    /// A fault of a field.
    pub fn new(
        table: &str,
        row: &str,
        field: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            table: table.to_owned(),
            row: row.to_owned(),
            field: field.to_owned(),
            found: found.into(),
            expected: expected.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, part) in [("table", &self.table), ("row", &self.row), ("field", &self.field)] {
            if !part.is_empty() {
                write!(f, "{name} {part}, ")?;
            }
        }
        write!(f, "found {}, expected {}", self.found, self.expected)
    }
}

impl std::error::Error for Fault {}
