//! What the user should know before an estimate is taken into a plan.

use rust_decimal::Decimal;

use super::stranger::Stranger;
use crate::{
    io::import::Preview,
    text::{NumberStyle, show},
};

pub(super) fn add(preview: &mut Preview, strangers: &[Stranger], style: NumberStyle) {
    let shown = |amount: Decimal| show::digits(&amount.to_string(), style);
    let mut notices = Vec::new();
    let comparisons = [
        ("The rows", preview.total, preview.stated),
        ("Over 12 months the rows", preview.total_12_months, preview.stated_12_months),
        ("Upfront, the rows", preview.total_upfront, preview.stated_upfront),
    ];
    for (rows, total, stated) in comparisons {
        if let (Some(total), Some(stated)) = (total, stated)
            && total != stated
        {
            notices.push(format!(
                "{rows} add up to {}, the file states {}.",
                shown(total),
                shown(stated)
            ));
        }
    }
    match (preview.kept, preview.without_amount) {
        (0, _) => notices.push(String::from("The estimate has no rows.")),
        (_, 0) => {}
        (kept, missing) => notices.push(format!(
            "{missing} of {kept} rows {} no monthly cost: the total is without {}.",
            if missing == 1 { "has" } else { "have" },
            if missing == 1 { "it" } else { "them" },
        )),
    }
    match preview.skipped {
        0 => {}
        1 => notices.push(String::from("1 row could not be read and is left out.")),
        n => notices.push(format!("{n} rows could not be read and are left out.")),
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
        Some(upfront) if upfront > Decimal::ZERO => notices.push(format!(
            "Upfront fees of {} {currency} are not in the monthly amounts. They can be spread over the first year: (monthly × 12 + upfront) / 12.",
            shown(upfront)
        )),
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
