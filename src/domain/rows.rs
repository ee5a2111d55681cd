//! Tables of rows that share what did not change.
//!
//! A table is a list of chunks of shared rows. A copy costs one pointer, an edit copies one chunk,
//! and [`Rows::changes`] finds what differs between two copies without looking at untouched
//! chunks. Undo, autosave and the incremental calculation rest on that.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{Extra, Id};

/// Rows per chunk before it is split.
const CHUNK: usize = 128;

/// A record with an id that can be made empty.
pub trait Row: Clone + PartialEq + Send + Sync + 'static {
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

type Chunk<R> = Arc<Vec<Arc<R>>>;

/// An ordered table of rows with unique ids.
#[derive(Clone, Debug)]
pub struct Rows<R> {
    chunks: Arc<Vec<Chunk<R>>>,
    len: usize,
    /// Position of each id; shared by copies until rows are added, removed or moved.
    index: Arc<OnceLock<HashMap<Id, usize>>>,
}

/// One row that differs between two copies of a table.
#[derive(Debug, PartialEq)]
pub struct Change<'a, R> {
    /// The row before, if there was one.
    pub old: Option<&'a Arc<R>>,
    /// The row after, if there still is one.
    pub new: Option<&'a Arc<R>>,
}

impl<R> Default for Rows<R> {
    fn default() -> Self {
        Self { chunks: Arc::default(), len: 0, index: Arc::default() }
    }
}

impl<R: Row> PartialEq for Rows<R> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.chunks, &other.chunks)
            || self.len == other.len
                && self.iter().zip(other.iter()).all(|(a, b)| Arc::ptr_eq(a, b) || a == b)
    }
}

impl<R: Row> FromIterator<R> for Rows<R> {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        rows.into_iter().map(Arc::new).collect()
    }
}

impl<R: Row> FromIterator<Arc<R>> for Rows<R> {
    fn from_iter<I: IntoIterator<Item = Arc<R>>>(rows: I) -> Self {
        let rows: Vec<_> = rows.into_iter().collect();
        let chunks = rows.chunks(CHUNK / 2).map(|rows| Arc::new(rows.to_vec())).collect();
        Self { len: rows.len(), chunks: Arc::new(chunks), index: Arc::default() }
    }
}

