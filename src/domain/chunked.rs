//! Rows of any kind in shared chunks: the one implementation behind every table.
//!
//! A table is a list of chunks of shared rows. A copy costs one pointer, an edit copies one chunk,
//! and [`Chunked::changes`] finds what differs between two copies without looking at untouched
//! chunks. Undo, autosave and the incremental calculation rest on that. Rows are kept as
//! [`AnyRow`], so that fourteen tables share one machine code; [`super::Rows`] gives them their type.

use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{Extra, Id};

/// Rows per chunk before it is split.
const CHUNK: usize = 128;
/// In the index, a place is its chunk times this plus where in the chunk it was.
const PLACES: usize = 256;

/// A row whatever its kind.
pub trait AnyRow: Any + Send + Sync {
    /// The row's id.
    fn id(&self) -> &Id;
    /// The fields this version does not know.
    fn extra(&self) -> &Extra;
    /// The same, to change.
    fn extra_mut(&mut self) -> &mut Extra;
    /// A copy of its own.
    fn copy(&self) -> Arc<dyn AnyRow>;
    /// Whether the other is of the same kind and equal.
    fn equals(&self, other: &dyn AnyRow) -> bool;
    /// To ask for its kind.
    fn as_any(&self) -> &dyn Any;
    /// The same, to change.
    fn as_any_mut(&mut self) -> &mut dyn Any;
}

/// A shared row.
pub type Shared = Arc<dyn AnyRow>;
/// A shared run of rows.
pub type Chunk = Arc<Vec<Shared>>;

/// The row to change: copied first when it is shared.
pub fn own(row: &mut Shared) -> Option<&mut dyn AnyRow> {
    if Arc::get_mut(row).is_none() {
        *row = row.copy();
    }
    Arc::get_mut(row)
}

/// Whether both are the very same row.
pub fn same_row(a: &Shared, b: &Shared) -> bool {
    std::ptr::addr_eq(Arc::as_ptr(a), Arc::as_ptr(b))
}

/// An ordered table of rows with unique ids.
#[derive(Clone, Default)]
pub struct Chunked {
    chunks: Arc<Vec<Chunk>>,
    len: usize,
    /// The chunk each id is in, and where in it, which is exact until rows before it come or go.
    index: Arc<OnceLock<HashMap<Id, usize>>>,
}

/// One row that differs between two copies of a table.
#[derive(Clone, Copy)]
pub struct Changed<'a> {
    /// The row before, if there was one.
    pub old: Option<&'a Shared>,
    /// The row after, if there still is one.
    pub new: Option<&'a Shared>,
}

impl PartialEq for Chunked {
    fn eq(&self, other: &Self) -> bool {
        let equal = |(a, b): (&Shared, &Shared)| same_row(a, b) || a.equals(&**b);
        self.same(other) || self.len == other.len && self.iter().zip(other.iter()).all(equal)
    }
}

impl Chunked {
    /// A table of these rows.
    pub fn of(rows: &[Shared]) -> Self {
        let chunks = rows.chunks(CHUNK / 2).map(|rows| Arc::new(rows.to_vec())).collect();
        Self { len: rows.len(), chunks: Arc::new(chunks), index: Arc::default() }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The rows in table order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Shared> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// The row at a position.
    pub fn at(&self, position: usize) -> Option<&Shared> {
        let (chunk, within) = self.locate(position)?;
        self.chunks.get(chunk)?.get(within)
    }

    /// The position of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        let (chunk, within) = self.find(id)?;
        Some(self.chunks.get(..chunk)?.iter().map(|chunk| chunk.len()).sum::<usize>() + within)
    }

    /// The row with that id.
    pub fn get(&self, id: &str) -> Option<&Shared> {
        let (chunk, within) = self.find(id)?;
        self.chunks.get(chunk)?.get(within)
    }

