//! The plan without what only we may see: what is shown, copied and printed while that is hidden.
//!
//! Every figure is then computed of what remains, so none is left from which the rest could be worked
//! out: with our cost blank, net value is what it is before our cost, and a total is the total of the
//! rows that stand above it.

use std::sync::Arc;

use crate::{
    domain::{
        Extra, Id, Override, Plan, Scenario, TableId, Value,
        choice::Choice as _,
        chunked::{Chunked, Shared, own, same_row},
        drafts::CellRef,
    },
    table::{Kind, Spec, chunked, chunked_mut, remarks, schema, table, table_mut},
};

use super::{column_is_private, row_is_private, scenario_is_private};

/// What stands where the name of a private row would.
const UNNAMED: &str = "Private";

/// The plan without private scenarios, without private rows and everything set on them, and with private
/// columns as a new row has them. Private accounts, services and mixes are rows still, as others refer to
/// them, but without their texts.
pub fn seen(plan: &Plan) -> Plan {
    Sight::default().of(plan)
}

/// What is seen of a plan as it is edited: what an edit leaves alone is shared with what was seen before,
/// so that it costs no more than the edit.
#[derive(Default)]
pub struct Sight {
    /// The last plan, and what was seen of it.
    last: Option<(Plan, Plan)>,
}

impl Sight {
    /// What is seen of the plan: see [`seen`].
    pub fn of(&mut self, plan: &Plan) -> Plan {
        let mut copy = plan.clone();
        let mut marks_stay = true;
        for id in TableId::ALL.iter().copied().filter(|id| *id != TableId::Scenarios) {
            if chunked(plan, id).is_some() {
                marks_stay &= self.follow(&mut copy, plan, id, true, &|row| seen_row(id, row));
            } else {
                blank_single(&mut copy, id);
            }
        }
        let hidden = |table: TableId, row: &Id, field: &str| {
            row_is_private(plan, table, row.as_str())
                || private_columns(table).any(|(_, spec)| spec.key == field)
        };
        let scenario = |row: &Shared| seen_scenario(row, &hidden);
        self.follow(&mut copy, plan, TableId::Scenarios, marks_stay, &scenario);
        let gone = |cell: &CellRef| {
            let is_gone = |id: &Id| copy.scenarios.position(id.as_str()).is_none();
            cell.scenario.as_ref().is_some_and(is_gone)
                || cell.table == TableId::Scenarios && is_gone(&cell.row)
                || hidden(cell.table, &cell.row, cell.field)
        };
        let mut drafts = copy.drafts.clone();
        drafts.forget(&gone);
        copy.drafts = drafts;
        self.last = Some((plan.clone(), copy.clone()));
        copy
    }

    /// Puts into the copy what is seen of a table, and says whether that has the same rows as last time.
    fn follow(
        &self,
        copy: &mut Plan,
        plan: &Plan,
        id: TableId,
        marks_stay: bool,
        seen: &dyn Fn(&Shared) -> Option<Shared>,
    ) -> bool {
        let last = self.last.as_ref().filter(|_| marks_stay);
        let last = last.and_then(|(was, shown)| Some((chunked(was, id)?, chunked(shown, id)?)));
        let (Some(now), Some(place)) = (chunked(plan, id), chunked_mut(copy, id)) else {
            return true;
        };
        let (rows, follows) = followed(now, last, seen);
        *place = rows;
        follows
    }
}

/// A table with what is seen of each row, and whether that has the same rows as last time.
fn followed(
    now: &Chunked,
    last: Option<(&Chunked, &Chunked)>,
    seen: &dyn Fn(&Shared) -> Option<Shared>,
) -> (Chunked, bool) {
    if let Some((was, shown)) = last
        && now.same_order(was)
    {
        let mut next = shown.clone();
        let follows = now.changes(was).iter().all(|change| {
            let (Some(old), Some(new)) = (change.old, change.new) else { return false };
            if old.extra().is_private() != new.extra().is_private() {
                return false;
            }
            match (seen(old), seen(new)) {
                (Some(_), Some(row)) => next.replace(row),
                (before, after) => before.is_none() && after.is_none(),
            }
        });
        if follows {
            return (next, true);
        }
    }
    let rows: Vec<Shared> = now.iter().filter_map(seen).collect();
    let whole = rows.len() == now.len() && rows.iter().zip(now.iter()).all(|(a, b)| same_row(a, b));
    (if whole { now.clone() } else { Chunked::of(&rows) }, false)
}

