//! The app: what is loaded, the frame around every screen.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;

use super::{
    import_dialog::ImportDialog,
    pages,
    rail::Rail,
    strip::Strip,
    topbar::{TopBar, mark},
};
use crate::{
    domain::Plan,
    io::plan_file,
    platform::files,
    state::{
        Document, Screen, Tone, View,
        autosave::{self, Autosave, Found},
        import,
    },
};

/// Everything the views share.
#[derive(Clone, Copy)]
pub struct App {
    /// The document.
    pub document: Document,
    /// Where the user is.
    pub view: View,
    /// How the plan is kept.
    pub autosave: Autosave,
}

/// What every view reads.
pub fn app() -> App {
    expect_context::<App>()
}

/// Puts the app in the place of the loading text.
pub fn mount() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    mount_to_body(Root);
}

/// The illustrative plan the app opens with.
pub fn sample() -> Plan {
    const SAMPLE: &str = include_str!("../../examples/illustrative.json");
    // A test reads it, so it can always be read.
    plan_file::read(SAMPLE)
        .unwrap_or_else(|_| crate::edit::starter::plan(crate::domain::Month::EPOCH))
}

#[component]
fn Root() -> impl IntoView {
    let found = autosave::load();
    let view = View::new();
    let (plan, stamp) = match found {
        Found::Plan(plan, stamp) => (*plan, Some(stamp)),
        Found::Nothing => (sample(), None),
        Found::Unreadable(reason) => {
            view.say(
                Tone::Bad,
                format!("The plan kept in this browser could not be read. It was set aside and can be downloaded from the plan menu; this is the sample plan.\n{reason}"),
            );
            (sample(), None)
        }
    };
    let document = Document::new(plan);
    let autosave = Autosave::start(document, view, stamp);
    provide_context(App { document, view, autosave });
    follow_address(view);
    take_drops(document, view);
    take_undo_keys(document);
    let title =
        move || document.scene().with(|scene| format!("{} – Tranche", scene.plan.head.name));
    Effect::new(move |_| leptos::prelude::document().set_title(&title()));
    view! {
        <a class="skip" href="#main">"Skip to the page"</a>
        <div class="app">
            <Rail/>
            <TopBar/>
            <Strip/>
            <main class=move || format!("main {}", scenario_class(document)) id="main" tabindex="-1">
                <NoticeBar/>
                {move || match view.screen.get() {
                    Screen::Workloads => pages::Workloads().into_any(),
                    Screen::Credits => pages::Credits().into_any(),
                }}
            </main>
        </div>
        <ImportDialog/>
        <div class="vh" role="status" aria-live="polite">{move || view.spoken.get()}</div>
    }
}

/// The hue of the active scenario, for what it sets.
fn scenario_class(document: Document) -> &'static str {
    document.scene().with(|scene| {
        let scenario = scene.plan.scenarios.get(scene.scenario.as_str());
        scenario.map_or("", |scenario| mark(scenario.kind).0)
    })
}

/// The message above the page.
#[component]
fn NoticeBar() -> impl IntoView {
    let view = app().view;
    move || {
        let notice = view.notice.get()?;
        let bad = notice.tone == Tone::Bad;
        let mut lines = notice.text.lines().map(str::to_owned);
        let first = lines.next().unwrap_or_default();
        let rest: Vec<String> = lines.collect();
        Some(view! {
            <div class="notice" class:notice--bad=bad role=if bad { "alert" } else { "status" }>
                <div class="notice__text">
                    <p>{first}</p>
                    {(!rest.is_empty()).then(|| view! {
                        <ul class="notice__more">{rest.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                    })}
                </div>
                <button class="btn btn--small" on:click=move |_| view.notice.set(None)>"Dismiss"</button>
            </div>
        })
    }
}

/// The screen follows the address after `#`.
fn follow_address(view: View) {
    let show = move || {
        let hash = window().location().hash().unwrap_or_default();
        if let Some(screen) =
            Screen::ALL.into_iter().find(|screen| hash.strip_prefix('#') == Some(screen.words().1))
        {
            view.screen.set(screen);
        }
    };
    show();
    let handle = window_event_listener(ev::hashchange, move |_| show());
    on_cleanup(move || handle.remove());
}

/// A file dropped anywhere is taken.
fn take_drops(document: Document, view: View) {
    let over = window_event_listener(ev::dragover, |event| event.prevent_default());
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        if let Some(file) =
            event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        {
            take_file(document, view, &file);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}

/// Reads a file and takes it.
pub fn take_file(document: Document, view: View, file: &web_sys::File) {
    let name = file.name();
    if file.size() > crate::io::import::MAX_BYTES as f64 {
        view.say(
            Tone::Bad,
            format!(
                "{name} is larger than Tranche reads ({} MB). The plan is unchanged.",
                crate::io::import::MAX_BYTES >> 20
            ),
        );
        return;
    }
    view.busy.set(Some(format!("Reading {name}…")));
    files::read(file, move |bytes| {
        view.busy.set(None);
        match bytes {
            Some(bytes) => import::take(document, view, &name, &bytes),
            None => view.say(
                Tone::Bad,
                format!("{name} could not be read from the disk. The plan is unchanged."),
            ),
        }
    });
}

/// Undo and redo from anywhere but a text field.
fn take_undo_keys(document: Document) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let typing = event
            .target()
            .is_some_and(|target| target.dyn_ref::<web_sys::HtmlInputElement>().is_some());
        if typing || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => document.undo(),
            ("y", _) | ("z", true) => document.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}
