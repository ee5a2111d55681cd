//! Calendar days.

use chrono::NaiveDate;

use crate::{
    domain::{Day, Month},
    text::{DayOrder, Kind, Unread, Why, show},
};

use super::{
    clean::clean,
    dates::{Part, Parts, parts, serial_day, why},
};

/// Reads a day: `2027-03-31`, `31 Mar 2027`, `Mar 31, 2027`, `31.3.2027`, `3/31/2027`, also with a
/// time behind an ISO date, with its month in another language (`31. März 2027`), or as the serial
/// number that Excel keeps for it (`46477`). A short year is one from 2000 to 2099.
///
/// `order` settles only what the numbers leave open; dates with points are day first.
///
/// ```
/// use tranche::text::{DayOrder, read};
/// let day = read::day("3/31/2027", DayOrder::Ask).unwrap();
/// assert_eq!(day.to_string(), "2027-03-31");
/// let unread = read::day("3/4/2027", DayOrder::Ask).unwrap_err();
/// assert_eq!(
///     unread.to_string(),
///     "“3/4/2027” can be read in two ways. Did you mean 3 Apr 2027 or 4 Mar 2027?",
/// );
/// ```
///
/// # Errors
/// [`Unread`]: missing, not a day of the years 1900 to 9999, only a month, or unclear.
pub fn day(text: &str, order: DayOrder) -> Result<Day, Unread> {
    let clean = clean(text)?;
    if let Some(day) = serial_day(&clean) {
        return Ok(day);
    }
    let parts = parts(&clean).ok_or_else(|| Unread::not_a(Kind::Day, text, why(&clean)))?;
    day_of(text, &parts, order, Kind::Day)
}

/// The day that parts name; `kind` is what the cell expects.
pub(super) fn day_of(
    text: &str,
    parts: &Parts,
    order: DayOrder,
    kind: Kind,
) -> Result<Day, Unread> {
    let shown = order;
    let short = matches!(parts.parts.as_slice(), [.., Part::Small(_)]);
    // Points stand in day-first dates, and in year-first ones of those who write these.
    let dotted = parts.dotted && !(order == DayOrder::YearFirst && short);
    let order = if dotted { DayOrder::DayFirst } else { order };
    let found = candidates(&parts.parts, order);
    let asks = match order {
        DayOrder::Ask => true,
        DayOrder::YearFirst => !short || parts.dotted,
        DayOrder::DayFirst | DayOrder::MonthFirst => false,
    };
    match found.as_slice() {
        [] => Err(Unread::not_a(kind, text, lack(&parts.parts))),
        [one] => Ok(*one),
        [one, other, ..] if asks => {
            Err(Unread::unclear(text, [*one, *other].map(|day| show::day(day, shown))))
        }
        [preferred, ..] => Ok(*preferred),
    }
}

/// What parts that name no day lack.
fn lack(parts: &[Part]) -> Why {
    use Part::{Name, Small, Year};
    match parts {
        [Year(_), Small(1..=12) | Name(_)] | [Small(1..=12) | Name(_), Year(_)] => Why::MonthOnly,
        [Small(_), Small(_) | Name(_)] | [Name(_), Small(_)] => Why::PartOfDay,
        _ => Why::Other,
    }
}

