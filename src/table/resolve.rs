//! Scenarios resolved: the base with a scenario's fields set (`docs/engine.md`, section 0).

use crate::domain::{
    Override, Plan, Scenario, TableId, choice::Choice as _, scenario::OverrideValue,
};

use super::{table, table_mut};

/// What an override means in this plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A field of a table.
    Field(TableId, usize),
    /// A table or field that this version does not know or that no scenario may set.
    Unknown,
}

/// The field an override names, whether or not its row exists.
pub fn target(plan: &Plan, over: &Override) -> Target {
    find(plan, &over.table, &over.field)
        .map_or(Target::Unknown, |(id, column)| Target::Field(id, column))
}

/// The table and column of names as they stand in an override. Remarks are of the plan itself.
pub fn find(plan: &Plan, table_name: &str, field: &str) -> Option<(TableId, usize)> {
    let id = TableId::from_word(table_name).filter(|id| id.is_overridable())?;
    let rows = table(plan, id);
    let column = rows.column(field)?;
    rows.spec(column).filter(|spec| !spec.remark)?;
    Some((id, column))
}

/// A copy of the plan with the scenario's overrides applied in order; the last wins. Overrides of
/// missing rows, unknown tables or unknown fields have no effect. Tables it does not touch stay
/// shared with the plan.
pub fn resolve(plan: &Plan, scenario: &Scenario) -> Plan {
    let mut resolved = plan.clone();
    for over in scenario.overrides.iter() {
        apply(&mut resolved, over);
    }
    resolved
}

/// Applies the overrides of one table to a plan whose table is the base's.
pub fn table_of(plan: &mut Plan, id: TableId, scenario: &Scenario) {
    for over in scenario.overrides.iter().filter(|over| over.table == id.word()) {
        apply(plan, over);
    }
}

/// Applies one override; `false` when it has no effect.
pub fn apply(plan: &mut Plan, over: &Override) -> bool {
    match (target(plan, over), &over.value) {
        (Target::Field(id, column), OverrideValue::Fits(value)) => {
            table_mut(plan, id).set(over.row.as_str(), column, value.clone())
        }
        _ => false,
    }
}
