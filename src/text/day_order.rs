//! The order of day, month and year in a date written in numbers.

/// Which comes first in a date written in numbers, where its numbers leave that open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// `3/4/2027` is 3 April.
    DayFirst,
    /// `3/4/2027` is 4 March.
    MonthFirst,
    /// `27/3/4` is 4 March 2027; `3/4/2027` is unclear.
    YearFirst,
    /// `3/4/2027` is unclear.
    #[default]
    Ask,
}

impl DayOrder {
    /// Every order.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 4] =
        [Self::Ask, Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// The order in which 31 January 2027 was written in numbers.
    pub fn shown_by(sample: &str) -> Self {
        match sample.trim_start_matches(|c: char| !c.is_ascii_digit()).get(..2) {
            Some("31") => Self::DayFirst,
            Some("20") => Self::YearFirst,
            Some(_) => Self::MonthFirst,
            None => Self::Ask,
        }
    }
}
