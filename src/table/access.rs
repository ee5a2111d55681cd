//! Tables as such: rows and fields by id and column, whatever the record.

use std::sync::Arc;

use crate::domain::{Extra, Id, Plan, Rows, Single, TableId, Value, choice::Choice as _};

use super::{Record, Spec};

/// A table one can read.
pub trait Table {
    /// How many columns it has.
    fn width(&self) -> usize;
    /// The description of a column.
    fn spec(&self, column: usize) -> Option<&'static Spec>;
    /// How many rows it has.
    fn len(&self) -> usize;
    /// Whether it has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The id at a position.
    fn id_at(&self, position: usize) -> Option<Id>;
    /// The position of an id.
    fn position(&self, id: &str) -> Option<usize>;
    /// The value of a field.
    fn value(&self, id: &str, column: usize) -> Option<Value>;
    /// What a row carries beyond its columns.
    fn extra(&self, id: &str) -> Option<&Extra>;
    /// The value of a field in a row of defaults.
    fn blank_value(&self, column: usize) -> Option<Value>;
    /// The column of a field.
    fn column(&self, field: &str) -> Option<usize> {
        (0..self.width()).find(|at| self.spec(*at).is_some_and(|spec| spec.key == field))
    }
}

/// A table one can write.
pub trait TableMut: Table {
    /// Sets a field; `false` when the row is missing or the value of another kind.
    fn set(&mut self, id: &str, column: usize, value: Value) -> bool;
    /// Inserts a row of defaults; `false` when the id is taken or the table has exactly one row.
    fn insert_blank(&mut self, position: usize, id: Id) -> bool;
    /// Removes a row and says where it was; `None` when there is none or it must stay.
    fn remove(&mut self, id: &str) -> Option<usize>;
}

impl<R: Record> Table for Rows<R> {
    fn width(&self) -> usize {
        R::COLUMNS.len()
    }
    fn spec(&self, column: usize) -> Option<&'static Spec> {
        R::COLUMNS.get(column).map(|c| &c.spec)
    }
    fn len(&self) -> usize {
        Rows::len(self)
    }
    fn id_at(&self, position: usize) -> Option<Id> {
        self.at(position).map(|row| row.id().clone())
    }
    fn position(&self, id: &str) -> Option<usize> {
        Rows::position(self, id)
    }
    fn value(&self, id: &str, column: usize) -> Option<Value> {
        Some((R::COLUMNS.get(column)?.get)(self.get(id)?))
    }
    fn extra(&self, id: &str) -> Option<&Extra> {
        self.get(id).map(|row| row.extra())
    }
    fn blank_value(&self, column: usize) -> Option<Value> {
        Some((R::COLUMNS.get(column)?.get)(&R::blank(Id::from(""))))
    }
}

impl<R: Record> TableMut for Rows<R> {
    fn set(&mut self, id: &str, column: usize, value: Value) -> bool {
        let Some(column) = R::COLUMNS.get(column) else { return false };
        let mut fits = false;
        self.update(id, |row| fits = (column.set)(row, value)) && fits
    }
    fn insert_blank(&mut self, position: usize, id: Id) -> bool {
        let free = Rows::position(self, id.as_str()).is_none();
        if free {
            self.insert(position, Arc::new(R::blank(id)));
        }
        free
    }
    fn remove(&mut self, id: &str) -> Option<usize> {
        Rows::remove(self, id).map(|(position, _)| position)
    }
}

impl<R: Record> Table for Single<R> {
    fn width(&self) -> usize {
        R::COLUMNS.len()
    }
    fn spec(&self, column: usize) -> Option<&'static Spec> {
        R::COLUMNS.get(column).map(|c| &c.spec)
    }
    fn len(&self) -> usize {
        1
    }
    fn id_at(&self, position: usize) -> Option<Id> {
        (position == 0).then(|| Id::from(R::TABLE.word()))
    }
    fn position(&self, id: &str) -> Option<usize> {
        (id == R::TABLE.word()).then_some(0)
    }
    fn value(&self, id: &str, column: usize) -> Option<Value> {
        self.position(id)?;
        Some((R::COLUMNS.get(column)?.get)(self))
    }
    fn extra(&self, id: &str) -> Option<&Extra> {
        self.position(id)?;
        Some(self.0.extra())
    }
    fn blank_value(&self, column: usize) -> Option<Value> {
        Some((R::COLUMNS.get(column)?.get)(&R::blank(Id::from(""))))
    }
}

impl<R: Record> TableMut for Single<R> {
    fn set(&mut self, id: &str, column: usize, value: Value) -> bool {
        match R::COLUMNS.get(column) {
            Some(column) if self.position(id).is_some() => {
                (column.set)(Arc::make_mut(&mut self.0), value)
            }
            _ => false,
        }
    }
    fn insert_blank(&mut self, _: usize, _: Id) -> bool {
        false
    }
    fn remove(&mut self, _: &str) -> Option<usize> {
        None
    }
}

macro_rules! tables {
    ($($variant:ident: $field:ident),+ $(,)?) => {
        /// A table of a plan, to read.
        pub fn table(plan: &Plan, table: TableId) -> &dyn Table {
            match table { $(TableId::$variant => &plan.$field,)+ }
        }

        /// A table of a plan, to write.
        pub fn table_mut(plan: &mut Plan, table: TableId) -> &mut dyn TableMut {
            match table { $(TableId::$variant => &mut plan.$field,)+ }
        }
    };
}
tables! {
    Plan: head, Services: services, Accounts: accounts, Mixes: mixes, Workloads: workloads, Baseline: baseline,
    Levers: levers, Proserve: proserve, Partners: partners, Credits: credits, Map: map, Milestones: milestones,
    Edp: edp, Stacking: stacking, Limits: limits, Timing: timing, Scenarios: scenarios,
}
