//! What the fills mean, below the rows.

use super::layout::Layout;
use crate::chart::{
    paint::{Canvas, Ink, Text, TextSize},
    timeline::Timeline,
};

const LOOK: Text = Text::new(TextSize::Label, Ink::Ink2);
/// A swatch.
const SWATCH: (i32, i32) = (16, 10);
/// From a swatch to its name.
const GAP: i32 = 6;
/// Height of a line.
const LINE: i32 = 18;

/// A fill to explain.
#[derive(Clone, Copy, PartialEq)]
enum Key {
    Life,
    Left,
    Lost,
    QuarterEnd,
}

impl Key {
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
    keys: Vec<(Key, i32, i32)>,
    pub bottom: i32,
}

impl Legend {
    pub fn new(timeline: &Timeline, layout: &Layout, top: i32) -> Self {
        let mut used = Vec::new();
        if timeline.rows.iter().any(|row| row.life.is_some()) {
            used.extend([Key::Left, Key::Life]);
        }
        if timeline.rows.iter().any(|row| row.life.is_some() && !row.forfeited.is_zero()) {
            used.push(Key::Lost);
        }
        if !timeline.quarter_ends.is_empty() {
            used.push(Key::QuarterEnd);
        }
        let wide = |key: &Key| SWATCH.0 + GAP + LOOK.width(key.name()) + 2 * GAP;
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
                Key::Left => canvas.block(from, to, Ink::Ink2),
                Key::Life => canvas.block(from, to, Ink::Ink2.pale()),
                Key::Lost => {
                    canvas.block(from, to, Ink::Neg.hatch());
                    canvas.outline(from, to, Ink::Neg);
                }
                Key::QuarterEnd => {
                    canvas.block(from, to, Ink::Surface3);
                    canvas.outline(from, to, Ink::Line2);
                }
            }
            canvas.text(key.name(), (to.0 + GAP, *y), LOOK);
        }
    }
}
