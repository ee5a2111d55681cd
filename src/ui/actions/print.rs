//! Printing: it is always the brief that is printed.

use leptos::prelude::*;

use super::screens;
use crate::{
    state::Screen,
    ui::{
        app::App,
        dom::{On, on_window},
    },
};

/// Prints the brief as it stands.
pub fn print(app: App) {
    screens::go(app, Screen::Brief);
    app.view.paper.set(true);
    // Once it stands on the page: a script that prints has no turn between `beforeprint` and the print.
    request_animation_frame(|| drop(window().print()));
}

/// Whatever screen one prints from, the brief is printed, with or without rows as its switch says.
pub fn take_print(app: App) {
    let view = app.view;
    // The screen to go back to; the brief itself where there is none.
    let before = RwSignal::new(Screen::Brief);
    on_window(On::BEFOREPRINT, move |_| {
        let screen = view.screen.get_untracked();
        before.set(screen);
        view.paper.set(true);
        if screen != Screen::Brief {
            view.screen.set(Screen::Brief);
        }
    });
    on_window(On::AFTERPRINT, move |_| {
        view.paper.set(false);
        let screen = before.get_untracked();
        if screen != Screen::Brief {
            before.set(Screen::Brief);
            view.screen.set(screen);
        }
    });
}
