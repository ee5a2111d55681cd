//! Calendar months and days.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

/// A calendar day, without a time zone.
pub type Day = NaiveDate;

/// A calendar month, counted from the year 0 so that months can be subtracted.
///
/// ```
/// use tranche::domain::Month;
/// let january = Month::parse("2027-01").unwrap();
/// assert_eq!(january.plus(14).to_string(), "2028-03");
/// assert_eq!(Month::parse("2027-13"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// January 1900: what a month field holds before anything is known.
    pub const EPOCH: Self = Self(Self::FIRST_YEAR * 12);
    /// The earliest year a plan may name.
    pub const FIRST_YEAR: i32 = 1900;
    /// The latest year a plan may name.
    pub const LAST_YEAR: i32 = 9999;

    /// The month `month` (1 to 12) of a year a plan may name.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let known =
            (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&year) && (1..=12).contains(&month);
        known.then(|| Self(year * 12 + month.cast_signed() - 1))
    }

    /// Reads `2027-01`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The month a day lies in.
    pub fn of(day: Day) -> Self {
        Self(day.year() * 12 + day.month0().cast_signed())
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12).cast_unsigned() + 1
    }

    /// This month moved by `months`, which may be negative.
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// How many months this one lies after `earlier`.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The first day.
    pub fn first_day(self) -> Day {
        // Every month reachable from a plan (years 1900 to 9999, terms of at most 600 months) is
        // far inside chrono's range.
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or(NaiveDate::MAX)
    }

    /// The last day.
    pub fn last_day(self) -> Day {
        self.plus(1).first_day().pred_opt().unwrap_or(NaiveDate::MAX)
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        i64::from(self.last_day().day())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// Reads `2027-01-31`, in the years a plan may name; `None` for anything else.
pub fn parse_day(text: &str) -> Option<Day> {
    let (month, day) = text.split_at_checked(7)?;
    let month = Month::parse(month)?;
    let day =
        day.strip_prefix('-').filter(|d| d.len() == 2 && d.bytes().all(|b| b.is_ascii_digit()))?;
    NaiveDate::from_ymd_opt(month.year(), month.number(), day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_know_their_days() {
        let february = Month::parse("2028-02").unwrap();
        assert_eq!(february.days(), 29);
        assert_eq!(february.last_day().to_string(), "2028-02-29");
        assert_eq!(february.plus(-14).to_string(), "2026-12");
        assert_eq!(Month::parse("9999-12").unwrap().days(), 31);
        assert_eq!(february.since(Month::parse("2027-01").unwrap()), 13);
    }

    #[test]
    fn only_the_one_form_is_read() {
        for text in
            ["2027-1", "27-01", "2027-00", "1899-12", "2027/01", "2027-01-01", "２０２７-01", ""]
        {
            assert_eq!(Month::parse(text), None, "{text}");
        }
        for text in
            ["2027-02-29", "2027-1-01", "2027-01-1", "2027-01-32", "2027-01", "", "é2027-01"]
        {
            assert_eq!(parse_day(text), None, "{text}");
        }
        assert_eq!(parse_day("2028-02-29").map(|d| d.to_string()).as_deref(), Some("2028-02-29"));
    }
}
