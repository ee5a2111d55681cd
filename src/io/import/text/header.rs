//! Headers: found among the first records, matched without regard to case and spaces.

use super::Record;
use crate::text;

/// A heading or a name in the form it is compared in: trimmed, lower case, inner spaces (of any
/// kind) collapsed to one, a leading `*` taken off.
///
/// ```
/// use tranche::io::import::text::fold;
/// assert_eq!(fold(" *Server \u{a0}Name"), "server name");
/// ```
pub fn fold(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix('*').unwrap_or(text);
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&text::fold(word));
    }
    folded
}

/// The header of a table. Of equal headings the first counts, the others keep their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Header(Vec<String>);

impl Header {
    /// The record read as a header.
    pub fn of(record: &Record) -> Self {
        Self(record.cells().map(fold).collect())
    }

    /// Where a heading stands; the name is given folded.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|heading| heading == name)
    }

    /// Whether every one of these headings is there.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.position(name).is_some())
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no column.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
