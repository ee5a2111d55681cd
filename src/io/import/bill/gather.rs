//! What the lines of a bill add up to.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    domain::{Day, Month},
    text::{NumberStyle, show},
};

/// What a file was found to charge.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// What the file is.
    pub what: &'static str,
    /// ISO code of the amounts.
    pub currency: String,
    /// How many lines were taken.
    pub lines: usize,
    /// What a service is charged in a month, with all its digits.
    pub amounts: BTreeMap<(String, Month), Decimal>,
    /// The first and the last day of each month that lines are of; empty where the file goes by months.
    pub days: BTreeMap<Month, (Day, Day)>,
    /// What was left out: what it is, how many lines, what they add up to.
    pub left: BTreeMap<String, (usize, Decimal)>,
    /// What the file itself says that all of it adds up to.
    pub stated: Option<Decimal>,
}

/// The most digits behind the decimal mark that are kept: the sum of many lines must fit.
const DIGITS: u32 = 12;

/// Why tax is left out.
pub(super) const TAX: &str = "Tax: enter its rate under Tax";

/// `2024-09-01`, whatever stands behind it: a time, in whichever way it is written.
pub(super) fn day(text: &str) -> Option<Day> {
    Day::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}

/// An amount of a file; `None` where it is none.
pub(super) fn amount(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let amount: Decimal = text.parse().ok().or_else(|| Decimal::from_scientific(text).ok())?;
    // No bill has a larger one, and sums of these always fit.
    (amount.abs() < Decimal::new(1_000_000_000_000, 0)).then(|| amount.round_dp(DIGITS))
}

/// An amount in whole cents, halves away from zero.
pub(super) fn cents(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

impl Gathered {
    /// Takes a line in.
    pub fn take(&mut self, service: &str, month: Month, amount: Decimal) {
        *self.amounts.entry((service.to_owned(), month)).or_default() += amount;
        self.lines += 1;
    }

    /// Leaves a line out.
    pub fn leave(&mut self, what: &str, amount: Decimal) {
        let left = self.left.entry(what.to_owned()).or_default();
        *left = (left.0 + 1, left.1 + amount);
    }

    /// Notes a day that lines of a month are of.
    pub fn note_day(&mut self, month: Month, day: Day) {
        let days = self.days.entry(month).or_insert((day, day));
        *days = (days.0.min(day), days.1.max(day));
    }

    /// What was taken adds up to.
    pub fn total(&self) -> Decimal {
        self.amounts.values().sum()
    }

    /// The services with their months and their sum, the largest first.
    pub fn services(&self) -> Vec<(&str, usize, Decimal)> {
        let mut services: Vec<(&str, usize, Decimal)> = Vec::new();
        for ((service, _), amount) in &self.amounts {
            match services.last_mut().filter(|last| last.0 == service) {
                Some(last) => *last = (last.0, last.1 + 1, last.2 + *amount),
                None => services.push((service, 1, *amount)),
            }
        }
        services.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(b.0)));
        services
    }

    /// Where the file's own total is not what its lines come to, what is wrong.
    pub fn doubt(&self, style: NumberStyle) -> Option<String> {
        let all = self.left.values().fold(self.total(), |sum, (_, left)| sum + *left);
        let stated = self.stated?;
        // Each cell may be rounded by itself.
        let cells = Decimal::from(self.lines + self.left.len() + 1);
        let far = (stated - all).abs() > cells * Decimal::new(1, 2);
        let shown = |of| show::digits(&cents(of).to_string(), style);
        far.then(|| {
            format!("The file states {}, but its lines come to {}.", shown(stated), shown(all))
        })
    }
}
