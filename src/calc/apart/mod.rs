//! The bill of one month taken apart: what each line came to, which credit covered it in which order,
//! and why a credit stayed out.

mod why;

pub use why::Why;

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use super::consumption::name_of;
use crate::{
    domain::{Application, Cents, Id, Month, Plan, Total},
    engine::{Bound, Grant, Ledger, LineBill, Outcome, Visit},
};

/// What a line or a whole month comes to. `gross = before + discount + after + cash`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Charges before discount and credits.
    pub gross: Total,
    /// Credits applied before the discount.
    pub before: Total,
    /// What the discount takes off.
    pub discount: Total,
    /// Credits applied after the discount.
    pub after: Total,
    /// What is left to pay.
    pub cash: Total,
}

/// One line of the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its account.
    pub account: Id,
    /// Its service.
    pub service: Id,
    /// The service and the account as people call them.
    pub name: [String; 2],
    /// What it came to.
    pub sums: Sums,
}

/// One application of a credit on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// Its place among all applications of the month, from 1.
    pub order: usize,
    /// Position of the line.
    pub line: usize,
    /// Position of the credit.
    pub credit: usize,
    /// How much.
    pub amount: Cents,
}

/// A credit in this month.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The credit.
    pub grant: Grant,
    /// As people call it.
    pub name: String,
    /// Its balance before this month.
    pub opening: Total,
    /// What this month takes of it.
    pub used: Total,
    /// Why it took no more; for one that took nothing, why it stayed out.
    pub why: Why,
    /// The same for each line, in their order.
    pub by_line: Vec<Why>,
    /// The month of the horizon before this one in which it was last used.
    last_used: Option<usize>,
}

impl Part {
    /// Its balance after this month.
    pub fn closing(&self) -> Total {
        self.opening - self.used
    }
}

/// A month's bill taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// The month.
    pub month: Month,
    /// Its lines, the largest charge first.
    pub lines: Vec<Line>,
    /// Every credit in the order AWS takes them: before the discount, then after it; within each
    /// what ends first, covers fewest services, started first.
    pub parts: Vec<Part>,
    /// Every application, in the order AWS makes them.
    pub uses: Vec<Use>,
    /// The whole month.
    pub total: Sums,
}

/// Takes the bill of a month of the horizon apart. `ledger` tells of that very month, `outcome` is of
/// the same plan.
pub fn apart(plan: &Plan, ledger: &Ledger, outcome: &Outcome, at: usize) -> Apart {
    let month = plan.head.start_month.plus(i32::try_from(at).unwrap_or_default());
    let mut bills: Vec<&LineBill> = ledger.lines.iter().filter(|line| line.month == at).collect();
    bills.order_by_key(|bill| Reverse(bill.gross));
    let lines: Vec<Line> = bills.iter().map(|bill| line(plan, ledger, bill)).collect();
    let grants = &ledger.grants;
    let late = |grant: &Grant| grant.application == Application::After;
    let mut taken: Vec<usize> = (0..grants.len()).collect();
    taken.order_by(|a, b| {
        let (a, b) = (&grants[*a], &grants[*b]);
        late(a).cmp(&late(b)).then_with(|| a.published(b))
    });
    // Where each visit leads among the lines and credits as they stand here.
    let mut came: Vec<Vec<Option<Bound>>> = vec![vec![None; lines.len()]; grants.len()];
    let mut uses: Vec<Use> = Vec::new();
    for Visit { applied, bound } in &ledger.visits {
        let line = bills.iter().position(|bill| bill.line == applied.line);
        let credit = taken.iter().position(|at| *at == applied.grant);
        let (Some(line), Some(credit)) = (line, credit) else { continue };
        came[credit][line] = Some(*bound);
        let amount = applied.amount;
        if amount > Cents::ZERO {
            uses.push(Use { order: uses.len() + 1, line, credit, amount });
        }
    }
    let parts = taken.iter().enumerate().map(|(credit, at_grant)| {
        let grant = grants[*at_grant].clone();
        let by_month = outcome.grants.get(*at_grant).map_or(&[][..], |of| of.by_month.as_slice());
        let earlier: Total = by_month.iter().take(at).copied().sum();
        Part {
            name: grant_name(&grant),
            opening: grant.amount - earlier,
            used: uses.iter().filter(|of| of.credit == credit).map(|of| of.amount).sum(),
            last_used: by_month.iter().take(at).rposition(|used| *used > Cents::ZERO),
            grant,
            why: Why::NoCharges,
            by_line: Vec::new(),
        }
    });
    let mut apart = Apart { month, total: total(&lines), parts: parts.collect(), lines, uses };
    let judged: Vec<_> = came
        .iter()
        .enumerate()
        .map(|(credit, came)| why::judge(plan, &apart, credit, came))
        .collect();
    for (part, (why, by_line)) in apart.parts.iter_mut().zip(judged) {
        (part.why, part.by_line) = (why, by_line);
    }
    apart
}

fn line(plan: &Plan, ledger: &Ledger, bill: &LineBill) -> Line {
    let id = |ids: &[Id], at: usize| ids.get(at).cloned().unwrap_or_else(|| Id::from(""));
    let account = id(&ledger.accounts, bill.account);
    let service = id(&ledger.services, bill.service);
    let named = |name: Option<&String>, id: &Id| name_of(name.map_or("", String::as_str), id);
    let name = [
        named(plan.services.get(service.as_str()).map(|row| &row.name), &service),
        named(plan.accounts.get(account.as_str()).map(|row| &row.name), &account),
    ];
    let sums = Sums {
        gross: bill.gross.into(),
        before: bill.before.into(),
        discount: bill.gross - bill.before - bill.net,
        after: bill.after.into(),
        cash: bill.cash(),
    };
    Line { account, service, name, sums }
}

/// The sum of all lines.
fn total(lines: &[Line]) -> Sums {
    let sum = |of: fn(&Sums) -> Total| lines.iter().map(|line| of(&line.sums)).sum();
    Sums {
        gross: sum(|of| of.gross),
        before: sum(|of| of.before),
        discount: sum(|of| of.discount),
        after: sum(|of| of.after),
        cash: sum(|of| of.cash),
    }
}

fn grant_name(grant: &Grant) -> String {
    match grant.label.trim() {
        "" => "Unnamed credit".to_owned(),
        label => label.to_owned(),
    }
}
