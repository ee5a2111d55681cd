//! What the user sees of a file before it is added: texts, ready to stand there.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value as Json;

use super::{Bill, Found, Preview, WorkloadRow, held};
use crate::{
    domain::Plan,
    text::{NumberStyle, show},
};

/// How many rows are shown; [`Shown::more`] says how many there are besides.
const ROWS: usize = 200;

/// What would be added, in texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Shown {
    /// The question.
    pub title: String,
    /// Title and value of each figure.
    pub figures: Vec<Vec<String>>,
    /// What cannot be true as it is, and what the plan has already.
    pub doubts: Vec<String>,
    /// Records that only the user can decide on: which, and what is the matter.
    pub asked: Vec<Vec<String>>,
    /// What the user should know.
    pub notices: Vec<String>,
    /// What was left out or not understood: which record, and why.
    pub unknown: Vec<Vec<String>>,
    /// The headings of the rows. The last column holds amounts.
    pub heads: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are besides.
    pub more: usize,
    /// What the file is called.
    pub file: String,
    /// The file's currency.
    pub currency: String,
    /// Whether the plan has workloads of the same file, which can be replaced.
    pub held: bool,
    /// What was found, for the next request.
    pub preview: String,
    /// What goes into consumption, of a file that is a bill.
    pub bill: Option<Bill>,
}

impl Shown {
    /// What the worker wrote. By hand, as the page would carry 7 KB of code for a derived reader; `None` where
    /// something is missing.
    pub(super) fn of_json(shown: &Json) -> Option<Self> {
        let text = |key| shown.get(key)?.as_str().map(str::to_owned);
        let list = |key| texts(shown.get(key)?);
        let rows = |key| lists(shown.get(key)?);
        Some(Self {
            title: text("title")?,
            figures: rows("figures")?,
            doubts: list("doubts")?,
            asked: rows("asked")?,
            notices: list("notices")?,
            unknown: rows("unknown")?,
            heads: list("heads")?,
            rows: rows("rows")?,
            more: usize::try_from(shown.get("more")?.as_u64()?).ok()?,
            file: text("file")?,
            currency: text("currency")?,
            held: shown.get("held")?.as_bool()?,
            preview: text("preview")?,
            bill: rows("bill").map(Bill),
        })
    }

    /// What `preview` would add to `plan`, with amounts as their reader writes them.
    pub fn of(preview: &Preview, plan: &Plan, style: NumberStyle) -> Self {
        let Found::Workloads(rows) = &preview.rows;
        let held = held(plan, preview);
        let said = held.as_ref().map(|held| {
            let rows = show::counted(held.workloads.len(), "workload");
            let what = match held.same {
                true => format!("already has the {rows} of this estimate"),
                false => format!("has {rows} of an earlier file of this name"),
            };
            format!("This plan {what}: replace what is there, or add it once more.")
        });
        let asked = preview.asked.iter().map(|asked| {
            let adds = amount(asked.amount, "nothing", style);
            let matter = format!("{} – {}. It would add {adds} a month.", asked.text, asked.why);
            vec![format!("Record {}", asked.record), matter]
        });
        let unknown = preview.unknown.iter().map(|unknown| {
            vec![
                format!("Record {}", unknown.record),
                format!("{} – {}", unknown.text, unknown.why),
            ]
        });
        Self {
            title: format!("Add {} rows from {}?", preview.kept, preview.file),
            figures: figures(preview, style),
            doubts: preview.doubts.iter().cloned().chain(said).collect(),
            asked: asked.collect(),
            notices: preview.notices.clone(),
            unknown: unknown.collect(),
            heads: ["Workload", "Environment", "Service", "Per month"].map(String::from).into(),
            rows: rows.iter().take(ROWS).map(|of| row(of, style)).collect(),
            more: rows.len().saturating_sub(ROWS),
            file: preview.file.clone(),
            currency: preview.currency.clone(),
            held: held.is_some(),
            preview: serde_json::to_string(preview).unwrap_or_default(),
            bill: None,
        }
    }
}

fn texts(json: &Json) -> Option<Vec<String>> {
    json.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

fn lists(json: &Json) -> Option<Vec<Vec<String>>> {
    json.as_array()?.iter().map(texts).collect()
}

/// An amount with all its digits; a text where there is none.
fn amount(of: Option<Decimal>, none: &str, style: NumberStyle) -> String {
    of.map_or_else(|| none.to_owned(), |of| show::digits(&of.to_string(), style))
}

fn figures(preview: &Preview, style: NumberStyle) -> Vec<Vec<String>> {
    let amount = |of| amount(of, "not stated", style);
    let total = format!("{} {}", amount(preview.total), preview.currency);
    let figures = [
        ("Rows taken", preview.kept.to_string()),
        ("Rows not taken", preview.skipped.to_string()),
        ("Rows without an amount", preview.without_amount.to_string()),
        ("The rows add up to, per month", total),
        ("The file states, per month", amount(preview.stated)),
        ("The first 12 months, with upfront fees", amount(preview.total_12_months)),
    ];
    figures.map(|(title, value)| vec![title.to_owned(), value]).into()
}

fn row(row: &WorkloadRow, style: NumberStyle) -> Vec<String> {
    let unknown = if row.service_id == "uncategorised" { " (not known)" } else { "" };
    vec![
        row.name.clone(),
        row.environment.clone().unwrap_or_default(),
        format!("{}{unknown}", row.service),
        amount(row.monthly, "not known", style),
    ]
}
