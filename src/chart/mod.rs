//! Drawings of an outcome, as SVG text.
//!
//! Each chart is three things: plain data taken from an outcome, the same as a [`Table`] and a
//! sentence for who cannot see it, and a function that draws it at a given width. [`paint`] is
//! what they draw with: it knows the page's colour tokens and writes no colour of its own, so
//! that themes and the page's policy against inline styles hold.

pub mod axis;
pub mod balances;
pub mod bars;
pub mod bill;
pub mod commitment;
pub mod gives;
pub mod marks;
pub mod paint;
pub mod reached;
pub mod timeline;
pub mod waterfall;

/// The figures behind a chart, as rows of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// One title per column.
    pub headers: Vec<String>,
    /// As many cells per row as there are titles.
    pub rows: Vec<Vec<String>>,
}
