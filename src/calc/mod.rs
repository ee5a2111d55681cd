//! Outcomes of scenarios, kept up to date edit by edit.

pub mod apart;
pub mod asks;
pub mod bridge;
mod calculator;
pub mod checks;
pub mod clauses;
pub mod commitment;
pub mod compare;
pub mod consumption;
pub mod dates;
pub mod exchange;
pub mod explain;
pub mod first_steps;
pub mod ladder;
pub mod monthly;
pub mod register;
mod resolver;
pub mod stacking;
pub mod terms;
pub mod waterfall;
pub mod worth;

pub use calculator::{Calculator, Failure};
