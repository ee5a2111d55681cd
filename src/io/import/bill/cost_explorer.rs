//! What Cost Explorer downloads as CSV: a row for each period, a column for each service. Its totals are the first row
//! of data and the last column.

use super::gather::{Gathered, TAX, amount, day};
use crate::{
    domain::Month,
    io::import::{
        ImportError,
        text::{Record, Records, delimiter, fold},
    },
};

/// The last heading.
const TOTAL: [&str; 2] = ["total costs($)", "total costs ($)"];
/// What stands behind each service.
const UNIT: &str = "($)";

/// Whether a text is a download of Cost Explorer.
pub(in crate::io::import) fn is_cost_explorer(head: &str) -> bool {
    let mut records = Records::new(head, delimiter(head));
    let first = records.find(|record| !record.is_blank());
    first.is_some_and(|first| is_head(&first)) || second_is_accounts(head)
}

fn is_head(record: &Record) -> bool {
    record.len() > 1 && TOTAL.contains(&fold(record.cell(record.len() - 1)).as_str())
}

/// Grouped by account it has the numbers first and the names below.
fn second_is_accounts(head: &str) -> bool {
    let mut records = Records::new(head, delimiter(head)).filter(|record| !record.is_blank());
    let (first, second) = (records.next(), records.next());
    let begins = |record: &Option<Record>, with: &str| {
        record.as_ref().is_some_and(|record| fold(record.cell(0)) == with)
    };
    begins(&first, "linked account") && begins(&second, "linked account name")
}

/// Adds it up by service and month.
///
/// # Errors
/// When it is not grouped by service.
pub(super) fn read(text: &str) -> Result<Gathered, ImportError> {
    let mut records = Records::new(text, delimiter(text)).filter(|record| !record.is_blank());
    let head = records.next().ok_or(ImportError::NoCharges)?;
    let by = head.cell(0).trim();
    if !by.eq_ignore_ascii_case("service") {
        return Err(ImportError::NotByService { by: by.to_owned() });
    }
    let last = head.len().saturating_sub(1);
    let services: Vec<&str> = (0..head.len()).map(|at| bare(head.cell(at))).collect();
    let what = "a download of Cost Explorer";
    let mut gathered = Gathered { what, currency: "USD".to_owned(), ..Gathered::default() };
    for record in records {
        let Some(day) = day(record.cell(0).trim()) else {
            if fold(record.cell(0)).ends_with("total") {
                gathered.stated = amount(record.cell(last));
            }
            continue;
        };
        let month = Month::of(day);
        for (at, service) in services.iter().enumerate().take(last).skip(1) {
            let Some(cost) = amount(record.cell(at)) else { continue };
            match service.eq_ignore_ascii_case("tax") {
                true => gathered.leave(TAX, cost),
                false => gathered.take(service, month, cost),
            }
        }
        gathered.note_day(month, day);
    }
    forget_months(&mut gathered);
    Ok(gathered)
}

/// A service without the unit behind it: its own name may hold brackets.
fn bare(heading: &str) -> &str {
    let heading = heading.trim();
    heading.strip_suffix(UNIT).unwrap_or(heading).trim()
}

/// A file that goes by months has one row for each, under its first day: that is all of the month. Only a month that
/// begins later is not.
fn forget_months(gathered: &mut Gathered) {
    if gathered.days.values().all(|(first, last)| first == last) {
        gathered.days.retain(|month, (first, _)| *first != month.first_day());
    }
}
