//! The value of one field, whatever its kind: what overrides, commands, files and cells pass around.

use std::collections::BTreeMap;

use super::{Cents, Day, Id, Month, Rate, ServiceScope, Tier, choice::Choice};

/// The value of one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: `null` in the file.
    Empty,
    /// Text.
    Text(String),
    /// Money.
    Money(Cents),
    /// A rate.
    Rate(Rate),
    /// A whole number.
    Count(i64),
    /// Yes or no.
    Flag(bool),
    /// A month.
    Month(Month),
    /// A day.
    Day(Day),
    /// A word of a fixed list, as in the file.
    Word(&'static str),
    /// The id of a row of another table.
    Ref(Id),
    /// Services a credit covers.
    Services(ServiceScope),
    /// Shares by service.
    Shares(Vec<(Id, Rate)>),
    /// Money by month.
    Months(BTreeMap<Month, Cents>),
    /// A list of amounts.
    Amounts(Vec<Cents>),
    /// Whole numbers by month.
    MonthCounts(BTreeMap<Month, i64>),
    /// A list of whole numbers.
    Numbers(Vec<i64>),
    /// The tiers of a price list, in order.
    Tiers(Vec<Tier>),
    /// Whole numbers under fixed names.
    Counts(Vec<i64>),
    /// Rates under fixed names.
    Rates(Vec<Rate>),
}

/// A type a record's field may have.
pub trait Field: Sized {
    /// The value held.
    fn to_value(&self) -> Value;
    /// The typed value, `None` when it is of another kind.
    fn from_value(value: Value) -> Option<Self>;
}

/// A field of whatever type: what a column points at.
pub trait AnyField {
    /// The value held.
    fn value(&self) -> Value;
    /// Takes a value; `false`, and unchanged, when it is of another kind.
    fn assign(&mut self, value: Value) -> bool;
}

impl<T: Field> AnyField for T {
    fn value(&self) -> Value {
        self.to_value()
    }
    fn assign(&mut self, value: Value) -> bool {
        match T::from_value(value) {
            Some(value) => {
                *self = value;
                true
            }
            None => false,
        }
    }
}

macro_rules! fields {
    ($($type:ty: $variant:ident),+ $(,)?) => {$(
        impl Field for $type {
            fn to_value(&self) -> Value {
                Value::$variant(self.clone())
            }
            fn from_value(value: Value) -> Option<Self> {
                if let Value::$variant(value) = value { Some(value) } else { None }
            }
        }
    )+};
}
fields! {
    String: Text, Cents: Money, Rate: Rate, bool: Flag, Month: Month, Day: Day, Id: Ref,
    ServiceScope: Services, Vec<(Id, Rate)>: Shares, BTreeMap<Month, Cents>: Months, Vec<Cents>: Amounts,
    BTreeMap<Month, i64>: MonthCounts, Vec<i64>: Numbers, Vec<Tier>: Tiers,
}

/// A text that most rows do not have: half the size of a `String` inside an `Option`.
impl Field for Box<str> {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.into()) } else { None }
    }
}

impl Field for u32 {
    fn to_value(&self) -> Value {
        Value::Count(i64::from(*self))
    }
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Count(count) = value { count.try_into().ok() } else { None }
    }
}

impl<const N: usize> Field for [i64; N] {
    fn to_value(&self) -> Value {
        Value::Counts(self.to_vec())
    }
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Counts(counts) = value { counts.try_into().ok() } else { None }
    }
}

impl<const N: usize> Field for [Rate; N] {
    fn to_value(&self) -> Value {
        Value::Rates(self.to_vec())
    }
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Rates(rates) = value { rates.try_into().ok() } else { None }
    }
}

impl<T: Field> Field for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Empty, Field::to_value)
    }
    fn from_value(value: Value) -> Option<Self> {
        if value == Value::Empty { Some(None) } else { T::from_value(value).map(Some) }
    }
}

macro_rules! choice_fields {
    ($($type:ty),+ $(,)?) => {$(
        impl Field for $type {
            fn to_value(&self) -> Value {
                Value::Word(self.word())
            }
            fn from_value(value: Value) -> Option<Self> {
                if let Value::Word(word) = value { Self::from_word(word) } else { None }
            }
        }
    )+};
}
choice_fields!(
    super::scope::Program,
    super::scope::Application,
    super::scope::Sharing,
    super::service::ServiceKind,
    super::workload::Source,
    super::workload::Strategy,
    super::proserve::ProServeMode,
    super::partner::PartnerForm,
    super::migration::Release,
    super::migration::Period,
    super::migration::MilestoneStatus,
    super::commitment::CreditsCount,
    super::commitment::Basis,
    super::commitment::DiscountBy,
    super::commitment::Assess,
    super::discount::Combine,
    super::support::SupportBasis,
    super::investment::InvestmentBasis,
    super::investment::InvestmentWindow,
    super::investment::InvestmentForm,
    super::rules::StackingRule,
    super::scenario_kind::ScenarioKind,
    super::offer::OfferSide,
);
