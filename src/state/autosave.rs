//! The plan is kept within 300 ms of a change, and at once when the page is left.
//!
//! One text in the storage holds a plan, under a name of its own (see [`super::plans`]). It is replaced as a whole, so a tab that dies while writing
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

use super::{Document, Tone, View, plans};
use crate::{
    domain::{Id, Plan},
    io::{
        keep::{self, Stamp},
        plan_file::{self, Writer},
    },
    platform::{clock, storage},
};

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
    /// A plan, the name it is kept under and the stamp of its copy.
    Plan(Box<Plan>, (String, Stamp)),
    /// Nothing.
    Nothing,
    /// Something that could not be read, and what became of it.
    Unreadable(String),
}

/// Reads the plan that was open last. What can't be read is set aside.
pub fn load() -> Found {
    let index = plans::index();
    let known = index.entries.iter().filter(|entry| !entry.trashed).map(|entry| &entry.slot);
    let known: Vec<&String> = known.collect();
    let open = known.iter().find(|slot| **slot == &index.open);
    // Without an index there is the one plan that was ever kept, read or not.
    let slot = open.or_else(|| known.first()).map_or(plans::PLAN, |slot| slot.as_str());
    let Some(packed) = storage::read(slot) else { return Found::Nothing };
    let reason = match keep::unpack(&packed) {
        None => "It is damaged, or a newer version of Tranche wrote it.".to_owned(),
        Some(kept) => match plan_file::read(&kept.text) {
            Ok(plan) => return Found::Plan(Box::new(plan), (slot.to_owned(), kept.stamp)),
            Err(error) => error.to_string(),
        },
    };
    // Only when the copy is safe under another name is its own name free again.
    let fate = if set_aside(&packed) {
        storage::remove(slot);
        "It was set aside: download it from the plan menu."
    } else {
        "There is no room to set it aside, so it stays where it is and nothing you do here is kept: export what you need."
    };
    Found::Unreadable(format!("The plan kept in this browser could not be read. {fate}\n{reason}"))
}

