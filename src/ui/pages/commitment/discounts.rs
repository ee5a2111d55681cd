//! What the agreement's discount follows from: its ladder, with the step in force and what the next would bring, and
//! rates for single services.

use leptos::prelude::*;

use crate::{
    calc::ladder,
    state::Screen,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Tag, el, text},
        kit::panel,
        nav::places,
        parts::tabs,
    },
};

/// The panel.
pub fn panel(app: App) -> El {
    let tables = el(Tag::DIV, "agreement__grids")
        .child(tabs::tabs(app, Screen::Commitment))
        .child(tabs::shown(app, Screen::Commitment, |_| |_, _| None))
        .live(move || verdict(app));
    let note = "the ladder counts where “Discount by” says so; rates by service count always";
    app.anchors
        .hold(Anchor::Place(places::DISCOUNTS), panel::panel(places::DISCOUNTS, note, tables))
}

/// Where the commitment stands on the ladder and whether to climb; nothing where the discount is one rate.
fn verdict(app: App) -> Option<El> {
    app.document.scene().with(|scene| {
        let mut standing = None;
        app.document.ask(&scene.scenario, &mut |valuer| standing = ladder::standing(valuer));
        let standing = standing?;
        let worth = standing.next.as_ref().and_then(|next| next.worth);
        let said = text(Tag::P, "ladder__says", &standing.says(&scene.format))
            .attr(Attr::ARIA_LIVE, "polite");
        said.set_attr(Attr::DATA_CENTS, worth.map(|worth| worth.get().to_string()).as_deref());
        Some(said)
    })
}
