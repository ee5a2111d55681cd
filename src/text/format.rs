//! How figures and dates are written: for one reader, and in one plan.

use super::{Currency, DayOrder};

/// The mark between the whole part and the decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DecimalMark {
    /// `1,234.50`
    #[default]
    Point,
    /// `1.234,50`
    Comma,
}

impl DecimalMark {
    /// The mark itself.
    pub fn decimal(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    /// The other mark.
    pub fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// What keeps thousands apart when figures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// The mark that is not the decimal one: `1,234,567.50`, `1.234.567,50`.
    #[default]
    Other,
    /// A narrow no-break space: `1 234 567,50`.
    Space,
    /// An apostrophe, as in Switzerland: `1’234’567.50`.
    Apostrophe,
    /// The other mark, in twos above the thousands, as in India: `12,34,567.50`.
    Lakh,
}

/// How the numbers that are read or shown are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NumberStyle {
    /// The mark between the whole part and the decimals.
    pub decimal: DecimalMark,
    /// What keeps thousands apart.
    pub grouping: Grouping,
    /// Whether the mark was proven by other cells of the column
    /// ([`detect_style`](super::read::detect_style)) rather than taken from the reader. Then money
    /// such as `1.234` is taken as it stands; otherwise it is unclear.
    pub proven: bool,
}

impl NumberStyle {
    /// A decimal point.
    pub const POINT: Self = Self::of(DecimalMark::Point, Grouping::Other);
    /// A decimal comma.
    pub const COMMA: Self = Self::of(DecimalMark::Comma, Grouping::Other);

    /// The style of two marks, as a reader's.
    pub const fn of(decimal: DecimalMark, grouping: Grouping) -> Self {
        Self { decimal, grouping, proven: false }
    }

    /// The style of a column whose cells prove its decimal mark.
    pub const fn proven(decimal: DecimalMark) -> Self {
        Self { decimal, grouping: Grouping::Other, proven: true }
    }

    /// The mark between thousands.
    pub fn group(self) -> char {
        match self.grouping {
            Grouping::Other | Grouping::Lakh => self.decimal.other().decimal(),
            Grouping::Space => '\u{202f}',
            Grouping::Apostrophe => '’',
        }
    }

    /// 1,234,567.8 in this style, from which [`shown_by`](Self::shown_by) takes it again.
    ///
    /// ```
    /// use tranche::text::NumberStyle;
    /// assert_eq!(NumberStyle::COMMA.sample(), "1.234.567,8");
    /// ```
    pub fn sample(self) -> String {
        let group = self.group();
        let (first, second) = match self.grouping {
            Grouping::Lakh => ("12", "34"),
            _ => ("1", "234"),
        };
        format!("{first}{group}{second}{group}567{}8", self.decimal.decimal())
    }

    /// Whether a point or comma before three digits stands between thousands in this style.
    pub(super) fn grouped_by(self, mark: char) -> bool {
        self.proven || mark == self.group()
    }

    /// The style in which 1,234,567.8 was written; a decimal point when that can't be told.
    ///
    /// ```
    /// use tranche::text::NumberStyle;
    /// assert_eq!(NumberStyle::shown_by("1.234.567,8"), NumberStyle::COMMA);
    /// ```
    pub fn shown_by(sample: &str) -> Self {
        let mut marks = sample.chars().filter(|c| !c.is_ascii_digit());
        let first = marks.next();
        let decimal = match marks.next_back().or(first) {
            Some(',') => DecimalMark::Comma,
            _ => DecimalMark::Point,
        };
        let grouping = match first {
            Some(mark) if mark.is_whitespace() => Grouping::Space,
            Some('\'' | '’') => Grouping::Apostrophe,
            // Two digits in front of the first mark only where lakhs are counted.
            Some(_) if sample.starts_with("12,") => Grouping::Lakh,
            _ => Grouping::Other,
        };
        Self::of(decimal, grouping)
    }
}

/// How one reader writes numbers and dates. It belongs to who looks at a plan, never to the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Locale {
    /// The style of every number.
    pub numbers: NumberStyle,
    /// The order of day, month and year.
    pub dates: DayOrder,
}

impl Locale {
    /// The locale in which 1,234,567.8 and 31 January 2027, one line each, were written: a browser
    /// tells how its user writes by an example, and a choice is kept as one.
    ///
    /// ```
    /// use tranche::text::{DayOrder, Locale, NumberStyle};
    /// let german = Locale::shown_by("1.234.567,8\n31.1.2027");
    /// assert_eq!(german, Locale { numbers: NumberStyle::COMMA, dates: DayOrder::DayFirst });
    /// ```
    pub fn shown_by(samples: &str) -> Self {
        let (number, date) = samples.split_once('\n').unwrap_or((samples, ""));
        Self { numbers: NumberStyle::shown_by(number), dates: DayOrder::shown_by(date) }
    }
}

/// How the figures of one plan are written for one reader: its currency, their numbers and dates.
///
/// ```
/// use tranche::{domain::Cents, text::{Format, show}};
/// let plan = Format::of("EUR");
/// assert_eq!(show::money_short(Cents::new(-82_700_000), &plan), "−€827K");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// The currency of every amount.
    pub currency: Currency,
    /// The style of every number.
    pub style: NumberStyle,
    /// The order of day, month and year.
    pub dates: DayOrder,
}

impl Format {
    /// The form of a plan in that currency (ISO code), with a decimal point; dates in numbers are
    /// left open.
    pub fn of(code: &str) -> Self {
        Self { currency: Currency::of(code), ..Self::default() }
    }

    /// The same with a decimal comma.
    pub fn with_comma(self) -> Self {
        Self { style: NumberStyle::COMMA, ..self }
    }

    /// The same for a reader.
    pub fn read_in(self, locale: Locale) -> Self {
        Self { style: locale.numbers, dates: locale.dates, ..self }
    }

    /// Whose it is.
    pub fn locale(&self) -> Locale {
        Locale { numbers: self.style, dates: self.dates }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_tells_how_a_reader_writes() {
        use DayOrder::{Ask, DayFirst, MonthFirst, YearFirst};
        use DecimalMark::{Comma, Point};
        use Grouping::{Apostrophe, Lakh, Other, Space};
        for (samples, decimal, grouping, dates) in [
            ("1,234,567.8\n1/31/2027", Point, Other, MonthFirst),
            ("1,234,567.8\n31/01/2027", Point, Other, DayFirst),
            ("1.234.567,8\n31.1.2027", Comma, Other, DayFirst),
            ("1\u{202f}234\u{202f}567,8\n31/01/2027", Comma, Space, DayFirst),
            ("1\u{a0}234\u{a0}567,8\n2027-01-31", Comma, Space, YearFirst),
            ("1’234’567.8\n31.1.2027", Point, Apostrophe, DayFirst),
            ("12,34,567.8\n31/1/2027", Point, Lakh, DayFirst),
            ("1234567,8\n2027. 01. 31.", Comma, Other, YearFirst),
            ("\u{200f}١٢\n", Point, Other, Ask),
            ("", Point, Other, Ask),
        ] {
            let numbers = NumberStyle::of(decimal, grouping);
            assert_eq!(Locale::shown_by(samples), Locale { numbers, dates }, "{samples}");
        }
    }
}
