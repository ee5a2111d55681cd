//! What rows add up to, kept up to date row by row.

use std::sync::Arc;

use super::{
    charges::{Charges, Line, Sign},
    index::Index,
    migration::{MapSums, TagPeriod, periods},
};
use crate::domain::{Plan, Rows, TooLarge, rows::Row};

/// The charges and MAP sums of a plan.
///
/// Every contribution is whole cents, so [`Totals::update`] takes the old contribution of a changed
/// row out and puts the new one in, and the result is identical to computing everything afresh.
#[derive(Debug)]
pub struct Totals {
    index: Arc<Index>,
    charges: Charges,
    periods: Vec<TagPeriod>,
    map: MapSums,
}

impl Totals {
    /// Adds up a plan from nothing.
    pub fn of(plan: &Plan) -> Self {
        let index = Arc::new(Index::of(plan));
        let periods = periods(&plan.head, &plan.map);
        let mut totals = Self {
            charges: Charges::new(&plan.head, &index),
            map: MapSums::new(&plan.head, &periods),
            index,
            periods,
        };
        for row in plan.workloads.iter() {
            totals.charges.workload(&plan.head, &totals.index, row, Sign::In);
            totals.map.workload(plan, &totals.index, &totals.periods, row, Sign::In);
        }
        for row in plan.baseline.iter() {
            totals.charges.baseline(&plan.head, &totals.index, row, Sign::In);
        }
        totals
    }

    /// Brings the totals of `old` to those of `new`. Costs as much as rows differ, unless services,
    /// accounts, mixes or the horizon changed; new MAP terms cost a pass over the workloads.
    pub fn update(&mut self, old: &Plan, new: &Plan) {
        let frame = old.services.same(&new.services)
            && old.accounts.same(&new.accounts)
            && old.mixes.same(&new.mixes)
            && old.head.start_month == new.head.start_month
            && old.head.horizon_months == new.head.horizon_months;
        if !frame {
            *self = Self::of(new);
            return;
        }
        let terms = old.map == new.map;
        each_change(&old.workloads, &new.workloads, |row, sign| {
            self.charges.workload(&new.head, &self.index, row, sign);
            if terms {
                self.map.workload(new, &self.index, &self.periods, row, sign);
            }
        });
        each_change(&old.baseline, &new.baseline, |row, sign| {
            self.charges.baseline(&new.head, &self.index, row, sign);
        });
        if !terms {
            self.periods = periods(&new.head, &new.map);
            self.map = MapSums::new(&new.head, &self.periods);
            for row in new.workloads.iter() {
                self.map.workload(new, &self.index, &self.periods, row, Sign::In);
            }
        }
    }

    /// The lines of the bill with any charge.
    ///
    /// # Errors
    /// [`TooLarge`] when a line does not fit 64 bits of cents.
    pub(super) fn lines(&self) -> Result<Vec<Line>, TooLarge> {
        self.charges.lines()
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    pub(super) fn map_sums(&self) -> &MapSums {
        &self.map
    }

    pub(super) fn periods(&self) -> &[TagPeriod] {
        &self.periods
    }
}

fn each_change<R: Row>(old: &Rows<R>, new: &Rows<R>, mut apply: impl FnMut(&R, Sign)) {
    for change in new.changes(old) {
        if let Some(row) = change.old {
            apply(row, Sign::Out);
        }
        if let Some(row) = change.new {
            apply(row, Sign::In);
        }
    }
}
