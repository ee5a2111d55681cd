//! A table of rows by month with steps of heat: a grid one walks with keys, types and pastes into.
//! Only the cells in view are drawn.

mod body;
mod clipboard;
mod editor;
mod keys;
mod model;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, MouseEvent};

use crate::{
    calc::consumption::Consumption,
    grid::{Cursor, Selection, month_area::MonthArea},
    platform::media,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Handle, On, Tag, el, on_window, react, target_number, target_within},
    },
};
use model::Model;

/// Width of a month, and of the sums.
const MONTH: u32 = 84;
const TOTAL: u32 = 100;

/// The grid.
pub fn grid(app: App, of: Memo<Option<Arc<Consumption>>>) -> El {
    let narrow = media::is_touch();
    let model = Model {
        app,
        of,
        view: RwSignal::new([0, 0, 900, 400]),
        editing: RwSignal::new(None),
        row: if narrow { 36 } else { 26 },
        names: if narrow { 112 } else { 176 },
        narrow,
        field: Handle::new(),
        error: Handle::new(),
        parts: StoredValue::new_local(None),
    };
    let sheet = app
        .anchors
        .hold(Anchor::Grid, el(Tag::DIV, "heat__grid"))
        .attr(Attr::ROLE, "grid")
        .attr(Attr::TABINDEX, "0")
        .attr(Attr::ARIA_LABEL, "Consumption by month")
        .attr(Attr::ARIA_DESCRIBEDBY, "typing")
        .attr(Attr::DATA_TABLE, "consumption")
        .attr(Attr::ARIA_MULTISELECTABLE, "true")
        .on_key(move |stroke| keys::on_grid(model, &stroke))
        .on(On::MOUSEDOWN, move |event| pressed(model, &event))
        .on(On::MOUSEOVER, move |event| dragged(model, &event))
        .on(On::DBLCLICK, move |event| {
            if target_within(&event, "[role=gridcell][data-field]").is_some() {
                model.edit(None);
            }
        })
        .on(On::COPY, move |event| clipboard::copy(model, &event, false))
        .on(On::CUT, move |event| clipboard::copy(model, &event, true))
        .on(On::PASTE, move |event| clipboard::paste(model, &event));
    let sheet = body::draw(model, sheet);
    let scroller = el(Tag::DIV, "heat__scroll").child(sheet.clone());
    model.parts.set_value(Some((sheet, scroller.clone())));
    let own = scroller.clone();
    let scroller = scroller
        .child(range(model))
        .child(editor::editor(model))
        .on(On::SCROLL, move |_| measure(model, &own));
    follow(model, scroller.clone());
    el(Tag::SECTION, if narrow { "heat heat--touch" } else { "heat" }).child(scroller)
}

/// Sizes are known once the grid stands on the page, and when the window changes; the active cell is
/// brought into view whenever it changes.
fn follow(model: Model, scroller: El) {
    let take = move || measure(model, &scroller);
    request_animation_frame({
        let take = take.clone();
        move || {
            take();
            model.reveal();
        }
    });
    on_window(On::RESIZE, move |_| take());
    let mut before = model.selected_now().head;
    react(move || {
        let at = model.selected().head;
        if before != at {
            before = at;
            model.reveal();
        }
    });
}

fn measure(model: Model, scroller: &El) {
    let scroller = scroller.raw();
    let view = [
        scroller.scroll_left().unsigned_abs(),
        scroller.scroll_top().unsigned_abs(),
        scroller.client_width().unsigned_abs(),
        scroller.client_height().unsigned_abs(),
    ];
    if model.view.try_get_untracked().is_some_and(|now| now != view) {
        model.view.set(view);
    }
}

/// What is selected, when it is more than one cell.
fn range(model: Model) -> El {
    let frame = el(Tag::DIV, "heat__range");
    let own = frame.clone();
    react(move || {
        let area = model.selected().area();
        own.set_flag(Attr::HIDDEN, area.is_one());
        let size =
            |count: usize, size: u32| i64::try_from(count).unwrap_or_default() * i64::from(size);
        own.set_px("left", i64::from(model.names) + size(area.left, MONTH));
        own.set_px("top", size(area.top + 1, model.row));
        own.set_px("width", size(area.columns(), MONTH));
        own.set_px("height", size(area.rows(), model.row));
    });
    frame
}

/// What is selected comes to, in words; nothing for one cell.
pub fn sums(app: App, of: Memo<Option<Arc<Consumption>>>) -> String {
    let look = app.view.look.get();
    of.with(|of| {
        let format = app.document.scene().with(|scene| scene.format.clone());
        let area = look.selected.area();
        let part = MonthArea::of(of.as_ref()?, look.measure, look.by, area)?;
        Some(part.sums(&format).words(area))
    })
    .unwrap_or_default()
}

/// The cell under the pointer; of a month's title, the active row.
fn under(model: Model, event: &Event) -> Option<Cursor> {
    let number = |selector: &str, name: Attr| target_number(event, selector, name)?.checked_sub(2);
    let column = number("[data-field]", Attr::ARIA_COLINDEX)?;
    let row = number(".heat__row--body", Attr::ARIA_ROWINDEX).unwrap_or(model.at_now().row);
    Some(Cursor { row, column })
}

/// A press on a cell makes it the active one; on a month's title, that month. With Shift what is
/// selected reaches there.
fn pressed(model: Model, event: &Event) {
    let Some(at) = under(model, event) else { return };
    event.prevent_default();
    model.commit();
    let shift = event.unchecked_ref::<MouseEvent>().shift_key();
    model.select(if shift { model.selected_now().to(at) } else { Selection::at(at) });
    model.focus();
}

/// A drag selects up to the cell under the pointer.
fn dragged(model: Model, event: &Event) {
    let held = event.unchecked_ref::<MouseEvent>().buttons() == 1;
    if held
        && model.input().is_none()
        && target_within(event, ".heat__row--body").is_some()
        && let Some(at) = under(model, event)
    {
        model.select(model.selected_now().to(at));
    }
}
