//! The plans kept in this browser, side by side: open, rename, duplicate, delete and bring back.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::{
    edit::scenarios,
    io::{
        keep::{Entry, moment, unexported},
        plan_file,
    },
    platform::clock,
    state::{Tone, autosave, open, plans},
    ui::{
        actions::{files, plans as beside},
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        kit::dialog,
    },
};

/// What browsers usually let a page keep, in characters.
const ROOM: usize = 5 << 20;

/// What is asked before a plan goes for good.
const SURE: &str = "Delete this plan for good? Nothing brings it back.";

/// The list.
pub fn plans(app: App) -> El {
    app.autosave.flush();
    // Counts what was done here: the list is made anew then.
    let done = RwSignal::new(0_u32);
    let dialog = dialog::dialog(app.view, "dialog plans", "Plans");
    let act = move |name: &str, run: fn(App)| {
        text(Tag::BUTTON, "btn", name).on(On::CLICK, move |_| {
            app.view.close_dialog();
            // Once the dialog is gone and has given the keyboard back.
            request_animation_frame(move || run(app));
        })
    };
    let aside = aside(app);
    let rows = el(Tag::UL, "plans__list").attr(Attr::ARIA_LABEL, "Plans in this browser").live(
        move || {
            done.track();
            let own = app.autosave.slot();
            let entries = plans::index().entries.into_iter();
            let rows = entries.map(|entry| {
                let open = own.as_deref() == Some(entry.slot.as_str());
                row(app, done, entry, open)
            });
            rows.collect::<Vec<_>>()
        },
    );
    let used = move || {
        done.track();
        let (used, none) = (plans::used(), plans::index().entries.is_empty());
        let kept =
            if none { "Nothing is kept yet: a plan is kept once you change it. " } else { "" };
        format!(
            "{kept}{} KB used, {}% of what browsers usually allow",
            used.div_ceil(1024),
            used * 100 / ROOM
        )
    };
    let actions = el(Tag::DIV, "dialog__actions")
        .child(el(Tag::SPAN, "plans__used").live_text(used))
        .child(act("New plan", files::start_empty))
        .child(act("Duplicate this plan", beside::duplicate))
        .child(act("Import a file…", files::choose))
        .child(act("Close", |_| ()));
    let list = dialog
        .child(text(Tag::H2, "dialog__title", "Plans"))
        .child(text(Tag::P, "plans__note", "They are kept in this browser only: nothing leaves the machine. Export what must not be lost."))
        .child(rows);
    match aside {
        Some(aside) => list.child(aside).child(actions),
        None => list.child(actions),
    }
}

fn row(app: App, done: RwSignal<u32>, entry: Entry, open: bool) -> El {
    let again = move || done.update(|times| *times += 1);
    let slot = Arc::new(entry.slot.clone());
    let button = |name: &str, run: Box<dyn Fn(&str)>| {
        let slot = slot.clone();
        text(Tag::BUTTON, "btn btn--small", name)
            .attr(Attr::ARIA_LABEL, &format!("{name} {}", entry.name))
            .on(On::CLICK, move |event| {
                // Another row may stand there by the second click of a double click.
                let clicked = event.unchecked_ref::<web_sys::UiEvent>().detail();
                if clicked < 2 {
                    run(&slot);
                }
            })
    };
    let line = el(Tag::LI, "plans__row").attr(Attr::DATA_PLAN, &entry.slot);
    if entry.trashed {
        let back = button(
            "Bring back",
            Box::new(move |slot| {
                plans::restore(slot);
                app.view.say(Tone::Info, "The plan is back in the list.");
                again();
            }),
        );
        let for_good = button(
            "Delete for good",
            Box::new(move |slot| {
                if window().confirm_with_message(SURE).unwrap_or_default() {
                    plans::destroy(slot);
                    app.view.say(Tone::Info, "The plan is deleted for good.");
                    again();
                }
            }),
        );
        let said = "deleted; it stays until you delete another";
        return line
            .child(text(Tag::SPAN, "plans__name plans__name--gone", &entry.name))
            .child(text(Tag::SPAN, "plans__said", said))
            .child(for_good)
            // Where “Delete” stood: whoever clicks once too often has changed nothing.
            .child(back);
    }
    let said = el(Tag::SPAN, "plans__said").text(&state_of(app, &entry, open));
    let line = line.child(name_field(app, &entry, open, again)).child(said);
    let line = if open {
        line
    } else {
        line.child(button(
            "Open",
            Box::new(move |slot| {
                app.view.close_dialog();
                if !app.autosave.open(slot) {
                    let fate = autosave::retire(slot);
                    app.view.warn(Tone::Bad, format!("That plan could not be read. {fate}"));
                }
            }),
        ))
    };
    line.child(button(
        "Delete",
        Box::new(move |slot| {
            delete(app, slot, open);
            again();
        }),
    ))
}

