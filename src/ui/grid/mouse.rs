//! What the pointer does: it selects, drags ranges, fills, makes columns wider, moves them.

use std::time::Duration;

use leptos::{leptos_dom::helpers::IntervalHandle, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, MouseEvent, PointerEvent};

use super::{
    model::Model,
    transient::{Drag, Popup, What},
};
use crate::{
    grid::{Cursor, Range, Selection},
    ui::dom::{Attr, El, On, on_window, target_number, target_within},
};

/// How long a finger rests until the menu opens.
const LONG: Duration = Duration::from_millis(550);
/// How far a finger may tremble meanwhile, in pixels.
const STILL: i32 = 10;
/// How often a grid scrolls on while the pointer is held beyond its edge.
const TICK: Duration = Duration::from_millis(40);

/// The cells of rows with what stands before them, but not the sums behind them.
const CELLS: &str = ".sheet__row--body [aria-colindex]:not(.sheet__tail)";

/// Listens to the pointer. `section` holds the grid and what lies over it.
pub fn listen(model: Model, scroller: El, section: El) -> (El, El) {
    let touch = StoredValue::new(false);
    // A long press ends in what looks like a tap.
    let held = StoredValue::new(false);
    let at = StoredValue::new((0, 0));
    let ticking = StoredValue::new(None::<IntervalHandle>);
    let resting = StoredValue::new(None::<TimeoutHandle>);
    let lift = move || {
        if let Some(handle) = resting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let scroller = scroller
        .on(On::POINTERDOWN, move |event| {
            let pointer: &PointerEvent = event.unchecked_ref();
            touch.set_value(pointer.pointer_type() == "touch");
            let place = (pointer.client_x(), pointer.client_y());
            at.set_value(place);
            held.set_value(false);
            if touch.get_value() && target_within(&event, ".sheet__editor").is_none() {
                let open = move || {
                    if let Some(to) = model.cell_under(place.0, place.1) {
                        held.set_value(true);
                        aim(model, to);
                        model.popup.set(Some(Popup { what: What::Cells, at: place }));
                    }
                };
                resting.set_value(set_timeout_with_handle(open, LONG).ok());
            }
        })
        .on(On::MOUSEDOWN, move |event| {
            if held.get_value() {
                event.prevent_default();
                return;
            }
            if pressed(model, &event, touch.get_value()) && model.drag.get_value().is_some() {
                let tick = move || beyond(model, at.try_get_value().unwrap_or_default());
                ticking.set_value(set_interval_with_handle(tick, TICK).ok());
            }
        })
        .on(On::DBLCLICK, move |event| double(model, &event));
    on_window(On::POINTERMOVE, move |event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        let (from, to) = (at.get_value(), (pointer.client_x(), pointer.client_y()));
        if (from.0 - to.0).abs().max((from.1 - to.1).abs()) > STILL {
            lift();
        }
        if model.drag.with_value(Option::is_some) {
            at.set_value(to);
            dragged(model, to);
        }
    });
    let drop = move |_| {
        lift();
        if let Some(handle) = ticking.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        if let Some(drag) = model.drag.try_update_value(Option::take).flatten() {
            dropped(model, drag, at.get_value());
        }
    };
    on_window(On::POINTERUP, drop);
    on_window(On::POINTERCANCEL, drop);
    let section = section.on(On::CONTEXTMENU, move |event| {
        if target_within(&event, "input, textarea").is_some() {
            return;
        }
        event.prevent_default();
        let mouse: &MouseEvent = event.unchecked_ref();
        menu(model, &event, (mouse.client_x(), mouse.client_y()));
    });
    (scroller, section)
}

/// Opens the menu of what lies under the pointer. A menu key gives no place inside: then it is the
/// active cell's.
fn menu(model: Model, event: &Event, place: (i32, i32)) {
    if let Some(column) = heading(event) {
        model.popup.set(Some(Popup { what: What::Column(column), at: place }));
    } else if target_within(event, CELLS).is_some() {
        if let Some(to) = model.cell_under(place.0, place.1) {
            aim(model, to);
        }
        model.popup.set(Some(Popup { what: What::Cells, at: place }));
    }
}

/// Makes a cell the active one unless it is part of what is selected.
fn aim(model: Model, to: Cursor) {
    if !model.selection_now().area().holds(to) {
        model.go(to);
    }
}

fn heading(event: &Event) -> Option<usize> {
    column_within(event, ".sheet__head [aria-colindex]:not(.sheet__tail)")?
}

/// The column of the cell something happened to, if a selector finds the cell; the row numbers are no
/// column.
fn column_within(event: &Event, selector: &str) -> Option<Option<usize>> {
    Some(target_number(event, selector, Attr::ARIA_COLINDEX)?.checked_sub(2))
}

/// A press. Returns whether it was the grid's business.
fn pressed(model: Model, event: &Event, touch: bool) -> bool {
    let mouse: &MouseEvent = event.unchecked_ref();
    if mouse.button() != 0 || target_within(event, ".sheet__editor, .sheet__more").is_some() {
        return false;
    }
    let wider = mouse.shift_key();
    let (x, y) = (mouse.client_x(), mouse.client_y());
    let started = if target_within(event, ".sheet__handle").is_some() {
        Some(Drag::Fill(model.area()))
    } else if target_within(event, ".sheet__head").is_some() {
        on_head(model, event, wider, x)
    } else {
        column_within(event, CELLS)
            .and_then(|column| on_body(model, column, model.cell_under(x, y)?, wider, touch))
    };
    // What was typed is taken by any press, also by one beside the cells.
    model.leave();
    if started.is_some() || target_within(event, ".sheet__grid, .sheet__handle").is_some() {
        event.prevent_default();
        if model.editing.with_untracked(Option::is_none) {
            model.focus();
        }
    }
    model.drag.set_value(started.filter(|_| !touch || matches!(started, Some(Drag::Fill(_)))));
    true
}

