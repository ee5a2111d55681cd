//! Rates: percentages, shares, weights.

use rust_decimal::Decimal;

use crate::{
    domain::Rate,
    text::{Kind, NumberStyle, RateRange, RateUnit, Unread, show},
};

use super::{figure::Figure, held, number::Reader};

/// Reads a rate: `15%`, `15 %`, `15 percent`, and what a bare number means in the column.
///
/// Under [`RateUnit::Percent`] every number is a percentage, with its sign or without. A column
/// pasted from a sheet that holds fractions instead is asked about as a whole, in `grid::clipboard`.
///
/// ```
/// use tranche::{domain::Rate, text::{NumberStyle, RateRange, read}};
/// let share = |text| read::rate(text, NumberStyle::POINT, RateRange::SHARE);
/// assert_eq!(share("15"), share("15%"));
/// assert_eq!(share("0.5"), share("0.5%"));
/// assert_eq!(
///     share("1OO").unwrap_err().to_string(),
///     "“1OO” has a letter O in it. Type a percentage from 0% to 100%.",
/// );
/// ```
///
/// # Errors
/// [`Unread`]: missing, not a rate, unclear, finer than six decimals of the whole, out of range.
pub fn rate(text: &str, style: NumberStyle, range: RateRange) -> Result<Rate, Unread> {
    let kind = Kind::Rate(range);
    let reader = Reader { kind, style, currency: None };
    let number = reader.read(text)?;
    let value = match number.figure {
        Figure::Clear(value) => value,
        Figure::Unclear { decimal, whole } => {
            return Err(reader.unclear(text, &number, [decimal, whole]));
        }
        Figure::Huge => Decimal::MAX,
    };
    let percentage = number.percent || range.unit == RateUnit::Percent;
    let decimals = if percentage { 4 } else { 6 };
    if value.normalize().scale() > decimals {
        return Err(Unread::TooFine { text: text.to_owned(), decimals });
    }
    let share = if percentage { value * Decimal::new(1, 2) } else { value };
    let rate = Rate::from_decimal(number.signed(share));
    let shown = |bound| show::rate(bound, range.unit, style);
    held(rate, text, range.min..=range.max, shown)
}

/// A number as it is, `0.5` as a half; `None` for a percentage with its sign and for any other text.
///
/// ```
/// use tranche::{domain::Rate, text::{NumberStyle, read}};
/// assert_eq!(read::fraction("0.5", NumberStyle::POINT), Some(Rate::from_millionths(500_000)));
/// assert_eq!(read::fraction("50%", NumberStyle::POINT), None);
/// ```
pub fn fraction(text: &str, style: NumberStyle) -> Option<Rate> {
    let range = RateRange {
        unit: RateUnit::Plain,
        min: Rate::from_millionths(i64::MIN),
        max: Rate::from_millionths(i64::MAX),
    };
    let number = Reader { kind: Kind::Rate(range), style, currency: None }.read(text).ok()?;
    match number.figure {
        Figure::Clear(value) if !number.percent => Rate::from_decimal(number.signed(value)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, range: RateRange, millionths: i64) {
        assert_eq!(
            rate(text, NumberStyle::POINT, range),
            Ok(Rate::from_millionths(millionths)),
            "{text}"
        );
    }

    #[track_caller]
    fn refuses(text: &str, range: RateRange, message: &str) {
        let unread = rate(text, NumberStyle::POINT, range).unwrap_err();
        assert_eq!(unread.to_string(), message);
    }

    #[test]
    fn percentages() {
        for text in ["15%", "15 %", "15", "15.0", "15 percent", "1.5e1"] {
            reads(text, RateRange::SHARE, 150_000);
        }
        reads("1%", RateRange::SHARE, 10_000);
        reads("1.5", RateRange::SHARE, 15_000);
        reads("0", RateRange::SHARE, 0);
        reads("100", RateRange::SHARE, 1_000_000);
        reads("12.345%", RateRange::SHARE, 123_450);
        reads("12.345", RateRange::SHARE, 123_450);
        reads("-5", RateRange::GROWTH, -50_000);
        reads("(5%)", RateRange::GROWTH, -50_000);
        reads("−100%", RateRange::GROWTH, -1_000_000);
    }

    /// K15: what a spreadsheet's percent cell takes for 0.5%, 1% and 0.9% is no hundredfold of it.
    #[test]
    fn a_bare_number_up_to_one_is_a_percentage_too() {
        reads("0.5", RateRange::SHARE, 5_000);
        reads("1", RateRange::SHARE, 10_000);
        reads(".9", RateRange::SHARE, 9_000);
        reads("0,15", RateRange::SHARE, 1_500);
        reads("2", RateRange::SHARE, 20_000);
    }

    #[test]
    fn plain_numbers() {
        reads("15", RateRange::WEIGHT, 15_000_000);
        reads("0.5", RateRange::WEIGHT, 500_000);
        reads("15%", RateRange::WEIGHT, 150_000);
        reads("1,000", RateRange::WEIGHT, 1_000_000_000);
        refuses("0", RateRange::WEIGHT, "“0” is out of range. Type 0.000001 to 1000.");
    }

    #[test]
    fn what_cannot_be_taken_says_why() {
        let share = RateRange::SHARE;
        refuses("150", share, "“150” is out of range. Type 0% to 100%.");
        refuses("-5%", share, "“-5%” is out of range. Type 0% to 100%.");
        refuses("1e27", share, "“1e27” is out of range. Type 0% to 100%.");
        refuses("0.1234567", share, "“0.1234567” has too many decimals. Type at most 4.");
        refuses("12.34567", share, "“12.34567” has too many decimals. Type at most 4.");
        refuses("12,5%", share, "“12,5%” can be read in two ways. Did you mean 12.5% or 125%?");
        refuses("1OO", share, "“1OO” has a letter O in it. Type a percentage from 0% to 100%.");
        refuses("$15", share, "“$15” is not a percentage. Type a percentage from 0% to 100%.");
        assert_eq!(rate("n/a", NumberStyle::POINT, share), Err(Unread::Missing));
    }

    #[test]
    fn the_plans_comma() {
        let comma = |text| rate(text, NumberStyle::COMMA, RateRange::SHARE);
        assert_eq!(comma("12,345%"), Ok(Rate::from_millionths(123_450)));
        assert_eq!(comma("0,15"), Ok(Rate::from_millionths(1_500)));
    }
}
