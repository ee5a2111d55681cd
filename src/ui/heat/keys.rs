//! What keys do in the grid, by their meaning.

use leptos::prelude::*;

use super::{Model, model::commit};
use crate::{
    grid::{Cursor, Move, Selection, months},
    ui::{
        dom::{El, Stroke},
        grid::move_of,
    },
};

/// Keys while no editor is open. Tab leaves the grid.
pub fn on_grid(model: Model, stroke: &Stroke) {
    if stroke.alt || stroke.composing {
        return;
    }
    let key = stroke.key.as_str();
    let handled = match (key, stroke.command) {
        // Enter that comes before the editor has the keyboard is for the editor.
        ("Enter", _) | ("Tab" | "Escape", false) if model.input().is_some() => {
            if let Some(input) = model.input() {
                in_editor(model, stroke, &input);
            }
            true
        }
        ("Enter" | "F2", false) => {
            model.edit(None);
            true
        }
        ("a", true) => {
            let size = model.size();
            let last = Cursor { row: size.rows, column: size.columns };
            let all = Selection::at(Cursor::default()).to(last).kept_in(size);
            model.select(Selection { active: model.at_now(), ..all });
            true
        }
        ("d", true) => {
            model.write("Fill down", |part, _| part.down());
            true
        }
        ("r", true) => {
            model.write("Fill right", |part, _| part.right());
            true
        }
        ("Delete" | "Backspace", false) => {
            model.clear();
            true
        }
        // A space begins no amount, but belongs to one that is being typed.
        (typed, false)
            if typed.chars().count() == 1 && (typed != " " || model.input().is_some()) =>
        {
            model.edit(Some(typed.to_owned()));
            true
        }
        _ => move_of(stroke).is_some_and(|by| step(model, by, stroke.shift)),
    };
    if handled {
        stroke.taken();
    }
}

/// Keys while the editor is open.
pub fn in_editor(model: Model, stroke: &Stroke, input: &El) {
    if stroke.composing {
        return;
    }
    stroke.stop();
    let key = stroke.key.as_str();
    let by = match key {
        "Escape" => {
            model.editing.set(None);
            model.focus();
            None
        }
        "Enter" if stroke.command => {
            stroke.taken();
            if commit(model, input, true) {
                model.focus();
            }
            return;
        }
        "Enter" if stroke.shift => Some(Move::Up),
        "Enter" => Some(Move::Down),
        "Tab" if stroke.shift => Some(Move::Left),
        "Tab" => Some(Move::Right),
        _ => return,
    };
    stroke.taken();
    if let (Some(by), true) = (by, commit(model, input, false)) {
        model.focus();
        step(model, by, false);
    }
}

fn step(model: Model, by: Move, extend: bool) -> bool {
    let measure = model.look().measure;
    let to = model.of.with_untracked(|of| {
        let rows = of.as_ref().map(|of| months::shown(of, measure)).unwrap_or_default();
        let filled = |at: Cursor| {
            let cell = rows.get(at.row).and_then(|row| row.cells.get(at.column));
            cell.is_some_and(|cell| !cell.of(measure).is_zero())
        };
        model.selected_now().moved(by, extend, model.size(), &filled)
    });
    model.select(to);
    true
}