    /// The chunk an id is in and its place there.
    fn find(&self, id: &str) -> Option<(usize, usize)> {
        let place = *self.index.get_or_init(|| self.places()).get(id)?;
        let (at, hint) = (place / PLACES, place % PLACES);
        let chunk = self.chunks.get(at)?;
        let is = |row: &Shared| row.id().as_str() == id;
        let within = match chunk.get(hint).is_some_and(is) {
            true => hint,
            false => chunk.iter().position(is)?,
        };
        Some((at, within))
    }

    fn places(&self) -> HashMap<Id, usize> {
        let mut places = HashMap::with_capacity(self.len);
        for (at, chunk) in self.chunks.iter().enumerate() {
            for (within, row) in chunk.iter().enumerate() {
                places.insert(row.id().clone(), at * PLACES + within);
            }
        }
        places
    }

    /// Replaces the row of the same id; `false` when there is none.
    pub fn replace(&mut self, row: Shared) -> bool {
        let Some(place) = self.find(row.id().as_str()).and_then(|at| self.place(at)) else {
            return false;
        };
        *place = row;
        true
    }

    /// The row with that id, to change; copied first when it is shared.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut dyn AnyRow> {
        let at = self.find(id)?;
        own(self.place(at)?)
    }

    /// Inserts a row before `position` (at the end when beyond it).
    pub fn insert(&mut self, position: usize, row: Shared) {
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

    /// Takes a row out and says where it was.
    pub fn remove(&mut self, id: &str) -> Option<(usize, Shared)> {
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
    fn index_mut(&mut self) -> Option<&mut HashMap<Id, usize>> {
        self.index.get()?;
        Arc::make_mut(&mut self.index).get_mut()
    }

    /// Whether both are the very same copy, without looking at a row.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.chunks, &other.chunks)
    }

    /// The chunks, for those who keep something per chunk (autosave).
    pub fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// Whether both have the same ids in the same order; shared chunks are not looked at.
    pub fn same_order(&self, other: &Self) -> bool {
        let ids = |chunk: &Chunk| chunk.iter().map(|row| row.id().clone()).collect::<Vec<_>>();
        self.len == other.len
            && self.chunks.len() == other.chunks.len()
            && self
                .chunks
                .iter()
                .zip(other.chunks.iter())
                .all(|(a, b)| Arc::ptr_eq(a, b) || ids(a) == ids(b))
    }

    /// What differs from `old` to `self`: rows replaced, added or removed, by id. Chunks that both
    /// share at the head and the tail are not looked at.
    pub fn changes<'a>(&'a self, old: &'a Self) -> Vec<Changed<'a>> {
        if self.same(old) {
            return Vec::new();
        }
        let shared = |(a, b): &(&Chunk, &Chunk)| Arc::ptr_eq(a, b);
        let head = old.chunks.iter().zip(self.chunks.iter()).take_while(shared).count();
        let (was, is) = (&old.chunks[head..], &self.chunks[head..]);
        let tail = was.iter().rev().zip(is.iter().rev()).take_while(shared).count();
        let was: Vec<_> = was[..was.len() - tail].iter().flat_map(|chunk| chunk.iter()).collect();
        let is: Vec<_> = is[..is.len() - tail].iter().flat_map(|chunk| chunk.iter()).collect();
        let mut left: HashMap<Id, usize> =
            was.iter().enumerate().map(|(at, row)| (row.id().clone(), at)).collect();
        let mut changes = Vec::new();
        for row in is {
            match left.remove(row.id()).and_then(|at| was.get(at)) {
                Some(before) if same_row(before, row) => {}
                before => changes.push(Changed { old: before.copied(), new: Some(row) }),
            }
        }
        let gone = was.into_iter().filter(|row| left.contains_key(row.id()));
        changes.extend(gone.map(|row| Changed { old: Some(row), new: None }));
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

    fn place(&mut self, (chunk, within): (usize, usize)) -> Option<&mut Shared> {
        Arc::make_mut(Arc::make_mut(&mut self.chunks).get_mut(chunk)?).get_mut(within)
    }
}
