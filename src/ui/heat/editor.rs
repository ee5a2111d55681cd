//! The one editor, laid over the active cell. A text that can't be read stays with the reason beside it.

use leptos::prelude::*;

use super::{MONTH, Model, keys, model::commit};
use crate::ui::dom::{Attr, El, On, Tag, el};

/// The editor; there only while a cell is edited.
pub fn editor(model: Model) -> El {
    el(Tag::DIV, "heat__over").live(move || {
        model.field.set(None);
        model.editing.get().map(|_| untrack(|| open(model)))
    })
}

fn open(model: Model) -> El {
    let (at, text, replacing) = model.editing.get_untracked().unwrap_or_default();
    let input = el(Tag::INPUT, "sheet__input heat__input")
        .held(model.field)
        .attr(Attr::TYPE, "text")
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::INPUTMODE, "decimal")
        .attr(Attr::ARIA_LABEL, "Baseline of the month");
    input.set_value(&text);
    let (own, left) = (input.clone(), input.clone());
    let input =
        input.on_key(move |stroke| keys::in_editor(model, &stroke, &own)).on(On::BLUR, move |_| {
            // Who leaves a text that can't be read finds it told above the page.
            if !commit(model, &left, false) {
                let why = left.raw().title();
                model.app.view.say(crate::state::Tone::Bad, why);
                let _ = model.editing.try_set(None);
            }
        });
    let own = input.clone();
    request_animation_frame(move || {
        own.focus();
        let end = u32::try_from(own.value().encode_utf16().count()).unwrap_or(0);
        let field: &web_sys::HtmlInputElement = own.cast();
        let _ = field.set_selection_range(if replacing { end } else { 0 }, end);
    });
    let place = |at: usize, size: u32| i64::try_from(at).unwrap_or_default() * i64::from(size);
    el(Tag::DIV, "heat__editor")
        .px("left", i64::from(model.names) + place(at.column, MONTH))
        .px("top", place(at.row + 1, model.row))
        .child(input)
        .child(el(Tag::SPAN, "heat__error").held(model.error).attr(Attr::ROLE, "alert"))
}
