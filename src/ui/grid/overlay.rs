//! What lies over the cells: the selection, the outline of the active cell, the note beside it.

use leptos::prelude::*;

use super::model::Model;
use crate::{
    grid::{Cursor, Range},
    ui::dom::{Attr, El, Tag, el, react},
};

/// Lays an element over a cell.
pub fn lay_over(model: Model, element: &El, at: Cursor) {
    let scrolled = if at.column < model.frozen { model.left.get() } else { 0 };
    element.set_px("left", i64::from(model.offset(at.column) + scrolled));
    element.set_px("top", i64::from(model.head() + model.top(at.row)));
}

/// Lays an element over the columns `from..to` of a range; there may be none.
fn lay_area(model: Model, element: &El, area: Range, (from, to): (usize, usize)) {
    let (left, right) = (area.left.max(from), (area.right + 1).min(to));
    let shown = left < right && !area.is_one();
    element.set_flag(Attr::HIDDEN, !shown);
    if shown {
        lay_over(model, element, Cursor { row: area.top, column: left });
        element.set_px("width", i64::from(model.offset(right) - model.offset(left)));
        element.set_px("height", i64::from(model.top(area.rows())));
    }
}

/// The tint of what is selected: one part over the columns that stay, one over those that scroll.
pub fn ranges(model: Model) -> [El; 2] {
    let part = |class: &str, frozen: bool| {
        let tint = el(Tag::DIV, class).attr(Attr::ARIA_HIDDEN, "true");
        let own = tint.clone();
        react(move || {
            let split = if frozen { (0, model.frozen) } else { (model.frozen, usize::MAX) };
            lay_area(model, &own, model.selection().area(), split);
        });
        tint
    };
    [part("sheet__range", false), part("sheet__range sheet__range--frozen", true)]
}

/// The handle at the far corner that is dragged to fill.
pub fn handle(model: Model) -> El {
    let handle = el(Tag::DIV, "sheet__handle").attr(Attr::ARIA_HIDDEN, "true");
    let own = handle.clone();
    react(move || {
        let area = model.selection().area();
        let corner = Cursor { row: area.bottom, column: area.right };
        own.set_flag(Attr::HIDDEN, corner.row >= model.rows());
        own.set_class("sheet__handle--frozen", corner.column < model.frozen);
        let scrolled = if corner.column < model.frozen { model.left.get() } else { 0 };
        own.set_px("left", i64::from(model.offset(corner.column + 1) + scrolled));
        own.set_px("top", i64::from(model.head() + model.top(corner.row + 1)));
    });
    handle
}

/// The line where the edge of a dragged column would be.
pub fn guide(model: Model) -> El {
    let line = el(Tag::DIV, "sheet__guide").attr(Attr::ARIA_HIDDEN, "true");
    let own = line.clone();
    react(move || {
        let at = model.guide.get();
        own.set_flag(Attr::HIDDEN, at.is_none());
        own.set_px("left", i64::from(at.unwrap_or_default()));
        own.set_px("height", i64::from(model.viewport.get().top + model.viewport.get().height));
    });
    line
}

/// The outline of the active cell.
pub fn cursor(model: Model) -> El {
    let note = el(Tag::DIV, "sheet__note").attr(Attr::HIDDEN, "");
    let outline = el(Tag::DIV, "sheet__cursor").held(model.outline);
    let outline = outline.attr(Attr::ARIA_HIDDEN, "true").child(note.clone());
    let own = outline.clone();
    react(move || {
        let at = model.selection().active;
        lay_over(model, &own, at);
        own.set_px("width", i64::from(model.offset(at.column + 1) - model.offset(at.column)));
        own.set_class("sheet__cursor--frozen", at.column < model.frozen);
    });
    react(move || {
        model.seen(|_| ());
        let open = model.editing.with(Option::is_some);
        let cell = model.cell_view(model.selection().active);
        let shown = cell.filter(|cell| (cell.invalid || cell.missing) && !open);
        note.set_flag(Attr::HIDDEN, shown.is_none());
        if let Some(cell) = shown {
            note.set_class("sheet__note--bad", cell.invalid);
            note.set_text(&cell.title);
        }
    });
    outline
}
