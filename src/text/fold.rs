//! Comparing words whatever their case.
//!
//! The standard library's tables of every script weigh 14 KB in the page. What people name
//! workloads and services in is Latin, Greek or Cyrillic, whose cases lie a fixed way apart.

/// A text in lower case, for comparing it with another.
///
/// ```
/// use tranche::text::fold;
/// assert_eq!(fold("Élan ŻÓŁW 2 ΔΙΚΤΥΟ Сеть"), fold("élan żółw 2 δικτυο сеть"));
/// ```
pub fn fold(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// The letters and digits of a text, in lower case: names that differ in spaces and marks are alike.
///
/// ```
/// use tranche::text::squeezed;
/// assert_eq!(squeezed("Lift-and-shift "), squeezed("lift and shift"));
/// ```
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| is_letter_or_digit(*c)).map(lower).collect()
}

fn lower(c: char) -> char {
    let by = match c {
        // Marks between thousands, as keyboards have them.
        '\u{a0}' | '\u{202f}' => return ' ',
        '’' => return '\'',
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        // Pairs of a capital and its small letter.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' => 1 - u32::from(c) % 2,
        'Ĺ'..='ň' | 'Ź'..='ž' => u32::from(c) % 2,
        _ => 0,
    };
    char::from_u32(u32::from(c) + by).unwrap_or(c)
}

/// Whether a character belongs to a word: letters of any script, but no currency sign or mark.
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
    fn every_capital_of_the_scripts_we_fold_becomes_its_small_letter() {
        let ranges =
            ['\0'..='\u{7f}', 'À'..='Þ', 'Ā'..='į', 'Ĳ'..='ž', 'Α'..='Ρ', 'Σ'..='Ϋ', 'Ѐ'..='я'];
        for c in ranges.into_iter().flatten().filter(|c| !"İŸĸŉ".contains(*c)) {
            assert_eq!(c.to_lowercase().to_string(), lower(c).to_string(), "{c}");
        }
    }

    #[test]
    fn signs_are_no_letters() {
        for c in "$€£¥₹ ×÷–(0.".chars() {
            assert!(!is_letter(c), "{c}");
        }
        for c in "aZéßłΩжあ".chars() {
            assert!(is_letter(c), "{c}");
        }
    }
}
