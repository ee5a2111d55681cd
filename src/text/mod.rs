//! Figures and dates between people and the plan: [`read`] what they type, [`show`] what they see.
//!
//! Reading forgives form and never guesses meaning. A text that could stand for two amounts is
//! [`Unread::Unclear`] and comes back with both, because an amount that is wrong a thousandfold
//! looks like any other. Nothing typed is [`Unread::Missing`], which is not zero.
//!
//! What is shown reads back: `read(show(x)) == x` for every exact form (`tests.rs` holds it).

mod calendar;
mod currency;
mod day_order;
mod fold;
mod format;
mod rate_range;
pub mod read;
pub mod show;
#[cfg(test)]
mod tests;
mod unread;

pub use currency::Currency;
pub use day_order::DayOrder;
pub use fold::{fold, is_letter, is_letter_or_digit, squeezed};
pub use format::{DecimalMark, Format, Grouping, Locale, NumberStyle};
pub use rate_range::{RateRange, RateUnit};
pub use read::Detected;
pub use unread::{Kind, Unread, Why};
