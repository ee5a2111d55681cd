//! The one editor, laid over the active cell.

use leptos::prelude::*;

use super::{
    clip,
    editing::Editing,
    keys,
    model::Model,
    overlay::lay_over,
    typing::{change, take},
};
use crate::{
    grid::{GridColumn, Source},
    ui::dom::{Attr, El, On, Tag, el, react, text},
};

/// The editor; there only while a cell is edited. It has the keyboard as soon as it is there.
pub fn editor(model: Model) -> El {
    let opened = move || {
        let place = |e: &Editing| format!("{} {}", e.at.row, e.at.column);
        model.editing.with(|editing| editing.as_ref().map_or_else(String::new, place))
    };
    el(Tag::DIV, "sheet__over")
        .live_by(opened, move |_| model.editing.get_untracked().map(|editing| open(model, editing)))
}

fn open(model: Model, editing: Editing) -> El {
    let column = model.column(editing.at.column);
    let column = column.as_ref();
    let choosing = !editing.choices.is_empty();
    let input = el(if editing.note { Tag::TEXTAREA } else { Tag::INPUT }, "sheet__input")
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::SPELLCHECK, "false")
        .attr(Attr::ARIA_LABEL, &column.map_or_else(String::new, named))
        .focused_first();
    input.set_value(editing.part());
    let input = if choosing { combobox(model, input) } else { input };
    if model.months.is_some() {
        input.set_attr(Attr::INPUTMODE, Some("decimal"));
    }
    let why = move || model.editing.with(|editing| editing.as_ref()?.refused.clone());
    let input = input
        .live_attr(Attr::ARIA_INVALID, move || why().map(|_| "true".to_owned()))
        .live_attr(Attr::TITLE, why);
    let (typed, entered) = (input.clone(), input.clone());
    let (at, is_note) = (editing.at, editing.note);
    let input = input
        .on(On::FOCUS, move |_| caret_to_end(&entered))
        .on(On::INPUT, move |_| change(model, |editing| editing.retype(&typed.value())))
        .on_key(move |stroke| keys::in_editor(model, &stroke))
        .on(On::PASTE, move |event| {
            if !is_note {
                clip::into_editor(model, &event);
            }
        })
        .on(On::BLUR, move |_| {
            // It may be gone, and another one open, when it hears that it lost the keyboard.
            if model.editing.try_with_untracked(|now| now.as_ref().is_some_and(|e| e.at == at))
                == Some(true)
            {
                model.leave();
            }
        });
    let own = input.clone();
    react(move || {
        let part = |e: &Editing| e.part().to_owned();
        if let Some(part) = model.editing.with(|editing| editing.as_ref().map(part)) {
            own.set_value(&part);
        }
    });
    let editor = el(Tag::DIV, "sheet__editor").child(input);
    editor.set_class("sheet__editor--num", column.is_some_and(|column| column.numeric));
    let editor = editor.px("min-width", column.map_or(0, |column| i64::from(column.width)));
    let laid = editor.clone();
    react(move || lay_over(model, &laid, at));
    let refused = el(Tag::SPAN, "sheet__refused")
        .attr(Attr::ROLE, "alert")
        .live_text(move || why().unwrap_or_default());
    editor.child(refused).children(choosing.then(|| choices(model)))
}

/// What is typed into a column.
fn named(column: &GridColumn) -> String {
    match column.source {
        Source::Month(_) => "Baseline of the month".to_owned(),
        _ => column.title.to_string(),
    }
}

/// One goes on at the end of what stands there.
fn caret_to_end(input: &El) {
    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
    let field: &web_sys::HtmlInputElement = input.cast();
    let _ = field.set_selection_range(end, end);
}

fn combobox(model: Model, input: El) -> El {
    let marked = move || {
        let marked = model.editing.with(|editing| editing.as_ref().and_then(|e| e.marked));
        marked.map(|at| format!("choice-{at}"))
    };
    input
        .attr(Attr::ROLE, "combobox")
        .attr(Attr::ARIA_EXPANDED, "true")
        .attr(Attr::ARIA_CONTROLS, "choices")
        .live_attr(Attr::ARIA_ACTIVEDESCENDANT, marked)
}

/// What was chosen of several, and what fits what is typed.
fn choices(model: Model) -> El {
    let shown = move || {
        let shown = |e: &Editing| (e.chosen(), e.fitting(), e.marked, e.several);
        model.editing.with(|editing| editing.as_ref().map(shown)).unwrap_or_default()
    };
    let list = el(Tag::UL, "sheet__choices")
        .attr(Attr::ID, "choices")
        .attr(Attr::ROLE, "listbox")
        .attr(Attr::ARIA_LABEL, "Choices");
    let list = list.live(move || {
        let (_, fitting, marked, _) = shown();
        let option = |(at, choice): (usize, String)| {
            text(Tag::LI, "", &choice)
                .attr(Attr::ID, &format!("choice-{at}"))
                .attr(Attr::ROLE, "option")
                .attr(Attr::ARIA_SELECTED, if marked == Some(at) { "true" } else { "false" })
                // Pressing, not clicking: a click would come after the blur that closes the editor.
                .on(On::MOUSEDOWN, move |event| {
                    event.prevent_default();
                    event.stop_propagation();
                    take(model, &choice);
                })
        };
        fitting.into_iter().enumerate().map(option).collect::<Vec<_>>()
    });
    let chips = el(Tag::DIV, "sheet__chips").live(move || {
        let chip = |(at, name): (usize, String)| {
            text(Tag::BUTTON, "chip", &format!("{name} ×"))
                .attr(Attr::TABINDEX, "-1")
                .attr(Attr::ARIA_LABEL, &format!("Take {name} away"))
                .on(On::MOUSEDOWN, move |event| {
                    event.prevent_default();
                    event.stop_propagation();
                    change(model, |editing| editing.drop_chosen(at));
                })
        };
        shown().0.into_iter().enumerate().map(chip).collect::<Vec<_>>()
    });
    el(Tag::DIV, "sheet__drop").child(chips.live_flag(Attr::HIDDEN, move || !shown().3)).child(list)
}
