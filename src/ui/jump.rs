//! Going to a cell from anywhere: its screen, its table, its scenario, and the keyboard on it.

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, text},
};
use crate::{
    calc::checks::Place,
    domain::{Id, TableId, choice::Choice as _, drafts::CellRef},
    state::Screen,
    table::table,
};

/// The screen that shows a table; terms of one row have their panel on one of the screens.
pub fn screen_of(table: TableId) -> Option<Screen> {
    match table {
        TableId::Map => Some(Screen::Workloads),
        TableId::Edp => Some(Screen::Commitment),
        TableId::Timing => Some(Screen::Exchange),
        table => Screen::of(table),
    }
}

/// A button that reads as text and leads to a place; plain text where nothing shows it.
pub fn link(app: App, words: &str, place: Place) -> El {
    if screen_of(place.table).is_none() {
        return text("span", "", words);
    }
    text("button", "link", words).on("click", move |_| jump(app, &place))
}

/// Goes there.
pub fn jump(app: App, place: &Place) {
    if let Some(scenario) = place.scenario.clone() {
        app.document.activate(scenario);
    }
    let Some(screen) = screen_of(place.table) else { return };
    if !place.table.is_single() {
        if let Some(row) = place.row.clone().or_else(|| first_row(app, place.table)) {
            app.view.wanted.set(Some(CellRef {
                table: place.table,
                row,
                field: place.field.unwrap_or_default(),
                scenario: place.scenario.clone(),
            }));
        }
        app.view.open(place.table);
        return;
    }
    if app.view.screen.get_untracked() != screen {
        app.view.screen.set(screen);
    }
    let within = place.field.map_or_else(String::new, |field| {
        format!(" [data-field={field}] :is(input, select, textarea)")
    });
    let selector = format!("[data-table={}]{within}", place.table.word());
    request_animation_frame(move || {
        let Some(found) = find(&selector) else { return };
        // Terms that are seldom needed stand behind “More terms”.
        if let Some(more) = found.raw().closest("details").ok().flatten() {
            let _ = more.set_attribute("open", "");
        }
        found.focus();
        found.raw().scroll_into_view();
    });
}

/// What a selector finds on the page.
pub fn find(selector: &str) -> Option<El> {
    El::of(document().body()?).find(selector)
}

fn first_row(app: App, id: TableId) -> Option<Id> {
    app.document.scene().with_untracked(|scene| table(&scene.plan, id).id_at(0))
}
