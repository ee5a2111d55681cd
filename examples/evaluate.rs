//! The library without the page: a plan file in, the outcome of every scenario out.
//!
//! `cargo run --release --no-default-features --example evaluate -- PLAN.json` prints what
//! `tranche-cli evaluate` prints. A file that cannot be used ends with exit code 2 and the reasons on
//! standard error, one a line.

use std::{env, fs, io::Write as _, process::ExitCode};

use tranche::io::{outcome_json, plan_file};

fn main() -> ExitCode {
    match evaluate() {
        Ok(outcomes) => match writeln!(std::io::stdout(), "{outcomes}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(reasons) => {
            eprintln!("{reasons}");
            ExitCode::from(2)
        }
    }
}

fn evaluate() -> Result<String, String> {
    let path = env::args_os().nth(1).ok_or("Usage: evaluate PLAN.json")?;
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let plan = plan_file::read(&text).map_err(|error| error.to_string())?;
    let outcomes = outcome_json::scenarios(&plan)
        .map_err(|(scenario, error)| format!("Scenario {scenario}: {error}"))?;
    Ok(format!("{outcomes:#}"))
}
