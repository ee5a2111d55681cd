//! The tables of a plan by id: their fields by row and column, and their rows with their type.

use std::sync::Arc;

use crate::domain::{Id, Plan, Remarks, Rows, Single, TableId, Value, choice::Choice as _};

use super::{AnyRow, Record, any::AnyRows, beside, schema};

enum TableRows<'a> {
    Many(&'a dyn AnyRows),
    One(&'a dyn AnyRow),
}

/// A table of a plan, to read.
pub struct Table<'a> {
    id: TableId,
    rows: TableRows<'a>,
}

impl<'a> Table<'a> {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self.rows {
            TableRows::Many(rows) => rows.len(),
            TableRows::One(_) => 1,
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows in table order.
    pub fn iter(&self) -> Box<dyn Iterator<Item = &'a dyn AnyRow> + 'a> {
        match self.rows {
            TableRows::Many(rows) => rows.iter(),
            TableRows::One(row) => Box::new(std::iter::once(row)),
        }
    }

    /// The ids of the rows in table order. Walking is quicker than asking for one position after the other.
    pub fn ids(&self) -> Box<dyn Iterator<Item = Id> + 'a> {
        match self.rows {
            TableRows::Many(rows) => Box::new(rows.iter().map(|row| row.id().clone())),
            TableRows::One(_) => Box::new(std::iter::once(self.id.only_row())),
        }
    }

    /// The id at a position.
    pub fn id_at(&self, position: usize) -> Option<Id> {
        match self.rows {
            TableRows::Many(rows) => rows.at(position).map(|row| row.id().clone()),
            TableRows::One(_) => (position == 0).then(|| self.id.only_row()),
        }
    }

    /// The position of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        match self.rows {
            TableRows::Many(rows) => rows.position(id),
            TableRows::One(_) => (id == self.id.word()).then_some(0),
        }
    }

    /// A row; a table of one row is found under its own name.
    pub fn row(&self, id: &str) -> Option<&'a dyn AnyRow> {
        match self.rows {
            TableRows::Many(rows) => rows.get(id),
            TableRows::One(row) => (id == self.id.word()).then_some(row),
        }
    }

    /// The value of a field.
    pub fn value(&self, id: &str, column: usize) -> Option<Value> {
        self.row(id)?.get(column)
    }

    /// The value of a field or remark by its key in the plan file.
    pub fn value_of(&self, id: &str, key: &str) -> Option<Value> {
        self.value(id, schema(self.id).column_of(key)?)
    }

    /// What is said of a row beside its fields.
    pub fn remarks(&self, id: &str) -> Option<&'a Remarks> {
        Some(self.row(id)?.remarks())
    }

    /// The value of a field in a row of defaults.
    pub fn blank_value(&self, column: usize) -> Option<Value> {
        schema(self.id).blank_value(column)
    }
}

enum TableRowsMut<'a> {
    Many(&'a mut dyn AnyRows),
    One(&'a mut dyn AnyRow),
}

/// A table of a plan, to write.
pub struct TableMut<'a> {
    id: TableId,
    rows: TableRowsMut<'a>,
}

impl TableMut<'_> {
    /// A row, to change; a table of one row is found under its own name.
    pub fn row(&mut self, id: &str) -> Option<&mut dyn AnyRow> {
        match &mut self.rows {
            TableRowsMut::Many(rows) => rows.get_mut(id),
            TableRowsMut::One(row) if id == self.id.word() => Some(&mut **row),
            TableRowsMut::One(_) => None,
        }
    }

    /// Sets a field or remark; `false` when the row is missing or the value of another kind.
    pub fn set(&mut self, id: &str, column: usize, value: Value) -> bool {
        let fields = schema(self.id).field_count();
        match self.row(id) {
            Some(row) if column < fields => row.set(column, value),
            Some(row) => beside::set(row, column, value),
            None => false,
        }
    }

    /// Inserts a row of defaults; `false` when the id is taken or the table has exactly one row.
    pub fn insert_blank(&mut self, position: usize, id: Id) -> bool {
        match &mut self.rows {
            TableRowsMut::Many(rows) if rows.position(id.as_str()).is_none() => {
                rows.insert_blank(position, id);
                true
            }
            _ => false,
        }
    }

    /// Removes a row and says where it was; `None` when there is none or it must stay.
    pub fn remove(&mut self, id: &str) -> Option<usize> {
        match &mut self.rows {
            TableRowsMut::Many(rows) => rows.remove(id),
            TableRowsMut::One(_) => None,
        }
    }
}

/// The field of a [`Plan`] that holds a table.
#[derive(Clone, Copy)]
pub struct Lens<T> {
    /// The table, to read.
    pub read: fn(&Plan) -> &T,
    /// The table, to write.
    pub write: fn(&mut Plan) -> &mut T,
}

/// Code that works on any table and keeps the type of its rows, for example to move rows between plans or
/// to read and write files. The compiler then sees to it that a row stays in its table.
///
/// To read or set single fields, use [`table`] and [`table_mut`].
pub trait Visitor {
    /// The result.
    type Out;
    /// Visits a table with any number of rows.
    fn many<R: Record>(self, rows: Lens<Rows<R>>) -> Self::Out;
    /// Visits a table with exactly one row.
    fn one<R: Record>(self, row: Lens<Single<R>>) -> Self::Out;
}

macro_rules! tables {
    (many $($many:ident: $many_field:ident),+; one $($one:ident: $one_field:ident),+ $(,)?) => {
        /// A table of a plan, to read.
        pub fn table(plan: &Plan, table: TableId) -> Table<'_> {
            let rows = match table {
                $(TableId::$many => TableRows::Many(&plan.$many_field),)+
                $(TableId::$one => TableRows::One(&*plan.$one_field.0),)+
            };
            Table { id: table, rows }
        }

        /// A table of a plan, to write.
        pub fn table_mut(plan: &mut Plan, table: TableId) -> TableMut<'_> {
            let rows = match table {
                $(TableId::$many => TableRowsMut::Many(&mut plan.$many_field),)+
                $(TableId::$one => {
                    let row: &mut _ = Arc::make_mut(&mut plan.$one_field.0);
                    TableRowsMut::One(row)
                })+
            };
            TableMut { id: table, rows }
        }

        /// Calls the visitor's method for a table, with the type of the table's record.
        pub fn visit<V: Visitor>(table: TableId, visitor: V) -> V::Out {
            match table {
                $(TableId::$many => visitor.many(Lens {
                    read: |plan| &plan.$many_field,
                    write: |plan| &mut plan.$many_field,
                }),)+
                $(TableId::$one => visitor.one(Lens {
                    read: |plan| &plan.$one_field,
                    write: |plan| &mut plan.$one_field,
                }),)+
            }
        }
    };
}
tables! {
    many Services: services, Accounts: accounts, Mixes: mixes, Workloads: workloads, Baseline: baseline,
        Levers: levers, Proserve: proserve, Partners: partners, Credits: credits, Milestones: milestones,
        Ladder: ladder, Discounts: discounts, Investments: investments, Stacking: stacking, Limits: limits,
        Scenarios: scenarios;
    one Plan: head, Map: map, Edp: edp, Support: support, Tax: tax, Timing: timing,
}
