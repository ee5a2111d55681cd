//! Scenarios resolved: the base with a scenario's fields set (`docs/engine.md`, section 0).

use crate::domain::{
    Id, Override, Plan, Scenario, TableId, choice::Choice as _, scenario::OverrideValue,
};

use super::{schema, table_mut};

/// The field with the last day of a credit.
const END: &str = "end";

/// The table and column that an override with these names sets, whether or not its row exists. `None` for
/// a table or field that this version does not know or that no scenario may set; remarks are such fields.
pub fn find_field(table: &str, field: &str) -> Option<(TableId, usize)> {
    let id = TableId::from_word(table).filter(|id| id.is_overridable())?;
    let column = schema(id).column_of(field)?;
    schema(id).spec(column).filter(|spec| !spec.remark)?;
    Some((id, column))
}

/// A copy of the plan with the scenario's overrides applied in order; the last wins. Overrides of
/// missing rows, unknown tables or unknown fields have no effect. Tables it does not touch stay
/// shared with the plan. Credits that are [`open_ended`] can't be used.
pub fn resolve(plan: &Plan, scenario: &Scenario) -> Plan {
    let mut resolved = plan.clone();
    for over in scenario.overrides.iter() {
        apply(&mut resolved, over);
    }
    for credit in open_ended(plan, scenario) {
        suspend(&mut resolved, credit);
    }
    resolved
}

/// The credits of the register whose end was typed but could not be read. An end that is not known is not "never":
/// they are not used until it is settled.
pub fn open_ended<'p>(plan: &'p Plan, scenario: &Scenario) -> impl Iterator<Item = &'p Id> {
    let has_own = |row: &Id| {
        let key = Override::key(TableId::Credits.word(), row.as_str(), END);
        scenario.overrides.get(key.as_str()).is_some()
    };
    let ends = plan.drafts.iter().filter(|(cell, text)| {
        cell.table == TableId::Credits && cell.field == END && !text.trim().is_empty()
    });
    let in_force = ends.filter(move |(cell, _)| match &cell.scenario {
        Some(own) => *own == scenario.id,
        None => !has_own(&cell.row),
    });
    in_force.map(|(cell, _)| &cell.row)
}

/// Takes a credit out of use.
pub fn suspend(plan: &mut Plan, credit: &Id) {
    plan.credits.update(credit.as_str(), |credit| credit.enabled = false);
}

/// Applies the overrides of one table to a plan whose table is the base's.
pub fn table_of(plan: &mut Plan, id: TableId, scenario: &Scenario) {
    for over in scenario.overrides.iter().filter(|over| over.table == id.word()) {
        apply(plan, over);
    }
}

/// Applies one override; `false` when it has no effect.
pub fn apply(plan: &mut Plan, over: &Override) -> bool {
    match (find_field(&over.table, &over.field), &over.value) {
        (Some((id, column)), OverrideValue::Fits(value)) => {
            table_mut(plan, id).set(over.row.as_str(), column, value.clone())
        }
        _ => false,
    }
}
