//! Outcomes of scenarios, kept up to date edit by edit.

mod calculator;
pub mod explain;
mod resolver;
pub mod worth;

pub use calculator::{Calculator, Failure};
