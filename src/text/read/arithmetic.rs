//! Arithmetic in a cell: `=12*35000`, `=1.2m/12`, `=450k+10%`.
//!
//! Four operators, brackets and percentages over the numbers that cells read anyway, with their
//! currency signs, `k` and `m`. A general expression language would still leave the
//! reading of those numbers and their decimal marks to do, and would have to reckon exactly; what
//! cells need of one is this page of code.
//!
//! A result is a fraction until the end: it is divided once, and rounded once by who asks for it,
//! so `=1/3*0.015` is half a cent and not a little less.

use rust_decimal::Decimal;

use crate::text::{DecimalMark, Format, Kind, NumberStyle, RateUnit, Unread, Why};

use super::{clean::clean, figure::Figure, number::Reader};

/// How deep brackets may nest: enough for people, and no text can exhaust the stack.
const DEEPEST: usize = 32;

/// What an expression behind its `=` comes to. In the numbers of it, the decimal mark is that of
/// the style, as on a calculator: under a point, `1.125` is a factor and never thousands.
///
/// In amounts and numbers, a percentage that is added or taken off is one of what stands before it:
/// `=450k+10%` is 495,000. In percentages it is points: `=15%+5%` is 20%.
///
/// # Errors
/// [`Unread`]: it does not work out, a number can be read in two ways or is in another currency, or
/// the result can't be held.
pub fn arithmetic(text: &str, kind: Kind, format: &Format) -> Result<Decimal, Unread> {
    let failed = || Unread::not_a(kind, text, Why::Arithmetic);
    let clean = clean(text).map_err(|_| failed())?;
    let body = clean.strip_prefix('=').ok_or_else(failed)?;
    let style = NumberStyle { proven: true, ..format.style };
    let currency = matches!(kind, Kind::Money).then_some(&format.currency);
    // What a number's reader refuses is told by what the number is read as.
    let reader = Reader { kind, style, currency };
    let points = matches!(kind, Kind::Rate(range) if range.unit == RateUnit::Percent);
    let mut parser = Parser { rest: body, reader, relative: !points, percent: false, depth: 0 };
    let result = parser.sum().and_then(|result| match parser.rest.trim_start() {
        "" => result.value().ok_or(Fault::Failed),
        _ => Err(Fault::Failed),
    });
    match result {
        // As in a cell of percentages without a sign: 15 is 15%, 0.15 too.
        Ok(value) if points && !parser.percent && value > Decimal::ONE => {
            Ok(value * Decimal::new(1, 2))
        }
        Ok(value) => Ok(value),
        Err(Fault::Number(unread)) => Err(unread),
        Err(Fault::Failed) => Err(failed()),
    }
}

/// Why an expression does not work out.
enum Fault {
    /// A number of it can't be taken.
    Number(Unread),
    /// Something is missing or too much, or the result can't be held.
    Failed,
}

/// A number as a fraction.
#[derive(Clone, Copy)]
struct Fraction {
    over: Decimal,
    under: Decimal,
    /// Whether it is a lone percentage.
    percent: bool,
}

impl Fraction {
    fn of(over: Option<Decimal>, under: Option<Decimal>) -> Result<Self, Fault> {
        match (over, under) {
            (Some(over), Some(under)) if !under.is_zero() => {
                Ok(Self { over: over.normalize(), under: under.normalize(), percent: false })
            }
            _ => Err(Fault::Failed),
        }
    }

    fn value(self) -> Option<Decimal> {
        self.over.checked_div(self.under)
    }

    fn times(self, by: Self) -> Result<Self, Fault> {
        Self::of(self.over.checked_mul(by.over), self.under.checked_mul(by.under))
    }

    fn by(self, by: Self) -> Result<Self, Fault> {
        self.times(Self { over: by.under, under: by.over, percent: false })
    }

    fn plus(self, more: Self) -> Result<Self, Fault> {
        let crossed = |a: Decimal, b: Decimal| a.checked_mul(b);
        let over = crossed(self.over, more.under)
            .zip(crossed(more.over, self.under))
            .and_then(|(one, other)| one.checked_add(other));
        Self::of(over, self.under.checked_mul(more.under))
    }
}

struct Parser<'a> {
    rest: &'a str,
    reader: Reader<'a>,
    /// Whether a percentage that is added is one of what stands before it.
    relative: bool,
    /// Whether a percent sign was met.
    percent: bool,
    depth: usize,
}

