//! Who pays the monthly bill: cash, credits and discount on top of each other, month by month, and the
//! cliff where credits end.

mod draw;
pub mod tables;

pub use draw::svg;

use super::{TextTable, paint::Ink};
use crate::{
    calc::consumption::{Amounts, Consumption},
    domain::{Month, Total, choice::Choice as _},
    engine::Outcome,
    text::{Format, show},
};

/// One layer of the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// As people call it.
    pub name: String,
    /// Its colour.
    pub ink: Ink,
    /// By month.
    pub amounts: Vec<Total>,
}

/// The bill month by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthlyBill {
    /// The months.
    pub months: Vec<Month>,
    /// From the bottom: cash, credits by programme (or in one, of a single account), discount.
    pub layers: Vec<Layer>,
    /// The bill before discount and credits.
    pub gross: Vec<Total>,
    /// What credits cover.
    pub covered: Vec<Total>,
    /// How figures are written.
    pub format: Format,
}

/// Where credits fall the most from one month to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cliff {
    /// The month that has less, by its place.
    pub at: usize,
    /// How much less.
    pub by: Total,
}

/// The bill of a consumption. `outcome` is that of the same plan and splits the credits by programme;
/// `None` where the consumption is of one account alone.
pub fn series(of: &Consumption, outcome: Option<&Outcome>, format: &Format) -> MonthlyBill {
    let amounts = |pick: fn(&Amounts) -> Total| of.by_month.iter().map(pick).collect::<Vec<_>>();
    let layer = |name: &str, ink, amounts| Layer { name: name.to_owned(), ink, amounts };
    let covered = amounts(|of| of.covered.into());
    let mut layers = vec![layer("Cash", Ink::Cash, amounts(|of| of.cash.into()))];
    match outcome {
        None => layers.push(layer("Credits", Ink::Accent, covered.clone())),
        Some(outcome) => {
            for (program, _) in outcome.by_program(|of| of.applied) {
                let mut sums = vec![Total::ZERO; of.months.len()];
                for grant in outcome.grants.iter().filter(|of| of.grant.program == program) {
                    for (sum, used) in sums.iter_mut().zip(&grant.by_month) {
                        *sum += *used;
                    }
                }
                layers.push(layer(program.label(), program.into(), sums));
            }
        }
    }
    layers.push(layer("Discount", Ink::Surface3, amounts(Amounts::discount)));
    layers.retain(|layer| layer.amounts.iter().any(|amount| !amount.is_zero()));
    MonthlyBill {
        months: of.months.clone(),
        layers,
        gross: amounts(|of| of.gross.into()),
        covered,
        format: format.clone(),
    }
}

impl MonthlyBill {
    /// The cliff, where credits fall by something one can see: a hundredth of the largest bill at least.
    pub fn cliff(&self) -> Option<Cliff> {
        let most = self.gross.iter().map(|gross| gross.get()).max().unwrap_or_default();
        let mut cliff: Option<Cliff> = None;
        for at in 1..self.covered.len() {
            let by = self.covered[at - 1] - self.covered[at];
            if by.get() > most / 100 && cliff.is_none_or(|cliff| by > cliff.by) {
                cliff = Some(Cliff { at, by });
            }
        }
        cliff
    }

    /// The sum of each layer and those below it, by month: the upper edges of the areas.
    fn stacked(&self) -> Vec<Vec<Total>> {
        let mut below = vec![Total::ZERO; self.months.len()];
        let mut stacked = Vec::with_capacity(self.layers.len());
        for layer in &self.layers {
            for (sum, amount) in below.iter_mut().zip(&layer.amounts) {
                *sum += *amount;
            }
            stacked.push(below.clone());
        }
        stacked
    }

    fn money(&self, amount: Total) -> String {
        show::money_short(amount, &self.format)
    }

    /// What the cliff says.
    fn cliff_words(&self, cliff: Cliff) -> String {
        let month = self.months.get(cliff.at).map_or_else(String::new, |of| show::month_short(*of));
        format!("Credits cover {} less in {month}", self.money(cliff.by))
    }

    /// Everything about a month, for the pointer.
    fn note(&self, at: usize) -> String {
        let month = self.months.get(at).map_or_else(String::new, |of| show::month_long(*of));
        let mut said = format!("{month}: {} before discount", self.money(self.gross[at]));
        for layer in self.layers.iter().rev().filter(|layer| !layer.amounts[at].is_zero()) {
            said = said + ", " + &layer.name + " " + &self.money(layer.amounts[at]);
        }
        said
    }

    /// What it shows, in a sentence for people who cannot see it.
    pub fn sentence(&self) -> String {
        let (Some(first), Some(last)) = (self.months.first(), self.months.last()) else {
            return "No months".to_owned();
        };
        let sum = |amounts: &[Total]| self.money(amounts.iter().copied().sum());
        let layers = self.layers.iter().map(|layer| sum(&layer.amounts) + " " + &layer.name);
        let layers: Vec<String> = layers.collect();
        let cliff =
            self.cliff().map_or_else(String::new, |of| ". ".to_owned() + &self.cliff_words(of));
        format!(
            "Monthly bill from {} to {}: {} before discount, of it {}{cliff}",
            show::month_long(*first),
            show::month_long(*last),
            sum(&self.gross),
            layers.join(", ")
        )
    }

    /// The figures behind it.
    pub fn table(&self) -> TextTable {
        let mut headers = vec!["Month".to_owned(), "Before discount".to_owned()];
        headers.extend(self.layers.iter().map(|layer| layer.name.clone()));
        let whole = |amount: &Total| show::money_whole(*amount, &self.format);
        let rows = self.months.iter().enumerate().map(|(at, month)| {
            let mut row = vec![show::month_short(*month), whole(&self.gross[at])];
            row.extend(self.layers.iter().map(|layer| whole(&layer.amounts[at])));
            row
        });
        TextTable { headers, rows: rows.collect() }
    }
}

#[cfg(test)]
mod tests;
