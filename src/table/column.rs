//! A column: the description of one field of a record.

use crate::domain::{Remarks, Row, TableId, Value, value::AnyField};

use super::Kind;

/// What the numbers of a column count, where the kind of value does not already say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing beyond the kind.
    Plain,
    /// Money for each month: people may type "per month" behind the amount.
    PerMonth,
    /// A number of months.
    Months,
}

/// Which direction of a negotiated figure helps the buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// A larger or later figure, such as a credit or a cap.
    More,
    /// A smaller or earlier figure, such as a commitment or a delay.
    Less,
}

/// The description of a column, whatever the record.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The field's key in the plan file.
    pub key: &'static str,
    /// What people read above it.
    pub title: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// What its numbers count.
    pub unit: Unit,
    /// Whether it may be left open (`null`).
    pub nullable: bool,
    /// Whether a file must give it: the calculation needs it and has no default.
    pub required: bool,
    /// Whether that, and the row a reference names, is asked only where the calculation reads the field: not
    /// in a support plan that is not included, for example.
    pub where_read: bool,
    /// Whether it is usually negotiated: shown per scenario.
    pub negotiable: bool,
    /// Whether a month typed into a cell of days means its last day, as for an end; else its first.
    pub last_day: bool,
    /// Which direction helps the buyer, where it is negotiated.
    pub better: Better,
    /// Whether the sum of the column over rows means something. Every column of money has one.
    pub summed: bool,
    /// Whether it holds the name that lists and references show for a row.
    pub names_row: bool,
    /// Whether only we may see it when private figures are hidden.
    pub private: bool,
    /// Whether it is said beside the fields of a record: the same in every scenario, and in a file only where it
    /// says something.
    pub remark: bool,
    /// Width in pixels at normal density.
    pub width: u16,
    /// One sentence that explains it.
    pub tip: &'static str,
    /// The usual words of a text that may be any.
    pub suggests: &'static [&'static str],
}

impl Spec {
    /// A description with nothing beyond key, title and kind.
    pub(super) const fn plain(key: &'static str, title: &'static str, kind: Kind) -> Self {
        Self {
            key,
            title,
            kind,
            unit: Unit::Plain,
            nullable: false,
            required: false,
            where_read: false,
            negotiable: false,
            last_day: false,
            better: Better::More,
            summed: matches!(kind, Kind::Money { .. }),
            names_row: false,
            private: false,
            remark: false,
            width: 0,
            tip: "",
            suggests: &[],
        }
    }

    /// Whether the field may hold that value. References are not looked up.
    pub fn holds(&self, value: &Value) -> bool {
        (self.nullable && *value == Value::Empty) || self.kind.holds(value)
    }

    /// Whether a cell can't be left open: the field has no default. A reference that is asked only where it is
    /// read can be.
    pub fn is_needed(&self) -> bool {
        self.required && !(self.where_read && matches!(self.kind, Kind::Ref(_)))
    }

    /// What is expected, for a sentence: "expected …".
    pub fn expects(&self) -> String {
        let expects = self.kind.expects();
        if self.nullable { format!("{expects}, or null") } else { expects.into_owned() }
    }
}

/// One field of a record.
pub struct Column<R: 'static> {
    /// Its description.
    pub spec: Spec,
    /// The field, to read.
    pub read: fn(&R) -> &dyn AnyField,
    /// The field, to write.
    pub write: fn(&mut R) -> &mut dyn AnyField,
}

impl<R> Column<R> {
    pub(super) const fn new(
        key: &'static str,
        title: &'static str,
        kind: Kind,
        read: fn(&R) -> &dyn AnyField,
        write: fn(&mut R) -> &mut dyn AnyField,
    ) -> Self {
        let width = match kind {
            Kind::Text | Kind::Note => 150,
            Kind::Money { .. } => 96,
            Kind::Rate { .. } | Kind::Count { .. } | Kind::Flag => 72,
            Kind::Month => 78,
            Kind::Day => 100,
            _ => 120,
        };
        Self { spec: Spec { width, ..Spec::plain(key, title, kind) }, read, write }
    }

    pub(super) const fn required(mut self) -> Self {
        self.spec.required = true;
        self
    }

    /// Required, and a reference looked up, only where the calculation reads it.
    pub(super) const fn where_read(mut self) -> Self {
        self.spec.where_read = true;
        self
    }

    pub(super) const fn nullable(mut self) -> Self {
        self.spec.nullable = true;
        self
    }

    pub(super) const fn last_day(mut self) -> Self {
        self.spec.last_day = true;
        self
    }

    pub(super) const fn negotiable(mut self) -> Self {
        self.spec.negotiable = true;
        self
    }

    pub(super) const fn per_month(mut self) -> Self {
        self.spec.unit = Unit::PerMonth;
        self
    }

    pub(super) const fn months(mut self) -> Self {
        self.spec.unit = Unit::Months;
        self
    }

    pub(super) const fn less_is_better(mut self) -> Self {
        self.spec.better = Better::Less;
        self
    }

    /// A column of money whose sum over rows says nothing.
    pub(super) const fn not_summed(mut self) -> Self {
        self.spec.summed = false;
        self
    }

    pub(super) const fn summed(mut self) -> Self {
        self.spec.summed = true;
        self
    }

    pub(super) const fn names_row(mut self) -> Self {
        self.spec.names_row = true;
        self
    }

    pub(super) const fn remark(mut self) -> Self {
        self.spec.remark = true;
        self
    }

    pub(super) const fn private(mut self) -> Self {
        self.spec.private = true;
        self
    }

    pub(super) const fn width(mut self, pixels: u16) -> Self {
        self.spec.width = pixels;
        self
    }

    pub(super) const fn suggests(mut self, words: &'static [&'static str]) -> Self {
        self.spec.suggests = words;
        self
    }

    pub(super) const fn tip(mut self, sentence: &'static str) -> Self {
        self.spec.tip = sentence;
        self
    }
}

/// A record whose fields are described.
pub trait Record: Row {
    /// The table it stands in.
    const TABLE: TableId;
    /// Its columns, in the order people see them. The id is not one of them.
    const COLUMNS: &'static [Column<Self>];
    /// The fields a file has beside the columns, and only where they say something: first the remarks that
    /// any row can carry, then those of this record alone.
    const BESIDE: &'static [Column<Self>];
    /// What is said of the row.
    fn remarks(&self) -> &Remarks;
    /// What is said of the row, to change.
    fn remarks_mut(&mut self) -> &mut Remarks;

    /// A column by its number; the fields beside the columns are counted behind them.
    fn column(at: usize) -> Option<&'static Column<Self>> {
        Self::COLUMNS.get(at).or_else(|| Self::BESIDE.get(at.checked_sub(Self::COLUMNS.len())?))
    }
}

/// Describes one field: `col!(Workload, "owner", owner, "Owner", Kind::Text)`.
macro_rules! col {
    ($row:ty, $key:literal, $($path:ident).+, $title:literal, $kind:expr) => {
        $crate::table::Column::<$row>::new(
            $key,
            $title,
            $kind,
            |row| &row.$($path).+,
            |row| &mut row.$($path).+,
        )
    };
}
pub(super) use col;
