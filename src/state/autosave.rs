//! The plan is kept within 300 ms of a change, and at once when the page is left.
//!
//! One text in the storage holds the plan. It is replaced as a whole, so a tab that dies while writing
//! leaves the one before. Each copy is stamped by the tab that wrote it: a tab that finds a stamp it
//! does not know never writes over it, but sets its own plan aside and says so. What can't be read is
//! set aside too, to be downloaded. Nothing is cleared unless the user says so.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
    time::Duration,
};

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::{Document, Tone, View};
use crate::{
    domain::Plan,
    io::{
        keep::{self, Stamp},
        plan_file::{self, Writer},
    },
    platform::{clock, storage},
};

const PLAN: &str = "tranche/plan";
const ASIDE: &str = "tranche/aside/";
const DELAY: Duration = Duration::from_millis(300);

/// How the plan is kept at the moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Kept, at that time of day; empty when an earlier visit kept it.
    At(String),
    /// A change waits to be kept.
    Waiting,
    /// Nothing to keep yet.
    Untouched,
    /// The storage refused it.
    Failed,
    /// Another tab wrote in between; this tab's plan is set aside.
    Conflict,
}

/// What was found in the storage at the start.
pub enum Found {
    /// A plan.
    Plan(Box<Plan>, Stamp),
    /// Nothing.
    Nothing,
    /// Something that could not be read, and what became of it.
    Unreadable(String),
}

/// Reads what is kept. What can't be read is set aside.
pub fn load() -> Found {
    let Some(packed) = storage::read(PLAN) else { return Found::Nothing };
    let reason = match keep::unpack(&packed) {
        None => "It is damaged, or a newer version of Tranche wrote it.".to_owned(),
        Some(kept) => match plan_file::read(&kept.text) {
            Ok(plan) => return Found::Plan(Box::new(plan), kept.stamp),
            Err(error) => error.to_string(),
        },
    };
    // Only when the copy is safe under another name is its own name free again.
    let fate = if set_aside(&packed) {
        storage::remove(PLAN);
        "It was set aside: download it from the plan menu."
    } else {
        "There is no room to set it aside, so it stays where it is and nothing you do here is kept: export what you need."
    };
    Found::Unreadable(format!("The plan kept in this browser could not be read. {fate}\n{reason}"))
}

/// Puts a copy under a name of its own.
fn set_aside(packed: &str) -> bool {
    storage::write(&format!("{ASIDE}{}", clock::stamp()), packed).is_ok()
}

/// What was set aside: when, and its text, to download.
pub fn aside() -> Vec<(String, String)> {
    let read = |name: String| {
        let packed = storage::read(&name)?;
        let text = keep::unpack(&packed).map_or(packed, |kept| kept.text);
        let when = name.strip_prefix(ASIDE)?.get(..16)?.replace('T', " ");
        Some((when, text))
    };
    storage::names(ASIDE).into_iter().filter_map(read).collect()
}

/// Forgets what was set aside.
pub fn clear_aside() {
    storage::names(ASIDE).iter().for_each(|name| storage::remove(name));
}

struct Keeper {
    document: Document,
    view: View,
    saved: RwSignal<Saved>,
    /// The name this tab gave itself.
    tab: String,
    writer: RefCell<Writer>,
    /// Of the copy this tab last wrote or read.
    stamp: RefCell<Option<Stamp>>,
    /// The plan of that copy.
    written: RefCell<Arc<Plan>>,
    /// Whether a save is due.
    due: Cell<bool>,
}

/// A handle on the keeper for the views.
#[derive(Clone, Copy)]
pub struct Autosave {
    /// How the plan is kept.
    pub saved: RwSignal<Saved>,
    keeper: StoredValue<Rc<Keeper>, LocalStorage>,
}

impl Autosave {
    /// Starts keeping a document. `stamp` is that of the copy it was read from.
    pub fn start(document: Document, view: View, stamp: Option<Stamp>) -> Self {
        let found = stamp.is_some();
        let saved = RwSignal::new(if found { Saved::At(String::new()) } else { Saved::Untouched });
        let keeper = Rc::new(Keeper {
            document,
            view,
            saved,
            tab: clock::stamp(),
            writer: RefCell::default(),
            stamp: RefCell::new(stamp),
            written: RefCell::new(document.plan_now()),
            due: Cell::new(false),
        });
        watch(&keeper);
        Self { saved, keeper: StoredValue::new_local(keeper) }
    }

    /// Writes this tab's plan over the other tab's, which is set aside first.
    pub fn keep_mine(&self) {
        self.keeper.with_value(|keeper| keeper.keep_mine());
    }

    /// Takes the other tab's plan, as one step that can be undone.
    pub fn take_theirs(&self) {
        self.keeper.with_value(|keeper| keeper.take());
    }
}

