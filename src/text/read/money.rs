//! Amounts of money.

use rust_decimal::RoundingStrategy;

use crate::{
    domain::Cents,
    text::{Format, Kind, Unread, Why, show},
};

use super::{
    figure::Figure,
    held,
    number::{Number, Reader},
};

/// Reads an amount: `$1,234.50`, `USD 1234`, `1.2m`, `450k`, `(500)`, `500-`, `1'234.50`,
/// `1.234,50`. An amount finer than a cent is rounded half away from zero.
///
/// One mark before three digits under the style's own decimal mark (`1.234`) is unclear unless the
/// column proves the style: someone may have meant thousands.
///
/// ```
/// use tranche::{domain::Cents, text::{Format, read}};
/// let plan = Format::default();
/// assert_eq!(read::money("(1.2m)", &plan), Ok(Cents::new(-120_000_000)));
/// assert_eq!(read::money("1.234,50 $", &plan), Ok(Cents::new(123_450)));
/// assert!(read::money("12,34", &plan).is_err()); // 12.34 or 1234?
/// ```
///
/// # Errors
/// [`Unread`]: missing, not an amount, unclear, beyond ±[`Cents::LIMIT`], or in another currency.
pub fn money(text: &str, format: &Format) -> Result<Cents, Unread> {
    let reader =
        Reader { kind: Kind::Money, style: format.style, currency: Some(&format.currency) };
    let number = reader.read(text)?;
    if number.percent {
        return Err(Unread::not_a(Kind::Money, text, Why::Other));
    }
    if let Figure::Unclear { decimal, whole } = number.figure {
        let to_the_cent = decimal.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        return Err(reader.unclear(text, &number, [to_the_cent, whole]));
    }
    let shown = |bound| show::money_whole(bound, format);
    let bounds = Cents::LEAST..=Cents::LIMIT;
    held(cents(&number), text, bounds, shown)
}

