//! What an import would add, before it is added.

use std::sync::Arc;

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::{
    io::import::{self as core, Asked, Existing, Found, MergeOptions, Preview, WorkloadRow},
    state::{Dialog, import},
    text::{NumberStyle, show},
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        kit::dialog,
    },
};

/// How many rows the preview shows; it says how many more there are.
const SHOWN: usize = 200;

/// The dialog, of a file's name and what it would add.
pub fn import(app: App, waiting: &Arc<(String, Preview)>) -> El {
    dialog::frame(app.view, "dialog")
        .attr(Attr::ARIA_LABELLEDBY, "import-title")
        .children(body(app, waiting))
}

fn body(app: App, waiting: &Arc<(String, Preview)>) -> Vec<El> {
    let (name, preview) = &**waiting;
    let title = format!("Add {} rows from {name}?", preview.kept);
    let style = app.view.locale().numbers;
    let mut parts = vec![
        text(Tag::H2, "dialog__title", &title).attr(Attr::ID, "import-title"),
        figures(preview, style),
    ];
    parts.extend(doubts(app, name, preview, style));
    parts.push(
        el(Tag::UL, "dialog__notices")
            .children(preview.notices.iter().map(|notice| text(Tag::LI, "", notice))),
    );
    if !preview.unknown.is_empty() {
        let entry = |entry: &crate::io::import::Unknown| {
            el(Tag::LI, "")
                .child(text(Tag::B, "", &format!("Record {}: ", entry.record)))
                .text(&format!("{} – {}", entry.text, entry.why))
        };
        let summary = format!("{} left out or not understood", preview.unknown.len());
        parts.push(
            el(Tag::DETAILS, "dialog__unknown")
                .attr(Attr::OPEN, "")
                .child(text(Tag::SUMMARY, "", &summary))
                .child(el(Tag::UL, "").children(preview.unknown.iter().map(entry))),
        );
    }
    parts.push(rows(preview, style));
    parts.push(actions(app, waiting.clone()));
    parts
}

/// What cannot be true as it is, and what only the user can decide; nothing where all is well.
fn doubts(app: App, name: &str, preview: &Preview, style: NumberStyle) -> Option<El> {
    let held = core::held(&app.document.plan_now(), preview).map(|held| {
        let rows = show::counted(held.workloads.len(), "workload");
        match held.same {
            true => format!("This plan already has the {rows} of this estimate: replace what is there, or add it once more."),
            false => format!("This plan has {rows} of an earlier file of this name: replace what is there, or add it once more."),
        }
    });
    let doubts = preview.doubts.iter().chain(&held).map(|doubt| text(Tag::LI, "", doubt));
    let doubts: Vec<El> = doubts.collect();
    if doubts.is_empty() && preview.asked.is_empty() {
        return None;
    }
    let asked = preview.asked.iter().enumerate();
    let asked = asked.map(|(at, asked)| ask(app, name, preview, at, asked, style));
    let doubts = el(Tag::UL, "").attr(Attr::ROLE, "alert").children(doubts);
    Some(el(Tag::DIV, "dialog__doubts").child(doubts).child(el(Tag::UL, "").children(asked)))
}

/// A record that may be a row or a sum, and the button that takes it.
fn ask(
    app: App,
    name: &str,
    preview: &Preview,
    at: usize,
    asked: &Asked,
    style: NumberStyle,
) -> El {
    let taken = Arc::new((name.to_owned(), preview.taking(&[at], style)));
    let take = text(Tag::BUTTON, "btn", "Take it")
        .attr(Attr::ARIA_LABEL, &format!("Take record {}: {}", asked.record, asked.text))
        .on(On::CLICK, move |_| app.view.show_dialog(Dialog::Import(taken.clone())));
    let adds = amount(asked.amount, "nothing", style);
    el(Tag::LI, "")
        .child(text(Tag::B, "", &format!("Record {}: ", asked.record)))
        .text(&format!("{} – {}. It would add {adds} a month. ", asked.text, asked.why))
        .child(take)
}

