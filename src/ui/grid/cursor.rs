//! The outline of the active cell, and the note beside it when its text could not be taken.

use leptos::prelude::*;

use super::model::Model;
use crate::{
    grid::Cursor,
    ui::dom::{El, el, react},
};

/// Lays an element over a cell.
pub fn lay_over(model: Model, element: &El, at: Cursor) {
    let scrolled = if at.column < model.frozen { model.left.get() } else { 0 };
    element.set_px("left", i64::from(model.offset(at.column) + scrolled));
    element.set_px("top", i64::from(model.row_height + model.top(at.row)));
}

/// The outline of the active cell.
pub fn cursor(model: Model) -> El {
    let note = el("div", "sheet__note").attr("hidden", "");
    let outline = el("div", "sheet__cursor").attr("aria-hidden", "true").child(note.clone());
    let own = outline.clone();
    react(move || {
        let at = model.at();
        lay_over(model, &own, at);
        let width = model.column(at.column).map_or(0, |column| i64::from(column.width));
        own.set_px("width", width);
        own.set_class("sheet__cursor--frozen", at.column < model.frozen);
    });
    react(move || {
        model.scene.track();
        let open = model.editing.with(Option::is_some);
        let cell = model.cell_view(model.at()).filter(|cell| cell.invalid || cell.missing);
        let shown = cell.filter(|_| !open);
        note.set_flag("hidden", shown.is_none());
        if let Some(cell) = shown {
            note.set_class("sheet__note--bad", cell.invalid);
            note.set_text(&cell.title);
        }
    });
    outline
}
