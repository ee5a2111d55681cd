//! Scenarios that are added and deleted.

use leptos::prelude::*;

use crate::{
    domain::{Id, TableId, scenario::ScenarioKind},
    edit::Command,
    state::{Dialog, Tone},
    ui::app::App,
};

/// Adds a scenario like the active one, shows it and asks for its name.
pub fn add(app: App) {
    if let Some(id) = add_like_active(app, None) {
        app.document.activate(id);
        app.view.show_dialog(Dialog::NameScenario);
    }
}

/// Adds a target like the active scenario and shows it, where that can be done; whether it was.
pub fn add_target(app: App) -> bool {
    if !app.document.lacks_target() {
        return false;
    }
    if let Some(id) = add_like_active(app, Some(ScenarioKind::Target)) {
        app.document.activate(id);
        let said = "A target is added, and shown: set in it what you want to reach";
        app.view.say(Tone::Info, said);
    }
    true
}

fn add_like_active(app: App, kind: Option<ScenarioKind>) -> Option<Id> {
    let like = untrack(|| app.document.active());
    app.document.act(&Command::AddScenario { like, kind })?.added
}

/// Deletes the active scenario.
pub fn delete(app: App) {
    let active = untrack(|| app.document.active());
    app.act(&Command::RemoveRows { table: TableId::Scenarios, rows: vec![active] });
}
