//! Bills: cost reports of AWS and FOCUS, and what Cost Explorer downloads. Their lines are added up by service and
//! month into a [`Bill`], which goes into consumption as a pasted bill does.
//!
//! Gross, credits, tax and discounts are told apart: what goes in is the charge before credits and before the
//! agreement's own discounts, as the plan computes these itself. What is left out is said with its sum.

mod cost_explorer;
mod gather;
mod line_items;
mod months;
mod sheet;

use super::{ImportError, Kind, Shown, detect, text::decode};
use crate::{domain::Plan, text::NumberStyle};
use gather::Gathered;

pub(super) use cost_explorer::is_cost_explorer;
pub(super) use line_items::{is_cost_report, is_focus};
pub use sheet::Bill;

/// Reads a bill and says what it would bring into a plan.
///
/// # Errors
/// When nothing in it can be taken, or it is in another currency than the plan.
pub(super) fn read(
    bytes: &[u8],
    file: &str,
    plan: &Plan,
    style: NumberStyle,
) -> Result<Shown, ImportError> {
    let text = decode(bytes).text;
    let gathered = match detect(bytes, file)? {
        Kind::CostExplorer => cost_explorer::read(&text),
        Kind::Focus => line_items::read(&text, &line_items::FOCUS),
        _ => line_items::read_report(&text),
    }?;
    if gathered.currency != plan.head.currency {
        let (found, wanted) = (gathered.currency, plan.head.currency.clone());
        return Err(ImportError::OtherCurrency { found, wanted });
    }
    let (bill, said) = months::into_plan(&gathered, &plan.head)?;
    Ok(shown(&gathered, bill, said, file, style))
}

fn shown(
    gathered: &Gathered,
    bill: Bill,
    said: Vec<String>,
    file: &str,
    style: NumberStyle,
) -> Shown {
    let amount = |of| crate::text::show::digits(&gather::cents(of).to_string(), style);
    let services = gathered.services();
    let mut figures = vec![
        ("What it is".to_owned(), gathered.what.to_owned()),
        ("Lines taken".to_owned(), gathered.lines.to_string()),
        (
            "They add up to".to_owned(),
            format!("{} {}", amount(gathered.total()), gathered.currency),
        ),
    ];
    if let Some(stated) = gathered.stated {
        figures.push(("The file states".to_owned(), amount(stated)));
    }
    let left = gathered.left.iter().map(|(what, (lines, sum))| {
        let lines = if *lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
        vec![what.clone(), format!("{lines}, {} {}", amount(*sum), gathered.currency)]
    });
    let rows = services.iter().map(|(service, months, sum)| {
        vec![(*service).to_owned(), months.to_string(), amount(*sum)]
    });
    Shown {
        title: format!("Add consumption of {} services from {file}?", services.len()),
        figures: figures.into_iter().map(|(title, value)| vec![title, value]).collect(),
        doubts: gathered.doubt(style).into_iter().collect(),
        notices: said,
        unknown: left.collect(),
        heads: ["Service", "Months", "Amount"].map(String::from).into(),
        rows: rows.collect(),
        file: file.to_owned(),
        currency: gathered.currency.clone(),
        bill: Some(bill),
        ..Shown::default()
    }
}
