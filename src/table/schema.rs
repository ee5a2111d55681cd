//! The columns of a table by its id.

use std::marker::PhantomData;

use crate::domain::{Id, Row, TableId, Value};

use super::{AnyRow as _, Record, Spec};

/// What the code that handles any table needs of a record. Its fields are numbered: first the columns of the
/// record, then those that stand beside them in a file.
pub trait Schema: Sync {
    /// The table the record stands in.
    fn table(&self) -> TableId;
    /// How many columns the record has, without the fields beside them.
    fn field_count(&self) -> usize;
    /// The description of a column, or of a field beside the columns.
    fn spec(&self, column: usize) -> Option<&'static Spec>;
    /// The value of a field in a row of defaults.
    fn blank_value(&self, column: usize) -> Option<Value>;
}

/// The columns of a table are those of its record followed by the remarks its rows can carry. They are the
/// same in every plan.
impl dyn Schema {
    /// The columns of the record, without remarks.
    pub fn fields(&'static self) -> impl Iterator<Item = (usize, &'static Spec)> {
        (0..self.field_count()).filter_map(|at| Some((at, self.spec(at)?)))
    }

    /// The fields that a file has beside the columns, and only where they say something: remarks and others.
    pub fn beside(&'static self) -> impl Iterator<Item = (usize, &'static Spec)> {
        (self.field_count()..).map_while(|at| Some((at, self.spec(at)?)))
    }

    /// All columns in order. A table of one row shows no remarks.
    pub fn columns(&'static self) -> impl Iterator<Item = (usize, &'static Spec)> {
        let shown = |(_, spec): &(usize, &Spec)| spec.remark && !self.table().is_single();
        self.fields().chain(self.beside().filter(shown))
    }

    /// How many columns there are.
    pub fn width(&'static self) -> usize {
        self.columns().count()
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

struct RecordSchema<R>(PhantomData<fn() -> R>);

impl<R: Record> Schema for RecordSchema<R> {
    fn table(&self) -> TableId {
        R::TABLE
    }
    fn field_count(&self) -> usize {
        R::COLUMNS.len()
    }
    fn spec(&self, column: usize) -> Option<&'static Spec> {
        R::column(column).map(|column| &column.spec)
    }
    fn blank_value(&self, column: usize) -> Option<Value> {
        R::blank(Id::from("")).get(column)
    }
}

/// The record of a table.
pub fn schema(table: TableId) -> &'static dyn Schema {
    use crate::domain::{
        Account, Baseline, CommitmentTerms, Credit, Discount, Investment, LadderStep, Lever, Limit,
        MapTerms, Milestone, Mix, Partner, ProServe, Scenario, Service, Stacking, SupportPlan, Tax,
        Timing, Workload, plan::Head,
    };
    const fn of<R: Row>() -> RecordSchema<R> {
        RecordSchema(PhantomData)
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
        TableId::Ladder => const { &of::<LadderStep>() },
        TableId::Discounts => const { &of::<Discount>() },
        TableId::Support => const { &of::<SupportPlan>() },
        TableId::Tax => const { &of::<Tax>() },
        TableId::Investments => const { &of::<Investment>() },
        TableId::Stacking => const { &of::<Stacking>() },
        TableId::Limits => const { &of::<Limit>() },
        TableId::Timing => const { &of::<Timing>() },
        TableId::Scenarios => const { &of::<Scenario>() },
    }
}
