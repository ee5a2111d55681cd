//! Files of other tools, read into a [`Preview`] first and merged into a plan second.
//!
//! ```text
//! bytes ── detect ──> Kind ── read ──> Preview ── apply ──> Plan
//! ```
//!
//! - [`detect`](detect()) looks at the content, never at the name, and refuses with a sentence.
//! - One reader per file kind. A new kind is a module beside [`pricing_calculator`], a variant of
//!   [`Kind`], a line in the signatures of `detect.rs` and an arm of [`read`].
//! - [`Preview`] is plain data: what was found, what was not understood, what the file says its
//!   total is. Nothing is written until the user has seen it.
//! - [`apply`] is pure: a plan and a preview in, a plan out, so the import is one step of undo.
//! - In the page all of this runs in a worker: [`Request`] and [`Answer`] are what goes to and fro.
//!
//! [`text`] holds what every text file needs: encodings, delimiters, records, headers, numbers.
//! [`catalogue`] knows the names AWS uses for one service.

mod apart;
mod bill;
pub mod checks;
pub mod detect;
pub mod environment;
pub mod error;
mod kind;
pub mod merge;
pub mod preview;
pub mod pricing_calculator;
mod request;
mod shown;
pub mod text;
mod unpack;

pub use crate::catalogue;
pub use bill::Bill;
pub use detect::detect;
pub use error::ImportError;
pub use kind::{Kind, MAX_BYTES};
pub use merge::{Existing, Held, MergeError, MergeOptions, RunRate, apply, held};
pub use preview::{Asked, Found, Preview, Reason, Unknown, WorkloadRow};
pub use request::{Answer, Request};
pub use shown::Shown;

use crate::text::NumberStyle;

/// Reads a file of any kind [`detect`](detect()) knows.
///
/// # Errors
///
/// When the content is of no known kind, is broken, or is a plan (which is opened, not imported).
///
/// ```
/// use tranche::io::import::read;
///
/// let csv = b"Group hierarchy,Region,Description,Service,Upfront,Monthly,Currency\n\
///             My Estimate,Europe (Spain),,Amazon EC2 ,0,16.644,USD\n";
/// let preview = read(csv, "My Estimate.csv")?;
/// assert_eq!(preview.total.unwrap().to_string(), "16.644");
/// assert!(read(b"hello", "notes.txt").is_err());
/// # Ok::<(), tranche::io::import::ImportError>(())
/// ```
pub fn read(bytes: &[u8], file_name: &str) -> Result<Preview, ImportError> {
    read_in(NumberStyle::POINT, bytes, file_name)
}

/// [`read`], with notices that write amounts as their reader does. The file itself is read as it is.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_in(style: NumberStyle, bytes: &[u8], file_name: &str) -> Result<Preview, ImportError> {
    let preview = match detect(bytes, file_name)? {
        Kind::PricingCalculatorCsv => pricing_calculator::read_csv(bytes, style),
        Kind::PricingCalculatorJson => pricing_calculator::read_json(bytes, style),
        Kind::SimpleMonthlyCalculator => pricing_calculator::read_simple_monthly(bytes, style),
        Kind::Plan => Err(ImportError::IsPlan),
        Kind::CostReport | Kind::Focus | Kind::CostExplorer => Err(ImportError::IsBill),
    }?;
    Ok(Preview { file: file_name.to_owned(), ..preview })
}
