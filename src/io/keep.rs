//! How a plan is kept in the browser's storage: compressed, with a checksum and who wrote it.
//!
//! Storage holds a few million characters. A plan of 10,000 workloads has about five million, mostly
//! the same field names, so it is compressed (LZ4) and written in base 64.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};

/// The form of a kept plan; another one is not touched.
const FORM: &str = "tranche-1";

/// Which tab wrote a copy, and its how manieth it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// A name the tab gave itself.
    pub tab: String,
    /// Counts its writes.
    pub revision: u64,
}

/// A kept plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Who wrote it.
    pub stamp: Stamp,
    /// The text of the plan file.
    pub text: String,
}

/// Packs a plan file's text.
pub fn pack(stamp: &Stamp, text: &str) -> String {
    let packed = STANDARD_NO_PAD.encode(lz4_flex::compress_prepend_size(text.as_bytes()));
    format!("{FORM} {} {} {:08x}\n{packed}", stamp.tab, stamp.revision, checksum(text.as_bytes()))
}

/// Who wrote a packed copy, without unpacking it.
pub fn stamp(packed: &str) -> Option<Stamp> {
    let mut head = packed.lines().next()?.split(' ');
    let known = head.next()? == FORM;
    let tab = head.next()?.to_owned();
    let revision = head.next()?.parse().ok()?;
    known.then_some(Stamp { tab, revision })
}

/// Unpacks a copy; `None` when a byte of it is not as it was written.
pub fn unpack(packed: &str) -> Option<Kept> {
    /// No plan is longer than this; a damaged length must not ask for more memory.
    const LONGEST: usize = 256 << 20;
    let stamp = stamp(packed)?;
    let (head, body) = packed.split_once('\n')?;
    let bytes = STANDARD_NO_PAD.decode(body).ok()?;
    let size: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
    if u32::from_le_bytes(size) as usize > LONGEST {
        return None;
    }
    let text = String::from_utf8(lz4_flex::decompress_size_prepended(&bytes).ok()?).ok()?;
    let sum = u32::from_str_radix(head.rsplit(' ').next()?, 16).ok()?;
    (sum == checksum(text.as_bytes())).then_some(Kept { stamp, text })
}

/// FNV-1a: finds damage, defends against nobody.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

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
        let changes = of.changes.to_string();
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
        Some(Entry {
            slot: slot.to_owned(),
            id: id.to_owned(),
            name: name.to_owned(),
            saved: saved.to_owned(),
            exported: exported.to_owned(),
            changes: changes.parse().ok()?,
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
            entry.saved = now.to_owned();
            entry.changes = entry.changes.saturating_add(1);
            entry.trashed = false;
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

/// Changes after which a plan that exists nowhere else should be exported.
pub const MANY: u32 = 50;

/// Whether to remind of an export: many changes exist nowhere else.
pub fn is_export_due(entry: &Entry) -> bool {
    !entry.trashed && entry.changes >= MANY
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamped() -> Stamp {
        Stamp { tab: "tab-1".into(), revision: 7 }
    }

    #[test]
    fn what_was_packed_comes_back() {
        let text = "{\"name\": \"Zürich\"}".repeat(1000);
        let packed = pack(&stamped(), &text);
        assert!(packed.len() < text.len() / 10);
        assert_eq!(stamp(&packed), Some(stamped()));
        assert_eq!(unpack(&packed), Some(Kept { stamp: stamped(), text }));
    }

    #[test]
    fn damage_anywhere_is_noticed() {
        let packed = pack(&stamped(), &"some plan ".repeat(50));
        for at in 0..packed.len() {
            let mut bytes = packed.clone().into_bytes();
            bytes[at] = if bytes[at] == b'B' { b'C' } else { b'B' };
            if let Ok(damaged) = String::from_utf8(bytes)
                && let Some(kept) = unpack(&damaged)
            {
                assert_eq!(kept.text, "some plan ".repeat(50), "byte {at}");
            }
            assert_eq!(unpack(&packed[..at]), None, "cut at {at}");
        }
        assert_eq!(unpack(""), None);
    }

    fn entry(slot: &str) -> Entry {
        Entry {
            slot: slot.into(),
            id: format!("id of {slot}"),
            name: "Zürich\t\"EDP\" 2027".into(),
            saved: "2026-11-24 14:32".into(),
            exported: "2026-11-01".into(),
            changes: 7,
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
        assert_eq!(index.trash("c"), ["b"]);
        assert_eq!(index.entries.len(), 2);
        index.keep("c", "id", "back", "now");
        assert!(index.at("c").is_some_and(|entry| !entry.trashed && entry.changes == 8));
    }

    #[test]
    fn many_changes_that_exist_nowhere_else_are_reminded_of() {
        assert!(!is_export_due(&entry("a")));
        assert!(is_export_due(&Entry { changes: MANY, ..entry("a") }));
        assert!(!is_export_due(&Entry { changes: MANY, trashed: true, ..entry("a") }));
    }
}
