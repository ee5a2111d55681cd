//! Rows that become one workload.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::RunRate;
use crate::io::import::{WorkloadRow, catalogue::UNCATEGORISED};

/// The rows of one workload, summed.
pub(super) struct Bundle<'a> {
    pub(super) name: String,
    pub(super) group: Option<&'a str>,
    pub(super) environment: Option<&'a str>,
    /// What is known of its run-rate, exact; `None` when nothing is.
    pub(super) run_rate: Option<Decimal>,
    /// The run-rate by service id, in file order.
    pub(super) services: Vec<(&'a str, Decimal)>,
    pub(super) regions: Vec<&'a str>,
    /// Names of services that are not known.
    pub(super) strangers: Vec<&'a str>,
    pub(super) notes: Vec<&'a str>,
    pub(super) rows: usize,
    /// Rows without an amount.
    pub(super) missing: usize,
}

/// Puts the rows of each group together; a row without a group stands alone. In file order.
pub(super) fn bundles(rows: &[WorkloadRow], by: RunRate, rate: Decimal) -> Vec<Bundle<'_>> {
    let mut bundles: Vec<Bundle<'_>> = Vec::new();
    let mut places = HashMap::new();
    for row in rows {
        let at = match &row.group {
            Some(group) => *places.entry(group.as_str()).or_insert(bundles.len()),
            None => bundles.len(),
        };
        if at == bundles.len() {
            bundles.push(Bundle {
                name: row.name.clone(),
                group: row.group.as_deref(),
                environment: row.environment.as_deref(),
                run_rate: None,
                services: Vec::new(),
                regions: Vec::new(),
                strangers: Vec::new(),
                notes: Vec::new(),
                rows: 0,
                missing: 0,
            });
        }
        bundles[at].add(row, by, rate);
    }
    bundles
}

impl<'a> Bundle<'a> {
    fn add(&mut self, row: &'a WorkloadRow, by: RunRate, rate: Decimal) {
        self.rows += 1;
        let amount = run_rate(row, by).and_then(|amount| amount.checked_mul(rate));
        match amount {
            Some(amount) => self.run_rate = Some(plus(self.run_rate.unwrap_or_default(), amount)),
            None => self.missing += 1,
        }
        let amount = amount.unwrap_or_default();
        match self.services.iter_mut().find(|(service, _)| *service == row.service_id) {
            Some((_, sum)) => *sum = plus(*sum, amount),
            None => self.services.push((&row.service_id, amount)),
        }
        keep(&mut self.regions, &row.region);
        keep(&mut self.notes, &row.notes);
        if row.service_id == UNCATEGORISED {
            keep(&mut self.strangers, row.service.trim());
        }
    }
}

fn run_rate(row: &WorkloadRow, by: RunRate) -> Option<Decimal> {
    let (monthly, twelve) = (row.monthly?, Decimal::from(12));
    match (by, row.upfront) {
        (RunRate::WithUpfront, Some(upfront)) => {
            monthly.checked_mul(twelve)?.checked_add(upfront)?.checked_div(twelve)
        }
        _ => Some(monthly),
    }
}

/// A sum that does not fit is above every limit of a plan, and is treated so.
fn plus(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or(Decimal::MAX)
}

fn keep<'a>(list: &mut Vec<&'a str>, text: &'a str) {
    if !text.is_empty() && !list.contains(&text) {
        list.push(text);
    }
}
