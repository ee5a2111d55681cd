//! A scenario's plan, brought up to date by what changed instead of resolved afresh.

use std::{collections::HashSet, sync::Arc};

use crate::{
    domain::{
        Id, Override, Plan, Rows, Scenario, Single, TableId, choice::Choice as _,
        scenario::OverrideValue,
    },
    table::{Record, Table as _, TableMut as _, resolve},
};

/// A resolved scenario and what it was resolved from.
pub struct Resolver {
    base: Plan,
    scenario: Arc<Scenario>,
    resolved: Plan,
}

impl Resolver {
    /// Resolves a scenario afresh.
    pub fn new(base: &Plan, scenario: &Arc<Scenario>) -> Self {
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
    /// copies; of the others only changed rows are set again.
    pub fn update(&mut self, base: &Plan, scenario: &Arc<Scenario>) {
        let touched: HashSet<(String, Id)> = scenario
            .overrides
            .changes(&self.scenario.overrides)
            .into_iter()
            .filter_map(|change| change.new.or(change.old))
            .map(|over| (over.table.clone(), over.row.clone()))
            .collect();
        let mut next = base.clone();
        macro_rules! rows {
            ($($field:ident),+) => {$(
                next.$field = table(&self.base.$field, &base.$field, &self.resolved.$field, scenario, &touched);
            )+};
        }
        rows!(
            services, accounts, mixes, workloads, baseline, levers, proserve, partners, credits,
            milestones, stacking, limits
        );
        next.map = single(&base.map, scenario);
        next.edp = single(&base.edp, scenario);
        next.timing = single(&base.timing, scenario);
        *self = Self { base: base.clone(), scenario: scenario.clone(), resolved: next };
    }
}

fn table<R: Record>(
    was: &Rows<R>,
    is: &Rows<R>,
    resolved: &Rows<R>,
    scenario: &Scenario,
    touched: &HashSet<(String, Id)>,
) -> Rows<R> {
    let name = R::TABLE.word();
    let mut changed: HashSet<Id> =
        touched.iter().filter(|(table, _)| table == name).map(|(_, row)| row.clone()).collect();
    let mut next = resolved.clone();
    for change in is.changes(was) {
        match (change.old, change.new) {
            (Some(_), Some(row)) => {
                changed.insert(row.id().clone());
            }
            // Rows came, went or moved: the positions differ, so resolve the table afresh.
            _ => return afresh(is, scenario),
        }
    }
    if next.len() != is.len() || (!was.same(is) && !same_order(was, is)) {
        return afresh(is, scenario);
    }
    for id in changed {
        let Some(row) = is.get(id.as_str()) else { continue };
        next.replace(resolved_row(row, scenario));
    }
    next
}

/// Whether rows stand in the same order: chunks of equal ids.
fn same_order<R: Record>(was: &Rows<R>, is: &Rows<R>) -> bool {
    was.chunks().len() == is.chunks().len()
        && was.chunks().iter().zip(is.chunks()).all(|(a, b)| {
            Arc::ptr_eq(a, b)
                || a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.id() == b.id())
        })
}

fn afresh<R: Record>(base: &Rows<R>, scenario: &Scenario) -> Rows<R> {
    let mut rows = base.clone();
    for over in scenario.overrides.iter().filter(|over| over.table == R::TABLE.word()) {
        if let (Some(column), OverrideValue::Fits(value)) = (rows.column(&over.field), &over.value)
        {
            rows.set(over.row.as_str(), column, value.clone());
        }
    }
    rows
}

/// A row with the scenario's overrides; the very same row where there are none.
fn resolved_row<R: Record>(row: &Arc<R>, scenario: &Scenario) -> Arc<R> {
    let mut row = row.clone();
    for column in R::COLUMNS {
        let key = Override::key(R::TABLE.word(), row.id().as_str(), column.spec.key);
        if let Some(OverrideValue::Fits(value)) =
            scenario.overrides.get(key.as_str()).map(|over| &over.value)
        {
            (column.set)(Arc::make_mut(&mut row), value.clone());
        }
    }
    row
}

fn single<R: Record>(base: &Single<R>, scenario: &Scenario) -> Single<R> {
    let id: TableId = R::TABLE;
    let mut row = base.clone();
    for over in scenario.overrides.iter().filter(|over| over.table == id.word()) {
        if let (Some(column), OverrideValue::Fits(value)) = (row.column(&over.field), &over.value) {
            row.set(over.row.as_str(), column, value.clone());
        }
    }
    row
}
