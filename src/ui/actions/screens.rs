//! From one screen to another.

use leptos::prelude::*;

use crate::{state::Screen, ui::app::App};

/// Enters call mode, and leaves it for the screen it was entered from.
pub fn call_mode(app: App) {
    let now = app.view.screen.get_untracked();
    let to = if now == Screen::Call { app.view.before_call.get_untracked() } else { Screen::Call };
    app.view.before_call.set(now);
    go(app, to);
}

/// Shows a screen; the address follows.
pub fn go(app: App, screen: Screen) {
    app.view.screen.set(screen);
}