impl<R: Row> Rows<R> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The rows in table order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<R>> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// The row at a position.
    pub fn at(&self, position: usize) -> Option<&Arc<R>> {
        let (chunk, within) = self.locate(position)?;
        self.chunks.get(chunk)?.get(within)
    }

    /// The position of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index
            .get_or_init(|| {
                self.iter().enumerate().map(|(at, row)| (row.id().clone(), at)).collect()
            })
            .get(id)
            .copied()
    }

    /// The row with that id.
    pub fn get(&self, id: &str) -> Option<&Arc<R>> {
        self.at(self.position(id)?)
    }

    /// Replaces the row of the same id; `false` when there is none.
    pub fn replace(&mut self, row: Arc<R>) -> bool {
        let Some((chunk, within)) = self.position(row.id().as_str()).and_then(|at| self.locate(at))
        else {
            return false;
        };
        Arc::make_mut(&mut Arc::make_mut(&mut self.chunks)[chunk])[within] = row;
        true
    }

    /// Changes the row with that id in place; `false` when there is none.
    pub fn update(&mut self, id: &str, change: impl FnOnce(&mut R)) -> bool {
        let Some((chunk, within)) = self.position(id).and_then(|at| self.locate(at)) else {
            return false;
        };
        change(Arc::make_mut(
            &mut Arc::make_mut(&mut Arc::make_mut(&mut self.chunks)[chunk])[within],
        ));
        true
    }

    /// Inserts a row before `position` (at the end when beyond it).
    pub fn insert(&mut self, position: usize, row: Arc<R>) {
        self.index = Arc::default();
        let chunks = Arc::make_mut(&mut self.chunks);
        let (mut at, mut within) = (0, position.min(self.len));
        while at + 1 < chunks.len() && within > chunks[at].len() {
            within -= chunks[at].len();
            at += 1;
        }
        if chunks.is_empty() {
            chunks.push(Arc::default());
        }
        let chunk = Arc::make_mut(&mut chunks[at]);
        chunk.insert(within, row);
        if chunk.len() > CHUNK {
            let tail = chunk.split_off(CHUNK / 2);
            chunks.insert(at + 1, Arc::new(tail));
        }
        self.len += 1;
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: R) {
        self.insert(self.len, Arc::new(row));
    }

    /// Takes a row out and returns it with its position.
    pub fn remove(&mut self, id: &str) -> Option<(usize, Arc<R>)> {
        let position = self.position(id)?;
        let (at, within) = self.locate(position)?;
        self.index = Arc::default();
        let chunks = Arc::make_mut(&mut self.chunks);
        let row = Arc::make_mut(&mut chunks[at]).remove(within);
        if chunks[at].is_empty() {
            chunks.remove(at);
        }
        self.len -= 1;
        Some((position, row))
    }

    /// Whether both are the very same copy, without looking at a row.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.chunks, &other.chunks)
    }

    /// The chunks, for those who keep something per chunk (autosave).
    pub fn chunks(&self) -> &[Arc<Vec<Arc<R>>>] {
        &self.chunks
    }

    /// What differs from `old` to `self`: rows replaced, added or removed, by id. Chunks that both
    /// share at the head and the tail are not looked at.
    pub fn changes<'a>(&'a self, old: &'a Self) -> Vec<Change<'a, R>> {
        if self.same(old) {
            return Vec::new();
        }
        let shared = |(a, b): &(&Chunk<R>, &Chunk<R>)| Arc::ptr_eq(a, b);
        let head = old.chunks.iter().zip(self.chunks.iter()).take_while(shared).count();
        let (was, is) = (&old.chunks[head..], &self.chunks[head..]);
        let tail = was.iter().rev().zip(is.iter().rev()).take_while(shared).count();
        let was: Vec<_> = was[..was.len() - tail].iter().flat_map(|c| c.iter()).collect();
        let is: Vec<_> = is[..is.len() - tail].iter().flat_map(|c| c.iter()).collect();
        if was.len() == is.len() && was.iter().zip(&is).all(|(a, b)| a.id() == b.id()) {
            return was
                .into_iter()
                .zip(is)
                .filter(|(a, b)| !Arc::ptr_eq(a, b))
                .map(|(a, b)| Change { old: Some(a), new: Some(b) })
                .collect();
        }
        let mut left: HashMap<&Id, &Arc<R>> = was.iter().map(|row| (row.id(), *row)).collect();
        let mut changes = Vec::new();
        for row in is {
            match left.remove(row.id()) {
                Some(before) if Arc::ptr_eq(before, row) => {}
                before => changes.push(Change { old: before, new: Some(row) }),
            }
        }
        changes.extend(
            was.into_iter()
                .filter(|row| left.contains_key(row.id()))
                .map(|row| Change { old: Some(row), new: None }),
        );
        changes
    }

    fn locate(&self, position: usize) -> Option<(usize, usize)> {
        let mut within = position;
        for (at, chunk) in self.chunks.iter().enumerate() {
            if within < chunk.len() {
                return Some((at, within));
            }
            within -= chunk.len();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Account;

    fn rows(n: usize) -> Rows<Account> {
        (0..n).map(|i| Account::blank(Id::from(format!("a{i}")))).collect()
    }

    fn named(id: &str, name: &str) -> Arc<Account> {
        Arc::new(Account { name: name.into(), ..Account::blank(Id::from(id)) })
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
        assert!(!after.replace(named("missing", "x")));
    }

    #[test]
    fn rows_come_and_go_at_any_place() {
        let before = rows(300);
        let mut after = before.clone();
        let (at, row) = after.remove("a17").unwrap();
        assert_eq!((at, after.len(), after.position("a18")), (17, 299, Some(17)));
        assert_eq!(after.changes(&before), [Change { old: Some(&row), new: None }]);
        after.insert(at, row);
        assert_eq!(after, before);
        assert!(after.changes(&before).is_empty());
        for i in 0..400 {
            after.insert(i * 2, named(&format!("b{i}"), ""));
        }
        assert_eq!(after.len(), 700);
        assert_eq!(after.at(4).unwrap().id.as_str(), "b2");
        assert_eq!(after.changes(&before).len(), 400);
        after.insert(9999, named("last", ""));
        assert_eq!(after.position("last"), Some(700));
        let ids: Vec<_> = after.iter().map(|r| r.id.clone()).collect();
        for id in ids {
            assert!(after.remove(id.as_str()).is_some());
        }
        assert!(after.is_empty() && after.at(0).is_none());
        after.push(Account::blank(Id::from("again")));
        assert_eq!(after.len(), 1);
    }
}
