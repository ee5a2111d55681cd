//! A table's rows by their type.

use std::{any::Any, marker::PhantomData, sync::Arc};

use super::{
    Extra, Id,
    chunked::{AnyRow, Chunked, Shared},
};

/// A record with an id that can be made empty.
pub trait Row: Clone + PartialEq + std::fmt::Debug + Send + Sync + 'static {
    /// The row's id.
    fn id(&self) -> &Id;
    /// The fields this version does not know.
    fn extra(&self) -> &Extra;
    /// The same, to change.
    fn extra_mut(&mut self) -> &mut Extra;
    /// A row with that id and the defaults of the plan file.
    fn blank(id: Id) -> Self;
}

/// Implements [`Row`] for a struct with a field `id`.
macro_rules! row {
    ($name:ty, |$id:ident| $blank:expr) => {
        impl $crate::domain::rows::Row for $name {
            fn id(&self) -> &$crate::domain::Id {
                &self.id
            }
            fn extra(&self) -> &$crate::domain::Extra {
                &self.extra
            }
            fn extra_mut(&mut self) -> &mut $crate::domain::Extra {
                &mut self.extra
            }
            fn blank($id: $crate::domain::Id) -> Self {
                $blank
            }
        }
    };
}
pub(crate) use row;

impl<R: Row> AnyRow for R {
    fn id(&self) -> &Id {
        Row::id(self)
    }
    fn extra(&self) -> &Extra {
        Row::extra(self)
    }
    fn extra_mut(&mut self) -> &mut Extra {
        Row::extra_mut(self)
    }
    fn copy(&self) -> Shared {
        Arc::new(self.clone())
    }
    fn equals(&self, other: &dyn AnyRow) -> bool {
        other.as_any().downcast_ref::<R>() == Some(self)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

/// An ordered table of rows of one type with unique ids; see [`super::chunked`] for how it shares.
pub struct Rows<R> {
    core: Chunked,
    row: PhantomData<fn() -> R>,
}

/// One row that differs between two copies of a table.
#[derive(Debug, PartialEq)]
pub struct Change<'a, R> {
    /// The row before, if there was one.
    pub old: Option<&'a R>,
    /// The row after, if there still is one.
    pub new: Option<&'a R>,
}

impl<R> Clone for Rows<R> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone(), row: PhantomData }
    }
}

impl<R: Row> std::fmt::Debug for Rows<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<R> Default for Rows<R> {
    fn default() -> Self {
        Self { core: Chunked::default(), row: PhantomData }
    }
}

impl<R> PartialEq for Rows<R> {
    fn eq(&self, other: &Self) -> bool {
        self.core == other.core
    }
}

impl<R: Row> FromIterator<R> for Rows<R> {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        let rows: Vec<Shared> = rows.into_iter().map(|row| Arc::new(row) as Shared).collect();
        Self { core: Chunked::of(&rows), row: PhantomData }
    }
}

impl<R: Row> FromIterator<Arc<R>> for Rows<R> {
    fn from_iter<I: IntoIterator<Item = Arc<R>>>(rows: I) -> Self {
        let rows: Vec<Shared> = rows.into_iter().map(|row| row as Shared).collect();
        Self { core: Chunked::of(&rows), row: PhantomData }
    }
}

impl<R> Rows<R> {
    /// The rows without their type.
    pub fn core(&self) -> &Chunked {
        &self.core
    }

    /// The same, to change. Only rows of this table's type may be put in; others are not seen.
    pub fn core_mut(&mut self) -> &mut Chunked {
        &mut self.core
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.core.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.core.is_empty()
    }

    /// The position of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.core.position(id)
    }

    /// Whether both are the very same copy, without looking at a row.
    pub fn same(&self, other: &Self) -> bool {
        self.core.same(&other.core)
    }
}

fn typed<R: Row>(row: &Shared) -> Option<&R> {
    row.as_any().downcast_ref()
}

