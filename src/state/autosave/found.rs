//! What an earlier visit left, at the start.

use super::aside;
use crate::{
    domain::Plan,
    io::{
        keep::{self, Stamp},
        plan_file,
    },
    platform::storage,
    state::plans,
};

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
    let fate = aside::retire(slot);
    Found::Unreadable(format!("The plan kept in this browser could not be read. {fate}\n{reason}"))
}
