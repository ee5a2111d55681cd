//! The bill with its lines and with what every credit did on each, for who wants to see how it came
//! about (`docs/engine.md`, section 4).

use super::{
    TooLarge, Totals,
    bill::{self, Entry, Exclusive, LineBill, Visit},
    charged::Charged,
    credits::Grant,
    settled,
};
use crate::domain::{Id, Plan};

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
    let charged = Charged::of(plan, totals)?;
    let granted = settled(&charged, totals)?;
    bill::run(&charged, &granted.grants, Exclusive::Held, sink)?;
    Ok(granted.grants)
}
