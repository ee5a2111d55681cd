//! The top bar: plan menu, how it is kept, scenarios, undo.

use leptos::{ev, html, prelude::*};

use super::{
    app::{app, sample, take_file},
    icons::{Icon, Shape},
    menu::{Menu, MenuItem},
};
use crate::{
    domain::{Month, Scenario, choice::Choice as _, scenario::ScenarioKind},
    edit::starter,
    io::plan_file,
    platform::{clock, files},
    state::{
        Tone,
        autosave::{self, Saved},
        import,
    },
};

/// The top bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let app = app();
    let scene = app.document.scene();
    let file = NodeRef::<html::Input>::new();
    let illustrative =
        move || scene.with(|scene| scene.plan.head.extra.get("illustrative").is_some());
    let chosen = move |event: ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Some(chosen) = input.files().and_then(|files| files.get(0)) {
            take_file(app.document, app.view, &chosen);
        }
        input.set_value("");
    };
    view! {
        <header class="topbar">
            <PlanMenu file/>
            <input node_ref=file class="vh" type="file" tabindex="-1" aria-label="Import a file" on:change=chosen
                accept=".json,.csv,.txt,application/json,text/csv"/>
            <SavedState/>
            {move || illustrative().then(|| view! {
                <span class="tag-illus">"Illustrative figures"</span>
                <button class="btn btn--small btn--first" on:click=move |_| start_empty()>"Start empty"</button>
                <button class="btn btn--small btn--first" on:click=move |_| choose_file(file)>"Import"</button>
            })}
            <span class="grow"></span>
            <ScenarioSwitch/>
            <span class="vr" aria-hidden="true"></span>
            <Steps/>
        </header>
    }
}

fn choose_file(file: NodeRef<html::Input>) {
    if let Some(input) = file.get_untracked() {
        input.click();
    }
}

fn start_empty() {
    let app = use_context::<super::app::App>();
    let Some(app) = app else { return };
    let start = Month::of(clock::today()).plus(1);
    import::open(app.document, app.view, starter::plan(start), "Start empty".to_owned());
}

#[component]
fn PlanMenu(file: NodeRef<html::Input>) -> impl IntoView {
    let app = app();
    let scene = app.document.scene();
    let label = Signal::derive(move || scene.with(|scene| scene.plan.head.name.clone()));
    let export = move || {
        let plan = app.document.plan_now();
        let name = format!("{}.tranche.json", file_name(&plan.head.name));
        if files::save(&name, "application/json", &plan_file::write(&plan)).is_err() {
            app.view.say(Tone::Bad, "The browser did not let the file be saved.");
        }
    };
    let items = move |()| {
        let item = |name: &str, run: Callback<()>| MenuItem { name: name.to_owned(), run };
        let mut items = vec![
            item("Import a file…", Callback::new(move |()| choose_file(file))),
            item("Export plan", Callback::new(move |()| export())),
            item(
                "Start empty",
                Callback::new(move |()| {
                    let start = Month::of(clock::today()).plus(1);
                    import::open(
                        app.document,
                        app.view,
                        starter::plan(start),
                        "Start empty".to_owned(),
                    );
                }),
            ),
            item(
                "Open sample plan",
                Callback::new(move |()| {
                    import::open(app.document, app.view, sample(), "Open sample plan".to_owned());
                }),
            ),
        ];
        for (name, text) in autosave::aside() {
            let when = name.rsplit('/').next().unwrap_or_default().to_owned();
            items.push(item(
                &format!("Download what was set aside {when}"),
                Callback::new(move |()| {
                    let _ =
                        files::save(&format!("set-aside-{when}.json"), "application/json", &text);
                }),
            ));
        }
        items
    };
    view! { <Menu label name="Plan" items=Callback::new(items)/> }
}

/// A name that every file system takes.
fn file_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() || "-_ ".contains(c) { c } else { '-' })
        .collect();
    let plain = plain.trim();
    if plain.is_empty() { "plan".to_owned() } else { plain.to_owned() }
}

#[component]
fn SavedState() -> impl IntoView {
    let app = app();
    let saved = app.autosave.saved;
    let (take, keep) = (move |_| app.autosave.take_theirs(), move |_| app.autosave.keep_mine());
    move || {
        let (class, text) = match saved.get() {
            Saved::At(time) => ("saved", format!("Saved {time}")),
            Saved::Waiting => ("saved saved--waiting", "Saving…".to_owned()),
            Saved::Untouched => ("saved saved--waiting", "Not changed yet".to_owned()),
            Saved::Failed => {
                ("saved saved--bad", "Not saved: storage full. Export the plan.".to_owned())
            }
            Saved::Conflict => ("saved saved--bad", "Changed in another tab".to_owned()),
        };
        let conflict = saved.get() == Saved::Conflict;
        view! {
            <span class=class role="status"><i aria-hidden="true"></i><span class="saved__text">{text}</span></span>
            {conflict.then(|| view! {
                <button class="btn btn--small" on:click=take>"Take the other"</button>
                <button class="btn btn--small" on:click=keep>"Keep mine"</button>
            })}
        }
    }
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

#[component]
fn ScenarioSwitch() -> impl IntoView {
    let document = app().document;
    let scene = document.scene();
    let button = move |scenario: &Scenario| {
        let (class, letter) = mark(scenario.kind);
        let (id, active) = (scenario.id.clone(), scenario.id.clone());
        let name = if scenario.name.is_empty() {
            scenario.kind.label().to_owned()
        } else {
            scenario.name.clone()
        };
        view! {
            <button class=class aria-pressed=move || (document.active() == active).to_string()
                on:click=move |_| document.activate(id.clone())>
                <i class="sm" aria-hidden="true">{letter}</i>
                <span class="seg__name">{name}</span>
            </button>
        }
    };
    // The buttons change only when the scenarios do, so that the focus stays.
    let scenarios = Memo::new(move |_| {
        scene.with(|scene| {
            scene
                .plan
                .scenarios
                .iter()
                .map(|s| (s.id.clone(), s.name.clone(), s.kind))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div class="seg seg--scenarios" role="group" aria-label="Scenario">
            {move || {
                scenarios.track();
                scene.with_untracked(|scene| scene.plan.scenarios.iter().map(|scenario| button(scenario)).collect_view())
            }}
        </div>
        <select class="scenario-select" aria-label="Scenario" prop:value=move || document.active().to_string()
            on:change=move |event| document.activate(event_target_value(&event).into())>
            {move || scenarios.get().into_iter().map(|(id, name, _)| {
                let chosen = document.active() == id;
                view! { <option value=id.to_string() selected=chosen>{name}</option> }
            }).collect_view()}
        </select>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let document = app().document;
    let undo = move || document.steps().0;
    let redo = move || document.steps().1;
    let title = |verb: &str, label: Option<String>| match label {
        Some(label) => format!("{verb}: {label}"),
        None => format!("Nothing to {}", verb.to_lowercase()),
    };
    view! {
        <button class="btn btn--icon" aria-label="Undo" title=move || title("Undo", undo()) disabled=move || undo().is_none()
            on:click=move |_| document.undo()><Icon shape=Shape::Undo/></button>
        <button class="btn btn--icon" aria-label="Redo" title=move || title("Redo", redo()) disabled=move || redo().is_none()
            on:click=move |_| document.redo()><Icon shape=Shape::Redo/></button>
    }
}
