//! Offers: what was said on a call, kept as a dated scenario.
//!
//! An offer holds what the scenario set and every term on the table, so that it stays what was said
//! when the plan moves on. The time and who said it stand beside it as `at` and `by`: other readers of
//! the file keep them.

use std::cmp::Reverse;

use crate::{
    domain::{
        Day, Id, Override, Plan, Row as _, Rows, Scenario, TableId, Value,
        drafts::CellRef,
        scenario::{OverrideValue, ScenarioKind},
    },
    table::{resolve, schema, table as rows_of},
};

use super::{Command, Entry, ids::fresh_id};

#[cfg(test)]
mod tests;

/// What is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Who said it.
    pub by: Side,
    /// The day.
    pub day: Day,
    /// The time of day, as `14:32`.
    pub at: String,
    /// A note, or a number they said.
    pub note: String,
    /// What it stands for; an offer of a call is `Custom`.
    pub kind: ScenarioKind,
    /// What each term on the table is at.
    pub terms: Vec<Override>,
}

/// Who put an offer on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// AWS.
    Aws,
    /// We.
    Us,
}

impl Side {
    /// The word in the file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Us => "us",
        }
    }

    /// What the next offer of the side is called: `AWS offer 3`, `Our counter 2`. AWS's offer itself,
    /// the base, is its first.
    pub fn next_name(self, plan: &Plan) -> String {
        let said = plan.scenarios.iter().filter(|scenario| by(scenario) == Some(self)).count();
        match self {
            Self::Aws => format!("AWS offer {}", said + 2),
            Self::Us => format!("Our counter {}", said + 1),
        }
    }
}

/// Who put a scenario on the table, where that was stored.
pub fn by(scenario: &Scenario) -> Option<Side> {
    let word = scenario.extra.get("by")?.as_str()?;
    [Side::Aws, Side::Us].into_iter().find(|side| side.word() == word)
}

/// The time of day a scenario was stored at; empty when it was not stored on a call.
pub fn at(scenario: &Scenario) -> &str {
    scenario.extra.get("at").and_then(|at| at.as_str()).unwrap_or("")
}

/// The offer log, newest first: AWS's offer itself and every scenario that was stored on a call.
pub fn log(plan: &Plan) -> Vec<&Scenario> {
    let is_offer =
        |scenario: &&Scenario| scenario.kind == ScenarioKind::Base || by(scenario).is_some();
    let mut offers: Vec<_> = plan.scenarios.iter().filter(is_offer).enumerate().collect();
    // The base is where all began, whatever day it carries.
    let when = |(place, scenario): &(usize, &Scenario)| {
        (scenario.kind != ScenarioKind::Base, scenario.date, at(scenario).to_owned(), *place)
    };
    offers.sort_by_cached_key(|offer| Reverse(when(offer)));
    offers.into_iter().map(|(_, scenario)| scenario).collect()
}

/// The command that stores an offer, and the id it gets.
pub fn store(plan: &Plan, of: &Id, offer: Offer) -> (Command, Id) {
    let id = fresh_id(plan, TableId::Scenarios);
    let mut scenario = Scenario {
        name: offer.by.next_name(plan),
        kind: offer.kind,
        date: Some(offer.day),
        note: offer.note,
        overrides: says(plan, of, offer.terms),
        ..Scenario::blank(id.clone())
    };
    scenario.extra.set("at", Some(offer.at.into()));
    scenario.extra.set("by", Some(offer.by.word().into()));
    let label = format!("Store {}", in_words(&scenario.name));
    let mut next = plan.clone();
    next.scenarios.push(scenario);
    (Command::Replace { label, plan: Box::new(next) }, id)
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
    if let Some(offer) = own.filter(|shown| by(shown).is_some()) {
        return Some(offer);
    }
    let last = log(plan).into_iter().find(|offer| by(offer).is_some())?;
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

/// The command that gives a stored offer its note.
pub fn annotate(offer: &Scenario, note: &str) -> Command {
    let cell =
        CellRef { table: TableId::Scenarios, row: offer.id.clone(), field: "note", scenario: None };
    let cells = vec![(cell, Entry::Value(Value::Text(note.to_owned())))];
    let label = format!("Note to {}", in_words(&offer.name));
    Command::Batch { label, commands: vec![Command::SetCells { cells, merge: None }] }
}

/// The command that puts what an offer says in the place of what a scenario sets; `verb` is what the
/// step is called. In the base, whose fields are the plan's own, its values are entered.
pub fn adopt(plan: &Plan, offer: &Scenario, into: &Id, verb: &str) -> Command {
    let label = format!("{verb} {}", offer.name);
    if plan.scenarios.position(into.as_str()) == Some(0) {
        let cells = offer.overrides.iter().filter_map(|over| {
            let (table, column) = resolve::find_field(&over.table, &over.field)?;
            let field = schema(table).spec(column)?.key;
            let OverrideValue::Fits(value) = &over.value else { return None };
            let cell = CellRef { table, row: over.row.clone(), field, scenario: None };
            (rows_of(plan, table).position(over.row.as_str()).is_some())
                .then(|| (cell, Entry::Value(value.clone())))
        });
        let command = Command::SetCells { cells: cells.collect(), merge: None };
        return Command::Batch { label, commands: vec![command] };
    }
    let mut next = plan.clone();
    next.scenarios.update(into.as_str(), |scenario| scenario.overrides = offer.overrides.clone());
    Command::Replace { label, plan: Box::new(next) }
}
