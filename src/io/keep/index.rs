//! The index of the plans that are kept side by side.

/// The form of the index; one of another form is made anew from the plans themselves.
const INDEX: &str = "tranche-index-1";

/// What the index knows of a kept plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The name it is kept under.
    pub slot: String,
    /// The plan's own id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The day and time it was last kept, as `2026-11-24 14:32`.
    pub saved: String,
    /// The day it was last exported; empty when it never was.
    pub exported: String,
    /// How often it was kept since then.
    pub changes: u32,
    /// The day of the first of these changes: since then something of it exists nowhere else.
    pub since: String,
    /// Whether it was deleted and can still be brought back.
    pub trashed: bool,
}

/// The plans that are kept side by side. Only what can be found again by reading the plans, or is no
/// loss: a damaged index costs reminders, never a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The name of the plan that was open last.
    pub open: String,
    /// The plans.
    pub entries: Vec<Entry>,
}

/// Writes an index, a plan a line.
pub fn pack_index(index: &Index) -> String {
    let flat = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let mut out = format!("{INDEX}\t{}", flat(&index.open));
    for of in &index.entries {
        let trashed = if of.trashed { "trash" } else { "" };
        // In one field, as the day came later.
        let changes = [&of.changes.to_string(), " ", &of.since].concat();
        let fields =
            [&of.slot, &of.id, &of.saved, &of.exported, &changes, trashed, of.name.as_str()];
        out.push('\n');
        out.push_str(&fields.map(flat).join("\t"));
    }
    out
}

/// Reads an index; lines that can't be read are left out.
pub fn unpack_index(text: &str) -> Index {
    let mut lines = text.lines();
    let Some(open) = lines.next().and_then(|head| head.strip_prefix(INDEX)?.strip_prefix('\t'))
    else {
        return Index::default();
    };
    let entry = |line: &str| {
        let fields: Vec<&str> = line.splitn(7, '\t').collect();
        let [slot, id, saved, exported, changes, trashed, name] = fields[..] else { return None };
        let (changes, since) = changes.split_once(' ').unwrap_or((changes, ""));
        Some(Entry {
            slot: slot.to_owned(),
            id: id.to_owned(),
            name: name.to_owned(),
            saved: saved.to_owned(),
            exported: exported.to_owned(),
            changes: changes.parse().ok()?,
            since: since.to_owned(),
            trashed: trashed == "trash",
        })
    };
    Index { open: open.to_owned(), entries: lines.filter_map(entry).collect() }
}

