//! Rows and lists of rows without their type.

use crate::domain::{Extra, Id, Remarks, Row, Rows, TableId, Value};

use super::Record;

/// A row of any table, read and written by column number.
///
/// Every record with described columns implements it. Columns are counted from 0: first those of the record,
/// then the fields that a file has beside them, which [`beside`](super::beside) is about.
pub trait AnyRow {
    /// The row's id.
    fn id(&self) -> &Id;
    /// The fields this version does not know.
    fn extra(&self) -> &Extra;
    /// The fields this version does not know, to change them.
    fn extra_mut(&mut self) -> &mut Extra;
    /// The table the row is of.
    fn table(&self) -> TableId;
    /// What is said of the row beside its fields.
    fn remarks(&self) -> &Remarks;
    /// What is said of the row beside its fields, to change it.
    fn remarks_mut(&mut self) -> &mut Remarks;
    /// The value of a field; `None` when its record has no such column.
    fn get(&self, column: usize) -> Option<Value>;
    /// Sets a field; `false` when there is no such column or the value is of another kind.
    fn set(&mut self, column: usize, value: Value) -> bool;
}

impl<R: Record> AnyRow for R {
    fn id(&self) -> &Id {
        Row::id(self)
    }
    fn extra(&self) -> &Extra {
        Row::extra(self)
    }
    fn extra_mut(&mut self) -> &mut Extra {
        Row::extra_mut(self)
    }
    fn table(&self) -> TableId {
        R::TABLE
    }
    fn remarks(&self) -> &Remarks {
        Record::remarks(self)
    }
    fn remarks_mut(&mut self) -> &mut Remarks {
        Record::remarks_mut(self)
    }
    fn get(&self, column: usize) -> Option<Value> {
        Some((R::column(column)?.read)(self).value())
    }
    fn set(&mut self, column: usize, value: Value) -> bool {
        R::column(column).is_some_and(|column| (column.write)(self).assign(value))
    }
}

/// The rows of a table without their type, so that [`Table`] is one type for all tables. A row is only
/// ever made here as a blank one of the table's own type.
pub(super) trait AnyRows {
    fn len(&self) -> usize;
    fn at(&self, position: usize) -> Option<&dyn AnyRow>;
    fn position(&self, id: &str) -> Option<usize>;
    fn get(&self, id: &str) -> Option<&dyn AnyRow>;
    fn iter(&self) -> Box<dyn Iterator<Item = &dyn AnyRow> + '_>;
    fn get_mut(&mut self, id: &str) -> Option<&mut dyn AnyRow>;
    fn insert_blank(&mut self, position: usize, id: Id);
    fn remove(&mut self, id: &str) -> Option<usize>;
}

impl<R: Record> AnyRows for Rows<R> {
    fn len(&self) -> usize {
        Rows::len(self)
    }
    fn at(&self, position: usize) -> Option<&dyn AnyRow> {
        Rows::at(self, position).map(|row| row as _)
    }
    fn position(&self, id: &str) -> Option<usize> {
        Rows::position(self, id)
    }
    fn get(&self, id: &str) -> Option<&dyn AnyRow> {
        Rows::get(self, id).map(|row| row as _)
    }
    fn iter(&self) -> Box<dyn Iterator<Item = &dyn AnyRow> + '_> {
        Box::new(Rows::iter(self).map(|row| row as _))
    }
    fn get_mut(&mut self, id: &str) -> Option<&mut dyn AnyRow> {
        Rows::get_mut(self, id).map(|row| row as _)
    }
    fn insert_blank(&mut self, position: usize, id: Id) {
        self.insert(position, R::blank(id));
    }
    fn remove(&mut self, id: &str) -> Option<usize> {
        Rows::remove(self, id).map(|(position, _)| position)
    }
}
