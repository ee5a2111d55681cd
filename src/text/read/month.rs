//! Calendar months.

use crate::{
    domain::Month,
    text::{DayOrder, Kind, Unread, Why, calendar::month_abbreviation, show},
};

use super::{
    clean::clean,
    dates::{Part, parts, serial_day, why},
    day::day_of,
};

/// What the parts of a text say.
enum Said {
    /// One month.
    One(Month),
    /// Either of two months.
    Either(Month, Month),
}

/// Reads a month: `2027-01`, `mar 27`, `March 2027`, `3/27`, `03/2027`, `Mar-27`, `2027/3`, also with
/// its name in another language (`Okt 27`, `févr. 2027`). A full day stands for its month, and so does
/// the serial number that Excel keeps for one (`46447` is 1 March 2027).
///
/// A short year is the one closest to `near`. Where a number may be a short year or a day
/// (`27-03`, `27 Mar`), the day would lie in the year of `near`; the text is unclear when the
/// two readings are different months. The year has to be there: in a list of months with amounts,
/// the `2027` of `Jan 2027` would be taken for the amount.
///
/// ```
/// use tranche::{domain::Month, text::read};
/// let near = Month::parse("2026-08").unwrap();
/// assert_eq!(read::month("mar 27", near), Ok(Month::parse("2027-03").unwrap()));
/// assert_eq!(
///     read::month("Q1 27", near).unwrap_err().to_string(),
///     "“Q1 27” is a quarter. Did you mean Jan 2027 or Mar 2027?",
/// );
/// ```
///
/// # Errors
/// [`Unread`]: missing, not a month of the years 1900 to 9999, or unclear.
pub fn month(text: &str, near: Month) -> Result<Month, Unread> {
    let month = month_of(text, near, DayOrder::Ask)?;
    if text.contains(|c: char| c.is_ascii_digit()) {
        Ok(month)
    } else {
        Err(Unread::not_a(Kind::Month, text, Why::Other))
    }
}

/// [`month`] where the reader's order settles which month a full day in numbers lies in, and where a
/// month without a year is the first one not before `near`.
///
/// # Errors
/// As [`month`].
pub fn month_of(text: &str, near: Month, order: DayOrder) -> Result<Month, Unread> {
    let clean = clean(text)?;
    if let Some(day) = serial_day(&clean) {
        return Ok(Month::of(day));
    }
    if let Some((length, months)) = span(&clean, near) {
        return Err(Unread::Span { text: text.to_owned(), length, months });
    }
    let parts = parts(&clean).ok_or_else(|| Unread::not_a(Kind::Month, text, why(&clean)))?;
    if let [_, _, _] = parts.parts.as_slice() {
        return day_of(text, &parts, order, Kind::Month).map(Month::of);
    }
    match said(&parts.parts, near) {
        Some(Said::One(month)) => Ok(month),
        Some(Said::Either(one, other)) if one == other => Ok(one),
        Some(Said::Either(one, other)) => {
            Err(Unread::unclear(text, [one, other].map(show::month_long)))
        }
        None => Err(Unread::not_a(Kind::Month, text, Why::Other)),
    }
}

/// A year, or a quarter or half of one that is named with it: how long it is, and its first and last
/// month as they are to be typed.
fn span(clean: &str, near: Month) -> Option<(&'static str, [String; 2])> {
    let typed = |year: i32, first: u32, months: u32| {
        [first, first + months - 1].map(|month| format!("{} {year:04}", month_abbreviation(month)))
    };
    if let Some(parts) = parts(clean) {
        let [Part::Year(year)] = parts.parts.as_slice() else { return None };
        return Some(("a year", typed(*year, 1, 12)));
    }
    let end = clean.len().checked_sub(2)?;
    let halves = [clean.split_at_checked(2), clean.split_at_checked(end).map(|(a, b)| (b, a))];
    let ((length, months), number, year) =
        halves.into_iter().flatten().find_map(|(part, year)| {
            let (letter, number) = part.split_at_checked(1)?;
            let length = match letter {
                "q" | "Q" => ("a quarter", 3),
                "h" | "H" => ("half a year", 6),
                _ => return None,
            };
            let number =
                number.parse::<u32>().ok().filter(|of| (1..=12 / length.1).contains(of))?;
            Some((length, number, year))
        })?;
    let year = match parts(year)?.parts.as_slice() {
        [Part::Year(year)] => *year,
        [Part::Small(year)] => short_year(*year, 1, near)?.year(),
        _ => return None,
    };
    Some((length, typed(year, (number - 1) * months + 1, months)))
}

fn said(parts: &[Part], near: Month) -> Option<Said> {
    use Part::{Name, Small, Year};
    match *parts {
        [Year(year), Small(month) | Name(month)] | [Small(month) | Name(month), Year(year)] => {
            Month::new(year, month).map(Said::One)
        }
        [Name(month)] => {
            let this_year = Month::new(near.year(), month)?;
            let year = near.year() + i32::from(this_year < near);
            Month::new(year, month).map(Said::One)
        }
        [Name(month), Small(year)] => short_year(year, month, near).map(Said::One),
        [Small(number), Name(month)] => day_or_year(number, month, near),
        [Small(one), Small(other)] => {
            match (short_year(other, one, near), short_year(one, other, near)) {
                (Some(month), None) => Some(Said::One(month)),
                (None, Some(_)) => day_or_year(one, other, near),
                (Some(first), Some(second)) => Some(Said::Either(first, second)),
                (None, None) => None,
            }
        }
        _ => None,
    }
}

