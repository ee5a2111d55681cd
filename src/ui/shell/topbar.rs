//! The top bar: plan menu, how it is kept, scenarios, undo.

use leptos::prelude::*;

use super::commands;
use crate::{
    domain::{Id, scenario::ScenarioKind},
    io::keep::moment,
    state::{
        Screen,
        autosave::{self, Saved},
        plans,
    },
    text::fold,
    ui::{
        actions::{files, history, privacy, screens},
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
        keymap,
        kit::{
            icons::{Shape, icon},
            menu::{self, Item},
            scenario_mark,
        },
    },
};

/// The top bar.
pub fn bar(app: App) -> El {
    let scene = app.document.scene();
    let illustrative = move || scene.with(|scene| scene.plan.head.illustrative);
    let tag = text(Tag::SPAN, "tag-illus", "Illustrative figures");
    el(Tag::HEADER, "topbar")
        .child(plan_menu(app))
        .child(files::input(app))
        .child(saved_state(app))
        .child(tag.live_flag(Attr::HIDDEN, move || !illustrative()))
        .child(el(Tag::SPAN, "grow"))
        .child(scenario_switch(app))
        .child(scenario_select(app))
        .child(el(Tag::SPAN, "vr").attr(Attr::ARIA_HIDDEN, "true"))
        .child(step_button(app, keymap::UNDO.name, Shape::Undo))
        .child(step_button(app, keymap::REDO.name, Shape::Redo))
        .child(steps(app))
        .child(el(Tag::SPAN, "vr").attr(Attr::ARIA_HIDDEN, "true"))
        .child(hide_button(app))
        .child(call_button(app))
}

fn plan_menu(app: App) -> El {
    let name = move || app.document.scene().with(|scene| scene.plan.head.name.clone());
    let item = move |name: &str, run: fn(App)| Item::new(name, move || run(app));
    let items = move || {
        let offered = commands::ALL.iter().filter(|command| command.in_menu);
        let mut items: Vec<Item> =
            offered.map(|command| item(command.shortcut.name, command.run)).collect();
        let aside = autosave::aside();
        let kept = !aside.is_empty();
        items.extend(aside.into_iter().map(|(when, text)| {
            let shown = moment(&when, untrack(|| app.view.locale()).dates);
            Item::new(&format!("Download what was set aside {shown}"), move || {
                files::save_aside(&when, &text);
            })
        }));
        if kept {
            items.push(item("Forget what was set aside", |_| autosave::clear_aside()));
        }
        items
    };
    let button = el(Tag::BUTTON, "menu__button").child(el(Tag::SPAN, "").live_text(name));
    let button = app.anchors.hold(Anchor::PlanMenu, button);
    menu::opened_by(button, "Plan", items)
}

fn saved_state(app: App) -> El {
    let saved = app.autosave.saved;
    let look = move || match saved.get() {
        Saved::At(time) => {
            let slot = app.autosave.slot();
            let due = slot.and_then(|slot| plans::export_due(&slot, app.view.locale().dates));
            let due = due.map_or_else(String::new, |(_, state)| format!(", {state}"));
            ("saved", format!("{}{due}", format!("Saved {time}").trim_end()))
        }
        Saved::Waiting => ("saved saved--waiting", "Saving…".to_owned()),
        Saved::Untouched => ("saved saved--waiting", "Not changed yet".to_owned()),
        Saved::Failed => ("saved saved--bad", "Not saved: export the plan".to_owned()),
        Saved::Conflict => ("saved saved--bad", "Changed in another tab".to_owned()),
    };
    let said = el(Tag::SPAN, "saved__text").live_text(move || look().1);
    let state = el(Tag::SPAN, "")
        .attr(Attr::ROLE, "status")
        .live_attr(Attr::CLASS, move || Some(look().0.to_owned()))
        .live_attr(Attr::TITLE, move || Some(look().1))
        .child(el(Tag::I, "").attr(Attr::ARIA_HIDDEN, "true"))
        .child(said);
    let act = |name: &str, run: fn(&autosave::Autosave)| {
        text(Tag::BUTTON, "btn btn--small", name).on(On::CLICK, move |_| run(&app.autosave))
    };
    let choices = el(Tag::SPAN, "saved__acts")
        .child(act("Take the other", autosave::Autosave::take_theirs))
        .child(act("Keep mine", autosave::Autosave::keep_mine))
        .live_flag(Attr::HIDDEN, move || saved.get() != Saved::Conflict);
    el(Tag::SPAN, "saved__both").child(state).child(choices)
}

/// Hides what only we may see, on a shared screen.
fn hide_button(app: App) -> El {
    let hidden = app.view.hide_private;
    let button = app.anchors.hold(Anchor::HidePrivate, el(Tag::BUTTON, "btn topbar__act"));
    let button = button
        .live_attr(Attr::ARIA_PRESSED, move || Some(hidden.get().to_string()))
        .on(On::CLICK, move |_| privacy::toggle(app))
        .child(icon(Shape::Eye))
        .child(text(Tag::SPAN, "topbar__name", keymap::HIDE.name));
    // What is left out is not told to whoever looks on.
    button.live_attr(Attr::TITLE, move || {
        let tip = if hidden.get() { "Shows it again" } else { privacy::DOES };
        Some(keymap::HIDE.tip(tip))
    })
}

