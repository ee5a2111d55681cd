//! Why a text could not be read, in words for the person who typed it.

use std::{error::Error, fmt};

use super::{NumberStyle, RateRange, RateUnit, show};

/// What a cell expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An amount of money.
    Money,
    /// A rate, between bounds.
    Rate(RateRange),
    /// A whole number.
    Count,
    /// Yes or no.
    Flag,
    /// A calendar month.
    Month,
    /// A calendar day.
    Day,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Money => "an amount",
            Self::Rate(RateRange { unit: RateUnit::Percent, .. }) => "a percentage",
            Self::Rate(_) => "a number",
            Self::Count => "a whole number",
            Self::Flag => "yes or no",
            Self::Month => "a month",
            Self::Day => "a day of the calendar",
        }
    }

    /// What to type instead: a sentence that holds under either decimal mark.
    fn expected(self) -> String {
        match self {
            Self::Money => "Type an amount, like 1200 or 450k.".into(),
            Self::Rate(range) => {
                let shown = |rate| show::rate(rate, range.unit, NumberStyle::POINT);
                let name = self.name();
                format!("Type {name} from {} to {}.", shown(range.min), shown(range.max))
            }
            Self::Count => "Type a whole number, like 12.".into(),
            Self::Flag => "Type yes or no.".into(),
            Self::Month => "Type a month, like Mar 2027.".into(),
            Self::Day => "Type a day, like 31 Mar 2027.".into(),
        }
    }
}

/// What about a text is known to be wrong, beyond that it is not what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing more is known.
    Other,
    /// A letter stands where a digit belongs, such as an O for a 0.
    Letter(char),
    /// It begins with `=` where nothing is reckoned.
    Formula,
    /// It begins with `=` and does not work out.
    Arithmetic,
    /// It names a quarter where a month or a day is expected.
    Quarter,
    /// It names a month where a day is expected.
    MonthOnly,
    /// It names two of day, month and year where all three are expected.
    PartOfDay,
}

/// Why a text could not be read. The text is kept as it was typed.
///
/// [`Display`](fmt::Display) gives one or two short sentences: what is wrong, what is expected.
///
/// ```
/// use tranche::text::{Format, read};
/// let unread = read::money("1,5", &Format::default()).unwrap_err();
/// assert_eq!(unread.to_string(), "“1,5” can be read in two ways. Did you mean 1.5 or 15?");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Nothing was typed, or a sign for nothing such as `-` or `n/a`. Missing is not zero.
    Missing,
    /// Not what the cell expects.
    NotA {
        /// What is expected.
        kind: Kind,
        /// As typed.
        text: String,
        /// What is wrong, where it is known.
        why: Why,
    },
    /// It can be read in two ways and nothing says which is meant.
    Unclear {
        /// As typed.
        text: String,
        /// The two readings, each written so that it reads clearly.
        readings: [String; 2],
    },
    /// A quarter, half a year or a year where a month is expected.
    Span {
        /// As typed.
        text: String,
        /// How long it is, with its article: `a quarter`.
        length: &'static str,
        /// Its first and its last month.
        months: [String; 2],
    },
    /// More decimals than are kept.
    TooFine {
        /// As typed.
        text: String,
        /// How many decimals may be typed.
        decimals: u32,
    },
    /// Too small or too large.
    OutOfRange {
        /// As typed.
        text: String,
        /// The least that fits.
        min: String,
        /// The most that fits.
        max: String,
    },
    /// An amount in another currency than the plan's.
    OtherCurrency {
        /// As typed.
        text: String,
        /// The currency sign or code in the text.
        found: String,
        /// The ISO code of the plan's currency.
        expected: String,
    },
}

impl Unread {
    pub(super) fn not_a(kind: Kind, text: &str, why: Why) -> Self {
        Self::NotA { kind, text: text.to_owned(), why }
    }

    pub(super) fn unclear(text: &str, readings: [String; 2]) -> Self {
        Self::Unclear { text: text.to_owned(), readings }
    }

    /// Whether a month stands where a day is expected.
    pub fn is_month_only(&self) -> bool {
        matches!(self, Self::NotA { kind: Kind::Day, why: Why::MonthOnly, .. })
    }

    /// A value that was read but lies outside its bounds, which are given as they are shown.
    pub fn out_of_range(text: &str, min: impl Into<String>, max: impl Into<String>) -> Self {
        Self::OutOfRange { text: text.to_owned(), min: min.into(), max: max.into() }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("Nothing is filled in yet."),
            Self::NotA { kind, text, why } => {
                let text = Quoted(text);
                match why {
                    Why::Other => write!(f, "{text} is not {}.", kind.name()),
                    Why::Letter(letter) => write!(f, "{text} has a letter {letter} in it."),
                    Why::Formula => write!(f, "{text} is a formula, and cells hold values."),
                    Why::Arithmetic => write!(f, "{text} does not work out."),
                    Why::Quarter => write!(f, "{text} is a quarter."),
                    Why::MonthOnly => write!(f, "{text} is a month without a day."),
                    Why::PartOfDay => write!(f, "{text} lacks a day or a year."),
                }?;
                write!(f, " {}", kind.expected())
            }
            Self::Unclear { text, readings: [one, other] } => {
                let text = Quoted(text);
                write!(f, "{text} can be read in two ways. Did you mean {one} or {other}?")
            }
            Self::Span { text, length, months: [first, last] } => {
                write!(f, "{} is {length}. Did you mean {first} or {last}?", Quoted(text))
            }
            Self::TooFine { text, decimals } => {
                let text = Quoted(text);
                write!(f, "{text} has too many decimals. Type at most {decimals}.")
            }
            Self::OutOfRange { text, min, max } => {
                write!(f, "{} is out of range. Type {min} to {max}.", Quoted(text))
            }
            Self::OtherCurrency { text, found, expected } => {
                let text = Quoted(text);
                write!(f, "{text} is in {found}, but this plan is in {expected}. ")?;
                write!(f, "Convert it first, then type the amount in {expected}.")
            }
        }
    }
}

impl Error for Unread {}

/// A text in quotation marks, cut where it would drown its sentence.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 40;
        let text = self.0.trim();
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => write!(f, "“{}…”", text.get(..end).unwrap_or_default().trim_end()),
            None => write!(f, "“{text}”"),
        }
    }
}
