//! Files that come in: plans are opened, estimates are shown before they are added.

use std::sync::Arc;

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::{
    Dialog, Document, Tone, View,
    autosave::Autosave,
    open::{open, replace},
    plans,
};
use crate::{
    domain::{Month, Plan},
    edit::starter,
    io::{
        import::{Answer, Existing, Request, Shown},
        plan_file, redact,
    },
    platform::{clock, reader},
};

/// Takes the bytes of a file: a plan is opened, any other file is read by the worker and shown before it is
/// added. The plan stays as it was unless the whole file was read.
pub fn take(document: Document, view: View, autosave: Autosave, name: String, bytes: Vec<u8>) {
    if plan_file::claims(&bytes) {
        let text =
            String::from_utf8(bytes).map_err(|_| "The file is not text in UTF-8.".to_owned());
        take_plan(document, view, autosave, &name, text);
        return;
    }
    let plan = document.plan_now();
    let request = Request::read(untrack(|| view.locale()).numbers, &plan, &name);
    view.busy.set(Some(format!("Reading {name}…")));
    ask(view, request, &bytes, name, move |name, answer| match answer {
        Answer::Plan(text) => take_plan(document, view, autosave, &name, Ok(text)),
        answer => show(view, answer),
    });
}

/// Asks the worker, and says why when there is no answer.
fn ask(
    view: View,
    request: Request,
    bytes: &[u8],
    name: String,
    then: impl FnOnce(String, Answer) + 'static,
) {
    reader::ask(&request.text(), bytes, move |answer| {
        view.busy.set(None);
        match answer.and_then(|answer| Answer::of_text(&answer)) {
            Some(Answer::Refused(why)) => view.say(Tone::Bad, format!("{name}: {why}")),
            Some(answer) => then(name, answer),
            None => view.say(Tone::Bad, format!("{name}: {NO_READER}")),
        }
    });
}

/// What is said when the worker is not there, or stops.
const NO_READER: &str = "nothing was done, as the part of Tranche that works on files could not be loaded, or \
    stopped over this one. Check the connection and try again. Your plan is unchanged.";

/// Hands on the text of a copy of the plan without what only we may see.
pub fn redact(document: Document, view: View, then: impl FnOnce(&str) + 'static) {
    let request = Request::redact(&document.plan_now());
    view.busy.set(Some("Making the copy…".to_owned()));
    ask(view, request, &[], "The redacted copy".to_owned(), move |_, answer| {
        if let Answer::Redacted(text) = answer {
            then(&text);
        }
    });
}

fn show(view: View, answer: Answer) {
    if let Answer::Shown(shown) = answer {
        view.show_dialog(Dialog::Import(shown.into()));
    }
}

/// Shows a file once more, with one of the records taken that it asks about.
pub fn take_asked(document: Document, view: View, shown: &Shown, asked: usize) {
    let style = untrack(|| view.locale()).numbers;
    let request = Request::take(style, &document.plan_now(), shown, asked);
    ask(view, request, &[], shown.file.clone(), move |_, answer| show(view, answer));
}

/// A plan that says something else than the one of its id that is here is opened beside it: nothing is
/// replaced unasked.
fn take_plan(
    document: Document,
    view: View,
    autosave: Autosave,
    name: &str,
    text: Result<String, String>,
) {
    let read = text.and_then(|text| plan_file::read(&text).map_err(|error| error.to_string()));
    match read {
        Ok(plan) if autosave.differs(&plan) => {
            let what =
                if redact::is_redacted(&plan, name) { redact::NAME_END } else { ", from file" };
            let own = plans::apart(plan, what);
            let said = "What you have here of this plan differs from the file, so the file";
            let said = format!(
                "“{}” is open. {said} stands beside it as a plan of its own. Nothing was replaced.",
                own.head.name
            );
            replace(document, view, own, format!("Open {name}"), said);
        }
        Ok(plan) => open(document, view, plan, format!("Open {name}")),
        Err(sentence) => view.say(Tone::Bad, format!("{name}: {sentence}")),
    }
}

/// An empty plan that starts next month.
pub fn empty() -> Plan {
    plans::fresh(starter::plan(Month::of(clock::today()).plus(1)))
}

/// Adds what a file holds as one step: to the plan, or to an empty one in the file's currency.
pub fn add(
    document: Document,
    view: View,
    shown: Arc<Shown>,
    existing: Existing,
    exchange_rate: Option<Decimal>,
    fresh: bool,
) {
    let before = document.plan_now();
    let request = match fresh {
        true => Request::add(&empty(), &shown, existing, exchange_rate, fresh),
        false => Request::add(&before, &shown, existing, exchange_rate, fresh),
    };
    let file = shown.file.clone();
    view.busy.set(Some(format!("Adding {file}…")));
    ask(view, request, &[], file, move |file, answer| {
        // What was edited meanwhile must not be lost: then it is added once more, to that.
        if !fresh && !Arc::ptr_eq(&before, &document.plan_now()) {
            return add(document, view, shown, existing, exchange_rate, fresh);
        }
        let Answer::Added { plan, said } = answer else { return };
        match plan_file::read(&plan) {
            Ok(plan) => replace(document, view, plan, format!("Import {file}"), said),
            Err(error) => view.say(Tone::Bad, format!("{file}: {error}")),
        }
    });
}
