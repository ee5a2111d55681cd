//! The plan without what only we may see: what is shown, copied and printed while that is hidden.
//!
//! Every figure is then computed of what remains, so none is left from which the rest could be worked
//! out: with our cost blank, net value is what it is before our cost, and a total is the total of the
//! rows that stand above it.

use crate::{
    domain::{Id, Plan, Row as _, TableId, Value, choice::Choice as _},
    table::{Kind, table, table_mut},
};

use super::{column_is_private, scenario_is_private};

/// What stands where the name of a private row would.
const UNNAMED: &str = "Private";

/// The plan without private scenarios, without private rows and everything set on them, and with private
/// columns as a new row has them. Private accounts, services and mixes are rows still, as others refer to
/// them, but without their texts.
pub fn seen(plan: &Plan) -> Plan {
    let mut copy = plan.clone();
    drop_scenarios(&mut copy);
    for id in TableId::ALL.iter().copied().filter(|id| *id != TableId::Scenarios) {
        for row in private_rows(&copy, id) {
            copy.drafts.clear_row(id, &row);
            drop_overrides(&mut copy, &|over_table, over_row, _| {
                over_table == id.word() && *over_row == row
            });
            if stays(id) {
                unname(&mut copy, id, &row);
            } else {
                table_mut(&mut copy, id).remove(row.as_str());
            }
        }
        blank_columns(&mut copy, id);
    }
    copy
}

/// Whether private rows of a table stay without their names, as others refer to them.
fn stays(id: TableId) -> bool {
    matches!(id, TableId::Services | TableId::Accounts | TableId::Mixes)
}

/// The rows of a table that are marked private.
pub fn private_rows(plan: &Plan, id: TableId) -> Vec<Id> {
    let rows = table(plan, id).iter().filter(|row| !id.is_single() && row.extra().is_private());
    rows.map(|row| row.id().clone()).collect()
}

/// Takes the texts of a row away; its name says that there is one.
fn unname(copy: &mut Plan, id: TableId, row: &Id) {
    for (column, spec) in table(copy, id).specs() {
        let text = if spec.key == "name" { UNNAMED } else { "" };
        if matches!(spec.kind, Kind::Text | Kind::Note) {
            table_mut(copy, id).set(row.as_str(), column, Value::Text(text.to_owned()));
        }
    }
}

fn drop_scenarios(copy: &mut Plan) {
    let private = copy.scenarios.iter().filter(|scenario| scenario_is_private(scenario));
    let gone: Vec<Id> = private.map(|scenario| scenario.id.clone()).collect();
    for id in &gone {
        copy.scenarios.remove(id.as_str());
        copy.drafts.clear_row(TableId::Scenarios, id);
    }
    copy.drafts.forget(&|cell| cell.scenario.as_ref().is_some_and(|id| gone.contains(id)));
}

/// Whether it is an override, by table, row and field.
type IsOverride<'a> = &'a dyn Fn(&str, &Id, &str) -> bool;

/// Takes back what scenarios set of some fields.
fn drop_overrides(copy: &mut Plan, of: IsOverride<'_>) {
    for scenario in scenario_ids(copy) {
        // Who sets none of them is left as it is, so that nothing is calculated again.
        let Some(held) = copy.scenarios.get(scenario.as_str()) else { continue };
        let gone = held.overrides.iter().filter(|over| of(&over.table, &over.row, &over.field));
        let gone: Vec<Id> = gone.map(|over| over.id().clone()).collect();
        if !gone.is_empty() {
            copy.scenarios.update(scenario.as_str(), |scenario| {
                for key in &gone {
                    // A field may be set more than once; every one of them goes.
                    while scenario.overrides.remove(key.as_str()).is_some() {}
                }
            });
        }
    }
}

/// The ids of all scenarios, to change them one after the other.
pub fn scenario_ids(plan: &Plan) -> Vec<Id> {
    plan.scenarios.iter().map(|scenario| scenario.id.clone()).collect()
}

/// Puts private columns of a table back to what a new row has.
fn blank_columns(copy: &mut Plan, id: TableId) {
    let rows = table(copy, id);
    let columns: Vec<_> = rows.specs().filter(|(_, spec)| column_is_private(spec)).collect();
    for (column, spec) in columns {
        let rows = table(copy, id);
        let blank = rows.blank_value(column).unwrap_or(Value::Empty);
        let filled = |row: &Id| rows.value(row.as_str(), column).is_some_and(|of| of != blank);
        let ids = rows.iter().map(|row| row.id().clone()).filter(filled).collect::<Vec<_>>();
        for row in ids {
            table_mut(copy, id).set(row.as_str(), column, blank.clone());
        }
        copy.drafts.forget(&|cell| cell.table == id && cell.field == spec.key);
        drop_overrides(copy, &|over_table, _, field| over_table == id.word() && field == spec.key);
    }
}
