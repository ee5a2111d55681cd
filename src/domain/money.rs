//! Money: whole cents, exact.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount in whole cents of the plan's currency, 64 bits wide.
///
/// `+` and `-` give a [`Total`](super::Total), which holds any sum or difference. The `checked_`
/// operations stay an amount and are `None` where the result does not fit one.
///
/// Amounts finer than a cent are rounded half away from zero when they are read (`docs/engine.md`,
/// conventions). No binary floating point ever touches one.
///
/// ```
/// use tranche::domain::Cents;
/// assert_eq!(Cents::parse("1234.505"), Some(Cents::new(123_451)));
/// assert_eq!(Cents::new(-50).to_string(), "-0.50");
/// assert_eq!(Cents::parse("1,234"), None); // files are strict; people are read by `text`
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(i64);

impl Cents {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest amount a plan may hold: 10^10 units of currency (`docs/plan-format.md`, section 3).
    pub const LIMIT: Self = Self(1_000_000_000_000);
    /// The least amount a plan may hold, where it may be negative: as far below nothing.
    pub const LEAST: Self = Self(-1_000_000_000_000);

    /// An amount of that many cents.
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// The number of cents.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum; `None` when it does not fit.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The difference; `None` when it does not fit.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The amount with its sign turned; `None` for the least amount, whose opposite does not fit.
    pub const fn checked_neg(self) -> Option<Self> {
        match self.0.checked_neg() {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The amount that many times; `None` when it does not fit.
    pub const fn checked_mul(self, times: i64) -> Option<Self> {
        match self.0.checked_mul(times) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// Reads a plain decimal such as `1234.5`, `-3` or `1e6`; `None` when it is not one or does not fit.
    pub fn parse(text: &str) -> Option<Self> {
        scaled(text, 2).map(|(cents, _)| Self(cents))
    }

    /// Rounds half away from zero to the cent; `None` when it does not fit 64 bits of cents.
    pub fn from_decimal(amount: Decimal) -> Option<Self> {
        let hundredfold = amount
            .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
            .checked_mul(Decimal::ONE_HUNDRED)?;
        i64::try_from(hundredfold.normalize().trunc()).ok().map(Self)
    }

    /// Whether a plan may hold it: at most [`Cents::LIMIT`], on either side of nothing.
    pub const fn is_within_limit(self) -> bool {
        self.0.unsigned_abs() <= Self::LIMIT.0.unsigned_abs()
    }

    /// Whether this is exactly nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Cents {
    /// Two places, no thousands separators: the form of the plan file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

/// A plain decimal number, in positional or scientific notation.
///
/// Only digits, one point, a sign and an exponent: what a file may hold.
pub fn decimal(text: &str) -> Option<Decimal> {
    if !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E')) {
        return None;
    }
    if text.contains(['e', 'E']) {
        Decimal::from_scientific(text).ok()
    } else {
        Decimal::from_str_exact(text).or_else(|_| text.parse()).ok()
    }
}

/// A plain decimal in units of `10^-places`: rounded half away from zero, and whether that is
/// exact. Digit by digit, so that however many there are, only the first one dropped decides.
pub(super) fn scaled(text: &str, places: i64) -> Option<(i64, bool)> {
    let (negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, i64::from(exponent.parse::<i32>().ok()?)),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits = digits.trim_start_matches('0').as_bytes();
    // How many digits stand before the point once it is moved to the unit.
    let kept = digits.len() as i64 - fraction.len() as i64 + exponent + places;
    // 64 bits hold 19 digits.
    if !digits.is_empty() && kept > 19 {
        return None;
    }
    let digit = |at: i64| usize::try_from(at).ok().and_then(|at| digits.get(at));
    let unit = (0..kept.min(19))
        .fold(0i128, |unit, at| unit * 10 + digit(at).map_or(0, |digit| i128::from(digit - b'0')));
    let up = kept >= 0 && digit(kept).is_some_and(|digit| *digit >= b'5');
    let dropped = &digits[usize::try_from(kept).unwrap_or(0).min(digits.len())..];
    let value = unit + i128::from(up);
    let exact = dropped.iter().all(|digit| *digit == b'0');
    Some((i64::try_from(if negative { -value } else { value }).ok()?, exact))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, cents: i64) {
        assert_eq!(Cents::parse(text), Some(Cents::new(cents)), "{text}");
    }

    #[test]
    fn rounds_half_away_from_zero_to_the_cent() {
        reads("0.005", 1);
        reads("-0.005", -1);
        reads("0.0049999999999999999999999999", 0);
        reads("10000000000", 1_000_000_000_000);
        reads("1.5e3", 150_000);
        reads("1E+3", 100_000);
        reads("125e-4", 1);
        reads("5e-3", 1);
        reads("4.9e-3", 0);
        reads("-1e-400", 0);
        reads("0e400", 0);
        // More digits than any decimal type holds: only the first one dropped decides.
        reads(&format!("0.004{}", "9".repeat(100)), 0);
        reads(&format!("{}1.00{}", "0".repeat(100), "0".repeat(100)), 100);
        reads("92233720368547758.07", i64::MAX);
        reads("0", 0);
        reads("-0", 0);
    }

    #[test]
    fn refuses_what_is_not_a_plain_decimal() {
        for text in [
            "",
            "-",
            ".",
            "1,5",
            "1 5",
            "abc",
            "1.2.3",
            "NaN",
            "1e400",
            "1e99999999999",
            "1e",
            "e5",
            "1e5.0",
            "+-1",
            "1e 5",
            " 1",
            "1_000",
            "٣",
            "92233720368547758.08",
            "99999999999999999999999999999999999",
        ] {
            assert_eq!(Cents::parse(text), None, "{text}");
        }
    }

    #[test]
    fn arithmetic_that_does_not_fit_is_refused() {
        let (least, most, one) = (Cents::new(i64::MIN), Cents::new(i64::MAX), Cents::new(1));
        assert_eq!(one.checked_add(one), Some(Cents::new(2)));
        assert_eq!(most.checked_add(one), None);
        assert_eq!(one.checked_sub(most), Some(Cents::new(2 + i64::MIN)));
        assert_eq!(least.checked_sub(one), None);
        assert_eq!(most.checked_neg(), Some(Cents::new(-i64::MAX)));
        assert_eq!(least.checked_neg(), None);
        assert_eq!(one.checked_mul(-7), Some(Cents::new(-7)));
        assert_eq!(most.checked_mul(2), None);
    }

    #[test]
    fn shows_two_places() {
        assert_eq!(Cents::ZERO.to_string(), "0.00");
        assert_eq!(Cents::new(-123_456).to_string(), "-1234.56");
        assert_eq!(Cents::new(7).to_string(), "0.07");
        assert_eq!(Cents::new(i64::MIN).to_string(), "-92233720368547758.08");
    }
}
