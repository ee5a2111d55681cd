//! The bill with its lines and with what every credit did on each, for who wants to see how it came
//! about (`docs/engine.md`, section 4).

use super::{
    Applied, TooLarge, Totals,
    bill::{self, Exclusive},
    charges::Line,
    credits::{self, Grant},
    migration,
};
use crate::domain::{Id, Plan, Program};

/// What held an application to its amount: of equals the first named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Nothing was left open on the line.
    Open,
    /// The credit was used up.
    Balance,
    /// The day cap of a credit that starts or ends inside the month.
    Days,
    /// The most of a line its programme may cover.
    Coverage,
    /// A programme that may not meet it on one line was there first. It took nothing.
    Exclusive(Program),
}

/// A credit that came to a line with an open charge, whether or not it took something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Where, and what it took: 0 when nothing.
    pub applied: Applied,
    /// Why not more.
    pub bound: Bound,
}

/// What one line came to in one month, in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineBill {
    /// Month of the horizon.
    pub month: usize,
    /// Position of the line among the lines.
    pub line: usize,
    /// Number of its account.
    pub account: usize,
    /// Number of its service.
    pub service: usize,
    /// Charge before discount and credits; below 0 on a refund, which takes neither.
    pub gross: i64,
    /// Credits applied before the discount.
    pub before: i64,
    /// What is left after those and the discount.
    pub net: i64,
    /// Credits applied after the discount.
    pub after: i64,
}

impl LineBill {
    /// The line of a refund.
    pub(super) fn refund((month, line): (usize, usize), of: &Line, gross: i64) -> Self {
        let Line { account, service, .. } = *of;
        Self { month, line, account, service, gross, before: 0, net: gross, after: 0 }
    }

    /// Credits applied.
    pub fn covered(&self) -> i64 {
        self.before + self.after
    }

    /// Cash left to pay.
    pub fn cash(&self) -> i64 {
        self.net - self.after
    }
}

/// What is told while the bill runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A credit came to a line.
    Visit(Visit),
    /// A line at the end of its month.
    Line(LineBill),
}

impl Entry {
    /// The application, where a credit took something.
    pub fn taken(self) -> Option<Applied> {
        match self {
            Self::Visit(Visit { applied, .. }) if applied.amount > 0 => Some(applied),
            _ => None,
        }
    }
}

/// The bill, line by line.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// Account ids by number.
    pub accounts: Vec<Id>,
    /// Service ids by number.
    pub services: Vec<Id>,
    /// The credits, in id order.
    pub grants: Vec<Grant>,
    /// Lines with a charge, month after month, by account and service within a month.
    pub lines: Vec<LineBill>,
    /// What credits did in the month that was asked for, in the order AWS goes.
    pub visits: Vec<Visit>,
}

/// The lines of all bills, and what credits did in one month of the horizon.
///
/// # Errors
/// As [`super::evaluate`].
pub fn ledger(plan: &Plan, totals: &Totals, month: usize) -> Result<Ledger, TooLarge> {
    let (mut lines, mut visits) = (Vec::new(), Vec::new());
    let grants = entries(plan, totals, &mut |entry| match entry {
        Entry::Line(line) => lines.push(line),
        Entry::Visit(visit) if visit.applied.month == month => visits.push(visit),
        Entry::Visit(_) => {}
    })?;
    let index = totals.index();
    Ok(Ledger {
        accounts: index.accounts.clone(),
        services: index.services.iter().map(|facts| facts.id.clone()).collect(),
        grants,
        lines,
        visits,
    })
}

/// Runs the bill and tells of every entry.
pub(super) fn entries(
    plan: &Plan,
    totals: &Totals,
    sink: &mut dyn FnMut(Entry),
) -> Result<Vec<Grant>, TooLarge> {
    let lines = totals.lines()?;
    let map = migration::funding(plan, totals.map_sums(), totals.periods())?;
    let granted = credits::grants(plan, &map)?;
    bill::run(plan, totals.index(), &lines, &granted, Exclusive::Held, sink);
    Ok(granted.grants)
}
