//! Writes a made-up plan: `cargo run --release --example generate -- 10000 > plan.json`.
//!
//! The number is that of workloads, 1,000 without one. The same number always gives the same plan.

mod made_up;

use std::{io::Write as _, process::ExitCode};

use tranche::io::plan_file;

/// Beyond this, amounts that grow with the plan leave the limits of the plan file.
const MOST: usize = 100_000;

fn main() -> ExitCode {
    let Some(workloads) = workloads() else {
        eprintln!("Usage: generate [WORKLOADS], from 1 to {MOST}");
        return ExitCode::from(2);
    };
    let text = plan_file::write(&made_up::plan(workloads));
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// How many are asked for; `None` when that is no number or not one that can be made.
fn workloads() -> Option<usize> {
    let asked = std::env::args().nth(1).map_or(Some(1000), |number| number.parse().ok());
    asked.filter(|number| (1..=MOST).contains(number))
}
