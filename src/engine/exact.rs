//! Exact arithmetic: one division, then `round` or `floor`, on 128-bit integers.

use std::fmt;

use crate::domain::{Cents, Rate};

/// A total that does not fit 64 bits of cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("A total of this plan is larger than 92 quadrillion: check the amounts, growth rates and number of rows.")
    }
}

impl std::error::Error for TooLarge {}

/// `numerator / denominator`, half away from zero. The denominator is positive.
pub fn round(numerator: i128, denominator: i128) -> i128 {
    // 64-bit division is many times faster, above all in WebAssembly, and nearly always enough.
    if let (Ok(n), Ok(d)) = (i64::try_from(numerator), i64::try_from(denominator))
        && let Some(twice) = n.checked_mul(2)
        && let Some(biased) = twice.checked_add(if n < 0 { -d } else { d })
        && let Some(double) = d.checked_mul(2)
    {
        return i128::from(biased / double);
    }
    let half = denominator / 2;
    let quotient = numerator.abs() / denominator;
    let rest = numerator.abs() % denominator;
    let up = rest > half || (rest == half && denominator % 2 == 0);
    (quotient + i128::from(up)) * numerator.signum()
}

/// `numerator / denominator`, towards minus infinity. The denominator is positive.
pub fn floor(numerator: i128, denominator: i128) -> i128 {
    match (i64::try_from(numerator), i64::try_from(denominator)) {
        (Ok(n), Ok(d)) => i128::from(n.div_euclid(d)),
        _ => numerator.div_euclid(denominator),
    }
}

/// An amount times some rates, rounded once.
pub fn times(cents: i128, rates: &[Rate]) -> i128 {
    let mut numerator = cents;
    let mut denominator: i128 = 1;
    for rate in rates {
        // A whole rate changes nothing; leaving it out keeps the numbers small.
        if *rate != Rate::ONE {
            numerator *= i128::from(rate.millionths());
            denominator *= i128::from(Rate::ONE.millionths());
        }
    }
    round(numerator, denominator)
}

/// An amount times rates of at most the whole, rounded once.
pub fn part(amount: Cents, rates: &[Rate]) -> Cents {
    cents(times(i128::from(amount.get()), rates)).unwrap_or_default()
}

/// How much one amount is of another, rounded once; `None` when the other is not above zero or the
/// ratio is too large.
///
/// ```
/// use tranche::{domain::{Cents, Rate}, engine::ratio};
/// assert_eq!(ratio(Cents::new(100), Cents::new(300)), Some(Rate::from_millionths(333_333)));
/// assert_eq!(ratio(Cents::new(100), Cents::ZERO), None);
/// ```
pub fn ratio(amount: Cents, of: Cents) -> Option<Rate> {
    if of.get() <= 0 {
        return None;
    }
    let millionths = i128::from(amount.get()) * i128::from(Rate::ONE.millionths());
    i64::try_from(round(millionths, i128::from(of.get()))).ok().map(Rate::from_millionths)
}

/// A total as cents.
pub fn cents(total: i128) -> Result<Cents, TooLarge> {
    i64::try_from(total).map(Cents::new).map_err(|_| TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn rounds(numerator: i128, denominator: i128, to: i128) {
        assert_eq!(round(numerator, denominator), to);
        // The same through the 128-bit road.
        let large = 10i128.pow(20);
        assert_eq!(round(numerator * large, denominator * large), to);
    }

    #[test]
    fn half_goes_away_from_zero() {
        rounds(5, 10, 1);
        rounds(-5, 10, -1);
        rounds(4, 10, 0);
        rounds(-4, 10, 0);
        rounds(1, 3, 0);
        rounds(5, 3, 2);
        rounds(-5, 3, -2);
        rounds(0, 7, 0);
        rounds(7, 1, 7);
        assert_eq!(round(i128::from(i64::MAX), 1), i128::from(i64::MAX));
    }

    #[test]
    fn floor_goes_down() {
        assert_eq!(floor(7, 2), 3);
        assert_eq!(floor(-7, 2), -4);
        assert_eq!(floor(7 * 10i128.pow(25), 2 * 10i128.pow(25)), 3);
    }

    #[test]
    fn several_rates_are_rounded_once() {
        // 0.5 × 0.5 of 2 cents is half a cent, which rounds up; twice rounded it would be 1 as well,
        // but 0.5 × 0.5 of 1 cent is a quarter: rounded twice it would be 1.
        assert_eq!(times(1, &[Rate::from_millionths(500_000), Rate::from_millionths(500_000)]), 0);
        assert_eq!(times(2, &[Rate::from_millionths(500_000), Rate::from_millionths(500_000)]), 1);
        assert_eq!(times(-100, &[Rate::from_millionths(150_000), Rate::ONE]), -15);
    }
}