/// A number before a month: a short year, or a day of that month in the year of `near`.
fn day_or_year(number: u32, month: u32, near: Month) -> Option<Said> {
    let of_year = short_year(number, month, near)?;
    match Month::new(near.year(), month) {
        Some(of_day) if matches!(number, 1..=31) => Some(Said::Either(of_year, of_day)),
        _ => Some(Said::One(of_year)),
    }
}

/// The month of the year closest to `near` that ends in these two digits.
fn short_year(digits: u32, month: u32, near: Month) -> Option<Month> {
    let earliest = near.year() - 50;
    let ahead = (digits.cast_signed() - earliest).rem_euclid(100);
    Month::new(earliest + ahead, month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Month, Unread> {
        month_of(text, Month::parse("2026-08").unwrap(), DayOrder::Ask)
    }

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        assert_eq!(read(text).map(|m| m.to_string()).as_deref(), Ok(expected), "{text}");
    }

    #[track_caller]
    fn unclear(text: &str, one: &str, other: &str) {
        let readings = [one.to_owned(), other.to_owned()];
        assert_eq!(read(text), Err(Unread::unclear(text, readings)), "{text}");
    }

    #[track_caller]
    fn refuses(text: &str, message: &str) {
        assert_eq!(read(text).unwrap_err().to_string(), message);
    }

    #[test]
    fn every_usual_form() {
        for text in [
            "2027-03",
            "mar 27",
            "March 2027",
            "MARCH 2027",
            "3/27",
            "03/2027",
            "Mar-27",
            "Mar–27",
            "2027/3",
            "2027.03",
            "mar27",
            "Mar '27",
            "Mar, 2027",
            "2027 Mar",
            "3.2027",
        ] {
            reads(text, "2027-03");
        }
        reads("sept 27", "2027-09");
        reads("may 75", "2075-05");
        reads("may 76", "1976-05");
        reads("5/00", "2000-05");
        reads("99-05", "1999-05");
        reads("5/5", "2005-05");
    }

    /// K17: months as people and Excel write them.
    #[test]
    fn months_in_the_readers_language_without_a_year_and_as_excel_keeps_them() {
        reads("Okt 27", "2027-10");
        reads("mär 27", "2027-03");
        reads("mars 27", "2027-03");
        reads("févr. 27", "2027-02");
        reads("août 2027", "2027-08");
        reads("déc. 2027", "2027-12");
        reads("ene-27", "2027-01");
        reads("1er août 2027", "2027-08");
        // The first one from the month the plan is near, August 2026.
        reads("apr", "2027-04");
        reads("aug", "2026-08");
        reads("Dezember", "2026-12");
        assert!(month("apr", Month::parse("2026-08").unwrap()).is_err());
        reads("46447", "2027-03");
        reads("46112", "2026-03");
        refuses("36525", "“36525” is not a month. Type a month, like Mar 2027.");
        refuses("464470", "“464470” is not a month. Type a month, like Mar 2027.");
    }

    #[test]
    fn a_day_stands_for_its_month() {
        reads("2027-03-31", "2027-03");
        reads("31 Mar 2027", "2027-03");
        reads("2023-11-01T00:00:00.000Z", "2023-11");
        reads("2024-09-01 00:00:00", "2024-09");
        reads("26 Mar", "2026-03");
    }

    #[test]
    fn a_number_that_may_be_year_or_day_is_unclear() {
        unclear("27-03", "March 2027", "March 2026");
        unclear("27 Mar", "March 2027", "March 2026");
        unclear("03/04", "March 2004", "April 2003");
        unclear("1/3/2027", "1 Mar 2027", "3 Jan 2027");
    }

    #[test]
    fn the_readers_order_settles_a_day_in_numbers() {
        let near = Month::parse("2026-08").unwrap();
        let read = |order| month_of("1/3/2027", near, order).unwrap().to_string();
        assert_eq!(read(DayOrder::DayFirst), "2027-03");
        assert_eq!(read(DayOrder::MonthFirst), "2027-01");
    }

    #[test]
    fn what_is_no_month_says_so() {
        refuses("Q1 27", "“Q1 27” is a quarter. Did you mean Jan 2027 or Mar 2027?");
        refuses("Q3 2027", "“Q3 2027” is a quarter. Did you mean Jul 2027 or Sep 2027?");
        refuses("2028-q4", "“2028-q4” is a quarter. Did you mean Oct 2028 or Dec 2028?");
        refuses("Q5 2027", "“Q5 2027” is not a month. Type a month, like Mar 2027.");
        refuses("q3", "“q3” is a quarter. Type a month, like Mar 2027.");
        refuses("2027", "“2027” is a year. Did you mean Jan 2027 or Dec 2027?");
        refuses("H1 27", "“H1 27” is half a year. Did you mean Jan 2027 or Jun 2027?");
        refuses("2027 h2", "“2027 h2” is half a year. Did you mean Jul 2027 or Dec 2027?");
        refuses("H3 27", "“H3 27” is not a month. Type a month, like Mar 2027.");
        refuses("13/2027", "“13/2027” is not a month. Type a month, like Mar 2027.");
        refuses("soon", "“soon” is not a month. Type a month, like Mar 2027.");
        refuses("ma 27", "“ma 27” is not a month. Type a month, like Mar 2027.");
        refuses("30 Feb 2027", "“30 Feb 2027” is not a month. Type a month, like Mar 2027.");
        refuses("=A1", "“=A1” is a formula, and cells hold values. Type a month, like Mar 2027.");
        assert_eq!(read(" – "), Err(Unread::Missing));
    }
}
