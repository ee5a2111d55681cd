//! What is set aside under names of its own, because it can't stand where it belongs: to be downloaded,
//! and forgotten only when the user says so.

use crate::{
    domain::Plan,
    io::{keep, plan_file},
    platform::{clock, storage},
    state::plans,
};

pub(super) const ASIDE: &str = "tranche/aside/";

/// Sets the kept copy of a plan aside, because a file of the same plan that says something else is about
/// to take its place. `false` when there is no room for that.
pub fn make_way(plan: &Plan) -> bool {
    let slot = plans::index().slot_of(plan.head.id.as_str()).map(str::to_owned);
    let Some(packed) = slot.as_deref().and_then(storage::read) else { return true };
    let same = keep::unpack(&packed).is_some_and(|kept| kept.text == plan_file::write(plan));
    same || put(&packed)
}

/// Sets aside what can't be read, so that its name is free again; says what became of it.
pub fn retire(slot: &str) -> &'static str {
    // Only when the copy is safe under another name is its own name free again.
    if storage::read(slot).is_some_and(|packed| put(&packed)) {
        storage::remove(slot);
        "It was set aside: download it from the plan menu."
    } else {
        "There is no room to set it aside, so it stays where it is. What you do here may not be kept: export what you need."
    }
}

/// Puts a copy under a name of its own.
pub(super) fn put(packed: &str) -> bool {
    storage::write(&format!("{ASIDE}{}", clock::stamp()), packed).is_ok()
}

/// What was set aside: when, and its text, to download.
pub fn all() -> Vec<(String, String)> {
    let read = |name: String| {
        let packed = storage::read(&name)?;
        let text = keep::unpack(&packed).map_or(packed, |kept| kept.text);
        let when = name.strip_prefix(ASIDE)?.get(..16)?.replace('T', " ");
        Some((when, text))
    };
    storage::names(ASIDE).into_iter().filter_map(read).collect()
}

/// Forgets what was set aside.
pub fn clear() {
    storage::names(ASIDE).iter().for_each(|name| storage::remove(name));
}
