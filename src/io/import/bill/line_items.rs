//! Reports of single lines: AWS's cost and usage reports, old and new, and FOCUS.

use super::gather::{Gathered, TAX, amount, day};
use crate::{
    domain::Month,
    io::import::{
        ImportError,
        text::{Header, Record, Records, delimiter},
    },
};

/// Where a report has what, by its headings in the form they are compared in. Of several the first that is there.
pub(super) struct Columns {
    what: &'static str,
    cost: &'static str,
    period: &'static str,
    day: &'static str,
    kind: &'static str,
    service: &'static [&'static str],
    currency: &'static str,
    provider: &'static [&'static str],
    /// What each kind of line is, where it is left out.
    left: &'static [(&'static str, &'static str)],
}

const CREDITS: &str = "Credits: what they took off, not what is left of them";
const DISCOUNTS: &str = "Discounts of the agreement: the plan computes them";
/// What lines of AWS's reports are left out.
const LEFT: &[(&str, &str)] = &[
    ("credit", CREDITS),
    ("tax", TAX),
    ("edpdiscount", DISCOUNTS),
    ("privateratediscount", DISCOUNTS),
];

/// The cost and usage report with slashes in its headings.
const LEGACY: Columns = Columns {
    what: "an AWS cost and usage report",
    cost: "lineitem/unblendedcost",
    period: "bill/billingperiodstartdate",
    day: "lineitem/usagestartdate",
    kind: "lineitem/lineitemtype",
    service: &["product/productname", "lineitem/productcode"],
    currency: "lineitem/currencycode",
    provider: &[],
    left: LEFT,
};

/// The data export with underscores in its headings.
const EXPORT: Columns = Columns {
    what: "an AWS data export (CUR 2.0)",
    cost: "line_item_unblended_cost",
    period: "bill_billing_period_start_date",
    day: "line_item_usage_start_date",
    kind: "line_item_line_item_type",
    service: &["product_product_name", "line_item_product_code"],
    currency: "line_item_currency_code",
    provider: &[],
    left: LEFT,
};

/// FOCUS, of any version.
pub(super) const FOCUS: Columns = Columns {
    what: "a FOCUS cost report",
    cost: "billedcost",
    period: "billingperiodstart",
    day: "chargeperiodstart",
    kind: "chargecategory",
    service: &["servicename"],
    currency: "billingcurrency",
    provider: &["serviceprovidername", "providername"],
    left: &[("credit", CREDITS), ("tax", TAX)],
};

/// Whether a text is a cost report of AWS.
pub(in crate::io::import) fn is_cost_report(head: &str) -> bool {
    let of = |header: &Header| {
        [LEGACY, EXPORT].iter().any(|columns| header.has(&[columns.cost, columns.day]))
    };
    header(head).is_some_and(|(header, ..)| of(&header))
}

/// Whether a text is a FOCUS report.
pub(in crate::io::import) fn is_focus(head: &str) -> bool {
    header(head).is_some_and(|(header, ..)| header.has(&[FOCUS.cost, FOCUS.kind, FOCUS.day]))
}

/// The headings of a text, what its records are parted by, and the records behind the headings.
fn header(text: &str) -> Option<(Header, Records<'_>)> {
    let mut records = Records::new(text, delimiter(text));
    let first = records.by_ref().find(|record| !record.is_blank())?;
    Some((Header::of(&first), records))
}

/// Reads a cost report of AWS, whichever it is.
pub(super) fn read_report(text: &str) -> Result<Gathered, ImportError> {
    let is_export = header(text).is_some_and(|(header, _)| header.position(EXPORT.cost).is_some());
    read(text, if is_export { &EXPORT } else { &LEGACY })
}

/// Adds the lines of a report up.
///
/// # Errors
/// When it has no line, or lines in several currencies.
pub(super) fn read(text: &str, columns: &Columns) -> Result<Gathered, ImportError> {
    let (header, records) = header(text).ok_or(ImportError::NoCharges)?;
    if header.has(&["invoicedetailgrain"]) {
        return Err(ImportError::InvoiceDetails);
    }
    let at = |name: &str| header.position(name);
    let of_many = |names: &[&str]| -> Vec<usize> { names.iter().filter_map(|of| at(of)).collect() };
    let places = Places {
        cost: at(columns.cost),
        period: at(columns.period),
        day: at(columns.day),
        kind: at(columns.kind),
        service: of_many(columns.service),
        currency: at(columns.currency),
        provider: of_many(columns.provider),
    };
    let mut gathered = Gathered { what: columns.what, ..Gathered::default() };
    for record in records.filter(|record| !record.is_blank()) {
        line(&record, &places, columns, &mut gathered)?;
    }
    if gathered.currency.is_empty() {
        "USD".clone_into(&mut gathered.currency);
    }
    Ok(gathered)
}

/// Where a file has what.
struct Places {
    cost: Option<usize>,
    period: Option<usize>,
    day: Option<usize>,
    kind: Option<usize>,
    service: Vec<usize>,
    currency: Option<usize>,
    provider: Vec<usize>,
}

fn line(
    record: &Record,
    places: &Places,
    columns: &Columns,
    gathered: &mut Gathered,
) -> Result<(), ImportError> {
    let cell = |at: Option<usize>| at.map_or("", |at| said(record.cell(at)));
    let first =
        |all: &[usize]| all.iter().map(|at| said(record.cell(*at))).find(|of| !of.is_empty());
    let Some(cost) = amount(cell(places.cost)) else {
        gathered.leave("Lines without an amount", rust_decimal::Decimal::ZERO);
        return Ok(());
    };
    if let Some(provider) = first(&places.provider).filter(|of| !is_aws(of)) {
        gathered.leave(&format!("Of {provider}, not of AWS"), cost);
        return Ok(());
    }
    let kind = cell(places.kind).to_ascii_lowercase();
    if let Some((_, what)) = columns.left.iter().find(|(of, _)| *of == kind) {
        gathered.leave(what, cost);
        return Ok(());
    }
    let currency = cell(places.currency);
    if gathered.currency.is_empty() {
        currency.clone_into(&mut gathered.currency);
    } else if !currency.is_empty() && currency != gathered.currency {
        let found = currency.to_owned();
        return Err(ImportError::OtherCurrency { found, wanted: gathered.currency.clone() });
    }
    let day = day(cell(places.day));
    // A fee or an upfront payment is of the period it is billed in.
    let month = self::day(cell(places.period)).or(day).map(Month::of);
    let Some(month) = month else {
        gathered.leave("Lines without a date", cost);
        return Ok(());
    };
    if let Some(day) = day.filter(|day| Month::of(*day) == month) {
        gathered.note_day(month, day);
    }
    gathered.take(first(&places.service).unwrap_or("Not named"), month, cost);
    Ok(())
}

/// What a cell says; nothing where it is missing.
fn said(cell: &str) -> &str {
    let cell = cell.trim();
    if cell.eq_ignore_ascii_case("null") || cell == "-" { "" } else { cell }
}

/// Whether a provider is AWS.
fn is_aws(provider: &str) -> bool {
    let provider = provider.to_ascii_lowercase();
    provider.contains("aws") || provider.contains("amazon")
}
