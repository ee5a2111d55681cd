//! Why a file cannot be imported.

use std::fmt;

use super::MAX_BYTES;

/// Why a file cannot be imported. [`Display`](fmt::Display) says it in full sentences, with what
/// to do where something can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// More than [`MAX_BYTES`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Nothing in it.
    Empty,
    /// A kind of file that is known and not read.
    Format {
        /// What it is.
        what: &'static str,
        /// What to do instead.
        hint: &'static str,
        /// Its name, when that claims something else.
        misnamed: Option<String>,
    },
    /// Bytes of no known kind.
    Binary,
    /// Begins like JSON and is not.
    BrokenJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
        /// Whether the text just ends: half a file.
        cut_off: bool,
        /// What is wrong there.
        what: String,
    },
    /// JSON of no known kind.
    UnknownJson {
        /// Its keys, or what else it holds.
        found: String,
    },
    /// A table of no known kind.
    UnknownTable {
        /// The cells of its first full record.
        columns: Vec<String>,
    },
    /// Text without a table.
    UnknownText,
    /// A plan: it is opened, not imported.
    IsPlan,
}

/// The start of each refusal.
const NOT_ONE: &str = "This file is not one Tranche can read";
/// What could be brought instead.
const TAKES: &str = "It takes plans and AWS Pricing Calculator estimates (CSV or JSON).";

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(
                f,
                "This file is too large: {} MB, and {} MB is the most Tranche reads. Export a shorter period or fewer columns.",
                bytes.div_ceil(1 << 20),
                MAX_BYTES >> 20
            ),
            Self::Empty => f.write_str("This file is empty."),
            Self::Format { what, hint, misnamed } => {
                write!(f, "{NOT_ONE}: it is {what}")?;
                if let Some(name) = misnamed {
                    write!(f, ", although it is called “{name}”")?;
                }
                write!(f, ". {hint}")
            }
            Self::Binary => {
                write!(f, "{NOT_ONE}: it holds neither text nor any known format. {TAKES}")
            }
            Self::BrokenJson { line, column, cut_off: true, .. } => write!(
                f,
                "This JSON file stops in the middle, at line {line}, column {column}. Export or copy it again."
            ),
            Self::BrokenJson { line, column, what, .. } => {
                write!(f, "This JSON file is broken at line {line}, column {column}: {what}.")
            }
            Self::UnknownJson { found } => write!(f, "{NOT_ONE}: it is JSON with {found}. {TAKES}"),
            Self::UnknownTable { columns } => {
                let shown: Vec<_> =
                    columns.iter().take(6).map(|c| format!("“{}”", brief(c))).collect();
                write!(f, "{NOT_ONE}: it is a table that begins {}. {TAKES}", shown.join(", "))
            }
            Self::UnknownText => write!(f, "{NOT_ONE}: it is text without a table. {TAKES}"),
            Self::IsPlan => {
                f.write_str("This file is a Tranche plan: open it instead of importing it.")
            }
        }
    }
}

impl std::error::Error for ImportError {}

impl From<serde_json::Error> for ImportError {
    fn from(error: serde_json::Error) -> Self {
        let what = error.to_string();
        // serde_json repeats the place at the end of its message.
        let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what).to_owned();
        Self::BrokenJson {
            line: error.line(),
            column: error.column(),
            cut_off: error.is_eof(),
            what,
        }
    }
}

/// A text short enough to stand in a sentence.
pub(super) fn brief(text: &str) -> String {
    const LIMIT: usize = 40;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LIMIT {
        return text;
    }
    text.chars().take(LIMIT - 1).chain(['…']).collect()
}
