//! The table to a spreadsheet and back: what is copied has months above and services beside it.

use leptos::prelude::*;
use web_sys::Event;

use super::Model;
use crate::{
    calc::consumption::By,
    edit::consumption::Answers,
    grid::{clipboard, months},
    state::Bill,
    ui::{
        actions::bill,
        dom::is_text_field,
        kit::copy::{self, data},
    },
};

/// Copies what is selected; `cut` empties it then.
pub fn copy(model: Model, event: &Event, cut: bool) {
    if is_text_field(event) {
        return;
    }
    let Some(copied) = model.part(|part, format| part.copied(format)) else { return };
    if !copy::give(event, &copied) {
        return;
    }
    let area = model.selected_now().area();
    let said = format!("Copied {} × {} months", area.rows(), area.columns());
    model.app.view.spoken.set(said);
    if cut {
        model.clear();
    }
}

/// Pastes a block as one step, and shows the baseline it went into.
pub fn paste(model: Model, event: &Event) {
    let Some(data) = data(event).filter(|_| !is_text_field(event)) else { return };
    event.prevent_default();
    let text = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").ok().filter(|html| !html.is_empty());
    let rows = clipboard::read(&text, html.as_deref()).rows;
    let (look, area) = (model.look(), model.selected_now().area());
    let (services, from) = model.of.with_untracked(|of| {
        let of = of.as_ref();
        let rows = of.map(|of| months::shown(of, look.measure)).unwrap_or_default();
        let rows = if look.by == By::Service { rows } else { Vec::new() };
        let services: Vec<_> = rows.iter().skip(area.top).map(|row| row.id.clone()).collect();
        (services, of.and_then(|of| of.months.get(area.left).copied()))
    });
    let Some(from) = from else { return };
    let bill = Bill {
        rows,
        services,
        from,
        room: (area.rows(), area.columns()),
        account: look.account,
        asked: Vec::new(),
    };
    bill::paste(model.app, bill, &Answers::new());
}
