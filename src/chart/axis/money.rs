//! Amounts of money as an axis.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use crate::domain::Total;

/// No amount is drawn farther off, in pixels: it keeps every position inside 32 bits.
const FARTHEST: i128 = 1_000_000;

/// An axis of amounts that holds zero, from one round amount to another, with 3 to 6 ticks.
///
/// ```
/// use tranche::{chart::axis::MoneyAxis, domain::Total};
/// let ticks = MoneyAxis::over([Total::new(49_800_000), Total::new(267_000_000)]).ticks();
/// assert_eq!(ticks, [0, 100_000_000, 200_000_000, 300_000_000].map(Total::new));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyAxis {
    low: i128,
    high: i128,
    step: i128,
}

impl MoneyAxis {
    /// The axis that holds some amounts and zero.
    pub fn over<T: Into<Total>>(amounts: impl IntoIterator<Item = T>) -> Self {
        let (mut least, mut most) = (0, 0);
        for amount in amounts {
            let amount = amount.into().get();
            least = amount.min(least);
            most = amount.max(most);
        }
        // 1, 2, 5, 10, … units of currency: the finest that needs no more than 6 ticks.
        let (mut step, mut factor) = (100, 0);
        loop {
            let low = least.div_euclid(step);
            let high = -(-most).div_euclid(step);
            if high - low <= 5 {
                let high = high.max(low + 2);
                return Self { low: low * step, high: high * step, step };
            }
            step = step / [1, 2, 5][factor] * [2, 5, 10][factor];
            factor = (factor + 1) % 3;
        }
    }

    /// The ticks from the lowest to the highest.
    pub fn ticks(&self) -> Vec<Total> {
        let count = (self.high - self.low) / self.step;
        (0..=count).map(|at| Total::new(self.low + at * self.step)).collect()
    }
}

impl Ranged for MoneyAxis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Total;

    /// The nearest pixel.
    fn map(&self, amount: &Total, (from, to): (i32, i32)) -> i32 {
        let (span, length) = (self.high - self.low, i128::from(to) - i128::from(from));
        let twice = 2 * (amount.get() - self.low) * length + span * length.signum();
        let along = (twice / (2 * span)).clamp(-FARTHEST, FARTHEST);
        from.saturating_add(i32::try_from(along).unwrap_or_default())
    }

    /// All ticks, as there are at most 6; none where the hint asks for none.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<Total> {
        if hint.max_num_points() == 0 { Vec::new() } else { self.ticks() }
    }

    fn range(&self) -> Range<Total> {
        let ticks = self.ticks();
        let end = |tick: Option<&Total>| tick.copied().unwrap_or_default();
        end(ticks.first())..end(ticks.last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn ticks(amounts: &[i128], expected: &[i128]) {
        let axis = MoneyAxis::over(amounts.iter().copied().map(Total::new));
        assert_eq!(axis.ticks(), expected.iter().copied().map(Total::new).collect::<Vec<_>>());
    }

    #[test]
    fn ticks_are_round_few_and_hold_zero() {
        ticks(&[], &[0, 100, 200]);
        ticks(&[1], &[0, 100, 200]);
        ticks(&[60_000], &[0, 20_000, 40_000, 60_000]);
        ticks(&[-100, 60_000], &[-20_000, 0, 20_000, 40_000, 60_000]);
        ticks(&[-30_000, -10_000], &[-30_000, -20_000, -10_000, 0]);
    }

    #[test]
    fn any_amounts_have_three_to_six_ticks_that_hold_them() {
        let mut amount: i128 = 1;
        for _ in 0..120 {
            for (least, most) in
                [(0, amount), (-amount, 0), (-amount / 3, amount), (-amount, amount / 7)]
            {
                let ticks = MoneyAxis::over([Total::new(least), Total::new(most)]).ticks();
                assert!((3..=6).contains(&ticks.len()), "{least} to {most}: {ticks:?}");
                assert!(ticks.contains(&Total::ZERO));
                assert!(
                    ticks[0].get() <= least && most <= ticks[ticks.len() - 1].get(),
                    "{least} to {most}"
                );
            }
            amount = amount * 13 / 10 + 1;
        }
        let extremes = MoneyAxis::over([Total::new(i64::MIN.into()), Total::new(i64::MAX.into())]);
        assert_eq!(extremes.map(&Total::ZERO, (0, 100)), 50);
    }

    #[test]
    fn amounts_round_to_the_nearest_pixel_in_both_directions() {
        let axis = MoneyAxis::over([Total::new(1_000)]);
        assert_eq!(axis.ticks().last(), Some(&Total::new(1_000)));
        assert_eq!(axis.range(), Total::ZERO..Total::new(1_000));
        for (amount, right, up) in [(0, 10, 110), (1_000, 110, 10), (505, 61, 60), (504, 60, 60)] {
            assert_eq!(axis.map(&Total::new(amount), (10, 110)), right, "{amount}");
            assert_eq!(
                axis.map(&Total::new(amount), (110, 10)),
                up - i32::from(amount == 505),
                "{amount}"
            );
        }
        assert_eq!(axis.map(&Total::new(i64::MAX.into()), (0, 100)), 1_000_000);
    }
}
