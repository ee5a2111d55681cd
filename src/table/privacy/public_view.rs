//! The plan without what is private: what is shown, copied and printed while “Hide private” is on.
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
    table::{
        AnyRow, Kind, Lens, Record, Spec, Visitor, beside, remarks::PRIVATE, schema, table,
        table_mut, visit,
    },
};

use super::{column_is_private, row_is_private, scenario_is_private};

/// What stands where the name of a private row would.
const UNNAMED: &str = "Private";
/// The field that shares a scenario's note. Ours to set, but no secret where it is set.
const SHARES: &str = "share_note";

/// The plan without private scenarios, without private rows and everything set on them, and with private
/// columns as a new row has them. Private accounts, services and mixes are rows still, as others refer to
/// them, but without their texts.
pub fn public_view(plan: &Plan) -> Plan {
    PublicView::default().update(plan)
}

/// Keeps the [`public_view`] of a plan up to date while the plan is edited. What an edit leaves alone is
/// shared with the view before, so that an update costs no more than the edit.
#[derive(Default)]
pub struct PublicView {
    /// The last plan and its view.
    last: Option<(Plan, Plan)>,
}

impl PublicView {
    /// The [`public_view`] of the plan.
    pub fn update(&mut self, plan: &Plan) -> Plan {
        let mut copy = plan.clone();
        let last = self.last.as_ref();
        let mut marks_stay = last.is_some();
        for id in TableId::ALL.iter().copied().filter(|id| *id != TableId::Scenarios) {
            if id.is_single() {
                blank_single(&mut copy, id);
                continue;
            }
            if visit(id, Unchanged { last, plan, copy: &mut copy }) {
                continue;
            }
            if id == TableId::Workloads {
                let last = last.map(|(was, shown)| (&was.workloads, &shown.workloads));
                let (seen, follows) = followed(&plan.workloads, last, &seen_row);
                copy.workloads = seen;
                marks_stay &= follows;
            } else {
                marks_stay &= last.is_some_and(|(was, _)| same_marks(id, was, plan));
                blank_rows(&mut copy, id);
            }
        }
        let hidden = |table: TableId, row: &Id, field: &str| {
            let mut all = schema(table).fields().chain(schema(table).beside());
            row_is_private(plan, table, row.as_str())
                || all.any(|(_, spec)| spec.private && spec.key == field)
        };
        let last = last.filter(|_| marks_stay);
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

/// Puts what was seen of a table last time into the copy, where the table is still the same, and says whether it is.
struct Unchanged<'a> {
    last: Option<&'a (Plan, Plan)>,
    plan: &'a Plan,
    copy: &'a mut Plan,
}

impl Visitor for Unchanged<'_> {
    type Out = bool;

    fn many<R: Record>(self, rows: Lens<Rows<R>>) -> bool {
        let last = self.last.filter(|(was, _)| (rows.read)(self.plan).same((rows.read)(was)));
        if let Some((_, shown)) = last {
            *(rows.write)(self.copy) = (rows.read)(shown).clone();
        }
        last.is_some()
    }

    fn one<R: Record>(self, _: Lens<Single<R>>) -> bool {
        false
    }
}

/// Whether the same rows of a table are private in two plans.
fn same_marks(id: TableId, one: &Plan, other: &Plan) -> bool {
    let marked = |plan| table(plan, id).iter().filter(|row| is_marked(*row)).map(|row| row.id());
    marked(one).eq(marked(other))
}

/// Leaves in a table of the copy what is seen of each row.
fn blank_rows(copy: &mut Plan, id: TableId) {
    let own = copy.clone();
    for row in table(&own, id).iter() {
        let key = row.id().as_str();
        let Some(sets) = hidden_fields(id, row) else {
            table_mut(copy, id).remove(key);
            continue;
        };
        if says_more(row) {
            let mut rows = table_mut(copy, id);
            let _ = rows.row(key).map(hush);
        }
        for (column, value) in sets {
            table_mut(copy, id).set(key, column, value);
        }
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
            if Record::remarks(&**old).private != Record::remarks(&**new).private {
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
    let private = row.remarks().private;
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

/// A row without what is said of its figures. A private one keeps nothing beside its columns but the mark.
fn without_remarks<R: Record>(row: &Arc<R>) -> Arc<R> {
    let mut row = row.clone();
    if says_more(&*row) {
        let own: &mut R = Arc::make_mut(&mut row);
        hush(own);
    }
    row
}

/// Whether a field beside the columns of a row is hidden. A table of one row is never hidden as a whole.
fn is_hidden(row: &dyn AnyRow, spec: &Spec) -> bool {
    spec.private && spec.key != SHARES || is_marked(row) && spec.key != PRIVATE
}

fn is_marked(row: &dyn AnyRow) -> bool {
    !row.table().is_single() && row.remarks().private
}

/// Whether there is something hidden beside the columns of a row.
fn says_more(row: &dyn AnyRow) -> bool {
    beside::said(row).any(|(_, spec, _)| is_hidden(row, spec))
        || schema(row.table())
            .beside()
            .any(|(_, spec)| is_hidden(row, spec) && row.extra().has(spec.key))
        || is_marked(row) && row.extra().iter().next().is_some()
}

/// Takes away what is hidden beside the columns of a row.
fn hush(row: &mut dyn AnyRow) {
    let schema = schema(row.table());
    for (at, spec) in schema.beside() {
        if is_hidden(row, spec) {
            row.extra_mut().set(spec.key, None);
            if let Some(blank) = schema.blank_value(at) {
                row.set(at, blank);
            }
        }
    }
    if is_marked(row) {
        *row.extra_mut() = Extra::default();
    }
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
    if !(scenario.share_note || scenario.note.is_empty()) {
        Arc::make_mut(&mut seen).note.clear();
    }
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
    if table(copy, id).row(id.word()).is_some_and(says_more)
        && let Some(row) = table_mut(copy, id).row(id.word())
    {
        hush(row);
    }
    for (at, _) in private_columns(id) {
        if let Some(blank) = table(copy, id).blank_value(at) {
            table_mut(copy, id).set(id.word(), at, blank);
        }
    }
}
