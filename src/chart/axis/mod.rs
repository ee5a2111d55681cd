//! Axes that charts share: amounts with few round ticks and a zero, and the months of a plan.

mod months;

use super::paint::{Anchor, Canvas, Ink, Text, TextSize};
use crate::{
    domain::Cents,
    text::{Format, show},
};

pub use months::Months;

/// How ticks are written.
pub const TICK: Text = Text::new(TextSize::Tick, Ink::Ink3);
/// From a tick's label to the plot.
const GAP: i32 = 8;
/// No chart draws more: it keeps every position inside 32 bits.
const FARTHEST: i128 = 1_000_000;

/// A scale of amounts that holds zero, from one round value to another, with 3 to 6 ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    low: i128,
    high: i128,
    step: i128,
}

impl Axis {
    /// The scale that holds some amounts and zero.
    ///
    /// ```
    /// use tranche::{chart::axis::Axis, domain::Cents};
    /// let ticks = Axis::over([Cents::new(49_800_000), Cents::new(267_000_000)]).ticks();
    /// assert_eq!(ticks, [0, 100_000_000, 200_000_000, 300_000_000].map(Cents::new));
    /// ```
    pub fn over(amounts: impl IntoIterator<Item = Cents>) -> Self {
        let (mut least, mut most) = (0, 0);
        for amount in amounts {
            least = i128::from(amount.get()).min(least);
            most = i128::from(amount.get()).max(most);
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
    pub fn ticks(&self) -> Vec<Cents> {
        let count = (self.high - self.low) / self.step;
        let ticks = (0..=count).map(|at| i64::try_from(self.low + at * self.step));
        ticks.filter_map(Result::ok).map(Cents::new).collect()
    }

    /// Where an amount lies when the lowest tick is at pixel `from` and the highest at `to`.
    pub fn place(&self, amount: Cents, from: i32, to: i32) -> i32 {
        let (span, length) = (self.high - self.low, i128::from(to) - i128::from(from));
        let twice = 2 * (i128::from(amount.get()) - self.low) * length + span * length.signum();
        let along = (twice / (2 * span)).clamp(-FARTHEST, FARTHEST);
        from.saturating_add(i32::try_from(along).unwrap_or_default())
    }
}

/// An upright axis on a drawing: grid lines across the plot, labels at its left.
#[derive(Clone, Copy, Debug)]
pub struct Upright<'a> {
    /// Its scale.
    pub axis: Axis,
    /// The highest tick.
    pub top: i32,
    /// The lowest tick.
    pub bottom: i32,
    /// How figures are written.
    pub format: &'a Format,
}

impl Upright<'_> {
    /// The height of an amount.
    pub fn y(&self, amount: Cents) -> i32 {
        self.axis.place(amount, self.bottom, self.top)
    }

    /// The room that labels and the gap behind them need: the plot begins there.
    pub fn room(&self) -> i32 {
        let ticks = self.axis.ticks().into_iter();
        let widths = ticks.map(|tick| TICK.width(&show::money_short(tick, self.format)));
        widths.max().unwrap_or_default() + GAP
    }

    /// Draws grid lines from `left` to `right`, the zero line strongest, and their labels.
    pub fn draw(&self, canvas: &Canvas<'_>, left: i32, right: i32) {
        for tick in self.axis.ticks() {
            let y = self.y(tick);
            let ink = if tick.is_zero() { Ink::Line3 } else { Ink::Line };
            canvas.line(vec![(left, y), (right, y)], 1, ink);
            let look = TICK.anchored(Anchor::End);
            canvas.text(&show::money_short(tick, self.format), (left - GAP, y), look);
        }
    }
}

/// A level axis on a drawing: grid lines down the plot, labels below it.
#[derive(Clone, Copy, Debug)]
pub struct Across<'a> {
    /// Its scale.
    pub axis: Axis,
    /// The lowest tick.
    pub left: i32,
    /// The highest tick.
    pub right: i32,
    /// How figures are written.
    pub format: &'a Format,
}

impl Across<'_> {
    /// Where an amount lies.
    pub fn x(&self, amount: Cents) -> i32 {
        self.axis.place(amount, self.left, self.right)
    }

    /// Draws grid lines from `top` to `bottom`, the zero line strongest, and as many labels below as
    /// there is room for.
    pub fn draw(&self, canvas: &Canvas<'_>, top: i32, bottom: i32) {
        let mut free = i32::MIN;
        for tick in self.axis.ticks() {
            let x = self.x(tick);
            let ink = if tick.is_zero() { Ink::Line3 } else { Ink::Line };
            canvas.line(vec![(x, top), (x, bottom)], 1, ink);
            let label = show::money_short(tick, self.format);
            let half = TICK.width(&label) / 2;
            if x - half > free {
                canvas.text(&label, (x, bottom + 10), TICK.anchored(Anchor::Middle));
                free = x + half + GAP;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn ticks(amounts: &[i64], expected: &[i64]) {
        let axis = Axis::over(amounts.iter().copied().map(Cents::new));
        assert_eq!(axis.ticks(), expected.iter().copied().map(Cents::new).collect::<Vec<_>>());
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
        let mut amount: i64 = 1;
        for _ in 0..120 {
            for (least, most) in
                [(0, amount), (-amount, 0), (-amount / 3, amount), (-amount, amount / 7)]
            {
                let ticks = Axis::over([Cents::new(least), Cents::new(most)]).ticks();
                assert!((3..=6).contains(&ticks.len()), "{least} to {most}: {ticks:?}");
                assert!(ticks.contains(&Cents::ZERO));
                assert!(
                    ticks[0].get() <= least && most <= ticks[ticks.len() - 1].get(),
                    "{least} to {most}"
                );
            }
            amount = amount * 13 / 10 + 1;
        }
        let extremes = Axis::over([Cents::new(i64::MIN), Cents::new(i64::MAX)]);
        assert_eq!(extremes.place(Cents::ZERO, 0, 100), 50);
    }

    #[test]
    fn places_round_to_the_nearest_pixel_in_both_directions() {
        let axis = Axis::over([Cents::new(1_000)]);
        assert_eq!(axis.ticks().last(), Some(&Cents::new(1_000)));
        for (amount, right, up) in [(0, 10, 110), (1_000, 110, 10), (505, 61, 60), (504, 60, 60)] {
            assert_eq!(axis.place(Cents::new(amount), 10, 110), right, "{amount}");
            assert_eq!(
                axis.place(Cents::new(amount), 110, 10),
                up - i32::from(amount == 505),
                "{amount}"
            );
        }
        assert_eq!(axis.place(Cents::new(i64::MAX), 0, 100), 1_000_000);
    }
}
