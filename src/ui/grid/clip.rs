//! The clipboard, by its events: nobody is asked for permission.

use leptos::prelude::*;
use web_sys::{DataTransfer, Event};

use super::{
    model::{Model, Seen},
    typing::insert,
};
use crate::{
    grid::{
        GridId,
        clipboard::{self, Answers, Block, Columns, Paste},
    },
    state::Bill,
    ui::{
        actions::bill,
        dom::{Attr, El, On, Tag, el, on_window, text},
        kit::{
            copy::{self, data},
            popup::put,
        },
    },
};

/// Takes the clipboard's events while the grid has the keyboard.
pub fn listen(model: Model) {
    on_window(On::COPY, move |event| take(model, &event, false));
    on_window(On::CUT, move |event| take(model, &event, true));
    on_window(On::PASTE, move |event| {
        if let Some(data) = data(&event).filter(|_| has_keyboard(model)) {
            event.prevent_default();
            start(model, &read(&data));
        }
    });
}

fn has_keyboard(model: Model) -> bool {
    let sheet = model.parts.try_get_value().flatten();
    sheet.is_some_and(|(sheet, _)| sheet.has_focus())
}

/// What is on the clipboard.
fn read(data: &DataTransfer) -> Block {
    let get = |kind: &str| data.get_data(kind).unwrap_or_default();
    let html = get("text/html");
    clipboard::read(&get("text/plain"), Some(html.as_str()).filter(|html| !html.is_empty()))
}

fn take(model: Model, event: &Event, cut: bool) {
    if !has_keyboard(model) {
        return;
    }
    let area = model.area();
    let (copied, gesture) = model.sheet(|sheet| clipboard::cut(sheet, area));
    let kept = copy::give(event, &copied);
    // What could not be copied is not taken away either.
    match (kept, cut) {
        (false, _) => model.tell("The browser did not take the copy; nothing has changed"),
        (true, true) => {
            model.gesture(gesture);
        }
        (true, false) => {
            model.tell(&format!("Copied {} × {} cells", area.rows(), area.columns()));
        }
    }
}

/// Copies or cuts from a menu.
pub fn by_menu(model: Model, what: &str) {
    model.focus();
    if !copy::by_button(what) {
        model.tell("The browser wants the key for this: Ctrl+C copies, Ctrl+X cuts");
    }
}

/// A table pasted into an open editor goes into the cells; a text stays the editor's, in one line.
pub fn into_editor(model: Model, event: &Event) {
    let Some(data) = data(event) else { return };
    let block = read(&data);
    let (rows, columns) = block.size();
    if columns > 1 {
        event.prevent_default();
        model.cancel();
        start(model, &block);
    } else if rows > 1 {
        event.prevent_default();
        let lines = data.get_data("text/plain").unwrap_or_default();
        let line = lines.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        insert(model, line.trim());
    }
}

/// Pastes a block, once it is clear where its columns go.
fn start(model: Model, block: &Block) {
    let selection = model.selection_now();
    if model.id == GridId::Months {
        return paste_bill(model, block);
    }
    let unknown = model.sheet(|sheet| clipboard::unknown(sheet, selection, block));
    match unknown.is_empty() {
        true => paste(model, block, Answers::default(), Columns::new()),
        false => model.unknown.set(Some((unknown, block.clone()))),
    }
}

/// Pastes a block of services by month.
fn paste_bill(model: Model, block: &Block) {
    let selection = model.selection_now();
    let account = model.view.look.with_untracked(|look| look.account.clone());
    let place = model.sheet(|sheet| sheet.bill_place(selection));
    if let Some((services, from, room)) = place {
        let (rows, asked) = (block.rows.clone(), Vec::new());
        let bill = Bill { rows, services, from, room, account, asked };
        bill::paste(model.app, bill, &Default::default());
    }
}

/// Pastes a block; what can be read in two ways is asked first.
pub fn paste(model: Model, block: &Block, answers: Answers, columns: Columns) {
    let selection = model.selection_now();
    match model.sheet(|sheet| clipboard::paste_with(sheet, selection, block, answers, &columns)) {
        Paste::Ask(question) => {
            model.reveal(selection.active);
            model.asked.set(Some((question, block.clone(), answers, columns)));
        }
        Paste::Ready(gesture) => {
            let before = model.document.plan_now();
            let mut note = gesture.note.clone();
            // However wide it is, one goes on seeing where it begins.
            if gesture.command.is_some() {
                model.next.set_value(Seen::First);
            }
            if !model.gesture(gesture) {
                model.next.set_value(Seen::Head);
                return;
            }
            let kept = clipboard::unreadable(&before, &model.document.plan_now());
            if kept > 0 {
                let more = format!("{kept} can’t be read: their text is kept and marked");
                note = if note.is_empty() { more } else { format!("{note}; {more}") };
                model.tell(&note);
            }
        }
    }
}

/// What is asked before figures are pasted that can be read in two ways: beside the active cell, with
/// the keyboard on the first answer.
pub fn question(model: Model) -> El {
    let close = move || {
        model.asked.set(None);
        model.focus();
    };
    el(Tag::DIV, "sheet__over").live(move || {
        let (question, block, answers, columns) = model.asked.get()?;
        let [words, about] = question.words();
        let panel = el(Tag::DIV, "ask sheet__popup")
            .attr(Attr::ROLE, "dialog")
            .attr(Attr::ARIA_LABEL, &words)
            .attr(Attr::ARIA_DESCRIPTION, &about)
            .child(text(Tag::B, "", &words))
            .child(text(Tag::P, "", &about))
            .on_key(move |stroke| {
                if stroke.key == "Escape" {
                    close();
                }
            });
        let mut buttons = Vec::new();
        for (at, (answer, shown)) in question.readings.into_iter().enumerate() {
            let (block, columns) = (block.clone(), columns.clone());
            let button = text(Tag::BUTTON, "btn", &shown);
            let button = if at == 0 { button.focused_first() } else { button };
            buttons.push(button.on(On::CLICK, move |_| {
                close();
                paste(model, &block, answers.with(answer), columns.clone());
            }));
        }
        buttons.push(text(Tag::BUTTON, "btn", "Don’t paste").on(On::CLICK, move |_| close()));
        let panel = panel.child(el(Tag::DIV, "ask__answers").children(buttons));
        Some(put(panel, untrack(|| model.beside(model.at_now(), false))))
    })
}