/// Sets the kept copy of a plan that is not open aside, because a file of the same plan is about to take
/// its place. `false` when there is no room for that.
pub fn make_way(open: &Id, id: &Id) -> bool {
    if open == id {
        return true;
    }
    let slot = plans::index().slot_of(id.as_str()).map(str::to_owned);
    slot.as_deref().and_then(storage::read).is_none_or(|packed| set_aside(&packed))
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

/// Where a plan is kept, as far as this tab knows.
#[derive(Clone)]
struct Place {
    /// The plan's own id.
    id: Id,
    /// The name it is kept under; `None` until it is kept.
    slot: Option<String>,
    /// Of the copy this tab last wrote or read.
    stamp: Option<Stamp>,
    /// The plan of that copy, or one that needs no keeping.
    written: Option<Arc<Plan>>,
}

struct Keeper {
    document: Document,
    view: View,
    saved: RwSignal<Saved>,
    /// The name this tab gave itself.
    tab: String,
    writer: RefCell<Writer>,
    /// Of the open plan.
    place: RefCell<Place>,
    /// Of plans that were open before: undo may lead back to them.
    others: RefCell<Vec<Place>>,
    /// The open plan as it was last seen.
    seen: RefCell<Arc<Plan>>,
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
    /// Starts keeping a document. `kept` is where it was read from.
    pub fn start(document: Document, view: View, kept: Option<(String, Stamp)>) -> Self {
        let found = kept.is_some();
        let plan = document.plan_now();
        let (slot, stamp) = kept.unzip();
        let place = Place { id: plan.head.id.clone(), slot, stamp, written: Some(plan.clone()) };
        let saved = RwSignal::new(if found { Saved::At(String::new()) } else { Saved::Untouched });
        let keeper = Rc::new(Keeper {
            document,
            view,
            saved,
            tab: clock::stamp(),
            writer: RefCell::default(),
            place: RefCell::new(place),
            others: RefCell::default(),
            seen: RefCell::new(plan),
            due: Cell::new(false),
        });
        watch(&keeper);
        Self { saved, keeper: StoredValue::new_local(keeper) }
    }

    /// Writes this tab's plan over the other tab's, which is set aside first.
    pub fn keep_mine(&self) {
        self.keeper.with_value(|keeper| keeper.keep_mine());
    }

    /// Puts a kept plan in the place of the open one, as one step that can be undone. `false` when it
    /// can't be read.
    pub fn open(&self, slot: &str) -> bool {
        let Some((plan, stamp)) = plans::read(slot) else { return false };
        self.keeper.with_value(|keeper| {
            keeper.flush();
            let name = plan.head.name.clone();
            let id = plan.head.id.clone();
            super::import::open(keeper.document, keeper.view, plan, format!("Open {name}"));
            let place = Place {
                id: id.clone(),
                slot: Some(slot.to_owned()),
                stamp: Some(stamp),
                written: Some(keeper.document.plan_now()),
            };
            if keeper.place.borrow().id == id {
                *keeper.place.borrow_mut() = place;
            } else {
                keeper.others.borrow_mut().retain(|other| other.id != id);
                keeper.others.borrow_mut().push(place);
            }
        });
        true
    }

    /// Where the open plan is kept, once it is.
    pub fn slot(&self) -> Option<String> {
        self.keeper.with_value(|keeper| keeper.place.borrow().slot.clone())
    }

    /// Keeps what waits to be kept.
    pub fn flush(&self) {
        self.keeper.with_value(|keeper| keeper.flush());
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
        changed.arrive();
        if changed.is_unsaved() {
            changed.later();
        }
    });
    let handlers: [Handler; 4] = [
        ("storage", |keeper, event| {
            let event = event.unchecked_ref::<web_sys::StorageEvent>();
            let own = keeper.place.borrow().slot.clone();
            let key = event.key().unwrap_or_default();
            if own.map_or_else(|| key.starts_with(plans::PLAN), |own| own == key) {
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
        self.is_new(&self.document.plan_now())
    }

    fn is_new(&self, plan: &Arc<Plan>) -> bool {
        let place = self.place.borrow();
        !place.written.as_ref().is_some_and(|written| Arc::ptr_eq(plan, written))
    }

    /// Follows the document to another plan: the one that is left is kept first.
    fn arrive(&self) {
        let plan = self.document.plan_now();
        let left = self.seen.replace(plan.clone());
        if plan.head.id == self.place.borrow().id {
            return;
        }
        if self.is_new(&left) {
            self.save(&left);
        }
        let known = {
            let mut others = self.others.borrow_mut();
            let at = others.iter().position(|other| other.id == plan.head.id);
            at.map(|at| others.swap_remove(at))
        };
        let next = known.unwrap_or_else(|| self.place_of_new(&plan));
        let slot = next.slot.clone();
        let before = self.place.replace(next);
        self.others.borrow_mut().push(before);
        self.saved.set(match &slot {
            Some(_) => Saved::At(String::new()),
            None => Saved::Untouched,
        });
        if let Some(slot) = slot {
            plans::update(|index| index.open = slot);
        }
    }

    /// The place of a plan that this tab has not seen. Where one of its id is kept, it takes its place:
    /// who lets a file in sets that copy aside before.
    fn place_of_new(&self, plan: &Plan) -> Place {
        let id = plan.head.id.clone();
        let slot = plans::index().slot_of(id.as_str()).map(str::to_owned);
        let there = slot.as_deref().and_then(storage::read);
        let stamp = there.as_deref().and_then(keep::stamp);
        let slot = slot.filter(|_| stamp.is_some());
        Place { id, slot, stamp, written: None }
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
        self.arrive();
        if self.is_unsaved() {
            self.save(&self.document.plan_now());
        }
    }

    /// The name the open plan is kept under. Another tab may have kept it meanwhile.
    fn slot(&self) -> Option<String> {
        let place = self.place.borrow();
        place.slot.clone().or_else(|| plans::index().slot_of(place.id.as_str()).map(str::to_owned))
    }

    /// Keeps a plan under the open one's name, unless something stands there that this tab has not seen.
    fn save(&self, plan: &Arc<Plan>) {
        let slot = self.slot().unwrap_or_else(plans::free_slot);
        match storage::read(&slot) {
            Some(kept) if keep::stamp(&kept) != self.place.borrow().stamp => self.conflict(plan),
            Some(_) if self.place.borrow().stamp.is_none() => self.failed(),
            _ => self.replace(&slot, plan),
        }
    }

    /// Writes a plan over what stands there.
    fn replace(&self, slot: &str, plan: &Arc<Plan>) {
        let Some(stamp) = self.write(slot, plan) else {
            self.failed();
            return;
        };
        {
            let mut place = self.place.borrow_mut();
            place.slot = Some(slot.to_owned());
            place.stamp = Some(stamp);
            place.written = Some(plan.clone());
        }
        plans::note(|index| {
            index.keep(slot, plan.head.id.as_str(), &plan.head.name, &plans::now());
            slot.clone_into(&mut index.open);
        });
        if self.saved.get_untracked() == Saved::Failed {
            self.view.notice.set(None);
        }
        self.saved.set(Saved::At(clock::time()));
    }

    /// Writes a plan under a name, as the next copy after the one this tab knows.
    fn write(&self, name: &str, plan: &Plan) -> Option<Stamp> {
        let text = self.writer.borrow_mut().write(plan);
        let before = self.place.borrow().stamp.as_ref().map_or(0, |stamp| stamp.revision);
        let stamp = Stamp { tab: self.tab.clone(), revision: before + 1 };
        storage::write(name, &keep::pack(&stamp, &text)).is_ok().then_some(stamp)
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

    /// Sets this tab's plan aside, because another one stands in its place.
    fn conflict(&self, plan: &Plan) {
        if self.write(&self.aside_name(), plan).is_some() {
            self.saved.set(Saved::Conflict);
        } else {
            self.failed();
        }
    }

    /// Where this tab's plan is kept while another tab's stands in its place.
    fn aside_name(&self) -> String {
        format!("{ASIDE}{}-{}", self.tab, self.place.borrow().id)
    }

    /// Follows what another tab wrote, unless something here would be lost.
    fn catch_up(&self) {
        let Some(kept) = self.slot().as_deref().and_then(storage::read) else { return };
        let theirs = keep::stamp(&kept);
        let own = self.place.borrow().stamp.clone();
        if theirs == own {
            return;
        }
        // Written without having seen this tab's last copy?
        let newer = |stamp: &Stamp| own.as_ref().is_none_or(|own| stamp.revision > own.revision);
        let follows = !self.is_unsaved() && theirs.is_some_and(|stamp| newer(&stamp));
        if follows {
            self.take();
        } else {
            self.conflict(&self.document.plan_now());
        }
    }

    /// Takes what another tab wrote.
    fn take(&self) {
        let slot = self.slot();
        let Some((plan, stamp)) = slot.as_deref().and_then(plans::read) else {
            self.conflict(&self.document.plan_now());
            self.view.say(
                Tone::Bad,
                "What the other tab wrote could not be read. Keep this one, or export it.",
            );
            return;
        };
        // Should it be another plan by now, the document is followed to it.
        self.place.borrow_mut().id = plan.head.id.clone();
        self.document.follow(plan);
        let plan = self.document.plan_now();
        self.seen.replace(plan.clone());
        {
            let mut place = self.place.borrow_mut();
            place.slot = slot;
            place.stamp = Some(stamp);
            place.written = Some(plan);
        }
        self.saved.set(Saved::At(clock::time()));
    }

    fn keep_mine(&self) {
        let slot = self.slot().unwrap_or_else(plans::free_slot);
        let theirs = storage::read(&slot);
        if !theirs.as_deref().is_none_or(set_aside) {
            self.failed();
            return;
        }
        // The next stamp follows theirs, so that the other tab follows in turn.
        self.place.borrow_mut().stamp = theirs.as_deref().and_then(keep::stamp);
        self.replace(&slot, &self.document.plan_now());
        if !self.is_unsaved() {
            storage::remove(&self.aside_name());
        }
    }
}
