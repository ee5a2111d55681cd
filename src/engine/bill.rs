//! The bill, month by month: how AWS applies credits (spec `engine.md`, section 4).

use super::{
    charges::Line,
    commitment::MonthFees,
    credits::{Granted, discount},
    exact::{floor, times},
    index::Index,
    ledger::{Bound, Entry, LineBill, Visit},
};
use crate::domain::{
    Application, Day, Month, Plan, Program, Rate, ServiceScope, Sharing, choice::Choice as _,
    order::order, rules::StackingRule,
};

const PROGRAMS: usize = Program::ALL.len();

/// Whether exclusive pairs of programmes keep each other out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusive {
    /// They do.
    Held,
    /// They may meet (directed allocation).
    Lifted,
}

/// One application of a credit on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Month of the horizon.
    pub month: usize,
    /// Position of the credit among the grants.
    pub grant: usize,
    /// Position of the line among the lines.
    pub line: usize,
    /// Cents.
    pub amount: i64,
}

/// What a month adds up to, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthBill {
    /// Charges before discount and credits.
    pub gross: i128,
    /// Cash without any credit.
    pub cash_without: i128,
    /// Cash with credits.
    pub cash_with: i128,
    /// Credits applied.
    pub applied: i128,
    /// What the commitment counts.
    pub fees: MonthFees,
}

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

/// A credit as the bill run needs it: everything looked up once.
pub struct Ready {
    /// Position among the grants.
    pub grant: usize,
    /// Its balance in cents.
    pub balance: i64,
    /// Number of its programme.
    pub program: usize,
    /// Before or after the discount.
    pub application: Application,
    account: Option<usize>,
    owner_only: bool,
    covers: Vec<bool>,
    start: Day,
    end: Day,
}

impl Ready {
    /// Whether it covers a line of that account and service.
    pub fn reaches(&self, account: usize, service: usize) -> bool {
        self.covers.get(service) == Some(&true)
            && (!self.owner_only || self.account == Some(account))
    }

    /// Days of the month on which it is valid.
    pub fn valid_days(&self, month: Month) -> i64 {
        let from = self.start.max(month.first_day());
        let to = self.end.min(month.last_day());
        ((to - from).num_days() + 1).max(0)
    }
}

/// The credits in published order: ends first, fewest services, started first, id.
pub fn in_order(index: &Index, granted: &Granted) -> Vec<Ready> {
    let grants = &granted.grants;
    let published = order(grants.len(), &mut |a, b| grants[a].published(&grants[b]));
    let ready = published.into_iter().map(|at| {
        let grant = &granted.grants[at];
        let covers = match &grant.services {
            ServiceScope::All => index.services.iter().map(|service| service.coverable).collect(),
            ServiceScope::Listed(ids) => {
                let mut covers = vec![false; index.services.len()];
                for number in ids.iter().filter_map(|id| index.service(id)) {
                    covers[number] = true;
                }
                covers
            }
        };
        Ready {
            grant: at,
            balance: grant.amount.0,
            program: number(grant.program),
            application: grant.application,
            account: index.account(&grant.account),
            owner_only: grant.sharing == Sharing::Owner,
            covers,
            start: grant.start,
            end: grant.end.unwrap_or(Day::MAX),
        }
    });
    ready.collect()
}

fn number(program: Program) -> usize {
    Program::ALL.iter().position(|p| *p == program).unwrap_or_default()
}

/// Stacking rules and limits by programme number.
pub struct Rules {
    /// Programmes that may not meet this one, as bits.
    excluded: [u16; PROGRAMS],
    /// The most of a line a programme may cover.
    coverage: [Option<Rate>; PROGRAMS],
}

impl Rules {
    /// The rules of a plan.
    pub fn of(plan: &Plan, exclusive: Exclusive) -> Self {
        let mut rules = Self { excluded: [0; PROGRAMS], coverage: [None; PROGRAMS] };
        for rule in plan
            .stacking
            .iter()
            .filter(|rule| rule.rule == StackingRule::Exclusive && rule.a != rule.b)
        {
            if exclusive == Exclusive::Held {
                rules.excluded[number(rule.a)] |= 1 << number(rule.b);
                rules.excluded[number(rule.b)] |= 1 << number(rule.a);
            }
        }
        for limit in plan.limits.iter() {
            let coverage = &mut rules.coverage[number(limit.program)];
            *coverage =
                Some(coverage.map_or(limit.max_coverage, |least| least.min(limit.max_coverage)));
        }
        rules
    }

