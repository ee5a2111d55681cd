//! A scenario's plan, brought up to date by what changed instead of resolved afresh.

use std::sync::Arc;

use crate::{
    domain::{
        Id, Override, Plan, Rows, Scenario, Single, TableId, Value, Workload, choice::Choice as _,
        scenario::OverrideValue,
    },
    table::{AnyRow as _, Lens, Record, Spec, Visitor, resolve, schema, visit},
};

/// A resolved scenario and what it was resolved from.
pub struct Resolver {
    base: Plan,
    scenario: Scenario,
    resolved: Plan,
}

impl Resolver {
    /// Resolves a scenario afresh.
    pub fn new(base: &Plan, scenario: &Scenario) -> Self {
        Self {
            resolved: resolve::resolve(base, scenario),
            base: base.clone(),
            scenario: scenario.clone(),
        }
    }

    /// The resolved plan.
    pub fn resolved(&self) -> &Plan {
        &self.resolved
    }

    /// Brings it up to date. Tables that neither the base nor the scenario changed stay the very same
    /// copies; the others are resolved afresh, but for the inventory, of which only changed rows are.
    pub fn update(&mut self, base: &Plan, scenario: &Scenario) {
        let mut touched = touched(scenario, &self.scenario);
        let open: Vec<&Id> = resolve::open_ended(base, scenario).collect();
        let was_open = resolve::open_ended(&self.base, &self.scenario);
        let credits = was_open.chain(open.iter().copied());
        touched.extend(credits.map(|id| (TableId::Credits.word().to_owned(), id.clone())));
        let mut next = base.clone();
        for id in TableId::ALL.iter().copied().filter(|id| id.is_overridable()) {
            let mut update =
                UpdateTable { before: self, base, scenario, touched: &touched, next: &mut next };
            if id != TableId::Workloads || !update.bring(WORKLOADS) {
                visit(id, update);
            }
        }
        for credit in open {
            resolve::suspend(&mut next, credit);
        }
        *self = Self { base: base.clone(), scenario: scenario.clone(), resolved: next };
    }
}

/// Brings one table up to date.
struct UpdateTable<'a> {
    before: &'a Resolver,
    base: &'a Plan,
    scenario: &'a Scenario,
    touched: &'a [(String, Id)],
    next: &'a mut Plan,
}

impl UpdateTable<'_> {
    /// Whether what is resolved holds still: neither the rows nor what is set on them has changed.
    fn holds<R: Record>(&self, rows: &Lens<Rows<R>>) -> bool {
        let (was, is) = ((rows.read)(&self.before.base), (rows.read)(self.base));
        is.same(was) && !self.touched.iter().any(|(table, _)| table == R::TABLE.word())
    }

    /// Sets the rows again that have changed; `false` when rows came, went or moved.
    fn bring<R: Record>(&mut self, rows: Lens<Rows<R>>) -> bool {
        let (was, is) = ((rows.read)(&self.before.base), (rows.read)(self.base));
        let resolved = (rows.read)(&self.before.resolved);
        let brought = brought(was, is, resolved, self.scenario, self.touched);
        brought.map(|brought| *(rows.write)(self.next) = brought).is_some()
    }
}

impl Visitor for UpdateTable<'_> {
    type Out = ();

    fn many<R: Record>(self, rows: Lens<Rows<R>>) {
        if self.holds(&rows) {
            *(rows.write)(self.next) = (rows.read)(&self.before.resolved).clone();
        } else {
            resolve::table_of(self.next, R::TABLE, self.scenario);
        }
    }

    fn one<R: Record>(self, _: Lens<Single<R>>) {
        resolve::table_of(self.next, R::TABLE, self.scenario);
    }
}

/// The inventory, which alone is so long that rows are set again one by one.
const WORKLOADS: Lens<Rows<Workload>> =
    Lens { read: |plan| &plan.workloads, write: |plan| &mut plan.workloads };

/// The rows whose overrides differ between two versions of a scenario.
fn touched(scenario: &Scenario, before: &Scenario) -> Vec<(String, Id)> {
    let changes = scenario.overrides.changes(&before.overrides).into_iter();
    changes
        .filter_map(|change| change.new.or(change.old))
        .map(|over| (over.table.clone(), over.row.clone()))
        .collect()
}

/// The resolved table after what changed; `None` when rows came, went or moved.
fn brought<R: Record>(
    was: &Rows<R>,
    is: &Rows<R>,
    resolved: &Rows<R>,
    scenario: &Scenario,
    touched: &[(String, Id)],
) -> Option<Rows<R>> {
    let touched = touched.iter().filter(|(table, _)| table == R::TABLE.word());
    let mut changed: Vec<&Arc<R>> =
        touched.filter_map(|(_, row)| is.get_shared(row.as_str())).collect();
    if !is.same(was) {
        if !is.same_order(was) {
            return None;
        }
        changed.extend(is.changes(was).into_iter().filter_map(|change| change.new));
    }
    let mut next = resolved.clone();
    for row in changed {
        next.replace(resolved_row(row, scenario));
    }
    Some(next)
}

/// A row with the scenario's overrides; the very same row where there are none.
fn resolved_row<R: Record>(row: &Arc<R>, scenario: &Scenario) -> Arc<R> {
    let mut resolved = row.clone();
    for (column, value) in values(scenario, R::TABLE, row.id()) {
        Arc::make_mut(&mut resolved).set(column, value);
    }
    resolved
}

/// What a scenario sets in a row: columns and values.
fn values(scenario: &Scenario, id: TableId, row: &Id) -> Vec<(usize, Value)> {
    let value = |(column, spec): (usize, &Spec)| {
        let key = Override::key(id.word(), row.as_str(), spec.key);
        match &scenario.overrides.get(key.as_str())?.value {
            OverrideValue::Fits(value) => Some((column, value.clone())),
            OverrideValue::Unknown(_) => None,
        }
    };
    schema(id).fields().filter_map(value).collect()
}