/// The days that parts may name, the one of the preferred order first.
fn candidates(parts: &[Part], order: DayOrder) -> Vec<Day> {
    use Part::{Name, Small, Year};
    let found = match *parts {
        [Year(year), Small(month) | Name(month), Small(day)] => vec![real_day(year, month, day)],
        [Small(day), Name(month), year] | [Name(month), Small(day), year] => {
            vec![full_year(year).and_then(|year| real_day(year, month, day))]
        }
        [Small(one), Small(other), year] => in_numbers(one, other, year, order),
        _ => Vec::new(),
    };
    let mut days: Vec<Day> = Vec::new();
    for day in found.into_iter().flatten() {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    days
}

/// A date in numbers that does not begin with a full year. Where nothing settles the order, a short
/// year may also come first: `27/03/31`.
fn in_numbers(one: u32, other: u32, last: Part, order: DayOrder) -> Vec<Option<Day>> {
    let Some(year) = full_year(last) else { return Vec::new() };
    let day_first = real_day(year, other, one);
    let month_first = real_day(year, one, other);
    match (order, last) {
        (DayOrder::MonthFirst, _) => vec![month_first, day_first],
        (DayOrder::Ask | DayOrder::YearFirst, Part::Small(day)) => {
            let year_first = full_year(Part::Small(one)).and_then(|y| real_day(y, other, day));
            if order == DayOrder::Ask {
                vec![day_first, month_first, year_first]
            } else {
                vec![year_first, day_first, month_first]
            }
        }
        _ => vec![day_first, month_first],
    }
}

fn full_year(part: Part) -> Option<i32> {
    match part {
        Part::Year(year) => Some(year),
        Part::Small(year) => Some(2000 + year.cast_signed()),
        Part::Name(_) => None,
    }
}

fn real_day(year: i32, month: u32, day: u32) -> Option<Day> {
    let month = Month::new(year, month)?;
    NaiveDate::from_ymd_opt(month.year(), month.number(), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, order: DayOrder, expected: &str) {
        assert_eq!(day(text, order).map(|d| d.to_string()).as_deref(), Ok(expected), "{text}");
    }

    #[track_caller]
    fn refuses(text: &str, message: &str) {
        assert_eq!(day(text, DayOrder::Ask).unwrap_err().to_string(), message);
    }

    #[test]
    fn what_the_text_settles_needs_no_order() {
        for order in DayOrder::ALL {
            for text in [
                "2027-03-31",
                "2027/3/31",
                "31 Mar 2027",
                "31-Mar-27",
                "31st March 2027",
                "Mar 31, 2027",
                "March 31st 2027",
                "31.3.2027",
                "3/31/2027",
                "31/3/2027",
                "2027-03-31 00:00:00",
                "2027-03-31T17:34:27-07:00",
                "2027 Mar 31",
                "31. März 2027",
                "31 mars 2027",
                "46477",
            ] {
                reads(text, order, "2027-03-31");
            }
            reads("5/5/2027", order, "2027-05-05");
            if order != DayOrder::YearFirst {
                reads("31.03.27", order, "2027-03-31");
            }
            reads("3.4.2027", order, "2027-04-03");
        }
    }

    #[test]
    fn what_is_open_follows_the_order_or_asks() {
        reads("3/4/2027", DayOrder::DayFirst, "2027-04-03");
        reads("3/4/2027", DayOrder::MonthFirst, "2027-03-04");
        reads("3/4/27", DayOrder::DayFirst, "2027-04-03");
        let open = |text| matches!(day(text, DayOrder::Ask), Err(Unread::Unclear { .. }));
        assert!(open("3/4/2027"));
        assert!(open("27/03/31"));
        reads("27/03/31", DayOrder::DayFirst, "2031-03-27");
        reads("27/03/31", DayOrder::YearFirst, "2027-03-31");
        assert!(day("27.03.31", DayOrder::YearFirst).is_err());
        reads("3.4.2027", DayOrder::YearFirst, "2027-04-03");
        reads("2027. 03. 04.", DayOrder::YearFirst, "2027-03-04");
        let unread = day("3/4/2027", DayOrder::YearFirst).unwrap_err().to_string();
        assert!(unread.contains("2027 Apr 3 or 2027 Mar 4"), "{unread}");
    }

    #[test]
    fn what_is_no_day_says_so() {
        refuses("Mar 2027", "“Mar 2027” is a month without a day. Type a day, like 31 Mar 2027.");
        refuses("Mar 27", "“Mar 27” lacks a day or a year. Type a day, like 31 Mar 2027.");
        refuses("2027-03", "“2027-03” is a month without a day. Type a day, like 31 Mar 2027.");
        refuses(
            "31 Feb 2027",
            "“31 Feb 2027” is not a day of the calendar. Type a day, like 31 Mar 2027.",
        );
        refuses(
            "1899-12-31",
            "“1899-12-31” is not a day of the calendar. Type a day, like 31 Mar 2027.",
        );
        refuses("Q1 27", "“Q1 27” is a quarter. Type a day, like 31 Mar 2027.");
        assert_eq!(day("", DayOrder::Ask), Err(Unread::Missing));
    }
}
