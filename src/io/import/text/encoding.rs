//! Bytes to text: a byte order mark decides, else strict UTF-8, else Windows-1252.

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
/// ```
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Encoding::Utf16Be),
        _ => utf8(bytes),
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
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, notice: None },
        Err(_) => Decoded {
            text: Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
            encoding: Encoding::Windows1252,
            notice: Some(String::from(
                "The text is not UTF-8; it was read as Windows-1252. Check names with accents.",
            )),
        },
    }
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
    fn a_head_never_tears_a_character() {
        assert_eq!(decode_head("a\n€€".as_bytes(), 4).text, "a\n");
        assert_eq!(decode_head("a€€".as_bytes(), 3).text, "a");
        assert_eq!(decode_head("a€".as_bytes(), 400).text, "a€");
    }
}
