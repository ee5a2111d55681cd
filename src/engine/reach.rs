//! What stands between a credit and its full use: the charges its terms reach, month by month, and
//! what of them a limit, an exclusive programme or other credits kept from it.

use super::{
    bill::{self, Bound, Entry, Exclusive, Ready, Rules, Visit, day_cap, in_order},
    charged::Charged,
    credits::Granted,
};
use crate::domain::{Application, Cents, Month, TooLarge, Total};

/// What a credit could reach in one month. `applied + limited + excluded + others` is `eligible`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Charges its services, accounts and days reach, as if it were the only credit.
    pub eligible: Total,
    /// What it took.
    pub applied: Total,
    /// What the coverage limit of its programme keeps from it.
    pub limited: Total,
    /// What an exclusive programme kept from it while it had a balance.
    pub excluded: Total,
    /// What other credits took before it, or what it did not need.
    pub others: Total,
}

/// By credit, in the order of the grants, and month of the horizon.
pub(super) fn reach(charged: &Charged<'_>, granted: &Granted) -> Result<Vec<Vec<Reach>>, TooLarge> {
    let lines = &charged.lines;
    let rules = Rules::of(charged.plan, Exclusive::Held);
    let months: Vec<Month> = charged.plan.head.months().collect();
    let credits = in_order(charged.index, &granted.grants);
    let mut taken: Vec<Vec<(usize, i64)>> = vec![Vec::new(); lines.len() * months.len()];
    let mut barred: Vec<Vec<usize>> = vec![Vec::new(); taken.len()];
    bill::run(charged, &granted.grants, Exclusive::Held, &mut |entry| {
        if let Entry::Visit(Visit { applied: one, bound }) = entry {
            let at = one.line * months.len() + one.month;
            if matches!(bound, Bound::Exclusive(_)) {
                barred[at].push(one.grant);
            } else if one.amount > Cents::ZERO {
                taken[at].push((one.grant, one.amount.get()));
            }
        }
    })?;
    let mut all = vec![vec![Reach::default(); months.len()]; credits.len()];
    for credit in &credits {
        for (at, month) in months.iter().enumerate() {
            if credit.valid_days(*month) == 0 {
                continue;
            }
            for (number, line) in lines.iter().enumerate() {
                if line.gross[at] > Cents::ZERO && credit.reaches(line.account, line.service) {
                    let takers = &taken[number * months.len() + at];
                    let basis = match credit.application {
                        Application::Before => line.gross[at],
                        Application::After => charged.kept(at, line).of(line.gross[at])?,
                    };
                    let basis = basis.get();
                    let kept_out = barred[number * months.len() + at].contains(&credit.grant);
                    let cap = day_cap(credit, *month, basis).unwrap_or(basis);
                    let room = rules.room(credit.program, basis);
                    add(&mut all[credit.grant][at], credit, takers, (cap, room, kept_out));
                }
            }
        }
    }
    Ok(all)
}

/// Adds one line of one month: the most its days allow, the room of its programme, and whether an
/// exclusive programme is there.
fn add(
    reach: &mut Reach,
    credit: &Ready,
    takers: &[(usize, i64)],
    (cap, room, kept_out): (i64, Option<i64>, bool),
) {
    let own: i64 =
        takers.iter().filter(|(grant, _)| *grant == credit.grant).map(|(_, taken)| taken).sum();
    // Credits before the discount can leave a line a cent smaller than its share: never below own.
    let eligible = cap.max(own);
    let limited = room.map_or(0, |room| (eligible - room.max(own)).max(0));
    let rest = eligible - limited - own;
    reach.eligible += Cents::new(eligible);
    reach.applied += Cents::new(own);
    reach.limited += Cents::new(limited);
    // What others had taken was not kept from it by the rule.
    let theirs = takers.iter().map(|(_, taken)| taken).sum::<i64>() - own;
    let excluded = if kept_out { (rest - theirs).max(0) } else { 0 };
    reach.excluded += Cents::new(excluded);
    reach.others += Cents::new(rest - excluded);
}
