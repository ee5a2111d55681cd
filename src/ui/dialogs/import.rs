//! What an import would add, before it is added.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    io::import::{Existing, Shown},
    state::import,
    ui::{
        actions::bill,
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        kit::dialog,
    },
};

/// The dialog.
pub fn import(app: App, shown: &Arc<Shown>) -> El {
    dialog::frame(app.view, "dialog")
        .attr(Attr::ARIA_LABELLEDBY, "import-title")
        .children(body(app, shown))
}

fn body(app: App, shown: &Arc<Shown>) -> Vec<El> {
    let mut parts = vec![
        text(Tag::H2, "dialog__title", &shown.title).attr(Attr::ID, "import-title"),
        figures(shown),
    ];
    if !shown.doubts.is_empty() || !shown.asked.is_empty() {
        parts.push(doubts(app, shown));
    }
    parts.push(list("dialog__notices", &shown.notices));
    if !shown.unknown.is_empty() {
        let summary = format!("{} left out or not understood", shown.unknown.len());
        parts.push(
            el(Tag::DETAILS, "dialog__unknown")
                .attr(Attr::OPEN, "")
                .child(text(Tag::SUMMARY, "", &summary))
                .child(el(Tag::UL, "").children(shown.unknown.iter().map(|entry| record(entry)))),
        );
    }
    parts.push(rows(shown));
    parts.push(match shown.bill.is_some() {
        true => bill_actions(app, shown.clone()),
        false => actions(app, shown.clone()),
    });
    parts
}

fn list(class: &'static str, entries: &[String]) -> El {
    el(Tag::UL, class).children(entries.iter().map(|entry| text(Tag::LI, "", entry)))
}

/// Which record, and what is the matter with it.
fn record(entry: &[String]) -> El {
    let [which, matter] = entry else { return el(Tag::LI, "") };
    el(Tag::LI, "").child(text(Tag::B, "", &format!("{which}: "))).text(matter)
}

/// What cannot be true as it is, and what only the user can decide, with a button that takes it.
fn doubts(app: App, shown: &Arc<Shown>) -> El {
    let asked = shown.asked.iter().enumerate().map(|(at, entry)| {
        let shown = shown.clone();
        let take = text(Tag::BUTTON, "btn", "Take it")
            .attr(Attr::ARIA_LABEL, &format!("Take {}", entry.join(": ")))
            .on(On::CLICK, move |_| import::take_asked(app.document, app.view, &shown, at));
        record(entry).text(" ").child(take)
    });
    el(Tag::DIV, "dialog__doubts")
        .child(list("", &shown.doubts).attr(Attr::ROLE, "alert"))
        .child(el(Tag::UL, "").children(asked))
}

fn figures(shown: &Shown) -> El {
    let parts = |figure: &Vec<String>| {
        let tags = [Tag::DT, Tag::DD].into_iter();
        el(Tag::DIV, "").children(tags.zip(figure).map(|(tag, of)| text(tag, "", of)))
    };
    el(Tag::DL, "dialog__figures").children(shown.figures.iter().map(parts))
}

fn rows(shown: &Shown) -> El {
    let heads = shown.heads.iter().map(|title| text(Tag::TH, "", title).attr(Attr::SCOPE, "col"));
    let row = |row: &Vec<String>| {
        let last = row.len().saturating_sub(1);
        let cell =
            |(at, cell): (usize, &String)| text(Tag::TD, if at == last { "num" } else { "" }, cell);
        el(Tag::TR, "").children(row.iter().enumerate().map(cell))
    };
    let table = el(Tag::TABLE, "plain")
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(heads)))
        .child(el(Tag::TBODY, "").children(shown.rows.iter().map(row)));
    let holder = el(Tag::DIV, "dialog__rows")
        .attr(Attr::TABINDEX, "0")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, "Rows")
        .child(table);
    match shown.more {
        0 => holder,
        more => holder.child(text(Tag::P, "dialog__more", &format!("and {more} more rows"))),
    }
}

/// A bill goes into consumption; names in it that are no service of the plan are asked about then.
fn bill_actions(app: App, shown: Arc<Shown>) -> El {
    let add = move |_| {
        app.view.close_dialog();
        if let Some(bill) = &shown.bill {
            bill::from_file(app, &bill.0);
        }
    };
    el(Tag::DIV, "dialog__actions")
        .child(text(Tag::BUTTON, "btn", "Cancel").on(On::CLICK, move |_| app.view.close_dialog()))
        .child(
            text(Tag::BUTTON, "btn btn--primary", "Add to consumption")
                .attr(Attr::AUTOFOCUS, "")
                .on(On::CLICK, add),
        )
}

fn actions(app: App, shown: Arc<Shown>) -> El {
    let currency = app.document.plan_now().head.currency.clone();
    let foreign = currency != shown.currency;
    let wanted = format!("{currency} per {}", shown.currency);
    let rate = el(Tag::INPUT, "field__input")
        .attr(Attr::TYPE, "text")
        .attr(Attr::ARIA_LABEL, &wanted)
        .attr(Attr::PLACEHOLDER, &wanted);
    let entered = rate.clone();
    let held = shown.held;
    let add = move |fresh: bool, existing: Existing| {
        let mut exchange_rate = None;
        if foreign && !fresh {
            let mark = untrack(|| app.view.locale()).numbers.decimal.decimal();
            exchange_rate = entered.value().trim().replacen(mark, ".", 1).parse().ok();
            if exchange_rate.is_none() {
                entered.set_attr(Attr::ARIA_INVALID, Some("true"));
                entered.focus();
                return;
            }
        }
        let shown = shown.clone();
        import::add(app.document, app.view, shown, existing, exchange_rate, fresh);
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
