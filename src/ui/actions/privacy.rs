//! Hiding what only we may see.

use leptos::prelude::*;

use crate::{
    platform::storage,
    state::{Tone, View},
    ui::{app::App, dom::react},
};

/// What hiding does, for us to read before.
pub const DOES: &str = "Leaves out what only we may see, while you share your screen: our cost, effort, risk, worth and chances, where figures come from, the walk-away, and every scenario and row marked private. Figures are then computed without them";
/// That it is done, for whoever looks on.
const HIDDEN: &str =
    "What is private is left out, also in print and copies. All figures are computed without it.";
/// Where it is kept that private things are hidden.
const HIDES_NAME: &str = "tranche/hide";

/// Hides what was hidden when the page was left.
pub fn restore(view: View) {
    view.hide_private.set(storage::read(HIDES_NAME).is_some());
}

/// Hides what only we may see, or shows it where it is hidden.
pub fn toggle(app: App) {
    hide(app, !app.view.hide_private.get_untracked());
}

/// Hides what only we may see, or shows it again, and says what that means.
pub fn hide(app: App, hidden: bool) {
    app.view.hide_private.set(hidden);
    if hidden {
        // A reload on a shared screen must not show it.
        let _ = storage::write(HIDES_NAME, "yes");
        app.view.say(Tone::Info, HIDDEN);
    } else {
        storage::remove(HIDES_NAME);
        app.view.notice.update(|notice| {
            notice.take_if(|notice| notice.text == HIDDEN);
        });
        app.view.spoken.set("What only we may see is shown".to_owned());
    }
}

/// Says when another scenario stands in for a hidden one.
pub fn tell_substitute(app: App) {
    react(move || {
        if app.document.shows_substitute() {
            app.view.say(Tone::Info, "AWS’s offer is shown.");
        }
    });
}
