//! What is set aside under names of its own, because it can't stand where it belongs: to be downloaded,
//! and forgotten only when the user says so.

use crate::{
    domain::Id,
    io::keep,
    platform::{clock, storage},
    state::plans,
};

pub(super) const ASIDE: &str = "tranche/aside/";

/// Sets the kept copy of a plan that is not open aside, because a file of the same plan is about to take
/// its place. `false` when there is no room for that.
pub fn make_way(open: &Id, id: &Id) -> bool {
    if open == id {
        return true;
    }
    let slot = plans::index().slot_of(id.as_str()).map(str::to_owned);
    slot.as_deref().and_then(storage::read).is_none_or(|packed| put(&packed))
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
