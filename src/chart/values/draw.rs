//! The drawing: a track with a tick per scenario, and their labels in rows above it.

use plotters::coord::ranged1d::Ranged as _;

use super::{ScenarioValue, ScenarioValues};
use crate::{
    chart::{
        axis::MoneyAxis,
        paint::{Anchor, Canvas, Edges, Frame, Ink, LabelStyle, Pixels, Point, TextSize, svg},
    },
    domain::{Total, scenario::ScenarioKind},
    text::show,
};

const NAME: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink).bold();
const FIGURE: LabelStyle = LabelStyle::new(TextSize::Name, Ink::Ink).bold();
const SAID: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink2);
/// Height of one row of labels.
const LANE: i32 = 34;
/// Nearer ticks than this count as one place.
const NEAR: i32 = 12;
/// Height of the line itself.
const TRACK: i32 = 10;
/// Below the line: the differences, and the labels of the axis.
const FOOT: i32 = 46;

/// The place of a label: the row of labels, and its left end. Offers of a call have none unless they
/// are active: there may be many.
#[derive(Clone, Copy)]
pub(super) struct LabelPlace {
    pub lane: usize,
    pub left: i32,
}

/// How far the active scenario is from another one.
struct Away {
    /// The value of the other one.
    from: Total,
    /// The value of the active one.
    to: Total,
    /// The difference in words.
    words: String,
}

impl Away {
    /// Where the two lie, the lower one first.
    fn ends(&self, x: &dyn Fn(Total) -> i32) -> (i32, i32) {
        (x(self.from.min(self.to)), x(self.from.max(self.to)))
    }
}

impl ScenarioValues {
    fn is_named(of: &ScenarioValue) -> bool {
        of.active || of.kind != ScenarioKind::Custom
    }

    /// How far the active scenario is from another kind; `None` for itself.
    fn away(&self, kind: ScenarioKind, words: &str) -> Option<Away> {
        let active = self.first(|of| of.active)?;
        let other = self.first(|of| of.kind == kind && !of.active)?;
        let (from, to) = (other.value, active.value);
        let by = to - from;
        let figure = show::money_short_signed(by, &self.format);
        let sign = if to < from { "▼" } else { "▲" };
        Some(Away { from, to, words: format!("{sign} {figure} {words}") })
    }

    /// The room that a scenario's name and value need, in pixels.
    pub(super) fn room(&self, of: &ScenarioValue) -> i32 {
        NAME.width(&of.name).max(FIGURE.width(&self.money(of.value)))
    }

    /// Draws it at a width.
    pub fn svg(&self, width: u32) -> String {
        let across = i32::try_from(width).unwrap_or(900);
        let axis = MoneyAxis::over(self.values.iter().map(|of| of.value));
        let (left, right) = (24, across - 30);
        let x_of = |amount: Total| axis.map(&amount, (left, right));
        let places = self.places(&x_of, across);
        let lanes = places.iter().flatten().map(|place| place.lane + 1).max().unwrap_or(1);
        let top = LANE * i32::try_from(lanes).unwrap_or(1) + 4;
        let sentence = self.sentence();
        let height = (top + TRACK + FOOT).unsigned_abs();
        let edges = Edges { left, right, top: top - 4, bottom: top + TRACK + 26 };
        svg(&Frame { width, height, prefix: "marks", sentence: &sentence }, |canvas| {
            canvas.plot(edges, (axis, Pixels), |plot| plot.level_axis(&self.format));
            self.track(canvas, &x_of, (left, right), top);
            for (of, place) in self.values.iter().zip(&places) {
                let x = x_of(of.value);
                canvas.fill((x - 1, top - 3), (x + 1, top + TRACK + 3), Ink::from(of.kind));
                if let Some(place) = place {
                    let base = LANE * i32::try_from(lanes - place.lane).unwrap_or(1);
                    let at = (place.left, base - LANE + 8);
                    // Values that (nearly) meet have their labels over each other: a line from the
                    // upper one would strike through those below.
                    let meets = |(other, of): (&ScenarioValue, &Option<LabelPlace>)| {
                        of.is_some_and(|of| of.lane < place.lane)
                            && (x_of(other.value) - x).abs() < NEAR
                    };
                    if !self.values.iter().zip(&places).any(meets) {
                        canvas.line([(x, at.1 + 20), (x, top - 3)], 1, Ink::Line2);
                    }
                    self.name(canvas, of, at);
                }
                canvas.hint((x - 4, top - 4), (x + 4, top + TRACK + 4), &self.label(of));
            }
        })
    }

    /// The places of the labels, given where an amount lies: beside each other where they fit, else in
    /// the next row up.
    pub(super) fn places(&self, x: &dyn Fn(Total) -> i32, across: i32) -> Vec<Option<LabelPlace>> {
        let mut ends: Vec<i32> = Vec::new();
        let mut places = vec![None; self.values.len()];
        for (at, of) in self.ascending() {
            if !Self::is_named(of) {
                continue;
            }
            let wide = self.room(of);
            let left = (x(of.value) - wide / 2).min(across - wide - 1).max(1);
            let free = ends.iter().position(|end| *end + 10 <= left);
            let lane = free.unwrap_or(ends.len());
            ends.resize(ends.len().max(lane + 1), i32::MIN / 2);
            ends[lane] = left + wide;
            places[at] = Some(LabelPlace { lane, left });
        }
        places
    }

    /// The line itself, from AWS's offer to the active scenario and on to the target.
    fn track(
        &self,
        canvas: &Canvas<'_>,
        x: &dyn Fn(Total) -> i32,
        (left, right): (i32, i32),
        top: i32,
    ) {
        let bottom = top + TRACK;
        canvas.fill((left, top), (right, bottom), Ink::Surface3);
        let Some(active) = self.first(|of| of.active) else { return };
        let mut free = i32::MIN;
        let mut say = |low: i32, high: i32, away: &Away| {
            let half = SAID.width(&away.words) / 2;
            let middle = i32::midpoint(low, high);
            let middle = middle.clamp(left + half, (right - half).max(left + half));
            if middle - half > free {
                let ink = if away.to < away.from { Ink::Neg } else { Ink::Pos };
                let look = LabelStyle { ink, ..SAID.anchored(Anchor::Middle).halo() };
                canvas.label(&away.words, (middle, bottom + 14), look);
                free = middle + half + 8;
            }
        };
        if let Some(away) = self.away(ScenarioKind::Base, "against AWS’s offer") {
            let (low, high) = away.ends(x);
            canvas.fill((low, top), (high, bottom), Ink::from(active.kind));
            say(low, high, &away);
        }
        if let Some(away) = self.away(ScenarioKind::Target, "to target") {
            let (low, high) = away.ends(x);
            if away.to < away.from {
                canvas.dashed_outline((low, top), (high, bottom), Ink::ScTarget);
            }
            say(low, high, &away);
        }
    }

    /// A scenario's name over its value, the active one underlined.
    fn name(&self, canvas: &Canvas<'_>, of: &ScenarioValue, (left, y): Point) {
        let ink = Ink::from(of.kind);
        canvas.label(&of.name, (left, y), LabelStyle { ink, ..NAME }.halo());
        canvas.label(&self.money(of.value), (left, y + 14), FIGURE.halo());
        if of.active {
            canvas.fill((left, y + 21), (left + self.room(of), y + 23), ink);
        }
    }
}
