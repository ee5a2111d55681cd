//! The columns of a grid: those of the table, and computed ones beside them.

use crate::{
    domain::{Cents, Id, Month, Plan, Rate, TableId},
    engine::{GrantOutcome, Outcome, map_base, map_eligible, map_nominal, map_rate},
    table::{Kind, Spec, table},
};

/// A figure computed for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computed {
    /// Counted yearly run-rate of a workload.
    MapBase,
    /// Credit rate of a workload.
    MapRate,
    /// MAP credit a workload earns before the cap.
    MapCredit,
    /// What of a credit is applied to bills.
    Applied,
    /// What of it is forfeited.
    Forfeited,
    /// What is left of it after the plan.
    Left,
}

/// What a computed column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Money.
    Money(Cents),
    /// A rate.
    Rate(Rate),
}

impl Computed {
    /// Title and explanation.
    pub fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::MapBase => (
                "map_base",
                "Counted / year",
                "Yearly run-rate that the agreement counts: run-rate × 12 × eligible × scope.",
            ),
            Self::MapRate => {
                ("map_rate", "Rate", "Base rate plus uplift, at most the agreement's highest rate.")
            }
            Self::MapCredit => (
                "map_credit",
                "MAP credit",
                "Counted yearly run-rate times rate, before any cap on the agreement.",
            ),
            Self::Applied => ("applied", "Used", "What the bills of this plan take from it."),
            Self::Forfeited => ("expired", "Forfeited", "What is lost on its last day."),
            Self::Left => ("left", "Left", "What is left of it after the last month of the plan."),
        }
    }

    /// Its figure for a row; `None` where it does not apply.
    pub fn figure(self, plan: &Plan, outcome: Option<&Outcome>, row: &str) -> Option<Figure> {
        match self {
            Self::MapBase | Self::MapRate | Self::MapCredit => {
                let workload = plan.workloads.get(row).filter(|_| plan.map.included)?;
                if map_eligible(workload) == Rate::ZERO {
                    return None;
                }
                Some(match self {
                    Self::MapBase => Figure::Money(map_base(workload)),
                    Self::MapRate => Figure::Rate(map_rate(workload, &plan.map)),
                    _ => Figure::Money(map_nominal(workload, &plan.map)),
                })
            }
            _ => {
                let id = format!("credit:{row}");
                let grants = &outcome?.grants;
                let at = grants.binary_search_by(|of| of.grant.id.as_str().cmp(&id)).ok()?;
                let of: &GrantOutcome = grants.get(at)?;
                Some(Figure::Money(match self {
                    Self::Applied => of.applied,
                    Self::Forfeited => of.expired,
                    _ => Cents(of.remaining.0 + of.beyond.0),
                }))
            }
        }
    }
}

/// Where a column's cells come from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A field of the record: its column number and description.
    Field(usize, &'static Spec),
    /// Computed.
    Computed(Computed),
}

/// A column of a grid.
#[derive(Clone, Debug)]
pub struct GridColumn {
    /// The field's key, or the computed column's.
    pub key: &'static str,
    /// What people read above it.
    pub title: &'static str,
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
            Source::Computed(_) => None,
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
        _ => &[],
    }
}

/// The columns of a table's grid in their order; `narrow` where a phone shows only a few of them.
pub fn columns(id: TableId, narrow: bool) -> Vec<GridColumn> {
    let computed: &[Computed] = match id {
        TableId::Workloads => &[Computed::MapBase, Computed::MapRate, Computed::MapCredit],
        TableId::Credits => &[Computed::Applied, Computed::Forfeited, Computed::Left],
        _ => &[],
    };
    let empty = Plan::empty(Month::EPOCH);
    let rows = table(&empty, id);
    let inputs = (0..rows.width()).filter_map(|at| rows.spec(at).map(|spec| (at, spec)));
    let mut columns: Vec<GridColumn> = inputs
        .map(|(at, spec)| GridColumn {
            key: spec.key,
            title: spec.title,
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
    columns.extend(computed.iter().map(|computed| {
        let (key, title, tip) = computed.words();
        GridColumn {
            key,
            title,
            tip,
            width: 96,
            numeric: true,
            source: Source::Computed(*computed),
            scenario: None,
        }
    }));
    let first = first(id, narrow);
    for column in &mut columns {
        if let Some((_, width)) = first.iter().find(|(key, _)| *key == column.key) {
            column.width = *width;
        }
    }
    let place = |column: &GridColumn| first.iter().position(|(key, _)| *key == column.key);
    // The sort is stable: columns that are not named keep their order.
    columns.sort_by_key(|column| place(column).unwrap_or(first.len()));
    columns
}

/// The ids of a table's rows in table order.
pub fn row_ids(plan: &Plan, id: TableId) -> Vec<Id> {
    let rows = table(plan, id);
    (0..rows.len()).filter_map(|at| rows.id_at(at)).collect()
}