/// `None` when the amount does not fit.
fn cents(number: &Number) -> Option<Cents> {
    match number.figure {
        Figure::Clear(value) => Cents::from_decimal(number.signed(value)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, format: &Format, cents: i64) {
        assert_eq!(money(text, format), Ok(Cents::new(cents)), "{text}");
    }

    #[track_caller]
    fn unclear(text: &str, format: &Format, one: &str, other: &str) {
        let expected = Unread::unclear(text, [one.to_owned(), other.to_owned()]);
        assert_eq!(money(text, format), Err(expected));
        for reading in [one, other] {
            assert!(money(reading, format).is_ok(), "{text}: {reading} is no clearer");
        }
    }

    #[track_caller]
    fn refuses(text: &str, message: &str) {
        assert_eq!(money(text, &Format::default()).unwrap_err().to_string(), message);
    }

    #[test]
    fn amounts_as_people_type_them() {
        let plan = Format::default();
        for text in [
            "1234.5",
            "$1,234.50",
            "US$ 1 234,50",
            "USD 1234.50",
            "1234.50 usd",
            "1'234.50",
            "1’234.50",
            "1.234,50",
            "1\u{a0}234.50",
            "1\u{2009}234.50",
            "1\u{202f}234,50 $",
            "$ 1,234.5 USD",
            "+1234.50",
            "1.2345k",
            "1.2345e3",
            "\u{feff}1,234.50\u{200b}",
        ] {
            reads(text, &plan, 123_450);
        }
        for text in ["(500)", "500-", "-$500", "−500", "$-500", "($500)", "$(500)", "–500", "-.5k"]
        {
            reads(text, &plan, -50_000);
        }
        reads("1.2m", &plan, 120_000_000);
        reads("450k", &plan, 45_000_000);
        reads("$ 2 bn", &plan, 200_000_000_000);
        reads("1,234", &plan, 123_400);
        reads("1.234m", &plan, 123_400_000);
        reads("0", &plan, 0);
        reads("-0", &plan, 0);
        reads("12,34,567.00", &plan, 123_456_700);
    }

    #[test]
    fn finer_than_a_cent_rounds_half_away_where_it_cannot_mean_thousands() {
        let plan = Format::default();
        reads("0.125", &plan, 13);
        reads("-0.125", &plan, -13);
        reads("1234.5678", &plan, 123_457);
        reads("12.3456", &plan, 1_235);
        reads("7.865e-7", &plan, 0);
        let proven = crate::text::NumberStyle { proven: true, ..plan.style };
        reads("1.234", &Format { style: proven, ..plan }, 123);
    }

    #[test]
    fn the_plans_comma() {
        let plan = Format::of("EUR").with_comma();
        reads("1.234", &plan, 123_400);
        reads("1234,5 €", &plan, 123_450);
        reads("1,234.50", &plan, 123_450);
        reads("1,2m EUR", &plan, 120_000_000);
        unclear("1,234", &plan, "1,23", "1234");
        unclear("1.5", &plan, "1,5", "15");
    }

    #[test]
    fn two_readings_are_never_guessed_between() {
        let plan = Format::default();
        unclear("1,5", &plan, "1.5", "15");
        unclear("12,34", &plan, "12.34", "1234");
        unclear("4125,03", &plan, "4125.03", "412503");
        unclear("1.234", &plan, "1.23", "1234");
        unclear("1.235", &plan, "1.24", "1235");
        unclear("($12.345)", &plan, "-12.35", "-12345");
        unclear("1,5m", &plan, "1500000", "15000000");
    }

    #[test]
    fn missing_is_not_zero() {
        for text in ["", "  ", "-", "–", "n/a", "#REF!"] {
            assert_eq!(money(text, &Format::default()), Err(Unread::Missing), "{text}");
        }
    }

    #[test]
    fn an_accounting_nought_is_zero() {
        for text in ["$-", " $ - ", "$ -   ", " $\u{a0}-\u{a0}\u{a0} ", "-$", "USD -"] {
            reads(text, &Format::default(), 0);
        }
    }

    #[test]
    fn another_currency_is_named() {
        refuses(
            "€500",
            "“€500” is in €, but this plan is in USD. Convert it first, then type the amount in USD.",
        );
        let found = |text, format: &Format| match money(text, format) {
            Err(Unread::OtherCurrency { found, .. }) => found,
            other => format!("{other:?}"),
        };
        assert_eq!(found("500 gbp", &Format::default()), "gbp");
        for (text, sign) in [("€45k", "€"), ("£45k", "£"), ("45k EUR", "EUR"), ("€ 1.2m", "€")]
        {
            assert_eq!(found(text, &Format::default()), sign, "{text}");
        }
        assert_eq!(found("A$ 500", &Format::default()), "A$");
        assert_eq!(found("$500", &Format::of("EUR")), "$");
        assert_eq!(found("kr 500", &Format::default()), "kr");
        reads("$500", &Format::of("AUD"), 50_000);
        reads("500 kr", &Format::of("SEK"), 50_000);
        reads("XTS 500", &Format::of("XTS"), 50_000);
        reads("500", &Format::of(""), 50_000);
    }

    #[test]
    fn what_is_no_amount_says_so() {
        refuses("abc", "“abc” is not an amount. Type an amount, like 1200 or 450k.");
        refuses("15%", "“15%” is not an amount. Type an amount, like 1200 or 450k.");
        refuses("1OO", "“1OO” has a letter O in it. Type an amount, like 1200 or 450k.");
        refuses("$", "“$” is not an amount. Type an amount, like 1200 or 450k.");
        refuses("--5", "“--5” is not an amount. Type an amount, like 1200 or 450k.");
        refuses(
            "=1+2",
            "“=1+2” is a formula, and cells hold values. Type an amount, like 1200 or 450k.",
        );
        let long = "x".repeat(50);
        let cut = "x".repeat(40);
        refuses(&long, &format!("“{cut}…” is not an amount. Type an amount, like 1200 or 450k."));
    }

    #[test]
    fn more_than_a_plan_may_hold() {
        let plan = Format::default();
        reads("10bn", &plan, Cents::LIMIT.get());
        reads("(10bn)", &plan, -Cents::LIMIT.get());
        refuses("10bn1", "“10bn1” is not an amount. Type an amount, like 1200 or 450k.");
        for text in ["10000000000.01", "11bn", &"9".repeat(40), "1e28", "99999999999999999999bn"] {
            let unread = money(text, &plan).unwrap_err();
            assert!(matches!(unread, Unread::OutOfRange { .. }), "{text}: {unread}");
        }
        refuses("11bn", "“11bn” is out of range. Type −10,000,000,000 to 10,000,000,000.");
    }
}
