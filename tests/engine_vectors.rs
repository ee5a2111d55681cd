//! Every figure of every vector, to the cent.

use std::fs;

use serde_json::Value as Json;
use tranche::{
    engine::{Totals, direct, finish},
    io::{outcome_json, plan_file},
    table::resolve::resolve,
};

/// Paths at which two JSON values differ.
fn differences(path: &str, got: &Json, expected: &Json, out: &mut Vec<String>) {
    match (got, expected) {
        (Json::Object(a), Json::Object(b)) => {
            let keys: std::collections::BTreeSet<_> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let path = format!("{path}.{key}");
                match (a.get(key), b.get(key)) {
                    (Some(got), Some(expected)) => differences(&path, got, expected, out),
                    (got, _) => out.push(format!(
                        "{path}: {}",
                        if got.is_some() { "not expected" } else { "missing" }
                    )),
                }
            }
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}[{at}]"), a, b, out);
            }
        }
        _ if got == expected => {}
        _ => out.push(format!("{path}: got {got}, expected {expected}")),
    }
}

#[test]
fn every_vector_agrees_to_the_cent() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/vectors");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    assert_eq!(files.len(), 80);
    let mut wrong = Vec::new();
    let mut scenarios = 0;
    for file in &files {
        let vector: Json = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let plan = plan_file::read(&vector["plan"].to_string()).unwrap();
        let expected = vector["expected"]["scenarios"].as_array().unwrap();
        assert_eq!(plan.scenarios.len(), expected.len());
        for (scenario, expected) in plan.scenarios.iter().zip(expected) {
            let resolved = resolve(&plan, scenario);
            let totals = Totals::of(&resolved);
            let outcome = finish(&resolved, &totals).unwrap();
            let directed = direct(&resolved, &totals).unwrap();
            let got = outcome_json::outcome(&outcome, Some(&directed));
            let name = format!("{} {}", file.file_stem().unwrap().display(), scenario.id);
            differences(&name, &got, &expected["outcome"], &mut wrong);
            scenarios += 1;
        }
    }
    assert!(
        wrong.is_empty(),
        "{} figures differ:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
    assert_eq!(scenarios, 318);
}
