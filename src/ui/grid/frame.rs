//! The grid as a whole: scroll area, header, rows, totals, status.

use leptos::prelude::*;
use web_sys::Event;

use super::{body::body, editor::editor, keys, model::Model, overlay, status::status};
use crate::{
    domain::{TableId, choice::Choice as _},
    grid::{Cursor, GridColumn, Viewport},
    state::Scene,
    ui::{
        app::App,
        dom::{El, el, on_window, react, target_within, text},
    },
};

/// What stands in the totals row under a column, by its key.
pub type Total = fn(&Scene, &str) -> Option<String>;

/// A table one can edit like a spreadsheet.
pub fn grid(app: App, table: TableId, name: &'static str, total: Total) -> El {
    let narrow = matches("(max-width: 640px)") || matches("(pointer: coarse)");
    let model = Model::new(app, table, narrow);
    let columns = model.columns.with_value(Vec::len);
    let sheet = el("div", "sheet__grid")
        .attr("role", "grid")
        .attr("tabindex", "0")
        .attr("aria-label", name)
        .attr("data-table", table.word())
        .attr("aria-colcount", &(columns + 1).to_string())
        .live_attr("aria-rowcount", move || Some((model.rows() + 3).to_string()))
        .px("width", i64::from(model.width()))
        .on_key(move |stroke| keys::on_grid(model, &stroke))
        .on("mousedown", move |event| pressed(model, &event))
        .on("dblclick", move |event| {
            if target_within(&event, "[role=gridcell]").is_some() {
                model.edit(None);
            }
        })
        .on("focusout", move |_| model.walking.set_value(false));
    let rows = body(model, &sheet);
    let sheet = sheet.child(head(model)).child(rows).child(foot(model, total));
    let scroller = el("div", "sheet__scroll").child(sheet.clone());
    model.parts.set_value(Some((sheet, scroller.clone())));
    let scrolled = scroller.clone();
    let scroller = scroller
        .children(overlay::ranges(model))
        .child(overlay::cursor(model))
        .child(editor(model))
        .on("scroll", move |_| measure(model, &scrolled));
    follow(model, scroller.clone());
    el("section", if narrow { "sheet sheet--touch" } else { "sheet" })
        .attr("aria-label", name)
        .child(scroller)
        .child(status(model))
}

fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Sizes are known once the grid stands on the page, and when the window changes; the active cell
/// is brought into view whenever it changes.
fn follow(model: Model, scroller: El) {
    let take = move || measure(model, &scroller);
    request_animation_frame({
        let take = take.clone();
        move || {
            take();
            if model.order.try_with_untracked(|_| ()).is_some() {
                model.reveal(model.at_now());
            }
        }
    });
    on_window("resize", move |_| take());
    let mut first = true;
    react(move || {
        let at = model.selection().head;
        if !std::mem::take(&mut first) {
            model.reveal(at);
        }
    });
}

/// Takes over how far the grid is scrolled; it may be gone when a frame comes late.
fn measure(model: Model, scroller: &El) {
    let scroller = scroller.raw();
    let view = Viewport {
        top: scroller.scroll_top().unsigned_abs(),
        height: scroller.client_height().unsigned_abs(),
    };
    if model.viewport.try_get_untracked().is_some_and(|now| now != view) {
        model.viewport.set(view);
    }
    let left = scroller.scroll_left().unsigned_abs();
    if model.left.try_get_untracked().is_some_and(|now| now != left) {
        model.left.set(left);
    }
}

/// A row of fixed cells above or below the rows.
fn fixed(model: Model, role: &str, first: &str, cell: impl Fn(&GridColumn) -> El) -> El {
    let number = el("div", "sheet__number").attr("role", role).attr("aria-colindex", "1");
    let row =
        el("div", "sheet__row").attr("role", "row").child(number.child(text("span", "vh", first)));
    model.columns.with_value(|columns| {
        let place = |(at, column): (usize, &GridColumn)| {
            let mut class = String::from("sheet__cell");
            let states = [
                (column.numeric, " sheet__cell--num"),
                (column.spec().is_none(), " sheet__cell--computed"),
                (at < model.frozen, " sheet__cell--frozen"),
            ];
            states.into_iter().filter(|(on, _)| *on).for_each(|(_, name)| class.push_str(name));
            let cell = cell(column)
                .attr("class", &class)
                .attr("aria-colindex", &(at + 2).to_string())
                .px("width", i64::from(column.width));
            if at < model.frozen { cell.px("left", i64::from(model.offset(at))) } else { cell }
        };
        row.children(columns.iter().enumerate().map(place))
    })
}

/// Column titles; each explains itself in its tooltip.
fn head(model: Model) -> El {
    let title = |column: &GridColumn| {
        el("div", "").attr("role", "columnheader").attr("title", column.tip).child(text(
            "span",
            "sheet__title",
            column.title,
        ))
    };
    let row = fixed(model, "columnheader", "Row", title).attr("aria-rowindex", "1");
    el("div", "sheet__head").attr("role", "rowgroup").child(row)
}

fn foot(model: Model, total: Total) -> El {
    let sum = |column: &GridColumn| {
        let key = column.key;
        let sum = move || model.scene.with(|scene| total(scene, key)).unwrap_or_default();
        el("div", "").attr("role", "gridcell").attr("data-total", key).live_text(sum)
    };
    let row = fixed(model, "rowheader", "Totals", sum);
    let row = row.live_attr("aria-rowindex", move || Some((model.rows() + 3).to_string()));
    el("div", "sheet__foot").attr("role", "rowgroup").child(row)
}

/// A press on a cell makes it the active one.
fn pressed(model: Model, event: &Event) {
    let place = || {
        let cell = target_within(event, ".sheet__row--body [data-field]")?;
        let row = target_within(event, ".sheet__row--body")?;
        let row = row.raw().get_attribute("aria-rowindex")?.parse::<usize>().ok()?;
        let column = cell.raw().get_attribute("aria-colindex")?.parse::<usize>().ok()?;
        Some(Cursor { row: row.checked_sub(2)?, column: column.checked_sub(2)? })
    };
    if let Some(at) = place() {
        event.prevent_default();
        model.commit();
        model.go(at);
        model.focus();
    }
}
