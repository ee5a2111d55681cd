//! The name of the active scenario: asked for as soon as one is added, and whenever it is to be another.

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, el, text},
    palette, topbar,
};
use crate::edit::scenarios;

/// The question, while it is open.
pub fn dialog(app: App) -> Option<El> {
    app.view.naming.get().then(|| untrack(|| build(app)))
}

#[inline(never)]
fn build(app: App) -> El {
    let (plan, id) = (app.document.plan_now(), app.document.active());
    let before = plan.scenarios.get(id.as_str()).map_or("", topbar::name);
    let title = "Name of the scenario";
    let dialog = palette::dialog("dialog dialog--small", title, app.view.naming);
    let field = el("input", "naming__field")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("aria-label", title)
        .attr("value", before)
        .focused_first();
    let (typed, shut) = (field.clone(), dialog.clone());
    let keep = move || {
        if let Some(command) = scenarios::rename(&app.document.plan_now(), &id, &typed.value()) {
            app.act(&command);
        }
        palette::close(&shut);
    };
    let (own, entered) = (field.clone(), keep.clone());
    let field = field
        // What is proposed is typed over at once.
        .on("focus", move |_| own.cast::<web_sys::HtmlInputElement>().select())
        .on_key(move |stroke| {
            if stroke.key == "Enter" && !stroke.composing {
                stroke.taken();
                entered();
            }
        });
    let save = text("button", "btn btn--primary", "Save name").on("click", move |_| keep());
    dialog
        .child(text("h2", "dialog__title", title))
        .child(field)
        .child(text("p", "plans__note", "Enter takes it, Escape leaves it as it was"))
        .child(el("div", "dialog__actions").child(save))
}
