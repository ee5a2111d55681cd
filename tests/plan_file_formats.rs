//! Plans of released versions, kept for ever: they open with the figures they had and come back byte for
//! byte. `tests/fixtures/plans/README.md` says what each file is.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::fs;

use serde_json::{Map, Value as Json};
use tranche::{
    engine::{Totals, finish},
    io::{keep, outcome_json, plan_file},
    table::resolve::resolve,
};

fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/plans/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap()
}

/// The text of the plan in a file, unpacked where it is one of the browser's storage.
fn plan_text(name: &str) -> String {
    let text = fixture(name);
    if name.ends_with(".json") { text } else { keep::unpack(&text).unwrap().text }
}

/// The text as a plan file of this version begins: `app` names the version that wrote it.
fn of_this_version(text: &str) -> String {
    let app = format!("\"app\": \"{}\"", env!("CARGO_PKG_VERSION"));
    text.replacen("\"app\": \"0.1.0\"", &app, 1)
}

/// The amounts of every scenario.
fn figures(name: &str) -> Json {
    let plan = plan_file::read(&plan_text(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut all = Map::new();
    for scenario in plan.scenarios.iter() {
        let resolved = resolve(&plan, scenario);
        let outcome = finish(&resolved, &Totals::of(&resolved)).unwrap();
        let Json::Object(mut figures) = outcome_json::outcome(&outcome, None) else {
            panic!("{name}: an outcome is an object")
        };
        figures.retain(|_, value| value.is_string());
        all.insert(scenario.id.to_string(), figures.into());
    }
    all.into()
}

#[test]
fn every_file_has_the_figures_it_had() {
    let expected: Map<String, Json> = serde_json::from_str(&fixture("figures.json")).unwrap();
    assert_eq!(expected.len(), 4);
    for (name, expected) in &expected {
        assert_eq!(figures(name), *expected, "{name}");
    }
}

#[test]
fn every_file_comes_back_byte_for_byte() {
    for (name, written) in [
        ("remarks.json", "remarks.written.json"),
        ("remarks.written.json", "remarks.written.json"),
        ("other-forms.json", "other-forms.written.json"),
        ("other-forms.written.json", "other-forms.written.json"),
        ("redacted.json", "redacted.json"),
        ("stored.txt", "stored.txt"),
    ] {
        let plan = plan_file::read(&plan_text(name)).unwrap();
        let expected = of_this_version(&plan_text(written));
        assert_eq!(plan_file::write(&plan), expected, "{name}");
    }
}

#[test]
fn a_stored_plan_is_packed_as_it_was() {
    let packed = fixture("stored.txt");
    let kept = keep::unpack(&packed).unwrap();
    assert_eq!(keep::pack(&kept.stamp, &kept.text), packed);
}
