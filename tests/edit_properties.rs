//! What holds whatever a user does: the plan can be saved and read back, and every step undone.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

#[path = "common/commands.rs"]
mod commands;
mod common;

use std::sync::Arc;

use commands::command;
use common::{Draw, draws, plans};
use proptest::prelude::*;
use tranche::{
    domain::{Plan, TableId, choice::Choice as _},
    edit::{Command, History, apply, error_of},
    io::plan_file,
    table::{schema, table, validate},
};

fn sample() -> Plan {
    plan_file::read(include_str!("../examples/illustrative.json")).unwrap()
}

/// Does some commands and holds each plan on the way to what every plan must be.
fn holds(start: Plan, draw: &mut Draw, count: usize) -> Result<(), TestCaseError> {
    let mut history: History<usize> = History::default();
    let first = plan_file::write(&start);
    let mut plan = Arc::new(start);
    let mut steps = 0;
    for number in 0..count {
        let command = command(draw, &plan);
        let label = command.label(&plan);
        prop_assert!(!label.is_empty());
        match apply(&plan, &command) {
            Ok(applied) => {
                is_sound(&applied.plan, &command)?;
                if let Command::AddRow { table: id, .. } = &command {
                    let added = applied.added.unwrap();
                    prop_assert!(table(&applied.plan, *id).position(added.as_str()).is_some());
                    prop_assert!(table(&plan, *id).position(added.as_str()).is_none());
                }
                let merge = match &command {
                    Command::SetCells { merge, .. } => merge.clone(),
                    _ => None,
                };
                let before = std::mem::replace(&mut plan, Arc::new(applied.plan));
                history.note(label, merge, before, number);
                steps = history.labels().count();
            }
            Err(error) => {
                let sentence = error.to_string();
                prop_assert!(sentence.ends_with('.'), "{sentence}");
            }
        }
    }
    let last = plan_file::write(&plan);
    let (mut undone, end) = (0, plan.clone());
    while let Some((before, _)) = history.undo(plan.clone()) {
        plan = before;
        undone += 1;
    }
    prop_assert_eq!(undone, steps);
    prop_assert_eq!(plan_file::write(&plan), first);
    while let Some((after, _)) = history.redo(plan.clone()) {
        plan = after;
    }
    prop_assert!(Arc::ptr_eq(&plan, &end));
    prop_assert_eq!(plan_file::write(&plan), last);
    Ok(())
}

/// The fields that are not the same after reading a plan back.
fn difference(plan: &Plan, again: &Plan) -> String {
    let mut fields = Vec::new();
    for id in TableId::ALL {
        let (rows, read) = (table(plan, *id), table(again, *id));
        for row in (0..rows.len().max(read.len())).filter_map(|at| rows.id_at(at)) {
            for (column, spec) in schema(*id).columns() {
                let (was, is) =
                    (rows.value(row.as_str(), column), read.value(row.as_str(), column));
                if was != is {
                    fields.push(format!("{} {row} {}: {was:?}, read {is:?}", id.word(), spec.key));
                }
            }
        }
    }
    for (scenario, read) in plan.scenarios.iter().zip(again.scenarios.iter()) {
        let changes = scenario.overrides.changes(&read.overrides).into_iter();
        for change in changes.filter(|change| change.new != change.old) {
            fields.push(format!("{}: {:?}, read {:?}", scenario.id, change.new, change.old));
        }
    }
    let drafts = |plan: &Plan| format!("{:?}", plan.drafts.iter().collect::<Vec<_>>());
    if drafts(plan) != drafts(again) {
        fields.push(format!("drafts {}, read {}", drafts(plan), drafts(again)));
    }
    fields.join("\n")
}

fn is_sound(plan: &Plan, command: &Command) -> Result<(), TestCaseError> {
    prop_assert_eq!(validate::faults(plan), [], "{:?}", command);
    let text = plan_file::write(plan);
    match plan_file::read(&text) {
        Ok(again) => prop_assert!(again == *plan, "{command:?}\n{}", difference(plan, &again)),
        Err(error) => prop_assert!(false, "{command:?}\n{error}"),
    }
    for (cell, draft) in plan.drafts.iter() {
        let rows = table(plan, cell.table);
        prop_assert!(rows.position(cell.row.as_str()).is_some(), "{cell:?}: {draft}");
        if let Some(error) = error_of(plan, cell, tranche::text::Locale::default()) {
            let sentence = error.to_string();
            prop_assert!(sentence.ends_with(['.', '?']), "{sentence}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_commands_leave_a_plan_that_can_be_saved_and_undone(plan in plans(), mut draw in draws(600)) {
        holds(plan.0, &mut draw, 12)?;
    }

    #[test]
    fn any_commands_on_the_sample_do_too(mut draw in draws(400)) {
        holds(sample(), &mut draw, 8)?;
    }
}
