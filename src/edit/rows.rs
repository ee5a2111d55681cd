//! Rows that come and go.

use super::{
    ids::{RowError, fresh_id},
    scenarios,
};
use crate::{
    domain::{
        Id, Override, Plan, Scenario, ServiceScope, TableId, Value, choice::Choice as _,
        drafts::CellRef, scenario::OverrideValue,
    },
    table::{Kind, resolve, schema, table, table_mut},
};

/// Adds a row of defaults before a position: references to the first row there is, months and days
/// at the plan's start, and what is needed but has no default marked as not filled in.
pub(super) fn add(plan: &mut Plan, table_id: TableId, position: usize) -> Result<Id, RowError> {
    if table_id.is_single() {
        return Err(RowError::Fixed { table: table_id });
    }
    if table_id == TableId::Scenarios {
        return Ok(scenarios::add(plan, position));
    }
    let id = fresh_id(plan, table_id);
    let start = plan.head.start_month;
    let mut sets: Vec<(usize, Value)> = Vec::new();
    let mut needs_input = Vec::new();
    for (column, spec) in schema(table_id).columns() {
        match spec.kind {
            Kind::Ref(to) => {
                let first = table(plan, to).id_at(0).ok_or(RowError::Needs { table: to })?;
                sets.push((column, Value::Ref(first)));
            }
            Kind::Shares => {
                let first =
                    plan.services.at(0).ok_or(RowError::Needs { table: TableId::Services })?;
                sets.push((
                    column,
                    Value::Shares(vec![(first.id.clone(), crate::domain::Rate::ONE)]),
                ));
            }
            Kind::Month if !spec.nullable => sets.push((column, Value::Month(start))),
            Kind::Day if !spec.nullable => sets.push((column, Value::Day(start.first_day()))),
            Kind::Money { .. } if spec.required => needs_input.push(spec.key),
            _ => {}
        }
    }
    let mut rows = table_mut(plan, table_id);
    rows.insert_blank(position, id.clone());
    for (column, value) in sets {
        rows.set(id.as_str(), column, value);
    }
    for field in needs_input {
        plan.drafts.set(
            CellRef { table: table_id, row: id.clone(), field, scenario: None },
            String::new(),
        );
    }
    Ok(id)
}

/// Removes a row nothing else refers to, with what scenarios set of it.
pub(super) fn remove(plan: &mut Plan, table_id: TableId, row: &Id) -> Result<(), RowError> {
    if table_id.is_single() {
        return Err(RowError::Fixed { table: table_id });
    }
    if table_id == TableId::Scenarios {
        return scenarios::remove(plan, row);
    }
    if let Some((by, count)) = users(plan, table_id, row) {
        return Err(RowError::InUse { row: row.clone(), by, count });
    }
    table_mut(plan, table_id).remove(row.as_str());
    plan.drafts.clear_row(table_id, row);
    remove_overrides(plan, table_id, row);
    Ok(())
}

fn remove_overrides(plan: &mut Plan, table_id: TableId, row: &Id) {
    let mut gone = Vec::new();
    for scenario in plan.scenarios.iter() {
        let of_row =
            scenario.overrides.iter().filter(|o| o.row == *row && o.table == table_id.word());
        gone.extend(
            of_row.map(|o| (scenario.id.clone(), Override::key(&o.table, row.as_str(), &o.field))),
        );
    }
    for (scenario, key) in gone {
        plan.scenarios.update(scenario.as_str(), |scenario| {
            scenario.overrides.remove(key.as_str());
        });
    }
}

/// The first table with rows that refer to a row, and how many; scenarios last.
fn users(plan: &Plan, to: TableId, row: &Id) -> Option<(TableId, usize)> {
    if !matches!(to, TableId::Services | TableId::Accounts | TableId::Mixes) {
        return None;
    }
    let by_table = TableId::ALL.iter().find_map(|by| {
        let rows = table(plan, *by);
        let count = (0..rows.len())
            .filter_map(|at| rows.id_at(at))
            .filter(|id| {
                schema(*by)
                    .columns()
                    .filter_map(|(at, spec)| Some((spec.kind, rows.value(id.as_str(), at)?)))
                    .any(|(kind, value)| refers(kind, &value, to, row))
            })
            .count();
        (count > 0).then_some((*by, count))
    });
    let by_scenario = || {
        let count = plan.scenarios.iter().filter(|scenario| chooses(scenario, to, row)).count();
        (count > 0).then_some((TableId::Scenarios, count))
    };
    by_table.or_else(by_scenario)
}

/// Whether a scenario sets a field to a row.
fn chooses(scenario: &Scenario, to: TableId, row: &Id) -> bool {
    scenario.overrides.iter().any(|over| {
        let kind = resolve::find_field(&over.table, &over.field)
            .and_then(|(id, column)| schema(id).spec(column))
            .map(|spec| spec.kind);
        match (kind, &over.value) {
            (Some(kind), OverrideValue::Fits(value)) => refers(kind, value, to, row),
            _ => false,
        }
    })
}

fn refers(kind: Kind, value: &Value, to: TableId, row: &Id) -> bool {
    match (kind, value) {
        (Kind::Ref(table), Value::Ref(id)) => table == to && id == row,
        (Kind::Services, Value::Services(ServiceScope::Listed(ids))) => {
            to == TableId::Services && ids.contains(row)
        }
        (Kind::Shares, Value::Shares(shares)) => {
            to == TableId::Services && shares.iter().any(|(id, _)| id == row)
        }
        _ => false,
    }
}
