//! How one plan writes its figures.

use super::Currency;

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

    /// The mark between thousands, when figures are shown.
    pub fn group(self) -> char {
        self.other().decimal()
    }

    /// The other style.
    pub fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// How the numbers that are read or shown are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NumberStyle {
    /// The mark between the whole part and the decimals.
    pub decimal: DecimalMark,
    /// Whether the mark was proven by other cells of the column
    /// ([`detect_style`](super::read::detect_style)) rather than taken from the plan. Then money
    /// such as `1.234` is taken as it stands; otherwise it is unclear.
    pub proven: bool,
}

impl NumberStyle {
    /// A decimal point, as the plan's style.
    pub const POINT: Self = Self { decimal: DecimalMark::Point, proven: false };
    /// A decimal comma, as the plan's style.
    pub const COMMA: Self = Self { decimal: DecimalMark::Comma, proven: false };
}

/// How one plan writes its figures: its currency and its number style.
///
/// ```
/// use tranche::{domain::Cents, text::{Format, show}};
/// let plan = Format::of("EUR");
/// assert_eq!(show::money_short(Cents(-82_700_000), &plan), "−€827K");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// The currency of every amount.
    pub currency: Currency,
    /// The style of every number.
    pub style: NumberStyle,
}

impl Format {
    /// The form of a plan in that currency (ISO code), with a decimal point.
    pub fn of(code: &str) -> Self {
        Self { currency: Currency::of(code), style: NumberStyle::POINT }
    }

    /// The same with a decimal comma.
    pub fn with_comma(self) -> Self {
        Self { style: NumberStyle::COMMA, ..self }
    }
}
