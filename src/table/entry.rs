//! What a person types into a cell, read by the column it stands in.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Kind, Spec, table, validate};
use crate::{
    domain::{Cents, Id, Ordered, Plan, Rate, ServiceScope, TableId, Value, month::parse_day},
    text::{self, Format, RateRange, Unread, fold, read, show},
};

/// Why a cell's text was not taken. [`Display`](fmt::Display) says what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// It could not be read.
    Unread(Unread),
    /// It is none of the words or rows to choose from.
    NotOneOf {
        /// As typed.
        text: String,
        /// Some of what there is to choose from.
        choices: Vec<String>,
    },
    /// It was read, but the field may not hold it.
    Breaks {
        /// As typed.
        text: String,
        /// What is expected.
        expected: String,
    },
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(Unread::Missing) => {
                f.write_str("Not filled in yet. This figure is needed; missing is not zero.")
            }
            Self::Unread(unread) => unread.fmt(f),
            Self::NotOneOf { text, choices } if choices.is_empty() => {
                write!(f, "“{text}” is not there to choose, and nothing else is yet.")
            }
            Self::NotOneOf { text, choices } => {
                write!(f, "“{text}” is not there to choose. Type {}.", choices.join(", "))
            }
            Self::Breaks { text, expected } => {
                write!(f, "“{text}” does not fit. Expected {expected}.")
            }
        }
    }
}

impl std::error::Error for EntryError {}

impl From<Unread> for EntryError {
    fn from(unread: Unread) -> Self {
        Self::Unread(unread)
    }
}

/// Reads a typed text as a value of the column. Months typed without a year are near the plan's start.
///
/// # Errors
/// [`EntryError`] when it can't be read, names nothing that exists or lies out of bounds. An empty
/// text is [`Unread::Missing`] unless the column may stay open.
pub fn value(plan: &Plan, spec: &Spec, text: &str, format: &Format) -> Result<Value, EntryError> {
    let typed = super::called::bare(spec, text.trim());
    if matches!(spec.kind, Kind::Text | Kind::Note) {
        return Ok(Value::Text(if spec.kind == Kind::Text {
            typed.to_owned()
        } else {
            text.to_owned()
        }));
    }
    let value = match by_kind(plan, spec.kind, typed, format) {
        Err(EntryError::Unread(Unread::Missing)) if spec.nullable => Value::Empty,
        other => other?,
    };
    let fits = spec.holds(&value) && validate::missing_reference(plan, spec.kind, &value).is_none();
    if fits {
        Ok(value)
    } else {
        Err(EntryError::Breaks { text: typed.to_owned(), expected: spec.expects() })
    }
}

fn by_kind(plan: &Plan, kind: Kind, text: &str, format: &Format) -> Result<Value, EntryError> {
    let style = format.style;
    Ok(match kind {
        Kind::Text | Kind::Note => Value::Text(text.to_owned()),
        Kind::Money { signed } => {
            let cents = match reckoned(text, text::Kind::Money, format)? {
                Some(amount) => Cents::from_decimal(amount).unwrap_or(Cents(i64::MAX)),
                None => read::money(text, format)?,
            };
            let limit = Cents::LIMIT;
            let least = if signed { Cents(-limit.0) } else { Cents::ZERO };
            Value::Money(read::within(cents, text, least..=limit, |cents| {
                show::money_whole(cents, format)
            })?)
        }
        Kind::Rate { min, max, unit } => {
            let range = RateRange { unit, min, max };
            Value::Rate(match reckoned(text, text::Kind::Rate(range), format)? {
                Some(rate) => {
                    let rate =
                        rate.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
                    let rate = Rate::from_decimal(rate).unwrap_or(Rate(i64::MAX));
                    read::within(rate, text, min..=max, |rate| show::rate(rate, unit, style))?
                }
                None => read::rate(text, style, range)?,
            })
        }
        Kind::Count { min, max } => {
            let count = match reckoned(text, text::Kind::Count, format)? {
                Some(count) => {
                    read::count(&count.normalize().to_string(), text::NumberStyle::POINT)?
                }
                None => read::count(text, style)?,
            };
            Value::Count(read::within(count, text, min..=max, |n| n.to_string())?)
        }
        Kind::Flag => Value::Flag(read::flag(text)?),
        Kind::Month => Value::Month(read::month_of(text, plan.head.start_month, format.dates)?),
        Kind::Day => match parse_day(text) {
            Some(day) => Value::Day(day),
            None => Value::Day(read::day(text, format.dates)?),
        },
        Kind::Choice(words) => Value::Word(word(words, text)?),
        Kind::Ref(to) => Value::Ref(row(plan, to, text)?),
        Kind::Services => Value::Services(services(plan, text)?),
        Kind::Shares => Value::Shares(shares(plan, text, format)?),
        Kind::MonthAmounts => Value::Months(months(plan, text, format)?),
        Kind::Amounts => {
            let parts = parts(text).map(|part| read::money(part, format));
            Value::Amounts(parts.collect::<Result<_, _>>()?)
        }
        Kind::Counts(_) => Value::Counts(
            parts(text).map(|part| read::count(part, style)).collect::<Result<_, _>>()?,
        ),
        Kind::Rates(_) => {
            let parts = parts(text).map(|part| read::rate(part, style, RateRange::SHARE));
            Value::Rates(parts.collect::<Result<_, _>>()?)
        }
    })
}

