//! Drawings of an outcome, as SVG text.
//!
//! Each chart is three things: plain data taken from an outcome, the same as a [`TextTable`] and a
//! sentence for people who cannot see it, and a function that draws it at a given width. They draw with
//! plotters on one SVG backend ([`paint`]) over the axes in [`axis`].

pub mod axis;
pub mod balances;
pub mod bars;
pub mod bill;
pub mod commitment;
pub mod gives;
pub mod paint;
pub mod reached;
pub mod timeline;
pub mod values;
pub mod waterfall;

/// The figures behind a chart, as rows of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextTable {
    /// One title per column.
    pub headers: Vec<String>,
    /// As many cells per row as there are titles.
    pub rows: Vec<Vec<String>>,
}
