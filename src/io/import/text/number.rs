//! Amounts as files write them, exact.

use rust_decimal::Decimal;

use crate::domain::money::decimal;

/// Which sign stands before the decimals; one for a whole column, never cell by cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `1,234.50`
    Point,
    /// `1.234,50`
    Comma,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount<'a> {
    /// Nothing: not known, which is not zero.
    Missing,
    /// An amount and the currency written beside it, `USD` for `$`.
    Known(Decimal, Option<&'a str>),
    /// Something else.
    NotAnAmount,
}

/// The style of a column, `fallback` when no cell tells: `1,234` alone could be either.
pub fn style<'a>(cells: impl IntoIterator<Item = &'a str>, fallback: Style) -> Style {
    let (mut point, mut comma) = (0, 0);
    for cell in cells {
        match told(cell) {
            Some(Style::Point) => point += 1,
            Some(Style::Comma) => comma += 1,
            None => {}
        }
    }
    match point.cmp(&comma) {
        std::cmp::Ordering::Greater => Style::Point,
        std::cmp::Ordering::Less => Style::Comma,
        std::cmp::Ordering::Equal => fallback,
    }
}

/// What one cell tells: two marks, or one that cannot stand before a group of three.
fn told(cell: &str) -> Option<Style> {
    let marks: Vec<_> = cell.match_indices(['.', ',']).collect();
    let (at, last) = *marks.last()?;
    let (same, other) =
        if last == "." { (Style::Point, Style::Comma) } else { (Style::Comma, Style::Point) };
    if marks.len() > 1 {
        return Some(if marks.iter().all(|(_, mark)| *mark == last) { other } else { same });
    }
    let leading: String = cell[..at].chars().filter(char::is_ascii_digit).collect();
    let trailing = cell[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let like_a_group =
        trailing == 3 && (1..=3).contains(&leading.len()) && !leading.starts_with('0');
    (trailing > 0 && !like_a_group).then_some(same)
}

/// Reads an amount: a currency sign or code on either side, groups of three, a sign before or
/// after, brackets for negative, scientific notation, `per month` behind it. An accountant's nought
/// (`$-`) is 0.
///
/// ```
/// use tranche::io::import::text::{Amount, Style, amount};
/// let read = |text| match amount(text, Style::Point) {
///     Amount::Known(value, currency) => (value.to_string(), currency),
///     _ => (String::new(), None),
/// };
/// assert_eq!(read("873.8100000000001"), ("873.8100000000001".into(), None));
/// assert_eq!(read("($1,234.50)"), ("-1234.50".into(), Some("USD")));
/// assert_eq!(read(" $-   "), ("0".into(), Some("USD")));
/// assert_eq!(amount("N/A", Style::Point), Amount::Missing);
/// assert_eq!(amount("1.234,5", Style::Point), Amount::NotAnAmount);
/// ```
pub fn amount(text: &str, style: Style) -> Amount<'_> {
    let text = without_period(text.trim());
    let missing = ["", "-", "null", "n/a", "#n/a", "#ref!"];
    if missing.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Amount::Missing;
    }
    plain(text, style)
        .and_then(|(digits, currency)| Some(Amount::Known(decimal(&digits)?, currency)))
        .unwrap_or(Amount::NotAnAmount)
}

/// An amount without the words that say that it is one of a month.
fn without_period(text: &str) -> &str {
    const ENDS: [&str; 7] = ["/month", "/ month", "/mo", "/ mo", "per month", "a month", "monthly"];
    let cut = |end: &&str| {
        let (amount, behind) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
        let is_amount = amount.contains(|c: char| c.is_ascii_digit());
        (is_amount && behind.eq_ignore_ascii_case(end)).then(|| amount.trim_end())
    };
    ENDS.iter().find_map(cut).unwrap_or(text)
}

/// The amount as a plain decimal text, and its currency.
fn plain(text: &str, style: Style) -> Option<(String, Option<&str>)> {
    const MINUS: [char; 3] = ['-', '−', '–'];
    let mut rest = text;
    if let Some((code, "-" | "–" | "—")) = beside(rest).map(|(code, rest)| (code, rest.trim()))
    {
        return Some((String::from("0"), Some(code)));
    }
    let (mut signs, mut negative, mut currency) = (0, false, None);
    // Signs, brackets and currencies in any order, before and after.
    loop {
        rest = rest.trim();
        if let Some(r) = rest.strip_prefix(MINUS).or_else(|| rest.strip_suffix(MINUS)) {
            (rest, signs, negative) = (r, signs + 1, true);
        } else if let Some(r) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
            (rest, signs, negative) = (r, signs + 1, true);
        } else if let Some(r) = rest.strip_prefix('+') {
            (rest, signs) = (r, signs + 1);
        } else if let Some((code, r)) = beside(rest).filter(|_| currency.is_none()) {
            (rest, currency) = (r, Some(code));
        } else {
            break;
        }
    }
    let (mark, group) = if style == Style::Point { ('.', ',') } else { (',', '.') };
    let (mantissa, exponent) = rest.split_once(['e', 'E']).map_or((rest, ""), |(m, e)| (m, e));
    let (whole, fraction) = mantissa.split_once(mark).unwrap_or((mantissa, ""));
    let whole = ungroup(whole, group)?;
    if signs > 1
        || !fraction.bytes().all(|b| b.is_ascii_digit())
        || whole.len() + fraction.len() == 0
    {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    let mut digits = format!("{sign}{whole}");
    if !fraction.is_empty() {
        digits = digits + "." + fraction;
    }
    if mantissa.len() < rest.len() {
        digits = digits + "e" + exponent;
    }
    Some((digits, currency))
}

