//! The deal value of every scenario on one line: how far the active one has come, and what is left.

mod draw;
#[cfg(test)]
mod tests;

use super::TextTable;
use crate::domain::order::Order as _;
use crate::{
    domain::{Total, scenario::ScenarioKind},
    text::{Format, show},
};

/// A scenario on the line.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioValue {
    /// What people call it.
    pub name: String,
    /// The role it has in the negotiation: it gives the colour.
    pub kind: ScenarioKind,
    /// Its deal value.
    pub value: Total,
    /// Whether it is the active one.
    pub active: bool,
}

/// The line.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioValues {
    /// The scenarios, in the order of the plan.
    pub values: Vec<ScenarioValue>,
    /// How figures are written.
    pub format: Format,
}

impl ScenarioValues {
    fn first(&self, is: impl Fn(&ScenarioValue) -> bool) -> Option<&ScenarioValue> {
        self.values.iter().find(|of| is(of))
    }

    fn money(&self, cents: Total) -> String {
        show::money_short(cents, &self.format)
    }

    /// One sentence on the whole.
    pub fn sentence(&self) -> String {
        let said: Vec<String> =
            self.ascending().into_iter().map(|(_, of)| self.label(of)).collect();
        format!("Deal value: {}", said.join(", "))
    }

    /// The scenarios with their positions, the smallest value first.
    fn ascending(&self) -> Vec<(usize, &ScenarioValue)> {
        let mut values: Vec<_> = self.values.iter().enumerate().collect();
        values.order_by_key(|(_, of)| of.value);
        values
    }

    fn label(&self, of: &ScenarioValue) -> String {
        format!("{} {}", of.name, self.money(of.value))
    }

    /// The same as rows of text.
    pub fn table(&self) -> TextTable {
        let active = self.first(|of| of.active).map(|of| of.value);
        let row = |of: &ScenarioValue| {
            let by = active.map(|active| of.value - active);
            let by = by.filter(|_| !of.active);
            let by =
                by.map_or_else(|| "–".to_owned(), |by| show::money_short_signed(by, &self.format));
            vec![of.name.clone(), self.money(of.value), by]
        };
        TextTable {
            headers: ["Scenario", "Deal value", "Against this scenario"].map(str::to_owned).into(),
            rows: self.values.iter().map(row).collect(),
        }
    }
}
