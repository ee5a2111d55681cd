//! The expiry timeline, drawn at the width there is, with its table one key away.

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, el, on_window, react, text},
};
use crate::{
    chart::timeline::{self, Size, Timeline},
    platform::clock,
};

/// When each credit ends.
pub fn panel(app: App) -> El {
    let as_table = RwSignal::new(false);
    let width = RwSignal::new(900_u32);
    let today = clock::today();
    let series = move || {
        app.document.scene().with(|scene| {
            let outcome = scene.outcome.as_ref().ok()?;
            Some(timeline::series(&scene.resolved, outcome, today))
        })
    };
    let toggle = text("button", "btn btn--small", "As a table")
        .live_attr("aria-expanded", move || Some(as_table.get().to_string()))
        .on("click", move |_| as_table.update(|shown| *shown = !*shown));
    let note = "every credit of the scenario, computed ones too; hatched: will be forfeited";
    let head = el("header", "panel__head")
        .child(text("h2", "", "When credits end"))
        .child(text("span", "panel__note", note))
        .child(el("span", "grow"))
        .child(toggle);
    let body = el("div", "panel__body");
    measure(body.clone(), width);
    let drawn = body.clone();
    react(move || {
        drawn.set_text("");
        let Some(series) = series() else { return };
        let shown = if as_table.get() { table(&series) } else { drawing(&series, width.get()) };
        let _ = drawn.clone().child(shown);
    });
    el("section", "panel panel--chart")
        .attr("aria-label", "When credits end")
        .child(head)
        .child(body)
}

/// The width is known once the panel stands on the page, and when the window changes.
fn measure(body: El, width: RwSignal<u32>) {
    let take = move || {
        let there = body.raw().client_width().unsigned_abs().saturating_sub(28).max(300);
        // Only a new width draws anew; the panel may be gone when the frame comes.
        if width.try_get_untracked().is_some_and(|now| now != there) {
            width.set(there);
        }
    };
    request_animation_frame(take.clone());
    on_window("resize", move |_| take());
}

fn drawing(series: &Timeline, width: u32) -> El {
    let svg = timeline::svg(series, &Size { width, row_height: 26, prefix: "expiry" });
    let holder = el("div", "chart-holder");
    holder.raw().set_inner_html(&svg);
    holder
}

fn table(series: &Timeline) -> El {
    let table = series.table();
    let heads = table.headers.iter().map(|title| text("th", "", title).attr("scope", "col"));
    let row =
        |cells: &Vec<String>| el("tr", "").children(cells.iter().map(|cell| text("td", "", cell)));
    el("table", "plain")
        .child(el("thead", "").child(el("tr", "").children(heads)))
        .child(el("tbody", "").children(table.rows.iter().map(row)))
}
