//! What the last move of a term did, in words.

use super::less;
use crate::{
    calc::terms::Term,
    domain::{Cents, Id},
    state::Scene,
    text::show,
};

/// What the last move of a term did: a run of steps, or a drag.
#[derive(Clone, PartialEq)]
pub struct Moved {
    /// The term.
    pub term: Term,
    /// The scenario it was moved in.
    pub scenario: Id,
    /// Which run of steps or drag it was.
    pub gesture: u32,
    /// Where it stood before, and deal value then.
    pub from: (Option<i64>, Option<Cents>),
    /// The same behind it.
    pub to: (Option<i64>, Option<Cents>),
}

impl Moved {
    /// What it was worth and from where to where it went, in words; `None` once the term stands elsewhere.
    pub fn told(&self, scene: &Scene) -> Option<(String, String)> {
        let ((from, before), (to, after)) = (self.from, self.to);
        if self.scenario != scene.scenario || from == to || self.term.number(&scene.resolved) != to
        {
            return None;
        }
        let by = show::money_short_signed(less(after, before)?, &scene.format);
        let (from, to) = (self.term.show(from, &scene.format), self.term.show(to, &scene.format));
        Some((by, format!("{from}\u{a0}\u{2192} {to}")))
    }
}