/// An amount with all its digits, as the reader writes it; a text where there is none.
fn amount(of: Option<Decimal>, none: &str, style: NumberStyle) -> String {
    of.map_or_else(|| none.to_owned(), |of| show::digits(&of.to_string(), style))
}

fn figures(preview: &Preview, style: NumberStyle) -> El {
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
    el(Tag::DL, "dialog__figures").children(figures.map(|(title, value)| {
        el(Tag::DIV, "").child(text(Tag::DT, "", title)).child(text(Tag::DD, "", &value))
    }))
}

fn rows(preview: &Preview, style: NumberStyle) -> El {
    let Found::Workloads(rows) = &preview.rows;
    let heads = ["Workload", "Environment", "Service", "Per month"]
        .map(|title| text(Tag::TH, "", title).attr(Attr::SCOPE, "col"));
    let table = el(Tag::TABLE, "plain")
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(heads)))
        .child(el(Tag::TBODY, "").children(rows.iter().take(SHOWN).map(|of| row(of, style))));
    let holder = el(Tag::DIV, "dialog__rows")
        .attr(Attr::TABINDEX, "0")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, "Rows")
        .child(table);
    match rows.len().saturating_sub(SHOWN) {
        0 => holder,
        more => holder.child(text(Tag::P, "dialog__more", &format!("and {more} more rows"))),
    }
}

fn row(row: &WorkloadRow, style: NumberStyle) -> El {
    let unknown = if row.service_id == "uncategorised" { " (not known)" } else { "" };
    let amount = amount(row.monthly, "not known", style);
    el(Tag::TR, "")
        .child(text(Tag::TD, "", &row.name))
        .child(text(Tag::TD, "", row.environment.as_deref().unwrap_or_default()))
        .child(text(Tag::TD, "", &format!("{}{unknown}", row.service)))
        .child(text(Tag::TD, "num", &amount))
}

fn actions(app: App, waiting: Arc<(String, Preview)>) -> El {
    let preview = &waiting.1;
    let currency = app.document.plan_now().head.currency.clone();
    let foreign = currency != preview.currency;
    let rate = el(Tag::INPUT, "field__input")
        .attr(Attr::TYPE, "text")
        .attr(Attr::ARIA_LABEL, &format!("{currency} per {}", preview.currency))
        .attr(Attr::PLACEHOLDER, &format!("{currency} per {}", preview.currency));
    let entered = rate.clone();
    let held = core::held(&app.document.plan_now(), preview).is_some();
    let add = move |fresh: bool, existing: Existing| {
        let mut options = MergeOptions { existing, ..MergeOptions::default() };
        if foreign && !fresh {
            let mark = untrack(|| app.view.locale()).numbers.decimal.decimal();
            let typed = entered.value().trim().replacen(mark, ".", 1);
            options.exchange_rate = typed.parse().ok();
            if options.exchange_rate.is_none() {
                entered.set_attr(Attr::ARIA_INVALID, Some("true"));
                entered.focus();
                return;
            }
        }
        import::add(app.document, app.view, &waiting, options, fresh);
        app.view.close_dialog();
    };
    let (fresh, replace) = (add.clone(), add.clone());
    let replace = held.then(|| {
        text(Tag::BUTTON, "btn", "Replace what is there")
            .on(On::CLICK, move |_| replace(false, Existing::Replace))
    });
    let ask = foreign.then_some(rate);
    el(Tag::DIV, "dialog__actions")
        .children(ask)
        .child(text(Tag::BUTTON, "btn", "Cancel").on(On::CLICK, move |_| app.view.close_dialog()))
        .child(
            text(Tag::BUTTON, "btn", "Into an empty plan")
                .on(On::CLICK, move |_| fresh(true, Existing::Keep)),
        )
        .children(replace)
        .child(
            text(Tag::BUTTON, "btn btn--primary", "Add to the plan")
                .attr(Attr::AUTOFOCUS, "")
                .on(On::CLICK, move |_| add(false, Existing::Keep)),
        )
}
