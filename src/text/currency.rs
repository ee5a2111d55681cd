//! Currencies: the sign shown before a figure, and the signs and codes people type.

use super::is_letter;

/// Code, sign shown (empty: the code and a space), signs people type.
type Known = (&'static str, &'static str, &'static [&'static str]);

/// The currencies recognised in what people type. Amounts are never converted: a currency other
/// than the plan's is an error that names it.
const KNOWN: &[Known] = &[
    ("USD", "$", &["$", "US$"]),
    ("EUR", "€", &["€"]),
    ("GBP", "£", &["£"]),
    ("JPY", "¥", &["¥", "￥", "JP¥"]),
    ("CHF", "", &["Fr.", "SFr."]),
    ("AUD", "A$", &["$", "A$", "AU$"]),
    ("CAD", "C$", &["$", "C$", "CA$"]),
    ("INR", "₹", &["₹", "Rs.", "Rs"]),
    ("BRL", "", &["R$"]),
    ("CNY", "", &["¥", "￥", "CN¥", "RMB"]),
    ("CZK", "", &["Kč"]),
    ("DKK", "", &["kr.", "kr"]),
    ("HKD", "", &["$", "HK$"]),
    ("ILS", "", &["₪"]),
    ("KRW", "", &["₩"]),
    ("MXN", "", &["$", "MX$"]),
    ("NOK", "", &["kr.", "kr"]),
    ("NZD", "", &["$", "NZ$"]),
    ("PLN", "", &["zł"]),
    ("SEK", "", &["kr.", "kr"]),
    ("SGD", "", &["$", "S$"]),
    ("TRY", "", &["₺"]),
    ("ZAR", "", &[]),
];

fn known(code: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.0.eq_ignore_ascii_case(code))
}

/// A currency: its ISO code and the sign shown before a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    code: String,
    sign: String,
}

impl Currency {
    /// The currency of an ISO code. One without a sign of its own is shown by its code and a
    /// no-break space.
    ///
    /// ```
    /// use tranche::text::Currency;
    /// assert_eq!(Currency::of("AUD").sign(), "A$");
    /// assert_eq!(Currency::of("SEK").sign(), "SEK\u{a0}");
    /// ```
    pub fn of(code: &str) -> Self {
        let code = code.trim();
        let sign = match (known(code).map_or("", |known| known.1), code) {
            ("", "") => String::new(),
            ("", _) => format!("{code}\u{a0}"),
            (sign, _) => sign.to_owned(),
        };
        Self { code: code.to_owned(), sign }
    }

    /// The ISO code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What stands directly before a figure.
    pub fn sign(&self) -> &str {
        &self.sign
    }

    /// Whether a sign or code that someone typed may mean this currency.
    pub(super) fn is_meant_by(&self, marker: &str) -> bool {
        let signs = known(&self.code).map_or(&[][..], |known| known.2);
        [self.code.as_str(), self.sign.trim_end()]
            .iter()
            .chain(signs)
            .any(|own| marker.eq_ignore_ascii_case(own))
    }

    /// The longest sign or code, of this currency or another, at the start of a text.
    pub(super) fn marker_at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.longest(|marker| {
            let (head, rest) = text.split_at_checked(marker.len())?;
            let cuts_a_word = marker.ends_with(is_letter) && rest.starts_with(is_letter);
            (head.eq_ignore_ascii_case(marker) && !cuts_a_word).then_some(head)
        })
    }

    /// The longest sign or code, of this currency or another, at the end of a text.
    pub(super) fn marker_at_end<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.longest(|marker| {
            let (_, tail) = text.split_at_checked(text.len().checked_sub(marker.len())?)?;
            tail.eq_ignore_ascii_case(marker).then_some(tail)
        })
    }

    fn longest<'a>(&self, found: impl Fn(&str) -> Option<&'a str>) -> Option<&'a str> {
        KNOWN
            .iter()
            .flat_map(|(code, _, signs)| signs.iter().chain([code]))
            .copied()
            .chain([self.code.as_str()])
            .filter(|marker| !marker.is_empty())
            .filter_map(found)
            .max_by_key(|marker| marker.len())
    }
}

impl Default for Currency {
    /// US dollars.
    fn default() -> Self {
        Self::of("USD")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_marker_wins() {
        let usd = Currency::default();
        assert_eq!(usd.marker_at_start("US$ 5"), Some("US$"));
        assert_eq!(usd.marker_at_start("usd 5"), Some("usd"));
        assert_eq!(usd.marker_at_start("euro 5"), None);
        assert_eq!(usd.marker_at_start("5"), None);
        assert_eq!(usd.marker_at_end("1.2mUSD"), Some("USD"));
        assert_eq!(usd.marker_at_end("5 €"), Some("€"));
        assert_eq!(Currency::of("XTS").marker_at_start("XTS 5"), Some("XTS"));
    }

    #[test]
    fn a_bare_dollar_is_the_plans_own_dollar() {
        assert!(Currency::of("AUD").is_meant_by("$"));
        assert!(!Currency::of("AUD").is_meant_by("US$"));
        assert!(!Currency::of("EUR").is_meant_by("$"));
    }
}
