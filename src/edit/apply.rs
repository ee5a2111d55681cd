//! Applying a command: the plan after it, or why it can't be done.

use std::fmt;

use super::{Command, CreditError, cell, cell::Memo, credit, ids::RowError, rows};
use crate::{
    domain::{Id, Plan, drafts::CellRef},
    text::Locale,
};

/// Why a command was not done. The plan is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// A row can't be added or removed.
    Row(RowError),
    /// A credit can't be split or transferred.
    Credit(CreditError),
    /// A cell that does not exist.
    NoSuchCell(CellRef),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(error) => error.fmt(f),
            Self::Credit(error) => error.fmt(f),
            Self::NoSuchCell(cell) => {
                write!(f, "There is no row “{}” in this table any more.", cell.row)
            }
        }
    }
}

impl std::error::Error for EditError {}

impl From<RowError> for EditError {
    fn from(error: RowError) -> Self {
        Self::Row(error)
    }
}

impl From<CreditError> for EditError {
    fn from(error: CreditError) -> Self {
        Self::Credit(error)
    }
}

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
    let added = apply_to(&mut next, command, &mut Memo::of(locale))?;
    if !next.drafts.is_empty() {
        cell::retry_drafts(&mut next, locale);
    }
    Ok(Applied { plan: next, added })
}

/// Applies a command to a plan that is thrown away when it fails; the row that was added last.
fn apply_to(next: &mut Plan, command: &Command, memo: &mut Memo) -> Result<Option<Id>, EditError> {
    let mut added = None;
    if !matches!(command, Command::SetCells { .. } | Command::AddRow { .. }) {
        memo.forget();
    }
    match command {
        Command::SetCells { cells, .. } => {
            for (cell, entry) in cells {
                if !cell::put(next, cell, entry, memo) {
                    return Err(EditError::NoSuchCell(cell.clone()));
                }
            }
        }
        Command::AddRow { table, position, cells } => {
            let id = rows::add(next, *table, *position)?;
            memo.forget_after(*table);
            for (field, entry) in cells {
                cell::put(next, &cell::base_cell(*table, &id, field), entry, memo);
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
                added = apply_to(next, command, memo)?.or(added);
            }
        }
        Command::SplitCredit { credit, parts } => {
            credit::split(next, credit, parts, memo.locale())?
        }
        Command::TransferCredit { credit, account, scenario } => {
            credit::transfer(next, credit, account, scenario.as_ref())?;
        }
        Command::Replace { plan, .. } => *next = (**plan).clone(),
    }
    Ok(added)
}
