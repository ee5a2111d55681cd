//! AWS Pricing Calculator estimates, as CSV (three generations) and as JSON (two shapes).
//!
//! Both readers turn the file into `Line` texts as they stand; `estimate.rs` makes the preview
//! of them. The share link of an estimate opens it to anyone, so it is never kept.

mod csv;
mod estimate;
mod json;
mod notices;
mod stranger;

pub use csv::is_header;

use super::{ImportError, Preview, Unknown, text::decode};
use crate::text::NumberStyle;

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

/// One service of an estimate, as the file has it; empty is missing.
#[derive(Default)]
struct Line {
    record: usize,
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
}

/// Amounts as the file has them.
#[derive(Default)]
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
    /// Rows left out.
    skipped: Vec<Unknown>,
    /// What is odd about rows that were taken.
    odd: Vec<Unknown>,
    notices: Vec<String>,
}