fn call_button(app: App) -> El {
    let calling = move || app.view.screen.get() == Screen::Call;
    let name = move || if calling() { "End call mode" } else { keymap::CALL.name }.to_owned();
    el(Tag::BUTTON, "btn topbar__act")
        .attr(Attr::TITLE, &keymap::CALL.tip("Large figures and one hand, for a call"))
        .live_attr(Attr::ARIA_PRESSED, move || Some(calling().to_string()))
        .on(On::CLICK, move |_| screens::call_mode(app))
        .child(icon(Shape::Phone))
        .child(el(Tag::SPAN, "topbar__name").live_text(name))
}

/// Id, name and kind of every scenario that is shown. Of stored offers, which are many after a call,
/// only the active one is; the offer log and the palette lead to the others.
fn scenarios(app: App) -> Vec<(Id, String, ScenarioKind)> {
    app.document.scene().with(|scene| {
        let shown = scene
            .plan
            .scenarios
            .iter()
            .filter(|scenario| !scenario.offer.is_stored() || scenario.id == scene.scenario);
        let named =
            shown.map(|scenario| (scenario.id.clone(), scenario.title().to_owned(), scenario.kind));
        named.collect()
    })
}

/// What the scenario controls are made of: they are made anew only when this changes, so that the focus stays.
fn scenarios_key(app: App) -> String {
    let part = |(id, name, kind): &(Id, String, ScenarioKind)| {
        format!("{id} {name} {}\n", scenario_mark::mark(*kind).1)
    };
    scenarios(app).iter().map(part).collect()
}

fn scenario_switch(app: App) -> El {
    let document = app.document;
    let button = move |(id, name, kind): (Id, String, ScenarioKind)| {
        let (class, letter) = scenario_mark::mark(kind);
        let own = id.clone();
        el(Tag::BUTTON, class)
            .live_attr(Attr::ARIA_PRESSED, move || Some((document.active() == own).to_string()))
            .on(On::CLICK, move |_| document.activate(id.clone()))
            .child(text(Tag::I, "sm", letter).attr(Attr::ARIA_HIDDEN, "true"))
            .child(text(Tag::SPAN, "seg__name", &name))
    };
    let switch = app.anchors.hold(Anchor::Scenarios, el(Tag::DIV, "seg seg--scenarios"));
    switch.attr(Attr::ROLE, "group").attr(Attr::ARIA_LABEL, "Scenario").live_by(
        move || scenarios_key(app),
        move |_| scenarios(app).into_iter().map(button).collect::<Vec<_>>(),
    )
}

/// The same choice where there is little room.
fn scenario_select(app: App) -> El {
    let document = app.document;
    let option = move |(id, name, _): (Id, String, ScenarioKind)| {
        let own = id.to_string();
        text(Tag::OPTION, "", &name)
            .attr(Attr::VALUE, &own)
            .live_flag(Attr::SELECTED, move || document.active().as_str() == own)
    };
    let select = app.anchors.hold(Anchor::Scenarios, el(Tag::SELECT, "scenario-select"));
    let select = select.attr(Attr::ARIA_LABEL, "Scenario").live_by(
        move || scenarios_key(app),
        move |_| scenarios(app).into_iter().map(option).collect::<Vec<_>>(),
    );
    let own = select.clone();
    react({
        let select = select.clone();
        move || select.set_value(document.active().as_str())
    });
    select.on(On::CHANGE, move |_| document.activate(own.value().as_str().into()))
}

/// All steps, the latest first: any of them can be gone back to.
fn steps(app: App) -> El {
    let items = move || {
        let (steps, done) = untrack(|| app.document.history());
        let mut items = Vec::with_capacity(steps.len() + 1);
        for (at, label) in steps.iter().enumerate().rev() {
            let to = at + 1;
            items.push(Item::new(label, move || history::jump(app, to)).chosen(to == done));
        }
        items.push(Item::new("Where you began", move || history::jump(app, 0)).chosen(done == 0));
        items
    };
    let button = el(Tag::BUTTON, "menu__button")
        .attr(Attr::ARIA_LABEL, "History of steps")
        .attr(Attr::TITLE, "All steps: go back to any of them")
        .child(el(Tag::SPAN, ""));
    menu::opened_by(button, "Steps", items).attr(Attr::CLASS, "menu menu--right")
}

fn step_button(app: App, verb: &'static str, shape: Shape) -> El {
    let undoes = verb == keymap::UNDO.name;
    let label = move || {
        let (undo, redo) = app.document.steps();
        if undoes { undo } else { redo }
    };
    let title = move || match label() {
        Some(label) => format!("{verb}: {label}"),
        None => format!("Nothing to {}", fold(verb)),
    };
    el(Tag::BUTTON, "btn btn--icon")
        .attr(Attr::ARIA_LABEL, verb)
        .live_attr(Attr::TITLE, move || Some(title()))
        // It stays focusable, so that who pressed it for the last step keeps the focus.
        .live_attr(Attr::ARIA_DISABLED, move || Some(label().is_none().to_string()))
        .on(On::CLICK, move |_| if undoes { history::undo(app) } else { history::redo(app) })
        .child(icon(shape))
}
