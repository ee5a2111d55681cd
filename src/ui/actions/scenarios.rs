//! Scenarios that are added and deleted.

use leptos::prelude::*;

use crate::{
    domain::{TableId, scenario::ScenarioKind},
    edit::{Command, scenarios},
    state::{Dialog, Tone},
    ui::app::App,
};

/// Adds a scenario like the active one, shows it and asks for its name.
pub fn add(app: App) {
    let (plan, active) = (app.document.plan_now(), untrack(|| app.document.active()));
    let (command, id) = scenarios::like(&plan, &active);
    if app.act(&command) {
        app.document.activate(id);
        app.view.show_dialog(Dialog::NameScenario);
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

/// Deletes the active scenario.
pub fn delete(app: App) {
    let active = untrack(|| app.document.active());
    app.act(&Command::RemoveRows { table: TableId::Scenarios, rows: vec![active] });
}
