//! The columns of a grid: those of the table, and computed ones beside them.

use crate::domain::order::Order as _;
use std::{borrow::Cow, fmt};

use super::computed::{Computed, computed};
use crate::{
    domain::{Id, Month, Plan, TableId},
    table::{Kind, Spec, privacy, schema, table},
};

/// Where a column's cells come from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A field of the record: its column number and description.
    Field(usize, &'static Spec),
    /// Computed.
    Computed(&'static Computed),
    /// The amounts of a month, counted from the plan's first: consumption by month.
    Month(usize),
}

/// What tells a column from the others of its grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKey {
    /// A field of the record, or a computed column, by its key.
    Field(&'static str),
    /// A month of the plan.
    Month(Month),
}

impl ColumnKey {
    /// The key of a field or of a computed column; empty for a month.
    pub fn word(self) -> &'static str {
        match self {
            Self::Field(key) => key,
            Self::Month(_) => "",
        }
    }
}

impl fmt::Display for ColumnKey {
    /// The field's key, or the month as `2027-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(key) => f.write_str(key),
            Self::Month(month) => month.fmt(f),
        }
    }
}

impl PartialEq<&str> for ColumnKey {
    fn eq(&self, other: &&str) -> bool {
        matches!(self, Self::Field(key) if key == other)
    }
}

/// A column of a grid.
#[derive(Clone, Debug)]
pub struct GridColumn {
    /// What tells it from the others.
    pub key: ColumnKey,
    /// What people read above it.
    pub title: Cow<'static, str>,
    /// One sentence that explains it.
    pub tip: &'static str,
    /// Width in pixels.
    pub width: u16,
    /// Whether its cells stand right.
    pub numeric: bool,
    /// Where its cells come from.
    pub source: Source,
    /// The scenario it shows, where a column is unfolded; else the active one.
    pub scenario: Option<Id>,
}

impl GridColumn {
    /// The field's description, where it is an input.
    pub fn spec(&self) -> Option<&'static Spec> {
        match self.source {
            Source::Field(_, spec) => Some(spec),
            Source::Computed(_) | Source::Month(_) => None,
        }
    }

    /// Whether it is ours alone: hidden where private figures are.
    pub fn is_private(&self) -> bool {
        match self.source {
            Source::Field(_, spec) => privacy::column_is_private(spec),
            Source::Computed(computed) => computed.private,
            Source::Month(_) => false,
        }
    }
}

/// The columns that stand first in a table's grid, with their widths; the others follow as described.
fn first(id: TableId, narrow: bool) -> &'static [(&'static str, u16)] {
    match (id, narrow) {
        (TableId::Workloads, false) => &[
            ("name", 178),
            ("strategy", 88),
            ("cutover", 70),
            ("monthly_run_rate", 106),
            ("eligible_share", 64),
            ("map_scope", 90),
            ("map_uplift", 60),
            ("map_base", 92),
            ("map_rate", 56),
            ("map_credit", 84),
        ],
        (TableId::Workloads, true) => {
            &[("name", 132), ("monthly_run_rate", 76), ("map_scope", 60), ("map_credit", 70)]
        }
        (TableId::Credits, false) => &[
            ("name", 178),
            ("program", 100),
            ("amount", 84),
            ("remaining", 84),
            ("start", 92),
            ("end", 92),
            ("services", 132),
            ("applied", 84),
            ("expired", 84),
            ("left", 76),
            ("status", 88),
            ("flexibility", 92),
        ],
        (TableId::Credits, true) => &[("name", 132), ("amount", 76), ("end", 92), ("expired", 76)],
        (TableId::Milestones, false) => &[
            ("name", 200),
            ("month", 78),
            ("share", 76),
            ("status", 88),
            ("delay_months", 64),
            ("released", 92),
            ("usable_from", 92),
            ("applied", 84),
            ("expired", 84),
            ("probability", 72),
        ],
        (TableId::Milestones, true) => {
            &[("name", 132), ("month", 70), ("share", 64), ("released", 84)]
        }
        (TableId::Levers, false) => &[
            ("behaviour", 204),
            ("included", 62),
            ("our_cost", 84),
            ("effort", 56),
            ("risk", 48),
            ("worth_to_aws", 92),
            ("credit", 84),
            ("per_cost", 76),
            ("of_worth", 76),
            ("applied", 84),
            ("expired", 76),
            ("probability", 62),
            ("expected", 84),
            ("ask_date", 92),
            ("window", 88),
            ("available", 76),
            ("due", 70),
            ("life_months", 48),
            ("program", 96),
            ("services", 132),
            ("evidence", 150),
            ("owner", 96),
        ],
        (TableId::Levers, true) => {
            &[("behaviour", 132), ("our_cost", 76), ("credit", 76), ("per_cost", 64)]
        }
        (TableId::Proserve, false) => &[
            ("name", 204),
            ("included", 62),
            ("sow_value", 92),
            ("mode", 84),
            ("cofund_rate", 72),
            ("aws_pays", 92),
            ("usable", 92),
            ("effective", 76),
            ("we_pay", 92),
            ("start", 70),
            ("life_months", 48),
        ],
        (TableId::Proserve, true) => {
            &[("name", 132), ("sow_value", 76), ("cofund_rate", 60), ("effective", 70)]
        }
        (TableId::Partners, false) => &[
            ("partner", 170),
            ("programme", 190),
            ("included", 62),
            ("gross", 92),
            ("pass_through", 76),
            ("form", 64),
            ("to_us", 92),
            ("kept", 92),
            ("usable", 92),
            ("effective", 76),
            ("start", 70),
            ("life_months", 48),
        ],
        (TableId::Partners, true) => {
            &[("partner", 132), ("gross", 76), ("pass_through", 60), ("effective", 70)]
        }
        _ => &[],
    }
}

/// The columns of a table's grid in their order; `narrow` where a phone shows only a few of them.
pub fn columns(id: TableId, narrow: bool) -> Vec<GridColumn> {
    let mut columns: Vec<GridColumn> = schema(id)
        .columns()
        .map(|(at, spec)| GridColumn {
            key: ColumnKey::Field(spec.key),
            title: Cow::Borrowed(spec.title),
            tip: spec.tip,
            width: spec.width,
            numeric: matches!(
                spec.kind,
                Kind::Money { .. }
                    | Kind::Rate { .. }
                    | Kind::Count { .. }
                    | Kind::Month
                    | Kind::Day
            ),
            source: Source::Field(at, spec),
            scenario: None,
        })
        .collect();
    columns.extend(computed(id).iter().map(|computed| GridColumn {
        key: ColumnKey::Field(computed.key),
        title: Cow::Borrowed(computed.title),
        tip: computed.tip,
        width: 96,
        numeric: true,
        source: Source::Computed(computed),
        scenario: None,
    }));
    let first = first(id, narrow);
    for column in &mut columns {
        if let Some((_, width)) = first.iter().find(|(key, _)| column.key == *key) {
            column.width = *width;
        }
    }
    let place = |column: &GridColumn| first.iter().position(|(key, _)| column.key == *key);
    let remark = |column: &GridColumn| column.spec().is_some_and(|spec| spec.remark);
    // The sort is stable: columns that are not named keep their order. Remarks stand behind all others.
    columns
        .order_by_key(|column| place(column).unwrap_or(first.len() + usize::from(remark(column))));
    columns
}

/// The ids of a table's rows in table order.
pub fn row_ids(plan: &Plan, id: TableId) -> Vec<Id> {
    table(plan, id).ids().collect()
}
