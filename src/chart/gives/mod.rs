//! What each give costs us, against the credit for it.

mod draw;
mod room;
#[cfg(test)]
mod tests;

use super::{TextTable, paint::Ink};
use crate::{
    calc::exchange::Give,
    domain::{Plan, Total},
    engine::ratio,
    text::{Format, show},
};

/// A give, at its cost and credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivePoint {
    /// What AWS wants.
    pub name: String,
    /// The colour of its programme.
    pub ink: Ink,
    /// What it costs us.
    pub cost: Total,
    /// What AWS offers for it.
    pub offered: Total,
    /// The credit in the scenario.
    pub credit: Total,
    /// The highest that any scenario asks.
    pub highest: Total,
}

/// The gives of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gives {
    /// The gives, in table order.
    pub points: Vec<GivePoint>,
    /// How figures are written.
    pub format: Format,
}

/// The gives that are drawn: all with a name, a cost or a credit.
pub fn gives(resolved: &Plan, gives: &[Give], format: &Format) -> Gives {
    let mut points = Vec::new();
    for give in gives {
        let Some(lever) = resolved.levers.get(give.row.as_str()) else { continue };
        let name = match give.title.trim() {
            "" if give.cost.is_zero() && give.highest.is_zero() => continue,
            "" => "Unnamed give",
            name => name,
        };
        points.push(GivePoint {
            name: name.to_owned(),
            ink: lever.program.into(),
            cost: give.cost.into(),
            offered: give.offered.into(),
            credit: give.asked.into(),
            highest: give.highest.max(give.asked).into(),
        });
    }
    Gives { points, format: format.clone() }
}

impl Gives {
    /// One sentence on the whole.
    pub fn sentence(&self) -> String {
        let asked = self.points.iter().filter(|give| !give.credit.is_zero()).count();
        let sum = |of: fn(&GivePoint) -> Total| {
            show::money_short(self.points.iter().map(of).sum::<Total>(), &self.format)
        };
        format!(
            "{} gives, {asked} with a credit: {} of credit; at most {} are asked in any scenario",
            self.points.len(),
            sum(|give| give.credit),
            sum(|give| give.highest)
        )
    }

    /// The same as rows of text.
    pub fn table(&self) -> TextTable {
        let headers = ["Give", "Our cost", "AWS offers", "Credit", "Most asked", "Per 1 of cost"];
        let row = |give: &GivePoint| {
            let money = |cents| show::money_short(cents, &self.format);
            let times = ratio(give.credit, give.cost);
            let times = times.map(|times| show::rate_times(times, self.format.style));
            vec![
                give.name.clone(),
                money(give.cost),
                money(give.offered),
                money(give.credit),
                money(give.highest),
                times.unwrap_or_else(|| "no cost".to_owned()),
            ]
        };
        TextTable {
            headers: headers.map(str::to_owned).into(),
            rows: self.points.iter().map(row).collect(),
        }
    }
}
