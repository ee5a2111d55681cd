//! Offers: what was said on a call, kept as a dated scenario.
//!
//! An offer holds what the scenario set and every term on the table, so that it stays what was said
//! when the plan moves on.

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use crate::{
    domain::{
        Id, Offer, OfferSide, Override, Plan, Row as _, Rows, Scenario, TableId, Value,
        drafts::CellRef,
        scenario::{OverrideValue, ScenarioKind},
    },
    table::{resolve, schema, table as rows_of, table_mut, validate},
};

use super::{Command, EditError, Entry, cell::base_cell, ids::fresh_id};

mod new;
#[cfg(test)]
mod tests;

pub use new::NewOffer;

/// What the next offer of a side is called: `AWS offer 3`, `Our counter 2`. AWS's offer itself, the base, is
/// its first.
pub fn next_name(plan: &Plan, side: OfferSide) -> String {
    let said = plan.scenarios.iter().filter(|scenario| scenario.offer.by == Some(side)).count();
    match side {
        OfferSide::Aws => format!("AWS offer {}", said + 2),
        OfferSide::Us => format!("Our counter {}", said + 1),
    }
}

/// The offer log, newest first: AWS's offer itself and every scenario that was stored on a call.
pub fn log(plan: &Plan) -> Vec<&Scenario> {
    let is_offer =
        |scenario: &&Scenario| scenario.kind == ScenarioKind::Base || scenario.offer.is_stored();
    let mut offers: Vec<_> = plan.scenarios.iter().filter(is_offer).enumerate().collect();
    // The base is where all began, whatever day it carries.
    let when = |(place, scenario): &(usize, &Scenario)| {
        (scenario.kind != ScenarioKind::Base, scenario.date, scenario.offer.at.clone(), *place)
    };
    offers.order_by_key(|offer| Reverse(when(offer)));
    offers.into_iter().map(|(_, scenario)| scenario).collect()
}

/// Stores an offer as a scenario behind the others; its id.
pub(super) fn store(plan: &mut Plan, of: &Id, offer: &NewOffer) -> Result<Id, EditError> {
    if offer.kind == ScenarioKind::Base {
        return Err(EditError::SecondBase);
    }
    let id = fresh_id(plan, TableId::Scenarios);
    let scenario = Scenario {
        name: next_name(plan, offer.by),
        kind: offer.kind,
        date: Some(offer.day),
        note: offer.note.clone(),
        overrides: says(plan, of, offer.terms.clone()),
        offer: Offer { by: Some(offer.by), at: offer.at.clone() },
        ..Scenario::blank(id.clone())
    };
    plan.scenarios.push(scenario);
    Ok(id)
}

/// The name of an offer within a sentence: `our counter 1`.
pub fn in_words(name: &str) -> String {
    name.replace("Our", "our")
}

/// What an offer of a scenario says: what the scenario sets, and every term on the table.
fn says(plan: &Plan, of: &Id, terms: Vec<Override>) -> Rows<Override> {
    let scenario = plan.scenarios.get(of.as_str());
    let mut overrides = scenario.map_or_else(Rows::default, |of| of.overrides.clone());
    for term in terms {
        if !overrides.replace(term.clone()) {
            overrides.push(term);
        }
    }
    overrides
}

/// The offer that a note is of while a scenario is shown: the offer shown; else the one stored last, as
/// long as nothing has moved since. `None` when what is on the table is not stored yet; `terms` is what
/// each term on it is at.
pub fn noted<'a>(plan: &'a Plan, shown: &Id, terms: Vec<Override>) -> Option<&'a Scenario> {
    let own = plan.scenarios.get(shown.as_str());
    if let Some(offer) = own.filter(|shown| shown.offer.is_stored()) {
        return Some(offer);
    }
    let last = log(plan).into_iter().find(|scenario| scenario.offer.is_stored())?;
    let now = says(plan, shown, terms);
    let same = covers(plan, &now, &last.overrides) && covers(plan, &last.overrides, &now);
    same.then_some(last)
}

/// Whether all that `other` sets is what `one` sets, or leaves to the plan.
fn covers(plan: &Plan, one: &Rows<Override>, other: &Rows<Override>) -> bool {
    other.iter().all(|over| match one.get(over.id().as_str()) {
        Some(own) => own.value == over.value,
        None => {
            let found = resolve::find_field(&over.table, &over.field);
            let own = found
                .and_then(|(table, column)| rows_of(plan, table).value(over.row.as_str(), column));
            own.is_some_and(|own| OverrideValue::Fits(own) == over.value)
        }
    })
}

/// The command that gives a stored offer its note; none where nothing changes. `seen` is the offer as it is shown:
/// a note that is hidden there is kept, and what is typed stands behind it.
pub fn annotate(plan: &Plan, seen: &Scenario, typed: &str) -> Option<Command> {
    let held = &plan.scenarios.get(seen.id.as_str())?.note;
    let is_hidden = *held != seen.note;
    let note = match (is_hidden, typed.trim()) {
        (false, typed) => typed.to_owned(),
        (true, "") => return None,
        (true, typed) => format!("{held}; {typed}"),
    };
    let label = format!("Note to {}", in_words(&seen.name));
    (note != *held).then(|| set(seen, "note", Value::Text(note), label))
}

/// The command that lets AWS see the note to a stored offer, or keeps it to ourselves again.
pub fn share_note(offer: &Scenario, share: bool) -> Command {
    let does = if share { "Share the note" } else { "Keep the note" };
    let label = format!("{does} to {}", in_words(&offer.name));
    set(offer, "share_note", Value::Flag(share), label)
}

fn set(offer: &Scenario, field: &'static str, value: Value, label: String) -> Command {
    let cell = CellRef { table: TableId::Scenarios, row: offer.id.clone(), field, scenario: None };
    let cells = vec![(cell, Entry::Value(value))];
    Command::filling(label, cells)
}

/// Puts what an offer says in the place of what a scenario sets. In the base, whose fields are the plan's
/// own, its values are entered; what it says of a row that is gone is left out.
pub(super) fn adopt(plan: &mut Plan, offer: &Id, into: &Id) -> Result<(), EditError> {
    let found = |id: &Id| plan.scenarios.get(id.as_str()).cloned();
    let missing = |id: &Id| EditError::NoSuchScenario(id.clone());
    let offer = found(offer).ok_or_else(|| missing(offer))?;
    if plan.scenarios.position(into.as_str()) != Some(0) {
        let adopted = plan.scenarios.update(into.as_str(), |scenario| {
            scenario.overrides = offer.overrides;
        });
        return if adopted { Ok(()) } else { Err(missing(into)) };
    }
    for over in offer.overrides.iter() {
        let field = resolve::find_field(&over.table, &over.field);
        let (Some((table, column)), OverrideValue::Fits(value)) = (field, &over.value) else {
            continue;
        };
        let Some(spec) = schema(table).spec(column) else { continue };
        if table_mut(plan, table).set(over.row.as_str(), column, value.clone()) {
            let cell = base_cell(table, &over.row, spec.key);
            plan.drafts.clear(&cell);
            plan.drafts.set_expression(&cell, None);
        }
    }
    // Rules between rows are kept or broken by all values together, not by one after the other.
    match validate::beyond_one_field(plan) {
        faults if faults.is_empty() => Ok(()),
        faults => Err(EditError::Faults(faults)),
    }
}
