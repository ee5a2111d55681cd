//! Another plan in the place of the present one.

use leptos::prelude::Set as _;

use super::{Document, Tone, View};
use crate::{domain::Plan, edit::Command};

/// Puts a plan in the place of the present one, as one step that can be undone.
pub fn open(document: Document, view: View, plan: Plan, label: String) {
    let said = format!("“{}” is open. Undo brings the plan before it back.", plan.head.name);
    replace(document, view, plan, label, said);
}

/// The same, with what is said of it.
pub(super) fn replace(document: Document, view: View, plan: Plan, label: String, said: String) {
    if document.act(&Command::Open { label, plan: Box::new(plan) }).is_some() {
        view.deselect();
        view.welcome.set(false);
        view.say(Tone::Info, said);
    }
}
