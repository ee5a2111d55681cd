//! A term as a number and as the value that stands in the plan, and what was typed for it.

use chrono::Days;

use crate::{
    domain::{
        Cents, Day, Month, Override, Plan, Rate, Rows, Value, choice::Choice as _,
        scenario::OverrideValue,
    },
    table::{Kind, Spec, entry, table},
    text::Format,
};

use super::Term;

impl Term {
    /// The value of the whole field in a plan.
    pub(super) fn field(&self, plan: &Plan) -> Value {
        table(plan, self.table).value(self.row.as_str(), self.column).unwrap_or(Value::Empty)
    }

    /// Where a plan stands on it; `None` when it is open, such as a cap that is none.
    pub fn number(&self, plan: &Plan) -> Option<i64> {
        number(&self.field(plan), self.year)
    }

    /// Where a scenario stands on it: what it sets, else what the base says.
    pub fn number_in(&self, plan: &Plan, overrides: &Rows<Override>) -> Option<i64> {
        let key = Override::key(self.table.word(), self.row.as_str(), self.spec.key);
        match overrides.get(key.as_str()).map(|over| &over.value) {
            Some(OverrideValue::Fits(value)) => number(value, self.year),
            _ => self.number(plan),
        }
    }

    /// The whole field's value with the term at a number, held inside its bounds. Other years of a
    /// list stay as they are in the plan.
    pub fn value(&self, plan: &Plan, number: i64) -> Value {
        match self.spec.kind {
            Kind::Money { signed } => Value::Money(amount(number, signed)),
            Kind::Rate { min, max, .. } => {
                Value::Rate(Rate::from_millionths(number.clamp(min.millionths(), max.millionths())))
            }
            Kind::Count { min, max } => Value::Count(number.clamp(min, max)),
            Kind::Month => Value::Month(month(number)),
            Kind::Day => Value::Day(day(number)),
            Kind::Amounts => {
                let mut amounts = match self.field(plan) {
                    Value::Amounts(amounts) => amounts,
                    _ => Vec::new(),
                };
                if let Some(place) = self.year.and_then(|year| amounts.get_mut(year)) {
                    *place = amount(number, false);
                }
                Value::Amounts(amounts)
            }
            _ => self.field(plan),
        }
    }

    /// The number as a value of its own, held inside the bounds of its kind.
    pub(super) fn value_alone(&self, at: i64) -> Value {
        match self.spec.kind {
            Kind::Amounts => Value::Money(amount(at, false)),
            Kind::Money { signed } => Value::Money(amount(at, signed)),
            Kind::Rate { min, max, .. } => {
                Value::Rate(Rate::from_millionths(at.clamp(min.millionths(), max.millionths())))
            }
            Kind::Count { min, max } => Value::Count(at.clamp(min, max)),
            Kind::Day => Value::Day(day(at)),
            _ => Value::Month(month(at)),
        }
    }

    /// What was typed for the term.
    ///
    /// # Errors
    /// The sentence that says what is expected.
    pub fn read(&self, plan: &Plan, text: &str, format: &Format) -> Result<Value, String> {
        let spec = Spec {
            kind: if self.year.is_some() { Kind::MONEY } else { self.spec.kind },
            ..*self.spec
        };
        let value = entry::value(plan, &spec, text, format).map_err(|error| error.to_string())?;
        match (self.year, &value) {
            (Some(_), Value::Money(cents)) => Ok(self.value(plan, cents.get())),
            _ => Ok(value),
        }
    }
}

/// A value as a number; `None` for what is open or is none.
pub(super) fn number(value: &Value, year: Option<usize>) -> Option<i64> {
    match value {
        Value::Money(cents) => Some(cents.get()),
        Value::Rate(rate) => Some(rate.millionths()),
        Value::Count(count) => Some(*count),
        Value::Month(month) => Some(i64::from(month.since(Month::EPOCH))),
        Value::Day(day) => Some((*day - Month::EPOCH.first_day()).num_days()),
        Value::Amounts(amounts) => year.and_then(|year| amounts.get(year)).map(|cents| cents.get()),
        _ => None,
    }
}

fn amount(cents: i64, signed: bool) -> Cents {
    let least = if signed { Cents::LEAST } else { Cents::ZERO };
    Cents::new(cents).clamp(least, Cents::LIMIT)
}

/// A month by its number since January 1900, held to the years a plan may name.
pub(super) fn month(number: i64) -> Month {
    let last = i64::from((Month::LAST_YEAR - Month::FIRST_YEAR + 1) * 12 - 1);
    Month::EPOCH.plus(i32::try_from(number.clamp(0, last)).unwrap_or(0))
}

/// A day by its number since 1 January 1900, held to the years a plan may name.
pub(super) fn day(number: i64) -> Day {
    let (first, last) = (Month::EPOCH.first_day(), month(i64::MAX).last_day());
    let number = number.clamp(0, (last - first).num_days());
    first.checked_add_days(Days::new(number.unsigned_abs())).unwrap_or(last)
}
