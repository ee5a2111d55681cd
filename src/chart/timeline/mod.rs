//! When credits live, how their balance falls, and what will be forfeited.

mod draw;
mod series;
#[cfg(test)]
mod tests;
mod words;

use crate::{
    domain::{Day, Month, Program, Total},
    engine::GrantId,
    text::Format,
};

pub use draw::{TimelineSize, svg};
pub use series::series;

/// Every credit of an outcome along the months of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The credits in published order: the one that ends first is first.
    pub rows: Vec<TimelineRow>,
    /// The months of the axis: those of the plan, and before them those since today, a year at most.
    pub months: Vec<Month>,
    /// The first month of the plan.
    pub plan_start: Month,
    /// The ends of calendar quarters on the axis.
    pub quarter_ends: Vec<Day>,
    /// Today; can be off the axis.
    pub today: Day,
    /// The renewal; can be off the axis.
    pub renewal: Option<Renewal>,
    /// The next end of AWS's year on the axis.
    pub year_end: Option<Day>,
    /// Face value of all credits.
    pub headline: Total,
    /// What will be forfeited of it.
    pub forfeited: Total,
    /// How figures are written.
    pub format: Format,
}

/// The renewal of the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The day it renews: the last of the window.
    pub day: Day,
    /// The first day of the window; `None` when there is no window.
    pub opens: Option<Day>,
}

/// One credit.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// The credit's id in the outcome.
    pub id: GrantId,
    /// What people read.
    pub label: String,
    /// Its programme.
    pub program: Program,
    /// Its amount.
    pub amount: Total,
    /// First day it can be used.
    pub start: Day,
    /// Last day it can be used; `None` when it never ends.
    pub end: Option<Day>,
    /// The part of its life on the axis, both days included.
    pub life: Option<(Day, Day)>,
    /// Left at the end of each month of the axis, before anything is lost; zero outside its life.
    pub balance: Vec<Total>,
    /// Used in all.
    pub applied: Total,
    /// Left after the plan.
    pub remaining: Total,
    /// Lost at its end.
    pub forfeited: Total,
    /// The day it is lost.
    pub lost_on: Option<Day>,
    /// Starts after the plan.
    pub beyond: Total,
}

impl TimelineRow {
    /// What is left at the beginning of each month of the axis; zero outside its life.
    pub fn openings(&self, months: &[Month]) -> Vec<Total> {
        let (starts, ends) = (Month::of(self.start), self.end.map(Month::of));
        let mut before = None;
        let opening = months.iter().zip(&self.balance).map(|(month, balance)| {
            let alive = starts <= *month && ends.is_none_or(|end| *month <= end);
            let earlier = before.replace(*balance).filter(|_| starts < *month);
            if alive { earlier.unwrap_or(self.amount) } else { Total::ZERO }
        });
        opening.collect()
    }

    /// The first month of the axis at whose end nothing is left.
    pub fn used_up(&self, months: &[Month]) -> Option<Month> {
        let used_up = self.applied == self.amount && !self.amount.is_zero();
        let started = Month::of(self.start);
        let empty = |(month, balance): &(&Month, &Total)| **month >= started && balance.is_zero();
        months.iter().zip(&self.balance).find(empty).map(|(month, _)| *month).filter(|_| used_up)
    }
}
