//! Scenarios that come and go. AWS's offer, the base, is always there and always first.

use super::{
    Command, Entry,
    ids::{RowError, fresh_id},
};
use crate::{
    domain::{
        Id, Plan, Row as _, Rows, Scenario, TableId, choice::Choice as _, drafts::CellRef,
        scenario::ScenarioKind,
    },
    table::privacy::scenario_is_private,
};

/// The kinds a negotiation has once each, in the order in which they are missed.
const STANDARD: [ScenarioKind; 4] =
    [ScenarioKind::Ask, ScenarioKind::Target, ScenarioKind::WalkAway, ScenarioKind::Settled];

/// The scenarios every plan of one's own starts with, beside AWS's offer: they say what it says until
/// something is set in them. A target is ours alone, as is what we would walk away from.
pub fn standard() -> impl Iterator<Item = Scenario> {
    STANDARD.into_iter().map(|kind| named(Id::from(kind.word()), kind, kind.label().to_owned()))
}

/// Adds a scenario that says what AWS's offer says, never before it.
pub(super) fn add(plan: &mut Plan, position: usize) -> Id {
    let (kind, name) = next(plan);
    let scenario = named(fresh_id(plan, TableId::Scenarios), kind, name);
    let id = scenario.id.clone();
    plan.scenarios.insert(position.max(1), scenario);
    id
}

/// Removes a scenario with all it sets and all that was typed for it.
pub(super) fn remove(plan: &mut Plan, row: &Id) -> Result<(), RowError> {
    if plan.scenarios.position(row.as_str()) == Some(0) {
        return Err(RowError::Base);
    }
    plan.scenarios.remove(row.as_str());
    plan.drafts.clear_row(TableId::Scenarios, row);
    plan.drafts.forget(&|cell| cell.scenario.as_ref() == Some(row));
    Ok(())
}

/// The command that adds a scenario which sets what another one sets, and the id it gets. Like one that
/// is ours alone it is ours alone too: its figures are the same.
pub fn like(plan: &Plan, of: &Id) -> (Command, Id) {
    named_like(plan, of, next(plan))
}

/// The same, of a kind and called like it.
pub fn like_as(plan: &Plan, of: &Id, kind: ScenarioKind) -> (Command, Id) {
    named_like(plan, of, (kind, kind.label().to_owned()))
}

fn named_like(plan: &Plan, of: &Id, (kind, name): (ScenarioKind, String)) -> (Command, Id) {
    let of = plan.scenarios.get(of.as_str());
    let overrides = of.map_or_else(Rows::default, |of| of.overrides.clone());
    let mut scenario =
        Scenario { overrides, ..named(fresh_id(plan, TableId::Scenarios), kind, name) };
    if of.is_some_and(scenario_is_private) {
        scenario.extra.set("private", Some(true.into()));
    }
    let (id, label) = (scenario.id.clone(), format!("Add scenario {}", scenario.name));
    let mut next = plan.clone();
    next.scenarios.push(scenario);
    (Command::Replace { label, plan: Box::new(next) }, id)
}

/// The command that gives a scenario another name; none where no other is typed.
pub fn rename(plan: &Plan, scenario: &Id, typed: &str) -> Option<Command> {
    let before = &plan.scenarios.get(scenario.as_str())?.name;
    other_name(TableId::Scenarios, scenario.clone(), before, typed)
}

/// The command that gives the plan another name; none where no other is typed.
pub fn rename_plan(plan: &Plan, typed: &str) -> Option<Command> {
    other_name(TableId::Plan, TableId::Plan.only_row(), &plan.head.name, typed)
}

fn other_name(table: TableId, row: Id, before: &str, typed: &str) -> Option<Command> {
    let name = typed.trim();
    let cell = CellRef { table, row, field: "name", scenario: None };
    let cells = vec![(cell, Entry::Text(name.to_owned()))];
    (!name.is_empty() && name != before).then_some(Command::SetCells { cells, merge: None })
}

fn named(id: Id, kind: ScenarioKind, name: String) -> Scenario {
    let mut scenario = Scenario { kind, name, ..Scenario::blank(id) };
    if kind == ScenarioKind::Target {
        scenario.extra.set("private", Some(true.into()));
    }
    scenario
}

