//! Whole numbers.

use rust_decimal::prelude::ToPrimitive as _;

use crate::text::{Kind, NumberStyle, Unread, Why};

use super::{figure::Figure, number::Reader};

/// Reads a whole number: `12`, `1,234`, `12.0`, `10k`.
///
/// Its bounds are the column's: see [`within`](super::within).
///
/// # Errors
/// [`Unread`]: missing, not a whole number, or beyond 64 bits.
pub fn count(text: &str, style: NumberStyle) -> Result<i64, Unread> {
    let reader = Reader { kind: Kind::Count, style, currency: None };
    let number = reader.read(text)?;
    let not_whole = || Unread::not_a(Kind::Count, text, Why::Other);
    let huge = || Unread::out_of_range(text, i64::MIN.to_string(), i64::MAX.to_string());
    match number.figure {
        _ if number.percent => Err(not_whole()),
        Figure::Clear(value) if value.is_integer() => {
            number.signed(value).to_i64().ok_or_else(huge)
        }
        Figure::Huge => Err(huge()),
        _ => Err(not_whole()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_and_nothing_else() {
        let read = |text| count(text, NumberStyle::POINT);
        for (text, expected) in [
            ("12", 12),
            ("1,234", 1_234),
            ("1 234", 1_234),
            ("12.0", 12),
            ("10k", 10_000),
            ("-3", -3),
            ("9223372036854775807", i64::MAX),
        ] {
            assert_eq!(read(text), Ok(expected), "{text}");
        }
        for text in ["1.5", "1,5", "1.234", "12%", "$12", "12 mo", "twelve"] {
            assert!(matches!(read(text), Err(Unread::NotA { .. })), "{text}");
        }
        for text in ["9223372036854775808", "1e30"] {
            assert!(matches!(read(text), Err(Unread::OutOfRange { .. })), "{text}");
        }
        assert_eq!(read("-"), Err(Unread::Missing));
        assert_eq!(
            read("1.5").unwrap_err().to_string(),
            "“1.5” is not a whole number. Type a whole number, like 12."
        );
    }
}
