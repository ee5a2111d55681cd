//! Files with more than one table: parts of one estimate, the same estimate again, or another one.

use rust_decimal::Decimal;

use super::{
    Estimate,
    sums::{Money, Verdict},
};
use crate::io::import::{Asked, Reason, checks::slack};

/// A table behind the first whose rows are not taken like those of the first.
pub(super) struct Further {
    pub(super) section: usize,
    pub(super) reason: Reason,
    pub(super) asked: Asked,
}

/// The tables behind the first that are no part of it: one that adds up to what is above says the same
/// again; one with a summary of its own is another estimate, and asked about.
pub(super) fn further_tables(
    estimate: &Estimate,
    money: &[Money],
    verdicts: &mut [Verdict],
) -> Vec<Further> {
    let mut tables = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    let sum = |rows: &[usize]| rows.iter().filter_map(|at| money[*at].monthly).sum::<Decimal>();
    for section in 0..=estimate.sections.len() {
        let of_section =
            |at: &usize| verdicts[*at] == Verdict::Row && estimate.lines[*at].section == section;
        let rows: Vec<usize> = (0..verdicts.len()).filter(of_section).collect();
        let own = sum(&rows);
        let difference = (own - sum(&above)).abs();
        let is_same = !own.is_zero() && difference <= slack(rows.len().max(above.len()));
        let has_summary = section.checked_sub(1).is_some_and(|at| estimate.sections[at]);
        let (reason, why) = match rows.first() {
            Some(_) if !above.is_empty() && is_same => (
                Reason::Repeated,
                "It adds up to what the rows above do: the same once more, left out",
            ),
            Some(_) if !above.is_empty() && has_summary => (
                Reason::AnotherTable,
                "It has a summary of its own: another estimate in the same file",
            ),
            _ => {
                above.extend(rows);
                continue;
            }
        };
        let asked = Asked {
            record: estimate.lines[rows[0]].record,
            text: format!("A table of {} rows, {} per month", rows.len(), own.normalize()),
            why: why.to_owned(),
            counted: false,
            amount: Some(own),
            rows: Vec::new(),
        };
        tables.push(Further { section, reason, asked });
        if reason == Reason::Repeated {
            rows.iter().for_each(|at| verdicts[*at] = Verdict::Beyond);
        }
    }
    tables
}
