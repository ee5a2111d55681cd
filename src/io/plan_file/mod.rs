//! The plan file (`docs/plan-format.md`): read whole or not at all, every fault named.

mod read;
pub mod reference;
mod rows;
mod scenarios;
pub mod upgrade;
mod write;

use std::fmt;

pub use read::read;
pub use write::{Writer, write};

use crate::table::Fault;

/// What the `type` of every plan file says.
pub const TYPE: &str = "tranche-plan";
/// The key of the texts that could not be taken: an addition of this app, which other readers keep.
const DRAFTS: &str = "drafts";
/// The key of the expressions behind figures that were typed as such: an addition as well.
const EXPRESSIONS: &str = "expressions";

/// Whether a file says of itself that it is a plan, in UTF-8 as we write it; whether it is one shows when it
/// is [`read`].
///
/// ```
/// use tranche::io::plan_file::claims;
/// assert!(claims(br#"{"type": "tranche-plan", "schema": 1}"#));
/// assert!(!claims(b"name,amount\n\"tranche-plan\",1"));
/// ```
pub fn claims(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"{") && text.windows(TYPE.len()).any(|part| part == TYPE.as_bytes())
}

/// Why a file could not be taken as a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Not JSON; where it stops making sense.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Whether the text just ends there.
        cut_short: bool,
    },
    /// JSON, but not a plan; what its `type` says.
    NotAPlan {
        /// What was found as `type`.
        found: String,
    },
    /// Written by a newer version of the app.
    Newer {
        /// The file's schema.
        schema: u64,
    },
    /// A plan with faults: all of them.
    Faults(Vec<Fault>),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column, cut_short: true } => {
                write!(
                    f,
                    "The file ends in the middle, at line {line}, column {column}: part of it is missing."
                )
            }
            Self::NotJson { line, column, .. } => {
                write!(
                    f,
                    "The file is not JSON: it stops making sense at line {line}, column {column}."
                )
            }
            Self::NotAPlan { found } => {
                write!(
                    f,
                    "The file is not a Tranche plan: its type is {found}, a plan's is \"{TYPE}\"."
                )
            }
            Self::Newer { schema } => write!(
                f,
                "The file has schema {schema}; this version of Tranche reads up to {}. Open it with a newer version; the file is unchanged.",
                upgrade::CURRENT
            ),
            Self::Faults(faults) => {
                let many = if faults.len() == 1 {
                    "1 fault".to_owned()
                } else {
                    format!("{} faults", faults.len())
                };
                write!(f, "The plan has {many} and was not taken:")?;
                faults.iter().try_for_each(|fault| write!(f, "\n{fault}"))
            }
        }
    }
}

impl std::error::Error for ReadError {}
