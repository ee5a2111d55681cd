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
    /// A bill: it goes into consumption and has no workloads.
    IsBill,
    /// A bill without a charge that could be taken.
    NoCharges,
    /// A bill that has only parts of months, none of which lies in the plan.
    PartMonths {
        /// The months.
        months: Vec<String>,
    },
    /// A download of Cost Explorer that is not grouped by service.
    NotByService {
        /// What it is grouped by; empty when by nothing.
        by: String,
    },
    /// FOCUS's invoice details, which are the money of its cost report once more.
    InvoiceDetails,
    /// A bill in another currency than the plan, or in several.
    OtherCurrency {
        /// The file's.
        found: String,
        /// The plan's.
        wanted: String,
    },
    /// An archive that can't be unpacked, or not within bounds.
    Packed {
        /// Why.
        why: &'static str,
    },
}

/// The start of each refusal.
const NOT_ONE: &str = "This file is not one Tranche can read";
/// What could be brought instead.
const TAKES: &str = "It takes plans, AWS Pricing Calculator estimates (CSV or JSON), AWS cost and usage reports, FOCUS and what Cost Explorer downloads (CSV, also as .gz).";

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
            Self::IsBill => f.write_str("This file is a bill: it has no workloads. Bring it into the page, where it goes into consumption."),
            Self::NoCharges => f.write_str("This bill has no charge that could be taken."),
            Self::PartMonths { months } => write!(
                f,
                "This bill has only a part of {}, and a part of a month is no run-rate. Export whole months.",
                months.join(", ")
            ),
            Self::NotByService { by } if by.is_empty() => f.write_str(
                "This download of Cost Explorer is not grouped. Group it by Service and download it again.",
            ),
            Self::NotByService { by } => write!(
                f,
                "This download of Cost Explorer is grouped by {}. Group it by Service and download it again.",
                brief(by)
            ),
            Self::InvoiceDetails => f.write_str(
                "This is FOCUS's invoice details: the money of its cost report once more. Bring the cost report.",
            ),
            Self::OtherCurrency { found, wanted } => write!(
                f,
                "This bill has amounts in {}, and {wanted} is wanted. Convert them first, or change the currency in the plan’s settings.",
                brief(found)
            ),
            Self::Packed { why } => write!(f, "This archive was not read: {why}."),
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