/// What was set aside, if anything: to be opened as a plan of its own, or downloaded.
fn aside(app: App) -> Option<El> {
    let dates = untrack(|| app.view.locale()).dates;
    let mut rows = Vec::new();
    for (when, text_of) in autosave::aside() {
        let plan = plan_file::read(&text_of).ok();
        let name = plan.as_ref().map_or(plans::UNREADABLE, |plan| &plan.head.name);
        let shown = format!("set aside {}", moment(&when, dates));
        let mut line = el(Tag::LI, "plans__row")
            .child(text(Tag::SPAN, "plans__name", name))
            .child(text(Tag::SPAN, "plans__said", &shown));
        let button = |what: &str| {
            text(Tag::BUTTON, "btn btn--small", what)
                .attr(Attr::ARIA_LABEL, &format!("{what} {name}, {shown}"))
        };
        if let Some(plan) = plan.clone() {
            line = line.child(button("Open as its own plan").on(On::CLICK, move |_| {
                app.view.close_dialog();
                let own = plans::apart(plan.clone(), ", set aside");
                let label = format!("Open {}", own.head.name);
                open::open(app.document, app.view, own, label);
            }));
        }
        let download =
            button("Download").on(On::CLICK, move |_| files::save_aside(&when, &text_of));
        rows.push(line.child(download));
    }
    (!rows.is_empty())
        .then(|| el(Tag::UL, "plans__list").attr(Attr::ARIA_LABEL, "Set aside").children(rows))
}

/// When it was kept and what of it exists nowhere else.
fn state_of(app: App, entry: &Entry, open: bool) -> String {
    let now = if open { "open, " } else { "" };
    let dates = untrack(|| app.view.locale()).dates;
    let exported = unexported(entry, clock::today(), dates);
    let saved = if entry.saved.is_empty() { "earlier" } else { &moment(&entry.saved, dates) };
    format!("{now}kept {saved}, {exported}")
}

fn name_field(app: App, entry: &Entry, open: bool, again: impl Fn() + 'static) -> El {
    let field = el(Tag::INPUT, "plans__name")
        .attr(Attr::TYPE, "text")
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::ARIA_LABEL, &format!("Name of {}", entry.name))
        .attr(Attr::TITLE, "Type another name");
    field.set_value(&entry.name);
    let (own, slot, was) = (field.clone(), entry.slot.clone(), entry.name.clone());
    field.on(On::CHANGE, move |_| {
        let name = own.value().trim().to_owned();
        if name.is_empty() {
            own.set_value(&was);
            return;
        }
        if open {
            if let Some(command) = scenarios::rename_plan(&app.document.plan_now(), &name) {
                app.act(&command);
            }
            app.autosave.flush();
        } else if !plans::rename(&slot, &name) {
            app.view.warn(Tone::Bad, "The browser did not keep the new name.");
        }
        again();
    })
}

/// Puts a plan into the bin. In the place of the open one stands another, or an empty plan.
fn delete(app: App, slot: &str, open: bool) {
    if open {
        app.autosave.flush();
        let other =
            plans::index().entries.into_iter().find(|entry| !entry.trashed && entry.slot != slot);
        if !other.is_some_and(|other| app.autosave.open(&other.slot)) {
            files::start_empty(app);
        }
        app.autosave.flush();
    }
    if plans::trash(slot) {
        app.view.say(
            Tone::Info,
            "The plan is deleted. The list of plans brings it back until you delete another.",
        );
    } else {
        app.view.warn(
            Tone::Bad,
            "The plan is not deleted: this browser's storage is full. Delete for good what is in the list's bin.",
        );
    }
}
