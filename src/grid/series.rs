//! How a run of cells goes on: numbers, months and days by their step, texts by the number they end with.

use chrono::{Datelike as _, Days};

use super::cells::{Held, number};
use crate::domain::{Cents, Day, Month, Rate, Value};

/// How a run goes on.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Series<'a> {
    /// From the beginning again.
    Repeat(&'a [Held<'a>]),
    /// By a constant step from the first: cents, millionths, counts, months or days.
    Step(&'a Value, i64),
    /// Days by a constant number of months, on the same day or on the last.
    ByMonth(Day, i32),
    /// Texts that differ only by the number they end with.
    Numbered(Numbered<'a>, i64),
}

impl<'a> Series<'a> {
    /// How the run goes on. One number alone repeats, one month, day or numbered text counts on.
    pub fn of(run: &'a [Held<'a>]) -> Self {
        stepped(run).or_else(|| numbered(run)).unwrap_or(Self::Repeat(run))
    }

    /// What stands at a place counted from the first, before it too; `None` where the calendar or
    /// 64 bits end.
    pub fn at(&self, place: i64) -> Option<Held<'a>> {
        Some(match self {
            Self::Repeat(run) => {
                let length = i64::try_from(run.len()).ok()?;
                let at = usize::try_from(place.checked_rem_euclid(length)?).ok()?;
                run.get(at)?.clone()
            }
            Self::Step(first, step) => Held::Value(moved(first, step.checked_mul(place)?)?),
            Self::ByMonth(first, step) => {
                let by = step.checked_mul(i32::try_from(place).ok()?)?;
                Held::Value(Value::Day(by_month(*first, by)?))
            }
            Self::Numbered(first, step) => {
                Held::Value(Value::Text(first.at(step.checked_mul(place)?)?))
            }
        })
    }
}

fn stepped<'a>(run: &'a [Held<'a>]) -> Option<Series<'a>> {
    let value = |held: &'a Held<'a>| if let Held::Value(value) = held { Some(value) } else { None };
    let first = value(run.first()?)?;
    let start = number(run.first()?)?;
    let (mut step, mut last) = (None, start);
    let mut days = if let Value::Day(day) = first { vec![*day] } else { Vec::new() };
    for held in run.iter().skip(1) {
        let value = value(held)
            .filter(|value| std::mem::discriminant(*value) == std::mem::discriminant(first))?;
        let next = number(held)?;
        let by = next.checked_sub(last)?;
        if let Value::Day(day) = value {
            days.push(*day);
        } else if step.is_some_and(|step| step != by) {
            return None;
        }
        step = step.or(Some(by));
        last = next;
    }
    match (first, step) {
        (Value::Month(_) | Value::Day(_), None) => Some(Series::Step(first, 1)),
        (_, None) => None,
        (Value::Day(_), Some(step)) => days_by(first, &days, step),
        (_, Some(step)) => Some(Series::Step(first, step)),
    }
}

/// Days a constant number of months apart, else a constant number of days.
fn days_by<'a>(first: &'a Value, days: &[Day], step: i64) -> Option<Series<'a>> {
    let (start, next) = (*days.first()?, *days.get(1)?);
    let months = Month::of(next).since(Month::of(start));
    let is = |step: &dyn Fn(i32) -> Option<Day>| {
        days.iter().zip(0..).all(|(day, place)| step(place) == Some(*day))
    };
    if months != 0 && is(&|place| by_month(start, months.checked_mul(place)?)) {
        return Some(Series::ByMonth(start, months));
    }
    is(&|place| moved_day(start, step.checked_mul(place.into())?))
        .then_some(Series::Step(first, step))
}

/// A day so many months later: the last of a month stays the last.
fn by_month(day: Day, months: i32) -> Option<Day> {
    let month = Month::of(day).plus(months);
    let known = Month::new(month.year(), month.number())?;
    if day == Month::of(day).last_day() {
        return Some(known.last_day());
    }
    known.first_day().with_day(day.day().min(known.last_day().day()))
}

fn moved_day(day: Day, by: i64) -> Option<Day> {
    let days = Days::new(by.unsigned_abs());
    let day = if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }?;
    Month::new(Month::of(day).year(), 1).map(|_| day)
}

