//! The bill, month by month: how AWS applies credits (`docs/engine.md`, section 4).

mod entry;
mod fees;
mod page;
mod ready;
mod rules;

pub use entry::{Applied, Bound, Entry, LineBill, MonthBill, Visit, net};
pub use fees::Treatment;
pub use ready::{Ready, day_cap, in_order};
pub use rules::{Exclusive, Rules};

use super::{
    charges::Line,
    credits::{Granted, discount},
    index::Index,
};
use crate::domain::{Application, Month, Plan, Rate};

use entry::refund;
use fees::LineFees;
use page::{Page, Slot};

/// The whole bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// By month of the horizon.
    pub months: Vec<MonthBill>,
    /// Applied in cents, by grant and month.
    pub by_grant: Vec<Vec<i64>>,
    /// Applied in cents, by service number.
    pub by_service: Vec<i128>,
}

/// Runs the bill over all months; `sink` is told of every credit that comes to a line, in order, and
/// at the end of a month of what its lines came to.
pub fn run(
    plan: &Plan,
    index: &Index,
    lines: &[Line],
    granted: &Granted,
    exclusive: Exclusive,
    sink: &mut dyn FnMut(Entry),
) -> Bill {
    let rules = Rules::of(plan, exclusive);
    let mut credits = in_order(index, granted);
    let months: Vec<Month> = plan.head.months().collect();
    let mut bill = Bill {
        months: Vec::with_capacity(months.len()),
        by_grant: vec![vec![0; months.len()]; granted.grants.len()],
        by_service: vec![0; index.services.len()],
    };
    for (at, month) in months.iter().enumerate() {
        let discount = discount(plan, *month);
        let mut totals = MonthBill::default();
        let mut slots = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let gross = line.gross[at];
            if gross > 0 {
                slots.push(Slot::new(number, line, gross));
            } else if gross < 0 {
                refund(&mut totals, index, line.service, gross);
                sink(Entry::Line(LineBill::refund((at, number), line, gross)));
            }
        }
        let mut page = Page::new(&rules, *month, at, slots);
        let mut record = |visit: Visit, service: usize| {
            let applied = &visit.applied;
            bill.by_grant[applied.grant][at] += applied.amount;
            bill.by_service[service] += i128::from(applied.amount);
            sink(Entry::Visit(visit));
        };
        page.phase(&mut credits, Application::Before, &mut record);
        for slot in &mut page.slots {
            let discountable = index.services[slot.service].discountable;
            slot.discounted(net(slot.gross - slot.before, discountable, discount));
        }
        page.phase(&mut credits, Application::After, &mut record);
        for slot in &page.slots {
            total(&mut totals, index, slot, discount);
            sink(Entry::Line(slot.bill(at)));
        }
        bill.months.push(totals);
    }
    bill
}

fn total(totals: &mut MonthBill, index: &Index, slot: &Slot, discount: Rate) {
    let facts = &index.services[slot.service];
    let without = i128::from(net(slot.gross, facts.discountable, discount));
    totals.gross += i128::from(slot.gross);
    totals.cash_without += without;
    totals.cash_with += i128::from(slot.net - slot.after);
    totals.applied += i128::from(slot.before + slot.after);
    totals.fees.line(
        facts,
        &LineFees {
            gross: i128::from(slot.gross),
            without,
            net: i128::from(slot.net),
            before: i128::from(slot.before),
            before_map: i128::from(slot.before_map),
            after: i128::from(slot.after),
            after_map: i128::from(slot.after_map),
        },
    );
}

/// A share of a 64-bit amount is a 64-bit amount.
pub(super) fn small(cents: i128) -> i64 {
    i64::try_from(cents).unwrap_or(i64::MAX)
}
