//! Rows whose own amounts contradict each other, and rows that are alike.

use std::collections::HashSet;

use super::{Line, sums::Money};
use crate::io::import::{Reason, Unknown};

/// Lists rows whose twelve months are not those of their monthly and upfront amounts.
pub(super) fn inconsistent(rows: &[(&Line, Money)], unknown: &mut Vec<Unknown>) {
    for (line, money) in rows {
        if let (false, Some(year), Some(computed)) =
            (money.is_consistent(), money.year, money.computed_year())
        {
            let why = format!(
                "The file has {} for its 12 months, but 12 × monthly + upfront is {}: that is taken",
                year.normalize(),
                computed.normalize()
            );
            unknown.push(Unknown {
                record: line.record,
                text: line.service.clone(),
                why,
                reason: Reason::Inconsistent,
            });
        }
    }
}

/// How many rows of a table are like an earlier one in every cell.
pub(super) fn alike<'a>(lines: impl IntoIterator<Item = &'a Line>) -> usize {
    let mut seen = HashSet::new();
    lines.into_iter().filter(|line| !line.joined.is_empty() && !seen.insert(&line.joined)).count()
}
