//! Tranche plans what AWS credits are worth in cash.
//!
//! The core knows no browser: [`domain`] holds values and records, [`engine`] computes an outcome
//! from a plan, [`table`] describes every table once. The browser layer stands behind the feature
//! `web`. Lower modules never name higher ones (ARCHITECTURE.md; `tests/layering.rs` holds it).

pub mod calc;
pub mod catalogue;
pub mod chart;
pub mod domain;
pub mod edit;
pub mod engine;
pub mod grid;
pub mod io;
pub mod table;
pub mod text;

#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod state;
#[cfg(feature = "web")]
pub mod ui;
