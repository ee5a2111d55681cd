//! How fast a credit is used, how fast it would have to be, and by when to ask for more.

use chrono::Days;

use super::used_before;
use crate::{
    domain::{Day, Month, Plan, Total},
    engine::{GrantOutcome, quarter_end_of},
};

/// Days before a credit's end by which more of it has to be asked for. Six weeks before a renewal are
/// said to be too late; alerts usually begin at 90 days.
pub const LEAD_DAYS: u32 = 90;

/// How long a credit lasts at the burn the plan gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runway {
    /// It is used up in that month, the so-manieth from now or from its start.
    UsedUp(Month, u32),
    /// It ends with something left.
    EndsFirst,
    /// Something is left after the plan; at its average burn it would last that many months more.
    AfterPlan(u32),
    /// No bill of the plan uses it, and it does not end inside.
    Unused,
    /// It takes no part.
    Apart,
}

/// How fast a credit is used and would have to be, per month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Burn {
    /// What is left at the beginning of this month, or when it starts.
    pub balance: Total,
    /// The months from then to its end, both included; `None` when it never ends.
    pub months: Option<u32>,
    /// What has to be used each month to use all of it in time, rounded up; `None` when it never ends.
    pub needed: Option<Total>,
    /// What the bills of the plan use on average in its months that lie inside the plan.
    pub planned: Total,
}

/// The months of the horizon in which it can be used from today on; `None` when there is none.
fn span(plan: &Plan, of: &GrantOutcome, today: Day) -> Option<(Month, Month)> {
    let from = Month::of(of.grant.start).max(plan.head.start_month).max(Month::of(today));
    let last = plan.head.last_month();
    let to = of.grant.end.map_or(last, |end| Month::of(end).min(last));
    (from <= to).then_some((from, to))
}

fn count(from: Month, to: Month) -> u32 {
    u32::try_from(to.since(from) + 1).unwrap_or(0)
}

/// What is left and what has to be used each month; nothing once it is over.
pub(super) fn burn(plan: &Plan, of: &GrantOutcome, today: Day) -> Burn {
    let from = Month::of(of.grant.start).max(plan.head.start_month).max(Month::of(today));
    let ends = of.grant.end.map(Month::of);
    if ends.is_some_and(|end| end < from) {
        return Burn::default();
    }
    let balance = of.grant.amount - used_before(plan, &of.by_month, from);
    let months = ends.map(|end| count(from, end));
    let needed = months.map(|months| Total::new(steps(balance, i128::from(months.max(1)))));
    let planned = span(plan, of, today).map_or(Total::ZERO, |(from, to)| {
        let used = of.applied - used_before(plan, &of.by_month, from);
        Total::new(used.get() / i128::from(count(from, to).max(1)))
    });
    Burn { balance, months, needed, planned }
}

/// How many steps of a size an amount takes, the last one begun counted in full.
fn steps(amount: Total, size: i128) -> i128 {
    amount.get() / size + i128::from(amount.get() % size != 0)
}

/// Months are counted from this month, or from the credit's first where that is later.
pub(super) fn runway(plan: &Plan, of: &GrantOutcome, today: Day) -> Runway {
    if !of.expired.is_zero() {
        return Runway::EndsFirst;
    }
    let mut left = Total::from(of.grant.amount);
    for (month, used) in plan.head.months().zip(&of.by_month) {
        left -= *used;
        if left.is_zero() {
            let from = Month::of(of.grant.start).max(Month::of(today));
            return Runway::UsedUp(month, count(from, month));
        }
    }
    let planned = burn(plan, of, today).planned;
    if planned.is_zero() {
        return Runway::Unused;
    }
    let more = steps(of.remaining.into(), planned.get());
    Runway::AfterPlan(u32::try_from(more).unwrap_or(u32::MAX))
}

/// By when more has to be asked for, so that the answer comes in time: `lead_days` before the end; the
/// last end of a quarter up to then, where it is still to come, as AWS grants most readily before
/// it; and no later than the renewal, after which there is little left to trade. It may be past: then now.
///
/// ```
/// use tranche::{calc::register::renegotiate_by, domain::month::parse_day};
/// let day = |text| parse_day(text).unwrap();
/// let by = |end, renewal, today| renegotiate_by(day(end), renewal, day(today), 90).to_string();
/// // 90 days before 31 Dec 2027 is 2 Oct 2027; the quarter before that ends on 30 Sep.
/// assert_eq!(by("2027-12-31", None, "2026-11-25"), "2027-09-30");
/// // The renewal comes first.
/// assert_eq!(by("2027-12-31", Some(day("2027-03-31")), "2026-11-25"), "2027-03-31");
/// // No quarter ends between today and 90 days before the end.
/// assert_eq!(by("2027-03-15", None, "2026-11-25"), "2026-12-15");
/// ```
pub fn renegotiate_by(end: Day, renewal: Option<Day>, today: Day, lead_days: u32) -> Day {
    let latest = end.checked_sub_days(Days::new(lead_days.into())).unwrap_or(end);
    // The quarter that ends on that day, or the one before it.
    let quarter = match quarter_end_of(latest) {
        closes if closes <= latest => closes,
        closes => Month::of(closes).plus(-3).last_day(),
    };
    let by = if quarter >= today { quarter } else { latest };
    match renewal {
        Some(renewal) if renewal >= today => by.min(renewal),
        _ => by,
    }
}