impl Parser<'_> {
    /// Takes one of these signs when it stands next.
    fn sign(&mut self, signs: &[char]) -> Option<char> {
        let rest = self.rest.trim_start();
        let sign = rest.chars().next().filter(|sign| signs.contains(sign))?;
        self.rest = &rest[sign.len_utf8()..];
        Some(sign)
    }

    fn sum(&mut self) -> Result<Fraction, Fault> {
        let mut sum = self.product()?;
        while let Some(sign) = self.sign(&['+', '-']) {
            let mut more = self.product()?;
            if self.relative && more.percent {
                more = sum.times(more)?;
            }
            more.over.set_sign_negative(more.over.is_sign_negative() != (sign == '-'));
            sum = sum.plus(more)?;
        }
        Ok(sum)
    }

    fn product(&mut self) -> Result<Fraction, Fault> {
        let mut product = self.factor()?;
        while let Some(sign) = self.sign(&['*', '×', '·', '/', '÷', ':']) {
            let by = self.factor()?;
            product =
                if matches!(sign, '/' | '÷' | ':') { product.by(by) } else { product.times(by) }?;
        }
        Ok(product)
    }

    fn factor(&mut self) -> Result<Fraction, Fault> {
        let mut negative = false;
        while let Some(sign) = self.sign(&['+', '-']) {
            negative ^= sign == '-';
        }
        let mut factor = if self.sign(&['(']).is_some() { self.bracket()? } else { self.number()? };
        if negative {
            factor.over.set_sign_negative(!factor.over.is_sign_negative());
        }
        Ok(factor)
    }

    fn bracket(&mut self) -> Result<Fraction, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::Failed);
        }
        let inside = self.sum()?;
        self.depth -= 1;
        let closed = self.sign(&[')']).is_some();
        closed.then_some(Fraction { percent: false, ..inside }).ok_or(Fault::Failed)
    }

    fn number(&mut self) -> Result<Fraction, Fault> {
        const ENDS: [char; 10] = ['+', '-', '*', '×', '·', '/', '÷', ':', '(', ')'];
        let end = self.rest.find(ENDS).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        let number = self.reader.read(text).map_err(|unread| match unread {
            Unread::OtherCurrency { .. } => Fault::Number(unread),
            _ => Fault::Failed,
        })?;
        let value = match number.figure {
            Figure::Clear(value) => value,
            Figure::Unclear { decimal, whole } => {
                let unread = self.reader.unclear(text.trim(), &number, [decimal, whole]);
                return Err(Fault::Number(unread));
            }
            Figure::Huge => return Err(Fault::Failed),
        };
        self.percent |= number.percent;
        let under = if number.percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        Ok(Fraction { percent: number.percent, ..Fraction::of(Some(value), Some(under))? })
    }
}

/// The marks whose meaning depends on who writes them.
const MARKS: [char; 2] = ['.', ','];

