//! The words and numbers of a date, before an order gives them meaning.

use chrono::{Days, NaiveDate};

use crate::{
    domain::Day,
    text::{Why, calendar::month_named, is_letter_or_digit},
};

/// One part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Four digits.
    Year(i32),
    /// One or two digits: a day, a month or a short year.
    Small(u32),
    /// The name of a month, 1 to 12.
    Name(u32),
}

/// A date in parts, in the order they were typed.
#[derive(Debug)]
pub(super) struct Parts {
    /// The parts.
    pub parts: Vec<Part>,
    /// Whether points keep its numbers apart, as only day-first dates have them.
    pub dotted: bool,
}

/// Splits a cleaned text into the parts of a date; `None` when something in it is none.
/// A time of day behind an ISO date is left out, as is the `th` of `31th`.
pub(super) fn parts(clean: &str) -> Option<Parts> {
    let date = without_time(clean);
    let mut parts = Vec::new();
    for run in date.split([' ', '-', '/', '.', ',', '\'']).filter(|run| !run.is_empty()) {
        for token in letters_and_digits(run).into_iter().filter(|token| !is_ordinal(token)) {
            parts.push(part(token)?);
        }
    }
    let dotted = date.contains('.') && !date.contains(['-', '/']);
    Some(Parts { parts, dotted })
}

/// The day of a serial number as Excel keeps days, from 2000 to 2099: what is left of a date whose cell
/// lost its format. Five digits are no other date, and no plan reaches further.
pub(super) fn serial_day(clean: &str) -> Option<Day> {
    let days = clean.parse::<u64>().ok().filter(|days| (36_526..=73_050).contains(days))?;
    // Excel takes 1900 for a leap year, so its day 1 of today's calendar is 31 December 1899.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// What is known to be wrong with a text that names neither a month nor a day.
pub(super) fn why(clean: &str) -> Why {
    let mut chars = clean.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('='), ..) => Why::Formula,
        (Some('q' | 'Q'), Some('1'..='4'), next) if !next.is_some_and(is_letter_or_digit) => {
            Why::Quarter
        }
        _ => Why::Other,
    }
}

/// `2027-03-31` of `2027-03-31T00:00:00Z`; any other text as it is.
fn without_time(text: &str) -> &str {
    let time = |rest: &str| {
        let mut chars = rest.chars();
        matches!(chars.next(), Some('T' | 't' | ' '))
            && rest.contains(':')
            && chars.all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z'))
    };
    match text.split_at_checked(10) {
        Some((date, rest)) if time(rest) && !date.contains(' ') => date,
        _ => text,
    }
}

/// Splits where letters meet digits: `mar27`, `31st`.
fn letters_and_digits(run: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = run;
    while let Some(first) = rest.chars().next() {
        let other = |c: char| c.is_ascii_digit() != first.is_ascii_digit();
        let end = rest.find(other).unwrap_or(rest.len());
        let (token, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        tokens.push(token);
        rest = tail;
    }
    tokens
}

fn is_ordinal(token: &str) -> bool {
    ["st", "nd", "rd", "th", "er"].iter().any(|ending| token.eq_ignore_ascii_case(ending))
}

fn part(token: &str) -> Option<Part> {
    let digits = token.bytes().all(|b| b.is_ascii_digit());
    match token.len() {
        4 if digits => token.parse().ok().map(Part::Year),
        1 | 2 if digits => token.parse().ok().map(Part::Small),
        _ => month_named(token).map(Part::Name),
    }
}