/// An event of the window and what is done about it.
type Handler = (&'static str, fn(&Rc<Keeper>, &web_sys::Event));

/// Saves after changes and when the page is left; follows other tabs.
fn watch(keeper: &Rc<Keeper>) {
    let changed = keeper.clone();
    Effect::new(move |_| {
        changed.document.plan();
        if changed.is_unsaved() {
            changed.later();
        }
    });
    let handlers: [Handler; 4] = [
        ("storage", |keeper, event| {
            let event = event.unchecked_ref::<web_sys::StorageEvent>();
            if event.key().as_deref() == Some(PLAN) {
                keeper.catch_up();
            }
        }),
        // Hidden: perhaps for good. Shown: others may have written while nothing was heard of them.
        ("visibilitychange", |keeper, _| {
            keeper.flush();
            keeper.catch_up();
        }),
        ("pagehide", |keeper, _| {
            // A cell being typed in is taken as it is.
            let typing = document().active_element().and_then(|at| at.dyn_into().ok());
            let _ = typing.map(|at: web_sys::HtmlElement| at.blur());
            keeper.flush();
        }),
        ("beforeunload", |keeper, event| {
            keeper.flush();
            if keeper.saved.get_untracked() == Saved::Failed {
                event.prevent_default();
            }
        }),
    ];
    for (event, handle) in handlers {
        let keeper = keeper.clone();
        let listener = window_event_listener_untyped(event, move |event| handle(&keeper, &event));
        // Listens as long as the page lives.
        std::mem::forget(listener);
    }
}

impl Keeper {
    fn is_unsaved(&self) -> bool {
        !Arc::ptr_eq(&self.document.plan_now(), &self.written.borrow())
    }

    /// Saves soon. A save that is due already takes this change along: nobody types so fast that
    /// nothing is ever kept.
    fn later(self: &Rc<Self>) {
        if !matches!(self.saved.get_untracked(), Saved::Failed | Saved::Conflict) {
            self.saved.set(Saved::Waiting);
        }
        if !self.due.replace(true) {
            let keeper = self.clone();
            set_timeout(move || keeper.flush(), DELAY);
        }
    }

    fn flush(&self) {
        self.due.set(false);
        if self.is_unsaved() {
            self.save();
        }
    }

    /// Keeps the plan, unless something stands there that this tab has not seen.
    fn save(&self) {
        match storage::read(PLAN) {
            Some(kept) if keep::stamp(&kept) != *self.stamp.borrow() => self.conflict(),
            Some(_) if self.stamp.borrow().is_none() => self.failed(),
            _ => self.replace(),
        }
    }

    /// Writes the plan over what stands there.
    fn replace(&self) {
        if !self.write(PLAN) {
            self.failed();
            return;
        }
        *self.written.borrow_mut() = self.document.plan_now();
        if self.saved.get_untracked() == Saved::Failed {
            self.view.notice.set(None);
        }
        self.saved.set(Saved::At(clock::time()));
    }

    /// Writes the plan under a name. Under its own name it has a new stamp.
    fn write(&self, name: &str) -> bool {
        let text = self.writer.borrow_mut().write(&self.document.plan_now());
        let before = self.stamp.borrow().as_ref().map_or(0, |stamp| stamp.revision);
        let stamp = Stamp { tab: self.tab.clone(), revision: before + 1 };
        let kept = storage::write(name, &keep::pack(&stamp, &text)).is_ok();
        if kept && name == PLAN {
            *self.stamp.borrow_mut() = Some(stamp);
        }
        kept
    }

    fn failed(&self) {
        // Once is enough; the top bar goes on saying it.
        if self.saved.get_untracked() != Saved::Failed {
            self.saved.set(Saved::Failed);
            self.view.say(
                Tone::Bad,
                "This browser did not keep the plan: its storage is full or switched off. Export the plan to a file; what was kept before is still there.",
            );
        }
    }

    fn conflict(&self) {
        if self.write(&self.aside_name()) {
            self.saved.set(Saved::Conflict);
        } else {
            self.failed();
        }
    }

    /// Where this tab's plan is kept while another tab's stands in its place.
    fn aside_name(&self) -> String {
        format!("{ASIDE}{}", self.tab)
    }

    /// Follows what another tab wrote, unless something here would be lost.
    fn catch_up(&self) {
        let Some(kept) = storage::read(PLAN) else { return };
        let theirs = keep::stamp(&kept);
        if theirs == *self.stamp.borrow() {
            return;
        }
        // Written without having seen this tab's last copy?
        let newer = |stamp: &Stamp| {
            self.stamp.borrow().as_ref().is_none_or(|own| stamp.revision > own.revision)
        };
        let follows = !self.is_unsaved() && theirs.is_some_and(|stamp| newer(&stamp));
        if follows {
            self.take();
        } else {
            self.conflict();
        }
    }

    /// Takes what another tab wrote.
    fn take(&self) {
        let read = || {
            let kept = keep::unpack(&storage::read(PLAN)?)?;
            Some((plan_file::read(&kept.text).ok()?, kept.stamp))
        };
        let Some((plan, stamp)) = read() else {
            self.conflict();
            self.view.say(
                Tone::Bad,
                "What the other tab wrote could not be read. Keep this one, or export it.",
            );
            return;
        };
        *self.stamp.borrow_mut() = Some(stamp);
        self.document.follow(plan);
        *self.written.borrow_mut() = self.document.plan_now();
        self.saved.set(Saved::At(clock::time()));
    }

    fn keep_mine(&self) {
        let theirs = storage::read(PLAN);
        if !theirs.as_deref().is_none_or(set_aside) {
            self.failed();
            return;
        }
        // The next stamp follows theirs, so that the other tab follows in turn.
        *self.stamp.borrow_mut() = theirs.as_deref().and_then(keep::stamp);
        self.replace();
        if !self.is_unsaved() {
            storage::remove(&self.aside_name());
        }
    }
}
