//! The negotiation calendar: windows and what a slip out of them costs.

use super::{Day, Extra, Id, Rate, Remarks, rows::row};

/// The four windows, in the order of the plan file.
pub const WINDOWS: [&str; 4] = ["edp", "renewal", "year_end", "quarter_end"];
/// The windows and "outside all of them": the keys of the factors.
pub const FACTORS: [&str; 5] = ["edp", "renewal", "year_end", "quarter_end", "outside"];

/// Dates, lengths of the windows in days, and the fraction still available in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    /// Always `timing`.
    pub id: Id,
    /// The day the commitment is signed.
    pub signature: Option<Day>,
    /// The day the agreement renews.
    pub renewal: Option<Day>,
    /// Length of each window, by [`WINDOWS`].
    pub days: [i64; 4],
    /// Fraction available in each window and outside, by [`FACTORS`].
    pub factors: [Rate; 5],
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Timing, |id| Timing {
    id,
    signature: None,
    renewal: None,
    days: [0; 4],
    factors: [Rate::ONE; 5],
    remarks: Remarks::default(),
    extra: Extra::default(),
});
