//! What is set aside under names of its own, because it can't stand where it belongs: to be downloaded,
//! and forgotten only when the user says so.

use crate::{
    io::keep,
    platform::{clock, storage},
};

pub(super) const ASIDE: &str = "tranche/aside/";

/// Sets aside what can't be read, so that its name is free again; says what became of it.
pub fn retire(slot: &str) -> &'static str {
    // Only when the copy is safe under another name is its own name free again.
    if storage::read(slot).is_some_and(|packed| put(&packed)) {
        storage::remove(slot);
        "It was set aside: the list of plans has it, and the plan menu downloads it."
    } else {
        "There is no room to set it aside, so it stays where it is. What you do here may not be kept: export what you need."
    }
}

/// Puts a copy under a name of its own.
pub(super) fn put(packed: &str) -> bool {
    storage::write(&format!("{ASIDE}{}", clock::stamp()), packed).is_ok()
}

/// What was set aside: when, by the user's own clock as `2026-11-24 14:32`, and its text.
pub fn all() -> Vec<(String, String)> {
    let read = |name: String| {
        let packed = storage::read(&name)?;
        let text = keep::unpack(&packed).map_or(packed, |kept| kept.text);
        let when = clock::moment(name.strip_prefix(ASIDE)?.get(..24)?);
        Some((when, text))
    };
    storage::names(ASIDE).into_iter().filter_map(read).collect()
}

/// Forgets what was set aside.
pub fn clear() {
    storage::names(ASIDE).iter().for_each(|name| storage::remove(name));
}
