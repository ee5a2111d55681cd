//! Values as people see them in cells, and as an editor opens them.

use super::{Kind, Spec, entry, schema, table};
use crate::{
    domain::{Id, Plan, Rate, ServiceScope, TableId, Value, choice::Choice as _},
    text::{Format, RateUnit, show},
};

/// A value as a cell shows it. An open field is empty.
pub fn cell(plan: &Plan, spec: &Spec, value: &Value, format: &Format) -> String {
    match value {
        Value::Money(cents) => show::money_whole(*cents, format),
        Value::Rate(rate) => show::rate(*rate, unit(spec.kind), format.style),
        Value::Month(month) => show::month_short(*month),
        Value::Services(ServiceScope::Listed(ids)) if ids.len() > 2 => {
            format!("{} services", ids.len())
        }
        _ => exact(plan, spec, value, format),
    }
}

/// How a flag is shown.
pub const YES_NO: [&str; 2] = ["Yes", "No"];

/// A value in full: what tooltips and screen readers get.
pub fn exact(plan: &Plan, spec: &Spec, value: &Value, format: &Format) -> String {
    let join = |parts: Vec<String>| parts.join("; ");
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Money(cents) => show::money_full(*cents, format),
        Value::Rate(rate) => show::rate(*rate, unit(spec.kind), format.style),
        Value::Count(count) => count.to_string(),
        Value::Flag(flag) => YES_NO[usize::from(!*flag)].to_owned(),
        Value::Month(month) => show::month_short(*month),
        Value::Day(day) => show::day(*day, format.dates),
        Value::Word(word) => label(spec.kind, word),
        Value::Ref(id) => name(plan, spec.kind, id),
        Value::Services(ServiceScope::All) => "All".to_owned(),
        Value::Services(ServiceScope::Listed(ids)) => {
            join(ids.iter().map(|id| service(plan, id)).collect())
        }
        Value::Shares(shares) => join(
            shares
                .iter()
                .map(|(id, share)| {
                    format!("{} {}", service(plan, id), show::rate_percent(*share, format.style))
                })
                .collect(),
        ),
        Value::Months(months) => join(
            months
                .iter()
                .map(|(month, cents)| {
                    format!("{} {}", show::month_short(*month), show::money_full(*cents, format))
                })
                .collect(),
        ),
        Value::Amounts(amounts) => {
            join(amounts.iter().map(|cents| show::money_whole(*cents, format)).collect())
        }
        Value::MonthCounts(months) => join(
            months
                .iter()
                .map(|(month, count)| format!("{} {count}", show::month_short(*month)))
                .collect(),
        ),
        Value::Numbers(numbers) => join(numbers.iter().map(ToString::to_string).collect()),
        Value::Tiers(tiers) => join(
            tiers
                .iter()
                .map(|tier| {
                    let from = show::money_full(tier.from, format);
                    format!("{from} {}", show::rate_percent(tier.rate, format.style))
                })
                .collect(),
        ),
        Value::Counts(counts) => join(counts.iter().map(ToString::to_string).collect()),
        Value::Rates(rates) => {
            join(rates.iter().map(|rate| show::rate_percent(*rate, format.style)).collect())
        }
    }
}

/// How far a figure is from another, in words behind a comma; empty for what has no difference.
pub fn difference(spec: &Spec, from: &Value, to: &Value, format: &Format) -> String {
    match (spec.kind, from, to) {
        (_, Value::Money(from), Value::Money(to)) => {
            format!(", difference {}", show::money_whole_signed(*to - *from, format))
        }
        (_, Value::Rate(from), Value::Rate(to)) => {
            let Some(by) = to.checked_sub(*from) else { return String::new() };
            let sign = if by > Rate::ZERO { "+" } else { "" };
            format!(", difference {sign}{}", show::rate_percent(by, format.style))
        }
        (_, Value::Count(from), Value::Count(to)) => {
            format!(", difference {:+}", i128::from(*to) - i128::from(*from))
        }
        _ => String::new(),
    }
}

