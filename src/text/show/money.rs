//! Money. Every form but the editor's rounds half away from zero to what it shows; what rounds to
//! nothing carries no sign.
//!
//! An amount is shown whatever its size: each function takes [`Cents`](crate::domain::Cents) or a
//! [`Total`] of them.

use crate::{
    domain::Total,
    text::{Format, Grouping, NumberStyle},
};

use super::negated;

/// Cents in one unit of currency.
const UNIT: u128 = 100;
/// Cents in a thousand units of currency.
const THOUSAND: u128 = 1_000 * UNIT;
/// Cents in a million units of currency.
const MILLION: u128 = 1_000 * THOUSAND;
/// Cents in ten thousand units of currency: the second decimal of a million.
const MILLION_HUNDREDTH: u128 = 10 * THOUSAND;

/// The amount to the cent, without a currency: `1,234.50`.
///
/// ```
/// use tranche::{domain::Cents, text::{Format, show}};
/// assert_eq!(show::money_full(Cents::new(-123_450), &Format::default()), "−1,234.50");
/// ```
pub fn money_full(amount: impl Into<Total>, format: &Format) -> String {
    full(amount.into(), format)
}

/// [`money_full`] with a plus on gains, for differences.
pub fn money_full_signed(amount: impl Into<Total>, format: &Format) -> String {
    let amount = amount.into();
    signed(amount, full(amount, format))
}

/// The amount in whole units of currency, without a currency: `1,235`.
pub fn money_whole(amount: impl Into<Total>, format: &Format) -> String {
    whole_steps(amount.into(), UNIT, format)
}

/// [`money_whole`] with a plus on gains, for differences.
pub fn money_whole_signed(amount: impl Into<Total>, format: &Format) -> String {
    let amount = amount.into();
    signed(amount, whole_steps(amount, UNIT, format))
}

/// The amount in whole thousands, for grids that state the unit once: `1,180` for 1,180,000.
pub fn thousands(amount: impl Into<Total>, format: &Format) -> String {
    whole_steps(amount.into(), THOUSAND, format)
}

/// [`thousands`] with a plus on gains, for differences.
pub fn thousands_signed(amount: impl Into<Total>, format: &Format) -> String {
    let amount = amount.into();
    signed(amount, whole_steps(amount, THOUSAND, format))
}

/// The amount with its currency, short: `$12`, `$498K`, `$1.85M`, `−$827K`. Two decimals for
/// millions, none below.
///
/// ```
/// use tranche::{domain::Cents, text::{Format, show}};
/// assert_eq!(show::money_short(Cents::new(99_995_000), &Format::default()), "$1.00M");
/// ```
pub fn money_short(amount: impl Into<Total>, format: &Format) -> String {
    short(amount.into(), format)
}

/// The largest amount at or below one, not below zero, that [`money_short`] shows as it is.
///
/// ```
/// use tranche::{domain::Cents, text::show};
/// assert_eq!(show::money_short_floor(Cents::new(197_981_600)), Cents::new(197_000_000));
/// assert_eq!(show::money_short_floor(Cents::new(99_999_999)), Cents::new(99_900_000));
/// ```
pub fn money_short_floor(amount: impl Into<Total>) -> Total {
    let amount = amount.into().max(Total::ZERO);
    let step = match amount.get().unsigned_abs() {
        ..THOUSAND => UNIT,
        THOUSAND..MILLION => THOUSAND,
        MILLION.. => MILLION_HUNDREDTH,
    };
    amount - Total::new(amount.get() % step.cast_signed())
}

/// [`money_short`] with a plus on gains, for differences: `+$1.35M`.
pub fn money_short_signed(amount: impl Into<Total>, format: &Format) -> String {
    let amount = amount.into();
    signed(amount, short(amount, format))
}

/// What an editor holds for an amount: exact, plain, as short as two places allow. `1180000`,
/// `1234.50`, `-5`.
pub fn money_edit(amount: impl Into<Total>, style: NumberStyle) -> String {
    let plain = amount.into().to_string();
    match plain.strip_suffix(".00") {
        Some(whole) => whole.to_owned(),
        None => plain.replace('.', &style.decimal.decimal().to_string()),
    }
}

/// A plain decimal number with every digit it has, as an amount of a file may have more than two places:
/// `72.314`, `1.234,5678`.
///
/// ```
/// use tranche::text::{NumberStyle, show};
/// assert_eq!(show::digits("-1234567.314", NumberStyle::COMMA), "−1.234.567,314");
/// ```
pub fn digits(plain: &str, style: NumberStyle) -> String {
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(rest) => (super::MINUS, rest),
        None => ("", plain),
    };
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let mut out = format!("{sign}{}", in_groups(whole, style));
    if !part.is_empty() {
        out.push(style.decimal.decimal());
        out.push_str(part);
    }
    out
}

fn full(amount: Total, format: &Format) -> String {
    negated(amount < Total::ZERO, &hundredths(amount.get().unsigned_abs(), format.style))
}

fn short(amount: Total, format: &Format) -> String {
    let units = steps(amount, UNIT);
    let kilos = steps(amount, THOUSAND);
    let figure = if units < 1_000 {
        units.to_string()
    } else if kilos < 1_000 {
        format!("{kilos}K")
    } else {
        format!("{}M", hundredths(steps(amount, MILLION_HUNDREDTH), format.style))
    };
    negated(amount < Total::ZERO && units > 0, &format!("{}{figure}", format.currency.sign()))
}

/// The size of an amount in steps of that many cents, rounded half away from zero.
fn steps(amount: Total, step: u128) -> u128 {
    (amount.get().unsigned_abs() + step / 2) / step
}

