//! How text on a chart looks.

use super::{
    Ink,
    measure::{TextSize, clip, width},
};

/// Which part of a text is at its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How a label looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelStyle {
    /// Its size.
    pub size: TextSize,
    /// Its colour.
    pub ink: Ink,
    /// Whether it is set in the bold weight.
    pub bold: bool,
    /// Whether the ground of the panel surrounds its letters, so that it can be read on bars and lines.
    pub halo: bool,
    /// Which part of it is at its point.
    pub anchor: Anchor,
}

impl LabelStyle {
    /// A plain label that begins at its point.
    pub const fn new(size: TextSize, ink: Ink) -> Self {
        Self { size, ink, bold: false, halo: false, anchor: Anchor::Start }
    }

    /// The same in bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same with a halo.
    pub const fn halo(self) -> Self {
        Self { halo: true, ..self }
    }

    /// The same with another anchor.
    pub const fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The width of a text in this style, in pixels.
    pub fn width(self, text: &str) -> i32 {
        width(text, self.size, self.bold)
    }

    /// The text, or as much of it as fits `room` pixels in this style, before an ellipsis.
    pub fn clip(self, text: &str, room: i32) -> String {
        clip(text, self.size, self.bold, room)
    }
}
