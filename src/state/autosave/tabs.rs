//! Two tabs with one plan: who follows whom, and what is set aside when both have written.

use leptos::prelude::Set as _;

use super::{
    Saved,
    aside::{self, ASIDE},
    keeper::Keeper,
};
use crate::{
    domain::Plan,
    io::keep::{self, Stamp},
    platform::{clock, storage},
    state::{Tone, plans},
};

impl Keeper {
    /// Sets this tab's plan aside, because another one stands in its place; `false` when there is
    /// no room.
    pub(super) fn conflict(&self, plan: &Plan) -> bool {
        let kept = self.write(&self.aside_name(), plan).is_some();
        if kept {
            self.saved.set(Saved::Conflict);
        } else {
            self.failed();
        }
        kept
    }

    /// Where this tab's plan is kept while another tab's stands in its place.
    fn aside_name(&self) -> String {
        format!("{ASIDE}{}-{}", self.tab, self.place.borrow().id)
    }

    /// Follows what another tab wrote, unless something here would be lost.
    pub(super) fn catch_up(&self) {
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
    pub(super) fn take(&self) {
        let slot = self.slot();
        let Some((plan, stamp)) = slot.as_deref().and_then(plans::read) else {
            self.conflict(&self.document.plan_now());
            self.view.warn(
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
        self.now(Saved::At(clock::time()));
    }

    pub(super) fn keep_mine(&self) {
        let slot = self.slot().unwrap_or_else(plans::free_slot);
        let theirs = storage::read(&slot);
        if !theirs.as_deref().is_none_or(aside::put) {
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
