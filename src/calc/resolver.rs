//! A scenario's plan, brought up to date by what changed instead of resolved afresh.

use crate::{
    domain::{
        Id, Override, Plan, Scenario, TableId,
        choice::Choice as _,
        chunked::{Chunked, Shared, own},
        scenario::OverrideValue,
    },
    table::{chunked, chunked_mut, resolve, schema},
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
    /// copies; of the others only changed rows are set again.
    pub fn update(&mut self, base: &Plan, scenario: &Scenario) {
        let touched = touched(scenario, &self.scenario);
        let mut next = base.clone();
        for id in TableId::ALL.iter().copied().filter(|id| id.is_overridable()) {
            let (Some(was), Some(is), Some(resolved)) =
                (chunked(&self.base, id), chunked(base, id), chunked(&self.resolved, id))
            else {
                resolve::table_of(&mut next, id, scenario);
                continue;
            };
            let brought = bring(id, was, is, resolved, scenario, &touched);
            match (brought, chunked_mut(&mut next, id)) {
                (Some(rows), Some(place)) => *place = rows,
                // Rows came, went or moved: the positions differ, so the table is resolved afresh.
                _ => resolve::table_of(&mut next, id, scenario),
            }
        }
        *self = Self { base: base.clone(), scenario: scenario.clone(), resolved: next };
    }
}

/// The rows whose overrides differ between two versions of a scenario.
fn touched(scenario: &Scenario, before: &Scenario) -> Vec<(String, Id)> {
    let changes = scenario.overrides.changes(&before.overrides).into_iter();
    changes
        .filter_map(|change| change.new.or(change.old))
        .map(|over| (over.table.clone(), over.row.clone()))
        .collect()
}

/// The resolved table after what changed; `None` when rows came, went or moved.
fn bring(
    id: TableId,
    was: &Chunked,
    is: &Chunked,
    resolved: &Chunked,
    scenario: &Scenario,
    touched: &[(String, Id)],
) -> Option<Chunked> {
    let mut changed: Vec<Id> =
        touched.iter().filter(|(name, _)| name == id.word()).map(|(_, row)| row.clone()).collect();
    if !is.same(was) {
        if !is.same_order(was) {
            return None;
        }
        changed.extend(
            is.changes(was).into_iter().filter_map(|change| change.new).map(|row| row.id().clone()),
        );
    }
    let mut next = resolved.clone();
    for row in changed {
        if let Some(row) = is.get(row.as_str()) {
            next.replace(resolved_row(id, row, scenario));
        }
    }
    Some(next)
}

/// A row with the scenario's overrides; the very same row where there are none.
fn resolved_row(id: TableId, row: &Shared, scenario: &Scenario) -> Shared {
    let (mut row, schema) = (row.clone(), schema(id));
    for (column, spec) in schema.fields() {
        let key = Override::key(id.word(), row.id().as_str(), spec.key);
        let over = scenario.overrides.get(key.as_str());
        if let Some(OverrideValue::Fits(value)) = over.map(|over| &over.value)
            && let Some(row) = own(&mut row)
        {
            schema.set(row, column, value.clone());
        }
    }
    row
}
