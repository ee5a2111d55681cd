//! What the readers of money, rates and counts share.

use rust_decimal::Decimal;

use crate::text::{Currency, Kind, NumberStyle, Unread, Why, is_letter};

use super::{
    affix::{Peeled, peel},
    clean::clean,
    figure::{Figure, figure},
};

/// How to read a number.
pub(super) struct Reader<'a> {
    /// What the cell expects.
    pub kind: Kind,
    /// How numbers are written.
    pub style: NumberStyle,
    /// The plan's currency, where the number may carry one.
    pub currency: Option<&'a Currency>,
}

/// A number as typed, before its kind gives it meaning.
pub(super) struct Number {
    /// What the digits, marks and multiplier stand for; its sign is not in it.
    pub figure: Figure,
    /// Whether it is below zero.
    pub negative: bool,
    /// Whether it has a percent sign.
    pub percent: bool,
}

impl Reader<'_> {
    /// Reads one number, whatever it means.
    ///
    /// # Errors
    /// Missing, in another currency, or not a number at all.
    pub(super) fn read(&self, text: &str) -> Result<Number, Unread> {
        let clean = clean(text)?;
        let not_a = |why| Unread::not_a(self.kind, text, why);
        let peeled = peel(&clean, self.currency).ok_or_else(|| not_a(Why::Other))?;
        // Accounting formats write a nought as a dash beside the currency's sign; alone it is nothing.
        if peeled.body == "-" {
            return match peeled.markers.as_slice() {
                [] => Err(Unread::Missing),
                _ => Ok(Number {
                    figure: Figure::Clear(Decimal::ZERO),
                    negative: false,
                    percent: false,
                }),
            };
        }
        self.check_currency(text, &peeled)?;
        let fine = matches!(self.kind, Kind::Rate(_)) || peeled.percent || peeled.exponent > 0;
        let figure = figure(peeled.body, self.style, fine)
            .ok_or_else(|| not_a(why(&clean, peeled.body)))?
            .scaled(peeled.exponent);
        Ok(Number { figure, negative: peeled.negative, percent: peeled.percent })
    }

    fn check_currency(&self, text: &str, peeled: &Peeled<'_>) -> Result<(), Unread> {
        let Some(own) = self.currency else { return Ok(()) };
        match peeled.markers.iter().find(|marker| !own.is_meant_by(marker)) {
            Some(found) if peeled.body.contains(|c: char| c.is_ascii_digit()) => {
                Err(Unread::OtherCurrency {
                    text: text.to_owned(),
                    found: (*found).to_owned(),
                    expected: own.code().to_owned(),
                })
            }
            _ => Ok(()),
        }
    }

    /// The error for a figure that may be two numbers: both, as the plan's style writes them.
    pub(super) fn unclear(&self, text: &str, number: &Number, readings: [Decimal; 2]) -> Unread {
        let sign = if number.negative { "-" } else { "" };
        let unit = if number.percent { "%" } else { "" };
        let mark = self.style.decimal.decimal().to_string();
        let written =
            |value: Decimal| format!("{sign}{}{unit}", value.normalize()).replace('.', &mark);
        Unread::unclear(text, readings.map(written))
    }
}

impl Number {
    /// The number with its sign.
    pub(super) fn signed(&self, value: Decimal) -> Decimal {
        if self.negative { -value } else { value }
    }
}

impl Figure {
    /// The figure times a power of ten.
    fn scaled(self, exponent: u32) -> Self {
        let factor = Decimal::from(10_u64.pow(exponent));
        match self {
            Self::Clear(value) => value.checked_mul(factor).map_or(Self::Huge, Self::Clear),
            Self::Unclear { decimal, whole } => {
                match (decimal.checked_mul(factor), whole.checked_mul(factor)) {
                    (Some(decimal), Some(whole)) => Self::Unclear { decimal, whole },
                    _ => Self::Huge,
                }
            }
            Self::Huge => Self::Huge,
        }
    }
}

/// What is known to be wrong with a text that is no number.
fn why(clean: &str, body: &str) -> Why {
    if clean.starts_with('=') {
        return Why::Formula;
    }
    let letters: Vec<char> = body.chars().filter(|c| is_letter(*c)).collect();
    match letters.first() {
        Some(first)
            if body.contains(|c: char| c.is_ascii_digit())
                && letters.iter().all(|letter| matches!(letter, 'O' | 'o' | 'l' | 'I')) =>
        {
            Why::Letter(*first)
        }
        _ => Why::Other,
    }
}
