//! Prints the outcome of every scenario of a plan file as JSON.
//!
//! `cargo run --release --example evaluate -- PLAN.json`. A plan with faults ends with code 2 and all
//! of them on standard error.

use std::process::ExitCode;

use serde_json::json;
use tranche::{
    engine::{Totals, direct, finish},
    io::{outcome_json, plan_file},
    table::resolve::resolve,
};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("Usage: evaluate PLAN.json");
        return ExitCode::from(2);
    };
    match std::fs::read(&path)
        .map_err(|error| format!("{path}: {error}"))
        .and_then(|bytes| outcomes(&bytes))
    {
        Ok(json) => {
            println!("{json:#}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn outcomes(bytes: &[u8]) -> Result<serde_json::Value, String> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| "The file is not text in UTF-8.".to_owned())?;
    let plan = plan_file::read(text).map_err(|error| error.to_string())?;
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
