//! How far a term slides, in what steps, and what the next one is worth.

use crate::{
    domain::{Cents, Plan},
    table::Kind,
};

use super::{Term, value::number};
use crate::calc::worth::Change;

/// What changes of fields are worth; `None` when a total is too large.
pub type Worth<'a> = &'a mut dyn FnMut(&[Change]) -> Option<Cents>;

/// The range of a slider, in the term's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its lower end.
    pub low: i64,
    /// Its upper end.
    pub high: i64,
    /// One step.
    pub step: i64,
}

/// What the next step towards us is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The step, with its sign.
    pub by: i64,
    /// What it changes in net value; `None` when it can't be computed.
    pub worth: Option<Cents>,
}

impl Term {
    /// A range that shows these numbers with room on both sides, and a step that suits them.
    pub fn scale(&self, numbers: &[i64]) -> Scale {
        let least = numbers.iter().copied().min().unwrap_or(0);
        let most = numbers.iter().copied().max().unwrap_or(0);
        let (min, max, step, room) = match self.spec.kind {
            Kind::Money { signed: true } => (-Cents::LIMIT.0, Cents::LIMIT.0, round(most), 10),
            Kind::Money { .. } | Kind::Amounts => (0, Cents::LIMIT.0, round(most), 10),
            Kind::Rate { min, max, .. } if most < 150_000 => (min.0, max.0, 5_000, 6),
            Kind::Rate { min, max, .. } => (min.0, max.0, 10_000, 5),
            Kind::Count { min, max } => (min, max, 1, 3),
            _ => (i64::MIN / 4, i64::MAX / 4, 1, 3),
        };
        let room = ((most - least) / 4).max(step * room);
        let low = (least - room).max(min).div_euclid(step) * step;
        let high = (most + room).min(max);
        Scale { low: low.max(min), high: high.div_euclid(step) * step, step }
    }

    /// The number a step further. From anywhere off the steps it goes to the next one.
    pub fn stepped(&self, from: i64, scale: Scale, steps: i64) -> i64 {
        let on = from.div_euclid(scale.step) * scale.step;
        let off = from != on && steps < 0;
        let next = on.saturating_add(scale.step.saturating_mul(steps + i64::from(off)));
        number(&self.value_alone(next), None).unwrap_or(next)
    }

    /// What the next step is worth in a resolved plan, by what changes are worth in it: the step that
    /// is better for us, or the other one where that gains and this does not. An open term has none.
    pub fn next_step(&self, plan: &Plan, scale: Scale, worth: Worth<'_>) -> Option<Step> {
        let from = self.number(plan).filter(|_| self.is_counted())?;
        let towards = if self.less_is_better() { -1 } else { 1 };
        let mut try_step = |steps: i64| {
            let to = self.stepped(from, scale, steps);
            let value = self.value(plan, to);
            let change =
                Change { table: self.table, row: self.row.clone(), column: self.column, value };
            Step { by: to - from, worth: worth(&[change]) }
        };
        let first = try_step(towards);
        if first.worth.is_none_or(|worth| worth.0 >= 0) && first.by != 0 {
            return Some(first);
        }
        let other = try_step(-towards);
        let gains = |step: &Step| step.by != 0 && step.worth.is_some_and(|worth| worth.0 > 0);
        Some(if gains(&other) || first.by == 0 { other } else { first })
    }
}

/// A fiftieth of an amount, rounded down to 1, 2 or 5 times a power of ten; at least one unit of currency.
pub(super) fn round(most: i64) -> i64 {
    let aim = (most.saturating_abs() / 50).max(100);
    let mut power = 100;
    while power <= aim / 10 {
        power *= 10;
    }
    [5, 2].into_iter().map(|times| times * power).find(|step| *step <= aim).unwrap_or(power)
}
