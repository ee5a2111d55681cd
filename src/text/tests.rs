//! What is shown reads back, and no text is too strange to read.

use chrono::NaiveDate;
use proptest::{prelude::*, sample::select};

use super::{
    DayOrder, DecimalMark, Format, Grouping, Locale, NumberStyle, RateRange, RateUnit, Unread,
    read, show,
};
use crate::domain::{Cents, Day, Month, Rate};

fn formats() -> impl Strategy<Value = Format> {
    let codes = select(vec!["USD", "EUR", "GBP", "JPY", "CHF", "AUD", "INR", "SEK", "XTS"]);
    (codes, styles(), select(DayOrder::ALL.to_vec()))
        .prop_map(|(code, numbers, dates)| Format::of(code).read_in(Locale { numbers, dates }))
}

fn styles() -> impl Strategy<Value = NumberStyle> {
    use Grouping::{Apostrophe, Lakh, Other, Space};
    let groupings = select(vec![Other, Space, Apostrophe, Lakh]);
    (select(vec![DecimalMark::Point, DecimalMark::Comma]), groupings)
        .prop_map(|(decimal, grouping)| NumberStyle::of(decimal, grouping))
}

fn amounts() -> impl Strategy<Value = Cents> {
    prop_oneof![-200_000_i64..200_000, -Cents::LIMIT.get()..=Cents::LIMIT.get()]
        .prop_map(Cents::new)
}

fn rates() -> impl Strategy<Value = Rate> {
    prop_oneof![-2_000_000_i64..2_000_000, any::<i64>()].prop_map(Rate::from_millionths)
}

fn months() -> impl Strategy<Value = Month> {
    (Month::FIRST_YEAR..=Month::LAST_YEAR, 1_u32..=12)
        .prop_map(|(year, month)| Month::new(year, month).unwrap())
}

fn days() -> impl Strategy<Value = Day> {
    (months(), 1_u32..=28).prop_map(|(month, day)| {
        NaiveDate::from_ymd_opt(month.year(), month.number(), day).unwrap()
    })
}

/// Texts made of what readers look for, so that they get far inside.
fn near_misses() -> impl Strategy<Value = String> {
    let pieces = vec![
        "1",
        "0",
        "27",
        "999",
        "2027",
        ".",
        ",",
        " ",
        "'",
        "-",
        "−",
        "(",
        ")",
        "$",
        "US$",
        "€",
        "USD",
        "kr",
        "m",
        "k",
        "bn",
        "%",
        "e",
        "E+",
        "mar",
        "May",
        "Q1",
        "/",
        "st",
        "O",
        "\u{a0}",
        "=",
        "T",
        ":",
        "é",
        "９",
        "99999999999999999999999999999",
        "00000000000000000000000000000001",
    ];
    proptest::collection::vec(select(pieces), 0..9).prop_map(|pieces| pieces.concat())
}

/// Reads a text in every way; the message of every refusal must be a sentence.
fn read_all(text: &str, format: &Format, near: Month) {
    let style = format.style;
    let ranges = [RateRange::SHARE, RateRange::GROWTH, RateRange::WEIGHT];
    let mut refusals: Vec<Option<Unread>> =
        ranges.iter().map(|range| read::rate(text, style, *range).err()).collect();
    refusals.push(read::money(text, format).err());
    refusals.push(read::count(text, style).err());
    refusals.push(read::month(text, near).err());
    refusals.push(read::flag(text).err());
    for order in DayOrder::ALL {
        refusals.push(read::day(text, order).err());
    }
    for unread in refusals.into_iter().flatten() {
        assert!(unread.to_string().ends_with(['.', '?']), "{unread}");
    }
    read::detect_style(&[text, "1.5"]);
}

