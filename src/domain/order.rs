//! Sorting, once for every type: a sort of positions by a comparison costs the page one copy of the
//! sorting code instead of one per type.

use std::cmp::Ordering;

/// The positions `0..len` in the order of a comparison; equals stay in place.
///
/// ```
/// use tranche::domain::order::order;
/// let words = ["pear", "fig", "apple"];
/// assert_eq!(order(3, &mut |a, b| words[a].cmp(words[b])), [2, 1, 0]);
/// ```
pub fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..len).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

/// A list in the order of a comparison; equals stay in place.
pub fn sorted<T: Clone>(items: &[T], compare: fn(&T, &T) -> Ordering) -> Vec<T> {
    let positions = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    positions.into_iter().map(|at| items[at].clone()).collect()
}
