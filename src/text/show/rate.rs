//! Rates, as percentages or plain numbers.

use crate::{
    domain::Rate,
    text::{NumberStyle, RateUnit},
};

use super::{MINUS, negated};

/// A rate in the unit of its column: `15%` or `2.5`.
pub fn rate(rate: Rate, unit: RateUnit, style: NumberStyle) -> String {
    match unit {
        RateUnit::Percent => rate_percent(rate, style),
        RateUnit::Plain => rate_plain(rate, style),
    }
}

/// The exact percentage, with as many decimals as it needs (four at most): `15%`, `12.5%`.
///
/// ```
/// use tranche::{domain::Rate, text::{NumberStyle, show}};
/// assert_eq!(show::rate_percent(Rate::from_millionths(125_000), NumberStyle::POINT), "12.5%");
/// ```
pub fn rate_percent(rate: Rate, style: NumberStyle) -> String {
    shifted(rate, 4, style) + "%"
}

/// The percentage rounded half away from zero to one decimal, for averages: `19.6%`, `15%`.
pub fn rate_percent_short(rate: Rate, style: NumberStyle) -> String {
    let tenths = (rate.millionths().unsigned_abs() + 500) / 1_000;
    negated(rate.millionths() < 0 && tenths > 0, &(decimal(tenths, 1, style) + "%"))
}

/// How many times one is the other, rounded half away from zero to two decimals: `2.5`, `0.83`.
pub fn rate_times(rate: Rate, style: NumberStyle) -> String {
    let hundredths = (rate.millionths().unsigned_abs() + 5_000) / 10_000;
    negated(rate.millionths() < 0 && hundredths > 0, &decimal(hundredths, 2, style))
}

/// The exact number, with as many decimals as it needs (six at most): `2.5`.
pub fn rate_plain(rate: Rate, style: NumberStyle) -> String {
    shifted(rate, 6, style)
}

/// What an editor holds for a rate: [`rate`] with the hyphen of the keyboard as its minus.
pub fn rate_edit(value: Rate, unit: RateUnit, style: NumberStyle) -> String {
    rate(value, unit, style).replace(MINUS, "-")
}

fn shifted(rate: Rate, places: u32, style: NumberStyle) -> String {
    negated(rate.millionths() < 0, &decimal(rate.millionths().unsigned_abs(), places, style))
}

/// `count` in units of 10^-places, without trailing zeros.
fn decimal(count: u64, places: u32, style: NumberStyle) -> String {
    let one = 10_u64.pow(places);
    let fraction = format!("{:0width$}", count % one, width = places as usize);
    match fraction.trim_end_matches('0') {
        "" => (count / one).to_string(),
        digits => format!("{}{}{digits}", count / one, style.decimal.decimal()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_show_the_digits_they_need() {
        for (millionths, expected) in [
            (0, "0%"),
            (150_000, "15%"),
            (125_000, "12.5%"),
            (-50_000, "−5%"),
            (1_000_000, "100%"),
            (1, "0.0001%"),
            (15_000_000, "1500%"),
            (i64::MIN, "−922337203685477.5808%"),
        ] {
            assert_eq!(
                rate_percent(Rate::from_millionths(millionths), NumberStyle::POINT),
                expected
            );
        }
        assert_eq!(rate_percent(Rate::from_millionths(125_000), NumberStyle::COMMA), "12,5%");
    }

    #[test]
    fn averages_keep_one_decimal() {
        for (millionths, expected) in [
            (196_499, "19.6%"),
            (196_500, "19.7%"),
            (150_400, "15%"),
            (-499, "0%"),
            (-500, "−0.1%"),
        ] {
            assert_eq!(
                rate_percent_short(Rate::from_millionths(millionths), NumberStyle::POINT),
                expected
            );
        }
    }

    #[test]
    fn plain_numbers_and_editors() {
        assert_eq!(rate_plain(Rate::from_millionths(2_500_000), NumberStyle::POINT), "2.5");
        assert_eq!(rate_times(Rate::from_millionths(2_505_000), NumberStyle::POINT), "2.51");
        assert_eq!(rate_times(Rate::from_millionths(-4_999), NumberStyle::POINT), "0");
        assert_eq!(rate_times(Rate::from_millionths(30_000_000), NumberStyle::COMMA), "30");
        assert_eq!(
            rate_edit(Rate::from_millionths(-50_000), RateUnit::Percent, NumberStyle::POINT),
            "-5%"
        );
        assert_eq!(
            rate_edit(Rate::from_millionths(-50_000), RateUnit::Plain, NumberStyle::COMMA),
            "-0,05"
        );
    }
}
