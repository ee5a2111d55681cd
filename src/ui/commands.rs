//! The commands of the app: one table for the plan menu, the palette, shortcuts, their list and tooltips.

use std::rc::Rc;

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, Stroke, is_text_field, on_window},
    files, grid, locale, pages, places, plans, theme, topbar, tour,
};
use crate::{
    domain::{TableId, scenario::ScenarioKind},
    edit::{Command, scenarios},
    platform::storage,
    state::{Screen, Tone, View},
};

/// A command: what it is called, its keys, what it does.
pub struct AppCommand {
    /// What people read.
    pub name: &'static str,
    /// Its keys, as `Stroke::combination` writes them; the first is shown.
    pub keys: &'static [&'static str],
    /// Whether the plan menu offers it.
    pub in_menu: bool,
    /// What it does.
    pub run: fn(App),
}

const fn command(
    name: &'static str,
    keys: &'static [&'static str],
    in_menu: bool,
    run: fn(App),
) -> AppCommand {
    AppCommand { name, keys, in_menu, run }
}

/// Opens the list of every command.
pub const FIND: &str = "Find a command";
/// What hiding does, for us to read before.
pub const HIDES: &str = "Leaves out what only we may see, while you share your screen: our cost, effort, risk, worth and chances, where figures come from, the walk-away, and every scenario and row marked private. Figures are then computed without them";
/// That it is done, for whoever looks on.
const HIDDEN: &str =
    "What is private is left out, also in print and copies. All figures are computed without it.";
/// Hides and shows what only we may see.
pub const HIDE: &str = "Hide private";
/// Adds a scenario like the active one.
pub const ADD_SCENARIO: &str = "Add scenario";
/// Enters and leaves call mode.
pub const CALL: &str = "Call mode";

/// Every command.
pub const ALL: &[AppCommand] = &[
    command(FIND, &["Ctrl+k", "Ctrl+Shift+P"], false, |app| app.view.palette.set(true)),
    command("Undo", &["Ctrl+z"], false, |app| app.document.undo()),
    command("Redo", &["Ctrl+y", "Ctrl+Shift+Z"], false, |app| app.document.redo()),
    command("Plans…", &["Ctrl+Shift+O"], true, |app| app.view.plans.set(true)),
    command("Rename plan…", &[], true, |app| app.view.naming_plan.set(true)),
    command("Duplicate plan", &[], true, plans::duplicate),
    command("Import a file…", &["Ctrl+o"], true, files::choose),
    command("Export plan", &["Ctrl+s"], true, files::export),
    command("Export redacted copy", &[], true, files::export_redacted),
    command("Print the brief", &[], true, pages::print),
    command("Start empty", &[], true, files::start_empty),
    command("Open sample plan", &[], true, files::open_sample),
    command(HIDE, &["Ctrl+Shift+H"], true, hide_private),
    // In a grid the second one is the filter's, as in spreadsheets.
    command(CALL, &["F8", "Ctrl+Shift+L"], true, call_mode),
    command(ADD_SCENARIO, &[], true, add_scenario),
    command("Rename scenario…", &[], true, |app| app.view.naming.set(true)),
    command("Delete this scenario", &[], false, delete_scenario),
    command("Take the tour", &[], true, tour::start),
    command("All shortcuts", &["?", "F1"], false, |app| app.view.help.set(true)),
    command("Numbers and dates…", &[], true, |app| app.view.locale_open.set(true)),
    command("Light theme", &[], false, |_| theme::choose(Some("light"))),
    command("Dark theme", &[], false, |_| theme::choose(Some("dark"))),
    command("High-contrast theme", &[], false, |_| theme::choose(Some("contrast"))),
    command("Theme of the system", &[], false, |_| theme::choose(None)),
];

/// Where it is kept that private things are hidden.
const HIDES_NAME: &str = "tranche/hide";

/// Hides what was hidden when the page was left.
pub fn restore_hidden(view: View) {
    view.hide_private.set(storage::read(HIDES_NAME).is_some());
}

