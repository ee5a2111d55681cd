//! The plan is kept 300 ms after the last change, and at once when the page is left.
//!
//! One text in the storage holds the plan; it is replaced as a whole, so a tab that dies while writing
//! leaves the one before. Each write is stamped: a tab that finds another tab's stamp does not
//! write over it but sets its own plan aside and says so. What can't be read is set aside for download, never cleared.

use std::{cell::RefCell, rc::Rc, sync::Arc, time::Duration};

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

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
    /// Kept, at that time of day.
    At(String),
    /// A change waits to be kept.
    Waiting,
    /// Nothing to keep yet.
    Untouched,
    /// The storage refused it.
    Failed,
    /// Another tab wrote in between.
    Conflict,
}

/// What was found in the storage at the start.
pub enum Found {
    /// A plan.
    Plan(Box<Plan>, Stamp),
    /// Nothing.
    Nothing,
    /// Something that could not be read; it was set aside.
    Unreadable(String),
}

/// Reads what is kept. What can't be read is set aside and the reason returned.
pub fn load() -> Found {
    let Some(packed) = storage::read(PLAN) else { return Found::Nothing };
    let reason = match keep::unpack(&packed) {
        None => "It is damaged.".to_owned(),
        Some(kept) => match plan_file::read(&kept.text) {
            Ok(plan) => return Found::Plan(Box::new(plan), kept.stamp),
            Err(error) => error.to_string(),
        },
    };
    // Only when the copy is safe under another name may its own name be written again.
    let name = format!("{ASIDE}{}", clock::stamp());
    if storage::write(&name, &packed).is_ok() {
        storage::remove(PLAN);
    }
    Found::Unreadable(reason)
}

/// What was set aside: name and text, to download.
pub fn aside() -> Vec<(String, String)> {
    let names = storage::names(ASIDE).into_iter();
    names
        .filter_map(|name| {
            let packed = storage::read(&name)?;
            let text = keep::unpack(&packed).map_or(packed, |kept| kept.text);
            Some((name, text))
        })
        .collect()
}

struct Keeper {
    document: Document,
    view: View,
    saved: RwSignal<Saved>,
    writer: RefCell<Writer>,
    stamp: RefCell<Stamp>,
    written: RefCell<Arc<Plan>>,
    timer: RefCell<Option<TimeoutHandle>>,
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
        let saved = RwSignal::new(if found { Saved::At(clock::time()) } else { Saved::Untouched });
        let keeper = Rc::new(Keeper {
            document,
            view,
            saved,
            writer: RefCell::default(),
            stamp: RefCell::new(stamp.unwrap_or_default()),
            written: RefCell::new(document.plan_now()),
            timer: RefCell::default(),
        });
        watch(&keeper);
        Self { saved, keeper: StoredValue::new_local(keeper) }
    }

    /// Writes this tab's plan over the other tab's, which is set aside first.
    pub fn keep_mine(&self) {
        self.keeper.with_value(|keeper| {
            if let Some(theirs) = storage::read(PLAN) {
                let _ = storage::write(&format!("{ASIDE}{}", clock::stamp()), &theirs);
                *keeper.stamp.borrow_mut() = keep::stamp(&theirs).unwrap_or_default();
            }
            keeper.save();
        });
    }

    /// Takes the other tab's plan, as one step that can be undone.
    pub fn take_theirs(&self) {
        self.keeper.with_value(|keeper| keeper.take(true));
    }
}

fn watch(keeper: &Rc<Keeper>) {
    let changed = keeper.clone();
    Effect::new(move |_| {
        let plan = changed.document.plan();
        if !Arc::ptr_eq(&plan, &changed.written.borrow()) {
            changed.later();
        }
    });
    for event in ["pagehide", "visibilitychange"] {
        let leaving = keeper.clone();
        let handle = window_event_listener_untyped(event, move |_| leaving.flush());
        // Listens as long as the page lives.
        std::mem::forget(handle);
    }
    let other = keeper.clone();
    let handle = window_event_listener(ev::storage, move |event| {
        if event.key().as_deref() == Some(PLAN) {
            other.other_tab_wrote();
        }
    });
    std::mem::forget(handle);
}

impl Keeper {
    fn later(self: &Rc<Self>) {
        if self.saved.get_untracked() == Saved::Conflict {
            return;
        }
        self.saved.set(Saved::Waiting);
        if let Some(timer) = self.timer.borrow_mut().take() {
            timer.clear();
        }
        let keeper = self.clone();
        *self.timer.borrow_mut() = set_timeout_with_handle(move || keeper.save(), DELAY).ok();
    }

    fn flush(&self) {
        if self.saved.get_untracked() == Saved::Waiting {
            self.save();
        }
    }

    fn save(&self) {
        let kept = storage::read(PLAN).as_deref().and_then(keep::stamp);
        if kept.is_some_and(|kept| kept != *self.stamp.borrow()) {
            self.saved.set(Saved::Conflict);
            return;
        }
        let plan = self.document.plan_now();
        let text = self.writer.borrow_mut().write(&plan);
        let mut stamp = self.stamp.borrow().clone();
        if stamp.revision == 0 || stamp.tab.is_empty() {
            stamp.tab = clock::stamp();
        }
        stamp.revision += 1;
        match storage::write(PLAN, &keep::pack(&stamp, &text)) {
            Ok(()) => {
                *self.stamp.borrow_mut() = stamp;
                *self.written.borrow_mut() = plan;
                self.saved.set(Saved::At(clock::time()));
            }
            Err(_) => {
                self.saved.set(Saved::Failed);
                self.view.say(
                    Tone::Bad,
                    "This browser did not keep the plan: its storage is full or switched off. Export the plan to a file; what was kept before is still there.",
                );
            }
        }
    }

    fn other_tab_wrote(&self) {
        match self.saved.get_untracked() {
            Saved::At(_) | Saved::Untouched => self.take(false),
            _ => self.saved.set(Saved::Conflict),
        }
    }

    fn take(&self, as_step: bool) {
        let Some(kept) = storage::read(PLAN).as_deref().and_then(keep::unpack) else { return };
        let Ok(plan) = plan_file::read(&kept.text) else { return };
        *self.stamp.borrow_mut() = kept.stamp;
        if as_step {
            let label = "Take the other tab's plan".to_owned();
            let command = crate::edit::Command::Replace { label, plan: Box::new(plan) };
            if let Err(sentence) = self.document.dispatch(&command) {
                self.view.say(Tone::Bad, sentence);
            }
        } else {
            self.document.follow(plan);
        }
        *self.written.borrow_mut() = self.document.plan_now();
        self.saved.set(Saved::At(clock::time()));
    }
}
