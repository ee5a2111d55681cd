//! Prints the outcome of every scenario of a plan file as JSON.
//!
//! `cargo run --release --example evaluate -- PLAN.json`. A plan with faults ends with code 2 and all
//! of them on standard error, one a line. A test vector is read as the plan it holds.

use std::{ffi::OsStr, io::Write as _, process::ExitCode};

use serde_json::{Value as Json, json};
use tranche::{
    engine::{Totals, direct, finish},
    io::{outcome_json, plan_file},
    table::resolve::resolve,
};

fn main() -> ExitCode {
    match report(std::env::args_os().nth(1).as_deref()) {
        Ok(json) => match writeln!(std::io::stdout(), "{json:#}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

/// What goes to standard output, or to standard error with code 2.
pub fn report(path: Option<&OsStr>) -> Result<Json, String> {
    let path = path.ok_or("Usage: evaluate PLAN.json")?;
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let text =
        std::str::from_utf8(&bytes).map_err(|_| "The file is not text in UTF-8.".to_owned())?;
    let plan = match vector(text) {
        Some(plan) => plan_file::read(&plan),
        None => plan_file::read(text),
    };
    let plan = plan.map_err(|error| error.to_string())?;
    let scenarios = plan.scenarios.iter().map(|scenario| {
        let resolved = resolve(&plan, scenario);
        let totals = Totals::of(&resolved);
        let computed = finish(&resolved, &totals)
            .and_then(|outcome| Ok((outcome, direct(&resolved, &totals)?)));
        let (outcome, directed) =
            computed.map_err(|error| format!("Scenario {}: {error}", scenario.id))?;
        let outcome = outcome_json::outcome(&outcome, Some(&directed));
        Ok(json!({"id": scenario.id.as_str(), "name": scenario.name, "outcome": outcome}))
    });
    Ok(json!({"scenarios": scenarios.collect::<Result<Vec<_>, String>>()?}))
}

/// The plan of a test vector, which is an object of a plan and what is expected of it.
fn vector(text: &str) -> Option<String> {
    let file: Json = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    (file.get("type").is_none() && file.get("expected").is_some())
        .then(|| file.get("plan").map(Json::to_string))?
}
