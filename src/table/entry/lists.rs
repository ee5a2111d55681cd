//! Lists as people type them: entries between semicolons or on lines of their own.

use std::collections::BTreeMap;

use super::{EntryError, names, row};
use crate::{
    domain::{Cents, Id, Month, Plan, Rate, ServiceScope, TableId, Tier},
    text::{Format, RateRange, Unread, fold, read},
};

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

/// The parts of a list: semicolons or line ends, as commas belong to numbers.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// `all`, or services by name or id.
pub(super) fn services(plan: &Plan, text: &str) -> Result<ServiceScope, EntryError> {
    const ALL: [&str; 6] = ["all", "all services", "any", "any service", "any services", "*"];
    if ALL.contains(&fold(text).as_str()) {
        return Ok(ServiceScope::All);
    }
    // A whole text may also be the beginning of one name.
    let ids = listed(plan, text).or_else(|error| {
        row(plan, TableId::Services, text).map(|id| vec![id]).map_err(|_| with_all(error))
    })?;
    if ids.is_empty() { Err(Unread::Missing.into()) } else { Ok(ServiceScope::Listed(ids)) }
}

/// A refusal that names "All" before the services.
fn with_all(mut error: EntryError) -> EntryError {
    if let EntryError::NotOneOf { choices, .. } = &mut error {
        choices.insert(0, "All".to_owned());
    }
    error
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

/// `EC2 60%; RDS 40%`, or fractions of one whole: `EC2 0.6; RDS 0.4`.
pub(super) fn shares(
    plan: &Plan,
    text: &str,
    format: &Format,
) -> Result<Vec<(Id, Rate)>, EntryError> {
    let mut shares: Vec<(Id, Rate)> = Vec::new();
    let mut bare: Vec<Id> = Vec::new();
    for part in parts(text) {
        let (name, share) = part.rsplit_once([' ', '\u{a0}', ':', '=']).unwrap_or((part, "100%"));
        let id = row(plan, TableId::Services, name.trim().trim_end_matches([':', '=']).trim())?;
        if read::fraction(share, format.style).is_some() {
            bare.push(id.clone());
        }
        let share = read::rate(share, format.style, RateRange::SHARE)?;
        shares.retain(|(other, _)| *other != id);
        shares.push((id, share));
    }
    // A mix is one whole: numbers without a sign are fractions where only so they add up to it.
    let fractions: Vec<(Id, Rate)> = shares
        .iter()
        .map(|(id, share)| {
            let whole = Rate::from_millionths(share.millionths() * 100);
            (id.clone(), if bare.contains(id) { whole } else { *share })
        })
        .collect();
    let is_whole = |shares: &[(Id, Rate)]| {
        Rate::checked_sum(shares.iter().map(|(_, share)| *share)) == Some(Rate::ONE)
    };
    if !is_whole(&shares) && is_whole(&fractions) {
        shares = fractions;
    }
    if shares.is_empty() { Err(Unread::Missing.into()) } else { Ok(shares) }
}

/// `Jan 2027 1200; Feb 2027 1300`: the amount stands last.
pub(super) fn months(
    plan: &Plan,
    text: &str,
    format: &Format,
) -> Result<BTreeMap<Month, Cents>, EntryError> {
    by_month(plan, text, |amount| read::money(amount, format))
}

/// `Jan 2027 20; Feb 2027 25`: the number stands last.
pub(super) fn month_counts(
    plan: &Plan,
    text: &str,
    format: &Format,
) -> Result<BTreeMap<Month, i64>, EntryError> {
    by_month(plan, text, |count| read::count(count, format.style))
}

/// Months, each with what is read behind it.
fn by_month<T>(
    plan: &Plan,
    text: &str,
    value: impl Fn(&str) -> Result<T, Unread>,
) -> Result<BTreeMap<Month, T>, EntryError> {
    let mut months = BTreeMap::new();
    for part in parts(text) {
        let (month, rest) = part.rsplit_once([' ', '\u{a0}', ':', '=']).unwrap_or((part, ""));
        let month = month.trim().trim_end_matches([':', '=']).trim();
        months.insert(read::month(month, plan.head.start_month)?, value(rest)?);
    }
    Ok(months)
}

/// `0 10%; 10,000 7%`: each tier as where it begins and its rate.
pub(super) fn tiers(text: &str, format: &Format) -> Result<Vec<Tier>, EntryError> {
    let tier = |part: &str| {
        let (from, rate) = part.rsplit_once([' ', '\u{a0}', ':', '=']).unwrap_or((part, ""));
        let from = from.trim().trim_end_matches([':', '=']).trim();
        let rate = read::rate(rate, format.style, RateRange::SHARE)?;
        Ok(Tier { from: read::money(from, format)?, rate })
    };
    parts(text).map(tier).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::plan_file;

    #[test]
    fn shares_are_percentages_or_fractions_of_one_whole() {
        let plan = plan_file::read(include_str!("../../../examples/illustrative.json")).unwrap();
        let names = names(&plan, TableId::Services);
        let (one, other) = (names[0].1.as_str(), names[1].1.as_str());
        let read = |first: &str, second: &str| {
            shares(&plan, &format!("{one} {first}; {other} {second}"), &Format::default()).map(
                |shares| shares.iter().map(|(_, share)| share.millionths()).collect::<Vec<_>>(),
            )
        };
        assert_eq!(read("60%", "40%"), Ok(vec![600_000, 400_000]));
        assert_eq!(read("60", "40"), Ok(vec![600_000, 400_000]));
        assert_eq!(read("0.6", "0.4"), Ok(vec![600_000, 400_000]));
        assert_eq!(read("60%", "0.4"), Ok(vec![600_000, 400_000]));
        assert_eq!(read("0.6%", "0.4%"), Ok(vec![6_000, 4_000]));
        assert_eq!(read("0.6", "0.5"), Ok(vec![6_000, 5_000]));
    }

    #[test]
    fn tiers_and_units_are_typed_as_they_are_shown() {
        let plan = Plan::empty(Month::parse("2027-01").unwrap());
        let format = Format::default();
        let tier = |from, rate| Tier { from: Cents::new(from), rate: Rate::from_millionths(rate) };
        let read = tiers("0 10%; 10,000 7%\n80000: 5%", &format);
        assert_eq!(
            read,
            Ok(vec![tier(0, 100_000), tier(1_000_000, 70_000), tier(8_000_000, 50_000)])
        );
        assert!(tiers("10%", &format).is_err());
        let units = month_counts(&plan, "Jan 2027 20; 2027-02: 25", &format).unwrap();
        assert_eq!(units.values().copied().collect::<Vec<_>>(), [20, 25]);
        assert!(month_counts(&plan, "Jan 2027", &format).is_err());
    }

    #[test]
    fn all_services_go_by_any_and_a_refusal_names_all() {
        let plan = plan_file::read(include_str!("../../../examples/illustrative.json")).unwrap();
        for text in ["all", "Any", "any services", "All services"] {
            assert_eq!(services(&plan, text), Ok(ServiceScope::All), "{text}");
        }
        let refused = services(&plan, "no such service").unwrap_err().to_string();
        assert!(refused.contains("Type All, "), "{refused}");
        // In a list of several, each has to be a service.
        assert!(services(&plan, "any; no such service").is_err());
    }
}
