//! The grid as a whole: scroll area, header, rows, totals, status.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{
    body::body,
    clip, commands,
    editor::editor,
    findbar,
    headings::{self, Total},
    keys,
    model::Model,
    mouse, overlay, popup,
    status::status,
    unknown, wanted,
};
use crate::{
    domain::{TableId, choice::Choice as _},
    grid::Viewport,
    platform::media,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, on_window, react},
        kit::scenario_mark,
    },
};

/// A table one can edit like a spreadsheet. It is made anew when its columns are laid out otherwise.
pub fn grid(app: App, table: TableId, name: &'static str, total: Total) -> El {
    let narrow = Memo::new(move |_| {
        app.view.laid_out.track();
        media::is_touch()
    });
    on_window(On::RESIZE, move |_| {
        if narrow.get_untracked() != media::is_touch() {
            app.view.lay_out(table, |_| ());
        }
    });
    // Unfolded columns show the scenarios there are.
    let scenarios = Memo::new(move |_| {
        app.view.laid_out.track();
        let mut key = String::new();
        if !app.view.layout(table).unfolded.is_empty() {
            app.document.scene().with(|scene| {
                for scenario in scene.plan.scenarios.iter() {
                    key.push_str(scenario.id.as_str());
                    key.push_str(scenario_mark::mark(scenario.kind).1);
                    key.push_str(&scenario.name);
                }
            });
        }
        key
    });
    let before: Rc<RefCell<Option<(El, El)>>> = Rc::default();
    let sheet = app.anchors.hold(Anchor::Table, el(Tag::SECTION, "sheet"));
    sheet
        .attr(Attr::ARIA_LABEL, name)
        .live_class("sheet--touch", move || narrow.get())
        .live_class("sheet--scenario", move || {
            let scene = app.document.scene();
            scene.with(|scene| scene.plan.scenarios.position(scene.scenario.as_str()) != Some(0))
        })
        .live_class("sheet--roomy", move || {
            app.view.laid_out.track();
            app.view.layout(table).roomy
        })
        .live(move || {
            app.view.laid_out.track();
            app.view.hide_private.track();
            scenarios.track();
            let model = untrack(|| Model::new(app, table, narrow.get()));
            let shown = untrack(|| parts(app, model, name, total, before.borrow_mut().take()));
            *before.borrow_mut() = model.parts.get_value();
            shown
        })
}

/// What a grid is made of. `before` is the one that stood here: its place and the focus are kept.
fn parts(app: App, model: Model, name: &str, total: Total, before: Option<(El, El)>) -> [El; 2] {
    let columns = model.columns.with_value(Vec::len);
    let sheet = app
        .anchors
        .hold(Anchor::Grid, el(Tag::DIV, "sheet__grid"))
        .attr(Attr::ROLE, "grid")
        .attr(Attr::TABINDEX, "0")
        .attr(Attr::ARIA_LABEL, name)
        .attr(Attr::ARIA_MULTISELECTABLE, "true")
        .attr(Attr::DATA_TABLE, model.table.word())
        .attr(Attr::ARIA_COLCOUNT, &(columns + 1).to_string())
        .live_attr(Attr::ARIA_ROWCOUNT, move || Some(model.row_index(model.rows() + 1)))
        .px("width", i64::from(model.width()))
        .on_key(move |stroke| keys::on_grid(model, &stroke))
        .on(On::FOCUS, move |_| commands::offer(app, model))
        .on(On::FOCUSOUT, move |_| model.walking.set_value(false));
    let rows = body(model, &sheet);
    let sheet = sheet.child(headings::head(model)).child(rows).child(headings::foot(model, total));
    let had_focus = before.as_ref().is_some_and(|(sheet, _)| sheet.has_focus());
    let sheet = if had_focus { sheet.focused_first() } else { sheet };
    let scroller = el(Tag::DIV, "sheet__scroll").child(sheet.clone());
    model.parts.set_value(Some((sheet, scroller.clone())));
    let scrolled = scroller.clone();
    let scroller = scroller
        .children(overlay::ranges(model))
        .child(overlay::cursor(model))
        .child(overlay::handle(model))
        .child(overlay::guide(model))
        .child(editor(model))
        .on(On::SCROLL, move |_| measure(model, &scrolled));
    follow(model, scroller.clone(), before);
    commands::offer(app, model);
    wanted::follow(model);
    let all = el(Tag::DIV, "sheet__all");
    let (scroller, all) = mouse::listen(model, scroller, all);
    clip::listen(model);
    let all = all.child(scroller).child(popup::popup(model));
    [
        all.child(findbar::bar(model)).child(clip::question(model)).child(unknown::dialog(model)),
        status(model),
    ]
}

/// Sizes are known once the grid stands on the page, and when the window changes; the active cell
/// is brought into view whenever it changes.
fn follow(model: Model, scroller: El, before: Option<(El, El)>) {
    let before = before.map(|(_, old)| (old.raw().scroll_left(), old.raw().scroll_top()));
    let take = {
        let scroller = scroller.clone();
        move || measure(model, &scroller)
    };
    request_animation_frame({
        let take = take.clone();
        move || {
            if let Some((left, top)) = before {
                scroller.raw().set_scroll_left(left);
                scroller.raw().set_scroll_top(top);
            }
            take();
            if model.order.try_with_untracked(|_| ()).is_some() {
                model.reveal(model.at_now());
            }
        }
    });
    on_window(On::RESIZE, move |_| take());
    let mut first = true;
    react(move || {
        let selection = model.selection();
        let pasted = model.from_first.get_value();
        model.from_first.set_value(false);
        if !std::mem::take(&mut first) {
            model.reveal(if pasted { selection.active } else { selection.head });
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
