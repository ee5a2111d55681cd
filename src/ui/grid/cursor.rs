//! The outline of the active cell, and the note beside it when its text could not be taken.

use leptos::prelude::*;

use super::model::Model;
use crate::grid::Cursor;

/// Where a cell lies inside the scrolled area, as CSS lengths: left, top, width.
pub fn place(model: Model, at: Cursor, header: u32) -> (String, String, String) {
    let scrolled = if at.column < model.frozen { model.left.get() } else { 0 };
    let left = model.offset(at.column) + scrolled;
    let top = header + u32::try_from(at.row).unwrap_or(0) * model.row_height;
    let width = model.column(at.column).map_or(0, |column| u32::from(column.width));
    (format!("{left}px"), format!("{top}px"), format!("{width}px"))
}

/// The outline of the active cell.
#[component]
pub fn CursorBox(model: Model, header: u32) -> impl IntoView {
    let place = Memo::new(move |_| place(model, model.cursor.get(), header));
    let error = Memo::new(move |_| {
        model.scene.track();
        let cell = model.cell_view(model.cursor.get())?;
        (cell.invalid || cell.missing).then_some((cell.invalid, cell.title))
    });
    let (left, top, width) = (move || place.get().0, move || place.get().1, move || place.get().2);
    let frozen = move || model.cursor.get().column < model.frozen;
    view! {
        <div class="sheet__cursor" class:sheet__cursor--frozen=frozen aria-hidden="true" style:left=left style:top=top style:width=width>
            {move || error.get().filter(|_| model.editing.with(Option::is_none)).map(|(invalid, text)| view! {
                <div class="sheet__note" class:sheet__note--bad=invalid>{text}</div>
            })}
        </div>
    }
}
