//! The choice of how numbers and dates are written.

use crate::ui::{
    actions::locale::{STYLES, choices, choose, chosen},
    app::App,
    dom::{Attr, El, On, Tag, el, text},
    kit::dialog,
};

/// The choices.
pub fn locale(app: App) -> El {
    let dialog = dialog::dialog(app.view, "dialog dialog--small", "Numbers and dates");
    let close = text(Tag::BUTTON, "btn", "Close").on(On::CLICK, move |_| app.view.close_dialog());
    let note = "As you write them yourself: what you type, paste and copy is read and written so too. Kept in this browser, never in the plan";
    dialog
        .child(text(Tag::H2, "dialog__title", "Numbers and dates"))
        .child(text(Tag::P, "plans__note", note))
        .child(el(Tag::DIV, "locale__fields").children([field(app, 0), field(app, 1)]))
        .child(el(Tag::DIV, "dialog__actions").child(close))
}

fn field(app: App, which: usize) -> El {
    let own = chosen(which);
    let select = el(Tag::SELECT, "field__input");
    for (example, words) in choices(which) {
        let option = text(Tag::OPTION, "", &words).attr(Attr::VALUE, example);
        option.set_flag(Attr::SELECTED, example == own);
        let _ = select.clone().child(option);
    }
    let field = select.clone();
    let select = select.on(On::CHANGE, move |_| choose(app, which, &field.value()));
    el(Tag::LABEL, "locale__field").child(text(Tag::SPAN, "", STYLES[which].0)).child(select)
}
