//! What commands are called in the menu and the history.

use super::{Command, Entry, cell, offers, scenarios};
use crate::{
    domain::{Plan, TableId, choice::Choice as _},
    text::fold,
};

impl Command {
    /// What the step is called in the menu and the history, of a plan it was not done to yet.
    pub fn label(&self, plan: &Plan) -> String {
        let rows = |table: &TableId| fold(table.label());
        match self {
            Self::SetCells { cells, .. } if cells.len() == 1 => {
                cells.first().map_or_else(String::new, |(cell, entry)| {
                    let verb = if *entry == Entry::Clear { "Clear" } else { "Edit" };
                    format!("{verb} {} in {}", cell::title(cell), rows(&cell.table))
                })
            }
            Self::SetCells { cells, .. } => format!("Edit {} cells", cells.len()),
            Self::AddRow { table, .. } => format!("Add a row to {}", rows(table)),
            Self::RemoveRows { table, rows: ids } if ids.len() == 1 => {
                format!("Delete a row of {}", rows(table))
            }
            Self::RemoveRows { table, rows: ids } => {
                format!("Delete {} rows of {}", ids.len(), rows(table))
            }
            Self::SplitCredit { parts, .. } => format!("Split a credit into {}", parts.len()),
            Self::TransferCredit { .. } => "Transfer a credit".to_owned(),
            Self::AddScenario { kind, .. } => {
                format!("Add scenario {}", scenarios::kind_and_name(plan, *kind).1)
            }
            Self::StoreOffer { offer, .. } => {
                format!("Store {}", offers::in_words(&offers::next_name(plan, offer.by)))
            }
            Self::AdoptOffer { offer, verb, .. } => {
                let name = plan.scenarios.get(offer.as_str()).map_or("", |offer| &offer.name);
                format!("{verb} {name}")
            }
            Self::Batch { label, .. } | Self::Open { label, .. } => label.clone(),
        }
    }
}
