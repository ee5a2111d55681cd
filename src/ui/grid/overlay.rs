//! What lies over the cells: the selection, the outline of the active cell, the note beside it.

use leptos::prelude::*;

use super::model::Model;
use crate::{
    edit,
    grid::{Cursor, Range},
    ui::dom::{Attr, El, On, Tag, el, react, text},
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

/// How high the note beside a cell may be, in pixels: below less room it stands above the cell.
const NOTE: u32 = 96;

/// The outline of the active cell.
pub fn cursor(model: Model) -> El {
    let said = el(Tag::SPAN, "");
    let meant = el(Tag::SPAN, "sheet__meant");
    let note = el(Tag::DIV, "sheet__note").attr(Attr::HIDDEN, "");
    let note = note.child(said.clone()).child(meant.live(move || proposals(model)));
    let arrow = text(Tag::SPAN, "sheet__arrow", "▾").on(On::MOUSEDOWN, move |event| {
        event.prevent_default();
        event.stop_propagation();
        model.edit(None);
    });
    let outline = el(Tag::DIV, "sheet__cursor").held(model.outline);
    let outline = outline.attr(Attr::ARIA_HIDDEN, "true").child(note.clone()).child(arrow.clone());
    let own = outline.clone();
    react(move || {
        let at = model.selection().active;
        lay_over(model, &own, at);
        own.set_px("width", i64::from(model.offset(at.column + 1) - model.offset(at.column)));
        own.set_class("sheet__cursor--frozen", at.column < model.frozen);
        arrow.set_flag(Attr::HIDDEN, !model.has_choices());
    });
    react(move || {
        model.seen(|_| ());
        let at = model.selection().active;
        let cell = model.cell_view(at);
        let shown = cell.filter(|cell| cell.invalid || cell.missing);
        note.set_flag(Attr::HIDDEN, shown.is_none());
        if let Some(cell) = shown {
            note.set_class("sheet__note--bad", cell.invalid);
            let view = model.viewport.get();
            let below =
                (view.top + view.height).saturating_sub(model.head() + model.top(at.row + 1));
            note.set_class("sheet__note--above", below < NOTE + model.top(model.sums()));
            said.set_text(&cell.title);
        }
    });
    outline
}

/// Buttons for what may have been meant by a text that can't be read.
fn proposals(model: Model) -> Vec<El> {
    model.seen(|_| ());
    let at = model.selection().active;
    let error = untrack(|| {
        model.sheet(|sheet| {
            let (plan, locale) = (sheet.scene.plan, sheet.scene.format.locale());
            edit::error_of(plan, &sheet.cell(at)?, locale)
        })
    });
    let Some(error) = error else { return Vec::new() };
    let button = |proposal: &String| {
        let taken = proposal.clone();
        // Pressing, not clicking: a click would come after the grid took the press.
        text(Tag::BUTTON, "btn btn--small", proposal).attr(Attr::TABINDEX, "-1").on(
            On::MOUSEDOWN,
            move |event| {
                event.prevent_default();
                event.stop_propagation();
                model.take_proposal(&taken);
            },
        )
    };
    error.proposals().iter().take(4).map(button).collect()
}