fn moved(value: &Value, by: i64) -> Option<Value> {
    Some(match value {
        Value::Money(cents) => Value::Money(cents.checked_add(Cents::new(by))?),
        Value::Rate(rate) => Value::Rate(rate.checked_add(Rate::from_millionths(by))?),
        Value::Count(count) => Value::Count(count.checked_add(by)?),
        Value::Month(month) => {
            let month = month.plus(i32::try_from(by).ok()?);
            Value::Month(Month::new(month.year(), month.number())?)
        }
        Value::Day(day) => Value::Day(moved_day(*day, by)?),
        _ => return None,
    })
}

/// A text with a number in it that counts on: at its end, or the quarter of a year.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbered<'a> {
    before: &'a str,
    number: i64,
    /// Digits to write at least: `07` counts on to `08`.
    width: usize,
    after: &'a str,
    /// A quarter: after the fourth, the year counts on.
    quarter: bool,
}

impl<'a> Numbered<'a> {
    fn of(text: &'a str) -> Option<Self> {
        quarter(text).or_else(|| {
            let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let digits = text.get(before.len()..)?;
            let width = if digits.starts_with('0') { digits.len() } else { 0 };
            Some(Self { before, number: digits.parse().ok()?, width, after: "", quarter: false })
        })
    }

    /// The text so many steps on. Below nothing it counts up again, as spreadsheets do.
    fn at(&self, by: i64) -> Option<String> {
        let number = self.number.checked_add(by)?;
        let width = self.width;
        if !self.quarter {
            return Some(format!("{}{:0width$}{}", self.before, number.unsigned_abs(), self.after));
        }
        let (years, number) = ((number - 1).div_euclid(4), (number - 1).rem_euclid(4) + 1);
        Some(format!("{}{number}{}", year_on(self.before, years), year_on(self.after, years)))
    }

    fn is_like(&self, other: &Self) -> bool {
        let quarters = self.quarter && other.quarter;
        quarters || self.before == other.before && self.after == other.after
    }

    /// The number that counts, over years too.
    fn place(&self) -> i64 {
        let year = |text| year(text).map_or(0, |(_, year, _)| year);
        if self.quarter {
            (year(self.before) + year(self.after)) * 4 + self.number
        } else {
            self.number
        }
    }
}

/// `Q1 2027`, `FY27 Q3`, `Q4`.
fn quarter(text: &str) -> Option<Numbered<'_>> {
    for (at, _) in text.match_indices(['Q', 'q']) {
        let before = text.get(..=at)?;
        let mut rest = text.get(at + 1..)?.chars();
        let number = rest.next().and_then(|c| c.to_digit(10)).filter(|n| (1..=4).contains(n));
        let stands_alone = |c: Option<char>| !c.is_some_and(crate::text::is_letter_or_digit);
        if let Some(number) = number
            && stands_alone(text.get(..at)?.chars().next_back())
            && stands_alone(rest.clone().next())
        {
            let number = i64::from(number);
            return Some(Numbered {
                before,
                number,
                width: 0,
                after: rest.as_str(),
                quarter: true,
            });
        }
    }
    None
}

/// The last run of digits of a text: what stands before it, the number, what stands behind it.
fn year(text: &str) -> Option<(&str, i64, &str)> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let before = text.get(..end)?.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((before, text.get(before.len()..end)?.parse().ok()?, text.get(end..)?))
}

fn year_on(text: &str, years: i64) -> String {
    match year(text) {
        Some((before, year, after)) => {
            let year = (i128::from(year) + i128::from(years)).max(0);
            format!("{before}{year}{after}")
        }
        None => text.to_owned(),
    }
}

