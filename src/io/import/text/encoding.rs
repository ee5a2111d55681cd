//! Bytes to text: a byte order mark decides, else strict UTF-8, else an old one-byte encoding.
//!
//! Files that people edited carry what is left of marks: half of one, one spelled out as letters, or
//! a second one in the middle where two files were joined. None of them is part of the text.

use std::borrow::Cow;

/// How a text was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first (Excel's "Unicode Text").
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// The western Windows code page (Excel's plain "CSV").
    Windows1252,
    /// The western code page of old Macs (Excel's "CSV (Macintosh)").
    MacRoman,
}

/// A decoded text.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// How it was encoded.
    pub encoding: Encoding,
    /// What the user should know about it.
    pub notice: Option<String>,
}

/// Decodes a whole file. Never fails: what cannot be decoded shows as `�`, with a notice.
///
/// ```
/// use tranche::io::import::text::{Encoding, decode};
/// assert_eq!(decode(b"\xEF\xBB\xBFa").text, "a");
/// let local = decode(b"Stra\xDFe \x80");
/// assert_eq!((local.text.as_ref(), local.encoding), ("Straße €", Encoding::Windows1252));
/// // Half a byte order mark is none.
/// assert_eq!(decode(b"\xFFRegi\xE3o").text, "Região");
/// ```
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Encoding::Utf16Be),
        _ if zeros_at(bytes, 1) => utf16(bytes, Encoding::Utf16Le),
        _ if zeros_at(bytes, 0) => utf16(bytes, Encoding::Utf16Be),
        // Half a mark: in UTF-8 these bytes begin no character, so the text is none either.
        [0xFF | 0xFE, rest @ ..] | [0xEF, 0xBB, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    };
    Decoded { text: without_marks(decoded.text), ..decoded }
}

/// Whether every second byte at the start is a zero: UTF-16 without a mark.
fn zeros_at(bytes: &[u8], at: usize) -> bool {
    let head = &bytes[..bytes.len().min(64) & !1];
    head.len() >= 8 && head.chunks(2).all(|pair| pair[at] == 0 && pair[1 - at] != 0)
}

/// The text without byte order marks, wherever they are, as characters or spelled out as letters.
fn without_marks(text: Cow<'_, str>) -> Cow<'_, str> {
    const MARK: char = '\u{feff}';
    const SPELLED: [&str; 3] = ["ï»¿", "ÿþ", "þÿ"];
    let text = match text.contains(MARK) {
        true => Cow::Owned(text.replace(MARK, "")),
        false => text,
    };
    let is_spelled = |mark: &&&str| text.starts_with(**mark) || text.contains(&format!("\n{mark}"));
    match SPELLED.iter().find(is_spelled) {
        Some(mark) => Cow::Owned(text.replace(mark, "")),
        None if text.starts_with('ÿ') => Cow::Owned(text.trim_start_matches('ÿ').to_owned()),
        None => text,
    }
}

/// Decodes the first `limit` bytes, cut where a line ends, so that no character is torn apart.
pub fn decode_head(bytes: &[u8], limit: usize) -> Decoded<'_> {
    let Some(head) = bytes.get(..limit).filter(|head| head.len() < bytes.len()) else {
        return decode(bytes);
    };
    if matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        return decode(&head[..head.len() & !1]);
    }
    let line_end = head.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
    let end = line_end.unwrap_or_else(|| match std::str::from_utf8(head) {
        Err(torn) if torn.error_len().is_none() => torn.valid_up_to(),
        _ => head.len(),
    });
    decode(&head[..end])
}

fn utf8(bytes: &[u8]) -> Decoded<'_> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, notice: None };
    }
    let (encoding, name, letter): (_, _, fn(u8) -> char) = match is_mac(bytes) {
        true => (Encoding::MacRoman, "Mac Roman", mac_roman),
        false => (Encoding::Windows1252, "Windows-1252", windows_1252),
    };
    Decoded {
        text: Cow::Owned(bytes.iter().map(|byte| letter(*byte)).collect()),
        encoding,
        notice: Some(format!(
            "The text is not UTF-8; it was read as {name}. Check names with accents."
        )),
    }
}

