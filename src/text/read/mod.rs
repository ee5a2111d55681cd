//! Readers of what people type or paste into a cell.
//!
//! Each takes the text as it is and gives the value or an [`Unread`] that says what is wrong.
//! Spaces of every width, invisible marks, typographic minus signs and apostrophes are all
//! understood; nothing here depends on the clock.

mod affix;
mod arithmetic;
mod clean;
mod column;
mod count;
mod dates;
mod day;
mod figure;
mod flag;
mod money;
mod month;
mod number;
mod rate;

pub use arithmetic::{arithmetic, restyled};
pub use column::{Detected, detect_style};
pub use count::count;
pub use day::day;
pub use flag::flag;
pub use money::money;
pub use month::{month, month_of};
pub use rate::{fraction, rate};

use std::ops::RangeInclusive;

use super::Unread;

/// Holds a value that was read to the bounds of its column; `show` writes the bounds for the error.
///
/// ```
/// use tranche::text::{NumberStyle, read};
/// let months = read::count("130", NumberStyle::POINT)
///     .and_then(|count| read::within(count, "130", 0..=120, |n| n.to_string()));
/// assert_eq!(months.unwrap_err().to_string(), "“130” is out of range. Type 0 to 120.");
/// ```
///
/// # Errors
/// [`Unread::OutOfRange`] when the value lies outside.
pub fn within<T: PartialOrd + Copy>(
    value: T,
    text: &str,
    range: RangeInclusive<T>,
    show: impl Fn(T) -> String,
) -> Result<T, Unread> {
    held(Some(value), text, range, show)
}

/// [`within`] for a value that is `None` when it is too large to be held at all.
///
/// # Errors
/// [`Unread::OutOfRange`] when the value is `None` or lies outside.
pub fn held<T: PartialOrd + Copy>(
    value: Option<T>,
    text: &str,
    range: RangeInclusive<T>,
    show: impl Fn(T) -> String,
) -> Result<T, Unread> {
    value
        .filter(|value| range.contains(value))
        .ok_or_else(|| Unread::out_of_range(text, show(*range.start()), show(*range.end())))
}
