//! [`Rows`], the rows of a table, in chunks that copies of the table share.
//!
//! A table is a list of chunks of at most 128 shared rows. Copying a table costs one pointer, an edit
//! copies one chunk of pointers and one row, and [`Rows::changes`] finds what differs between two copies
//! without looking at untouched chunks. Undo, autosave and the incremental calculation rely on that.

use std::sync::{Arc, OnceLock};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Id, Row};

/// Rows per chunk before it is split.
const CHUNK: usize = 128;
/// In the index, a place is its chunk times this plus where in the chunk it was.
const PLACES: usize = 256;

/// A run of rows that copies of a table share.
pub type Chunk<R> = Arc<Vec<Arc<R>>>;

/// An ordered table of rows of one type, each found by its id.
///
/// Ids are expected to be unique. Of an id that is given twice, one row is found; both are iterated.
pub struct Rows<R> {
    chunks: Arc<Vec<Chunk<R>>>,
    len: usize,
    /// The chunk each id is in, which is exact, and where in the chunk, which is a hint: rows before it may
    /// have come or gone. Built when an id is first looked up.
    index: Arc<OnceLock<FxHashMap<Id, usize>>>,
}

/// One row that differs between two copies of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change<'a, R> {
    /// The row before, if there was one.
    pub old: Option<&'a Arc<R>>,
    /// The row after, if there still is one.
    pub new: Option<&'a Arc<R>>,
}

impl<R> Clone for Rows<R> {
    fn clone(&self) -> Self {
        Self { chunks: self.chunks.clone(), len: self.len, index: self.index.clone() }
    }
}

impl<R> Default for Rows<R> {
    fn default() -> Self {
        Self { chunks: Arc::default(), len: 0, index: Arc::default() }
    }
}

impl<R: Row> std::fmt::Debug for Rows<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<R: Row> PartialEq for Rows<R> {
    fn eq(&self, other: &Self) -> bool {
        let equal = |(a, b): (&Arc<R>, &Arc<R>)| Arc::ptr_eq(a, b) || a == b;
        self.same(other) || self.len == other.len && self.shared().zip(other.shared()).all(equal)
    }
}

impl<R: Row> FromIterator<R> for Rows<R> {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        rows.into_iter().map(Arc::new).collect()
    }
}

impl<R: Row> FromIterator<Arc<R>> for Rows<R> {
    fn from_iter<I: IntoIterator<Item = Arc<R>>>(rows: I) -> Self {
        let rows: Vec<Arc<R>> = rows.into_iter().collect();
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
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + Clone {
        self.shared().map(|row| &**row)
    }

    /// The rows in table order, as they are shared: cloning one keeps the row without copying it.
    pub fn shared(&self) -> impl DoubleEndedIterator<Item = &Arc<R>> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// The row at a position.
    pub fn at(&self, position: usize) -> Option<&R> {
        let mut within = position;
        for chunk in self.chunks.iter() {
            match chunk.get(within) {
                Some(row) => return Some(row),
                None => within -= chunk.len(),
            }
        }
        None
    }

    /// The position of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        let (chunk, within) = self.find(id)?;
        Some(self.chunks.get(..chunk)?.iter().map(|chunk| chunk.len()).sum::<usize>() + within)
    }

    /// The row with that id.
    pub fn get(&self, id: &str) -> Option<&R> {
        self.get_shared(id).map(|row| &**row)
    }

    /// The row with that id, as it is shared: cloning it keeps the row without copying it.
    pub fn get_shared(&self, id: &str) -> Option<&Arc<R>> {
        let (chunk, within) = self.find(id)?;
        self.chunks.get(chunk)?.get(within)
    }

    /// The chunk an id is in and the position of its row in the chunk.
    fn find(&self, id: &str) -> Option<(usize, usize)> {
        let place = *self.index.get_or_init(|| self.places()).get(id)?;
        let (at, hint) = (place / PLACES, place % PLACES);
        let chunk = self.chunks.get(at)?;
        let is = |row: &Arc<R>| row.id().as_str() == id;
        let within = match chunk.get(hint).is_some_and(is) {
            true => hint,
            false => chunk.iter().position(is)?,
        };
        Some((at, within))
    }

    fn places(&self) -> FxHashMap<Id, usize> {
        let mut places = FxHashMap::with_capacity_and_hasher(self.len, FxBuildHasher);
        for (at, chunk) in self.chunks.iter().enumerate() {
            for (within, row) in chunk.iter().enumerate() {
                places.insert(row.id().clone(), at * PLACES + within);
            }
        }
        places
    }

