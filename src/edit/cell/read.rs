//! What is put into a cell, read by its column and held to the rules beyond it.

use super::{format_of, rules::rules};
use crate::{
    domain::{Plan, TableId, Value, drafts::CellRef},
    table::{Kind, Spec, entry, entry::EntryError},
    text::{Format, Locale, Unread},
};

/// What was read so far of a command, so that a block of thousands of cells does not look the same
/// choices up in thousands of rows.
pub(in crate::edit) struct EntryReader {
    pub(super) locale: Locale,
    format: Option<Format>,
    read: Vec<(TableId, &'static str, String, Value)>,
}

impl EntryReader {
    /// Nothing yet, of what a reader typed.
    pub fn of(locale: Locale) -> Self {
        Self { locale, format: None, read: Vec::new() }
    }

    /// Whose texts are read.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Forgets everything.
    pub fn forget(&mut self) {
        *self = Self::of(self.locale);
    }

    /// Forgets everything when a table changes that others are read by.
    pub fn forget_after(&mut self, changed: TableId) {
        use TableId::{Accounts, Mixes, Plan, Services};
        if matches!(changed, Plan | Services | Accounts | Mixes) {
            self.forget();
        }
    }

    fn value(
        &mut self,
        plan: &Plan,
        cell: &CellRef,
        spec: &Spec,
        text: &str,
    ) -> Result<Value, EntryError> {
        /// Texts that are kept.
        const MOST: usize = 64;
        let locale = self.locale;
        let format = self.format.get_or_insert_with(|| format_of(plan, locale));
        let looks_up =
            matches!(spec.kind, Kind::Choice(_) | Kind::Ref(_) | Kind::Services | Kind::Month);
        let known = self.read.iter().filter(|_| looks_up).find(|(table, field, known, _)| {
            *known == text && *field == cell.field && *table == cell.table
        });
        if let Some((.., value)) = known {
            return Ok(value.clone());
        }
        let value = entry::value(plan, spec, text, format)?;
        if looks_up {
            self.read.truncate(MOST - 1);
            self.read.push((cell.table, cell.field, text.to_owned(), value.clone()));
        }
        Ok(value)
    }
}

/// The value a text stands for in a cell; what is needed and left empty is missing.
pub(super) fn read(
    plan: &Plan,
    cell: &CellRef,
    spec: &Spec,
    text: &str,
    reader: &mut EntryReader,
) -> Result<Value, EntryError> {
    // An empty list is not the same as a list that was not filled in.
    if spec.is_needed() && text.trim().is_empty() {
        return Err(Unread::Missing.into());
    }
    let value = reader.value(plan, cell, spec, text)?;
    rules(plan, cell, spec, &value, reader.locale).map(|()| value)
}
