//! Free places for the names beside the squares.

use crate::chart::paint::{Anchor, Point};

/// Half the side of a square.
pub(super) const HALF: i32 = 5;
/// Height of a label's line.
pub(super) const LINE: i32 = 13;

/// A rectangle in pixels: left, top, right, bottom.
pub(super) type Bounds = (i32, i32, i32, i32);

/// Whether two rectangles have a pixel in common.
pub(super) fn meet(a: Bounds, b: Bounds) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Where labels may be placed, and what is there already.
pub(super) struct Room {
    pub inside: Bounds,
    pub taken: Vec<Bounds>,
}

impl Room {
    /// A free place beside a square: right, left, above, below, aslant; `None` when there is none.
    pub fn place(&mut self, at: Point, width: i32) -> Option<(Point, Anchor)> {
        let gap = HALF + 4;
        let beside = [
            ((at.0 + gap, at.1), Anchor::Start),
            ((at.0 - gap, at.1), Anchor::End),
            ((at.0, at.1 - gap - LINE / 2), Anchor::Middle),
            ((at.0, at.1 + gap + LINE / 2), Anchor::Middle),
            ((at.0 + gap, at.1 - LINE), Anchor::Start),
            ((at.0 - gap, at.1 - LINE), Anchor::End),
            ((at.0 + gap, at.1 + LINE), Anchor::Start),
            ((at.0 - gap, at.1 + LINE), Anchor::End),
        ];
        for (point, anchor) in beside {
            let left = match anchor {
                Anchor::Start => point.0,
                Anchor::Middle => point.0 - width / 2,
                Anchor::End => point.0 - width,
            };
            let own = (left, point.1 - LINE / 2, left + width, point.1 + LINE / 2 + 1);
            let within = own.0 >= self.inside.0
                && own.1 >= self.inside.1
                && own.2 <= self.inside.2
                && own.3 <= self.inside.3;
            if within && !self.taken.iter().any(|taken| meet(*taken, own)) {
                self.taken.push(own);
                return Some((point, anchor));
            }
        }
        None
    }
}
