//! How a plan is kept in the browser's storage: compressed, with a checksum and who wrote it.
//!
//! Storage holds a few million characters. A plan of 10,000 workloads has about five million, mostly
//! the same field names, so it is compressed (LZ4) and written in base 64.

mod due;
mod index;

pub use due::{is_export_due, moment, unexported};
pub use index::{Entry, Index, pack_index, unpack_index};

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
}
