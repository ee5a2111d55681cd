//! Rates: shares, discounts, probabilities, growth and weights, exact to six decimals.

use std::fmt;

use rust_decimal::Decimal;

use super::money::scaled;

/// A rate, exact to the millionth: `Rate::from_millionths(150_000)` is 15%.
///
/// ```
/// use tranche::domain::Rate;
/// assert_eq!(Rate::parse("0.15"), Some(Rate::from_millionths(150_000)));
/// assert_eq!(Rate::parse("0.1234567"), None); // at most six decimals
/// assert_eq!(Rate::from_millionths(125_000).to_string(), "0.125");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(i64);

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole: 100%.
    pub const ONE: Self = Self(1_000_000);

    /// A rate of that many millionths: 150,000 is 15%.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// How many millionths it is.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Reads a plain decimal; `None` when it is not one, has more than six decimals or does not fit.
    pub fn parse(text: &str) -> Option<Self> {
        scaled(text, 6).filter(|(_, exact)| *exact).map(|(millionths, _)| Self(millionths))
    }

    /// An exact rate; `None` when it is finer than a millionth or does not fit.
    pub fn from_decimal(rate: Decimal) -> Option<Self> {
        let rate = rate.normalize();
        if rate.scale() > 6 {
            return None;
        }
        i64::try_from(rate.checked_mul(Decimal::from(1_000_000))?).ok().map(Self)
    }

    /// The sum; `None` when it does not fit.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(millionths) => Some(Self(millionths)),
            None => None,
        }
    }

    /// The difference; `None` when it does not fit.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(millionths) => Some(Self(millionths)),
            None => None,
        }
    }

    /// The sum of any number of rates; `None` when it does not fit.
    ///
    /// ```
    /// use tranche::domain::Rate;
    /// let halves = [Rate::from_millionths(500_000); 2];
    /// assert_eq!(Rate::checked_sum(halves), Some(Rate::ONE));
    /// ```
    pub fn checked_sum(rates: impl IntoIterator<Item = Self>) -> Option<Self> {
        let sum: i128 = rates.into_iter().map(|rate| i128::from(rate.0)).sum();
        i64::try_from(sum).ok().map(Self)
    }

    /// One less this rate: what a discount leaves; `None` when it does not fit.
    pub const fn complement(self) -> Option<Self> {
        Self::ONE.checked_sub(self)
    }
}

impl fmt::Display for Rate {
    /// The shortest plain decimal: the form of the plan file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let millionths = self.0.unsigned_abs();
        let fraction = format!("{:06}", millionths % 1_000_000);
        match fraction.trim_end_matches('0') {
            "" => write!(f, "{sign}{}", millionths / 1_000_000),
            digits => write!(f, "{sign}{}.{digits}", millionths / 1_000_000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_shows_exactly() {
        for (text, millionths, shown) in [
            ("1", 1_000_000, "1"),
            ("0.150000", 150_000, "0.15"),
            ("-0.05", -50_000, "-0.05"),
            ("1000", 1_000_000_000, "1000"),
            ("1e-6", 1, "0.000001"),
            ("0.1000000000", 100_000, "0.1"),
        ] {
            assert_eq!(Rate::parse(text), Some(Rate::from_millionths(millionths)), "{text}");
            assert_eq!(Rate::from_millionths(millionths).to_string(), shown);
        }
        for finer in ["0.0000001", "1e-7", &format!("0.1{}1", "0".repeat(40))] {
            assert_eq!(Rate::parse(finer), None, "{finer}");
        }
        assert_eq!(
            Rate::parse(&format!("0.1{}", "0".repeat(40))),
            Some(Rate::from_millionths(100_000))
        );
    }
}