/// A currency at either end of a text, and what is left of it.
fn beside(text: &str) -> Option<(&str, &str)> {
    const SIGNS: [(&str, &str); 4] = [("US$", "USD"), ("$", "USD"), ("€", "EUR"), ("£", "GBP")];
    for (sign, code) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return Some((code, rest));
        }
    }
    let is_code = |code: &&str| code.bytes().all(|b| b.is_ascii_uppercase());
    let front = text.split_at_checked(3).filter(|(code, _)| is_code(code));
    let back =
        || text.split_at_checked(text.len().checked_sub(3)?).map(|(rest, code)| (code, rest));
    front.or_else(|| back().filter(|(code, _)| is_code(code)))
}

/// Whole digits without their separators; `None` when the groups are not groups.
fn ungroup(whole: &str, group: char) -> Option<String> {
    let is_separator = |c: char| c == group || c.is_whitespace() || matches!(c, '\'' | '’');
    let groups: Vec<_> = whole.split(is_separator).collect();
    let last = groups.len() - 1;
    let fits = |(at, part): (usize, &&str)| {
        part.bytes().all(|b| b.is_ascii_digit())
            && match at {
                _ if last == 0 => true,
                0 => (1..=3).contains(&part.len()),
                // Groups of two are Indian: 12,34,567.
                _ => part.len() == 3 || part.len() == 2 && at < last,
            }
    };
    groups.iter().enumerate().all(fits).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, style: Style, value: &str) {
        match amount(text, style) {
            Amount::Known(read, _) => assert_eq!(read.to_string(), value, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn amounts_are_read_exactly() {
        for (text, value) in [
            ("16.644", "16.644"),
            ("1,234,567.5", "1234567.5"),
            ("12,34,567", "1234567"),
            ("1\u{202f}234.50", "1234.50"),
            ("1’234.50", "1234.50"),
            ("-$5", "-5"),
            ("$-5", "-5"),
            ("5.25-", "-5.25"),
            ("EUR 12", "12"),
            ("12.00 USD", "12.00"),
            ("7.865e-7", "0.0000007865"),
            ("1.81E-8", "0.0000000181"),
            (".5", "0.5"),
            ("0", "0"),
            ("−5", "-5"),
            ("GBP (53,180.08)", "-53180.08"),
            ("($5)", "-5"),
            ("1,200.00/month", "1200.00"),
            ("100 USD per month", "100"),
            ("$ -", "0"),
            ("- €", "0"),
        ] {
            reads(text, Style::Point, value);
        }
        reads("1.234,50", Style::Comma, "1234.50");
        reads("4125,03 €", Style::Comma, "4125.03");
        reads("-1.000,00 €", Style::Comma, "-1000.00");
        reads("950,00- €", Style::Comma, "-950.00");
        reads(" $1.627,66 ", Style::Comma, "1627.66");
    }

    #[test]
    fn what_is_no_amount_is_not_guessed() {
        for text in [
            "abc",
            "1.2.3",
            "1 5",
            "1,23",
            "--5",
            "(-5)",
            "-(5)",
            "per month",
            "12 %",
            "1e",
            "e5",
            ".",
            "$",
        ] {
            assert_eq!(amount(text, Style::Point), Amount::NotAnAmount, "{text}");
        }
        for text in ["", " ", "-", "NULL", "n/a", "#REF!"] {
            assert_eq!(amount(text, Style::Point), Amount::Missing, "{text}");
        }
    }

    #[test]
    fn the_column_tells_the_style() {
        let of = |cells: &[&str], fallback| style(cells.iter().copied(), fallback);
        assert_eq!(of(&["16,644", "18,63"], Style::Point), Style::Comma);
        assert_eq!(of(&["16.644", "18.63"], Style::Comma), Style::Point);
        assert_eq!(of(&["1,234"], Style::Point), Style::Point);
        assert_eq!(of(&["1,234"], Style::Comma), Style::Comma);
        assert_eq!(of(&["1.234,50"], Style::Point), Style::Comma);
        assert_eq!(of(&["1,234,567"], Style::Comma), Style::Point);
        assert_eq!(of(&["0.644"], Style::Comma), Style::Point);
        assert_eq!(of(&["1234.567"], Style::Comma), Style::Point);
        assert_eq!(of(&["0", ""], Style::Point), Style::Point);
    }
}