/// A number without its decimal mark in doubt: as a column of the mark writes it, in the style of
/// the plan. `None` for a text that is no number, or one that any style reads alike.
pub fn restyled(text: &str, mark: DecimalMark, style: NumberStyle) -> Option<String> {
    if !text.contains(MARKS) {
        return None;
    }
    let clean = clean(text).ok()?;
    let peeled = super::affix::peel(&clean, Some(&crate::text::Currency::default()))?;
    let body = peeled.body;
    if !body.contains(MARKS) {
        return None;
    }
    let read_as = NumberStyle::proven(mark);
    let Some(Figure::Clear(value)) = super::figure::figure(body, read_as, false) else {
        return None;
    };
    let mut plain = value.normalize().to_string();
    // Three decimals could be thousands again; a fourth settles it.
    if plain.find('.').is_some_and(|point| plain.len() - point == 4) {
        plain.push('0');
    }
    let plain = plain.replace('.', &style.decimal.decimal().to_string());
    Some(clean.replacen(body, &plain, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::RateRange;

    #[track_caller]
    fn comes_to(text: &str, kind: Kind, expected: &str) {
        let result = arithmetic(text, kind, &Format::default());
        assert_eq!(
            result.map(|value| value.normalize().to_string()),
            Ok(expected.to_owned()),
            "{text}"
        );
    }

    #[test]
    fn amounts() {
        for (text, expected) in [
            ("=12*35000", "420000"),
            ("=1.2m/12", "100000"),
            ("= ( 450k + 50k ) / 2", "250000"),
            ("=2+3*4-6/2", "11"),
            ("=-5+2", "-3"),
            ("=--5", "5"),
            ("=2*-3", "-6"),
            ("=$1,234.50*2", "2469"),
            ("=USD 100 + 100 usd", "200"),
            ("=450k+10%", "495000"),
            ("=1000-5%", "950"),
            ("=1000+10%+10%", "1210"),
            ("=1000*10%", "100"),
            ("=(100+100)+50%", "300"),
            ("=100+2*10%", "100.2"),
            ("=35000*1.125", "39375"),
            ("=1/3*0.015", "0.005"),
            ("=1/3+1/3+1/3", "1"),
            ("=100×3÷2", "150"),
            ("=1 234,50*2", "2469"),
            ("=−5", "-5"),
            ("=7", "7"),
        ] {
            comes_to(text, Kind::Money, expected);
        }
    }

    #[test]
    fn percentages_are_points() {
        let share = Kind::Rate(RateRange::SHARE);
        comes_to("=15%+5%", share, "0.2");
        comes_to("=10+5", share, "0.15");
        comes_to("=3/4", share, "0.75");
        comes_to("=20%*1.1", share, "0.22");
        comes_to("=12.345%", share, "0.12345");
        comes_to("=100%-(20%+5%)/2", share, "0.875");
        comes_to("=3/2", Kind::Rate(RateRange::WEIGHT), "1.5");
        comes_to("=6*12", Kind::Count, "72");
    }

    #[test]
    fn a_decimal_comma_is_the_decimal_mark_throughout() {
        let comma = Format::of("EUR").with_comma();
        let result = arithmetic("=1,5*2+1.000", Kind::Money, &comma);
        assert_eq!(result.map(|value| value.normalize().to_string()), Ok("1003".to_owned()));
    }

    #[test]
    fn what_does_not_work_out_says_so() {
        let format = Format::default();
        let deep = format!("={}1{}", "(".repeat(40), ")".repeat(40));
        for text in [
            "=",
            "=+",
            "=12*",
            "=12*/3",
            "=(1+2",
            "=1+2)",
            "=()",
            "=1/0",
            "=1/(2-2)",
            "=abc",
            "=12*x",
            "=1..2",
            "=5 5",
            "==5",
            "=9999999999999999999999999999*9999999999999999",
            &deep,
            "=79228162514264337593543950335+1",
            "=SUM(1,2)",
            "=A1*2",
            "=%",
            "=1+%",
        ] {
            let unread = arithmetic(text, Kind::Money, &format).unwrap_err();
            assert!(
                matches!(unread, Unread::NotA { why: Why::Arithmetic, .. }),
                "{text}: {unread}"
            );
        }
        let said = |text| arithmetic(text, Kind::Money, &format).unwrap_err().to_string();
        assert_eq!(said("=12*"), "“=12*” does not work out. Type an amount, like 1200 or 450k.");
        assert_eq!(said("=2*1,5"), "“1,5” can be read in two ways. Did you mean 1.5 or 15?");
        assert!(said("=€5*2").starts_with("“€5” is in €, but this plan is in USD."));
        let signs = format!("={}5", "-".repeat(100_000));
        assert!(arithmetic(&signs, Kind::Money, &format).is_ok());
    }

    #[test]
    fn numbers_of_a_column_are_written_in_the_style_of_the_plan() {
        use DecimalMark::{Comma, Point};
        for (text, mark, expected) in [
            ("1.234,50", Comma, Some("1234.5")),
            ("1.234", Comma, Some("1234")),
            ("1,234", Comma, Some("1.2340")),
            ("1,234", Point, Some("1234")),
            ("1.234", Point, Some("1.2340")),
            ("USD 1.234,50-", Comma, Some("USD 1234.5-")),
            ("(1,5m)", Comma, Some("(1.5m)")),
            ("1 234,50", Comma, Some("1234.5")),
            ("1'234.50", Point, Some("1234.5")),
            ("12,5 %", Comma, Some("12.5 %")),
            ("1234", Comma, None),
            ("1 234", Comma, None),
            ("1.5", Comma, None),
            ("lots, really", Comma, None),
            ("", Comma, None),
        ] {
            assert_eq!(restyled(text, mark, NumberStyle::POINT).as_deref(), expected, "{text}");
        }
        assert_eq!(restyled("1,234.5", Point, NumberStyle::COMMA).as_deref(), Some("1234,5"));
    }
}
