//! The name of the plan or of the active scenario: asked for as soon as a scenario is added, and whenever it
//! is to be another.

use crate::{
    edit::scenarios,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        kit::dialog,
    },
};

/// The question, for the name of the plan or of the active scenario.
pub fn naming(app: App, of_plan: bool) -> El {
    let (plan, id) = (app.document.plan_now(), app.document.active());
    let (title, before) = if of_plan {
        ("Name of the plan", plan.head.name.as_str())
    } else {
        let before = plan.scenarios.get(id.as_str()).map_or("", |scenario| scenario.title());
        ("Name of the scenario", before)
    };
    let dialog = dialog::dialog(app.view, "dialog dialog--small", title);
    let field = el(Tag::INPUT, "naming__field")
        .attr(Attr::TYPE, "text")
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::ARIA_LABEL, title)
        .attr(Attr::VALUE, before)
        .focused_first();
    let typed = field.clone();
    let keep = move || {
        let (plan, name) = (app.document.plan_now(), typed.value());
        let command = if of_plan {
            scenarios::rename_plan(&plan, &name)
        } else {
            scenarios::rename(&plan, &id, &name)
        };
        if let Some(command) = command {
            app.act(&command);
        }
        app.view.close_dialog();
    };
    let (own, entered) = (field.clone(), keep.clone());
    let field = field
        // What is proposed is typed over at once.
        .on(On::FOCUS, move |_| own.cast::<web_sys::HtmlInputElement>().select())
        .on_key(move |stroke| {
            if stroke.key == "Enter" && !stroke.composing {
                stroke.taken();
                entered();
            }
        });
    let save = text(Tag::BUTTON, "btn btn--primary", "Save name").on(On::CLICK, move |_| keep());
    dialog
        .child(text(Tag::H2, "dialog__title", title))
        .child(field)
        .child(text(Tag::P, "plans__note", "Enter takes it, Escape leaves it as it was"))
        .child(el(Tag::DIV, "dialog__actions").child(save))
}
