//! Field values in the plan file's JSON, read by their kind.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value as Json};

use crate::domain::{Cents, Id, Month, Rate, ServiceScope, Tier, Value, month::parse_day};

use super::{Kind, Spec};

/// Reads a field. `None` when it is not what the column expects; amounts and rates may be strings
/// or JSON numbers, which are read digit by digit and never pass through binary floating point.
pub fn read(spec: &Spec, json: &Json) -> Option<Value> {
    let value = match json {
        Json::Null if spec.nullable => Value::Empty,
        // A script that leaves a text open writes null.
        Json::Null if matches!(spec.kind, Kind::Text | Kind::Note) && !spec.required => {
            Value::Text(String::new())
        }
        _ => read_kind(spec.kind, json)?,
    };
    spec.holds(&value).then_some(value)
}

fn read_kind(kind: Kind, json: &Json) -> Option<Value> {
    Some(match kind {
        Kind::Text | Kind::Note => Value::Text(json.as_str()?.to_owned()),
        Kind::Money { .. } => Value::Money(money(json)?),
        Kind::Rate { .. } => Value::Rate(rate(json)?),
        Kind::Count { .. } => Value::Count(count(json)?),
        Kind::Flag => Value::Flag(json.as_bool()?),
        Kind::Month => Value::Month(Month::parse(json.as_str()?)?),
        Kind::Day => Value::Day(parse_day(json.as_str()?)?),
        Kind::Choice(words) => {
            Value::Word(words.iter().find(|(word, _)| json.as_str() == Some(word))?.0)
        }
        Kind::Ref(_) => Value::Ref(Id::from(json.as_str()?)),
        Kind::Services => Value::Services(services(json)?),
        Kind::Shares => {
            let shares = json
                .as_object()?
                .iter()
                .map(|(id, share)| Some((Id::from(id.as_str()), rate(share)?)));
            Value::Shares(shares.collect::<Option<_>>()?)
        }
        Kind::MonthAmounts { .. } => {
            let months = json
                .as_object()?
                .iter()
                .map(|(month, amount)| Some((Month::parse(month)?, money(amount)?)));
            Value::Months(months.collect::<Option<BTreeMap<_, _>>>()?)
        }
        Kind::Amounts => Value::Amounts(json.as_array()?.iter().map(money).collect::<Option<_>>()?),
        Kind::MonthCounts => {
            let months = json
                .as_object()?
                .iter()
                .map(|(month, units)| Some((Month::parse(month)?, count(units)?)));
            Value::MonthCounts(months.collect::<Option<BTreeMap<_, _>>>()?)
        }
        Kind::Numbers => Value::Numbers(json.as_array()?.iter().map(count).collect::<Option<_>>()?),
        Kind::Tiers => Value::Tiers(json.as_array()?.iter().map(tier).collect::<Option<_>>()?),
        Kind::Counts(names) => {
            Value::Counts(named(names, json)?.into_iter().map(count).collect::<Option<_>>()?)
        }
        Kind::Rates(names) => {
            Value::Rates(named(names, json)?.into_iter().map(rate).collect::<Option<_>>()?)
        }
    })
}

/// The digits of a string or a number.
fn digits(json: &Json) -> Option<&str> {
    match json {
        Json::String(text) => Some(text),
        Json::Number(number) => Some(number.as_str()),
        _ => None,
    }
}

fn money(json: &Json) -> Option<Cents> {
    Cents::parse(digits(json)?)
}

fn rate(json: &Json) -> Option<Rate> {
    Rate::parse(digits(json)?)
}

fn count(json: &Json) -> Option<i64> {
    let rate = rate(json)?;
    (rate.millionths() % Rate::ONE.millionths() == 0)
        .then_some(rate.millionths() / Rate::ONE.millionths())
}

fn tier(json: &Json) -> Option<Tier> {
    let tier = json.as_object()?;
    Some(Tier { from: money(tier.get("from")?)?, rate: rate(tier.get("rate")?)? })
}

fn services(json: &Json) -> Option<ServiceScope> {
    if json.as_str() == Some("all") {
        return Some(ServiceScope::All);
    }
    let ids: Vec<Id> =
        json.as_array()?.iter().map(|id| id.as_str().map(Id::from)).collect::<Option<_>>()?;
    let mut seen = HashSet::new();
    let once = ids.iter().all(|id| seen.insert(id));
    once.then_some(ServiceScope::Listed(ids))
}

fn named<'a>(names: &[&str], json: &'a Json) -> Option<Vec<&'a Json>> {
    let object = json.as_object()?;
    names.iter().map(|name| object.get(*name)).collect()
}

/// What an object holds beside the fixed names of its kind: kept and written back.
pub fn unknown(kind: Kind, json: Json) -> Option<Json> {
    let (names, Json::Object(mut object)) = (names(kind), json) else { return None };
    object.retain(|name, _| !names.contains(&name.as_str()));
    (!names.is_empty() && !object.is_empty()).then_some(object.into())
}

