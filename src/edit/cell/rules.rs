//! Rules beyond the field itself; they bind the base, so that a plan can always be saved and read back.

use super::scenario_of;
use crate::{
    domain::{
        Day, Plan, Rate, TableId, Value, choice::Choice as _, drafts::CellRef,
        scenario::ScenarioKind,
    },
    table::{Spec, entry::EntryError},
    text::{Locale, show as shown},
};

/// Whether a value keeps them.
///
/// # Errors
/// What is expected instead.
pub(super) fn rules(
    plan: &Plan,
    cell: &CellRef,
    spec: &Spec,
    value: &Value,
    locale: Locale,
) -> Result<(), EntryError> {
    if cell.scenario.is_some() && scenario_of(plan, cell, spec).is_some() {
        return Ok(());
    }
    let breaks = |text: String, expected: String| Err(EntryError::Breaks { text, expected });
    let day = |day: Day| shown::day(day, locale.dates);
    let id = cell.row.as_str();
    match (cell.table, cell.field, value) {
        (TableId::Credits, "end", Value::Day(end)) => match plan.credits.get(id) {
            Some(credit) if *end < credit.start => breaks(
                day(*end),
                format!("a date not before the credit's start, {}", day(credit.start)),
            ),
            _ => Ok(()),
        },
        (TableId::Credits, "start", Value::Day(start)) => {
            match plan.credits.get(id).and_then(|credit| credit.end) {
                Some(end) if end < *start => {
                    let end = day(end);
                    breaks(day(*start), format!("a date not after the credit's end, {end}"))
                }
                _ => Ok(()),
            }
        }
        (TableId::Milestones, "share", Value::Rate(share)) => {
            let others = plan.milestones.iter().filter(|other| other.id.as_str() != id);
            let taken = Rate::checked_sum(others.map(|other| other.share));
            let room = taken.and_then(Rate::complement).unwrap_or(Rate::ZERO);
            if *share > room {
                let room = shown::rate_percent(room, locale.numbers);
                return breaks(
                    shown::rate_percent(*share, locale.numbers),
                    format!("at most {room}, because all milestones share 100%"),
                );
            }
            Ok(())
        }
        // The base has no overrides, so a scenario that may have some is never of its kind.
        (TableId::Scenarios, "kind", Value::Word(word))
            if *word == ScenarioKind::Base.word()
                && plan.scenarios.position(id).is_some_and(|position| position > 0) =>
        {
            breaks(
                ScenarioKind::Base.label().to_owned(),
                "another kind, because the first scenario is the base".to_owned(),
            )
        }
        _ => Ok(()),
    }
}
