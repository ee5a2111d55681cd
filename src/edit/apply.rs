//! Applying a command: the plan after it, or why it can't be done.

use std::sync::Arc;

use super::{
    Command, EditError, Entry, cell, cell::EntryReader, credit, offers, rows, scenarios, support,
};
use crate::{
    domain::{Id, Plan, TableId, Value, drafts::CellRef, plan::FileSchema},
    table::{schema, table_mut, validate},
    text::Locale,
};

/// The plan after a command.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The plan.
    pub plan: Plan,
    /// The row that was added.
    pub added: Option<Id>,
}

/// [`apply_in`] where nothing is known of the reader: texts are read with a decimal point.
///
/// # Errors
/// As [`apply_in`].
pub fn apply(plan: &Plan, command: &Command) -> Result<Applied, EditError> {
    apply_in(Locale::default(), plan, command)
}

/// Applies a command as a whole. Texts in it are read as who typed them writes.
///
/// # Errors
/// [`EditError`] when it can't be done; nothing of it is then.
pub fn apply_in(locale: Locale, plan: &Plan, command: &Command) -> Result<Applied, EditError> {
    let mut next = plan.clone();
    let added = apply_to(&mut next, command, &mut EntryReader::of(locale))?;
    if !next.drafts.is_empty() {
        cell::retry_drafts(&mut next, locale);
    }
    if validate::deal::differ(plan, &next) {
        let faults = validate::deal::faults(&next, &[]);
        if !faults.is_empty() {
            return Err(EditError::Faults(faults));
        }
    }
    let is_opened = matches!(command, Command::Open { .. });
    if !is_opened && matches!(next.head.schema, FileSchema::One) {
        Arc::make_mut(&mut next.head.0).schema = FileSchema::Current;
    }
    Ok(Applied { plan: next, added })
}

/// Applies a command to a plan that is thrown away when it fails; the row that was added last.
fn apply_to(
    next: &mut Plan,
    command: &Command,
    reader: &mut EntryReader,
) -> Result<Option<Id>, EditError> {
    let mut added = None;
    if !matches!(command, Command::SetCells { .. } | Command::AddRow { .. }) {
        reader.forget();
    }
    match command {
        Command::SetCells { cells, .. } => {
            for (cell, entry) in cells {
                cell::put(next, cell, entry, reader)?;
            }
            if cells.iter().any(|(cell, _)| support::switches(cell)) {
                support::make_ready(next);
            }
        }
        Command::AddRow { table, position, cells, scenario } => {
            let id = rows::add(next, *table, *position)?;
            if let Some(scenario) = scenario {
                count_only_in(next, *table, &id, scenario, reader)?;
            }
            reader.forget_after(*table);
            for (field, entry) in cells {
                let at = cell::base_cell(*table, &id, field);
                let at = cell::addressed(next, &CellRef { scenario: scenario.clone(), ..at });
                cell::put(next, &at, entry, reader)?;
            }
            added = Some(id);
        }
        Command::RemoveRows { table, rows: ids } => {
            for id in ids {
                rows::remove(next, *table, id)?;
            }
        }
        Command::Batch { commands, .. } => {
            for command in commands {
                added = apply_to(next, command, reader)?.or(added);
            }
        }
        Command::SplitCredit { credit, parts } => {
            credit::split(next, credit, parts, reader.locale())?
        }
        Command::TransferCredit { credit, account, scenario } => {
            credit::transfer(next, credit, account, scenario.as_ref())?;
        }
        Command::AddScenario { like, kind } => {
            added = Some(scenarios::add_like(next, like, *kind)?);
        }
        Command::StoreOffer { of, offer } => added = Some(offers::store(next, of, offer)?),
        Command::AdoptOffer { offer, into, .. } => offers::adopt(next, offer, into)?,
        Command::Open { plan, .. } => {
            let faults = validate::faults(plan);
            if !faults.is_empty() {
                return Err(EditError::Faults(faults));
            }
            *next = (**plan).clone();
        }
    }
    Ok(added)
}

/// Has a new row count in the scenario it is added in alone: what only one scenario asks for costs and brings
/// nothing in the others. In the base, and in a table whose rows always count, it counts everywhere.
fn count_only_in(
    plan: &mut Plan,
    table: TableId,
    row: &Id,
    scenario: &Id,
    reader: &mut EntryReader,
) -> Result<(), EditError> {
    let Some(column) = schema(table).column_of("included") else { return Ok(()) };
    let base = cell::base_cell(table, row, "included");
    let own = cell::own_cell(plan, &CellRef { scenario: Some(scenario.clone()), ..base });
    if own.scenario.is_some() {
        table_mut(plan, table).set(row.as_str(), column, Value::Flag(false));
        cell::put(plan, &own, &Entry::Value(Value::Flag(true)), reader)?;
    }
    Ok(())
}
