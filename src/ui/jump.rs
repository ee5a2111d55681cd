//! Going to a cell from anywhere: its screen, its table, its scenario, and the keyboard on it.

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, text},
};
use crate::{
    calc::checks::Place,
    domain::TableId,
    grid::{Cursor, Selection},
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
        app.view.select(place.table, Selection::at(cursor(app, place)));
        app.view.open(place.table);
    } else if app.view.screen.get_untracked() != screen {
        app.view.screen.set(screen);
    }
    let (word, field) = (crate::domain::choice::Choice::word(place.table), place.field);
    let single = place.table.is_single();
    request_animation_frame(move || {
        let field = field.filter(|_| single);
        let within = field.map_or_else(String::new, |field| {
            format!(" [data-field={field}] :is(input, select, textarea)")
        });
        let Some(found) = find(&format!("[data-table={word}]{within}")) else { return };
        // Terms that are seldom needed stand behind “More terms”.
        if let Some(more) = found.raw().closest("details").ok().flatten() {
            let _ = more.set_attribute("open", "");
        }
        found.focus();
        found.raw().scroll_into_view();
    });
}

fn find(selector: &str) -> Option<El> {
    El::of(document().body()?).find(selector)
}

/// The cell as its grid has it now.
fn cursor(app: App, place: &Place) -> Cursor {
    app.document.scene().with_untracked(|scene| {
        let ids = scene.plan.scenarios.iter().map(|scenario| scenario.id.clone());
        let columns =
            app.view.layout(place.table).columns(place.table, false, &ids.collect::<Vec<_>>());
        let column = columns.iter().position(|column| Some(column.key) == place.field);
        let row = place.row.as_ref();
        let row = row.and_then(|row| table(&scene.plan, place.table).position(row.as_str()));
        Cursor { row: row.unwrap_or_default(), column: column.unwrap_or_default() }
    })
}