/// Writes a field: money and rates as strings, whole numbers as numbers.
pub fn write(kind: Kind, value: &Value) -> Json {
    let text = |text: &dyn ToString| Json::String(text.to_string());
    match value {
        Value::Empty => Json::Null,
        Value::Text(value) => Json::String(value.clone()),
        Value::Money(cents) => text(cents),
        Value::Rate(rate) => text(rate),
        Value::Count(count) => Json::from(*count),
        Value::Flag(flag) => Json::Bool(*flag),
        Value::Month(month) => text(month),
        Value::Day(day) => text(day),
        Value::Word(word) => text(word),
        Value::Ref(id) => text(id),
        Value::Services(ServiceScope::All) => text(&"all"),
        Value::Services(ServiceScope::Listed(ids)) => ids.iter().map(|id| text(id)).collect(),
        Value::Shares(shares) => shares
            .iter()
            .map(|(id, rate)| (id.to_string(), text(rate)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Months(months) => months
            .iter()
            .map(|(month, cents)| (month.to_string(), text(cents)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Amounts(amounts) => amounts.iter().map(|cents| text(cents)).collect(),
        Value::MonthCounts(months) => months
            .iter()
            .map(|(month, count)| (month.to_string(), Json::from(*count)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Numbers(numbers) => numbers.iter().map(|number| Json::from(*number)).collect(),
        Value::Tiers(tiers) => {
            let pair = |name: &str, value: Json| (name.to_owned(), value);
            let tier = |tier: &Tier| {
                Json::from_iter([pair("from", text(&tier.from)), pair("rate", text(&tier.rate))])
            };
            tiers.iter().map(tier).collect()
        }
        Value::Counts(counts) => names(kind)
            .iter()
            .zip(counts)
            .map(|(name, count)| ((*name).to_owned(), Json::from(*count)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Rates(rates) => names(kind)
            .iter()
            .zip(rates)
            .map(|(name, rate)| ((*name).to_owned(), text(rate)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Counts(names) | Kind::Rates(names) => names,
        _ => &[],
    }
}

/// What was found in a field: the one entry that does not fit where there are many.
pub fn found_in(kind: Kind, json: &Json) -> String {
    odd_entry(kind, json).unwrap_or_else(|| found(json))
}

fn odd_entry(kind: Kind, json: &Json) -> Option<String> {
    let fits = |entry: &Json| read_kind(kind, entry).is_some_and(|value| kind.holds(&value));
    let pair = |(name, value): (&String, &Json)| Json::from_iter([(name.clone(), value.clone())]);
    match (kind, json) {
        (Kind::MonthAmounts { .. } | Kind::MonthCounts, Json::Object(months)) => {
            months.iter().map(pair).find(|entry| !fits(entry)).map(|entry| found(&entry))
        }
        (Kind::Amounts | Kind::Numbers, Json::Array(entries)) => {
            entries.iter().find(|entry| !fits(&Json::from(vec![(*entry).clone()]))).map(found)
        }
        (Kind::Tiers, Json::Array(tiers)) => {
            // Up to the first tier that does not fit behind those before it.
            let upto =
                (1..=tiers.len()).find(|upto| !fits(&Json::from(tiers[..*upto].to_vec())))?;
            tiers.get(upto - 1).map(found)
        }
        (Kind::Services, Json::Array(ids)) => {
            let odd = ids.iter().find(|id| !id.is_string()).map(found);
            odd.or_else(|| {
                let twice = |(at, id): &(usize, &Json)| ids[..*at].contains(id);
                ids.iter().enumerate().find(twice).map(|(_, id)| format!("{} twice", found(id)))
            })
        }
        (Kind::Shares, Json::Object(shares)) => {
            let fits =
                |share: &Json| rate(share).filter(|rate| Kind::SHARE.holds(&Value::Rate(*rate)));
            let odd = shares.iter().find(|(_, share)| fits(share).is_none());
            odd.map(|entry| found(&pair(entry))).or_else(|| {
                let sum = Rate::checked_sum(shares.values().filter_map(fits))?;
                Some(format!("shares of {sum} in all"))
            })
        }
        (Kind::Counts(names) | Kind::Rates(names), Json::Object(entries)) => {
            let missing = names.iter().find(|name| !entries.contains_key(**name));
            missing.map(|name| format!("no {name}")).or_else(|| {
                // With all the others in order, only an odd entry keeps the object from fitting.
                let sound: Map<_, _> =
                    names.iter().map(|name| ((*name).to_owned(), Json::from(0))).collect();
                let odd = names.iter().filter_map(|name| entries.get_key_value(*name)).find(
                    |(name, value)| {
                        let mut with = sound.clone();
                        with.insert((*name).clone(), (*value).clone());
                        !fits(&with.into())
                    },
                );
                odd.map(|entry| found(&pair(entry)))
            })
        }
        _ => None,
    }
}

/// What was found, short enough for a sentence.
pub fn found(json: &Json) -> String {
    const LONGEST: usize = 60;
    let text = json.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}
