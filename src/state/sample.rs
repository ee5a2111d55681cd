//! The plan the app opens with on a first visit.

use crate::{
    domain::{Month, Plan},
    edit::starter,
    io::plan_file,
};

/// The illustrative plan the app opens with.
pub fn sample() -> Plan {
    const SAMPLE: &str = include_str!("../../examples/illustrative.json");
    // A test reads it, so it can always be read.
    plan_file::read(SAMPLE).unwrap_or_else(|_| starter::plan(Month::EPOCH))
}