/// A value as an editor opens it: what is typed back gives the same value.
pub fn edit(plan: &Plan, spec: &Spec, value: &Value, format: &Format) -> String {
    match value {
        Value::Money(cents) => show::money_edit(*cents, format.style),
        Value::Rate(rate) => show::rate_edit(*rate, unit(spec.kind), format.style),
        Value::Amounts(amounts) => amounts
            .iter()
            .map(|cents| show::money_edit(*cents, format.style))
            .collect::<Vec<_>>()
            .join("; "),
        Value::Months(months) => {
            let parts = months.iter().map(|(month, cents)| {
                format!("{} {}", show::month_short(*month), show::money_edit(*cents, format.style))
            });
            parts.collect::<Vec<_>>().join("; ")
        }
        Value::Tiers(tiers) => {
            let parts = tiers.iter().map(|tier| {
                let from = show::money_edit(tier.from, format.style);
                format!("{from} {}", show::rate_percent(tier.rate, format.style))
            });
            parts.collect::<Vec<_>>().join("; ")
        }
        _ => exact(plan, spec, value, format),
    }
}

fn unit(kind: Kind) -> RateUnit {
    if let Kind::Rate { unit, .. } = kind { unit } else { RateUnit::Percent }
}

fn label(kind: Kind, word: &str) -> String {
    let words = if let Kind::Choice(words) = kind { words } else { &[] };
    words.iter().find(|(w, _)| *w == word).map_or(word, |(_, label)| label).to_owned()
}

fn name(plan: &Plan, kind: Kind, id: &Id) -> String {
    let Kind::Ref(to) = kind else { return id.to_string() };
    let name = match to {
        TableId::Accounts => plan.accounts.get(id.as_str()).map(|row| &row.name),
        TableId::Mixes => plan.mixes.get(id.as_str()).map(|row| &row.name),
        TableId::Services => plan.services.get(id.as_str()).map(|row| &row.name),
        _ => None,
    };
    name.filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| id.to_string())
}

fn service(plan: &Plan, id: &Id) -> String {
    name(plan, Kind::Ref(TableId::Services), id)
}

/// What people call a row: its name, or what it is about where it has none.
pub fn row_title(plan: &Plan, id: TableId, row: &str) -> String {
    if id.is_single() {
        return id.label().to_owned();
    }
    let rows = table(plan, id);
    let format = Format::of(&plan.head.currency);
    let part = |column| {
        let spec = schema(id).spec(column).filter(|spec| column == 0 || is_of(spec.kind))?;
        let text = exact(plan, spec, &rows.value(row, column)?, &format);
        Some((text, is_of(spec.kind)))
    };
    match (part(0), part(1)) {
        (Some((text, true)), Some((other, _))) => format!("{text} · {other}"),
        (Some((text, _)), _) if !text.is_empty() => text,
        _ => row.to_owned(),
    }
}

/// Whether a row is known by what such a column refers to.
fn is_of(kind: Kind) -> bool {
    matches!(kind, Kind::Ref(_) | Kind::Choice(_))
}

/// What people call a change of a field: its row, or the term of a table of one row.
pub fn change_title(plan: &Plan, id: TableId, row: &str, column: usize) -> String {
    let title = row_title(plan, id, row);
    match schema(id).spec(column) {
        Some(spec) if id.is_single() => format!("{title} · {}", spec.title),
        _ => title,
    }
}

/// What there is to choose from in a cell of the column, as shown; where text is free, its usual words.
pub fn choices(plan: &Plan, spec: &Spec) -> Vec<String> {
    match spec.kind {
        Kind::Choice(words) => words.iter().map(|(_, label)| (*label).to_owned()).collect(),
        Kind::Flag => YES_NO.map(str::to_owned).to_vec(),
        Kind::Ref(to) => entry::names(plan, to).into_iter().map(|(_, name)| name).collect(),
        Kind::Services => {
            let names = entry::names(plan, TableId::Services).into_iter().map(|(_, name)| name);
            std::iter::once("All".to_owned()).chain(names).collect()
        }
        _ => spec.suggests.iter().map(|word| (*word).to_owned()).collect(),
    }
}
