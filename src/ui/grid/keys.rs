//! What keys do in a grid, by their meaning, so that any keyboard layout works.

use leptos::prelude::*;

use super::model::Model;
use crate::{grid::Move, table::Kind, ui::dom::Stroke};

/// Keys while no editor is open.
pub fn on_grid(model: Model, stroke: &Stroke) {
    if stroke.alt || stroke.composing {
        return;
    }
    let handled = match (stroke.key.as_str(), stroke.command) {
        (
            "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp"
            | "PageDown",
            _,
        ) => step(model, &stroke.key, stroke.command),
        ("Tab", false) => tab(model, !stroke.shift),
        ("Escape", false) => {
            // Who leaves with Tab after Esc goes on to what follows the grid.
            model.walking.set_value(false);
            true
        }
        ("Enter" | "F2", false) => {
            model.edit(None);
            true
        }
        ("Delete" | "Backspace", false) => {
            model.clear();
            true
        }
        ("+" | "=", true) => {
            model.add_row(model.at_now().row, Vec::new());
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
        stroke.taken();
    }
}

/// Keys while the editor is open.
pub fn in_editor(model: Model, stroke: &Stroke) {
    if stroke.composing {
        return;
    }
    stroke.stop();
    let key = stroke.key.as_str();
    let (replacing, choosing) = model.editing.with_untracked(|editing| {
        editing
            .as_ref()
            .map_or((false, false), |editing| (editing.replacing, !editing.choices.is_empty()))
    });
    let handled = match key {
        "Enter" => {
            commit(model);
            step(model, if stroke.shift { "ArrowUp" } else { "ArrowDown" }, false)
        }
        "Tab" => {
            commit(model);
            tab(model, !stroke.shift)
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
            step(model, key, false)
        }
        _ => false,
    };
    if handled {
        stroke.taken();
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
        ("ArrowUp", true) => Move::EdgeUp,
        ("ArrowDown", true) => Move::EdgeDown,
        _ => return false,
    };
    model.go(model.at_now().moved(by, model.size(), &|_| true));
    true
}

fn tab(model: Model, forward: bool) -> bool {
    // Who came by Tab goes on by Tab, unless the grid was used meanwhile.
    if !model.walking.get_value() {
        return false;
    }
    match model.at_now().tabbed(forward, model.size()) {
        Some(to) => {
            model.go(to);
            true
        }
        None => false,
    }
}

/// Space turns a yes into a no.
fn toggle(model: Model) -> bool {
    let at = model.at_now();
    let is_flag = model
        .column(at.column)
        .and_then(|column| column.spec())
        .is_some_and(|spec| spec.kind == Kind::Flag);
    if let (true, Some(row)) = (is_flag, model.id_at(at.row)) {
        let yes = model.cell_view(at).is_some_and(|cell| cell.text == "Yes");
        model.put(Some(row), at, if yes { "no" } else { "yes" }.to_owned());
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
