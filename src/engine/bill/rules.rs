//! Which programmes may meet on a line, and how much of it one may cover.

use crate::domain::{Plan, Program, Rate, choice::Choice as _, rules::StackingRule};

use super::ready::number;
use crate::engine::exact::floor;

pub(super) const PROGRAMS: usize = Program::ALL.len();

/// Whether exclusive pairs of programmes keep each other out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusive {
    /// They do.
    Held,
    /// They may meet (directed allocation).
    Lifted,
}

/// Stacking rules and limits by programme number.
pub struct Rules {
    /// Programmes that may not meet this one, as bits.
    pub(super) excluded: [u16; PROGRAMS],
    /// The most of a line a programme may cover.
    coverage: [Option<Rate>; PROGRAMS],
}

impl Rules {
    /// The rules of a plan.
    pub fn of(plan: &Plan, exclusive: Exclusive) -> Self {
        let mut rules = Self { excluded: [0; PROGRAMS], coverage: [None; PROGRAMS] };
        for rule in plan
            .stacking
            .iter()
            .filter(|rule| rule.rule == StackingRule::Exclusive && rule.a != rule.b)
        {
            if exclusive == Exclusive::Held {
                rules.excluded[number(rule.a)] |= 1 << number(rule.b);
                rules.excluded[number(rule.b)] |= 1 << number(rule.a);
            }
        }
        for limit in plan.limits.iter() {
            let coverage = &mut rules.coverage[number(limit.program)];
            *coverage =
                Some(coverage.map_or(limit.max_coverage, |least| least.min(limit.max_coverage)));
        }
        rules
    }

    /// The coverage room of a programme on a line, before anything was taken; `None` when unlimited.
    pub fn room(&self, program: usize, basis: i64) -> Option<i64> {
        let coverage = i128::from(self.coverage[program]?.millionths());
        let room = floor(i128::from(basis) * coverage, i128::from(Rate::ONE.millionths()));
        // Room beyond 64 bits holds no line back.
        i64::try_from(room.max(0)).ok()
    }
}
