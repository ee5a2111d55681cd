//! What is asked about a pasted bill before anything is written: names that are no service of the plan.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{Id, Plan},
    edit::consumption::{Answer, Answers, Unmatched},
    state::Bill,
    text::{Format, show},
    ui::{
        actions,
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        kit::dialog,
    },
};

/// The question, of a bill whose names in question are known.
pub fn bill(app: App, bill: &Arc<Bill>) -> El {
    let title = match bill.asked.len() {
        1 => "1 name in this bill is no service of the plan".to_owned(),
        n => format!("{n} names in this bill are no services of the plan"),
    };
    let note = "Nothing is pasted before you have decided: each can be another name of a service of the plan, become a service, or be left out.";
    let plan = app.document.plan_now();
    let format = app.document.scene().with_untracked(|scene| scene.format.clone());
    let selects: Vec<El> = bill.asked.iter().map(|asked| choice(&plan, asked)).collect();
    let heads = ["Name", "Months", "Amount", "What to do"]
        .map(|title| text(Tag::TH, "", title).attr(Attr::SCOPE, "col"));
    let rows = bill.asked.iter().zip(&selects).map(|(asked, select)| row(asked, select, &format));
    let table = el(Tag::TABLE, "plain")
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(heads)))
        .child(el(Tag::TBODY, "").children(rows));
    let bill = bill.clone();
    let paste = move |_| {
        let answers = bill.asked.iter().zip(&selects);
        let answers: Answers =
            answers.map(|(asked, select)| (asked.name.clone(), answer(&select.value()))).collect();
        app.view.close_dialog();
        actions::bill::paste(app, (*bill).clone(), &answers);
    };
    dialog::frame(app.view, "dialog")
        .attr(Attr::ARIA_LABELLEDBY, "bill-title")
        .child(text(Tag::H2, "dialog__title", &title).attr(Attr::ID, "bill-title"))
        .child(text(Tag::P, "plans__note", note))
        .child(
            el(Tag::DIV, "dialog__rows")
                .attr(Attr::TABINDEX, "0")
                .attr(Attr::ROLE, "group")
                .attr(Attr::ARIA_LABEL, "Names")
                .child(table),
        )
        .child(
            el(Tag::DIV, "dialog__actions")
                .child(
                    text(Tag::BUTTON, "btn", "Don’t paste")
                        .on(On::CLICK, move |_| app.view.close_dialog()),
                )
                .child(text(Tag::BUTTON, "btn btn--primary", "Paste").on(On::CLICK, paste)),
        )
}

fn row(asked: &Unmatched, select: &El, format: &Format) -> El {
    let amount = asked.amount.map(|of| show::money_full(of, format));
    let amount = amount.unwrap_or_else(|| "not read".to_owned());
    el(Tag::TR, "")
        .child(text(Tag::TH, "", &asked.name).attr(Attr::SCOPE, "row"))
        .child(text(Tag::TD, "num", &asked.months.to_string()))
        .child(text(Tag::TD, "num", &amount))
        .child(el(Tag::TD, "").child(select.clone()))
}

/// What can become of a name, with what is proposed chosen.
fn choice(plan: &Plan, asked: &Unmatched) -> El {
    let select = el(Tag::SELECT, "field__input")
        .attr(Attr::ARIA_LABEL, &format!("What to do with {}", asked.name));
    let option = |value: &str, words: &str, of: &Answer| {
        let option = text(Tag::OPTION, "", words).attr(Attr::VALUE, value);
        option.set_flag(Attr::SELECTED, *of == asked.proposal);
        option
    };
    let services = plan.services.iter().map(|service| {
        let words = format!("It is {}", service.name);
        option(&format!("={}", service.id), &words, &Answer::Map(service.id.clone()))
    });
    let own = [
        option("add", "Add it as a service", &Answer::Add),
        option("skip", "Leave it out", &Answer::Skip),
    ];
    select.children(own).children(services)
}

fn answer(value: &str) -> Answer {
    match value.strip_prefix('=') {
        Some(id) => Answer::Map(Id::from(id)),
        None if value == "add" => Answer::Add,
        None => Answer::Skip,
    }
}