/// What an expression comes to; `None` for a text that is none.
fn reckoned(text: &str, kind: text::Kind, format: &Format) -> Result<Option<Decimal>, Unread> {
    is_expression(text).then(|| read::arithmetic(text, kind, format)).transpose()
}

/// Whether a text asks to be reckoned: what a spreadsheet takes for a formula.
pub fn is_expression(text: &str) -> bool {
    text.trim_start().starts_with('=')
}

/// The parts of a list: semicolons or line ends, as commas belong to numbers.
/// One entry of a list as it stands in an editor, by its place; empty where the list is shorter.
pub fn part(list: &str, at: usize) -> &str {
    parts(list).nth(at).unwrap_or_default()
}

/// A list as it stands in an editor with one entry put in place; emptied, and missing before it, is 0.
///
/// ```
/// use tranche::table::entry::with_part;
/// assert_eq!(with_part("9400000; 12600000", 1, "12m"), "9400000; 12m");
/// assert_eq!(with_part("9400000", 2, "1"), "9400000; 0; 1");
/// ```
pub fn with_part(list: &str, at: usize, entry: &str) -> String {
    let mut all: Vec<&str> = parts(list).collect();
    all.resize(all.len().max(at + 1), "0");
    let entry = entry.trim();
    all[at] = if entry.is_empty() { "0" } else { entry };
    all.join("; ")
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// The one choice a text stands for: the whole label or word, or the only one that begins with it.
fn choose<'a, T>(
    text: &str,
    choices: impl Iterator<Item = (T, &'a str, &'a str)>,
) -> Result<T, EntryError> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(Unread::Missing.into());
    }
    let mut begin = Vec::new();
    let mut labels = Vec::new();
    for (choice, id, label) in choices {
        let (id, low) = (fold(id), fold(label));
        if id == folded || low == folded {
            return Ok(choice);
        }
        if low.starts_with(&folded) || id.starts_with(&folded) {
            begin.push(choice);
        }
        labels.push(if label.is_empty() { id } else { label.to_owned() });
    }
    match (begin.pop(), begin.is_empty()) {
        (Some(choice), true) => Ok(choice),
        _ => {
            const SHOWN: usize = 8;
            if labels.len() > SHOWN {
                labels.truncate(SHOWN);
                labels.push("…".to_owned());
            }
            Err(EntryError::NotOneOf { text: text.to_owned(), choices: labels })
        }
    }
}

fn word(
    words: &'static [(&'static str, &'static str)],
    text: &str,
) -> Result<&'static str, EntryError> {
    choose(text, words.iter().map(|(word, label)| (*word, *word, *label)))
        .or_else(|error| super::called::called(words, text).ok_or(error))
}

fn row(plan: &Plan, to: TableId, text: &str) -> Result<Id, EntryError> {
    let rows = names(plan, to);
    choose(text, rows.iter().map(|(id, name)| (id.clone(), id.as_str(), name.as_str())))
}

