//! Icons: 16 px line drawings, decorative beside words.

use crate::ui::dom::{El, drawing};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Three lines: what there is more.
    More,
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
    /// Bars of a diagram.
    Bars,
    /// Two arrows, there and back.
    Exchange,
    /// A line that rises.
    Line,
    /// Steps.
    Steps,
    /// Two columns.
    Columns,
    /// A printed page.
    Sheet,
    /// A telephone.
    Phone,
    /// An eye, struck out.
    Eye,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Self::More => "M2 4h12M2 8h12M2 12h12",
            Self::Grid => "M2 3.5h12v9H2zM2 6.5h12M2 9.5h12M6 3.5v9",
            Self::Timeline => "M2 4h6M5 8h7M8 12h6",
            Self::Undo => "M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6",
            Self::Redo => "m10 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h3",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Bin => "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9",
            Self::Bars => "M3 13V8M8 13V3M13 13V6M1.5 13.5h13",
            Self::Exchange => "M2.5 5.5h10l-3-3M13.5 10.5h-10l3 3",
            Self::Line => "M2 2v12h12M4 10l3-3 2.5 2L14 4",
            Self::Steps => "M2 13h3.5V9.5H9V6h3.5V2.5H15",
            Self::Columns => "M2.5 3h4v10h-4zM9.5 6h4v7h-4z",
            Self::Sheet => "M4 1.5h5.5L13 5v9.5H4zM9 2v3.5h3.5M6 8.5h5M6 11h5",
            Self::Phone => {
                "M3 2.5h3l1.2 3-1.7 1.4a8 8 0 0 0 3.6 3.6l1.4-1.7 3 1.2v3A11 11 0 0 1 3 2.5z"
            }
            Self::Eye => {
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM3 13.5 13 2.5"
            }
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
