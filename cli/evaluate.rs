//! The outcome of every scenario of a plan file.

use serde_json::Value as Json;
use tranche::io::{outcome_json, plan_file};

use crate::input::Input;

/// The outcomes as JSON, or every fault of the plan, one a line. A test vector, which is an object of a
/// plan and what is expected of it, is read as the plan it holds.
pub fn report(input: &Input) -> Result<String, String> {
    let text = std::str::from_utf8(&input.bytes)
        .map_err(|_| "The file is not text in UTF-8.".to_owned())?;
    let plan = match plan_of_vector(text) {
        Some(plan) => plan_file::read(&plan),
        None => plan_file::read(text),
    };
    let plan = plan.map_err(|error| error.to_string())?;
    let outcomes = outcome_json::scenarios(&plan)
        .map_err(|(scenario, error)| format!("Scenario {scenario}: {error}"))?;
    Ok(format!("{outcomes:#}\n"))
}

fn plan_of_vector(text: &str) -> Option<String> {
    let file: Json = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let is_vector = file.get("type").is_none() && file.get("expected").is_some();
    file.get("plan").filter(|_| is_vector).map(Json::to_string)
}
