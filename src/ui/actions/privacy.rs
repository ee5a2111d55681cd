//! Hiding what only we may see.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::{
    domain::{Id, TableId, choice::Choice as _},
    grid::{GridId, columns, order},
    platform::storage,
    state::{Tone, View},
    table::privacy::scenario_is_private,
    ui::{
        app::App,
        dom::{On, on_window, react},
    },
};

/// What hiding does, for us to read before.
pub const DOES: &str = "Leaves out what only we may see, while you share your screen: our cost, effort, risk, worth and chances, notes to offers that are not shared, where figures come from, the walk-away, and every scenario and row marked private. Figures are then computed without them";
/// That it is done, for whoever looks on.
const HIDDEN: &str =
    "What is private is left out, also in print and copies. All figures are computed without it.";
/// Where it is kept that private things are hidden.
const HIDES_NAME: &str = "tranche/hide";

/// Hides what was hidden when the page was left.
pub fn restore(view: View) {
    let hidden = storage::read(HIDES_NAME).is_some() || storage::noted_in_tab() == HIDES_NAME;
    view.hide_private.set(hidden);
}

/// Hides what only we may see, or shows it where it is hidden.
pub fn toggle(app: App) {
    hide(app, !app.view.hide_private.get_untracked());
}

/// Hides what only we may see, or shows it again, and says what that means. A reload on a shared screen must not
/// show it: the tab itself remembers, as a full storage keeps nothing.
pub fn hide(app: App, hidden: bool) {
    show(app, hidden);
    if hidden {
        let _ = storage::write(HIDES_NAME, "yes");
    } else {
        storage::remove(HIDES_NAME);
        app.view.spoken.set("What only we may see is shown".to_owned());
    }
}

fn show(app: App, hidden: bool) {
    app.view.hide_private.set(hidden);
    storage::note_in_tab(if hidden { HIDES_NAME } else { "" });
    if hidden {
        rearrange(app);
        // What was said last may be of what is hidden now.
        app.view.spoken.set(String::new());
        app.view.say(Tone::Info, HIDDEN);
    } else {
        app.view.notice.update(|notice| {
            notice.take_if(|notice| notice.text == HIDDEN);
        });
    }
}

/// Hides it in this tab as soon as another one does. What is shown again there stays hidden here: this may be the
/// tab that is shared.
pub fn follow_tabs(app: App) {
    on_window(On::STORAGE, move |event| {
        let event: &web_sys::StorageEvent = event.unchecked_ref();
        let hides = event.key().as_deref() == Some(HIDES_NAME) && event.new_value().is_some();
        if hides && !app.view.hide_private.get_untracked() {
            show(app, true);
        }
    });
}

/// Takes sorts and filters back that rest on what is hidden now.
fn rearrange(app: App) {
    let scene = app.document.scene();
    scene.with_untracked(|scene| {
        let plan = app.document.plan_now();
        let is_hidden = |id: &Id| plan.scenarios.get(id.as_str()).is_none_or(scenario_is_private);
        for table in TableId::ALL.iter().copied() {
            let grid = GridId::Table(table);
            let rules = app
                .view
                .arranged
                .with_untracked(|all| all.get(grid.index()).map(|(rules, _)| rules.clone()));
            let Some(rules) = rules.filter(|rules| !rules.is_empty()) else { continue };
            let columns = columns(table, false);
            let left = rules.without_private(&columns, &is_hidden);
            if left != rules {
                let ids: Vec<Id> = plan.scenarios.iter().map(|of| of.id.clone()).collect();
                let columns = app.view.layout(grid).laid_out(columns, &ids);
                let arranged = order::arrange(scene.as_grid(), grid, &columns, &left);
                app.view.arrange(grid, left, arranged);
            }
        }
    });
}

/// Says when another scenario stands in for a hidden one.
pub fn tell_substitute(app: App) {
    react(move || {
        if app.document.shows_substitute() {
            app.view.say(Tone::Info, "AWS’s offer is shown.");
        }
    });
}
