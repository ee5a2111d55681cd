//! Services that the catalogue does not know.

use crate::io::import::{Reason, Unknown};

/// A service name that the catalogue does not know.
pub(super) struct Stranger {
    pub(super) name: String,
    pub(super) record: usize,
    pub(super) rows: usize,
}

impl Stranger {
    /// As something of the file that could not be understood.
    pub(super) fn into_unknown(self) -> Unknown {
        let rows = if self.rows == 1 { "its row goes" } else { "its rows go" };
        let why = format!("No service of this name is known; {rows} to “Uncategorised”");
        Unknown { record: self.record, text: self.name, why, reason: Reason::UnknownService }
    }
}
