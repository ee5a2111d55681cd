//! Months, days and the time left.

use chrono::Datelike as _;

use crate::{
    domain::{Day, Month},
    text::{
        DayOrder,
        calendar::{month_abbreviation, month_name},
    },
};

/// A month in a grid: `Aug 27`.
pub fn month_short(month: Month) -> String {
    format!("{} {:02}", month_abbreviation(month.number()), month.year().rem_euclid(100))
}

/// A month in a sentence: `August 2027`.
pub fn month_long(month: Month) -> String {
    format!("{} {:04}", month_name(month.number()), month.year())
}

/// A day in the reader's order: `28 Feb 2027`, `Feb 28, 2027`, `2027 Feb 28`.
pub fn day(day: Day, order: DayOrder) -> String {
    let (number, year) = (day.day(), day.year());
    let month = month_abbreviation(day.month());
    match order {
        DayOrder::MonthFirst => format!("{month} {number}, {year:04}"),
        DayOrder::YearFirst => format!("{year:04} {month} {number}"),
        DayOrder::DayFirst | DayOrder::Ask => format!("{number} {month} {year:04}"),
    }
}

/// A number of days from today, in words: `38 days`, `1 day`, `today`; past ones are `38 days ago`.
///
/// ```
/// use tranche::text::show::days_left;
/// assert_eq!(days_left(38), "38 days");
/// assert_eq!(days_left(-1), "1 day ago");
/// ```
pub fn days_left(days: i64) -> String {
    let ago = if days < 0 { " ago" } else { "" };
    match days.unsigned_abs() {
        0 => "today".into(),
        1 => format!("1 day{ago}"),
        many => format!("{many} days{ago}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::month::parse_day;

    #[test]
    fn months_and_days() {
        let august = Month::parse("2027-08").unwrap();
        assert_eq!(month_short(august), "Aug 27");
        assert_eq!(month_long(august), "August 2027");
        assert_eq!(month_short(Month::parse("2100-05").unwrap()), "May 00");
        let february = parse_day("2027-02-28").unwrap();
        for (order, expected) in [
            (DayOrder::Ask, "28 Feb 2027"),
            (DayOrder::DayFirst, "28 Feb 2027"),
            (DayOrder::MonthFirst, "Feb 28, 2027"),
            (DayOrder::YearFirst, "2027 Feb 28"),
        ] {
            assert_eq!(day(february, order), expected);
        }
        assert_eq!(day(parse_day("2027-03-01").unwrap(), DayOrder::Ask), "1 Mar 2027");
        assert_eq!(days_left(0), "today");
        assert_eq!(days_left(1), "1 day");
        assert_eq!(days_left(-38), "38 days ago");
    }
}
