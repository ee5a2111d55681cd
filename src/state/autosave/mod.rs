//! The plan is kept within 300 ms of a change, and at once when the page is left.
//!
//! One text in the storage holds a plan, under a name of its own (see [`super::plans`]).
//! It is replaced as a whole, so a tab that dies while writing
//! leaves the one before. Each copy is stamped by the tab that wrote it: a tab that finds a stamp it
//! does not know never writes over it, but sets its own plan aside and says so. What can't be read is
//! set aside too, to be downloaded. Nothing is cleared unless the user says so.

mod aside;
mod found;
mod keeper;
mod tabs;

pub use aside::{all as aside, clear as clear_aside, retire};
pub use found::{Found, load};

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::{Document, View, plans};
use crate::{
    domain::Plan,
    io::{
        keep::{self, Stamp},
        plan_file,
    },
    platform::{clock, storage},
};

use keeper::{Keeper, Place};

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
            unkept: RefCell::default(),
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
            super::open::open(keeper.document, keeper.view, plan, format!("Open {name}"));
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

    /// Whether a plan of that id, open or kept, says something else: it must not be replaced unasked.
    pub fn differs(&self, plan: &Plan) -> bool {
        self.flush();
        let id = &plan.head.id;
        let unsaved =
            |keeper: &Rc<Keeper>| keeper.is_unsaved() && keeper.document.plan_now().head.id == *id;
        if self.keeper.with_value(unsaved) {
            return true;
        }
        let Some(slot) = plans::index().slot_of(id.as_str()).map(str::to_owned) else {
            return false;
        };
        let kept = storage::read(&slot).and_then(|packed| keep::unpack(&packed));
        kept.is_none_or(|kept| kept.text != plan_file::write(plan))
    }

    /// Where the open plan is kept, once it is.
    pub fn slot(&self) -> Option<String> {
        self.keeper.with_value(|keeper| keeper.place.borrow().slot.clone())
    }

    /// Says anew how the plan is kept: it was exported.
    pub fn again(&self) {
        self.saved.set(self.saved.get_untracked());
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
