//! Comparing words whatever their case.

/// A text for comparing it with another whatever the case: in lower case, as Unicode has it for each
/// character by itself.
///
/// Three things are taken as one besides, because keyboards and spreadsheets mix them up: the spaces
/// that don't break (U+00A0, U+202F) and a plain space; `’` and `'`; the Greek `ς` that ends a word and
/// `σ`. The last is why this is not [`str::to_lowercase`], which writes `Σ` by where it stands, so that
/// the beginning of a word would not be found in the word. Accents, and letters that are written in
/// two ways (`ß` and `ss`, `é` as one character or as two), stay apart.
///
/// ```
/// use tranche::text::fold;
/// assert_eq!(fold("Élan ŻÓŁW 2 ΔΊΚΤΥΟ Сеть"), fold("élan żółw 2 δίκτυο сеть"));
/// ```
pub fn fold(text: &str) -> String {
    text.chars().flat_map(lower).collect()
}

/// The letters and digits of a text, in lower case: names that differ in spaces and marks are alike.
///
/// ```
/// use tranche::text::squeezed;
/// assert_eq!(squeezed("Lift-and-shift "), squeezed("lift and shift"));
/// ```
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| is_letter_or_digit(*c)).flat_map(lower).collect()
}

fn lower(c: char) -> std::char::ToLowercase {
    match c {
        '\u{a0}' | '\u{202f}' => ' ',
        '’' => '\'',
        'ς' => 'σ',
        _ => c,
    }
    .to_lowercase()
}

/// Whether a character belongs to a word: letters of any script and the accents and vowel signs that
/// are characters of their own, but no currency sign or mark.
///
/// [`char::is_alphabetic`] leaves such accents out, and would cut words where one stands.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'À'..='\u{1fff}' | '\u{2c00}'..='\u{ffef}') && c != '×' && c != '÷'
}

/// Whether a character is a letter or a digit.
pub fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_capital_becomes_its_small_letter() {
        for c in ('\0'..=char::MAX).filter(|c| !"\u{a0}\u{202f}’ς".contains(*c)) {
            assert_eq!(fold(&c.to_string()), c.to_lowercase().to_string(), "{c}");
        }
    }

    #[test]
    fn capitals_beyond_ascii_are_folded() {
        for (capitals, small) in [
            ("ΔΊΚΤΥΟ ΆΈΉΊΌΎΏ", "δίκτυο άέήίόύώ"),
            ("ԲԱՐԵՎ", "բարեվ"),
            ("ᲥᲐᲠᲗᲣᲚᲘ", "ქართული"),
            ("STRAẞE ŸĲ", "straße ÿĳ"),
            ("O’Brien\u{a0}3\u{202f}4", "o'brien 3 4"),
        ] {
            assert_eq!(fold(capitals), small);
        }
    }

    #[test]
    fn a_sigma_is_found_wherever_it_stands() {
        assert_eq!(fold("ΟΔΟΣ"), "οδοσ");
        assert_eq!(fold("οδός"), fold("ΟΔΌΣ"));
        assert!(fold("Οδοσήμανση").starts_with(&fold("ΟΔΟΣ")));
    }

    #[test]
    fn signs_are_no_letters() {
        for c in "$€£¥₹ ×÷–(0.".chars() {
            assert!(!is_letter(c), "{c}");
        }
        for c in "aZéßłΩжあ\u{301}".chars() {
            assert!(is_letter(c), "{c}");
        }
    }
}
