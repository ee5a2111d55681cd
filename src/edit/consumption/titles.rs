//! What the titles of a pasted bill name: services, accounts, totals, a currency.

use std::collections::HashMap;

use crate::{
    catalogue,
    domain::{Id, Plan},
    text::fold,
};

/// Whether a title is that of a total.
pub(super) fn is_total(title: &str) -> bool {
    let title = bare(title);
    let title = fold(&title);
    let is = |word: &str| {
        title == word
            || title.starts_with(&[word, " "].concat())
            || title.ends_with(&[" ", word].concat())
    };
    [
        "total",
        "totals",
        "sum",
        "subtotal",
        "grand total",
        "summe",
        "gesamt",
        "gesamtsumme",
        "somme",
        "suma",
        "soma",
        "totale",
    ]
    .iter()
    .any(|word| is(word))
}

/// The currency that a title ends in, where that is not the plan's.
pub(super) fn foreign<'a>(title: &'a str, plan: &Plan) -> Option<&'a str> {
    let code = match unit_of(title)? {
        "$" | "US$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        code => code,
    };
    (code != plan.head.currency).then_some(code)
}

/// What a title has in brackets at its end: `EC2-Instances($)`, `Cost (USD)`.
fn unit_of(title: &str) -> Option<&str> {
    let (_, unit) = title.trim().strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    // `EC2 Container Registry (ECR)` has a short name there and no currency.
    const CURRENCIES: [&str; 14] = [
        "$", "US$", "€", "£", "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY", "INR", "BRL", "CNY",
    ];
    CURRENCIES.contains(&unit.trim()).then_some(unit.trim())
}

/// A title without the currency that Cost Explorer puts behind it.
pub(super) fn bare(title: &str) -> String {
    let title = title.trim();
    match unit_of(title) {
        Some(_) => title[..title.rfind(['(', '[']).unwrap_or(title.len())].trim_end().to_owned(),
        None => title.to_owned(),
    }
}

/// The service of the plan that a title names: by its name or id, else by any name AWS has for it.
pub(super) fn service_of(plan: &Plan, known: &HashMap<String, Id>, title: &str) -> Option<Id> {
    let name = bare(title);
    let folded = fold(&name);
    let is = |text: &str| fold(text.trim()) == folded;
    let of = plan.services.iter().find(|of| is(&of.name) || is(of.id.as_str()));
    of.map(|service| service.id.clone())
        .or_else(|| catalogue::find(&name).and_then(|entry| known.get(entry.id).cloned()))
}

/// The account of the plan that a title names.
pub(super) fn account_of(plan: &Plan, title: &str) -> Option<Id> {
    let title = fold(&bare(title));
    let is = |text: &str| fold(text.trim()) == title;
    let of = plan.accounts.iter().find(|of| is(&of.name) || is(of.id.as_str()));
    of.map(|account| account.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_currencies_are_told_from_names() {
        for title in [
            "Total",
            "Total costs($)",
            "Service total",
            "Linked account total",
            "Grand total",
            "Sum",
        ] {
            assert!(is_total(title), "{title}");
        }
        assert!(!is_total("Totality") && !is_total("EC2-Instances($)"));
        assert_eq!(bare("EC2-Instances($)"), "EC2-Instances");
        assert_eq!(bare("EC2 Container Registry (ECR)($)"), "EC2 Container Registry (ECR)");
        assert_eq!(bare("AWS Lambda (USD)"), "AWS Lambda");
    }
}
