//! The months of a plan as an axis.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use crate::domain::Month;

/// Consecutive months, each as wide as the others. A value is where a month begins; the month after the
/// last is where the axis ends.
///
/// ```
/// use plotters::coord::ranged1d::Ranged;
/// use tranche::{chart::axis::MonthAxis, domain::Month};
/// let axis = MonthAxis { first: Month::parse("2027-01").unwrap(), count: 12 };
/// assert_eq!(axis.map(&Month::parse("2027-07").unwrap(), (0, 240)), 120);
/// assert_eq!(axis.map(&axis.end(), (0, 240)), 240);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthAxis {
    /// The first.
    pub first: Month,
    /// How many there are.
    pub count: usize,
}

impl MonthAxis {
    /// The month at a place, counted from 0; that at `count` is the end of the axis.
    pub fn month(&self, at: usize) -> Month {
        self.first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    /// The end of the axis.
    pub fn end(&self) -> Month {
        self.month(self.count)
    }

    /// The corners of a line that holds each amount for the width of its month.
    pub fn steps<T: Copy>(&self, amounts: &[T]) -> Vec<(Month, T)> {
        let corners =
            |(at, amount): (usize, &T)| [(self.month(at), *amount), (self.month(at + 1), *amount)];
        amounts.iter().enumerate().flat_map(corners).collect()
    }
}

impl Ranged for MonthAxis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Month;

    fn map(&self, month: &Month, (from, to): (i32, i32)) -> i32 {
        let length = i64::from(to) - i64::from(from);
        let count = i64::try_from(self.count.max(1)).unwrap_or(1);
        let along = length * i64::from(month.since(self.first)) / count;
        from + i32::try_from(along).unwrap_or_default()
    }

    /// Every month, quarter, half year, …: the closest that are no more than the hint allows.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<Month> {
        let most = hint.max_num_points();
        let fits = |every: &u16| self.count <= usize::from(*every).saturating_mul(most);
        let Some(every) = [1, 3, 6, 12, 24, 60, 120].into_iter().find(fits) else {
            return Vec::new();
        };
        // Quarters and years of the calendar, wherever the axis begins.
        let begins = |month: &Month| {
            let since = i64::from(month.year()) * 12 + i64::from(month.number()) - 1;
            since.rem_euclid(i64::from(every)) == 0
        };
        (0..self.count).map(|at| self.month(at)).filter(begins).collect()
    }

    fn range(&self) -> Range<Month> {
        self.first..self.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_meet_and_fill_the_width() {
        let axis = MonthAxis { first: Month::EPOCH, count: 7 };
        let x = |at: usize| axis.map(&axis.month(at), (3, 103));
        assert_eq!((x(0), x(7)), (3, 103));
        assert!((0..7).all(|at| (14..=15).contains(&(x(at + 1) - x(at)))));
    }

    #[test]
    fn ticks_are_quarters_and_years_of_the_calendar_and_no_more_than_asked() {
        let axis = MonthAxis { first: Month::parse("2027-02").unwrap(), count: 36 };
        let ticks = |most: usize| {
            axis.key_points(most).iter().map(Month::to_string).collect::<Vec<_>>().join(" ")
        };
        assert!(ticks(36).starts_with("2027-02 2027-03"));
        assert!(ticks(12).starts_with("2027-04 2027-07 2027-10 2028-01"));
        assert_eq!(ticks(3), "2028-01 2029-01 2030-01");
        assert_eq!(ticks(0), "");
    }

    #[test]
    fn steps_hold_each_amount_for_its_month() {
        let axis = MonthAxis { first: Month::parse("2027-12").unwrap(), count: 2 };
        let steps: Vec<_> =
            axis.steps(&[5, 7]).into_iter().map(|(m, a)| (m.to_string(), a)).collect();
        let expected = [("2027-12", 5), ("2028-01", 5), ("2028-01", 7), ("2028-02", 7)];
        assert_eq!(steps, expected.map(|(month, amount)| (month.to_owned(), amount)));
    }
}