fn whole_steps(amount: Total, step: u128, format: &Format) -> String {
    let steps = steps(amount, step);
    negated(amount < Total::ZERO && steps > 0, &grouped(steps, format.style))
}

fn hundredths(count: u128, style: NumberStyle) -> String {
    format!("{}{}{:02}", grouped(count / 100, style), style.decimal.decimal(), count % 100)
}

fn grouped(number: u128, style: NumberStyle) -> String {
    in_groups(&number.to_string(), style)
}

fn in_groups(digits: &str, style: NumberStyle) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        let ends_group = match style.grouping {
            // Three digits, and twos above them.
            Grouping::Lakh => left == 3 || left > 3 && !left.is_multiple_of(2),
            _ => left.is_multiple_of(3),
        };
        if at > 0 && ends_group {
            out.push(style.group());
        }
        out.push(digit);
    }
    out
}

fn signed(amount: Total, shown: String) -> String {
    let gain = amount > Total::ZERO && shown.contains(|c: char| matches!(c, '1'..='9'));
    if gain { format!("+{shown}") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Cents;

    #[track_caller]
    fn shortly(cents: i64, expected: &str) {
        assert_eq!(money_short(Cents::new(cents), &Format::default()), expected);
    }

    #[test]
    fn short_amounts_change_unit_where_rounding_does() {
        shortly(0, "$0");
        shortly(1_249, "$12");
        shortly(1_250, "$13");
        shortly(99_949, "$999");
        shortly(99_950, "$1K");
        shortly(49_800_000, "$498K");
        shortly(-82_650_000, "−$827K");
        shortly(99_949_999, "$999K");
        shortly(99_950_000, "$1.00M");
        shortly(99_995_000, "$1.00M");
        shortly(185_000_000, "$1.85M");
        shortly(185_499_999, "$1.85M");
        shortly(185_500_000, "$1.86M");
        shortly(123_456_789_000, "$1,234.57M");
        shortly(-49, "$0");
        shortly(-50, "−$1");
        shortly(i64::MIN, "−$92,233,720,368.55M");
    }

    #[test]
    fn the_plans_currency_and_marks_are_used() {
        let euro = Format::of("EUR").with_comma();
        assert_eq!(money_short(Cents::new(185_000_000), &euro), "€1,85M");
        assert_eq!(money_full(Cents::new(123_456_750), &euro), "1.234.567,50");
        assert_eq!(money_edit(Cents::new(123_450), euro.style), "1234,50");
        let krona = Format::of("SEK");
        assert_eq!(money_short(Cents::new(-1_200), &krona), "−SEK\u{a0}12");
    }

    #[test]
    fn full_whole_and_thousands() {
        let plan = Format::default();
        assert_eq!(money_full(Cents::new(5), &plan), "0.05");
        assert_eq!(money_full(Cents::new(-100_000_000), &plan), "−1,000,000.00");
        assert_eq!(money_whole(Cents::new(123_450), &plan), "1,235");
        assert_eq!(money_whole(Cents::new(-49), &plan), "0");
        assert_eq!(thousands(Cents::new(118_000_000), &plan), "1,180");
        assert_eq!(thousands(Cents::new(-118_050_000), &plan), "−1,181");
        assert_eq!(thousands(Cents::new(49_999), &plan), "0");
        assert_eq!(money_full(Cents::new(i64::MIN), &plan), "−92,233,720,368,547,758.08");
        // A sum that no amount can hold is shown to the cent all the same.
        let beyond = Cents::new(i64::MAX) + Cents::new(i64::MAX);
        assert_eq!(money_full(beyond, &plan), "184,467,440,737,095,516.14");
        assert_eq!(money_short(-beyond, &plan), "−$184,467,440,737.10M");
    }

    #[test]
    fn a_number_of_a_file_keeps_every_digit_in_the_readers_marks() {
        use crate::text::DecimalMark::Comma;
        let french = NumberStyle::of(Comma, Grouping::Space);
        for (plain, style, expected) in [
            ("72.314", NumberStyle::POINT, "72.314"),
            ("72.314", NumberStyle::COMMA, "72,314"),
            ("1234567.5", NumberStyle::POINT, "1,234,567.5"),
            ("1234567", french, "1\u{202f}234\u{202f}567"),
            ("-0.07", NumberStyle::COMMA, "−0,07"),
            ("0", NumberStyle::COMMA, "0"),
        ] {
            assert_eq!(digits(plain, style), expected, "{plain}");
        }
    }

    #[test]
    fn differences_carry_a_sign_unless_nothing_is_left() {
        let plan = Format::default();
        assert_eq!(money_short_signed(Cents::new(135_000_000), &plan), "+$1.35M");
        assert_eq!(money_short_signed(Cents::new(-82_700_000), &plan), "−$827K");
        assert_eq!(money_short_signed(Cents::ZERO, &plan), "$0");
        assert_eq!(thousands_signed(Cents::new(49_999), &plan), "0");
        assert_eq!(thousands_signed(Cents::new(4_000_000), &plan), "+40");
        assert_eq!(money_full_signed(Cents::new(1), &plan), "+0.01");
        assert_eq!(money_whole_signed(Cents::new(100), &plan), "+1");
    }

    #[test]
    fn an_editor_holds_the_shortest_exact_form() {
        for (cents, expected) in
            [(118_000_000, "1180000"), (123_450, "1234.50"), (-500, "-5"), (0, "0"), (-7, "-0.07")]
        {
            assert_eq!(money_edit(Cents::new(cents), NumberStyle::POINT), expected);
        }
    }
}