/// The rows of a table that others refer to: id and name.
pub fn names(plan: &Plan, to: TableId) -> Vec<(Id, String)> {
    let rows = table(plan, to);
    let column = rows.column("name").unwrap_or_default();
    let name = |id: &Id| match rows.value(id.as_str(), column) {
        Some(Value::Text(name)) if !name.is_empty() => name,
        _ => id.to_string(),
    };
    (0..rows.len()).filter_map(|at| rows.id_at(at)).map(|id| (id.clone(), name(&id))).collect()
}

fn services(plan: &Plan, text: &str) -> Result<ServiceScope, EntryError> {
    if matches!(fold(text).as_str(), "all" | "all services" | "*") {
        return Ok(ServiceScope::All);
    }
    // A whole text may also be the beginning of one name.
    let ids = listed(plan, text).or_else(|error| {
        row(plan, TableId::Services, text).map(|id| vec![id]).map_err(|_| error)
    })?;
    if ids.is_empty() { Err(Unread::Missing.into()) } else { Ok(ServiceScope::Listed(ids)) }
}

/// The services of a list. Names may hold what separates them: the longest known name is taken.
fn listed(plan: &Plan, text: &str) -> Result<Vec<Id>, EntryError> {
    const SEPARATORS: [char; 3] = [';', ',', '\n'];
    let names = names(plan, TableId::Services);
    let most = names.iter().map(|(_, name)| name.matches(SEPARATORS).count()).max().unwrap_or(0);
    let known: Vec<_> =
        names.into_iter().map(|(id, name)| (fold(id.as_str()), fold(&name), id)).collect();
    let named = |text: &str| {
        let text = fold(text);
        known.iter().find(|(id, name, _)| *id == text || *name == text).map(|(.., id)| id.clone())
    };
    let mut ids: Vec<Id> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let ends = rest.match_indices(SEPARATORS).map(|(end, _)| end).chain([rest.len()]);
        let ends: Vec<usize> = ends.take(most + 1).collect();
        let longest = ends.iter().rev().find_map(|end| Some((*end, named(rest[..*end].trim())?)));
        let (end, id) = match (longest, ends.first()) {
            (Some((end, id)), _) => (end, Some(id)),
            (None, Some(end)) if rest[..*end].trim().is_empty() => (*end, None),
            (None, end) => {
                let end = end.copied().unwrap_or(rest.len());
                (end, Some(row(plan, TableId::Services, rest[..end].trim())?))
            }
        };
        ids.extend(id.filter(|id| !ids.contains(id)));
        rest = rest[end..].trim_start().trim_start_matches(SEPARATORS).trim_start();
    }
    Ok(ids)
}

/// `EC2 60%; RDS 40%`.
fn shares(plan: &Plan, text: &str, format: &Format) -> Result<Vec<(Id, Rate)>, EntryError> {
    let mut shares: Vec<(Id, Rate)> = Vec::new();
    for part in parts(text) {
        let (name, share) = part.rsplit_once([' ', '\u{a0}', ':', '=']).unwrap_or((part, "100%"));
        let id = row(plan, TableId::Services, name.trim().trim_end_matches([':', '=']).trim())?;
        let share = read::rate(share, format.style, RateRange::SHARE)?;
        shares.retain(|(other, _)| *other != id);
        shares.push((id, share));
    }
    if shares.is_empty() { Err(Unread::Missing.into()) } else { Ok(shares) }
}

/// `Jan 2027 1200; Feb 2027 1300`: the amount stands last.
fn months(
    plan: &Plan,
    text: &str,
    format: &Format,
) -> Result<Ordered<crate::domain::Month, Cents>, EntryError> {
    let mut months = Ordered::new();
    for part in parts(text) {
        let (month, amount) = part.rsplit_once([' ', '\u{a0}', ':', '=']).unwrap_or((part, ""));
        let month =
            read::month(month.trim().trim_end_matches([':', '=']).trim(), plan.head.start_month)?;
        months.insert(month, read::money(amount, format)?);
    }
    Ok(months)
}
