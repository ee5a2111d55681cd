//! The columns of a table by its id.

use std::marker::PhantomData;

use crate::domain::{Id, Row, TableId, Value};

use super::{AnyRow as _, Record, Spec, remarks};

/// What the code that handles any table needs of a record.
pub trait Schema: Sync {
    /// The table the record stands in.
    fn table(&self) -> TableId;
    /// How many fields the record has, remarks not counted.
    fn field_count(&self) -> usize;
    /// The description of a field of the record.
    fn field(&self, column: usize) -> Option<&'static Spec>;
    /// The value of a field in a row of defaults.
    fn blank_value(&self, column: usize) -> Option<Value>;
}

/// The columns of a table are the fields of its record followed by the remarks its rows can carry.
/// They are the same in every plan.
impl dyn Schema {
    /// The description of a column.
    pub fn spec(&self, column: usize) -> Option<&'static Spec> {
        self.field(column).or_else(|| self.remark(column))
    }

    /// The remark that stands in a column; `None` for a field of the record.
    pub(super) fn remark(&self, column: usize) -> Option<&'static Spec> {
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
    fn blank_value(&self, column: usize) -> Option<Value> {
        R::blank(Id::from("")).get(column)
    }
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