    /// Replaces the row of the same id; `false` when there is none.
    pub fn replace(&mut self, row: impl Into<Arc<R>>) -> bool {
        let row = row.into();
        let Some(place) = self.find(row.id().as_str()).and_then(|at| self.place(at)) else {
            return false;
        };
        *place = row;
        true
    }

    /// The row with that id, to change it. A row that another copy of the table shares is copied first.
    /// The id must not be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut R> {
        let at = self.find(id)?;
        self.place(at).map(Arc::make_mut)
    }

    /// Changes the row with that id in place; `false` when there is none.
    pub fn update(&mut self, id: &str, change: impl FnOnce(&mut R)) -> bool {
        self.get_mut(id).map(change).is_some()
    }

    /// Inserts a row before `position` (at the end when beyond it).
    pub fn insert(&mut self, position: usize, row: impl Into<Arc<R>>) {
        let row = row.into();
        let id = row.id().clone();
        let chunks = Arc::make_mut(&mut self.chunks);
        let (mut at, mut within) = (0, position.min(self.len));
        while at + 1 < chunks.len() && within > chunks[at].len() {
            within -= chunks[at].len();
            at += 1;
        }
        // Rows that come one after the other at the end fill chunks without splitting any.
        if chunks.last().is_none_or(|last| position >= self.len && last.len() >= CHUNK) {
            (at, within) = (chunks.len(), 0);
            chunks.push(Arc::default());
        }
        let chunk = Arc::make_mut(&mut chunks[at]);
        chunk.insert(within, row);
        self.len += 1;
        if chunk.len() > CHUNK {
            let tail = chunk.split_off(CHUNK / 2);
            chunks.insert(at + 1, Arc::new(tail));
            self.index = Arc::default();
        } else if let Some(places) = self.index_mut() {
            places.insert(id, at * PLACES + within);
        }
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: impl Into<Arc<R>>) {
        self.insert(usize::MAX, row);
    }

    /// Takes a row out and says where it was.
    pub fn remove(&mut self, id: &str) -> Option<(usize, Arc<R>)> {
        let position = self.position(id)?;
        let (at, within) = self.find(id)?;
        let chunks = Arc::make_mut(&mut self.chunks);
        let row = Arc::make_mut(&mut chunks[at]).remove(within);
        let is_empty = chunks[at].is_empty();
        if is_empty {
            chunks.remove(at);
        }
        let len = self.len;
        self.len -= 1;
        match self.index_mut() {
            // A file may give an id twice; then the index knows one, and has to find the other.
            Some(places) if !is_empty && places.len() == len => {
                places.remove(id);
            }
            _ => self.index = Arc::default(),
        }
        Some((position, row))
    }

    /// The index to change, when there is one: copies keep their own.
    fn index_mut(&mut self) -> Option<&mut FxHashMap<Id, usize>> {
        self.index.get()?;
        Arc::make_mut(&mut self.index).get_mut()
    }

    /// Whether nothing has changed since one was copied from the other. Looks at no row, so `false` does not
    /// mean that they differ.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.chunks, &other.chunks)
    }

    /// The chunks, in table order. A chunk that two copies share holds the same rows in both, so results can
    /// be kept per chunk.
    pub fn chunks(&self) -> &[Chunk<R>] {
        &self.chunks
    }

    /// Whether both have the same ids in the same order; shared chunks are not looked at.
    pub fn same_order(&self, other: &Self) -> bool {
        let equal = |(a, b): (&Chunk<R>, &Chunk<R>)| {
            Arc::ptr_eq(a, b) || a.iter().map(|row| row.id()).eq(b.iter().map(|row| row.id()))
        };
        self.len == other.len
            && self.chunks.len() == other.chunks.len()
            && self.chunks.iter().zip(other.chunks.iter()).all(equal)
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
        let was: Vec<_> = was[..was.len() - tail].iter().flat_map(|chunk| chunk.iter()).collect();
        let is = is[..is.len() - tail].iter().flat_map(|chunk| chunk.iter());
        let mut left: FxHashMap<&Id, usize> =
            was.iter().enumerate().map(|(at, row)| (row.id(), at)).collect();
        let mut changes = Vec::new();
        for row in is {
            match left.remove(row.id()).and_then(|at| was.get(at)) {
                Some(before) if Arc::ptr_eq(before, row) => {}
                before => changes.push(Change { old: before.copied(), new: Some(row) }),
            }
        }
        let gone = was.into_iter().filter(|row| left.contains_key(row.id()));
        changes.extend(gone.map(|row| Change { old: Some(row), new: None }));
        changes
    }

    fn place(&mut self, (chunk, within): (usize, usize)) -> Option<&mut Arc<R>> {
        Arc::make_mut(Arc::make_mut(&mut self.chunks).get_mut(chunk)?).get_mut(within)
    }
}
