//! Icons: 16 px line drawings, decorative beside words.

use super::dom::{El, drawing};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A table.
    Grid,
    /// Bars of a timeline.
    Timeline,
    /// An arrow back.
    Undo,
    /// An arrow forth.
    Redo,
    /// A plus.
    Plus,
    /// A bin.
    Bin,
    /// A small arrow down.
    Down,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::Grid => "M2 3.5h12v9H2zM2 6.5h12M2 9.5h12M6 3.5v9",
            Self::Timeline => "M2 4h6M5 8h7M8 12h6",
            Self::Undo => "M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6",
            Self::Redo => "m10 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h3",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Bin => "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9",
            Self::Down => "m4.5 6.5 3.5 3.5 3.5-3.5",
        }
    }
}

/// An icon.
pub fn icon(shape: Shape) -> El {
    drawing("ic", "0 0 16 16", shape.path())
}

/// The brand mark: three bars of falling length.
pub fn brand() -> El {
    drawing("brand__mark", "0 0 20 20", "M3 4.5h14v3H3zM3 9h9.5v3H3zM3 13.5h5v3H3z")
}
