//! The root: what is loaded, and the frame around every screen.

use leptos::prelude::*;

use super::{
    actions::{files, locale, print, privacy, theme},
    anchors::Anchor,
    app::App,
    dialogs,
    dom::{Attr, El, On, Tag, el, react, start, text},
    kit::scenario_mark,
    pages,
    shell::{commands, notice, palette, rail, settings, strip, topbar, tour},
};
use crate::state::{
    Dialog, Document, Screen, Tone, View,
    autosave::{self, Autosave, Found},
    plans, resume,
    sample::sample,
};

/// Puts the app in the place of the frame that `index.html` draws.
pub fn mount() {
    // Leptos starts its executor and owns what the views make; the elements are ours.
    mount_to_body(|| start(root(load())));
}

fn load() -> App {
    theme::restore();
    let view = View::new();
    locale::restore(view);
    privacy::restore(view);
    let (plan, kept) = match autosave::load() {
        Found::Plan(plan, kept) => {
            remind(view, &kept.0);
            (*plan, Some(kept))
        }
        Found::Nothing => {
            view.welcome.set(true);
            (sample(), None)
        }
        Found::Unreadable(reason) => {
            view.warn(Tone::Bad, reason);
            (sample(), None)
        }
    };
    let scenario = resume::scenario(&plan);
    let document = Document::new(plan, scenario, view);
    App::new(document, view, Autosave::start(document, view, kept))
}

/// Reminds of a plan whose changes exist nowhere else.
fn remind(view: View, slot: &str) {
    if let Some((name, state)) = plans::export_due(slot, untrack(|| view.locale()).dates) {
        view.warn(
            Tone::Info,
            format!("“{name}” was {state}. Export it to a file, so that it is safe from a cleared browser."),
        );
    }
}

fn root(app: App) -> [El; 4] {
    let App { document, view, .. } = app;
    rail::follow_address(view);
    files::take_drops(app);
    commands::take_keys(app);
    privacy::tell_substitute(app);
    privacy::follow_tabs(app);
    print::take_print(app);
    react(move || {
        let name = document.scene().with(|scene| scene.plan.head.name.clone());
        leptos::prelude::document().set_title(&format!("{name} – Tranche"));
    });
    let mut before = None;
    react(move || {
        let scenario = document.active();
        if before.replace(scenario.clone()).is_some_and(|before| before != scenario) {
            resume::note(&document.plan_now(), &scenario);
        }
    });
    let main = el(Tag::MAIN, "main").attr(Attr::ID, "main").attr(Attr::TABINDEX, "-1");
    let main = app.anchors.hold(Anchor::Main, main);
    let scrolled = main.clone();
    let page = move || {
        let screen = view.screen.get();
        // On a phone all of it scrolls, and another screen begins at its beginning.
        scrolled.raw().set_scroll_top(0);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        Some(untrack(|| pages::page(app, screen)))
    };
    let main = main.child(notice::bar(app)).child(notice::welcome(app)).live(page);
    // The hue of the active scenario, for what it sets.
    let hue = main.clone();
    react(move || hue.set_attr(Attr::CLASS, Some(&format!("main {}", scenario_hue(document)))));
    let skipped = main.clone();
    let calling = move || view.screen.get() == Screen::Call;
    let frame = el(Tag::DIV, "app")
        .live_class("app--call", calling)
        .live_class("app--hide-private", move || view.hide_private.get())
        .child(rail::rail(app))
        .child(topbar::bar(app))
        .child(strip::strip(app))
        .child(main);
    let spoken = el(Tag::DIV, "vh").attr(Attr::ROLE, "status").attr(Attr::ARIA_LIVE, "polite");
    [
        // The address stays: it names the screen.
        text(Tag::A, "skip", "Skip to the page").attr(Attr::HREF, "#main").on(
            On::CLICK,
            move |event| {
                event.prevent_default();
                skipped.focus();
            },
        ),
        frame,
        el(Tag::DIV, "")
            .child(tour::tour(app))
            .live(move || view.dialog().map(|open| untrack(|| dialog(app, open)))),
        spoken.live_text(move || view.spoken.get()),
    ]
}

/// What is open over the page.
fn dialog(app: App, open: Dialog) -> El {
    match open {
        Dialog::Palette => palette::palette(app),
        Dialog::Shortcuts => palette::shortcuts(app),
        Dialog::Plans => dialogs::plans::plans(app),
        Dialog::PlanSettings => settings::settings(app),
        Dialog::NamePlan => dialogs::naming::naming(app, true),
        Dialog::NameScenario => dialogs::naming::naming(app, false),
        Dialog::Locale => dialogs::locale::locale(app),
        Dialog::Import(waiting) => dialogs::import::import(app, &waiting),
        Dialog::Bill(bill) => dialogs::bill::bill(app, &bill),
    }
}

fn scenario_hue(document: Document) -> &'static str {
    document.scene().with(|scene| {
        let scenario = scene.plan.scenarios.get(scene.scenario.as_str());
        scenario.map_or("", |scenario| scenario_mark::mark(scenario.kind).0)
    })
}
