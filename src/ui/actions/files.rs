//! Files that are chosen or dropped, and plans that take the place of this one.

use std::time::Duration;

use wasm_bindgen::JsCast as _;

use leptos::prelude::*;

use crate::{
    io::{import::MAX_BYTES, plan_file, redact},
    platform::files,
    state::{Tone, import, open, plans, sample::sample},
    text::is_letter_or_digit,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, focused, on_window},
    },
};

/// The one input that every import goes through.
pub fn input(app: App) -> El {
    let input = el(Tag::INPUT, "vh")
        .attr(Attr::TYPE, "file")
        .attr(Attr::ID, "import-file")
        .attr(Attr::TABINDEX, "-1")
        .attr(Attr::ARIA_LABEL, "Import a file")
        .attr(Attr::ACCEPT, ".json,.csv,.txt,.gz,application/json,text/csv,application/gzip");
    let own = input.clone();
    input.held(app.file_input).on(On::CHANGE, move |_| {
        let chosen: &web_sys::HtmlInputElement = own.cast();
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            take(app, &file);
        }
        chosen.set_value("");
    })
}

/// Lets the user choose a file.
pub fn choose(app: App) {
    if let Some(input) = app.file_input.get() {
        input.ask_for_file();
    }
}

/// An empty plan beside this one.
pub fn start_empty(app: App) {
    open::open(app.document, app.view, import::empty(), "Start empty".to_owned());
}

/// The sample beside this plan.
pub fn open_sample(app: App) {
    open::open(app.document, app.view, plans::beside(sample()), "Open sample plan".to_owned());
}

/// Saves the plan as a file.
pub fn export(app: App) {
    let plan = app.document.plan_now();
    if write(app, "", &plan_file::write(&plan)) {
        plans::exported(&plan.head.id);
        app.autosave.again();
        if app.view.hide_private.get_untracked() {
            app.view.say(
                Tone::Info,
                "The file holds the whole plan, with what is hidden here. For a copy to send, choose “Export redacted copy”.",
            );
        }
    }
}

/// Saves a copy without what only we may see.
pub fn export_redacted(app: App) {
    import::redact(app.document, app.view, move |copy| {
        if write(app, redact::NAME_END, copy) {
            app.view.say(
                Tone::Info,
                "The copy holds no walk-away, no cost or estimate of ours, no private row and no note to an offer that is not shared. Other notes and names are as you wrote them: read them once before you send it.",
            );
        }
    });
}

/// Saves the text of the plan; `what` stands behind its name. Whether the browser let it.
fn write(app: App, what: &str, text: &str) -> bool {
    let name = &app.document.plan_now().head.name;
    let name = format!("{}{what}.tranche.json", file_name(name));
    let saved = files::save(&name, "application/json", text).is_ok();
    if !saved {
        app.view.warn(Tone::Bad, "The browser did not let the file be saved.");
    }
    saved
}

/// Saves what was set aside, as it is.
pub fn save_aside(when: &str, text: &str) {
    let name = format!("set-aside-{}.json", when.replace([' ', ':'], "-"));
    let _ = files::save(&name, "application/json", text);
}

/// A file dropped anywhere is taken.
pub fn take_drops(app: App) {
    on_window(On::DRAGOVER, |event| event.prevent_default());
    on_window(On::DROP, move |event| {
        event.prevent_default();
        // What is being typed is taken first.
        if let Some(field) = focused() {
            field.leave();
        }
        let dropped: &web_sys::DragEvent = event.unchecked_ref();
        let files = dropped.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            take(app, &file);
        }
    });
}

fn take(app: App, file: &web_sys::File) {
    let App { document, view, .. } = app;
    let name = file.name();
    if file.size() > MAX_BYTES as f64 {
        let most = MAX_BYTES >> 20;
        view.say(
            Tone::Bad,
            format!("{name} is larger than Tranche reads ({most} MB). The plan is unchanged."),
        );
        return;
    }
    view.busy.set(Some(format!("Reading {name}…")));
    let understand = move |bytes: Option<Vec<u8>>| {
        view.busy.set(None);
        view.welcome.set(false);
        match bytes {
            Some(bytes) => import::take(document, view, app.autosave, name, bytes),
            None => view.say(
                Tone::Bad,
                format!("{name} could not be read from the disk. The plan is unchanged."),
            ),
        }
    };
    // A large file keeps the page busy for a moment: what is being read stands there before that.
    files::read(file, move |bytes| {
        request_animation_frame(move || {
            set_timeout(move || understand(bytes), Duration::ZERO);
        });
    });
}

/// A name that every file system takes.
fn file_name(name: &str) -> String {
    let plain = |c: char| if is_letter_or_digit(c) || "-_ ".contains(c) { c } else { '-' };
    match name.chars().map(plain).collect::<String>().trim() {
        "" => "plan".to_owned(),
        name => name.to_owned(),
    }
}