fn on_head(model: Model, event: &Event, wider: bool, x: i32) -> Option<Drag> {
    let size = model.size();
    if target_within(event, ".sheet__tail").is_some() {
        return None;
    }
    let Some(column) = heading(event) else {
        model.select_still(Selection::range(model.sheet(|sheet| sheet.all())));
        return None;
    };
    if target_within(event, ".sheet__grip").is_some() {
        return Some(Drag::Width(column, x, model.column(column)?.width));
    }
    let selection = model.selection_now();
    let area = selection.area();
    let moves = model.id.table().is_some() && !wider && is_whole(model, area);
    if moves && (area.left..=area.right).contains(&column) {
        return Some(Drag::Move(column));
    }
    let row = selection.active.row.min(model.rows_now().saturating_sub(1));
    let from = if wider { selection.anchor.column } else { column };
    let (from, to) = (Cursor { row, column: from }, Cursor { row, column });
    model.select_still(Selection::at(from).to(to).whole_columns(size));
    Some(Drag::Columns)
}

fn is_whole(model: Model, area: Range) -> bool {
    area.top == 0 && area.rows() >= model.rows_now().max(2)
}

fn on_body(
    model: Model,
    column: Option<usize>,
    to: Cursor,
    wider: bool,
    touch: bool,
) -> Option<Drag> {
    let selection = model.selection_now();
    let Some(column) = column else {
        let from = Cursor { row: if wider { selection.anchor.row } else { to.row }, column: 0 };
        model.select_still(Selection::at(from).to(to).whole_rows(model.size()));
        return Some(Drag::Rows);
    };
    let to = Cursor { column, ..to };
    if wider {
        model.select(selection.to(to));
    } else if touch && selection == Selection::at(to) {
        // The second tap edits.
        model.leave();
        model.edit(None);
        return None;
    } else {
        model.leave();
        model.go(to);
    }
    Some(Drag::Cells)
}

/// The pointer moves while something is dragged.
fn dragged(model: Model, (x, y): (i32, i32)) {
    let (Some(drag), Some(to)) = (model.drag.get_value(), model.cell_near(x, y)) else { return };
    let selection = model.selection_now();
    let next = match drag {
        Drag::Cells => selection.to(to),
        Drag::Rows => selection.to(Cursor { column: selection.head.column, ..to }),
        Drag::Columns => selection.to(Cursor { row: selection.head.row, ..to }),
        Drag::Fill(from) => Selection {
            active: selection.active,
            ..Selection::range(crate::grid::fill::dragged(from, to))
        },
        Drag::Width(column, from, width) => {
            let wide = (i32::from(width) + x - from).max(40).unsigned_abs();
            model.guide.set(Some(model.offset(column) + wide));
            return;
        }
        Drag::Move(from) => {
            let before = to.column + usize::from(to.column > from);
            model.guide.set((to.column != from).then(|| model.offset(before)));
            return;
        }
    };
    if next != selection {
        model.select(next);
    }
}

/// The pointer is let go.
fn dropped(model: Model, drag: Drag, (x, y): (i32, i32)) {
    model.guide.set(None);
    match drag {
        Drag::Fill(from) => model.fill_to(from),
        Drag::Width(column, from, width) if x != from => {
            model.widen(column, i64::from(width) + i64::from(x - from));
        }
        Drag::Move(from) => match model.cell_near(x, y) {
            Some(to) if to.column != from => model.move_column(from, to.column),
            _ => {
                let at = Cursor { row: 0, column: from };
                model.select_still(Selection::at(at).whole_columns(model.size()));
            }
        },
        _ => {}
    }
}

/// Scrolls on while the pointer is held beyond an edge.
fn beyond(model: Model, (x, y): (i32, i32)) {
    let Some((_, scroller)) = model.parts.try_get_value().flatten() else { return };
    let rect = scroller.raw().get_bounding_client_rect();
    let over = |at: i32, from: f64, to: f64| match f64::from(at) {
        at if at < from => (at - from) as i32,
        at if at > to => (at - to) as i32,
        _ => 0,
    };
    let foot = f64::from(model.top(model.sums()));
    let down = over(y, rect.top() + f64::from(model.head()), rect.bottom() - foot);
    let tail = f64::from(model.tail.max(4));
    let right = over(x, rect.left() + f64::from(model.offset(model.frozen)), rect.right() - tail);
    // The frozen part is no edge for who began there.
    let right = if right < 0 && model.left.get_untracked() == 0 { 0 } else { right };
    if (down, right) != (0, 0) {
        let by = |over: i32| over.clamp(-60, 60);
        scroller.raw().scroll_by_with_x_and_y(f64::from(by(right)), f64::from(by(down)));
        dragged(model, (x, y));
    }
}

/// Two presses: on a cell they edit, on the edge of a column they fit its width.
fn double(model: Model, event: &Event) {
    if target_within(event, ".sheet__row--body [data-field]").is_some()
        && target_within(event, ".sheet__editor").is_none()
    {
        model.edit(None);
    } else if target_within(event, ".sheet__grip").is_some()
        && let Some(column) = heading(event)
    {
        model.fit(column);
    }
}