fn hide_private(app: App) {
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

/// Adds a scenario like the active one, shows it and asks for its name.
pub fn add_scenario(app: App) {
    let (plan, active) = (app.document.plan_now(), untrack(|| app.document.active()));
    let (command, id) = scenarios::like(&plan, &active);
    if app.act(&command) {
        app.document.activate(id);
        app.view.naming.set(true);
    }
}

/// Adds a target like the active scenario and shows it, where that can be done; whether it was.
pub fn add_target(app: App) -> bool {
    let (plan, active) = (app.document.plan_now(), untrack(|| app.document.active()));
    if !app.document.lacks_target() {
        return false;
    }
    let (command, id) = scenarios::like_as(&plan, &active, ScenarioKind::Target);
    if app.act(&command) {
        app.document.activate(id);
        let said = "A target is added, and shown: set in it what you want to reach";
        app.view.say(Tone::Info, said);
    }
    true
}

fn delete_scenario(app: App) {
    let active = untrack(|| app.document.active());
    app.act(&Command::RemoveRows { table: TableId::Scenarios, rows: vec![active] });
}

fn call_mode(app: App) {
    let now = app.view.screen.get_untracked();
    let to = if now == Screen::Call { app.view.before_call.get_untracked() } else { Screen::Call };
    app.view.before_call.set(now);
    go(app, to);
}

/// Shows a screen; the address follows.
pub fn go(app: App, screen: Screen) {
    app.view.screen.set(screen);
}

/// A command by its name.
pub fn named(name: &str) -> Option<&'static AppCommand> {
    ALL.iter().find(|command| command.name == name)
}

/// A button with the command's keys in its tooltip, behind what it does.
pub fn with_tip(button: El, name: &str, does: &str) -> El {
    button.attr("title", &tip(name, does))
}

/// What a command does, with its keys.
pub fn tip(name: &str, does: &str) -> String {
    let keys = named(name).map_or_else(String::new, |command| shown(command.keys));
    let keys = if keys.is_empty() { keys } else { format!(" ({keys})") };
    format!("{does}{keys}")
}

/// Keys as people know them: `Ctrl+Shift+H`. Empty when there are none.
pub fn shown(keys: &[&str]) -> String {
    keys.first().map_or_else(String::new, |key| grid::commands::shown(key))
}

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
    for screen in Screen::ALL.into_iter().filter(|screen| *screen != Screen::Call) {
        entries.push(Entry {
            name: format!("Go to {}", screen.words().0),
            on: "",
            words: places::words_of(screen),
            keys: String::new(),
            run: Rc::new(move || go(app, screen)),
        });
    }
    let mut add = |name: String, keys: &[&str], run: Rc<dyn Fn()>| {
        entries.push(Entry { name, on: "", words: "", keys: shown(keys), run });
    };
    for command in ALL.iter().filter(|command| command.name != FIND) {
        add(command.name.to_owned(), command.keys, Rc::new(move || (command.run)(app)));
    }
    for scenario in app.document.seen().scenarios.iter() {
        let id = scenario.id.clone();
        let name = topbar::name(scenario);
        let activate = Rc::new(move || app.document.activate(id.clone()));
        add(format!("Switch to {name}"), &[], activate);
    }
    if let Some(model) = grid::current::get() {
        let useful = grid::commands::ALL.iter().filter(|command| (command.when)(model));
        for command in useful.filter(|command| !ALL.iter().any(|own| own.name == command.name)) {
            add(command.name.to_owned(), command.keys, Rc::new(move || (command.run)(model)));
        }
    }
    locale::entries(app, &mut entries);
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

/// The keys of commands work everywhere; those without Ctrl and undo not where one types.
pub fn take_keys(app: App) {
    on_window("keydown", move |event| {
        let typing = is_text_field(&event);
        let taken = event.default_prevented();
        let stroke = Stroke::of(event);
        if taken || stroke.composing {
            return;
        }
        let keys = stroke.combination();
        let found = ALL.iter().find(|command| command.keys.contains(&keys.as_str()));
        let own = matches!(keys.as_str(), "Ctrl+z" | "Ctrl+y" | "Ctrl+Shift+Z");
        if let Some(command) = found.filter(|_| !typing || stroke.command && !own) {
            stroke.taken();
            (command.run)(app);
        }
    });
}

/// Says when another scenario stands in for a hidden one.
pub fn tell_hidden(app: App) {
    super::dom::react(move || {
        if app.document.stands_in() {
            app.view.say(Tone::Info, "AWS’s offer is shown.");
        }
    });
}
