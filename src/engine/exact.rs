//! Exact arithmetic: one division, then `round` or `floor`, on 128-bit integers.

use crate::domain::{Rate, Total};

/// A factor of a product, in millionths: a rate, or what follows from one. Wider than a [`Rate`], so
/// that following is exact too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor(i128);

impl Factor {
    const ONE: Self = Self(1_000_000);

    /// What a rate leaves of the whole, as a discount does.
    pub fn without(rate: Rate) -> Self {
        Self(Self::ONE.0 - i128::from(rate.millionths()))
    }

    /// The whole and a rate more, as growth does.
    pub fn grown(rate: Rate) -> Self {
        Self(Self::ONE.0 + i128::from(rate.millionths()))
    }
}

impl From<Rate> for Factor {
    fn from(rate: Rate) -> Self {
        Self(i128::from(rate.millionths()))
    }
}

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

/// An amount times some factors, rounded once.
pub fn times<F: Copy + Into<Factor>>(amount: impl Into<Total>, factors: &[F]) -> Total {
    let mut numerator = amount.into().get();
    let mut denominator: i128 = 1;
    for factor in factors {
        let factor: Factor = (*factor).into();
        // A whole factor changes nothing; leaving it out keeps the numbers small.
        if factor != Factor::ONE {
            numerator *= factor.0;
            denominator *= Factor::ONE.0;
        }
    }
    Total::new(round(numerator, denominator))
}

/// An amount times some rates, rounded once, half away from zero.
///
/// ```
/// use tranche::{domain::{Cents, Rate}, engine::part};
/// let half = Rate::from_millionths(500_000);
/// assert_eq!(part(Cents::new(5), &[half]), Cents::new(3));
/// ```
pub fn part(amount: impl Into<Total>, rates: &[Rate]) -> Total {
    times(amount, rates)
}

/// How much one amount is of another, rounded once; `None` when the other is not above zero or the
/// ratio is too large.
///
/// ```
/// use tranche::{domain::{Cents, Rate}, engine::ratio};
/// assert_eq!(ratio(Cents::new(100), Cents::new(300)), Some(Rate::from_millionths(333_333)));
/// assert_eq!(ratio(Cents::new(100), Cents::ZERO), None);
/// ```
pub fn ratio(amount: impl Into<Total>, of: impl Into<Total>) -> Option<Rate> {
    let (amount, of) = (amount.into().get(), of.into().get());
    if of <= 0 {
        return None;
    }
    let millionths = amount * i128::from(Rate::ONE.millionths());
    i64::try_from(round(millionths, of)).ok().map(Rate::from_millionths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Cents;

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
        let half = Rate::from_millionths(500_000);
        let product = |cents: i64, rates: &[Rate]| times(Cents::new(cents), rates).get();
        assert_eq!(product(1, &[half, half]), 0);
        assert_eq!(product(2, &[half, half]), 1);
        assert_eq!(product(-100, &[Rate::from_millionths(150_000), Rate::ONE]), -15);
    }

    #[test]
    fn what_follows_from_a_rate_is_exact_at_the_ends() {
        let least = Rate::from_millionths(i64::MIN);
        assert_eq!(Factor::without(least).0, 1_000_000 + (1 << 63));
        assert_eq!(Factor::grown(Rate::from_millionths(i64::MAX)).0, 999_999 + (1 << 63));
        assert_eq!(Factor::without(Rate::ONE), Rate::ZERO.into());
    }
}
