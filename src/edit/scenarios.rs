//! Scenarios that come and go. AWS's offer, the base, is always there and always first.

use super::{
    Command, EditError, Entry,
    ids::{RowError, fresh_id},
};
use crate::{
    domain::{
        Id, Plan, Row as _, Scenario, TableId, choice::Choice as _, drafts::CellRef,
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

/// Adds a scenario behind the others that sets what another one sets. The copy of a private scenario is
/// private: its figures are the same.
pub(super) fn add_like(
    plan: &mut Plan,
    of: &Id,
    kind: Option<ScenarioKind>,
) -> Result<Id, EditError> {
    if kind == Some(ScenarioKind::Base) {
        return Err(EditError::SecondBase);
    }
    let missing = || EditError::NoSuchScenario(of.clone());
    let like = plan.scenarios.get(of.as_str()).ok_or_else(missing)?;
    let (overrides, private) = (like.overrides.clone(), scenario_is_private(like));
    let (kind, name) = kind_and_name(plan, kind);
    let mut scenario =
        Scenario { overrides, ..named(fresh_id(plan, TableId::Scenarios), kind, name) };
    if private {
        scenario.remarks.private = true;
    }
    let id = scenario.id.clone();
    plan.scenarios.push(scenario);
    Ok(id)
}

/// The kind and name of a scenario that is added: those asked for, else the first of the usual ones that is
/// missing, else a number.
pub(super) fn kind_and_name(plan: &Plan, kind: Option<ScenarioKind>) -> (ScenarioKind, String) {
    kind.map_or_else(|| next(plan), |kind| (kind, kind.label().to_owned()))
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
        scenario.remarks.private = true;
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

    fn added(plan: &Plan, like: &str, kind: Option<ScenarioKind>) -> (Plan, Id) {
        let command = Command::AddScenario { like: Id::from(like), kind };
        let applied = apply(plan, &command).unwrap();
        let id = applied.added.unwrap();
        let name = &applied.plan.scenarios.get(id.as_str()).unwrap().name;
        assert_eq!(command.label(plan), format!("Add scenario {name}"));
        (applied.plan, id)
    }

    #[test]
    fn nothing_is_added_like_a_scenario_that_is_gone_and_no_second_offer() {
        let plan = starter::plan(Month::EPOCH);
        let add = |like: &str, kind| {
            apply(&plan, &Command::AddScenario { like: Id::from(like), kind }).unwrap_err()
        };
        assert_eq!(add("gone", None), EditError::NoSuchScenario(Id::from("gone")));
        assert_eq!(add("ask", Some(ScenarioKind::Base)), EditError::SecondBase);
    }

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
        let (next, id) = added(&plan, "ask", None);
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
        let (next, id) = added(&plan, base.as_str(), Some(ScenarioKind::Target));
        let made = next.scenarios.get(id.as_str()).unwrap();
        assert_eq!((made.kind, made.name.as_str()), (ScenarioKind::Target, "Target"));
        assert!(scenario_is_private(made), "what we want to reach is not for AWS");
    }

    #[test]
    fn a_scenario_like_one_that_is_ours_alone_is_ours_alone() {
        let sample = plan_file::read(include_str!("../../examples/illustrative.json")).unwrap();
        for (of, private) in [("walk", true), ("ask", false)] {
            let (next, id) = added(&sample, of, None);
            let made = next.scenarios.get(id.as_str()).unwrap();
            assert!(!made.overrides.is_empty(), "{of}");
            assert_eq!(scenario_is_private(made), private, "like {of}: {}", made.name);
        }
    }
}
