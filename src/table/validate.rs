//! Rules that go beyond one field: references, dates in order, shares in all.
//!
//! A plan in memory keeps all of them. The reader reports every breach of a file at once; an edit
//! that would breach one is not taken. [`deal`] has those of fields that are checked only where the
//! calculation reads them.

use crate::domain::{Id, Plan, Rate, ServiceScope, TableId, Value, choice::Choice as _};

pub mod deal;

use super::{Fault, Kind, Spec, schema, table};

/// Every breach in the base of a plan.
pub fn faults(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    for id in TableId::ALL {
        references(plan, *id, &mut faults);
    }
    faults.extend(beyond_one_field(plan));
    faults.extend(deal::faults(plan, &[]));
    faults
}

/// The breaches that are not references: dates out of order, shares above the whole.
pub fn beyond_one_field(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    for credit in plan.credits.iter() {
        if credit.end.is_some_and(|end| end < credit.start) {
            let found = credit.end.map_or_else(String::new, |end| format!("\"{end}\""));
            faults.push(Fault::new(
                "credits",
                credit.id.as_str(),
                "end",
                found,
                format!("a date not before its start, {}", credit.start),
            ));
        }
    }
    let mut shares = Rate::ZERO;
    for milestone in plan.milestones.iter() {
        let before = shares;
        // Each share was held to the whole when it was read, so their sum fits.
        let Some(sum) = shares.checked_add(milestone.share) else { break };
        shares = sum;
        if before <= Rate::ONE && shares > Rate::ONE {
            faults.push(Fault::new(
                "milestones",
                milestone.id.as_str(),
                "share",
                format!("shares of {shares} in all up to here"),
                "at most 1 in all",
            ));
        }
    }
    faults
}

fn references(plan: &Plan, id: TableId, faults: &mut Vec<Fault>) {
    let rows = table(plan, id);
    let columns = schema(id).columns();
    let refers = |(_, spec): &(usize, &Spec)| target(spec.kind).is_some() && !spec.where_read;
    for (column, spec) in columns.filter(refers) {
        for at in 0..rows.len() {
            let Some(row) = rows.id_at(at) else { continue };
            let Some(value) = rows.value(row.as_str(), column) else { continue };
            faults.extend(missing(plan, spec, &value, id.word(), row.as_str()));
        }
    }
}

/// The table that a field of that kind refers to.
pub fn target(kind: Kind) -> Option<TableId> {
    match kind {
        Kind::Ref(table) => Some(table),
        Kind::Services | Kind::Shares => Some(TableId::Services),
        _ => None,
    }
}

/// The fault of a value that names a row the plan does not have.
pub fn missing(plan: &Plan, spec: &Spec, value: &Value, table: &str, row: &str) -> Option<Fault> {
    let missing = missing_reference(plan, spec, value)?;
    let expected = Kind::Ref(target(spec.kind)?).expects();
    Some(Fault::new(table, row, spec.key, format!("\"{missing}\""), expected))
}

/// The first id in a value that no row of the plan has.
pub fn missing_reference<'v>(plan: &Plan, spec: &Spec, value: &'v Value) -> Option<&'v Id> {
    let missing = |id: &&'v Id| plan.services.position(id.as_str()).is_none();
    match (spec.kind, value) {
        // A field that is asked only where it is read can be left open.
        (Kind::Ref(_), Value::Ref(id)) if spec.where_read && id.as_str().is_empty() => None,
        (Kind::Ref(to), Value::Ref(id)) => {
            table(plan, to).position(id.as_str()).is_none().then_some(id)
        }
        (Kind::Services, Value::Services(ServiceScope::Listed(ids))) => ids.iter().find(missing),
        (Kind::Shares, Value::Shares(shares)) => shares.iter().map(|(id, _)| id).find(missing),
        _ => None,
    }
}
