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
    /// The table the record stands in.
    fn table(&self) -> TableId;
    /// How many fields the record has, remarks not counted.
    fn field_count(&self) -> usize;
    /// The description of a field of the record.
    fn field(&self, column: usize) -> Option<&'static Spec>;
    /// The value of a field.
    fn get(&self, row: &dyn AnyRow, column: usize) -> Option<Value>;
    /// Sets a field; `false` when there is no such column or the value is of another kind.
    fn set(&self, row: &mut dyn AnyRow, column: usize, value: Value) -> bool;
    /// A row of defaults.
    fn blank(&self, id: Id) -> Shared;
}

/// The columns of a table are the fields of its record followed by the remarks its rows can carry.
/// They are the same in every plan.
impl dyn Schema {
    /// The description of a column.
    pub fn spec(&self, column: usize) -> Option<&'static Spec> {
        self.field(column).or_else(|| self.remark(column))
    }

    /// The remark that stands in a column; `None` for a field of the record.
    fn remark(&self, column: usize) -> Option<&'static Spec> {
        remarks::of(self.table()).get(column.checked_sub(self.field_count())?)
    }

    /// The fields of the record with their columns, without remarks.
    pub fn fields(&'static self) -> impl Iterator<Item = (usize, &'static Spec)> {
        (0..self.field_count()).filter_map(|at| Some((at, self.field(at)?)))
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.field_count() + remarks::of(self.table()).len()
    }

    /// All columns in order.
    pub fn columns(&'static self) -> impl Iterator<Item = (usize, &'static Spec)> {
        (0..self.width()).filter_map(|at| Some((at, self.spec(at)?)))
    }

    /// The column of a field or remark by its key in the plan file.
    pub fn column_of(&'static self, key: &str) -> Option<usize> {
        self.columns().find(|(_, spec)| spec.key == key).map(|(at, _)| at)
    }

    /// The description of a field or remark by its key in the plan file.
    ///
    /// ```
    /// use tranche::{domain::TableId, table::schema};
    /// assert_eq!(schema(TableId::Map).spec_of("cap").map(|spec| spec.title), Some("Cap"));
    /// assert!(schema(TableId::Map).spec_of("colour").is_none());
    /// ```
    pub fn spec_of(&'static self, key: &str) -> Option<&'static Spec> {
        self.columns().find(|(_, spec)| spec.key == key).map(|(_, spec)| spec)
    }

    /// The column with the name that lists and references show for a row; `None` where rows have none.
    pub fn name_column(&'static self) -> Option<usize> {
        self.fields().find(|(_, spec)| spec.names_row).map(|(at, _)| at)
    }
}

struct Of<R>(PhantomData<fn() -> R>);

impl<R: Record> Schema for Of<R> {
    fn table(&self) -> TableId {
        R::TABLE
    }
    fn field_count(&self) -> usize {
        R::COLUMNS.len()
    }
    fn field(&self, column: usize) -> Option<&'static Spec> {
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
            Held::Many(rows) => rows.get(id).map(|row| &**row),
            Held::One(row) => (id == self.id.word()).then_some(row),
        }
    }

    /// The value of a field.
    pub fn value(&self, id: &str, column: usize) -> Option<Value> {
        let (row, schema) = (self.row(id)?, schema(self.id));
        let remark = || Some(remarks::get(row.extra(), schema.remark(column)?));
        schema.get(row, column).or_else(remark)
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
        schema.get(&*schema.blank(Id::from("")), column).or_else(remark)
    }
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
        match schema(self.id).remark(column) {
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
