//! The rows of a grid in their own order, before they are sorted or filtered.

use super::{GridId, view::Scene};
use crate::{
    domain::Id,
    table::{Table, table},
};

/// The rows of a grid.
pub(super) enum Rows<'a> {
    /// Those of a table of the plan.
    Table(Table<'a>),
    /// The services or accounts that consumption by month shows.
    Months(Vec<Id>),
}

impl<'a> Rows<'a> {
    /// The rows there are now.
    pub fn of(scene: Scene<'a>, id: GridId) -> Self {
        match id {
            GridId::Table(id) => Self::Table(table(scene.plan, id)),
            GridId::Months => Self::Months(scene.months.map_or_else(Vec::new, |of| of.ids())),
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Table(rows) => rows.len(),
            Self::Months(ids) => ids.len(),
        }
    }

    /// The row at a place.
    pub fn id_at(&self, at: usize) -> Option<Id> {
        match self {
            Self::Table(rows) => rows.id_at(at),
            Self::Months(ids) => ids.get(at).cloned(),
        }
    }

    /// The place of a row.
    pub fn position(&self, id: &str) -> Option<usize> {
        match self {
            Self::Table(rows) => rows.position(id),
            Self::Months(ids) => ids.iter().position(|of| of.as_str() == id),
        }
    }

    /// All of them.
    pub fn ids(&self) -> Box<dyn Iterator<Item = Id> + 'a> {
        match self {
            Self::Table(rows) => rows.ids(),
            Self::Months(ids) => Box::new(ids.clone().into_iter()),
        }
    }
}
