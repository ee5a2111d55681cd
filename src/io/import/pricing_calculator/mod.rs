//! AWS Pricing Calculator estimates, as CSV (four generations, and what people made of them), as JSON
//! (two shapes), and those of the Simple Monthly Calculator before it.
//!
//! The readers turn the file into `Line` texts as they are; `sums.rs` tells rows from sums, and
//! `estimate.rs` makes the preview of them. The share link of an estimate opens it to anyone, so it is
//! never kept.

mod checks;
mod csv;
mod estimate;
mod headings;
mod json;
mod notices;
mod rows;
mod simple_monthly;
mod stated;
mod stranger;
mod sums;
mod tables;
mod words;

pub use csv::is_estimate;
pub use simple_monthly::is_estimate as is_simple_monthly;

use super::{ImportError, Preview, Unknown, text::decode};
use crate::text::NumberStyle;
use words::plain;

/// The name the calculator gives an estimate that nobody named.
const DEFAULT_NAME: &str = "my estimate";

/// Reads the CSV form.
///
/// # Errors
///
/// When the text holds no estimate table.
pub fn read_csv(bytes: &[u8], style: NumberStyle) -> Result<Preview, ImportError> {
    let decoded = decode(bytes);
    let mut estimate = csv::read(&decoded.text)?;
    estimate.notices.extend(decoded.notice);
    Ok(estimate::preview(estimate, style))
}

/// Reads an estimate of the Simple Monthly Calculator, which was retired in 2020.
///
/// # Errors
///
/// When the text holds no such table.
pub fn read_simple_monthly(bytes: &[u8], style: NumberStyle) -> Result<Preview, ImportError> {
    let decoded = decode(bytes);
    let mut estimate = simple_monthly::read(&decoded.text)?;
    estimate.notices.extend(decoded.notice);
    Ok(estimate::preview(estimate, style))
}

/// Reads the JSON form.
///
/// # Errors
///
/// When the text is not whole, not JSON, or not an estimate.
pub fn read_json(bytes: &[u8], style: NumberStyle) -> Result<Preview, ImportError> {
    let decoded = decode(bytes);
    let mut estimate = json::read(&decoded.text)?;
    estimate.notices.extend(decoded.notice);
    Ok(estimate::preview(estimate, style))
}

/// One record of an estimate, as the file has it; empty is missing.
#[derive(Clone, Default)]
struct Line {
    record: usize,
    /// Which table of the file it belongs to, counted from 0.
    section: usize,
    /// Whether a blank record stands above it.
    after_gap: bool,
    /// Whether it stands below the table.
    below: bool,
    /// Levels of the group hierarchy, without the estimate's own name.
    groups: Vec<String>,
    region: String,
    description: String,
    service: String,
    status: String,
    currency: String,
    cost: Cost,
    /// The support plan of the whole estimate, which stands outside its groups.
    is_support: bool,
    /// Every cell with its column, without empty ones. Only tables have them.
    cells: Vec<(Option<headings::Column>, String)>,
    /// The whole record, its cells parted as in the file.
    joined: String,
}

/// Amounts as the file has them.
#[derive(Clone, Debug, Default)]
struct Cost {
    monthly: String,
    upfront: String,
    twelve_months: String,
}

/// A file as it was read.
struct Estimate {
    kind: super::Kind,
    name: Option<String>,
    currency: String,
    stated: Cost,
    lines: Vec<Line>,
    /// For each table behind the first, whether it has a summary of its own.
    sections: Vec<bool>,
    /// Rows left out.
    skipped: Vec<Unknown>,
    /// What is odd about rows that were taken.
    odd: Vec<Unknown>,
    notices: Vec<String>,
}

impl Estimate {
    fn of(kind: super::Kind) -> Self {
        Self {
            kind,
            name: None,
            currency: String::new(),
            stated: Cost::default(),
            lines: Vec::new(),
            sections: Vec::new(),
            skipped: Vec::new(),
            odd: Vec::new(),
            notices: Vec::new(),
        }
    }
}
