//! The printed reference of the plan file is up to date, and its JSON Schema takes the plans there are.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod common;

use std::{fs, path::Path, sync::LazyLock};

use boon::{Compiler, SchemaIndex, Schemas};
use common::{Made, plans};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use tranche::io::plan_file::{reference, write};

fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[track_caller]
fn up_to_date(path: &str, command: &str, printed: &str) {
    let kept = fs::read_to_string(repository(path)).unwrap_or_default();
    assert!(kept == printed, "{path} is out of date: run 'cargo cli {command} > {path}'");
}

#[test]
fn the_printed_reference_is_up_to_date() {
    up_to_date("docs/plan-reference.md", "reference", &reference::markdown());
    up_to_date("docs/plan.schema.json", "schema", &reference::json_schema());
}

/// The schema, which is itself checked against the schema of schemas.
static SCHEMA: LazyLock<(Schemas, SchemaIndex)> = LazyLock::new(|| {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema = serde_json::from_str(&reference::json_schema()).unwrap();
    compiler.add_resource("plan.schema.json", schema).unwrap();
    let index = compiler.compile("plan.schema.json", &mut schemas);
    let index = index.unwrap_or_else(|error| panic!("{error:#}"));
    (schemas, index)
});

/// Whether a plan fits the schema, or where it does not.
fn fits(plan: &Json) -> Result<(), String> {
    let (schemas, index) = &*SCHEMA;
    schemas.validate(plan, *index).map_err(|error| format!("{error:#}"))
}

/// Every plan in the examples and the fixtures, by its file's name.
fn kept_plans() -> Vec<(String, Json)> {
    let mut plans = Vec::new();
    for folder in ["examples", "tests/fixtures/vectors", "tests/fixtures/plans"] {
        for entry in fs::read_dir(repository(folder)).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.extension().is_some_and(|ending| ending == "json") {
                let file: Json =
                    serde_json::from_str(&fs::read_to_string(&entry).unwrap()).unwrap();
                let plan = file.get("plan").unwrap_or(&file).clone();
                if plan["type"] == "tranche-plan" {
                    plans.push((entry.display().to_string(), plan));
                }
            }
        }
    }
    plans
}

#[test]
fn every_plan_of_the_repository_fits_the_schema() {
    let plans = kept_plans();
    assert!(plans.len() > 45, "{}", plans.len());
    for (name, plan) in plans {
        assert_eq!(fits(&plan), Ok(()), "{name}");
    }
}

#[test]
fn plans_with_faults_do_not_fit_the_schema() {
    let sound: Json = serde_json::from_str(
        &fs::read_to_string(repository("examples/worked-example.json")).unwrap(),
    )
    .unwrap();
    assert_eq!(fits(&sound), Ok(()));
    for (place, value) in [
        ("/type", json!("other")),
        ("/schema", json!(3)),
        ("/start_month", json!("2027-13")),
        ("/horizon_months", json!(0)),
        ("/edp", Json::Null),
        ("/map/base_rate", json!("1.1")),
        ("/map/term_months", json!("long")),
        ("/credits/0/amount", json!("-1")),
        ("/credits/0/amount", json!(-1)),
        ("/credits/0/program", json!("MAP")),
        ("/credits/0/start", json!("2027-02-32")),
        ("/credits/0/services", json!(["ec2", "ec2"])),
        ("/credits/0/id", json!("")),
        ("/services/0/coverable", json!("true")),
        ("/timing/days", json!({"edp": 60})),
        ("/scenarios", json!([])),
        ("/scenarios/1/overrides", json!([{"table": "map"}])),
    ] {
        let mut plan = sound.clone();
        *plan.pointer_mut(place).unwrap() = value;
        assert!(fits(&plan).is_err(), "{place}");
    }
    for (place, field) in [("", "start_month"), ("", "map"), ("/baseline/0", "monthly")] {
        let mut plan = sound.clone();
        plan.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(field).unwrap();
        assert!(fits(&plan).is_err(), "{place} without {field}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_that_is_written_fits_the_schema(Made(plan) in plans()) {
        let file: Json = serde_json::from_str(&write(&plan)).unwrap();
        prop_assert_eq!(fits(&file), Ok(()));
    }
}
