//! Months, days and the time left.

use chrono::Datelike as _;

use crate::{
    domain::{Day, Month},
    text::calendar::{month_abbreviation, month_name},
};

/// A month in a grid: `Aug 27`.
pub fn month_short(month: Month) -> String {
    format!("{} {:02}", month_abbreviation(month.number()), month.year().rem_euclid(100))
}

/// A month in a sentence: `August 2027`.
pub fn month_long(month: Month) -> String {
    format!("{} {:04}", month_name(month.number()), month.year())
}

/// A day: `28 Feb 2027`.
pub fn day(day: Day) -> String {
    format!("{} {} {:04}", day.day(), month_abbreviation(day.month()), day.year())
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
        assert_eq!(day(parse_day("2027-02-28").unwrap()), "28 Feb 2027");
        assert_eq!(day(parse_day("2027-03-01").unwrap()), "1 Mar 2027");
        assert_eq!(days_left(0), "today");
        assert_eq!(days_left(1), "1 day");
        assert_eq!(days_left(-38), "38 days ago");
    }
}
