//! Outcomes of scenarios, kept up to date edit by edit.

pub mod apart;
mod calculator;
pub mod commitment;
pub mod consumption;
pub mod exchange;
pub mod explain;
pub mod register;
mod resolver;
pub mod stacking;
pub mod worth;

pub use calculator::{Calculator, Failure};
