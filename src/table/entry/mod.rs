//! What a person types into a cell, read by the column it stands in.

mod error;
mod lists;

pub use error::EntryError;
pub use lists::{part, with_part};

use rust_decimal::{Decimal, RoundingStrategy};

use lists::{month_counts, months, parts, services, shares, tiers};

use super::{Kind, Spec, schema, table, validate};
use crate::{
    domain::{Cents, Day, Id, Plan, Rate, TableId, Value, month::parse_day},
    text::{self, Format, RateRange, Unread, fold, read, show},
};

/// Reads a typed text as a value of the column. Months typed without a year are near the plan's start.
///
/// # Errors
/// [`EntryError`] when it can't be read, names nothing that exists or lies out of bounds. An empty
/// text is [`Unread::Missing`] unless the column may stay open.
pub fn value(plan: &Plan, spec: &Spec, text: &str, format: &Format) -> Result<Value, EntryError> {
    let typed = super::synonyms::strip_per_month(spec, text.trim());
    if matches!(spec.kind, Kind::Text | Kind::Note) {
        return Ok(Value::Text(if spec.kind == Kind::Text {
            typed.to_owned()
        } else {
            text.to_owned()
        }));
    }
    let value = match by_kind(plan, spec, typed, format) {
        Err(EntryError::Unread(Unread::Missing)) if spec.nullable => Value::Empty,
        Err(EntryError::Unread(Unread::Missing))
            if !spec.is_needed() && matches!(spec.kind, Kind::Ref(_)) =>
        {
            Value::Ref(Id::from(""))
        }
        other => other?,
    };
    let fits = spec.holds(&value) && validate::missing_reference(plan, spec, &value).is_none();
    if fits {
        Ok(value)
    } else {
        Err(EntryError::Breaks { text: typed.to_owned(), expected: spec.expects() })
    }
}

fn by_kind(plan: &Plan, spec: &Spec, text: &str, format: &Format) -> Result<Value, EntryError> {
    let style = format.style;
    Ok(match spec.kind {
        Kind::Text | Kind::Note => Value::Text(text.to_owned()),
        Kind::Money { signed } => {
            let cents = match reckoned(text, text::Kind::Money, format)? {
                Some(amount) => Cents::from_decimal(amount),
                None => Some(read::money(text, format)?),
            };
            let least = if signed { Cents::LEAST } else { Cents::ZERO };
            Value::Money(read::held(cents, text, least..=Cents::LIMIT, |cents| {
                show::money_whole(cents, format)
            })?)
        }
        Kind::Rate { min, max, unit } => {
            let range = RateRange { unit, min, max };
            Value::Rate(match reckoned(text, text::Kind::Rate(range), format)? {
                Some(rate) => {
                    let rate =
                        rate.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
                    read::held(Rate::from_decimal(rate), text, min..=max, |rate| {
                        show::rate(rate, unit, style)
                    })?
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
            None => Value::Day(day(plan, spec, text, format)?),
        },
        Kind::Choice(words) => Value::Word(word(words, text)?),
        Kind::Ref(to) => Value::Ref(row(plan, to, text)?),
        Kind::Services => Value::Services(services(plan, text)?),
        Kind::Shares => Value::Shares(shares(plan, text, format)?),
        Kind::MonthAmounts { .. } => Value::Months(months(plan, text, format)?),
        Kind::Amounts => {
            let parts = parts(text).map(|part| read::money(part, format));
            Value::Amounts(parts.collect::<Result<_, _>>()?)
        }
        Kind::MonthCounts => Value::MonthCounts(month_counts(plan, text, format)?),
        Kind::Numbers => Value::Numbers(
            parts(text).map(|part| read::count(part, style)).collect::<Result<_, _>>()?,
        ),
        Kind::Tiers => Value::Tiers(tiers(text, format)?),
        Kind::Counts(_) => Value::Counts(
            parts(text).map(|part| read::count(part, style)).collect::<Result<_, _>>()?,
        ),
        Kind::Rates(_) => {
            let parts = parts(text).map(|part| read::rate(part, style, RateRange::SHARE));
            Value::Rates(parts.collect::<Result<_, _>>()?)
        }
    })
}

/// A day. A month with its year is its last day where the column says when something ends, else its first.
fn day(plan: &Plan, spec: &Spec, text: &str, format: &Format) -> Result<Day, Unread> {
    let unread = match read::day(text, format.dates) {
        Err(unread) if unread.is_month_only() => unread,
        other => return other,
    };
    let month = read::month_of(text, plan.head.start_month, format.dates).map_err(|_| unread)?;
    Ok(if spec.last_day { month.last_day() } else { month.first_day() })
}

/// What an expression comes to; `None` for a text that is none.
fn reckoned(text: &str, kind: text::Kind, format: &Format) -> Result<Option<Decimal>, Unread> {
    is_expression(text).then(|| read::arithmetic(text, kind, format)).transpose()
}

/// Whether a text asks to be reckoned: what a spreadsheet takes for a formula.
pub fn is_expression(text: &str) -> bool {
    text.trim_start().starts_with('=')
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
        .or_else(|error| super::synonyms::find_word(words, text).ok_or(error))
}

fn row(plan: &Plan, to: TableId, text: &str) -> Result<Id, EntryError> {
    let rows = names(plan, to);
    choose(text, rows.iter().map(|(id, name)| (id.clone(), id.as_str(), name.as_str())))
}

/// The rows of a table that others refer to: id and name.
pub fn names(plan: &Plan, to: TableId) -> Vec<(Id, String)> {
    let rows = table(plan, to);
    let column = schema(to).name_column().unwrap_or_default();
    let name = |id: &Id| match rows.value(id.as_str(), column) {
        Some(Value::Text(name)) if !name.is_empty() => name,
        _ => id.to_string(),
    };
    rows.ids().map(|id| (id.clone(), name(&id))).collect()
}
