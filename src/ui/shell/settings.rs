//! The plan's own settings: what it is called, the months it covers, its currency, the date of its data.

use crate::{
    domain::{TableId, choice::Choice as _},
    table::schema,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        kit::dialog,
        parts::{controls, longer},
    },
};

/// The dialog. What is typed counts at once, as anywhere, and can be undone.
pub fn settings(app: App) -> El {
    let (table, row) = (TableId::Plan, TableId::Plan.word());
    let fields = schema(table).columns().map(|(_, spec)| {
        el(Tag::DIV, "settings__field")
            .child(text(Tag::SPAN, "settings__title", spec.title))
            .child(controls::field(app, table, row, spec))
            .child(text(Tag::SPAN, "settings__tip", spec.tip))
    });
    let fields = el(Tag::DIV, "settings__fields").attr(Attr::DATA_TABLE, row).children(fields);
    let close = text(Tag::BUTTON, "btn btn--primary", "Done")
        .on(On::CLICK, move |_| app.view.close_dialog());
    dialog::dialog(app.view, "dialog dialog--small", "Plan settings")
        .child(text(Tag::H2, "dialog__title", "Plan settings"))
        .child(fields)
        .child(longer::line(app))
        .child(el(Tag::DIV, "dialog__actions").child(close))
}
