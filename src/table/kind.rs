//! What a field may hold.

use std::borrow::Cow;

use crate::{
    domain::{Cents, Rate, TableId, Tier, Value},
    text::RateUnit,
};

/// The kind of a field, with its bounds (`docs/plan-format.md`, section 3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Text of several lines.
    Note,
    /// Money; `signed` where it may be negative.
    Money {
        /// Whether it may be below zero.
        signed: bool,
    },
    /// A rate between two bounds.
    Rate {
        /// The least.
        min: Rate,
        /// The most.
        max: Rate,
        /// How people write it.
        unit: RateUnit,
    },
    /// A whole number between two bounds.
    Count {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// Yes or no.
    Flag,
    /// A month.
    Month,
    /// A day.
    Day,
    /// A word of a list: (word in the file, label).
    Choice(&'static [(&'static str, &'static str)]),
    /// The id of a row of another table.
    Ref(TableId),
    /// Services a credit covers: all, or a list.
    Services,
    /// Shares by service that add up to 1.
    Shares,
    /// Money by month; `signed` where it may be negative.
    MonthAmounts {
        /// Whether an amount may be below zero.
        signed: bool,
    },
    /// A list of amounts.
    Amounts,
    /// Whole numbers from 0 by month.
    MonthCounts,
    /// A list of whole numbers from 1.
    Numbers,
    /// Tiers of a price list: from an amount of 0 on, in rising order.
    Tiers,
    /// Whole numbers from 0 under fixed names.
    Counts(&'static [&'static str]),
    /// Rates from 0 to 1 under fixed names.
    Rates(&'static [&'static str]),
}

impl Kind {
    /// Money from 0.
    pub const MONEY: Self = Self::Money { signed: false };
    /// A share, probability, discount or scope: 0 to 1.
    pub const SHARE: Self = Self::Rate { min: Rate::ZERO, max: Rate::ONE, unit: RateUnit::Percent };

    /// Whether a value is of this kind and inside its bounds. References are not looked up.
    pub fn holds(self, value: &Value) -> bool {
        let amount = |cents: Cents, signed: bool| {
            cents.is_within_limit() && (signed || cents >= Cents::ZERO)
        };
        let share = |rate: &Rate| (Rate::ZERO..=Rate::ONE).contains(rate);
        match (self, value) {
            (Self::Text | Self::Note, Value::Text(_))
            | (Self::Flag, Value::Flag(_))
            | (Self::Month, Value::Month(_))
            | (Self::Day, Value::Day(_))
            | (Self::Services, Value::Services(_))
            | (Self::Ref(_), Value::Ref(_)) => true,
            (Self::Money { signed }, Value::Money(cents)) => amount(*cents, signed),
            (Self::Rate { min, max, .. }, Value::Rate(rate)) => (min..=max).contains(rate),
            (Self::Count { min, max }, Value::Count(count)) => (min..=max).contains(count),
            (Self::Choice(words), Value::Word(word)) => words.iter().any(|(w, _)| w == word),
            (Self::Shares, Value::Shares(shares)) => {
                shares.iter().all(|(_, rate)| share(rate))
                    && Rate::checked_sum(shares.iter().map(|(_, rate)| *rate)) == Some(Rate::ONE)
            }
            (Self::MonthAmounts { signed }, Value::Months(months)) => {
                months.values().all(|cents| amount(*cents, signed))
            }
            (Self::Amounts, Value::Amounts(amounts)) => {
                amounts.iter().all(|cents| amount(*cents, false))
            }
            (Self::MonthCounts, Value::MonthCounts(months)) => {
                months.values().all(|count| (0..=MAX_UNITS).contains(count))
            }
            (Self::Numbers, Value::Numbers(numbers)) => {
                numbers.iter().all(|number| (1..=MAX_NUMBER).contains(number))
            }
            (Self::Tiers, Value::Tiers(tiers)) => {
                let rises = tiers.windows(2).all(|pair| pair[0].from < pair[1].from);
                let fits = |tier: &Tier| amount(tier.from, false) && share(&tier.rate);
                tiers.first().is_none_or(|first| first.from.is_zero())
                    && rises
                    && tiers.iter().all(fits)
            }
            (Self::Counts(names), Value::Counts(counts)) => {
                counts.len() == names.len()
                    && counts.iter().all(|count| (0..=MAX_DAYS).contains(count))
            }
            (Self::Rates(names), Value::Rates(rates)) => {
                rates.len() == names.len() && rates.iter().all(share)
            }
            _ => false,
        }
    }

    /// What is expected, for a sentence: "expected …".
    pub fn expects(self) -> Cow<'static, str> {
        match self {
            Self::Text | Self::Note => "text".into(),
            Self::Money { signed: false } => "an amount from 0 to 10000000000, such as \"1234.50\"".into(),
            Self::Money { signed: true } => "an amount from -10000000000 to 10000000000, such as \"1234.50\"".into(),
            Self::Rate { min, max, .. } => {
                format!("a rate from {min} to {max} with at most 6 decimals, such as \"0.25\"").into()
            }
            Self::Count { min, max } => format!("a whole number from {min} to {max}").into(),
            Self::Flag => "true or false".into(),
            Self::Month => "a month such as \"2027-01\", in the years 1900 to 9999".into(),
            Self::Day => "a date such as \"2027-01-31\", in the years 1900 to 9999".into(),
            Self::Choice(words) => {
                let words: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
                format!("one of {}", words.join(", ")).into()
            }
            Self::Ref(table) => match table {
                TableId::Accounts => "the id of an account of this plan",
                TableId::Mixes => "the id of a service mix of this plan",
                _ => "the id of a service of this plan",
            }
            .into(),
            Self::Services => "\"all\" or a list of service ids, each once".into(),
            Self::Shares => "shares by service id that add up to exactly 1, such as {\"ec2\": \"0.6\", \"rds\": \"0.4\"}".into(),
            Self::MonthAmounts { signed: false } => "amounts from 0 by month, such as {\"2027-01\": \"1234.50\"}".into(),
            Self::MonthAmounts { signed: true } => "amounts by month, such as {\"2027-01\": \"1234.50\"}".into(),
            Self::Amounts => "a list of amounts from 0, such as [\"1000000.00\"]".into(),
            Self::MonthCounts => format!("whole numbers from 0 to {MAX_UNITS} by month, such as {{\"2027-01\": 20}}").into(),
            Self::Numbers => format!("a list of whole numbers from 1 to {MAX_NUMBER}, such as [1, 4]").into(),
            Self::Tiers => "tiers that rise from 0, with rates from 0 to 1, such as [{\"from\": \"0.00\", \"rate\": \"0.1\"}, {\"from\": \"10000.00\", \"rate\": \"0.07\"}]".into(),
            Self::Counts(names) => format!("whole numbers from 0 to {MAX_DAYS} under {}", names.join(", ")).into(),
            Self::Rates(names) => format!("rates from 0 to 1 under {}", names.join(", ")).into(),
        }
    }
}

/// The most units of a month: a thousand million.
const MAX_UNITS: i64 = 1_000_000_000;

/// The highest number of a window that is taken: more than any term has.
const MAX_NUMBER: i64 = 1_000_000;

/// The longest window in days that is taken: more than a plan's calendar has.
const MAX_DAYS: i64 = 3_000_000;
