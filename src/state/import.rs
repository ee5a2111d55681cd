//! Files that come in: plans are opened, estimates are shown before they are added.

use std::sync::Arc;

use leptos::prelude::*;

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
        import::{self, Existing, Kind, MergeOptions, Preview},
        plan_file, redact,
    },
    platform::clock,
};

/// Takes the bytes of a file. The plan stays as it was unless the whole file was read.
/// A plan that says something else than the one of its id that is here is opened beside it: nothing is
/// replaced unasked.
pub fn take(document: Document, view: View, autosave: Autosave, name: &str, bytes: &[u8]) {
    let refuse = |sentence: String| view.say(Tone::Bad, format!("{name}: {sentence}"));
    match import::detect(bytes, name) {
        Err(error) => refuse(error.to_string()),
        Ok(Kind::Plan) => match read_plan(bytes) {
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
            Err(sentence) => refuse(sentence),
        },
        Ok(_) => match import::read_in(untrack(|| view.locale()).numbers, bytes, name) {
            Ok(preview) => {
                view.show_dialog(Dialog::Import(Arc::new((name.to_owned(), preview))));
            }
            Err(error) => refuse(error.to_string()),
        },
    }
}

fn read_plan(bytes: &[u8]) -> Result<Plan, String> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| "The file is not text in UTF-8.".to_owned())?;
    plan_file::read(text).map_err(|error| error.to_string())
}

/// An empty plan that starts next month.
pub fn empty() -> Plan {
    plans::fresh(starter::plan(Month::of(clock::today()).plus(1)))
}

/// Adds a previewed estimate as one step: to the plan, or to an empty one in the estimate's currency.
pub fn add(
    document: Document,
    view: View,
    (name, preview): &(String, Preview),
    options: MergeOptions,
    fresh: bool,
) {
    let onto = if fresh { empty_for(preview) } else { (*document.plan_now()).clone() };
    match import::apply(&onto, preview, options) {
        Ok(plan) => {
            let said = match (options.existing, plan.workloads.len().abs_diff(onto.workloads.len()))
            {
                (Existing::Replace, _) => {
                    format!("The workloads of {name} are replaced. One undo brings them back.")
                }
                (_, 1) => format!("1 workload added from {name}. One undo takes it back."),
                (_, n) => format!("{n} workloads added from {name}. One undo takes them back."),
            };
            replace(document, view, plan, format!("Import {name}"), said);
        }
        Err(error) => view.say(Tone::Bad, format!("{name}: {error}")),
    }
}

fn empty_for(preview: &Preview) -> Plan {
    let mut plan = empty();
    let head = Arc::make_mut(&mut plan.head.0);
    head.currency.clone_from(&preview.currency);
    if let Some(name) = &preview.name {
        head.name.clone_from(name);
    }
    plan
}