fn numbered<'a>(run: &'a [Held<'a>]) -> Option<Series<'a>> {
    let mut all = Vec::with_capacity(run.len());
    for held in run {
        let Held::Value(Value::Text(text)) = held else { return None };
        all.push(Numbered::of(text)?);
    }
    let first = all.first()?.clone();
    let step = match all.get(1) {
        None => 1,
        Some(next) => next.place().checked_sub(first.place())?,
    };
    let goes_on = all.windows(2).all(|pair| match pair {
        [a, b] => a.is_like(b) && b.place().checked_sub(a.place()) == Some(step),
        _ => true,
    });
    goes_on.then_some(Series::Numbered(first, step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::month::parse_day;

    #[track_caller]
    fn goes_on(run: &[Value], places: &[(i64, Value)]) {
        let run: Vec<_> = run.iter().cloned().map(Held::Value).collect();
        let series = Series::of(&run);
        for (place, value) in places {
            assert_eq!(series.at(*place), Some(Held::Value(value.clone())), "{run:?} at {place}");
        }
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn day(text: &str) -> Value {
        Value::Day(parse_day(text).unwrap())
    }

    fn month(text: &str) -> Value {
        Value::Month(Month::parse(text).unwrap())
    }

    #[test]
    fn numbers_go_on_by_a_constant_step_and_one_alone_repeats() {
        let money = |units: i64| Value::Money(Cents::new(units * 100));
        goes_on(&[money(100), money(150)], &[(2, money(200)), (3, money(250)), (-1, money(50))]);
        goes_on(&[money(100)], &[(1, money(100)), (-3, money(100))]);
        goes_on(&[money(1), money(2), money(4)], &[(3, money(1)), (4, money(2)), (-1, money(4))]);
        goes_on(
            &[Value::Rate(Rate::from_millionths(100)), Value::Rate(Rate::from_millionths(50))],
            &[(2, Value::Rate(Rate::from_millionths(0)))],
        );
        goes_on(&[Value::Count(3), Value::Count(6), Value::Count(9)], &[(3, Value::Count(12))]);
        goes_on(&[money(1), Value::Count(2)], &[(2, money(1))]);
    }

    #[test]
    fn months_and_days_count_on() {
        goes_on(
            &[month("2027-11")],
            &[(1, month("2027-12")), (2, month("2028-01")), (-1, month("2027-10"))],
        );
        goes_on(&[month("2027-01"), month("2027-04")], &[(2, month("2027-07"))]);
        goes_on(&[day("2027-02-27")], &[(1, day("2027-02-28")), (2, day("2027-03-01"))]);
        goes_on(
            &[day("2027-01-05"), day("2027-01-12")],
            &[(2, day("2027-01-19")), (-1, day("2026-12-29"))],
        );
        goes_on(
            &[day("2027-01-15"), day("2027-02-15")],
            &[(2, day("2027-03-15")), (12, day("2028-01-15"))],
        );
        goes_on(
            &[day("2027-01-31"), day("2027-02-28")],
            &[(2, day("2027-03-31")), (13, day("2028-02-29"))],
        );
        goes_on(&[day("2027-12-31"), day("2028-12-31")], &[(2, day("2029-12-31"))]);
        goes_on(
            &[day("2027-01-01"), day("2027-01-02"), day("2027-01-09")],
            &[(3, day("2027-01-01"))],
        );
    }

    #[test]
    fn the_calendar_ends() {
        let run = [Held::Value(month("9999-12"))];
        assert_eq!(Series::of(&run).at(1), None);
        let run = [Held::Value(day("1900-01-01"))];
        assert_eq!(Series::of(&run).at(-1), None);
        let run = [Held::Value(Value::Count(0)), Held::Value(Value::Count(i64::MAX))];
        assert_eq!(Series::of(&run).at(2), None);
    }

    #[test]
    fn texts_count_on_by_the_number_they_end_with() {
        goes_on(
            &[text("Wave 1")],
            &[(1, text("Wave 2")), (-1, text("Wave 0")), (-2, text("Wave 1"))],
        );
        goes_on(&[text("web-08"), text("web-10")], &[(2, text("web-12")), (-1, text("web-06"))]);
        goes_on(&[text("2027")], &[(1, text("2028"))]);
        goes_on(&[text("Billing")], &[(1, text("Billing"))]);
        goes_on(&[text("a 1"), text("b 2")], &[(2, text("a 1"))]);
        goes_on(&[text("9999999999999999999999")], &[(1, text("9999999999999999999999"))]);
        goes_on(&[text("Wave 1"), text("Wave 2"), text("Wave 4")], &[(3, text("Wave 1"))]);
    }

    #[test]
    fn quarters_turn_the_year() {
        goes_on(
            &[text("Q3 2027")],
            &[(1, text("Q4 2027")), (2, text("Q1 2028")), (-3, text("Q4 2026"))],
        );
        goes_on(&[text("FY27 Q4")], &[(1, text("FY28 Q1"))]);
        goes_on(&[text("Q4")], &[(1, text("Q1"))]);
        goes_on(&[text("Q4 2027"), text("Q2 2028")], &[(2, text("Q4 2028"))]);
        goes_on(&[text("SQ1 2027")], &[(1, text("SQ1 2028"))]);
    }
}