proptest! {
    #[test]
    fn amounts_read_back(amount in amounts(), format in formats()) {
        prop_assert_eq!(read::money(&show::money_full(amount, &format), &format), Ok(amount));
        prop_assert_eq!(read::money(&show::money_full_signed(amount, &format), &format), Ok(amount));
        prop_assert_eq!(read::money(&show::money_edit(amount, format.style), &format), Ok(amount));
    }

    #[test]
    fn short_amounts_read_back_as_what_they_show(amount in amounts(), format in formats()) {
        let shown = show::money_short_signed(amount, &format);
        let read = read::money(&shown, &format).unwrap();
        prop_assert_eq!(show::money_short_signed(read, &format), shown);
        let whole = show::money_whole(amount, &format);
        let read = read::money(&whole, &format).unwrap();
        prop_assert_eq!(show::money_whole(read, &format), whole);
    }

    #[test]
    fn rates_read_back(rate in rates(), style in styles(), percent in any::<bool>()) {
        let unit = if percent { RateUnit::Percent } else { RateUnit::Plain };
        let range = RateRange { unit, min: Rate::from_millionths(i64::MIN), max: Rate::from_millionths(i64::MAX) };
        let shown = show::rate(rate, unit, style);
        prop_assert_eq!(read::rate(&shown, style, range), Ok(rate));
        prop_assert_eq!(read::rate(&show::rate_edit(rate, unit, style), style, range), Ok(rate));
    }

    #[test]
    fn months_read_back(month in months(), near in months(), away in -50_i32..50) {
        prop_assert_eq!(read::month(&show::month_long(month), near), Ok(month));
        prop_assert_eq!(read::month(&month.to_string(), near), Ok(month));
        let near_year = (month.year() - away).clamp(Month::FIRST_YEAR, Month::LAST_YEAR);
        let near = Month::new(near_year, near.number()).unwrap();
        prop_assert_eq!(read::month(&show::month_short(month), near), Ok(month));
    }

    #[test]
    fn days_read_back(day in days()) {
        for order in DayOrder::ALL {
            prop_assert_eq!(read::day(&show::day(day, order), order), Ok(day));
            prop_assert_eq!(read::day(&day.to_string(), order), Ok(day));
        }
    }

    #[test]
    fn days_in_numbers_read_back_in_the_readers_order(day in days()) {
        let [number, month, year] = [day.format("%d"), day.format("%m"), day.format("%Y")];
        for (order, written) in [
            (DayOrder::DayFirst, format!("{number}/{month}/{year}")),
            (DayOrder::DayFirst, format!("{number}.{month}.{year}")),
            (DayOrder::MonthFirst, format!("{month}/{number}/{year}")),
            (DayOrder::YearFirst, format!("{year}/{month}/{number}")),
        ] {
            prop_assert_eq!(read::day(&written, order), Ok(day));
        }
    }

    #[test]
    fn counts_read_back(count in any::<i64>(), style in styles()) {
        prop_assert_eq!(read::count(&count.to_string(), style), Ok(count));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), format in formats(), near in months()) {
        read_all(&text, &format, near);
    }

    #[test]
    fn near_misses_are_read_or_refused(text in near_misses(), format in formats(), near in months()) {
        read_all(&text, &format, near);
    }

    #[test]
    fn both_readings_of_an_unclear_amount_are_clear(text in near_misses(), format in formats()) {
        if let Err(Unread::Unclear { readings: [one, other], .. }) = read::money(&text, &format) {
            let (one, other) = (read::money(&one, &format), read::money(&other, &format));
            let fits = |read: &Result<_, _>| matches!(read, Ok(_) | Err(Unread::OutOfRange { .. }));
            prop_assert!(fits(&one) && fits(&other) && one != other);
        }
    }

    #[test]
    fn anything_is_shown(cents in any::<i64>(), format in formats()) {
        let amount = Cents::new(cents);
        for shown in [
            show::money_full_signed(amount, &format),
            show::money_whole_signed(amount, &format),
            show::money_short_signed(amount, &format),
            show::thousands_signed(amount, &format),
            show::money_edit(amount, format.style),
            show::rate_percent_short(Rate::from_millionths(cents), format.style),
            show::days_left(cents),
        ] {
            prop_assert!(!shown.is_empty());
        }
    }
}
