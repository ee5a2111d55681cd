//! Going to a cell from anywhere: its screen, its table, its scenario, and the keyboard on it.

use leptos::prelude::*;

use crate::{
    calc::checks::Place,
    domain::{Id, TableId, drafts::CellRef},
    state::{Dialog, Screen},
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, text},
    },
};

/// The screen that shows a table; terms of one row have their panel on one of the screens.
pub fn screen_of(table: TableId) -> Option<Screen> {
    match table {
        TableId::Map => Some(Screen::Workloads),
        TableId::Edp | TableId::Support | TableId::Tax => Some(Screen::Commitment),
        TableId::Timing => Some(Screen::Exchange),
        table => Screen::of(table.into()),
    }
}

/// A button that reads as text and leads to a place; plain text where nothing shows it.
pub fn link(app: App, words: &str, place: Place) -> El {
    if screen_of(place.table).is_none() && place.table != TableId::Plan {
        return text(Tag::SPAN, "", words);
    }
    text(Tag::BUTTON, "link", words).on(On::CLICK, move |_| jump(app, &place))
}

/// Goes there.
pub fn jump(app: App, place: &Place) {
    if let Some(scenario) = place.scenario.clone() {
        app.document.activate(scenario);
    }
    if place.table == TableId::Plan {
        app.view.show_dialog(Dialog::PlanSettings);
        return focus(app, place);
    }
    let Some(screen) = screen_of(place.table) else { return };
    if !place.table.is_single() {
        app.view.wanted.set(Some(CellRef {
            table: place.table,
            // Without a name it is the first one shown, or the one that adds a row.
            row: place.row.clone().unwrap_or_else(|| Id::from("")),
            field: place.field.unwrap_or_default(),
            scenario: place.scenario.clone(),
        }));
        app.view.open(place.table.into());
        return;
    }
    if app.view.screen.get_untracked() != screen {
        app.view.screen.set(screen);
    }
    focus(app, place);
}

/// Puts the keyboard into a field of a table of one row.
fn focus(app: App, place: &Place) {
    let (table, field) = (place.table, place.field);
    // Once the screen stands there. Without a field it is the first one.
    request_animation_frame(move || {
        let is = |anchor: &Anchor| match anchor {
            Anchor::Field(of, key) => *of == table && field.is_none_or(|field| field == *key),
            _ => false,
        };
        let Some(found) = app.anchors.find(is) else { return };
        // Terms that are seldom needed stand behind “More terms”.
        if let Some(more) = app.anchors.get(Anchor::More(table))
            && more.holds(Some(found.raw()))
        {
            more.set_flag(Attr::OPEN, true);
        }
        found.focus();
        found.raw().scroll_into_view();
    });
}
