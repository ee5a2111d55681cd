//! The balance of every credit at the end of each month, and what is lost then, as a table.

use super::TextTable;
use crate::{
    calc::register::Entry,
    domain::{Month, Plan, Total},
    text::{Format, show},
};

/// One row per credit that takes part, their sum, and what is forfeited; one column per month of the
/// horizon.
pub fn table(plan: &Plan, entries: &[Entry], format: &Format) -> TextTable {
    let mut headers = vec!["Credit".to_owned()];
    headers.extend(plan.head.months().map(show::month_short));
    let row = |title: &str, balance: &[Total]| {
        let mut cells = vec![title.to_owned()];
        cells.extend(balance.iter().map(|cents| show::money_whole(*cents, format)));
        cells
    };
    let mut sums = vec![Total::ZERO; plan.head.horizon_months as usize];
    let mut lost = sums.clone();
    let mut rows = Vec::new();
    for entry in entries {
        let ends = entry.end.map(|end| Month::of(end).since(plan.head.start_month));
        let ends = ends.and_then(|at| lost.get_mut(usize::try_from(at).ok()?));
        if let Some(lost) = ends {
            *lost += entry.expired;
        }
        if entry.balance.iter().any(|cents| !cents.is_zero()) {
            rows.push(row(&entry.label, &entry.balance));
            for (sum, cents) in sums.iter_mut().zip(&entry.balance) {
                *sum += *cents;
            }
        }
    }
    rows.push(row("All credits", &sums));
    rows.push(row("Forfeited in the month", &lost));
    TextTable { headers, rows }
}
