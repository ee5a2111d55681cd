//! Tables as such: rows and fields by id and column, whatever the record.

use std::{marker::PhantomData, sync::Arc};

use crate::domain::{
    Extra, Id, Plan, Row, Single, TableId, Value,
    choice::Choice as _,
    chunked::{AnyRow, Chunked, Shared},
};

use super::{Record, Spec, remarks};

/// What the code that handles any table needs of a record.
pub trait Schema: Sync {
    /// How many columns it has.
    fn width(&self) -> usize;
    /// The description of a column.
    fn spec(&self, column: usize) -> Option<&'static Spec>;
    /// The value of a field.
    fn get(&self, row: &dyn AnyRow, column: usize) -> Option<Value>;
    /// Sets a field; `false` when there is no such column or the value is of another kind.
    fn set(&self, row: &mut dyn AnyRow, column: usize, value: Value) -> bool;
    /// A row of defaults.
    fn blank(&self, id: Id) -> Shared;
}

struct Of<R>(PhantomData<fn() -> R>);

impl<R: Record> Schema for Of<R> {
    fn width(&self) -> usize {
        R::COLUMNS.len()
    }
    fn spec(&self, column: usize) -> Option<&'static Spec> {
        R::COLUMNS.get(column).map(|column| &column.spec)
    }
    fn get(&self, row: &dyn AnyRow, column: usize) -> Option<Value> {
        Some((R::COLUMNS.get(column)?.read)(row.as_any().downcast_ref()?).value())
    }
    fn set(&self, row: &mut dyn AnyRow, column: usize, value: Value) -> bool {
        match (R::COLUMNS.get(column), row.as_any_mut().downcast_mut()) {
            (Some(column), Some(row)) => (column.write)(row).assign(value),
            _ => false,
        }
    }
    fn blank(&self, id: Id) -> Shared {
        Arc::new(R::blank(id))
    }
}

enum Held<'a> {
    Many(&'a Chunked),
    One(&'a dyn AnyRow),
}

/// A table of a plan, to read.
pub struct Table<'a> {
    id: TableId,
    rows: Held<'a>,
}

impl<'a> Table<'a> {
    /// How many columns it has, remarks among them.
    pub fn width(&self) -> usize {
        schema(self.id).width() + remarks::of(self.id).len()
    }

    /// The description of a column.
    pub fn spec(&self, column: usize) -> Option<&'static Spec> {
        let schema = schema(self.id);
        schema.spec(column).or_else(|| remark(self.id, column))
    }

    /// The descriptions of all columns with their numbers.
    pub fn specs(&self) -> impl Iterator<Item = (usize, &'static Spec)> + use<> {
        let (id, width) = (self.id, self.width());
        let spec = move |at| schema(id).spec(at).or_else(|| remark(id, at));
        (0..width).filter_map(move |at| Some((at, spec(at)?)))
    }

    /// The column of a field.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.specs().find(|(_, spec)| spec.key == field).map(|(at, _)| at)
    }

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
            Held::Many(rows) => Box::new(rows.iter().map(|row| &**row)),
            Held::One(row) => Box::new(std::iter::once(row)),
        }
    }

    /// The id at a position.
    pub fn id_at(&self, position: usize) -> Option<Id> {
        match self.rows {
            Held::Many(rows) => rows.at(position).map(|row| row.id().clone()),
            Held::One(_) => (position == 0).then(|| Id::from(self.id.word())),
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
            Held::Many(rows) => rows.get(id).map(|row| &**row),
            Held::One(row) => (id == self.id.word()).then_some(row),
        }
    }

    /// The value of a field.
    pub fn value(&self, id: &str, column: usize) -> Option<Value> {
        let row = self.row(id)?;
        let remark = || Some(remarks::get(row.extra(), remark(self.id, column)?));
        schema(self.id).get(row, column).or_else(remark)
    }

    /// What a row carries beyond its columns.
    pub fn extra(&self, id: &str) -> Option<&'a Extra> {
        Some(self.row(id)?.extra())
    }

    /// The value of a field in a row of defaults.
    pub fn blank_value(&self, column: usize) -> Option<Value> {
        let (schema, blank) = (schema(self.id), Extra::default());
        let remark = || Some(remarks::get(&blank, remark(self.id, column)?));
        schema.get(&*schema.blank(Id::from("")), column).or_else(remark)
    }
}

