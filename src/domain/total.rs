//! Sums and differences of money: exact in 128 bits, with one way back to 64.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign},
};

use super::Cents;

/// An exact sum or difference of [`Cents`], in whole cents.
///
/// Adding, subtracting and counting amounts gives a `Total`, which is 128 bits wide: as many amounts
/// as a machine can hold fit it, so none of these operations can fail. [`Total::fit`] is the way back
/// to an amount and says when there is none. What is only shown needs no way back: `text::show` takes
/// totals as they are.
///
/// ```
/// use tranche::domain::{Cents, TooLarge, Total};
/// let sum: Total = [Cents::new(1_50), Cents::new(2_25)].into_iter().sum();
/// assert_eq!((sum - Cents::new(5_00)).to_string(), "-1.25");
/// assert_eq!(sum.fit(), Ok(Cents::new(3_75)));
/// assert_eq!((Cents::new(i64::MAX) + Cents::new(1)).fit(), Err(TooLarge));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Total(i128);

/// A total that does not fit 64 bits of cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("A total of this plan is larger than 92 quadrillion: check the amounts, growth rates and number of rows.")
    }
}

impl std::error::Error for TooLarge {}

impl Total {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// A total of that many cents.
    pub const fn new(cents: i128) -> Self {
        Self(cents)
    }

    /// The number of cents.
    pub const fn get(self) -> i128 {
        self.0
    }

    /// The same as an amount.
    ///
    /// # Errors
    /// [`TooLarge`] when it does not fit 64 bits of cents.
    pub fn fit(self) -> Result<Cents, TooLarge> {
        i64::try_from(self.0).map(Cents::new).map_err(|_| TooLarge)
    }

    /// Whether this is exactly nothing.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Total {
    /// Two places, no thousands separators, as [`Cents`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl From<Cents> for Total {
    fn from(amount: Cents) -> Self {
        Self(i128::from(amount.get()))
    }
}

impl PartialEq<Cents> for Total {
    fn eq(&self, other: &Cents) -> bool {
        *self == Self::from(*other)
    }
}

impl PartialEq<Total> for Cents {
    fn eq(&self, other: &Total) -> bool {
        Total::from(*self) == *other
    }
}

impl<T: Into<Total>> Add<T> for Total {
    type Output = Self;

    fn add(self, other: T) -> Self {
        Self(self.0 + other.into().0)
    }
}

impl<T: Into<Total>> Sub<T> for Total {
    type Output = Self;

    fn sub(self, other: T) -> Self {
        Self(self.0 - other.into().0)
    }
}

impl Neg for Total {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl<T: Into<Total>> AddAssign<T> for Total {
    fn add_assign(&mut self, other: T) {
        *self = *self + other;
    }
}

impl<T: Into<Total>> SubAssign<T> for Total {
    fn sub_assign(&mut self, other: T) {
        *self = *self - other;
    }
}

impl<T: Into<Total>> Sum<T> for Total {
    fn sum<I: Iterator<Item = T>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| sum + amount)
    }
}

impl<T: Into<Total>> Add<T> for Cents {
    type Output = Total;

    fn add(self, other: T) -> Total {
        Total::from(self) + other
    }
}

impl<T: Into<Total>> Sub<T> for Cents {
    type Output = Total;

    fn sub(self, other: T) -> Total {
        Total::from(self) - other
    }
}

impl Neg for Cents {
    type Output = Total;

    fn neg(self) -> Total {
        -Total::from(self)
    }
}

impl Mul<i64> for Cents {
    type Output = Total;

    /// The amount that many times: 64 by 64 bits always fit 128.
    fn mul(self, times: i64) -> Total {
        Total(i128::from(self.get()) * i128::from(times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: Cents = Cents::new(i64::MIN);
    const MOST: Cents = Cents::new(i64::MAX);

    #[test]
    fn sums_and_differences_of_the_largest_amounts_are_exact() {
        assert_eq!((MOST + MOST).to_string(), "184467440737095516.14");
        assert_eq!((LEAST - MOST).to_string(), "-184467440737095516.15");
        assert_eq!((-LEAST).to_string(), "92233720368547758.08");
        assert_eq!((LEAST * i64::MIN).get(), 1 << 126);
        let sum: Total = [MOST, MOST, LEAST, LEAST].into_iter().sum();
        assert_eq!(sum, Cents::new(-2));
    }

    #[test]
    fn a_total_fits_exactly_when_an_amount_can_hold_it() {
        assert_eq!(Total::from(MOST).fit(), Ok(MOST));
        assert_eq!(Total::from(LEAST).fit(), Ok(LEAST));
        assert_eq!((MOST + Cents::new(1)).fit(), Err(TooLarge));
        assert_eq!((LEAST - Cents::new(1)).fit(), Err(TooLarge));
        // What goes beyond and comes back is as if it had never left.
        assert_eq!((MOST + MOST - MOST).fit(), Ok(MOST));
    }
}