/// The first of the usual kinds that is missing; else one of one's own with a number.
fn next(plan: &Plan) -> (ScenarioKind, String) {
    let is_there = |kind: &ScenarioKind| plan.scenarios.iter().any(|of| of.kind == *kind);
    match STANDARD.into_iter().find(|kind| !is_there(kind)) {
        Some(kind) => (kind, kind.label().to_owned()),
        None => (ScenarioKind::Custom, format!("Scenario {}", plan.scenarios.len() + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Month, Override, Rate, Value, scenario::OverrideValue},
        edit::{apply, starter},
        io::plan_file,
    };

    #[test]
    fn a_plan_of_ones_own_has_every_scenario_a_negotiation_needs() {
        let plan = starter::plan(Month::EPOCH);
        let names: Vec<_> = plan.scenarios.iter().map(|of| (of.name.as_str(), of.kind)).collect();
        assert_eq!(names[0].1, ScenarioKind::Base);
        assert_eq!(
            names[1..].iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            ["Ask", "Target", "Walk-away", "Settled"]
        );
    }

    #[test]
    fn what_is_missing_is_added_first_and_never_before_the_base() {
        let mut plan = Plan::empty(Month::EPOCH);
        let id = add(&mut plan, 0);
        assert_eq!(plan.scenarios.position(id.as_str()), Some(1));
        assert_eq!(plan.scenarios.get(id.as_str()).unwrap().kind, ScenarioKind::Ask);
        for _ in 0..4 {
            add(&mut plan, 9);
        }
        let last = plan.scenarios.iter().last().unwrap();
        assert_eq!((last.kind, last.name.as_str()), (ScenarioKind::Custom, "Scenario 6"));
    }

    #[test]
    fn one_like_another_sets_the_same_and_can_be_removed_but_the_base_cannot() {
        let mut plan = starter::plan(Month::EPOCH);
        let rate = Override::new(
            "map",
            &TableId::Map.only_row(),
            "base_rate",
            OverrideValue::Fits(Value::Rate(Rate::from_millionths(180_000))),
        );
        plan.scenarios.update("ask", |ask| ask.overrides.push(rate.clone()));
        let (command, id) = like(&plan, &Id::from("ask"));
        let next = apply(&plan, &command).unwrap().plan;
        assert!(
            next.scenarios
                .get(id.as_str())
                .unwrap()
                .overrides
                .get(Override::key("map", "map", "base_rate").as_str())
                .is_some()
        );
        let gone = |row: &Id| {
            apply(
                &next,
                &Command::RemoveRows { table: TableId::Scenarios, rows: vec![row.clone()] },
            )
        };
        assert_eq!(gone(&id).unwrap().plan.scenarios, plan.scenarios);
        let base = plan.scenarios.at(0).unwrap().id.clone();
        assert!(gone(&base).unwrap_err().to_string().starts_with("AWS’s offer can’t be deleted"));
    }

    #[test]
    fn another_name_is_taken_as_typed_and_nothing_or_the_same_leaves_it() {
        let plan = starter::plan(Month::EPOCH);
        let ask = Id::from("ask");
        let command = rename(&plan, &ask, " 12% for 3 years ").unwrap();
        let next = apply(&plan, &command).unwrap().plan;
        assert_eq!(next.scenarios.get("ask").unwrap().name, "12% for 3 years");
        for typed in ["", "  ", "Ask", " Ask "] {
            assert!(rename(&plan, &ask, typed).is_none(), "{typed:?}");
        }
        assert!(rename(&plan, &Id::from("gone"), "Name").is_none());
    }

    #[test]
    fn a_target_is_added_where_it_is_asked_for_though_an_ask_is_missing_too() {
        let plan = Plan::empty(Month::EPOCH);
        let base = plan.scenarios.at(0).unwrap().id.clone();
        let (command, id) = like_as(&plan, &base, ScenarioKind::Target);
        let next = apply(&plan, &command).unwrap().plan;
        let made = next.scenarios.get(id.as_str()).unwrap();
        assert_eq!((made.kind, made.name.as_str()), (ScenarioKind::Target, "Target"));
        assert!(scenario_is_private(made), "what we want to reach is not for AWS");
    }

    #[test]
    fn a_scenario_like_one_that_is_ours_alone_is_ours_alone() {
        let sample = plan_file::read(include_str!("../../examples/illustrative.json")).unwrap();
        for (of, private) in [("walk", true), ("ask", false)] {
            let (command, id) = like(&sample, &Id::from(of));
            let next = apply(&sample, &command).unwrap().plan;
            let made = next.scenarios.get(id.as_str()).unwrap();
            assert!(!made.overrides.is_empty(), "{of}");
            assert_eq!(scenario_is_private(made), private, "like {of}: {}", made.name);
        }
    }
}
