//! Directed allocation: what the credits could cover if AWS let us direct them. Computed only while the
//! panel is open.

use leptos::prelude::*;

use crate::{
    chart::bill::tables,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{El, el, react, text},
        kit::panel,
        nav::places,
    },
};

/// The panel.
pub fn panel(app: App) -> El {
    let open = RwSignal::new(false);
    let toggle = text("button", "btn btn--small", "Compute")
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .attr("aria-controls", "directed")
        .on("click", move |_| open.update(|open| *open = !*open));
    let label = toggle.clone();
    react(move || label.set_text(if open.get() { "Close" } else { "Compute" }));
    let body = el("div", "panel__body").attr("id", "directed");
    let drawn = body.clone();
    react(move || {
        drawn.set_text("");
        if !open.get() {
            return;
        }
        let Some(best) = app.document.directed() else { return };
        app.document.scene().with(|scene| {
            let Ok(outcome) = &scene.outcome else { return };
            let (plan, format) = (&scene.resolved, &scene.format);
            let said = tables::directed_words(plan, outcome, &best, format);
            let said = text("p", "directed__said", &said)
                .attr("data-figure", "directed.applied")
                .attr("data-cents", &best.applied.get().to_string());
            let table = panel::table(&tables::directed(plan, outcome, &best, format), 1);
            let _ = drawn.clone().child(said).child(table);
        });
    });
    let note =
        "what the credits could cover if AWS let us direct them, within their own terms and limits";
    let head = el("header", "panel__head")
        .child(text("h2", "", places::DIRECTED))
        .child(text("span", "panel__note", note))
        .child(el("span", "grow"))
        .child(toggle);
    app.anchors.hold(
        Anchor::Place(places::DIRECTED),
        el("section", "panel").attr("aria-label", places::DIRECTED).child(head).child(body),
    )
}
