//! Setting a cell of the stacking matrix: the rows there are, or a new one.

use super::{Command, Entry, cell, ids};
use crate::domain::{
    Id, Plan, Program, Rate, TableId, Value, choice::Choice as _, drafts::CellRef,
    rules::StackingRule,
};

/// Says whether two programmes may meet, in the active scenario. Where no row says so yet, one is added
/// that changes nothing in the base, and the scenario sets it.
pub fn set_rule(
    plan: &Plan,
    scenario: &Id,
    (a, b): (Program, Program),
    rule: StackingRule,
) -> Command {
    let of = |row: &&crate::domain::Stacking| (row.a, row.b) == (a, b) || (row.b, row.a) == (a, b);
    let there = plan.stacking.iter().filter(of).map(|row| row.id.clone()).collect();
    let word = |word| Entry::Value(Value::Word(word));
    let neutral = StackingRule::Additive;
    let cells = vec![("a", word(a.word())), ("b", word(b.word())), ("rule", word(neutral.word()))];
    let label = format!("{} with {}: {}", a.label(), b.label(), rule.label());
    set(plan, scenario, label, TableId::Stacking, there, cells, ("rule", word(rule.word())))
}

/// Says how much of a charge a programme may cover, in the active scenario; a row is added like a rule.
pub fn set_limit(plan: &Plan, scenario: &Id, program: Program, limit: Rate) -> Command {
    let of = |row: &&crate::domain::Limit| row.program == program;
    let there = plan.limits.iter().filter(of).map(|row| row.id.clone()).collect();
    let cells = vec![
        ("program", Entry::Value(Value::Word(program.word()))),
        ("max_coverage", Entry::Value(Value::Rate(Rate::ONE))),
    ];
    let label = format!("Limit of {}", program.label());
    let entry = ("max_coverage", Entry::Value(Value::Rate(limit)));
    set(plan, scenario, label, TableId::Limits, there, cells, entry)
}

/// Fields of rows of the plan set in a scenario, as one step.
pub fn set_values(
    plan: &Plan,
    scenario: &Id,
    label: String,
    sets: &[(TableId, Id, &'static str, Value)],
) -> Command {
    let mut cells = Vec::new();
    for (table, row, field, value) in sets {
        cells.push((place(plan, scenario, *table, row, field), Entry::Value(value.clone())));
    }
    Command::filling(label, cells)
}

fn place(plan: &Plan, scenario: &Id, table: TableId, row: &Id, field: &'static str) -> CellRef {
    let scenario = Some(scenario.clone());
    cell::addressed(plan, &CellRef { table, row: row.clone(), field, scenario })
}

fn set(
    plan: &Plan,
    scenario: &Id,
    label: String,
    table: TableId,
    mut rows: Vec<Id>,
    cells: Vec<(&'static str, Entry)>,
    (field, entry): (&'static str, Entry),
) -> Command {
    let mut commands = Vec::new();
    // A scenario's cell does not depend on whether its row is there yet.
    let sample = rows.first().cloned().unwrap_or_else(|| Id::from(""));
    let scenario = place(plan, scenario, table, &sample, field).scenario;
    if rows.is_empty() {
        commands.push(Command::AddRow { table, position: usize::MAX, cells, scenario: None });
        rows.push(ids::fresh_id(plan, table));
    }
    let address = |row| CellRef { table, row, field, scenario: scenario.clone() };
    let cells = rows.into_iter().map(|row| (address(row), entry.clone())).collect();
    commands.push(Command::SetCells { cells, merge: None });
    Command::Batch { label, commands }
}
