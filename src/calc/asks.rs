//! What is asked for and what it is worth (`docs/engine.md`, section 6): a scenario's asks on the base
//! and within the scenario, and what is still open between two scenarios.

use super::worth::{Change, Valuer};
use crate::{
    domain::{
        Cents, Override, Plan, Scenario, TableId, choice::Choice as _, scenario::OverrideValue,
    },
    table::{schema, show, table},
};

/// What a scenario asks for in one row, or in one field of the MAP, commitment or timing terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What people read: the row, or the term.
    pub title: String,
    /// The fields it sets, in the order of the scenario.
    pub changes: Vec<Change>,
    /// What it adds to the base on its own; `None` when a total is too large.
    pub alone: Option<Cents>,
    /// What the scenario would lose without it; `None` when a total is too large.
    pub within: Option<Cents>,
}

impl Ask {
    /// The table it is of.
    pub fn table(&self) -> TableId {
        self.changes.first().map_or(TableId::Plan, |change| change.table)
    }

    /// The row it is of.
    pub fn row(&self) -> &str {
        self.changes.first().map_or("", |change| change.row.as_str())
    }
}

/// What a scenario asks for, row by row in the order of its overrides, not yet valued. Overrides
/// without effect are left out.
pub fn of(plan: &Plan, scenario: &Scenario) -> Vec<Ask> {
    let mut asks: Vec<Ask> = Vec::new();
    for change in scenario.overrides.iter().filter_map(|over| Change::of(plan, over)) {
        let single = change.table.is_single();
        let same = |ask: &&mut Ask| ask.table() == change.table && ask.row() == change.row.as_str();
        match asks.iter_mut().find(same).filter(|_| !single) {
            Some(ask) => ask.changes.push(change),
            None => {
                let title =
                    show::change_title(plan, change.table, change.row.as_str(), change.column);
                asks.push(Ask { title, changes: vec![change], alone: None, within: None });
            }
        }
    }
    asks
}

/// Values asks: on the base alone, and as part of their scenario.
pub fn value(asks: &mut [Ask], base: &mut Valuer<'_>, scenario: &mut Valuer<'_>) {
    for ask in asks {
        ask.alone = base.worth(&ask.changes);
        let back: Vec<Change> =
            ask.changes.iter().filter_map(|change| change.back_in(base.plan())).collect();
        ask.within = scenario.worth(&back).and_then(Cents::checked_neg);
    }
}

/// What one scenario asks beyond another, and has not got yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// What people read: the row, the term, or how many workloads.
    pub title: String,
    /// The fields and the values asked for.
    pub changes: Vec<Change>,
    /// What it would add to the scenario that lacks it; `None` when a total is too large.
    pub worth: Option<Cents>,
}

/// What is open between a scenario and the one we aim for, not yet valued: row by row, terms one by
/// one, and workloads by term, because they are asked for together.
pub fn open(plan: &Plan, from: &Scenario, to: &Scenario) -> Vec<Open> {
    let mut open: Vec<Open> = Vec::new();
    for change in both(plan, from, to) {
        let value = |scenario: &Scenario| in_scenario(plan, scenario, &change);
        let (Some(has), Some(asked)) = (value(from), value(to)) else { continue };
        if has == asked {
            continue;
        }
        let (table, together) = (change.table, change.table == TableId::Workloads);
        let same = |open: &&mut Open| {
            open.changes.first().is_some_and(|first| {
                first.table == table
                    && if together {
                        first.column == change.column
                    } else {
                        first.row == change.row && !table.is_single()
                    }
            })
        };
        let change = Change { value: asked, ..change.clone() };
        match open.iter_mut().find(same) {
            Some(open) => open.changes.push(change),
            None => {
                let row = change.row.as_str();
                let title = show::change_title(plan, change.table, row, change.column);
                open.push(Open { title, changes: vec![change], worth: None });
            }
        }
    }
    for open in &mut open {
        let Some(first) = open.changes.first() else { continue };
        if first.table == TableId::Workloads && open.changes.len() > 1 {
            let spec = schema(first.table).spec(first.column);
            let field = spec.map_or("", |spec| spec.title);
            open.title = format!("{field} of {} workloads", open.changes.len());
        }
    }
    open
}

/// Values what is open, on the scenario that lacks it.
pub fn value_open(open: &mut [Open], scenario: &mut Valuer<'_>) {
    for open in open {
        open.worth = scenario.worth(&open.changes);
    }
}

/// Every field that either scenario sets, once.
fn both(plan: &Plan, from: &Scenario, to: &Scenario) -> Vec<Change> {
    use crate::domain::Row as _;
    let lacking = |over: &&Override| from.overrides.get(over.id().as_str()).is_none();
    let all = from.overrides.iter().chain(to.overrides.iter().filter(lacking));
    all.filter_map(|over| Change::of(plan, over)).collect()
}

/// The value a field has in a scenario.
fn in_scenario(plan: &Plan, scenario: &Scenario, field: &Change) -> Option<crate::domain::Value> {
    let rows = table(plan, field.table);
    let key = Override::key(
        field.table.word(),
        field.row.as_str(),
        schema(field.table).spec(field.column)?.key,
    );
    match scenario.overrides.get(key.as_str()).map(|over| &over.value) {
        Some(OverrideValue::Fits(value)) => Some(value.clone()),
        _ => rows.value(field.row.as_str(), field.column),
    }
}
