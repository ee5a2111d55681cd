//! What keys do in a grid, by their meaning, so that any keyboard layout works.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::model::Model;
use crate::{grid::Move, table::Kind};

/// Keys while no editor is open.
pub fn on_grid(model: Model, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    if event.alt_key() || event.is_composing() {
        return;
    }
    let key = event.key();
    let handled = match (key.as_str(), command) {
        (
            "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp"
            | "PageDown",
            _,
        ) => step(model, &key, command),
        ("Tab", false) => tab(model, !event.shift_key()),
        ("Enter" | "F2", false) => {
            model.edit(None);
            true
        }
        ("Delete" | "Backspace", false) => {
            model.clear();
            true
        }
        ("+" | "=", true) => {
            model.add_row(model.cursor.get_untracked().row, Vec::new());
            true
        }
        ("-", true) => {
            model.delete_row();
            true
        }
        (" ", false) if toggle(model) => true,
        (typed, false) if typed.chars().count() == 1 => {
            model.edit(Some(typed.to_owned()));
            true
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
}

/// Keys while the editor is open.
pub fn in_editor(model: Model, event: &KeyboardEvent) {
    if event.is_composing() {
        return;
    }
    event.stop_propagation();
    let key = event.key();
    let (replacing, choosing) = model.editing.with_untracked(|editing| {
        editing
            .as_ref()
            .map_or((false, false), |editing| (editing.replacing, !editing.choices.is_empty()))
    });
    let handled = match key.as_str() {
        "Enter" => {
            commit(model);
            step(model, if event.shift_key() { "ArrowUp" } else { "ArrowDown" }, false)
        }
        "Tab" => {
            commit(model);
            tab(model, !event.shift_key())
        }
        "Escape" => {
            model.cancel();
            true
        }
        "ArrowDown" | "ArrowUp" if choosing => {
            mark(model, key == "ArrowDown");
            true
        }
        "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" if replacing => {
            commit(model);
            step(model, &key, false)
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
    }
}

fn commit(model: Model) {
    model.commit();
    model.focus();
}

fn step(model: Model, key: &str, command: bool) -> bool {
    let by = match (key, command) {
        ("ArrowUp", false) => Move::Up,
        ("ArrowDown", false) => Move::Down,
        ("ArrowLeft", false) => Move::Left,
        ("ArrowRight", false) => Move::Right,
        ("ArrowLeft", true) | ("Home", false) => Move::RowStart,
        ("ArrowRight", true) | ("End", false) => Move::RowEnd,
        ("Home", true) => Move::First,
        ("End", true) => Move::Last,
        ("PageUp", _) => Move::PageUp,
        ("PageDown", _) => Move::PageDown,
        ("ArrowUp", true) => Move::ColumnStart,
        ("ArrowDown", true) => Move::ColumnEnd,
        _ => return false,
    };
    model.go(model.cursor.get_untracked().moved(by, model.size()));
    true
}

fn tab(model: Model, forward: bool) -> bool {
    match model.cursor.get_untracked().tabbed(forward, model.size()) {
        Some(to) => {
            model.go(to);
            true
        }
        None => false,
    }
}

/// Space turns a yes into a no.
fn toggle(model: Model) -> bool {
    let at = model.cursor.get_untracked();
    let is_flag = model
        .column(at.column)
        .and_then(|column| column.spec())
        .is_some_and(|spec| spec.kind == Kind::Flag);
    if is_flag && model.id_at(at.row).is_some() {
        let yes = model.shown(at) == "Yes";
        model.put(at, if yes { "no" } else { "yes" }.to_owned());
    }
    is_flag
}

/// Marks the next or the previous choice.
fn mark(model: Model, forward: bool) {
    model.editing.update(|editing| {
        if let Some(editing) = editing {
            let count = editing.fitting().len();
            editing.marked = match (editing.marked, forward) {
                _ if count == 0 => None,
                (None, true) => Some(0),
                (None, false) => Some(count - 1),
                (Some(at), true) => Some((at + 1) % count),
                (Some(at), false) => Some((at + count - 1) % count),
            };
        }
    });
}
