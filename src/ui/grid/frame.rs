//! The grid as a whole: scroll area, header, rows, totals, status.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{
    body::body,
    by_month, clip, commands,
    editor::editor,
    findbar,
    headings::{self, Total},
    keys,
    model::{Model, Seen},
    mouse, overlay, popup,
    shown::Months,
    status::status,
    unknown, wanted,
};
use crate::{
    domain::TableId,
    grid::{GridId, Viewport, ownership},
    platform::media,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, on_window, react},
        kit::scenario_mark,
    },
};

/// What a grid shows, with what stands below its rows.
#[derive(Clone, Copy)]
enum Content {
    /// A table, and its totals.
    Table(TableId, Total),
    /// Consumption by month.
    Months(Months),
}

/// A table one can edit like a spreadsheet.
pub fn table(app: App, table: TableId, name: &'static str, total: Total) -> El {
    grid(app, Content::Table(table, total), name)
}

/// Consumption by month, which one can edit in the same way.
pub fn months(app: App, months: Months) -> El {
    grid(app, Content::Months(months), "Consumption by month")
}

/// A grid is made anew when its columns are laid out otherwise.
fn grid(app: App, content: Content, name: &'static str) -> El {
    let (id, months) = match content {
        Content::Table(table, _) => (GridId::Table(table), None),
        Content::Months(months) => (GridId::Months, Some(months)),
    };
    let narrow = Memo::new(move |_| {
        app.view.laid_out.track();
        media::is_touch()
    });
    on_window(On::RESIZE, move |_| {
        if narrow.get_untracked() != media::is_touch() {
            app.view.lay_out(id, |_| ());
        }
    });
    // Unfolded columns show the scenarios there are, and months are those of the plan.
    let columns = Memo::new(move |_| {
        app.view.laid_out.track();
        let mut key = String::new();
        if let Some(months) = months {
            months.with(|of| {
                let of = of.as_deref();
                key = of.map_or_else(String::new, |of| {
                    format!("{:?} {}", of.month(0), of.month_count())
                });
            });
        }
        if !app.view.layout(id).unfolded.is_empty() {
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
        .live_class("sheet--months", move || months.is_some())
        .live_class("sheet--scenario", move || {
            let scene = app.document.scene();
            scene.with(|scene| scene.plan.scenarios.position(scene.scenario.as_str()) != Some(0))
        })
        .live_class("sheet--roomy", move || {
            app.view.laid_out.track();
            app.view.layout(id).roomy
        })
        .live(move || {
            app.view.laid_out.track();
            app.view.hide_private.track();
            columns.track();
            let model = untrack(|| Model::new(app, id, months, narrow.get()));
            let shown = untrack(|| parts(app, model, name, content, before.borrow_mut().take()));
            *before.borrow_mut() = model.parts.get_value();
            shown
        })
}

/// What a grid is made of. `before` is the one that stood here: its place and the focus are kept.
fn parts(
    app: App,
    model: Model,
    name: &str,
    content: Content,
    before: Option<(El, El)>,
) -> [El; 3] {
    let columns = model.columns.with_value(Vec::len) + usize::from(model.tail > 0);
    let sheet = app
        .anchors
        .hold(Anchor::Grid, el(Tag::DIV, "sheet__grid"))
        .attr(Attr::ROLE, "grid")
        .attr(Attr::TABINDEX, "0")
        .attr(Attr::ARIA_LABEL, name)
        .attr(Attr::ARIA_MULTISELECTABLE, "true")
        .attr(Attr::DATA_TABLE, model.id.word())
        .attr(Attr::ARIA_COLCOUNT, &(columns + 1).to_string())
        .live_attr(Attr::ARIA_ROWCOUNT, move || {
            model.seen(|_| ());
            let rows = model.size_of(model.rows()).lines() + model.sums();
            Some(model.row_index(rows - 1))
        })
        .px("width", i64::from(model.width()))
        .on_key(move |stroke| keys::on_grid(model, &stroke))
        .on(On::FOCUS, move |_| commands::offer(app, model))
        .on(On::FOCUSOUT, move |_| model.walking.set_value(false));
    let sheet = match content {
        Content::Table(..) => sheet,
        Content::Months(_) => sheet.attr(Attr::ARIA_DESCRIBEDBY, "typing"),
    };
    let rows = body(model, &sheet);
    let (foot, bar) = match content {
        Content::Table(id, total) => (headings::foot(model, total), status(model, id)),
        Content::Months(_) => (by_month::foot(model), by_month::bar(model)),
    };
    let sheet = sheet.child(headings::head(model)).child(rows).child(foot);
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
    let all = all.child(findbar::bar(model)).child(clip::question(model));
    let where_to = el(Tag::P, "sheet__where").live_text(move || goes_to(model));
    [where_to, all.child(unknown::dialog(model)), bar]
}

/// Where typing goes, as a line over the grid.
fn goes_to(model: Model) -> String {
    let at = model.selection().active;
    model.scene.track();
    let [only, every] = [commands::ONLY.key(), commands::EVERY.key()];
    untrack(|| model.sheet(|sheet| ownership::says(sheet, at, [&only, &every])))
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
        let begins = std::mem::take(&mut first);
        let cell = match model.next.try_update_value(std::mem::take).unwrap_or_default() {
            Seen::Head => Some(selection.head),
            Seen::First => Some(selection.active),
            Seen::Nothing => None,
        };
        if let Some(cell) = cell.filter(|_| !begins) {
            model.reveal(cell);
            model.reveal_in_page();
        }
    });
}

/// Takes over how far the grid is scrolled; it may be gone when a frame comes late.
fn measure(model: Model, scroll: &El) {
    let scroller = scroll.raw();
    let view = Viewport {
        top: scroller.scroll_top().unsigned_abs(),
        height: scroller.client_height().unsigned_abs(),
    };
    if model.viewport.try_get_untracked().is_some_and(|now| now != view) {
        model.viewport.set(view);
    }
    let across = scroller.client_width().unsigned_abs();
    if model.across.try_get_untracked().is_some_and(|now| now != across) {
        model.across.set(across);
    }
    let left = scroller.scroll_left().unsigned_abs();
    if model.left.try_get_untracked().is_some_and(|now| now != left) {
        model.left.set(left);
        scroll.set_class("sheet__scroll--across", left > 0);
    }
}
