//! What stands around the digits of a number: sign, brackets, currency, percent, thousand, million.

use crate::text::Currency;

/// A number's text, with what stood around its digits taken off and understood.
#[derive(Debug)]
pub(super) struct Peeled<'a> {
    /// Digits and marks, or whatever could not be understood.
    pub body: &'a str,
    /// A minus before or after, or brackets.
    pub negative: bool,
    /// A percent sign.
    pub percent: bool,
    /// The power of ten of `k`, `m`, `bn`; 0 without one.
    pub exponent: u32,
    /// The currency signs and codes that were met.
    pub markers: Vec<&'a str>,
    signs: u32,
    units: u32,
}

/// Takes everything around the digits off. `currency` is whose signs to look for first; without
/// one, a currency sign stays in the body. `None` when a number has two signs or two units.
pub(super) fn peel<'a>(text: &'a str, currency: Option<&Currency>) -> Option<Peeled<'a>> {
    let mut peeled = Peeled {
        body: text,
        negative: false,
        percent: false,
        exponent: 0,
        markers: Vec::new(),
        signs: 0,
        units: 0,
    };
    while peeled.step(currency) {
        peeled.body = peeled.body.trim();
    }
    (peeled.signs <= 1 && peeled.units <= 1).then_some(peeled)
}

impl<'a> Peeled<'a> {
    /// Takes one thing off; false when there is nothing left to take. A body that is only a dash
    /// stays: it says that there is no number.
    fn step(&mut self, currency: Option<&Currency>) -> bool {
        self.body != "-"
            && (currency.is_some_and(|currency| self.marker(currency))
                || self.sign()
                || self.percent()
                || self.multiplier())
    }

    fn marker(&mut self, currency: &Currency) -> bool {
        // No sign or code begins or ends like that, and there are many to try.
        let starts = self.body.starts_with(|c: char| c.is_ascii_digit() || "(-+.".contains(c));
        let ends = self.body.ends_with(|c: char| c.is_ascii_digit() || ")-%".contains(c));
        if starts && ends {
            return false;
        }
        let found = currency
            .marker_at_start(self.body)
            .and_then(|marker| Some((marker, self.body.get(marker.len()..)?)))
            .or_else(|| {
                let marker = currency.marker_at_end(self.body)?;
                Some((marker, self.body.strip_suffix(marker)?))
            });
        let Some((marker, rest)) = found else { return false };
        self.markers.push(marker);
        self.body = rest;
        true
    }

    fn sign(&mut self) -> bool {
        let body = self.body;
        let bracketed = body.strip_prefix('(').and_then(|body| body.strip_suffix(')'));
        let minus = body.strip_prefix('-').or_else(|| body.strip_suffix('-'));
        let (rest, negative) = match (bracketed.or(minus), body.strip_prefix('+')) {
            (Some(rest), _) => (rest, true),
            (None, Some(rest)) => (rest, false),
            (None, None) => return false,
        };
        self.signs += 1;
        self.negative = negative;
        self.body = rest;
        true
    }

    fn percent(&mut self) -> bool {
        let word = word_at_end(self.body);
        let named = ["percent", "pct"].iter().any(|name| word.eq_ignore_ascii_case(name));
        let sign = if named { word } else { "%" };
        let Some(rest) = self.body.strip_suffix(sign) else { return false };
        self.percent = true;
        self.units += 1;
        self.body = rest;
        true
    }

    fn multiplier(&mut self) -> bool {
        let word = word_at_end(self.body);
        let exponent = match word.to_ascii_lowercase().as_str() {
            "k" | "thousand" => 3,
            "m" | "mm" | "mn" | "mio" | "million" => 6,
            "b" | "bn" | "billion" => 9,
            _ => return false,
        };
        let Some(rest) = self.body.strip_suffix(word) else { return false };
        self.exponent = exponent;
        self.units += 1;
        self.body = rest;
        true
    }
}

/// The letters that end a text.
fn word_at_end(text: &str) -> &str {
    let start = text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn peels(text: &str, body: &str, negative: bool, exponent: u32) {
        let peeled = peel(text, Some(&Currency::default())).unwrap();
        assert_eq!((peeled.body, peeled.negative, peeled.exponent), (body, negative, exponent));
    }

    #[test]
    fn signs_and_units_come_off_in_any_order() {
        peels("$1,234.50", "1,234.50", false, 0);
        peels("-$5", "5", true, 0);
        peels("$-5", "5", true, 0);
        peels("$(500)", "500", true, 0);
        peels("(500) USD", "500", true, 0);
        peels("($ 1.2m)", "1.2", true, 6);
        peels("1.2mUSD", "1.2", false, 6);
        peels("USD 2 bn", "2", false, 9);
        peels("$1,234 USD-", "1,234", true, 0);
        peels("+450K", "450", false, 3);
        peels("$ -", "-", false, 0);
        peels("abc", "abc", false, 0);
    }

    #[test]
    fn one_sign_and_one_unit_at_most() {
        for text in ["--5", "-5-", "-(5)", "+-5", "5kk", "5%%", "5k%", "5 k m"] {
            let peeled = peel(text, None);
            assert!(peeled.is_none_or(|p| !p.body.bytes().all(|b| b.is_ascii_digit())), "{text}");
        }
    }
}
