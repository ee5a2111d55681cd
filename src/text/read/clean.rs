//! One form for the many ways keyboards, spreadsheets and web pages write the same sign.

use crate::text::Unread;

/// What stands for "nothing here", after [`clean`], in any case.
const NOTHING: [&str; 6] = ["-", "--", "n/a", "na", "null", "nil"];

/// A text with plain spaces, hyphens and apostrophes, without invisible marks, trimmed.
///
/// # Errors
/// [`Unread::Missing`] when nothing is left, or only a sign for nothing. A spreadsheet's error
/// (`#N/A`, `#REF!`) holds no value either.
pub(super) fn clean(text: &str) -> Result<String, Unread> {
    let plain: String = text.chars().filter_map(plain).collect();
    let plain = plain.trim();
    let nothing = NOTHING.iter().any(|word| plain.eq_ignore_ascii_case(word));
    if plain.is_empty() || nothing || is_sheet_error(plain) {
        return Err(Unread::Missing);
    }
    Ok(plain.to_owned())
}

/// `None` for marks that take no room: byte order, joiners, direction.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{feff}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{2069}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' => Some('\''),
        '\u{ff05}' => Some('%'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    }
}

fn is_sheet_error(text: &str) -> bool {
    let Some(name) = text.strip_prefix('#') else { return false };
    ["N/A", "REF!", "VALUE!", "DIV/0!", "NAME?", "NUM!", "NULL!"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_take_one_form() {
        assert_eq!(clean("\u{feff} −1\u{202f}234\u{a0}").as_deref(), Ok("-1 234"));
        assert_eq!(clean("1’234\u{200b}").as_deref(), Ok("1'234"));
    }

    #[test]
    fn signs_for_nothing_are_missing() {
        for text in ["", " \u{a0}\t", "-", "–", "—", "N/A", "null", "#N/A", "#REF!", "\u{feff}"]
        {
            assert_eq!(clean(text), Err(Unread::Missing), "{text}");
        }
    }
}
