//! Figures and dates as people see them.
//!
//! Negative figures carry a real minus (U+2212); only the editor's forms ([`money_edit`],
//! [`rate_edit`]) carry the hyphen of the keyboard. What is missing is never shown as zero: a
//! caller without a value has nothing to pass here.

mod dates;
mod money;
mod rate;

pub use dates::{day, days_left, month_long, month_short};
pub use money::{
    digits, money_edit, money_full, money_full_signed, money_short, money_short_floor,
    money_short_signed, money_whole, money_whole_signed, thousands, thousands_signed,
};
pub use rate::{rate, rate_edit, rate_percent, rate_percent_short, rate_plain, rate_times};

/// The real minus sign.
const MINUS: &str = "\u{2212}";

/// How many of something that takes an s: `1 row`, `2 rows`.
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A figure behind its sign: a minus when negative, nothing otherwise.
fn negated(negative: bool, figure: &str) -> String {
    format!("{}{figure}", if negative { MINUS } else { "" })
}
