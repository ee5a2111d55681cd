//! Files that come in: plans are opened, estimates are shown before they are added.

use leptos::prelude::*;

use super::{Document, Tone, View};
use crate::{
    domain::Plan,
    edit::Command,
    io::{
        import::{self, Kind, MergeOptions, Preview},
        plan_file,
    },
};

/// Takes the bytes of a file. The plan stays as it was unless the whole file was read.
pub fn take(document: Document, view: View, name: &str, bytes: &[u8]) {
    match import::detect(bytes, name) {
        Err(error) => view.say(Tone::Bad, format!("{name}: {error}")),
        Ok(Kind::Plan) => match read_plan(bytes) {
            Ok(plan) => open(document, view, plan, format!("Open {name}")),
            Err(sentence) => view.say(Tone::Bad, format!("{name}: {sentence}")),
        },
        Ok(_) => match import::read(bytes, name) {
            Ok(preview) => view.preview.set(Some((name.to_owned(), preview))),
            Err(error) => view.say(Tone::Bad, format!("{name}: {error}")),
        },
    }
}

fn read_plan(bytes: &[u8]) -> Result<Plan, String> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| "The file is not text in UTF-8.".to_owned())?;
    plan_file::read(text).map_err(|error| error.to_string())
}

/// Puts a plan in the place of the present one, as one step that can be undone.
pub fn open(document: Document, view: View, plan: Plan, label: String) {
    let said = format!("“{}” is open. Undo brings the plan before it back.", plan.head.name);
    match document.dispatch(&Command::Replace { label, plan: Box::new(plan) }) {
        Ok(_) => view.say(Tone::Info, said),
        Err(sentence) => view.say(Tone::Bad, sentence),
    }
}

/// Adds a previewed estimate, as one step.
pub fn add(document: Document, view: View, name: &str, preview: &Preview) {
    view.preview.set(None);
    match import::apply(&document.plan_now(), preview, MergeOptions::default()) {
        Ok(plan) => {
            let added = plan.workloads.len() - document.plan_now().workloads.len();
            let command =
                Command::Replace { label: format!("Import {name}"), plan: Box::new(plan) };
            match document.dispatch(&command) {
                Ok(_) => view.say(
                    Tone::Info,
                    format!("{added} workloads added from {name}. One undo takes them back."),
                ),
                Err(sentence) => view.say(Tone::Bad, sentence),
            }
        }
        Err(error) => view.say(Tone::Bad, format!("{name}: {error}")),
    }
}
