//! Directed allocation: what the credits could cover if AWS let us direct them. Computed only while the
//! panel is open.

use leptos::prelude::*;

use crate::{
    chart::bill::tables,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
        kit::panel,
        nav::places,
    },
};

/// The panel.
pub fn panel(app: App) -> El {
    let open = RwSignal::new(false);
    let toggle = text(Tag::BUTTON, "btn btn--small", "Compute")
        .live_attr(Attr::ARIA_EXPANDED, move || Some(open.get().to_string()))
        .attr(Attr::ARIA_CONTROLS, "directed")
        .on(On::CLICK, move |_| open.update(|open| *open = !*open));
    let label = toggle.clone();
    react(move || label.set_text(if open.get() { "Close" } else { "Compute" }));
    let body = el(Tag::DIV, "panel__body").attr(Attr::ID, "directed");
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
            let said = text(Tag::P, "directed__said", &said)
                .attr(Attr::DATA_FIGURE, "directed.applied")
                .attr(Attr::DATA_CENTS, &best.applied.get().to_string());
            let table = panel::table(&tables::directed(plan, outcome, &best, format), 1);
            let _ = drawn.clone().child(said).child(table);
        });
    });
    let note =
        "what the credits could cover if AWS let us direct them, within their own terms and limits";
    let head = el(Tag::HEADER, "panel__head")
        .child(text(Tag::H2, "", places::DIRECTED))
        .child(text(Tag::SPAN, "panel__note", note))
        .child(el(Tag::SPAN, "grow"))
        .child(toggle);
    app.anchors.hold(
        Anchor::Place(places::DIRECTED),
        el(Tag::SECTION, "panel").attr(Attr::ARIA_LABEL, places::DIRECTED).child(head).child(body),
    )
}