/// Whether other rows refer to those of a table, so that private ones stay, unnamed.
pub fn is_referred_to(id: TableId) -> bool {
    matches!(id, TableId::Services | TableId::Accounts | TableId::Mixes)
}

/// What is seen of a row; `None` when it is private and no other row refers to its like.
fn seen_row(id: TableId, row: &Shared) -> Option<Shared> {
    let private = row.extra().is_private();
    if private && !is_referred_to(id) {
        return None;
    }
    let mut sets: Vec<(usize, Value)> = Vec::new();
    let schema = schema(id);
    if private_columns(id).next().is_some() {
        let blank = schema.blank(row.id().clone());
        let blanks = private_columns(id).filter_map(|(at, _)| Some((at, schema.get(&*blank, at)?)));
        sets.extend(blanks);
    }
    for (at, spec) in schema.fields().filter(|_| private) {
        if matches!(spec.kind, Kind::Text | Kind::Note) {
            sets.push((at, Value::Text(if spec.names_row { UNNAMED } else { "" }.to_owned())));
        }
    }
    sets.retain(|(at, value)| schema.get(&**row, *at).is_some_and(|held| held != *value));
    let mut row = without_remarks(id, row);
    if !sets.is_empty() {
        let row = own(&mut row)?;
        for (at, value) in sets {
            schema.set(row, at, value);
        }
    }
    Some(row)
}

/// A row without what is said of its figures; of a private one nothing else that is beside its fields.
fn without_remarks(id: TableId, row: &Shared) -> Shared {
    let mut kept = row.extra().clone();
    if kept.is_private() {
        kept = Extra::default();
        kept.set("private", Some(true.into()));
    }
    remarks::hide(id, &mut kept);
    let mut row = row.clone();
    if *row.extra() != kept
        && let Some(row) = own(&mut row)
    {
        *row.extra_mut() = kept;
    }
    row
}

/// A scenario without what it sets of hidden rows and columns; `None` when it is ours alone.
fn seen_scenario(row: &Shared, hidden: &dyn Fn(TableId, &Id, &str) -> bool) -> Option<Shared> {
    let scenario = row.as_any().downcast_ref::<Scenario>()?;
    let is_hidden = |over: &Override| {
        TableId::from_word(&over.table).is_some_and(|id| hidden(id, &over.row, &over.field))
    };
    if scenario_is_private(scenario) {
        return None;
    }
    let row = without_remarks(TableId::Scenarios, row);
    if !scenario.overrides.iter().any(is_hidden) {
        return Some(row);
    }
    let overrides = scenario.overrides.iter().filter(|over| !is_hidden(over)).cloned().collect();
    let extra = row.extra().clone();
    Some(Arc::new(Scenario { overrides, extra, ..scenario.clone() }))
}

/// The private columns of a table.
fn private_columns(id: TableId) -> impl Iterator<Item = (usize, &'static Spec)> {
    schema(id).fields().filter(|(_, spec)| column_is_private(spec))
}

/// Puts private columns of a table of one row back to their defaults, and takes its remarks away.
fn blank_single(copy: &mut Plan, id: TableId) {
    let held = table(copy, id).extra(id.word()).cloned().unwrap_or_default();
    let mut kept = held.clone();
    remarks::hide(id, &mut kept);
    if kept != held {
        table_mut(copy, id).set_extra(kept);
    }
    for (at, _) in private_columns(id) {
        if let Some(blank) = table(copy, id).blank_value(at) {
            table_mut(copy, id).set(id.word(), at, blank);
        }
    }
}
