//! The expiry timeline, drawn at the width there is, with its table one key away.

use leptos::{ev, html, prelude::*};

use super::app::app;
use crate::{chart::timeline, platform::clock};

/// Expiry of every credit.
#[component]
pub fn ExpiryTimeline() -> impl IntoView {
    let scene = app().document.scene();
    let holder = NodeRef::<html::Div>::new();
    let width = RwSignal::new(900_u32);
    let take = move || {
        if let Some(holder) = holder.get_untracked() {
            width.set(holder.client_width().unsigned_abs().max(300));
        }
    };
    Effect::new(move |_| {
        holder.track();
        request_animation_frame(take);
    });
    let handle = window_event_listener(ev::resize, move |_| take());
    on_cleanup(move || handle.remove());
    let today = clock::today();
    let series = Memo::new(move |_| {
        scene.with(|scene| {
            scene
                .outcome
                .as_ref()
                .ok()
                .map(|outcome| timeline::series(&scene.resolved, outcome, today))
        })
    });
    let drawing = move || {
        let width = width.get();
        series.with(|series| {
            series.as_ref().map(|series| {
                timeline::svg(series, &timeline::Size { width, row_height: 26, prefix: "expiry" })
            })
        })
    };
    let shown = RwSignal::new(false);
    view! {
        <section class="panel panel--chart" aria-label="When credits end">
            <header class="panel__head">
                <h2>"When credits end"</h2>
                <span class="panel__note">"every credit of the scenario, computed ones too; hatched: will be forfeited"</span>
                <span class="grow"></span>
                <button class="btn btn--small" aria-expanded=move || shown.get().to_string() on:click=move |_| shown.update(|shown| *shown = !*shown)>
                    "As a table"
                </button>
            </header>
            <div class="panel__body" node_ref=holder>
                {move || if shown.get() { table(series).into_any() } else { view! { <div class="chart-holder" inner_html=drawing></div> }.into_any() }}
            </div>
        </section>
    }
}

fn table(series: Memo<Option<timeline::Timeline>>) -> impl IntoView {
    move || {
        series.with(|series| {
            let table = series.as_ref()?.table();
            let head = table.headers.iter().map(|title| view! { <th scope="col">{title.to_string()}</th> }).collect_view();
            let rows = table.rows.iter().map(|row| view! { <tr>{row.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view()}</tr> });
            Some(view! { <table class="plain"><thead><tr>{head}</tr></thead><tbody>{rows.collect_view()}</tbody></table> })
        })
    }
}
