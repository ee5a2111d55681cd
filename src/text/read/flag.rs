//! Yes or no.

use crate::text::{Kind, Unread, Why};

use super::clean::clean;

const YES: [&str; 8] = ["yes", "y", "true", "t", "1", "x", "✓", "✔"];
const NO: [&str; 5] = ["no", "n", "false", "f", "0"];

/// Reads yes or no, in any case: `yes`, `y`, `true`, `1`, `x` and `no`, `n`, `false`, `0`.
///
/// # Errors
/// [`Unread`]: missing, or neither of them.
pub fn flag(text: &str) -> Result<bool, Unread> {
    let clean = clean(text)?;
    let is = |word: &&str| clean.eq_ignore_ascii_case(word);
    match (YES.iter().any(is), NO.iter().any(is)) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err(Unread::not_a(Kind::Flag, text, Why::Other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_no_and_neither() {
        for text in ["yes", "Y", " TRUE ", "1", "x", "X", "✓"] {
            assert_eq!(flag(text), Ok(true), "{text}");
        }
        for text in ["no", "N", "False", "0"] {
            assert_eq!(flag(text), Ok(false), "{text}");
        }
        assert_eq!(flag(""), Err(Unread::Missing));
        assert_eq!(
            flag("maybe").unwrap_err().to_string(),
            "“maybe” is not yes or no. Type yes or no."
        );
    }
}
