//! What keys do in a grid, by their meaning, so that any keyboard layout works.

use leptos::prelude::*;

use super::{
    commands,
    model::Model,
    typing::{change, insert, take},
};
use crate::{
    grid::{Cursor, Move, Selection},
    ui::{dom::Stroke, keymap::leaves_editor},
};

/// Keys while no editor is open.
pub fn on_grid(model: Model, stroke: &Stroke) {
    if stroke.composing {
        return;
    }
    if stroke.unsure || stroke.key == "Dead" {
        // An accent that waits for its letter, or an input method: the editor gets what they make.
        model.edit(Some(String::new()));
        return stroke.stop();
    }
    let handled = match stroke.key.as_str() {
        "Tab" if !stroke.command && !stroke.alt => tab(model, !stroke.shift),
        "Enter" if !stroke.command && !stroke.alt => {
            enter(model, !stroke.shift);
            true
        }
        "Escape" => {
            let active = model.at_now();
            model.go(active);
            // Who leaves with Tab after Esc goes on to what follows the grid.
            model.walking.set_value(false);
            true
        }
        " " if !stroke.command && !stroke.shift && model.toggle() => true,
        _ => step(model, stroke) || commands::run(model, stroke) || typed(model, stroke),
    };
    if handled {
        stroke.taken();
        // Undo and redo belong to the whole page; everything else stays in the grid.
        stroke.stop();
    }
}

/// A character begins to replace what stands in the cell.
fn typed(model: Model, stroke: &Stroke) -> bool {
    let one = stroke.key.chars().count() == 1 && !stroke.command && !stroke.alt;
    if one {
        model.edit(Some(stroke.key.clone()));
    }
    one
}

/// Keys while the editor is open.
pub fn in_editor(model: Model, stroke: &Stroke) {
    // The Enter that ends a composition is the input method's too.
    if stroke.composing || stroke.unsure {
        return;
    }
    if leaves_editor(&stroke.combination()) {
        model.leave();
        return model.focus();
    }
    stroke.stop();
    let key = stroke.key.as_str();
    let (replacing, choosing) = model.editing.with_untracked(|editing| {
        editing
            .as_ref()
            .map_or((false, false), |editing| (editing.replacing, !editing.choices.is_empty()))
    });
    let handled = match key {
        "Enter" if stroke.alt => {
            let note = model.editing.with_untracked(|e| e.as_ref().is_some_and(|e| e.note));
            if note {
                insert(model, "\n");
            }
            note
        }
        "Enter" if marked_of_several(model) => true,
        "Backspace" => drop_last(model),
        "Enter" if stroke.command => {
            model.commit_all();
            if model.editing.with_untracked(Option::is_none) {
                model.focus();
            }
            true
        }
        "Enter" => {
            if commit(model) {
                enter(model, !stroke.shift);
            }
            true
        }
        "Tab" => !commit(model) || tab(model, !stroke.shift),
        "PageUp" | "PageDown" => !commit(model) || step(model, stroke),
        "Escape" => {
            model.cancel();
            true
        }
        "ArrowDown" | "ArrowUp" if choosing => {
            mark(model, key == "ArrowDown");
            true
        }
        "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" if replacing => {
            !commit(model) || step(model, stroke)
        }
        _ => false,
    };
    if handled {
        stroke.taken();
    }
}

/// Of several, the marked choice is taken and the editor stays open for the next.
fn marked_of_several(model: Model) -> bool {
    let marked = model.editing.with_untracked(|editing| {
        let editing = editing.as_ref().filter(|editing| editing.several)?;
        editing.fitting().get(editing.marked?).cloned()
    });
    if let Some(choice) = &marked {
        take(model, choice);
    }
    marked.is_some()
}

/// With nothing typed, Backspace takes the last of several away.
fn drop_last(model: Model) -> bool {
    let last = model.editing.with_untracked(|editing| {
        let editing = editing.as_ref().filter(|e| e.several && e.part().is_empty())?;
        editing.chosen().len().checked_sub(1)
    });
    if let Some(at) = last {
        change(model, |editing| editing.drop_chosen(at));
    }
    last.is_some()
}

/// Takes what was typed and gives the grid the keyboard; `false` when it can't be taken.
fn commit(model: Model) -> bool {
    let taken = model.commit();
    if taken {
        model.focus();
    }
    taken
}

/// The move a key stands for.
fn move_of(stroke: &Stroke) -> Option<Move> {
    Some(match (stroke.key.as_str(), stroke.command) {
        ("ArrowUp", false) => Move::Up,
        ("ArrowDown", false) => Move::Down,
        ("ArrowLeft", false) => Move::Left,
        ("ArrowRight", false) => Move::Right,
        ("ArrowUp", true) => Move::EdgeUp,
        ("ArrowDown", true) => Move::EdgeDown,
        ("ArrowLeft", true) => Move::EdgeLeft,
        ("ArrowRight", true) => Move::EdgeRight,
        ("Home", false) => Move::RowStart,
        ("End", false) => Move::RowEnd,
        ("Home", true) => Move::First,
        ("End", true) => Move::Last,
        ("PageUp", _) => Move::PageUp,
        ("PageDown", _) => Move::PageDown,
        _ => return None,
    })
}

fn step(model: Model, stroke: &Stroke) -> bool {
    let Some(by) = move_of(stroke).filter(|_| !stroke.alt) else { return false };
    let size = model.size();
    let moved = model.sheet(|sheet| {
        model.selection_now().moved(by, stroke.shift, size, &|at| sheet.is_filled(at))
    });
    model.select(moved);
    // The first columns stay in view: to be there shows nothing yet of those behind them.
    if matches!(by, Move::First | Move::RowStart)
        && let Some((_, scroller)) = model.parts.get_value()
    {
        scroller.raw().set_scroll_left(0);
    }
    true
}

fn tab(model: Model, forward: bool) -> bool {
    // Who came by Tab goes on by Tab, unless the grid was used meanwhile.
    if !model.walking.get_value() {
        return false;
    }
    let selection = model.selection_now();
    if !selection.area().is_one() {
        model.select(selection.stepped(true, forward));
        return true;
    }
    let from = selection.active;
    match from.tabbed(forward, model.size()) {
        Some(to) => {
            let run = model.run.get_value().or(Some(from.column));
            model.go(to);
            model.run.set_value(run);
            true
        }
        None => false,
    }
}

/// Enter goes down, after a run of Tabs back to the column in which it began.
fn enter(model: Model, forward: bool) {
    let selection = model.selection_now();
    if !selection.area().is_one() {
        model.select(selection.stepped(false, forward));
        return;
    }
    let by = if forward { Move::Down } else { Move::Up };
    let column = model.run.get_value().filter(|_| forward);
    let from = Cursor { column: column.unwrap_or(selection.active.column), ..selection.active };
    model.select(Selection::at(from.moved(by, model.size(), &|_| true)));
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
