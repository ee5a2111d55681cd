//! Who writes: where the open plan is kept, and the copy that follows its changes.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
    time::Duration,
};

use leptos::prelude::*;

use super::Saved;
use crate::{
    domain::{Id, Plan},
    io::{
        keep::{self, Stamp},
        plan_file::Writer,
    },
    platform::{clock, storage},
    state::{Document, Tone, View, plans},
};

const DELAY: Duration = Duration::from_millis(300);

/// Where a plan is kept, as far as this tab knows.
#[derive(Clone)]
pub(super) struct Place {
    /// The plan's own id.
    pub(super) id: Id,
    /// The name it is kept under; `None` until it is kept.
    pub(super) slot: Option<String>,
    /// Of the copy this tab last wrote or read.
    pub(super) stamp: Option<Stamp>,
    /// The plan of that copy, or one that needs no keeping.
    pub(super) written: Option<Arc<Plan>>,
}

pub(super) struct Keeper {
    pub(super) document: Document,
    pub(super) view: View,
    pub(super) saved: RwSignal<Saved>,
    /// The name this tab gave itself.
    pub(super) tab: String,
    pub(super) writer: RefCell<Writer>,
    /// Of the open plan.
    pub(super) place: RefCell<Place>,
    /// Of plans that were open before: undo may lead back to them.
    pub(super) others: RefCell<Vec<Place>>,
    /// Plans that were left while there was no room to keep them.
    pub(super) unkept: RefCell<Vec<Arc<Plan>>>,
    /// The open plan as it was last seen.
    pub(super) seen: RefCell<Arc<Plan>>,
    /// Whether a save is due.
    pub(super) due: Cell<bool>,
}

impl Keeper {
    pub(super) fn is_unsaved(&self) -> bool {
        self.is_new(&self.document.plan_now())
    }

    fn is_new(&self, plan: &Arc<Plan>) -> bool {
        let place = self.place.borrow();
        !place.written.as_ref().is_some_and(|written| Arc::ptr_eq(plan, written))
    }

    /// Follows the document to another plan: the one that is left is kept first.
    pub(super) fn arrive(&self) {
        let plan = self.document.plan_now();
        let left = self.seen.replace(plan.clone());
        if plan.head.id == self.place.borrow().id {
            return;
        }
        if self.is_new(&left) && !self.save(&left) {
            self.unkept.borrow_mut().push(left);
        }
        self.unkept.borrow_mut().retain(|unkept| unkept.head.id != plan.head.id);
        let known = {
            let mut others = self.others.borrow_mut();
            let at = others.iter().position(|other| other.id == plan.head.id);
            at.map(|at| others.swap_remove(at))
        };
        let mut next = known.unwrap_or_else(|| self.place_of_new(&plan));
        if next.slot.as_deref().is_some_and(|slot| storage::first_line(slot).is_none()) {
            // Deleted for good meanwhile: it is kept anew.
            next = Place { id: next.id, slot: None, stamp: None, written: None };
        }
        let slot = next.slot.clone();
        let before = self.place.replace(next);
        self.others.borrow_mut().push(before);
        self.now(match &slot {
            Some(_) => Saved::At(String::new()),
            None => Saved::Untouched,
        });
        if let Some(slot) = slot {
            plans::update(|index| index.arrive(&slot));
        }
    }

    /// The place of a plan that this tab has not seen. Where one of its id is kept, it takes its place:
    /// a file that says something else comes in under an id of its own.
    fn place_of_new(&self, plan: &Plan) -> Place {
        let id = plan.head.id.clone();
        let slot = plans::index().slot_of(id.as_str()).map(str::to_owned);
        let there = slot.as_deref().and_then(storage::first_line);
        let stamp = there.as_deref().and_then(keep::stamp);
        let slot = slot.filter(|_| stamp.is_some());
        Place { id, slot, stamp, written: None }
    }

    /// Saves soon. A save that is due already takes this change along: nobody types so fast that
    /// nothing is ever kept.
    pub(super) fn later(self: &Rc<Self>) {
        if !matches!(self.saved.get_untracked(), Saved::Failed | Saved::Conflict) {
            self.saved.set(Saved::Waiting);
        }
        if !self.due.replace(true) {
            let keeper = self.clone();
            set_timeout(move || keeper.flush(), DELAY);
        }
    }

    /// Says how the open plan is kept, unless one that was left is not kept at all.
    pub(super) fn now(&self, saved: Saved) {
        let lost = !self.unkept.borrow().is_empty();
        self.saved.set(if lost { Saved::Failed } else { saved });
    }

    /// Tries again to keep the plans that could not be kept when they were left.
    fn keep_left(&self) {
        for plan in self.unkept.take() {
            let at = self.others.borrow().iter().position(|other| other.id == plan.head.id);
            let Some(at) = at else { continue };
            let its = self.others.borrow_mut().swap_remove(at);
            let own = self.place.replace(its);
            let kept = self.save(&plan);
            let its = self.place.replace(own);
            self.others.borrow_mut().push(its);
            if !kept {
                self.unkept.borrow_mut().push(plan);
            }
        }
    }

    pub(super) fn flush(&self) {
        self.due.set(false);
        self.arrive();
        self.keep_left();
        if self.is_unsaved() {
            self.save(&self.document.plan_now());
        }
    }

    /// The name the open plan is kept under. Another tab may have kept it meanwhile.
    pub(super) fn slot(&self) -> Option<String> {
        let place = self.place.borrow();
        place.slot.clone().or_else(|| plans::index().slot_of(place.id.as_str()).map(str::to_owned))
    }

    /// Keeps a plan under the open one's name, unless something stands there that this tab has not seen:
    /// then it is set aside. `false` when there is no room for either.
    fn save(&self, plan: &Arc<Plan>) -> bool {
        let slot = self.slot().unwrap_or_else(plans::free_slot);
        match storage::first_line(&slot) {
            Some(kept) if keep::stamp(&kept) != self.place.borrow().stamp => self.conflict(plan),
            Some(_) if self.place.borrow().stamp.is_none() => {
                self.failed();
                false
            }
            _ => self.replace(&slot, plan),
        }
    }

    /// Writes a plan over what stands there; `false` when there is no room.
    pub(super) fn replace(&self, slot: &str, plan: &Arc<Plan>) -> bool {
        let Some(stamp) = self.write(slot, plan) else {
            self.failed();
            return false;
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
        if self.saved.get_untracked() == Saved::Failed && self.unkept.borrow().is_empty() {
            self.view.notice.set(None);
        }
        self.now(Saved::At(clock::time()));
        true
    }

    /// Writes a plan under a name, as the next copy after the one this tab knows.
    pub(super) fn write(&self, name: &str, plan: &Plan) -> Option<Stamp> {
        let text = self.writer.borrow_mut().write(plan);
        let before = self.place.borrow().stamp.as_ref().map_or(0, |stamp| stamp.revision);
        let stamp = Stamp { tab: self.tab.clone(), revision: before + 1 };
        storage::write(name, &keep::pack(&stamp, &text)).is_ok().then_some(stamp)
    }

    pub(super) fn failed(&self) {
        // Once is enough; the top bar goes on saying it.
        if self.saved.get_untracked() != Saved::Failed {
            self.saved.set(Saved::Failed);
            self.view.warn(
                Tone::Bad,
                "This browser did not keep the plan: its storage is full or switched off. Export the plan to a file; what was kept before is still there.",
            );
        }
    }
}
