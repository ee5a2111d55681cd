//! What the user should know before an estimate is taken into a plan.

use rust_decimal::Decimal;

use super::stranger::Stranger;
use crate::{
    io::import::{Preview, Reason, text::Style},
    text::{NumberStyle, show},
};

/// Says how the amounts of the file are read, where that is not the calculator's way.
pub(super) fn add_style(preview: &mut Preview, style: Style) {
    if style == Style::Comma {
        preview.notices.push(String::from(
            "The amounts of the file have a comma before the decimals, and are read so: 1.627,66 is one thousand and more.",
        ));
    }
}

pub(super) fn add(preview: &mut Preview, strangers: &[Stranger], alike: usize, style: NumberStyle) {
    let shown = |amount: Decimal| show::digits(&amount.to_string(), style);
    let mut notices = Vec::new();
    match (preview.kept, preview.without_amount) {
        (0, _) => notices.push(String::from("The estimate has no rows.")),
        (_, 0) => {}
        (kept, missing) => notices.push(format!(
            "{missing} of {kept} rows {} no monthly cost: the total is without {}.",
            if missing == 1 { "has" } else { "have" },
            if missing == 1 { "it" } else { "them" },
        )),
    }
    let count = |of: &[Reason]| preview.unknown.iter().filter(|u| of.contains(&u.reason)).count();
    let sums = count(&[Reason::Sum, Reason::Repeated]);
    let others = preview.skipped - sums - preview.asked.len().min(preview.skipped - sums);
    match sums {
        0 => {}
        1 => notices.push(String::from("1 record is a sum of others and is left out.")),
        n => notices.push(format!("{n} records are sums of others and are left out.")),
    }
    match others {
        0 => {}
        1 => notices.push(String::from("1 record is no row and is left out; the reason is below.")),
        n => notices
            .push(format!("{n} records are no rows and are left out; the reasons are below.")),
    }
    match alike {
        0 => {}
        1 => notices.push(String::from(
            "1 row is like another in every cell: both are taken, named apart.",
        )),
        n => notices
            .push(format!("{n} rows are like others in every cell: all are taken, named apart.")),
    }
    if !strangers.is_empty() {
        let names: Vec<_> = strangers.iter().take(8).map(|s| format!("“{}”", s.name)).collect();
        let more = match strangers.len() - names.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        notices.push(format!(
            "Not in the list of services, so “Uncategorised”: {}{more}.",
            names.join(", ")
        ));
    }
    let currency = &preview.currency;
    if currency != "USD" {
        notices.push(format!(
            "The amounts are in {currency} and stay so. A plan in another currency takes them with an exchange rate only."
        ));
    }
    match preview.total_upfront {
        Some(upfront) if upfront > Decimal::ZERO => {
            notices.push(format!(
                "Upfront fees of {} {currency} are not in the monthly amounts. They can be spread over the first year: (monthly × 12 + upfront) / 12.",
                shown(upfront)
            ));
        }
        _ => {}
    }
    if preview.kept > 0 {
        notices.push(String::from(
            "An estimate has no dates: set a cutover month for each workload, until then it adds no charges.",
        ));
        notices.push(String::from(
            "What AWS counts towards the migration agreement is not known: MAP scope starts at 0.",
        ));
    }
    // What the file itself was like was noticed first and stays in front.
    preview.notices.extend(notices);
}
