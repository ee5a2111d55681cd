//! The tables of a plan by id: their fields by row and column, and their rows with their type.

use std::sync::Arc;

use crate::domain::{Extra, Id, Plan, Rows, Single, TableId, Value, choice::Choice as _};

use super::{AnyRow, Record, any::AnyRows, remarks, schema};

enum Held<'a> {
    Many(&'a dyn AnyRows),
    One(&'a dyn AnyRow),
}

/// A table of a plan, to read.
pub struct Table<'a> {
    id: TableId,
    rows: Held<'a>,
}

impl<'a> Table<'a> {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self.rows {
            Held::Many(rows) => rows.len(),
            Held::One(_) => 1,
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows in table order.
    pub fn iter(&self) -> Box<dyn Iterator<Item = &'a dyn AnyRow> + 'a> {
        match self.rows {
            Held::Many(rows) => rows.iter(),
            Held::One(row) => Box::new(std::iter::once(row)),
        }
    }

    /// The id at a position.
    pub fn id_at(&self, position: usize) -> Option<Id> {
        match self.rows {
            Held::Many(rows) => rows.at(position).map(|row| row.id().clone()),
            Held::One(_) => (position == 0).then(|| self.id.only_row()),
        }
    }

    /// The position of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        match self.rows {
            Held::Many(rows) => rows.position(id),
            Held::One(_) => (id == self.id.word()).then_some(0),
        }
    }

    /// A row; a table of one row is found under its own name.
    pub fn row(&self, id: &str) -> Option<&'a dyn AnyRow> {
        match self.rows {
            Held::Many(rows) => rows.get(id),
            Held::One(row) => (id == self.id.word()).then_some(row),
        }
    }

    /// The value of a field.
    pub fn value(&self, id: &str, column: usize) -> Option<Value> {
        let row = self.row(id)?;
        let remark = || Some(remarks::get(row.extra(), schema(self.id).remark(column)?));
        row.get(column).or_else(remark)
    }

    /// The value of a field or remark by its key in the plan file.
    pub fn value_of(&self, id: &str, key: &str) -> Option<Value> {
        self.value(id, schema(self.id).column_of(key)?)
    }

    /// What a row carries beyond its columns.
    pub fn extra(&self, id: &str) -> Option<&'a Extra> {
        Some(self.row(id)?.extra())
    }

    /// The value of a field in a row of defaults.
    pub fn blank_value(&self, column: usize) -> Option<Value> {
        let (schema, blank) = (schema(self.id), Extra::default());
        let remark = || Some(remarks::get(&blank, schema.remark(column)?));
        schema.blank_value(column).or_else(remark)
    }
}

enum HeldMut<'a> {
    Many(&'a mut dyn AnyRows),
    One(&'a mut dyn AnyRow),
}

/// A table of a plan, to write.
pub struct TableMut<'a> {
    id: TableId,
    rows: HeldMut<'a>,
}

impl TableMut<'_> {
    /// Sets a field; `false` when the row is missing or the value of another kind.
    pub fn set(&mut self, id: &str, column: usize, value: Value) -> bool {
        let row: &mut dyn AnyRow = match &mut self.rows {
            HeldMut::Many(rows) => match rows.get_mut(id) {
                Some(row) => row,
                None => return false,
            },
            HeldMut::One(row) if id == self.id.word() => *row,
            HeldMut::One(_) => return false,
        };
        match schema(self.id).remark(column) {
            Some(spec) => remarks::set(row.extra_mut(), spec, value),
            None => row.set(column, value),
        }
    }

    /// Sets what the row of a table of one row carries beyond its columns.
    pub fn set_extra(&mut self, extra: Extra) {
        if let HeldMut::One(row) = &mut self.rows {
            *row.extra_mut() = extra;
        }
    }

    /// Inserts a row of defaults; `false` when the id is taken or the table has exactly one row.
    pub fn insert_blank(&mut self, position: usize, id: Id) -> bool {
        match &mut self.rows {
            HeldMut::Many(rows) if rows.position(id.as_str()).is_none() => {
                rows.insert_blank(position, id);
                true
            }
            _ => false,
        }
    }

    /// Removes a row and says where it was; `None` when there is none or it must stay.
    pub fn remove(&mut self, id: &str) -> Option<usize> {
        match &mut self.rows {
            HeldMut::Many(rows) => rows.remove(id),
            HeldMut::One(_) => None,
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
                $(TableId::$many => Held::Many(&plan.$many_field),)+
                $(TableId::$one => Held::One(&*plan.$one_field.0),)+
            };
            Table { id: table, rows }
        }

        /// A table of a plan, to write.
        pub fn table_mut(plan: &mut Plan, table: TableId) -> TableMut<'_> {
            let rows = match table {
                $(TableId::$many => HeldMut::Many(&mut plan.$many_field),)+
                $(TableId::$one => {
                    let row: &mut _ = Arc::make_mut(&mut plan.$one_field.0);
                    HeldMut::One(row)
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
        Stacking: stacking, Limits: limits, Scenarios: scenarios;
    one Plan: head, Map: map, Edp: edp, Timing: timing,
}