    /// Whether two programmes, by number, may not meet on a line.
    pub fn excludes(&self, a: usize, b: usize) -> bool {
        self.excluded[a] & (1 << b) != 0
    }

    /// The coverage room of a programme on a line, before anything was taken; `None` when unlimited.
    pub fn room(&self, program: usize, basis: i64) -> Option<i64> {
        self.coverage[program].map(|coverage| {
            small(floor(i128::from(basis) * i128::from(coverage.0), i128::from(Rate::ONE.0)))
        })
    }
}

/// A share of a 64-bit amount is a 64-bit amount.
fn small(cents: i128) -> i64 {
    i64::try_from(cents).unwrap_or(i64::MAX)
}

/// The day cap of a credit on a line in a month; `None` when it is valid all month.
pub fn day_cap(credit: &Ready, month: Month, basis: i64) -> Option<i64> {
    let (valid, days) = (credit.valid_days(month), month.days());
    (valid < days).then(|| small(floor(i128::from(basis) * i128::from(valid), i128::from(days))))
}

/// A line in one month.
#[derive(Default)]
struct Slot {
    line: usize,
    account: usize,
    service: usize,
    gross: i64,
    /// After discount and phase A.
    net: i64,
    before: i64,
    before_map: i64,
    after: i64,
    after_map: i64,
    /// Taken in the phase under way, by programme.
    taken: [i64; PROGRAMS],
    /// Programmes that took something this month, as bits.
    present: u16,
}

/// The part of the discount left to pay.
pub fn net(amount: i64, service_discountable: bool, discount: Rate) -> i64 {
    if service_discountable && discount != Rate::ZERO {
        small(times(i128::from(amount), &[discount.complement()]))
    } else {
        amount
    }
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
                slots.push(Slot {
                    line: number,
                    account: line.account,
                    service: line.service,
                    gross,
                    ..Slot::default()
                });
            } else if gross < 0 {
                refund(&mut totals, index, line.service, gross);
                sink(Entry::Line(LineBill::refund((at, number), line, gross)));
            }
        }
        let mut page = Page { rules: &rules, month: *month, at, accounts: accounts(&slots), slots };
        let mut record = |visit: Visit, service: usize| {
            let applied = &visit.applied;
            bill.by_grant[applied.grant][at] += applied.amount;
            bill.by_service[service] += i128::from(applied.amount);
            sink(Entry::Visit(visit));
        };
        page.phase(&mut credits, Application::Before, &mut record);
        for slot in &mut page.slots {
            slot.net =
                net(slot.gross - slot.before, index.services[slot.service].discountable, discount);
            slot.taken = [0; PROGRAMS];
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

/// A refund takes no credit and no discount.
fn refund(totals: &mut MonthBill, index: &Index, service: usize, gross: i64) {
    let amount = i128::from(gross);
    totals.gross += amount;
    totals.cash_without += amount;
    totals.cash_with += amount;
    totals.fees.refund(&index.services[service], amount);
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
        &super::commitment::LineFees {
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

/// The slots of each account as a range, ordered by its charges of the month, then id.
fn accounts(slots: &[Slot]) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut accounts: Vec<(i128, usize, std::ops::Range<usize>)> = Vec::new();
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
    let falling = order(accounts.len(), &mut |a, b| accounts[b].0.cmp(&accounts[a].0));
    falling.into_iter().map(|at| (accounts[at].1, accounts[at].2.clone())).collect()
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

/// One month while credits are applied.
struct Page<'a> {
    rules: &'a Rules,
    month: Month,
    at: usize,
    accounts: Vec<(usize, std::ops::Range<usize>)>,
    slots: Vec<Slot>,
}

impl Page<'_> {
    fn phase(
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
        range: std::ops::Range<usize>,
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

impl Slot {
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
    fn bill(&self, month: usize) -> LineBill {
        LineBill {
            month,
            line: self.line,
            account: self.account,
            service: self.service,
            gross: self.gross,
            before: self.before,
            net: self.net,
            after: self.after,
        }
    }
}