/// The remark that stands in a column; `None` for those of the record.
fn remark(table: TableId, column: usize) -> Option<&'static Spec> {
    remarks::of(table).get(column.checked_sub(schema(table).width())?)
}

enum HeldMut<'a> {
    Many(&'a mut Chunked),
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
        let row = match &mut self.rows {
            HeldMut::Many(rows) => rows.get_mut(id),
            HeldMut::One(row) => (id == self.id.word()).then_some(&mut **row),
        };
        let Some(row) = row else { return false };
        match remark(self.id, column) {
            Some(spec) => remarks::set(row.extra_mut(), spec, value),
            None => schema(self.id).set(row, column, value),
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
                rows.insert(position, schema(self.id).blank(id));
                true
            }
            _ => false,
        }
    }

    /// Removes a row and says where it was; `None` when there is none or it must stay.
    pub fn remove(&mut self, id: &str) -> Option<usize> {
        match &mut self.rows {
            HeldMut::Many(rows) => rows.remove(id).map(|(position, _)| position),
            HeldMut::One(_) => None,
        }
    }
}

macro_rules! tables {
    (many $($many:ident: $many_field:ident),+; one $($one:ident: $one_field:ident),+ $(,)?) => {
        /// The rows of a table; `None` for a table of one row.
        pub fn chunked(plan: &Plan, table: TableId) -> Option<&Chunked> {
            match table {
                $(TableId::$many => Some(plan.$many_field.core()),)+
                $(TableId::$one => None,)+
            }
        }

        /// The same, to write.
        pub fn chunked_mut(plan: &mut Plan, table: TableId) -> Option<&mut Chunked> {
            match table {
                $(TableId::$many => Some(plan.$many_field.core_mut()),)+
                $(TableId::$one => None,)+
            }
        }

        /// A table of a plan, to read.
        pub fn table(plan: &Plan, table: TableId) -> Table<'_> {
            let rows = match table {
                $(TableId::$many => Held::Many(plan.$many_field.core()),)+
                $(TableId::$one => Held::One(&*plan.$one_field.0),)+
            };
            Table { id: table, rows }
        }

        /// A table of a plan, to write.
        pub fn table_mut(plan: &mut Plan, table: TableId) -> TableMut<'_> {
            let rows = match table {
                $(TableId::$many => HeldMut::Many(plan.$many_field.core_mut()),)+
                $(TableId::$one => {
                    let row: &mut _ = Arc::make_mut(&mut plan.$one_field.0);
                    HeldMut::One(row)
                })+
            };
            TableMut { id: table, rows }
        }

        /// Puts a row into the table that has exactly one, when it is of its kind.
        pub fn put_single(plan: &mut Plan, table: TableId, row: &Shared) {
            match table {
                $(TableId::$one => if let Some(row) = row.as_any().downcast_ref() {
                    plan.$one_field = Single(Arc::new(Clone::clone(row)));
                })+
                $(TableId::$many => {})+
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

/// The record of a table.
pub fn schema(table: TableId) -> &'static dyn Schema {
    use crate::domain::{
        Account, Baseline, CommitmentTerms, Credit, Lever, Limit, MapTerms, Milestone, Mix,
        Partner, ProServe, Scenario, Service, Stacking, Timing, Workload, plan::Head,
    };
    const fn of<R: Row>() -> Of<R> {
        Of(PhantomData)
    }
    match table {
        TableId::Plan => const { &of::<Head>() },
        TableId::Services => const { &of::<Service>() },
        TableId::Accounts => const { &of::<Account>() },
        TableId::Mixes => const { &of::<Mix>() },
        TableId::Workloads => const { &of::<Workload>() },
        TableId::Baseline => const { &of::<Baseline>() },
        TableId::Levers => const { &of::<Lever>() },
        TableId::Proserve => const { &of::<ProServe>() },
        TableId::Partners => const { &of::<Partner>() },
        TableId::Credits => const { &of::<Credit>() },
        TableId::Map => const { &of::<MapTerms>() },
        TableId::Milestones => const { &of::<Milestone>() },
        TableId::Edp => const { &of::<CommitmentTerms>() },
        TableId::Stacking => const { &of::<Stacking>() },
        TableId::Limits => const { &of::<Limit>() },
        TableId::Timing => const { &of::<Timing>() },
        TableId::Scenarios => const { &of::<Scenario>() },
    }
}
