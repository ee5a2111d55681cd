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

/// One line, whatever ids a file may hold: line ends and the like stand as in Rust's texts.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut put = |before: &str, part: &str| {
            f.write_str(before)?;
            part.chars().try_for_each(|c| match c {
                '\u{2028}' | '\u{2029}' => write!(f, "{}", c.escape_unicode()),
                c if c.is_control() => write!(f, "{}", c.escape_default()),
                c => write!(f, "{c}"),
            })
        };
        let places = [("table ", &self.table), ("row ", &self.row), ("field ", &self.field)];
        for (before, part) in places.into_iter().filter(|(_, part)| !part.is_empty()) {
            put(before, part)?;
            put(", ", "")?;
        }
        put("found ", &self.found)?;
        put(", expected ", &self.expected)
    }
}

impl std::error::Error for Fault {}
