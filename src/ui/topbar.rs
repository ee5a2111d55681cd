//! The top bar: plan menu, how it is kept, scenarios, undo.

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, Stroke, el, is_text_field, on_window, text},
    files,
    icons::{Shape, icon},
    menu::{self, Item},
};
use crate::{
    domain::{Id, Scenario, choice::Choice as _, scenario::ScenarioKind},
    platform::files::save,
    state::{
        Document,
        autosave::{self, Saved},
    },
    text::fold,
};

/// The top bar.
pub fn bar(app: App) -> El {
    let scene = app.document.scene();
    let illustrative =
        move || scene.with(|scene| scene.plan.head.extra.get("illustrative").is_some());
    let tag = text("span", "tag-illus", "Illustrative figures");
    el("header", "topbar")
        .child(plan_menu(app))
        .child(files::input(app))
        .child(saved_state(app))
        .child(tag.live_flag("hidden", move || !illustrative()))
        .child(el("span", "grow"))
        .child(scenario_switch(app.document))
        .child(scenario_select(app.document))
        .child(el("span", "vr").attr("aria-hidden", "true"))
        .child(step_button(app.document, "Undo", Shape::Undo))
        .child(step_button(app.document, "Redo", Shape::Redo))
}

fn plan_menu(app: App) -> El {
    let name = move || app.document.scene().with(|scene| scene.plan.head.name.clone());
    let item = move |name: &str, run: fn(App)| Item::new(name, move || run(app));
    let items = move || {
        let mut items = vec![
            item("Import a file…", files::choose),
            item("Export plan", files::export),
            item("Start empty", files::start_empty),
            item("Open sample plan", files::open_sample),
        ];
        let aside = autosave::aside();
        let kept = !aside.is_empty();
        items.extend(aside.into_iter().map(|(when, text)| {
            Item::new(&format!("Download what was set aside {when}"), move || {
                let name = format!("set-aside-{}.json", when.replace([' ', ':'], "-"));
                let _ = save(&name, "application/json", &text);
            })
        }));
        if kept {
            items.push(item("Forget what was set aside", |_| autosave::clear_aside()));
        }
        items
    };
    menu::button("Plan", name, items)
}

fn saved_state(app: App) -> El {
    let saved = app.autosave.saved;
    let look = move || match saved.get() {
        Saved::At(time) if time.is_empty() => ("saved", "Saved".to_owned()),
        Saved::At(time) => ("saved", format!("Saved {time}")),
        Saved::Waiting => ("saved saved--waiting", "Saving…".to_owned()),
        Saved::Untouched => ("saved saved--waiting", "Not changed yet".to_owned()),
        Saved::Failed => ("saved saved--bad", "Not saved: export the plan".to_owned()),
        Saved::Conflict => ("saved saved--bad", "Changed in another tab".to_owned()),
    };
    let said = el("span", "saved__text").live_text(move || look().1);
    let state = el("span", "")
        .attr("role", "status")
        .live_attr("class", move || Some(look().0.to_owned()))
        .child(el("i", "").attr("aria-hidden", "true"))
        .child(said);
    let act = |name: &str, run: fn(&autosave::Autosave)| {
        text("button", "btn btn--small", name).on("click", move |_| run(&app.autosave))
    };
    let choices = el("span", "saved__acts")
        .child(act("Take the other", autosave::Autosave::take_theirs))
        .child(act("Keep mine", autosave::Autosave::keep_mine))
        .live_flag("hidden", move || saved.get() != Saved::Conflict);
    el("span", "saved__both").child(state).child(choices)
}

/// The class and letter of a scenario's mark.
pub fn mark(kind: ScenarioKind) -> (&'static str, &'static str) {
    match kind {
        ScenarioKind::Base => ("c-aws", "O"),
        ScenarioKind::Ask => ("c-ask", "A"),
        ScenarioKind::Target => ("c-target", "T"),
        ScenarioKind::WalkAway => ("c-walk", "W"),
        ScenarioKind::Settled => ("c-settled", "S"),
        ScenarioKind::Custom => ("c-custom", "C"),
    }
}

/// What a scenario is called.
pub fn name(scenario: &Scenario) -> &str {
    if scenario.name.is_empty() { scenario.kind.label() } else { &scenario.name }
}

/// Id, name and kind of every scenario.
fn scenarios(document: Document) -> Vec<(Id, String, ScenarioKind)> {
    document.scene().with(|scene| {
        let named = scene
            .plan
            .scenarios
            .iter()
            .map(|scenario| (scenario.id.clone(), name(scenario).to_owned(), scenario.kind));
        named.collect()
    })
}

/// What the scenario controls are made of: they are made anew only when this changes, so that the focus stays.
fn scenarios_key(document: Document) -> String {
    let part =
        |(id, name, kind): &(Id, String, ScenarioKind)| format!("{id} {name} {}\n", mark(*kind).1);
    scenarios(document).iter().map(part).collect()
}

fn scenario_switch(document: Document) -> El {
    let button = move |(id, name, kind): (Id, String, ScenarioKind)| {
        let (class, letter) = mark(kind);
        let own = id.clone();
        el("button", class)
            .live_attr("aria-pressed", move || Some((document.active() == own).to_string()))
            .on("click", move |_| document.activate(id.clone()))
            .child(text("i", "sm", letter).attr("aria-hidden", "true"))
            .child(text("span", "seg__name", &name))
    };
    el("div", "seg seg--scenarios").attr("role", "group").attr("aria-label", "Scenario").live_by(
        move || scenarios_key(document),
        move |_| scenarios(document).into_iter().map(button).collect::<Vec<_>>(),
    )
}

/// The same choice where there is little room.
fn scenario_select(document: Document) -> El {
    let option = move |(id, name, _): (Id, String, ScenarioKind)| {
        let own = id.to_string();
        text("option", "", &name)
            .attr("value", &own)
            .live_flag("selected", move || document.active().as_str() == own)
    };
    let select = el("select", "scenario-select").attr("aria-label", "Scenario").live_by(
        move || scenarios_key(document),
        move |_| scenarios(document).into_iter().map(option).collect::<Vec<_>>(),
    );
    let own = select.clone();
    super::dom::react({
        let select = select.clone();
        move || select.set_value(document.active().as_str())
    });
    select.on("change", move |_| document.activate(own.value().as_str().into()))
}

fn step_button(document: Document, verb: &'static str, shape: Shape) -> El {
    let undoes = verb == "Undo";
    let label = move || {
        let (undo, redo) = document.steps();
        if undoes { undo } else { redo }
    };
    let title = move || match label() {
        Some(label) => format!("{verb}: {label}"),
        None => format!("Nothing to {}", fold(verb)),
    };
    el("button", "btn btn--icon")
        .attr("aria-label", verb)
        .live_attr("title", move || Some(title()))
        // It stays focusable, so that who pressed it for the last step keeps the focus.
        .live_attr("aria-disabled", move || Some(label().is_none().to_string()))
        .on("click", move |_| if undoes { document.undo() } else { document.redo() })
        .child(icon(shape))
}

/// Undo and redo from anywhere but a text field.
pub fn take_undo_keys(document: Document) {
    on_window("keydown", move |event| {
        if is_text_field(&event) {
            return;
        }
        let stroke = Stroke::of(event);
        if !stroke.command || stroke.alt {
            return;
        }
        match (stroke.key.as_str(), stroke.shift) {
            ("z", false) => document.undo(),
            ("y" | "Y", _) | ("z" | "Z", true) => document.redo(),
            _ => return,
        }
        stroke.taken();
    });
}
