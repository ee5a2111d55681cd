//! What the fills mean, below the rows.

use super::layout::TimelineLayout;
use crate::chart::{
    paint::{Canvas, Ink, LabelStyle, TextSize},
    timeline::Timeline,
};

const LOOK: LabelStyle = LabelStyle::new(TextSize::Label, Ink::Ink2);
/// A swatch.
const SWATCH: (i32, i32) = (16, 10);
/// From a swatch to its name.
const GAP: i32 = 6;
/// Height of a line.
const LINE: i32 = 18;

/// A fill to explain.
#[derive(Clone, Copy, PartialEq)]
enum LegendKey {
    Life,
    Left,
    Lost,
    QuarterEnd,
}

impl LegendKey {
    fn name(self) -> &'static str {
        match self {
            Self::Life => "Credit life",
            Self::Left => "Balance left",
            Self::Lost => "Will be forfeited",
            Self::QuarterEnd => "Quarter end",
        }
    }
}

/// The fills in use, in their places.
pub(super) struct Legend {
    keys: Vec<(LegendKey, i32, i32)>,
    pub bottom: i32,
}

impl Legend {
    pub fn new(timeline: &Timeline, layout: &TimelineLayout, top: i32) -> Self {
        let mut used = Vec::new();
        if timeline.rows.iter().any(|row| row.life.is_some()) {
            used.extend([LegendKey::Left, LegendKey::Life]);
        }
        if timeline.rows.iter().any(|row| row.life.is_some() && !row.forfeited.is_zero()) {
            used.push(LegendKey::Lost);
        }
        if !timeline.quarter_ends.is_empty() {
            used.push(LegendKey::QuarterEnd);
        }
        let wide = |key: &LegendKey| SWATCH.0 + GAP + LOOK.width(key.name()) + 2 * GAP;
        let whole: i32 = used.iter().map(wide).sum();
        let begin = if layout.scale.left + whole > layout.width { 1 } else { layout.scale.left };
        let (mut x, mut y) = (begin, top + LINE / 2);
        let mut keys = Vec::new();
        for key in used {
            if x > begin && x + wide(&key) - 2 * GAP > layout.width {
                (x, y) = (begin, y + LINE);
            }
            keys.push((key, x, y));
            x += wide(&key);
        }
        Self { bottom: y + LINE / 2, keys }
    }

    pub fn draw(&self, canvas: &Canvas<'_>) {
        for (key, x, y) in &self.keys {
            let (from, to) = ((*x, y - SWATCH.1 / 2), (x + SWATCH.0, y + SWATCH.1 / 2));
            match key {
                LegendKey::Left => canvas.fill(from, to, Ink::Ink2),
                LegendKey::Life => canvas.fill(from, to, Ink::Ink2.tint()),
                LegendKey::Lost => {
                    canvas.stripes(from, to, Ink::Neg);
                    canvas.outline(from, to, Ink::Neg);
                }
                LegendKey::QuarterEnd => {
                    canvas.fill(from, to, Ink::Surface3);
                    canvas.outline(from, to, Ink::Line2);
                }
            }
            canvas.label(key.name(), (to.0 + GAP, *y), LOOK);
        }
    }
}
