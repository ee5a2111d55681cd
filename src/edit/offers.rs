//! Offers: what was said on a call, kept as a dated scenario.
//!
//! An offer holds what the scenario set and every term on the table, so that it stays what was said
//! when the plan moves on. The time and who said it stand beside it as `at` and `by`: other readers of
//! the file keep them.

use crate::{
    domain::{
        Day, Id, Override, Plan, Row as _, Rows, Scenario, TableId,
        drafts::CellRef,
        order::order,
        scenario::{OverrideValue, ScenarioKind},
    },
    table::{resolve, schema, table as rows_of},
};

use super::{Command, Entry, rows::fresh_id};

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
    let offers: Vec<_> = plan.scenarios.iter().filter(is_offer).enumerate().collect();
    // The base is where all began, whatever day it carries.
    let when = |(place, scenario): &(usize, &Scenario)| {
        (scenario.kind != ScenarioKind::Base, scenario.date, at(scenario).to_owned(), *place)
    };
    let newest_first = order(offers.len(), &mut |a, b| when(&offers[b]).cmp(&when(&offers[a])));
    newest_first.into_iter().map(|at| offers[at].1).collect()
}

/// The command that stores an offer, and the id it gets.
pub fn store(plan: &Plan, of: &Id, offer: Offer) -> (Command, Id) {
    let id = fresh_id(plan, TableId::Scenarios);
    let mut overrides: Rows<Override> = plan
        .scenarios
        .get(of.as_str())
        .map_or_else(Rows::default, |scenario| scenario.overrides.clone());
    for term in offer.terms {
        if !overrides.replace(term.clone()) {
            overrides.push(term);
        }
    }
    let mut scenario = Scenario {
        name: offer.by.next_name(plan),
        kind: offer.kind,
        date: Some(offer.day),
        note: offer.note,
        overrides,
        ..Scenario::blank(id.clone())
    };
    scenario.extra.set("at", Some(offer.at.into()));
    scenario.extra.set("by", Some(offer.by.word().into()));
    let label = format!("Store {}", scenario.name.replace("Our", "our"));
    let mut next = plan.clone();
    next.scenarios.push(scenario);
    (Command::Replace { label, plan: Box::new(next) }, id)
}

/// The command that puts what an offer says in the place of what a scenario sets. In the base, whose
/// fields are the plan's own, its values are entered.
pub fn adopt(plan: &Plan, offer: &Scenario, into: &Id) -> Command {
    let label = format!("Go on from {}", offer.name);
    if plan.scenarios.position(into.as_str()) == Some(0) {
        let cells = offer.overrides.iter().filter_map(|over| {
            let (table, column) = resolve::find(plan, &over.table, &over.field)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Cents, Value},
        edit::apply,
        io::plan_file,
    };

    const SAMPLE: &str = include_str!("../../examples/illustrative.json");

    fn offer(by: Side, at: &str, terms: Vec<Override>) -> Offer {
        let day = Day::from_ymd_opt(2026, 11, 23).unwrap();
        let note = "Not in writing".to_owned();
        Offer { by, day, at: at.to_owned(), note, kind: ScenarioKind::Custom, terms }
    }

    fn stored(plan: &Plan, of: &str, offer: Offer) -> (Plan, Id) {
        let (command, id) = store(plan, &Id::from(of), offer);
        (apply(plan, &command).unwrap().plan, id)
    }

    #[test]
    fn an_offer_is_what_the_scenario_was_and_what_was_on_the_table() {
        let plan = plan_file::read(SAMPLE).unwrap();
        let cap = Value::Money(Cents(90_000_000));
        let pin = Override::new("map", &Id::from("map"), "cap", OverrideValue::Fits(cap));
        let (after, id) = stored(&plan, "target", offer(Side::Aws, "14:32", vec![pin]));
        let kept = after.scenarios.get(id.as_str()).unwrap();
        assert_eq!(
            (kept.name.as_str(), at(kept), by(kept)),
            ("AWS offer 4", "14:32", Some(Side::Aws))
        );
        assert_eq!((kept.note.as_str(), kept.kind), ("Not in writing", ScenarioKind::Custom));
        let resolved = resolve::resolve(&after, kept);
        assert_eq!(resolved.map.cap, Some(Cents(90_000_000)));
        let target = plan.scenarios.get("target").unwrap();
        assert_eq!(resolved.edp, resolve::resolve(&plan, target).edp);
        // Nothing else changed, and the file holds it all.
        assert_eq!(after.scenarios.len(), plan.scenarios.len() + 1);
        assert_eq!(after.workloads, plan.workloads);
        let text = plan_file::write(&after);
        assert_eq!(plan_file::read(&text).unwrap(), after);
        assert!(text.contains("\"at\":\"14:32\"") && text.contains("\"by\":\"aws\""));
    }

    #[test]
    fn offers_have_ids_and_names_of_their_own_and_the_log_is_newest_first() {
        let mut plan = plan_file::read(SAMPLE).unwrap();
        let mut ids = Vec::new();
        for (side, time) in [(Side::Aws, "15:18"), (Side::Us, "15:24"), (Side::Aws, "15:32")] {
            let (next, id) = stored(&plan, "offer", offer(side, time, Vec::new()));
            assert!(!ids.contains(&id) && plan.scenarios.get(id.as_str()).is_none());
            (plan, _) = (next, ids.push(id));
        }
        let names: Vec<_> = log(&plan).iter().map(|scenario| scenario.name.as_str()).collect();
        let new = ["AWS offer 5", "Our counter 2", "AWS offer 4"];
        assert_eq!(names[..3], new);
        assert_eq!(names[3..], ["AWS offer 3", "Our counter 1", "AWS offer 2", "AWS offer"]);
    }

    #[test]
    fn two_offers_of_the_same_minute_stay_in_their_order() {
        let mut plan = plan_file::read(SAMPLE).unwrap();
        for _ in 0..2 {
            (plan, _) = stored(&plan, "offer", offer(Side::Aws, "15:18", Vec::new()));
        }
        assert_eq!(log(&plan)[0].name, "AWS offer 5");
    }

    #[test]
    fn going_on_from_an_offer_makes_a_scenario_or_the_base_what_it_says() {
        let plan = plan_file::read(SAMPLE).unwrap();
        let target = plan.scenarios.get("target").unwrap();
        let is = resolve::resolve(&plan, target);
        for into in ["settled", "offer"] {
            let command = adopt(&plan, target, &Id::from(into));
            let after = apply(&plan, &command).unwrap().plan;
            let into = resolve::resolve(&after, after.scenarios.get(into).unwrap());
            assert_eq!((&into.edp, &into.map, &into.levers), (&is.edp, &is.map, &is.levers));
            assert_eq!(into.workloads, is.workloads);
            assert_eq!(command.label(), "Go on from Target");
        }
    }

    #[test]
    fn an_offer_of_a_scenario_that_is_gone_is_the_base() {
        let plan = plan_file::read(SAMPLE).unwrap();
        let (after, id) = stored(&plan, "nobody", offer(Side::Aws, "14:18", Vec::new()));
        assert!(after.scenarios.get(id.as_str()).unwrap().overrides.is_empty());
    }
}