impl Index {
    /// The entry of a name.
    pub fn at(&mut self, slot: &str) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.slot == slot)
    }

    /// The name that a plan of that id is kept under.
    pub fn slot_of(&self, id: &str) -> Option<&str> {
        let own = self.entries.iter().find(|entry| entry.id == id)?;
        Some(&own.slot)
    }

    /// Brings the index in line with the names that are there: entries of plans that are gone go, and
    /// `read` says what a plan is that the index does not know.
    pub fn reconcile(&mut self, names: &[String], mut read: impl FnMut(&str) -> Option<Entry>) {
        self.entries.retain(|entry| names.contains(&entry.slot));
        for name in names {
            if !self.entries.iter().any(|entry| entry.slot == *name) {
                self.entries.extend(read(name));
            }
        }
    }

    /// Notes that a plan was kept.
    pub fn keep(&mut self, slot: &str, id: &str, name: &str, now: &str) {
        if self.at(slot).is_none() {
            self.entries.push(Entry { slot: slot.to_owned(), ..Entry::default() });
        }
        if let Some(entry) = self.at(slot) {
            entry.id = id.to_owned();
            entry.name = name.to_owned();
            now.clone_into(&mut entry.saved);
            if entry.changes == 0 {
                now.get(..10).unwrap_or_default().clone_into(&mut entry.since);
            }
            entry.changes = entry.changes.saturating_add(1);
            entry.trashed = false;
        }
    }

    /// Notes that a plan is open: one that is, is in no bin.
    pub fn arrive(&mut self, slot: &str) {
        slot.clone_into(&mut self.open);
        if let Some(entry) = self.at(slot) {
            entry.trashed = false;
        }
    }

    /// Notes that a plan was exported on a day, as `2026-11-24`: what changed so far exists elsewhere.
    pub fn export(&mut self, id: &str, day: &str) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) {
            day.clone_into(&mut entry.exported);
            entry.changes = 0;
            entry.since.clear();
        }
    }

    /// Puts a plan into the bin; the names of those that were there before and can go now.
    pub fn trash(&mut self, slot: &str) -> Vec<String> {
        let bin = self.entries.iter().filter(|entry| entry.trashed && entry.slot != slot);
        let gone: Vec<String> = bin.map(|entry| entry.slot.clone()).collect();
        self.entries.retain(|entry| !gone.contains(&entry.slot));
        if let Some(entry) = self.at(slot) {
            entry.trashed = true;
        }
        gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(slot: &str) -> Entry {
        Entry {
            slot: slot.into(),
            id: format!("id of {slot}"),
            name: "Zürich\t\"EDP\" 2027".into(),
            saved: "2026-11-24 14:32".into(),
            exported: "2026-11-01".into(),
            changes: 7,
            since: "2026-11-20".into(),
            trashed: false,
        }
    }

    #[test]
    fn an_index_comes_back_and_tabs_and_breaks_in_names_become_spaces() {
        let index = Index { open: "b".into(), entries: vec![entry("a"), entry("b")] };
        let read = unpack_index(&pack_index(&index));
        assert_eq!(read.open, "b");
        assert_eq!(read.entries[0].name, "Zürich \"EDP\" 2027");
        let same = |mut entry: Entry| {
            entry.name.clear();
            entry
        };
        assert_eq!(
            read.entries.into_iter().map(same).collect::<Vec<_>>(),
            index.entries.into_iter().map(same).collect::<Vec<_>>()
        );
    }

    #[test]
    fn an_index_from_before_the_day_of_the_first_change_is_read() {
        let text = pack_index(&Index { open: "a".into(), entries: vec![entry("a")] });
        let read = unpack_index(&text.replace("7 2026-11-20", "7"));
        assert_eq!((read.entries[0].changes, read.entries[0].since.as_str()), (7, ""));
    }

    #[test]
    fn the_day_of_the_first_change_stays_until_an_export() {
        let mut index = Index::default();
        let since = |index: &mut Index| index.at("a").map(|entry| entry.since.clone());
        index.keep("a", "id", "name", "2026-11-20 23:59");
        index.keep("a", "id", "name", "2026-11-24 14:32");
        assert_eq!(since(&mut index).as_deref(), Some("2026-11-20"));
        index.export("id", "2026-11-25");
        assert_eq!(since(&mut index).as_deref(), Some(""));
        index.keep("a", "id", "name", "2026-12-01 08:00");
        assert_eq!(since(&mut index).as_deref(), Some("2026-12-01"));
        assert_eq!(index.at("a").map(|entry| entry.exported.as_str()), Some("2026-11-25"));
    }

    #[test]
    fn a_damaged_index_loses_lines_and_never_its_mind() {
        let text = pack_index(&Index { open: "a".into(), entries: vec![entry("a"), entry("b")] });
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let read = unpack_index(&text[..at]);
            assert!(read.entries.len() <= 2, "cut at {at}");
        }
        assert_eq!(unpack_index("tranche-index-9\ta\nx"), Index::default());
        assert_eq!(unpack_index(""), Index::default());
    }

    #[test]
    fn plans_the_index_does_not_know_are_found_again() {
        let mut index = Index { open: "gone".into(), entries: vec![entry("gone"), entry("a")] };
        let names = ["a".to_owned(), "old".to_owned(), "unreadable".to_owned()];
        index.reconcile(&names, |name| (name == "old").then(|| entry(name)));
        let slots: Vec<_> = index.entries.iter().map(|entry| entry.slot.as_str()).collect();
        assert_eq!(slots, ["a", "old"]);
        assert_eq!(index.slot_of("id of old"), Some("old"));
    }

    #[test]
    fn the_bin_holds_the_last_deleted_plan_until_another_is_deleted() {
        let entries = ["a", "b", "c"].map(entry).to_vec();
        let mut index = Index { open: "a".into(), entries };
        assert_eq!(index.trash("b"), Vec::<String>::new());
        assert!(index.at("b").is_some_and(|entry| entry.trashed));
        index.arrive("b");
        assert!(index.at("b").is_some_and(|entry| !entry.trashed), "undo led back to it");
        assert_eq!(index.open, "b");
        assert_eq!(index.trash("b"), Vec::<String>::new());
        assert_eq!(index.trash("c"), ["b"]);
        assert_eq!(index.entries.len(), 2);
        index.keep("c", "id", "back", "now");
        assert!(index.at("c").is_some_and(|entry| !entry.trashed && entry.changes == 8));
    }
}
