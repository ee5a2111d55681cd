//! Why something of a credit is lost, and from when it can't be helped under its terms.

use super::Entry;
use crate::{
    domain::{Month, Plan, Total},
    engine::Reach,
};

/// What keeps a credit from being used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binds {
    /// It ended before the plan begins.
    Ended,
    /// None of the charges is one it covers while it lives.
    NoCharges,
    /// The charges it covers while it lives are less than its amount.
    TooFewCharges,
    /// The coverage limit of its programme.
    Limit,
    /// A programme it may not meet.
    Exclusive,
    /// Credits that come before it in AWS's order.
    Order,
}

/// Why something of a credit is lost: sums over the months of its life inside the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What binds.
    pub binds: Binds,
    /// The charges its terms reach.
    pub eligible: Total,
    /// What the limit keeps from it.
    pub limited: Total,
    /// What an exclusive programme keeps from it.
    pub excluded: Total,
    /// What other credits take before it.
    pub others: Total,
    /// The first month from which not even every charge it reaches would use it up; the first of its
    /// life when that was never in reach, the one after its end when only then.
    pub too_late: Month,
}

/// Why something of a credit is lost; `None` when nothing is.
pub fn cause(plan: &Plan, entry: &Entry, reach: &[Reach]) -> Option<Cause> {
    let end = entry.end.filter(|_| !entry.expired.is_zero())?;
    let sum = |of: fn(&Reach) -> Total| reach.iter().map(of).sum::<Total>();
    let eligible = sum(|month| month.eligible);
    let (limited, excluded) = (sum(|month| month.limited), sum(|month| month.excluded));
    let amount = Total::from(entry.amount);
    let binds = if Month::of(end) < plan.head.start_month {
        Binds::Ended
    } else if eligible.is_zero() {
        Binds::NoCharges
    } else if eligible < amount {
        Binds::TooFewCharges
    } else if eligible - limited < amount {
        Binds::Limit
    } else if eligible - limited - excluded < amount {
        Binds::Exclusive
    } else {
        Binds::Order
    };
    let others = sum(|month| month.others);
    let too_late = too_late(plan, entry, reach, Month::of(end));
    Some(Cause { binds, eligible, limited, excluded, others, too_late })
}

/// Backwards from its end: a month is too late when what is left at its beginning is more than all
/// the charges from there on that a limit leaves to it.
fn too_late(plan: &Plan, entry: &Entry, reach: &[Reach], end: Month) -> Month {
    let first = plan.head.start_month.max(Month::of(entry.start));
    let mut late = end.plus(1);
    let (mut left, mut reachable) = (Total::from(entry.expired), Total::ZERO);
    for (at, month) in plan.head.months().enumerate().collect::<Vec<_>>().into_iter().rev() {
        let (Some(reach), true) = (reach.get(at), first <= month && month <= end) else { continue };
        left += reach.applied;
        reachable += reach.eligible - reach.limited;
        if left > reachable {
            late = month;
        }
    }
    late
}
