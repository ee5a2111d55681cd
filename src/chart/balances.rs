//! The balance of every credit at the end of each month, as a table.

use super::Table;
use crate::{
    calc::register::Entry,
    domain::{Cents, Plan},
    text::{Format, show},
};

/// One row per credit that takes part, and their sum; one column per month of the horizon.
pub fn table(plan: &Plan, entries: &[Entry], format: &Format) -> Table {
    let mut headers = vec!["Credit".to_owned()];
    headers.extend(plan.head.months().map(show::month_short));
    let row = |title: &str, balance: &[Cents]| {
        let mut cells = vec![title.to_owned()];
        cells.extend(balance.iter().map(|cents| show::money_whole(*cents, format)));
        cells
    };
    let mut sums = vec![Cents::ZERO; plan.head.horizon_months as usize];
    let mut rows = Vec::new();
    for entry in entries {
        if entry.balance.iter().any(|cents| !cents.is_zero()) {
            rows.push(row(&entry.label, &entry.balance));
            for (sum, cents) in sums.iter_mut().zip(&entry.balance) {
                sum.0 = sum.0.saturating_add(cents.0);
            }
        }
    }
    rows.push(row("All credits", &sums));
    Table { headers, rows }
}
