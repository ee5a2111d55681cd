//! The kinds of file that are read, and how large they may be.

use serde::{Deserialize, Serialize};

/// The most a file may weigh.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A plan of our own: opened, not imported.
    Plan,
    /// An AWS Pricing Calculator estimate exported as CSV.
    PricingCalculatorCsv,
    /// An AWS Pricing Calculator estimate exported as JSON.
    PricingCalculatorJson,
    /// An estimate of the Simple Monthly Calculator, which the Pricing Calculator replaced.
    SimpleMonthlyCalculator,
    /// A cost and usage report of AWS, of either generation.
    CostReport,
    /// A FOCUS cost report.
    Focus,
    /// What Cost Explorer downloads as CSV.
    CostExplorer,
}
