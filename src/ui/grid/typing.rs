//! What changes while one types into the editor.

use leptos::prelude::*;

use super::{editing::Editing, model::Model};
use crate::ui::dom::focused;

/// Changes what is being edited.
pub fn change(model: Model, change: impl FnOnce(&mut Editing)) {
    model.editing.update(|editing| {
        if let Some(editing) = editing {
            change(editing);
        }
    });
}

/// Puts a line end where the caret is.
pub fn break_line(model: Model) {
    let Some(input) = focused() else { return };
    let field: &web_sys::HtmlInputElement = input.cast();
    let _ = field.set_range_text("\n");
    if let Ok(Some(at)) = field.selection_start() {
        let _ = field.set_selection_range(at + 1, at + 1);
    }
    change(model, |editing| editing.retype(&input.value()));
}

/// Takes a choice: of several it is one more, else the editor closes.
pub fn take(model: Model, choice: &str) {
    let mut several = false;
    change(model, |editing| {
        several = editing.several;
        (editing.text, editing.marked) = (editing.with_choice(choice), None);
        if several {
            editing.text.push_str("; ");
        }
    });
    if !several && model.commit() {
        model.focus();
    }
}
