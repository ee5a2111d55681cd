//! The one editor, laid over the active cell.

use leptos::prelude::*;

use super::{
    keys,
    model::{Editing, Model},
    overlay::lay_over,
};
use crate::ui::dom::{El, el, react, text};

/// The editor; there only while a cell is edited.
pub fn editor(model: Model) -> El {
    let opened = move || {
        model
            .editing
            .with(|editing| editing.as_ref().map_or_else(String::new, |e| format!("{:?}", e.at)))
    };
    el("div", "sheet__over")
        .live_by(opened, move |_| model.editing.get().map(|editing| open(model, editing)))
}

fn open(model: Model, editing: Editing) -> El {
    let column = model.column(editing.at.column);
    let column = column.as_ref();
    let numeric = column.is_some_and(|column| column.numeric);
    let choosing = !editing.choices.is_empty();
    let input = el("input", "sheet__input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", column.map_or("", |column| column.title));
    input.set_value(&editing.text);
    let input = if choosing { combobox(model, input) } else { input };
    let own = input.clone();
    let replacing = editing.replacing;
    // Once it stands on the page: a typed key goes on at its end, F2 has all marked.
    request_animation_frame({
        let own = own.clone();
        move || select(&own, replacing)
    });
    let typed = own.clone();
    let input = input
        .on("input", move |_| {
            let text = typed.value();
            change(model, move |editing| (editing.text, editing.marked) = (text, None));
        })
        .on_key(move |stroke| keys::in_editor(model, &stroke))
        .on("blur", move |_| model.commit());
    let editor = el("div", "sheet__editor").child(input);
    editor.set_class("sheet__editor--num", numeric);
    let width = column.map_or(0, |column| i64::from(column.width));
    let editor = editor.px("min-width", width);
    let (laid, at) = (editor.clone(), editing.at);
    react(move || lay_over(model, &laid, at));
    editor.children(choosing.then(|| choices(model)))
}

fn select(input: &El, replacing: bool) {
    input.focus();
    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
    let field: &web_sys::HtmlInputElement = input.cast();
    let _ = field.set_selection_range(if replacing { end } else { 0 }, end);
}

fn combobox(model: Model, input: El) -> El {
    let marked = move || {
        let marked = model.editing.with(|editing| editing.as_ref().and_then(|e| e.marked));
        marked.map(|at| format!("choice-{at}"))
    };
    input
        .attr("role", "combobox")
        .attr("aria-expanded", "true")
        .attr("aria-controls", "choices")
        .live_attr("aria-activedescendant", marked)
}

fn change(model: Model, change: impl FnOnce(&mut Editing)) {
    model.editing.update(|editing| {
        if let Some(editing) = editing {
            change(editing);
        }
    });
}

fn choices(model: Model) -> El {
    // Pressing, not clicking: a click would come after the blur that closes the editor.
    let choose = move |chosen: &str| {
        let chosen = chosen.to_owned();
        change(model, move |editing| {
            (editing.text, editing.marked) = (editing.with_choice(&chosen), None);
        });
        model.commit();
        model.focus();
    };
    let list = el("ul", "sheet__choices")
        .attr("id", "choices")
        .attr("role", "listbox")
        .attr("aria-label", "Choices");
    list.live(move || {
        let shown = model
            .editing
            .with(|editing| editing.as_ref().map(|editing| (editing.fitting(), editing.marked)));
        let (fitting, marked) = shown.unwrap_or_default();
        let option = |(at, choice): (usize, String)| {
            text("li", "", &choice)
                .attr("id", &format!("choice-{at}"))
                .attr("role", "option")
                .attr("aria-selected", if marked == Some(at) { "true" } else { "false" })
                .on("mousedown", move |event| {
                    event.prevent_default();
                    choose(&choice);
                })
        };
        fitting.into_iter().enumerate().map(option).collect::<Vec<_>>()
    })
}
