//! The bill, month by month: how AWS applies credits (`docs/engine.md`, section 4).

mod entry;
mod fees;
mod page;
mod ready;
mod rules;

pub use entry::{Applied, Bound, Entry, LineBill, MonthBill, Visit};
pub use fees::Treatment;
pub use ready::{Ready, day_cap, in_order};
pub use rules::{Exclusive, Rules};

use super::{charged::Charged, credits::Grant};
use crate::domain::{Application, Cents, Month, TooLarge, Total};

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
    charged: &Charged<'_>,
    grants: &[Grant],
    exclusive: Exclusive,
    sink: &mut dyn FnMut(Entry),
) -> Result<Bill, TooLarge> {
    let mut run = Run::new(charged, grants, exclusive);
    while run.month(sink)? {}
    Ok(run.bill)
}

/// A bill that is run month by month, so that credits can be added in between.
pub struct Run<'a> {
    charged: &'a Charged<'a>,
    rules: Rules,
    credits: Vec<Ready>,
    months: Vec<Month>,
    /// The bill of the months that are done.
    pub bill: Bill,
}

impl<'a> Run<'a> {
    /// A bill before its first month.
    pub fn new(charged: &'a Charged<'a>, grants: &[Grant], exclusive: Exclusive) -> Self {
        let months: Vec<Month> = charged.plan.head.months().collect();
        let bill = Bill {
            months: Vec::with_capacity(months.len()),
            by_grant: vec![vec![Total::ZERO; months.len()]; grants.len()],
            by_service: vec![Total::ZERO; charged.index.services.len()],
        };
        let credits = in_order(charged.index, grants);
        Self { charged, rules: Rules::of(charged.plan, exclusive), credits, months, bill }
    }

    /// Takes up credits that were issued since: they stand behind those it began with.
    pub fn take_up(&mut self, grants: &[Grant]) {
        let mut credits = in_order(self.charged.index, grants);
        for credit in &mut credits {
            let known = self.credits.iter().find(|known| known.grant == credit.grant);
            credit.balance = known.map_or(credit.balance, |known| known.balance);
        }
        self.credits = credits;
        self.bill.by_grant.resize_with(grants.len(), || vec![Total::ZERO; self.months.len()]);
    }

    /// Bills the next month; `false` when there is none.
    ///
    /// # Errors
    /// As [`run`].
    pub fn month(&mut self, sink: &mut dyn FnMut(Entry)) -> Result<bool, TooLarge> {
        let (charged, at) = (self.charged, self.bill.months.len());
        let Some(month) = self.months.get(at).copied() else { return Ok(false) };
        let mut totals = MonthBill::default();
        let mut slots = Vec::new();
        for (number, line) in charged.lines.iter().enumerate() {
            let gross = line.gross[at];
            if gross > Cents::ZERO {
                slots.push(Slot::new(number, line, gross.get()));
            } else if gross < Cents::ZERO {
                totals.refund(charged, line.service, gross);
                sink(Entry::Line(LineBill::refund((at, number), line, gross)));
            }
        }
        let mut page = Page::new(&self.rules, month, at, slots);
        let bill = &mut self.bill;
        let mut record = |visit: Visit, service: usize| {
            let applied = &visit.applied;
            bill.by_grant[applied.grant][at] += applied.amount;
            bill.by_service[service] += applied.amount;
            sink(Entry::Visit(visit));
        };
        page.phase(&mut self.credits, Application::Before, &mut record);
        for slot in &mut page.slots {
            let kept = charged.kept(at, &charged.lines[slot.line]);
            let left = Cents::new(slot.gross - slot.before);
            slot.discounted(kept.of(left)?.get());
        }
        page.phase(&mut self.credits, Application::After, &mut record);
        for slot in &page.slots {
            total(&mut totals, charged, slot, at)?;
            sink(Entry::Line(slot.bill(at)));
        }
        totals.tax(charged);
        self.bill.months.push(totals);
        Ok(true)
    }
}

fn total(
    totals: &mut MonthBill,
    charged: &Charged<'_>,
    slot: &Slot,
    at: usize,
) -> Result<(), TooLarge> {
    let net = Cents::new(slot.net);
    // Where no credit was applied before the discount, both are the same.
    let without = match slot.before {
        0 => net,
        _ => charged.kept(at, &charged.lines[slot.line]).of(Cents::new(slot.gross))?,
    };
    let with = net - Cents::new(slot.after);
    totals.gross += Cents::new(slot.gross);
    totals.cash_without += without;
    totals.cash_with += with;
    totals.applied += Cents::new(slot.before + slot.after);
    if charged.is_taxed(slot.service) {
        totals.taxed_without += without;
        totals.taxed_with += with;
    }
    totals.fees.line(
        &charged.index.services[slot.service],
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
