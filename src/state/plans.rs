//! Plans kept side by side: which there are, and what is done to one that is not open. Each has a name
//! of its own in the storage; the index only says what they are called and what was exported.

use std::sync::Arc;

use crate::{
    domain::{Id, Plan},
    io::{
        keep::{self, Entry, Index, Stamp},
        plan_file,
    },
    platform::{clock, storage},
    text::DayOrder,
};

/// The name of the first plan, and what the names of the others begin with.
pub const PLAN: &str = "tranche/plan";
/// The name of the index.
pub const INDEX: &str = "tranche/index";

/// What a plan is called that can't be read.
pub const UNREADABLE: &str = "A plan that can’t be read";

/// A plan read from the storage, with the stamp of its copy.
pub fn read(slot: &str) -> Option<(Plan, Stamp)> {
    let kept = keep::unpack(&storage::read(slot)?)?;
    Some((plan_file::read(&kept.text).ok()?, kept.stamp))
}

/// The plans that are there. A plan the index does not know is looked into; one that can't be read is
/// among them all the same, so that nothing lies there unseen.
pub fn index() -> Index {
    let mut index = keep::unpack_index(&storage::read(INDEX).unwrap_or_default());
    index.reconcile(&storage::names(PLAN), |slot| {
        let known = read(slot).map(|(plan, _)| (plan.head.id.to_string(), plan.head.name.clone()));
        let (id, name) = known.unwrap_or_else(|| (slot.to_owned(), UNREADABLE.to_owned()));
        Some(Entry { slot: slot.to_owned(), id, name, ..Entry::default() })
    });
    index
}

/// Changes the index. When it can't be written nothing is lost but what it says, and `false` comes back.
pub fn update(change: impl FnOnce(&mut Index)) -> bool {
    rewrite(index(), change)
}

/// Notes something of a plan that was just kept. What else is in the storage is looked into when the
/// index is read: a large plan would keep who types waiting.
pub fn note(change: impl FnOnce(&mut Index)) {
    rewrite(keep::unpack_index(&storage::read(INDEX).unwrap_or_default()), change);
}

fn rewrite(mut index: Index, change: impl FnOnce(&mut Index)) -> bool {
    change(&mut index);
    storage::write(INDEX, &keep::pack_index(&index)).is_ok()
}

/// A name that is free.
pub fn free_slot() -> String {
    match storage::read(PLAN) {
        None => PLAN.to_owned(),
        Some(_) => format!("{PLAN}/{}", clock::stamp()),
    }
}

/// The moment, as the index writes it.
pub fn now() -> String {
    format!("{} {}", clock::today(), clock::time())
}

/// Gives a plan that is not open another name, as the next copy after the one that is there.
pub fn rename(slot: &str, name: &str) -> bool {
    let Some((mut plan, stamp)) = read(slot) else { return false };
    name.clone_into(&mut Arc::make_mut(&mut plan.head.0).name);
    let stamp = Stamp { revision: stamp.revision + 1, ..stamp };
    let kept = storage::write(slot, &keep::pack(&stamp, &plan_file::write(&plan))).is_ok();
    if kept {
        update(|index| index.keep(slot, plan.head.id.as_str(), name, &now()));
    }
    kept
}

/// Puts a plan into the bin. It stays there until another one is deleted. `false` when that could not be
/// noted, and nothing was done.
pub fn trash(slot: &str) -> bool {
    let mut gone = Vec::new();
    let noted = update(|index| gone = index.trash(slot));
    if noted {
        gone.iter().for_each(|slot| storage::remove(slot));
    }
    noted
}

/// Takes a plan out of the bin for good, which makes room.
pub fn destroy(slot: &str) {
    storage::remove(slot);
    update(|_| ());
}

/// Brings a plan back from the bin.
pub fn restore(slot: &str) {
    update(|index| {
        if let Some(entry) = index.at(slot) {
            entry.trashed = false;
        }
    });
}

/// Notes that a plan was exported: what changed so far exists elsewhere.
pub fn exported(id: &Id) {
    update(|index| index.export(id.as_str(), &clock::today().to_string()));
}

/// What to say of a kept plan whose export is due, and what it is called.
pub fn export_due(slot: &str, dates: DayOrder) -> Option<(String, String)> {
    let mut index = keep::unpack_index(&storage::read(INDEX).unwrap_or_default());
    let (entry, today) = (index.at(slot)?, clock::today());
    keep::is_export_due(entry, today)
        .then(|| (entry.name.clone(), keep::unexported(entry, today, dates)))
}

/// The plan as one that is not kept yet: under an id of its own.
pub fn fresh(mut plan: Plan) -> Plan {
    Arc::make_mut(&mut plan.head.0).id = Id::from(format!("plan-{}", clock::stamp()));
    plan
}

/// The plan as one of its own, under an id and a name that no kept plan has: `what` stands behind it.
pub fn apart(plan: Plan, what: &str) -> Plan {
    let mut plan = fresh(plan);
    let name = format!("{}{what}", plan.head.name);
    let (mut own, mut at, there) = (name.clone(), 1, index().entries);
    while there.iter().any(|entry| entry.name == own) {
        at += 1;
        own = format!("{name} {at}");
    }
    Arc::make_mut(&mut plan.head.0).name = own;
    plan
}

/// The plan, under an id of its own when another kept plan has its id.
pub fn beside(plan: Plan) -> Plan {
    if index().slot_of(plan.head.id.as_str()).is_some() { fresh(plan) } else { plan }
}

/// How many characters all that is kept takes.
pub fn used() -> usize {
    let names = storage::names("tranche/");
    names.iter().filter_map(|name| Some(name.len() + storage::read(name)?.len())).sum()
}