/// Old Macs end lines with CR alone, and keep letters where Windows keeps quotation marks and dashes.
fn is_mac(bytes: &[u8]) -> bool {
    let count = |is: fn(&u8) -> bool| bytes.iter().filter(|byte| is(byte)).count();
    let ends_like_mac = count(|b| *b == b'\r') > 0 && count(|b| *b == b'\n') == 0;
    let inside_words = |of: std::ops::RangeInclusive<u8>| {
        bytes
            .windows(2)
            .filter(|pair| of.contains(&pair[1]) && pair[0].is_ascii_lowercase())
            .count()
    };
    ends_like_mac && inside_words(0x80..=0x9F) > inside_words(0xC0..=0xFF)
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Decoded<'static> {
    let unit = |pair: &[u8]| match pair {
        [a, b] if encoding == Encoding::Utf16Le => u16::from_le_bytes([*a, *b]),
        [a, b] => u16::from_be_bytes([*a, *b]),
        _ => 0xFFFD,
    };
    let mut damaged = false;
    let text: String = char::decode_utf16(bytes.chunks(2).map(unit))
        .map(|c| {
            let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
            damaged |= c == char::REPLACEMENT_CHARACTER;
            c
        })
        .collect();
    let notice =
        damaged.then(|| String::from("Some characters are damaged; they are shown as “�”."));
    Decoded { text: Cow::Owned(text), encoding, notice }
}

/// 0x80 to 0x9F; the five bytes that stand for nothing keep their control code, as browsers do.
const HIGH_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH_CONTROLS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// 0x80 to 0xFF of the code page of old Macs.
const MAC_HIGH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

fn mac_roman(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|at| MAC_HIGH.chars().nth(usize::from(at)));
    high.unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(decode(b"\xFF\xFEa\0\xAC\x20").text, "a€");
        assert_eq!(decode(b"\xFE\xFF\0a\x20\xAC").text, "a€");
        assert_eq!(decode("a€".as_bytes()).encoding, Encoding::Utf8);
        let torn = decode(b"\xFF\xFEa\0\x20");
        assert_eq!(torn.text, "a\u{FFFD}");
        assert!(torn.notice.is_some());
    }

    #[test]
    fn what_is_left_of_a_mark_is_no_part_of_the_text() {
        for bytes in [
            &b"\xFFGroup"[..],
            b"\xFEGroup",
            b"\xEF\xBBGroup",
            b"\xC3\xBFGroup",
            b"\xEF\xBB\xBF\xEF\xBB\xBFGroup",
            b"\xC3\xAF\xC2\xBB\xC2\xBFGroup",
        ] {
            assert_eq!(decode(bytes).text, "Group", "{bytes:?}");
        }
        assert_eq!(decode("a\n\u{feff}b".as_bytes()).text, "a\nb");
        assert_eq!(decode(b"\xEF\xBB\xBFa\xE7\n\xEF\xBB\xBFb").text, "aç\nb");
        assert_eq!(decode(b"G\0r\0o\0u\0p\0").text, "Group");
        assert_eq!(decode(b"\0G\0r\0o\0u\0p").text, "Group");
    }

    #[test]
    fn accents_of_old_macs_are_kept() {
        let mac = decode(b"R\x8Egion,Fran\x8Dais\rAmazon,EC2\r");
        assert_eq!(
            (mac.text.as_ref(), mac.encoding),
            ("Région,Français\rAmazon,EC2\r", Encoding::MacRoman)
        );
        assert_eq!(decode(b"R\xE9gion\rx").text, "Région\rx");
        assert_eq!(MAC_HIGH.chars().count(), 128);
    }

    #[test]
    fn a_head_never_tears_a_character() {
        assert_eq!(decode_head("a\n€€".as_bytes(), 4).text, "a\n");
        assert_eq!(decode_head("a€€".as_bytes(), 3).text, "a");
        assert_eq!(decode_head("a€".as_bytes(), 400).text, "a€");
    }
}
