//! The plan without what only we may see: what is shown, copied and printed while that is hidden.
//!
//! Every figure is then computed of what remains, so none is left from which the rest could be worked
//! out: with our cost blank, net value is what it is before our cost, and a total is the total of the
//! rows that stand above it.

use std::sync::Arc;

use crate::{
    domain::{
        Extra, Id, Override, Plan, Rows, Scenario, Single, TableId, Value, choice::Choice as _,
        drafts::CellRef,
    },
    table::{AnyRow, Kind, Lens, Record, Spec, Visitor, remarks, schema, table, table_mut, visit},
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
            let follow = FollowTable { last: self.last.as_ref(), plan, copy: &mut copy };
            marks_stay &= visit(id, follow);
        }
        let hidden = |table: TableId, row: &Id, field: &str| {
            row_is_private(plan, table, row.as_str())
                || private_columns(table).any(|(_, spec)| spec.key == field)
        };
        let last = self.last.as_ref().filter(|_| marks_stay);
        let last = last.map(|(was, shown)| (&was.scenarios, &shown.scenarios));
        let scenario = |row: &Arc<Scenario>| seen_scenario(row, &hidden);
        (copy.scenarios, _) = followed(&plan.scenarios, last, &scenario);
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
}

/// Puts into the copy what is seen of a table other than scenarios, and says whether that has the same
/// rows as last time.
struct FollowTable<'a> {
    last: Option<&'a (Plan, Plan)>,
    plan: &'a Plan,
    copy: &'a mut Plan,
}

impl Visitor for FollowTable<'_> {
    type Out = bool;

    fn many<R: Record>(self, rows: Lens<Rows<R>>) -> bool {
        let last = self.last.map(|(was, shown)| ((rows.read)(was), (rows.read)(shown)));
        let (seen, follows) = followed((rows.read)(self.plan), last, &seen_row);
        *(rows.write)(self.copy) = seen;
        follows
    }

    fn one<R: Record>(self, _: Lens<Single<R>>) -> bool {
        blank_single(self.copy, R::TABLE);
        true
    }
}

/// A table with what is seen of each row, and whether that has the same rows as last time.
fn followed<R: Record>(
    now: &Rows<R>,
    last: Option<(&Rows<R>, &Rows<R>)>,
    seen: &dyn Fn(&Arc<R>) -> Option<Arc<R>>,
) -> (Rows<R>, bool) {
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
    let rows: Vec<Arc<R>> = now.shared().filter_map(seen).collect();
    let whole =
        rows.len() == now.len() && rows.iter().zip(now.shared()).all(|(a, b)| Arc::ptr_eq(a, b));
    (if whole { now.clone() } else { rows.into_iter().collect() }, false)
}

/// Whether other rows refer to those of a table, so that private ones stay, unnamed.
pub fn is_referred_to(id: TableId) -> bool {
    matches!(id, TableId::Services | TableId::Accounts | TableId::Mixes)
}

/// What is seen of a row; `None` when it is private and no other row refers to its like. The very same
/// row where all of it is seen.
fn seen_row<R: Record>(row: &Arc<R>) -> Option<Arc<R>> {
    let sets = hidden_fields(R::TABLE, &**row)?;
    let mut row = without_remarks(row);
    for (column, value) in sets {
        Arc::make_mut(&mut row).set(column, value);
    }
    Some(row)
}

/// The columns of a row to overwrite, with the value that is shown instead; `None` when the whole row is
/// hidden.
fn hidden_fields(id: TableId, row: &dyn AnyRow) -> Option<Vec<(usize, Value)>> {
    let private = row.extra().is_private();
    if private && !is_referred_to(id) {
        return None;
    }
    let schema = schema(id);
    let blanks = private_columns(id).filter_map(|(at, _)| Some((at, schema.blank_value(at)?)));
    let mut sets: Vec<(usize, Value)> = blanks.collect();
    for (at, spec) in schema.fields().filter(|_| private) {
        if matches!(spec.kind, Kind::Text | Kind::Note) {
            sets.push((at, Value::Text(if spec.names_row { UNNAMED } else { "" }.to_owned())));
        }
    }
    sets.retain(|(at, value)| row.get(*at).is_some_and(|held| held != *value));
    Some(sets)
}

/// A row without what is said of its figures; of a private one nothing else that is beside its fields.
fn without_remarks<R: Record>(row: &Arc<R>) -> Arc<R> {
    let mut row = row.clone();
    let seen = seen_extra(R::TABLE, row.extra());
    if *row.extra() != seen {
        *Arc::make_mut(&mut row).extra_mut() = seen;
    }
    row
}

fn seen_extra(id: TableId, extra: &Extra) -> Extra {
    let mut kept = extra.clone();
    if kept.is_private() {
        kept = Extra::default();
        kept.set("private", Some(true.into()));
    }
    remarks::hide(id, &mut kept);
    kept
}

/// A scenario without what it sets of hidden rows and columns; `None` when it is ours alone.
fn seen_scenario(
    scenario: &Arc<Scenario>,
    hidden: &dyn Fn(TableId, &Id, &str) -> bool,
) -> Option<Arc<Scenario>> {
    let is_hidden = |over: &Override| {
        TableId::from_word(&over.table).is_some_and(|id| hidden(id, &over.row, &over.field))
    };
    if scenario_is_private(scenario) {
        return None;
    }
    let mut seen = without_remarks(scenario);
    if scenario.overrides.iter().any(is_hidden) {
        let overrides = scenario.overrides.shared().filter(|over| !is_hidden(over)).cloned();
        Arc::make_mut(&mut seen).overrides = overrides.collect();
    }
    Some(seen)
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
