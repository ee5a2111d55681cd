//! Why what was typed was not taken.

use std::fmt;

use crate::text::Unread;

/// Why a cell's text was not taken. [`Display`](fmt::Display) says what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// It could not be read.
    Unread(Unread),
    /// It is none of the words or rows to choose from.
    NotOneOf {
        /// As typed.
        text: String,
        /// Some of what there is to choose from.
        choices: Vec<String>,
    },
    /// It was read, but the field may not hold it.
    Breaks {
        /// As typed.
        text: String,
        /// What is expected.
        expected: String,
    },
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(Unread::Missing) => {
                f.write_str("Not filled in yet. This figure is needed; missing is not zero.")
            }
            Self::Unread(unread) => unread.fmt(f),
            Self::NotOneOf { text, choices } if choices.is_empty() => {
                write!(f, "“{text}” is not there to choose, and nothing else is yet.")
            }
            Self::NotOneOf { text, choices } => {
                write!(f, "“{text}” is not there to choose. Type {}.", choices.join(", "))
            }
            Self::Breaks { text, expected } => {
                write!(f, "“{text}” does not fit. Expected {expected}.")
            }
        }
    }
}

impl EntryError {
    /// What may have been meant, each written so that it can be taken as it stands. Empty where nothing is known.
    ///
    /// ```
    /// use tranche::{table::entry::EntryError, text::{Format, read}};
    /// let error = EntryError::from(read::money("1,5", &Format::default()).unwrap_err());
    /// assert_eq!(error.proposals(), ["1.5", "15"]);
    /// ```
    pub fn proposals(&self) -> &[String] {
        match self {
            Self::Unread(Unread::Unclear { readings, .. }) => readings,
            Self::Unread(Unread::Span { months, .. }) => months,
            Self::NotOneOf { choices, .. } => choices,
            _ => &[],
        }
    }
}

impl std::error::Error for EntryError {}

impl From<Unread> for EntryError {
    fn from(unread: Unread) -> Self {
        Self::Unread(unread)
    }
}
