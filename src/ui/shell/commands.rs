//! The commands of the app: one table for the plan menu, the palette, keys and their list.

use std::rc::Rc;

use leptos::prelude::*;

use super::tour;
use crate::{
    state::{Dialog, Screen},
    ui::{
        actions::{files, history, locale, plans, print, privacy, scenarios, screens, theme},
        app::App,
        dom::{On, Stroke, is_text_field, on_window},
        keymap::{self, Shortcut},
        nav::places,
    },
};
/// A command: what it is called, its keys, what it does.
pub struct AppCommand {
    /// Its name and keys.
    pub shortcut: Shortcut,
    /// Whether the plan menu offers it.
    pub in_menu: bool,
    /// What it does.
    pub run: fn(App),
}

/// One that the plan menu offers.
const fn menu(shortcut: Shortcut, run: fn(App)) -> AppCommand {
    AppCommand { shortcut, in_menu: true, run }
}

/// One that the plan menu leaves out.
const fn other(shortcut: Shortcut, run: fn(App)) -> AppCommand {
    AppCommand { shortcut, in_menu: false, run }
}

/// Every command.
pub const ALL: &[AppCommand] = &[
    other(keymap::FIND, |app| app.view.show_dialog(Dialog::Palette)),
    other(keymap::UNDO, history::undo),
    other(keymap::REDO, history::redo),
    menu(keymap::PLANS, |app| app.view.show_dialog(Dialog::Plans)),
    menu(keymap::PLAN_SETTINGS, |app| app.view.show_dialog(Dialog::PlanSettings)),
    menu(keymap::RENAME_PLAN, |app| app.view.show_dialog(Dialog::NamePlan)),
    menu(keymap::DUPLICATE_PLAN, plans::duplicate),
    menu(keymap::IMPORT, files::choose),
    menu(keymap::EXPORT, files::export),
    menu(keymap::EXPORT_REDACTED, files::export_redacted),
    menu(keymap::PRINT, print::print),
    menu(keymap::START_EMPTY, files::start_empty),
    menu(keymap::OPEN_SAMPLE, files::open_sample),
    menu(keymap::HIDE, privacy::toggle),
    menu(keymap::CALL, screens::call_mode),
    menu(keymap::ADD_SCENARIO, scenarios::add),
    menu(keymap::RENAME_SCENARIO, |app| app.view.show_dialog(Dialog::NameScenario)),
    other(keymap::DELETE_SCENARIO, scenarios::delete),
    menu(keymap::TOUR, tour::start),
    other(keymap::SHORTCUTS, |app| app.view.show_dialog(Dialog::Shortcuts)),
    menu(keymap::LOCALE, |app| app.view.show_dialog(Dialog::Locale)),
    other(keymap::LIGHT, |_| theme::choose(Some("light"))),
    other(keymap::DARK, |_| theme::choose(Some("dark"))),
    other(keymap::CONTRAST, |_| theme::choose(Some("contrast"))),
    other(keymap::SYSTEM_THEME, |_| theme::choose(None)),
];

/// One line of the palette and of the list of shortcuts.
#[derive(Clone)]
pub struct Entry {
    /// What people read.
    pub name: String,
    /// Where it is, for a place on a screen.
    pub on: &'static str,
    /// What else people call it.
    pub words: &'static str,
    /// Its keys; empty when there are none.
    pub keys: String,
    /// What it does.
    pub run: Rc<dyn Fn()>,
}

/// Everything that can be done: commands, screens, scenarios, what the grid that was used last can do,
/// and where one can go.
pub fn entries(app: App) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |name: String, words: &'static str, keys: String, run: Rc<dyn Fn()>| {
        entries.push(Entry { name, on: "", words, keys, run });
    };
    for screen in Screen::ALL.into_iter().filter(|screen| *screen != Screen::Call) {
        let go = Rc::new(move || screens::go(app, screen));
        let name = format!("Go to {}", screen.words().0);
        add(name, places::words_of(screen), String::new(), go);
    }
    for AppCommand { shortcut, run, .. } in ALL {
        if *shortcut != keymap::FIND {
            add(shortcut.name.to_owned(), "", shortcut.key(), Rc::new(move || run(app)));
        }
    }
    for scenario in app.document.seen().scenarios.iter() {
        let id = scenario.id.clone();
        let name = scenario.title();
        let activate = Rc::new(move || app.document.activate(id.clone()));
        add(format!("Switch to {name}"), "", String::new(), activate);
    }
    for (shortcut, run) in app.grid_commands() {
        if !ALL.iter().any(|own| own.shortcut == shortcut) {
            add(shortcut.name.to_owned(), "", shortcut.key(), run);
        }
    }
    for (which, (title, _)) in locale::STYLES.iter().enumerate() {
        for (example, words) in locale::choices(which) {
            let choose = Rc::new(move || locale::choose(app, which, example));
            let known_as = "language locale decimal comma point";
            add(format!("{title}: {words}"), known_as, String::new(), choose);
        }
    }
    let hide = app.view.hide_private.get();
    let hidden = |place: &places::Place| place.is_screen() || hide && place.is_private();
    for place in places::ALL.iter().filter(|place| !hidden(place)) {
        entries.push(Entry {
            name: format!("Go to {}", place.name()),
            on: place.screen(),
            words: place.words,
            keys: String::new(),
            run: Rc::new(move || place.open(app)),
        });
    }
    entries
}

/// The keys of commands work everywhere; those that write something and undo not where one types.
pub fn take_keys(app: App) {
    on_window(On::KEYDOWN, move |event| {
        let typing = is_text_field(&event);
        let taken = event.default_prevented();
        let stroke = Stroke::of(event);
        if taken || stroke.composing {
            return;
        }
        let keys = stroke.combination();
        let found = ALL.iter().find(|command| command.shortcut.keys.contains(&keys.as_str()));
        let undoes = |of: &AppCommand| [keymap::UNDO, keymap::REDO].contains(&of.shortcut);
        // No function key writes anything.
        let writes = !stroke.command && stroke.key.chars().count() == 1;
        if let Some(command) = found.filter(|of| !typing || !writes && !undoes(of)) {
            stroke.taken();
            // Nothing behind a dialog answers keys.
            if !app.view.has_dialog() {
                (command.run)(app);
            }
        }
    });
}