impl<R: Row> Rows<R> {
    /// The rows in table order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + Clone {
        self.core.iter().filter_map(typed)
    }

    /// The row at a position.
    pub fn at(&self, position: usize) -> Option<&R> {
        self.core.at(position).and_then(typed)
    }

    /// The row with that id.
    pub fn get(&self, id: &str) -> Option<&R> {
        self.core.get(id).and_then(typed)
    }

    /// Replaces the row of the same id; `false` when there is none.
    pub fn replace(&mut self, row: R) -> bool {
        self.core.replace(Arc::new(row))
    }

    /// Changes the row with that id in place; `false` when there is none.
    pub fn update(&mut self, id: &str, change: impl FnOnce(&mut R)) -> bool {
        let row = self.core.get_mut(id).and_then(|row| row.as_any_mut().downcast_mut());
        row.map(change).is_some()
    }

    /// Inserts a row before `position` (at the end when beyond it).
    pub fn insert(&mut self, position: usize, row: R) {
        self.core.insert(position, Arc::new(row));
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: R) {
        self.insert(usize::MAX, row);
    }

    /// Takes a row out and says where it was.
    pub fn remove(&mut self, id: &str) -> Option<(usize, R)> {
        let (position, row) = self.core.remove(id)?;
        Some((position, typed::<R>(&row)?.clone()))
    }

    /// What differs from `old` to `self`: rows replaced, added or removed, by id.
    pub fn changes<'a>(&'a self, old: &'a Self) -> Vec<Change<'a, R>> {
        let changes = self.core.changes(&old.core).into_iter();
        changes
            .map(|change| Change {
                old: change.old.and_then(typed),
                new: change.new.and_then(typed),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Account;

    fn rows(n: usize) -> Rows<Account> {
        (0..n).map(|i| Account::blank(Id::from(format!("a{i}")))).collect()
    }

    fn named(id: &str, name: &str) -> Account {
        Account { name: name.into(), ..Account::blank(Id::from(id)) }
    }

    #[test]
    fn an_edit_leaves_the_other_copy_alone_and_is_the_only_change() {
        let before = rows(1000);
        let mut after = before.clone();
        assert!(after.replace(named("a500", "new")));
        assert_eq!(before.get("a500").unwrap().name, "");
        assert_eq!(after.get("a500").unwrap().name, "new");
        let changes = after.changes(&before);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].new.unwrap().name, "new");
        assert!(after.update("a1", |row| row.name = "other".into()));
        assert_eq!(
            (before.get("a1").unwrap().name.as_str(), after.changes(&before).len()),
            ("", 2)
        );
        assert!(!after.replace(named("missing", "x")));
    }

    #[test]
    fn rows_come_and_go_at_any_place() {
        let before = rows(300);
        let mut after = before.clone();
        assert_eq!(after.remove("a17").map(|(at, _)| at), Some(17));
        assert_eq!((after.len(), after.position("a18")), (299, Some(17)));
        let gone = Account::blank(Id::from("a17"));
        assert_eq!(after.changes(&before), [Change { old: Some(&gone), new: None }]);
        after.insert(17, gone.clone());
        assert_eq!(after, before);
        for i in 0..400 {
            after.insert(i * 2, named(&format!("b{i}"), ""));
        }
        assert_eq!(after.len(), 700);
        assert_eq!(after.at(4).unwrap().id.as_str(), "b2");
        assert!(!after.core().same_order(before.core()));
        after.insert(9999, named("last", ""));
        assert_eq!(after.position("last"), Some(700));
        let ids: Vec<_> = after.iter().map(|row| row.id.clone()).collect();
        for id in ids {
            assert!(after.remove(id.as_str()).is_some());
        }
        assert!(after.is_empty() && after.at(0).is_none());
        after.push(Account::blank(Id::from("again")));
        assert_eq!(after.len(), 1);
    }

    #[test]
    fn every_id_is_found_where_it_is_whatever_comes_and_goes() {
        let mut table = rows(500);
        let mut ids: Vec<String> = (0..500).map(|i| format!("a{i}")).collect();
        let mut number = 1_u32;
        for step in 0..3_000 {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = number as usize % (ids.len() + 1);
            let copy = table.clone();
            if step % 3 > 0 && at < ids.len() {
                let id = ids.remove(at);
                assert_eq!(table.remove(&id).map(|(place, _)| place), Some(at));
                assert!(table.get(&id).is_none() && copy.position(&id) == Some(at));
            } else {
                let id = format!("b{step}");
                let at = if step % 2 == 0 { usize::MAX } else { at };
                ids.insert(at.min(ids.len()), id.clone());
                table.insert(at, named(&id, "new"));
                assert!(copy.get(&id).is_none());
            }
            for at in [0, at / 2, at, ids.len() / 2] {
                if let Some(id) = ids.get(at) {
                    assert_eq!(table.position(id), Some(at), "{id} at {step}");
                    assert_eq!(table.get(id).map(|row| row.id.as_str()), Some(id.as_str()));
                }
            }
        }
        assert!(table.iter().map(|row| row.id.as_str()).eq(ids.iter().map(String::as_str)));
    }

    #[test]
    fn of_an_id_given_twice_each_can_be_taken_out() {
        let mut table: Rows<Account> = ["a", "b", "a"].iter().map(|id| named(id, "")).collect();
        assert_eq!(table.remove("a").map(|(at, _)| at), Some(2));
        assert_eq!(table.remove("a").map(|(at, _)| at), Some(0));
        assert_eq!((table.remove("a"), table.position("b")), (None, Some(0)));
    }
}
