//! The digits of a number and the marks between them.
//!
//! Which mark is the decimal one is settled by the shape of the number where it can be
//! (`1.234,50`, `1,234,567`, `0,15`), by the style where the shape fits it (`1,234` under a decimal
//! point), and is left unclear otherwise.

use rust_decimal::Decimal;

use crate::{
    domain::money::decimal,
    text::{DecimalMark, NumberStyle},
};

/// What digits and marks stand for, without a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// One number.
    Clear(Decimal),
    /// Either of two numbers, depending on what its one mark means.
    Unclear {
        /// The mark is the decimal one.
        decimal: Decimal,
        /// The mark stands between thousands, or got there by mistake.
        whole: Decimal,
    },
    /// A number with more digits than can be held.
    Huge,
}

/// What one cell says about the decimal mark of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vote {
    /// It has this decimal mark.
    For(DecimalMark),
    /// Its value depends on the mark.
    Open,
}

/// How the marks of a number are arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape<'a> {
    /// Only digits.
    Plain(&'a str),
    /// Groups of digits and no decimals: `1,234,567`, `1 234`, `12,34,567`.
    Grouped { whole: String, mark: char },
    /// Its last mark can only be the decimal one: `1.234,50`, `1'234.5`, `0,15`.
    Decimal { whole: String, mark: char, fraction: &'a str },
    /// One point or comma that may be anything: `1.5`, `1,234`.
    Lone { whole: &'a str, mark: char, fraction: &'a str },
}

/// Reads digits and marks; `None` when they make no number. `fine` says that three decimals are
/// usual here (rates, `1.234m`), so that they do not look like thousands.
pub(super) fn figure(body: &str, style: NumberStyle, fine: bool) -> Option<Figure> {
    if let Some(parts) = scientific(body) {
        return scientific_figure(parts);
    }
    Some(match shape(body)? {
        Shape::Plain(whole) => clear(whole, ""),
        Shape::Grouped { whole, .. } => clear(&whole, ""),
        Shape::Decimal { whole, fraction, .. } => clear(&whole, fraction),
        Shape::Lone { whole, mark, fraction } => {
            let decimal = mark == style.decimal.decimal();
            match (decimal, is_thousands(whole, fraction)) {
                (true, true) if !fine && !style.proven => unclear(whole, fraction),
                (true, _) => clear(whole, fraction),
                // Only a mark that the style has between thousands says that these are some.
                (false, true) if style.grouped_by(mark) => clear(&format!("{whole}{fraction}"), ""),
                _ if fraction.is_empty() => return None,
                _ => unclear(whole, fraction),
            }
        }
    })
}

/// What one number says about the decimal mark of its column; `None` when nothing.
pub(super) fn vote(body: &str) -> Option<Vote> {
    let (mantissa, fine) = scientific(body).map_or((body, false), |(mantissa, _)| (mantissa, true));
    match shape(mantissa)? {
        Shape::Plain(_) | Shape::Lone { fraction: "", .. } => None,
        Shape::Grouped { mark, .. } => mark_of(mark).map(|mark| Vote::For(mark.other())),
        Shape::Lone { whole, fraction, .. } if !fine && is_thousands(whole, fraction) => {
            Some(Vote::Open)
        }
        Shape::Decimal { mark, .. } | Shape::Lone { mark, .. } => mark_of(mark).map(Vote::For),
    }
}

fn mark_of(mark: char) -> Option<DecimalMark> {
    [DecimalMark::Point, DecimalMark::Comma].into_iter().find(|style| style.decimal() == mark)
}

fn clear(whole: &str, fraction: &str) -> Figure {
    number(whole, fraction).map_or(Figure::Huge, Figure::Clear)
}

fn unclear(whole: &str, fraction: &str) -> Figure {
    match (number(whole, fraction), number(&format!("{whole}{fraction}"), "")) {
        (Some(decimal), Some(whole)) => Figure::Unclear { decimal, whole },
        _ => Figure::Huge,
    }
}

fn number(whole: &str, fraction: &str) -> Option<Decimal> {
    decimal(&format!("0{whole}.{fraction}0"))
}

/// Whether the mark between these could stand between thousands.
fn is_thousands(whole: &str, fraction: &str) -> bool {
    matches!(whole.len(), 1..=3) && !whole.starts_with('0') && fraction.len() == 3
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// `7.865e-7`: nobody groups digits in this notation, so a lone mark is the decimal one.
fn scientific_figure((mantissa, exponent): (&str, &str)) -> Option<Figure> {
    let (whole, fraction) = match shape(mantissa)? {
        Shape::Plain(whole) => (whole.to_owned(), ""),
        Shape::Decimal { whole, fraction, .. } => (whole, fraction),
        Shape::Lone { whole, fraction, .. } => (whole.to_owned(), fraction),
        Shape::Grouped { .. } => return None,
    };
    let number = decimal(&format!("0{whole}.{fraction}0e{exponent}"));
    Some(number.map_or(Figure::Huge, Figure::Clear))
}

/// Mantissa and exponent; `None` when the number is not in scientific notation.
fn scientific(body: &str) -> Option<(&str, &str)> {
    let (mantissa, exponent) = body.split_once(['e', 'E'])?;
    let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    (!digits.is_empty() && is_digits(digits)).then_some((mantissa, exponent))
}

fn shape(body: &str) -> Option<Shape<'_>> {
    const MARKS: [char; 4] = ['.', ',', ' ', '\''];
    let runs: Vec<&str> = body.split(MARKS).collect();
    if runs.iter().all(|run| run.is_empty()) || !runs.iter().all(|run| is_digits(run)) {
        return None;
    }
    let marks: Vec<char> = body.chars().filter(|c| MARKS.contains(c)).collect();
    let Some((&mark, before)) = marks.split_last() else { return Some(Shape::Plain(body)) };
    let may_be_decimal = mark_of(mark).is_some();
    match (before.first(), runs.as_slice()) {
        (None, &[whole, fraction]) if may_be_decimal => Some(lone(whole, mark, fraction)),
        (first, _) if first.is_none_or(|first| *first == mark) => {
            let same = before.iter().all(|other| *other == mark);
            same.then(|| grouped(&runs)).flatten().map(|whole| Shape::Grouped { whole, mark })
        }
        (Some(first), [groups @ .., fraction]) if may_be_decimal && !fraction.is_empty() => {
            let same = before.iter().all(|other| other == first);
            let whole = same.then(|| grouped(groups)).flatten()?;
            Some(Shape::Decimal { whole, mark, fraction })
        }
        _ => None,
    }
}

/// One point or comma: after nothing or a zero it cannot stand between thousands.
fn lone<'a>(whole: &'a str, mark: char, fraction: &'a str) -> Shape<'a> {
    if !fraction.is_empty() && (whole.is_empty() || whole.starts_with('0')) {
        return Shape::Decimal { whole: whole.to_owned(), mark, fraction };
    }
    Shape::Lone { whole, mark, fraction }
}

/// The digits of well-formed groups: threes, or a three after twos as in `12,34,567`.
fn grouped(runs: &[&str]) -> Option<String> {
    let (first, rest) = runs.split_first()?;
    let (last, middle) = rest.split_last()?;
    let threes = first.len() <= 3 && middle.iter().all(|run| run.len() == 3);
    let twos = first.len() <= 2 && middle.iter().all(|run| run.len() == 2);
    let leads = !first.is_empty() && !first.starts_with('0');
    (leads && last.len() == 3 && (threes || twos)).then(|| runs.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Grouping;

    #[track_caller]
    fn reads(body: &str, style: NumberStyle, expected: &str) {
        let Some(Figure::Clear(value)) = figure(body, style, false) else {
            panic!("{body}: {:?}", figure(body, style, false))
        };
        assert_eq!(value.normalize().to_string(), expected, "{body}");
    }

    #[test]
    fn the_shape_settles_the_mark_where_it_can() {
        for style in [NumberStyle::POINT, NumberStyle::COMMA] {
            reads("007", style, "7");
            reads("1.234,50", style, "1234.5");
            reads("1,234.567", style, "1234.567");
            reads("1 234,50", style, "1234.5");
            reads("1'234'567.5", style, "1234567.5");
            reads("1.234.567", style, "1234567");
            reads("12,34,567", style, "1234567");
            reads("1,23,45,678.90", style, "12345678.9");
            reads("0,15", style, "0.15");
            reads(".5", style, "0.5");
            reads("7.865e-7", style, "0.0000007865");
            reads("1,5E+05", style, "150000");
        }
        reads("5.", NumberStyle::POINT, "5");
        reads("1,234", NumberStyle::POINT, "1234");
        reads("1.234", NumberStyle::COMMA, "1234");
        reads("1.234", NumberStyle { proven: true, ..NumberStyle::POINT }, "1.234");
    }

    #[test]
    fn a_mark_that_the_style_does_not_have_stays_open() {
        let french = NumberStyle::of(DecimalMark::Comma, Grouping::Space);
        let swiss = NumberStyle::of(DecimalMark::Point, Grouping::Apostrophe);
        for (body, style) in [("1.234", french), ("1,234", swiss)] {
            let unclear = figure(body, style, false);
            assert!(matches!(unclear, Some(Figure::Unclear { .. })), "{body}: {unclear:?}");
        }
        reads("1 234", french, "1234");
        reads("1'234", swiss, "1234");
    }

    #[test]
    fn what_makes_no_number() {
        for body in [
            "",
            ".",
            ",",
            "1.2.3",
            "1,23,4",
            "1,2345,678",
            "1 23",
            "1234 567",
            "1,234 567",
            "5,",
            "1.234,567,890",
            "1,234.",
            "0,123,456",
            " 1",
            "1''234",
            "1.2e",
            "e5",
            "1e+",
            "1,234,5",
            "1 234'567",
            "½",
            "１２",
        ] {
            assert_eq!(figure(body, NumberStyle::POINT, false), None, "{body}");
        }
        assert_eq!(figure(&"9".repeat(40), NumberStyle::POINT, false), Some(Figure::Huge));
    }
}
