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
use crate::domain::{Application, Cents, Month, Plan, Rate, TooLarge, Total};

use entry::refund;
use fees::LineFees;
use page::{Page, Slot};

/// The whole bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// By month of the horizon.
    pub months: Vec<MonthBill>,
    /// Applied, by grant and month.
    pub by_grant: Vec<Vec<Total>>,
    /// Applied, by service number.
    pub by_service: Vec<Total>,
}

/// Runs the bill over all months; `sink` is told of every credit that comes to a line, in order, and
/// at the end of a month of what its lines came to.
///
/// # Errors
/// [`TooLarge`] when a discount below nothing makes a charge larger than 64 bits of cents hold.
pub fn run(
    plan: &Plan,
    index: &Index,
    lines: &[Line],
    granted: &Granted,
    exclusive: Exclusive,
    sink: &mut dyn FnMut(Entry),
) -> Result<Bill, TooLarge> {
    let rules = Rules::of(plan, exclusive);
    let mut credits = in_order(index, granted);
    let months: Vec<Month> = plan.head.months().collect();
    let mut bill = Bill {
        months: Vec::with_capacity(months.len()),
        by_grant: vec![vec![Total::ZERO; months.len()]; granted.grants.len()],
        by_service: vec![Total::ZERO; index.services.len()],
    };
    for (at, month) in months.iter().enumerate() {
        let discount = discount(plan, *month);
        let mut totals = MonthBill::default();
        let mut slots = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let gross = line.gross[at];
            if gross > Cents::ZERO {
                slots.push(Slot::new(number, line, gross.get()));
            } else if gross < Cents::ZERO {
                refund(&mut totals, index, line.service, gross);
                sink(Entry::Line(LineBill::refund((at, number), line, gross)));
            }
        }
        let mut page = Page::new(&rules, *month, at, slots);
        let mut record = |visit: Visit, service: usize| {
            let applied = &visit.applied;
            bill.by_grant[applied.grant][at] += applied.amount;
            bill.by_service[service] += applied.amount;
            sink(Entry::Visit(visit));
        };
        page.phase(&mut credits, Application::Before, &mut record);
        for slot in &mut page.slots {
            let discountable = index.services[slot.service].discountable;
            let left = Cents::new(slot.gross - slot.before);
            slot.discounted(net(left, discountable, discount)?.get());
        }
        page.phase(&mut credits, Application::After, &mut record);
        for slot in &page.slots {
            total(&mut totals, index, slot, discount)?;
            sink(Entry::Line(slot.bill(at)));
        }
        bill.months.push(totals);
    }
    Ok(bill)
}

fn total(
    totals: &mut MonthBill,
    index: &Index,
    slot: &Slot,
    discount: Rate,
) -> Result<(), TooLarge> {
    let facts = &index.services[slot.service];
    let without = net(Cents::new(slot.gross), facts.discountable, discount)?;
    totals.gross += Cents::new(slot.gross);
    totals.cash_without += without;
    totals.cash_with += Cents::new(slot.net - slot.after);
    totals.applied += Cents::new(slot.before + slot.after);
    totals.fees.line(
        facts,
        &LineFees {
            gross: i128::from(slot.gross),
            without: i128::from(without.get()),
            net: i128::from(slot.net),
            before: i128::from(slot.before),
            before_map: i128::from(slot.before_map),
            after: i128::from(slot.after),
            after_map: i128::from(slot.after_map),
        },
    );
    Ok(())
}
