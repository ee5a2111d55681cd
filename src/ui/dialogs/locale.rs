//! The choice of how numbers and dates are written.

use leptos::prelude::*;

use crate::ui::{
    actions::locale::{STYLES, choices, choose, chosen},
    app::App,
    dom::{El, el, text},
    kit::dialog,
};

/// The choices.
pub fn locale(app: App) -> El {
    let dialog = dialog::dialog(app.view, "dialog dialog--small", "Numbers and dates");
    let close = text("button", "btn", "Close").on("click", move |_| app.view.close_dialog());
    let note = "As you write them yourself: what you type, paste and copy is read and written so too. Kept in this browser, never in the plan";
    dialog
        .child(text("h2", "dialog__title", "Numbers and dates"))
        .child(text("p", "plans__note", note))
        .child(el("div", "locale__fields").children([field(app, 0), field(app, 1)]))
        .child(el("div", "dialog__actions").child(close))
}

fn field(app: App, which: usize) -> El {
    let own = chosen(which);
    let select = el("select", "field__input");
    for (example, words) in choices(which) {
        let option = text("option", "", &words).attr("value", example);
        option.set_flag("selected", example == own);
        let _ = select.clone().child(option);
    }
    let field = select.clone();
    let select = select.on("change", move |_| choose(app, which, &field.value()));
    el("label", "locale__field").child(text("span", "", STYLES[which].0)).child(select)
}
