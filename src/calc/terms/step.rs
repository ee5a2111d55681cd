//! How far a term slides, in what steps, and what the next one is worth.

use chrono::Datelike as _;

use crate::{
    domain::{Cents, Day, Month, Plan, Value},
    table::Kind,
};

use super::{
    Term,
    value::{day, number},
};
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
    /// What it changes in deal value; `None` when it can't be computed.
    pub worth: Option<Cents>,
}

impl Term {
    /// A range that shows these numbers with room on both sides, and a step that suits them.
    pub fn scale(&self, numbers: &[i64]) -> Scale {
        let least = numbers.iter().copied().min().unwrap_or(0);
        let most = numbers.iter().copied().max().unwrap_or(0);
        let (min, max, step, room) = match self.spec.kind {
            Kind::Money { signed: true } => {
                (Cents::LEAST.get(), Cents::LIMIT.get(), round(most), 10)
            }
            Kind::Money { .. } | Kind::Amounts => (0, Cents::LIMIT.get(), round(most), 10),
            Kind::Rate { min, max, .. } if most < 150_000 => {
                (min.millionths(), max.millionths(), 5_000, 6)
            }
            Kind::Rate { min, max, .. } => (min.millionths(), max.millionths(), 10_000, 5),
            Kind::Count { min, max } => (min, max, 1, 3),
            Kind::Day => (i64::MIN / 4, i64::MAX / 4, MONTH, 3),
            _ => (i64::MIN / 4, i64::MAX / 4, 1, 3),
        };
        let room = ((most - least) / 4).max(step * room);
        let low = (least - room).max(min).div_euclid(step) * step;
        let high = (most + room).min(max);
        Scale { low: low.max(min), high: high.div_euclid(step) * step, step }
    }

    /// The number a step further. From anywhere off the steps it goes to the next one; days go by
    /// calendar months, and the last of a month stays the last.
    pub fn stepped(&self, from: i64, scale: Scale, steps: i64) -> i64 {
        if self.spec.kind == Kind::Day {
            return months_on(from, steps);
        }
        let on = from.div_euclid(scale.step) * scale.step;
        let off = from != on && steps < 0;
        // A step that no number can hold is not taken.
        let further =
            steps.checked_add(i64::from(off)).and_then(|steps| scale.step.checked_mul(steps));
        let next = further.and_then(|further| on.checked_add(further)).unwrap_or(from);
        number(&self.value_alone(next), None).unwrap_or(next)
    }

    /// Where the thumb of a slider comes to rest: on a step; of days on the last of a month.
    pub fn rest(&self, at: i64, scale: Scale) -> i64 {
        if self.spec.kind == Kind::Day {
            let near = Month::of(day(at - MONTH / 2));
            return days(near.last_day());
        }
        (at + scale.step / 2).div_euclid(scale.step) * scale.step
    }

    /// What the next step is worth in a resolved plan, by what changes are worth in it: the step that
    /// is better for us, or the other one where that gains and this does not. An open term has none.
    pub fn next_step(&self, plan: &Plan, scale: Scale, worth: Worth<'_>) -> Option<Step> {
        let from = self.number(plan)?;
        let towards = if self.less_is_better() { -1 } else { 1 };
        let mut try_step = |steps: i64| {
            let to = self.stepped(from, scale, steps);
            let value = self.value(plan, to);
            let change =
                Change { table: self.table, row: self.row.clone(), column: self.column, value };
            Step { by: to - from, worth: worth(&[change]) }
        };
        let first = try_step(towards);
        let gains =
            |step: &Step| step.by != 0 && step.worth.is_some_and(|worth| worth > Cents::ZERO);
        if gains(&first) {
            return Some(first);
        }
        let other = try_step(-towards);
        Some(if gains(&other) || first.by == 0 { other } else { first })
    }
}

/// The days of a step along days, about a month.
const MONTH: i64 = 30;

fn days(day: Day) -> i64 {
    number(&Value::Day(day), None).unwrap_or(0)
}

/// A day some calendar months on: the same day of the month where there is one, the last of the month
/// from the last of a month.
fn months_on(from: i64, months: i64) -> i64 {
    let of = day(from);
    let month = Month::of(of);
    let last = month.plus(i32::try_from(months).unwrap_or(0)).last_day();
    let same = last.with_day(of.day()).filter(|_| of != month.last_day());
    // Through `day` once more: it holds to the years a plan may name.
    days(day(days(same.unwrap_or(last))))
}

/// A fiftieth of an amount, rounded down to 1, 2 or 5 times a power of ten; at least one unit of currency.
fn round(most: i64) -> i64 {
    let aim = (most.unsigned_abs() / 50).max(100);
    let mut power = 100;
    while power <= aim / 10 {
        power *= 10;
    }
    let step = [5, 2].into_iter().map(|times| times * power).find(|step| *step <= aim);
    step.unwrap_or(power).cast_signed()
}
