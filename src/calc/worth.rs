//! What a change of fields would be worth.
//!
//! A [`Valuer`] stands on a plan that was computed already and asks "what if": the totals take out the
//! rows a change touches, put in the new ones, and are brought back afterwards. A question therefore
//! costs the stages after the charges, whatever the size of the inventory.

use crate::{
    domain::{
        Cents, Id, Override, Plan, TableId, Value, choice::Choice as _, scenario::OverrideValue,
    },
    engine::{Outcome, Totals, finish},
    table::{schema, table, table_mut},
};

/// One field of one row, and the value it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The table.
    pub table: TableId,
    /// The row; tables of one row use their own name.
    pub row: Id,
    /// The column.
    pub column: usize,
    /// The value.
    pub value: Value,
}

impl Change {
    /// A field by its key; `None` when the table has no such field.
    pub fn new(id: TableId, row: &str, field: &str, value: Value) -> Option<Self> {
        let column = schema(id).column_of(field)?;
        Some(Self { table: id, row: Id::from(row), column, value })
    }

    /// What an override sets; `None` when it has no effect in this plan.
    pub fn of(plan: &Plan, over: &Override) -> Option<Self> {
        let id = TableId::from_word(&over.table).filter(|id| id.is_overridable())?;
        table(plan, id).row(over.row.as_str())?;
        let OverrideValue::Fits(value) = &over.value else { return None };
        Self::new(id, over.row.as_str(), &over.field, value.clone())
    }

    /// The same field with the value it has in a plan.
    pub fn back_in(&self, plan: &Plan) -> Option<Self> {
        let value = table(plan, self.table).value(self.row.as_str(), self.column)?;
        Some(Self { value, ..self.clone() })
    }
}

/// Asks what a plan would be worth with other values.
pub struct Valuer<'a> {
    plan: &'a Plan,
    totals: &'a mut Totals,
    deal_value: Option<Cents>,
}

impl<'a> Valuer<'a> {
    /// Stands on a plan with its totals and its deal value (`None` when it is too large).
    pub fn new(plan: &'a Plan, totals: &'a mut Totals, deal_value: Option<Cents>) -> Self {
        Self { plan, totals, deal_value }
    }

    /// The plan it stands on.
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The deal value of the plan it stands on.
    pub fn deal_value(&self) -> Option<Cents> {
        self.deal_value
    }

    /// The outcome with some fields set; `None` when a total is too large.
    pub fn outcome_with(&mut self, changes: &[Change]) -> Option<Outcome> {
        let mut next = self.plan.clone();
        for Change { table, row, column, value } in changes {
            table_mut(&mut next, *table).set(row.as_str(), *column, value.clone());
        }
        self.outcome_of(&next)
    }

    /// The outcome of any other plan, best one that differs little; `None` when a total is too large.
    pub fn outcome_of(&mut self, other: &Plan) -> Option<Outcome> {
        self.totals.update(self.plan, other);
        let outcome = finish(other, self.totals).ok();
        self.totals.update(other, self.plan);
        outcome
    }

    /// How deal value changes when some fields are set; `None` when a total is too large.
    pub fn worth(&mut self, changes: &[Change]) -> Option<Cents> {
        self.outcome_with(changes)?.deal_value.checked_sub(self.deal_value?)
    }
}
