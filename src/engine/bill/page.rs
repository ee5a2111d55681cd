//! One month while credits are applied to its lines, account by account.

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use std::ops::Range;

use crate::domain::{Application, Cents, Month, Program, choice::Choice as _};

use super::{
    entry::{Applied, Bound, LineBill, Visit},
    ready::{Ready, day_cap, number},
    rules::{PROGRAMS, Rules},
};
use crate::engine::charges::Line;

/// A line in one month.
#[derive(Default)]
pub(super) struct Slot {
    pub(super) line: usize,
    account: usize,
    pub(super) service: usize,
    pub(super) gross: i64,
    /// After discount and phase A.
    pub(super) net: i64,
    pub(super) before: i64,
    pub(super) before_map: i64,
    pub(super) after: i64,
    pub(super) after_map: i64,
    /// Taken in the phase under way, by programme.
    taken: [i64; PROGRAMS],
    /// Programmes that took something this month, as bits.
    present: u16,
}

impl Slot {
    /// A line, by its position among the lines, with its charges of the month in cents.
    pub(super) fn new(number: usize, line: &Line, gross: i64) -> Self {
        let (account, service) = (line.account, line.service);
        Self { line: number, account, service, gross, ..Self::default() }
    }

    /// Takes what is left after discount and the credits before it; those after it begin.
    pub(super) fn discounted(&mut self, net: i64) {
        self.net = net;
        self.taken = [0; PROGRAMS];
    }

    fn basis(&self, phase: Application) -> i64 {
        match phase {
            Application::Before => self.gross,
            Application::After => self.net,
        }
    }

    fn open(&self, phase: Application) -> i64 {
        match phase {
            Application::Before => self.gross - self.before,
            Application::After => self.net - self.after,
        }
    }

    /// What the line came to.
    pub(super) fn bill(&self, month: usize) -> LineBill {
        LineBill {
            month,
            line: self.line,
            account: self.account,
            service: self.service,
            gross: Cents::new(self.gross),
            before: Cents::new(self.before),
            net: Cents::new(self.net),
            after: Cents::new(self.after),
        }
    }
}

/// One month while credits are applied.
pub(super) struct Page<'a> {
    rules: &'a Rules,
    month: Month,
    at: usize,
    accounts: Vec<(usize, Range<usize>)>,
    pub(super) slots: Vec<Slot>,
}

impl<'a> Page<'a> {
    /// A month, by its place in the horizon, with the lines that are charged for in it.
    pub(super) fn new(rules: &'a Rules, month: Month, at: usize, slots: Vec<Slot>) -> Self {
        Self { rules, month, at, accounts: accounts(&slots), slots }
    }

    /// Applies every credit of a phase in published order; `record` is told what came to which service.
    pub(super) fn phase(
        &mut self,
        credits: &mut [Ready],
        phase: Application,
        record: &mut dyn FnMut(Visit, usize),
    ) {
        let accounts = self.accounts.clone();
        for credit in credits.iter_mut().filter(|credit| credit.application == phase) {
            if credit.balance <= 0 || credit.valid_days(self.month) == 0 {
                continue;
            }
            let owner = credit.account;
            let own = accounts.iter().filter(|(account, _)| Some(*account) == owner);
            let others = accounts
                .iter()
                .filter(|(account, _)| Some(*account) != owner && !credit.owner_only);
            let order: Vec<_> = own.chain(others).map(|(_, range)| range.clone()).collect();
            for range in order {
                self.account(range, credit, record);
                if credit.balance == 0 {
                    break;
                }
            }
        }
    }

    /// Applies a credit inside one account: the service with the largest open charge first.
    fn account(
        &mut self,
        range: Range<usize>,
        credit: &mut Ready,
        record: &mut dyn FnMut(Visit, usize),
    ) {
        let phase = credit.application;
        let slots = &self.slots;
        let mut open: Vec<(i64, usize)> = range
            .filter(|at| credit.covers.get(slots[*at].service) == Some(&true))
            .map(|at| (slots[at].open(phase), at))
            .filter(|(open, _)| *open > 0)
            .collect();
        // The largest first, the first of equals: there are few, and the credit is often used up soon.
        while let Some(next) = largest(&open) {
            let (_, at) = open.remove(next);
            let (amount, bound) = self.apply(at, credit);
            credit.balance -= amount;
            let slot = &self.slots[at];
            let amount = Cents::new(amount);
            let applied = Applied { month: self.at, grant: credit.grant, line: slot.line, amount };
            record(Visit { applied, bound }, slot.service);
            if credit.balance == 0 {
                return;
            }
        }
    }

    /// The least of balance, open charge, day cap and coverage room, and which of them it was; nothing
    /// on a line that an exclusive programme already has.
    fn apply(&mut self, at: usize, credit: &Ready) -> (i64, Bound) {
        let (month, rules, program) = (self.month, self.rules, credit.program);
        let slot = &mut self.slots[at];
        let barred = slot.present & rules.excluded[program];
        if barred != 0 {
            let first = Program::ALL.get(barred.trailing_zeros() as usize);
            return (0, Bound::Exclusive(first.copied().unwrap_or(Program::Other)));
        }
        let basis = slot.basis(credit.application);
        let room = rules.room(program, basis).map(|room| room - slot.taken[program]);
        let mut amount = slot.open(credit.application);
        let mut bound = Bound::Open;
        for (most, by) in [
            (Some(credit.balance), Bound::Balance),
            (day_cap(credit, month, basis), Bound::Days),
            (room, Bound::Coverage),
        ] {
            if most.is_some_and(|most| most < amount) {
                (amount, bound) = (most.unwrap_or(amount), by);
            }
        }
        if amount <= 0 {
            return (0, bound);
        }
        slot.taken[program] += amount;
        slot.present |= 1 << program;
        let map = if program == number(Program::Map) { amount } else { 0 };
        match credit.application {
            Application::Before => {
                slot.before += amount;
                slot.before_map += map;
            }
            Application::After => {
                slot.after += amount;
                slot.after_map += map;
            }
        }
        (amount, bound)
    }
}

/// The slots of each account as a range, ordered by its charges of the month, then id.
fn accounts(slots: &[Slot]) -> Vec<(usize, Range<usize>)> {
    let mut accounts: Vec<(i128, usize, Range<usize>)> = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        match accounts.last_mut() {
            Some((sum, account, range)) if *account == slot.account => {
                *sum += i128::from(slot.gross);
                range.end = at + 1;
            }
            _ => accounts.push((i128::from(slot.gross), slot.account, at..at + 1)),
        }
    }
    // They come by id, so equal sums stay in that order.
    accounts.order_by_key(|(gross, ..)| Reverse(*gross));
    accounts.into_iter().map(|(_, account, slots)| (account, slots)).collect()
}

/// The position of the largest amount; of equals the first.
fn largest(open: &[(i64, usize)]) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (at, (amount, _)) in open.iter().enumerate() {
        if best.is_none_or(|best| *amount > open[best].0) {
            best = Some(at);
        }
    }
    best
}
