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

/// Puts a text where the caret is, which then stands behind it.
pub fn insert(model: Model, text: &str) {
    let Some(input) = focused() else { return };
    let field: &web_sys::HtmlInputElement = input.cast();
    let _ = field.set_range_text(text);
    if let Ok(Some(at)) = field.selection_start() {
        let end = at + u32::try_from(text.encode_utf16().count()).unwrap_or(0);
        let _ = field.set_selection_range(end, end);
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
