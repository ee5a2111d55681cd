//! What `cargo run --example evaluate` says to a plan, a vector and files that are neither.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

#[path = "../examples/evaluate.rs"]
#[allow(dead_code, reason = "its main runs only as an example")]
mod evaluate;

use std::{fs, path::PathBuf};

use serde_json::{Value as Json, json};

fn repository(path: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), path].iter().collect()
}

fn json(path: &str) -> Json {
    serde_json::from_str(&fs::read_to_string(repository(path)).unwrap()).unwrap()
}

/// What evaluate says to a file of these bytes.
fn said(name: &str, bytes: &[u8]) -> Result<Json, String> {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    evaluate::report(Some(path.as_os_str()))
}

#[test]
fn a_vector_and_its_plan_give_the_expected_outcomes() {
    let vector = "tests/fixtures/vectors/worked-example.json";
    for path in [vector, "examples/worked-example.json"] {
        let printed = evaluate::report(Some(repository(path).as_os_str()));
        assert_eq!(printed.as_ref(), Ok(&json(vector)["expected"]), "{path}");
    }
}

#[test]
fn every_fault_of_a_plan_is_a_line_with_table_row_and_field() {
    let mut plan = json("examples/worked-example.json");
    plan["credits"][0]["amount"] = json!("lots\nof it");
    plan["credits"][1]["services"] = json!(["gone"]);
    plan["map"]["base_rate"] = json!("2");
    plan["baseline"][2]["id"] = json!("two\nlines");
    plan["baseline"][2]["account"] = json!("gone\u{85}");
    plan["edp"] = Json::Null;
    plan["scenarios"][1]["overrides"] =
        json!([{"table": "map", "row": "map", "field": "term_months", "value": "long"}]);
    let sentence = said("faults.json", plan.to_string().as_bytes()).unwrap_err();
    let mut lines: Vec<&str> = sentence.lines().collect();
    assert_eq!(lines.remove(0), "The plan has 6 faults and was not taken:");
    lines.sort_unstable();
    let starts = [
        "table baseline, row two\\nlines, field account, found \"gone\\u{85}\", expected ",
        "table credits, row c1, field amount, found \"lots\\nof it\", expected ",
        "table credits, row c2, field services, found \"gone\", expected ",
        "table edp, found null, expected an object",
        "table map, row map, field base_rate, found \"2\", expected ",
        "table scenarios, row counts, field overrides[1] (map map term_months), found \"long\", expected ",
    ];
    assert_eq!(lines.len(), starts.len());
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}\n{start}");
    }
}

#[test]
fn files_that_are_no_plans_are_named_as_what_they_are() {
    for (name, bytes, expected) in [
        ("cut.json", &b"{\"type\":"[..], "The file ends in the middle, at line 1, column 8"),
        ("other.json", b"{\"plan\": {}}", "The file is not a Tranche plan: its type is missing"),
        ("list.json", b"[]", "The file is not a Tranche plan"),
        ("text.json", b"plan", "The file is not JSON"),
        ("bytes.json", b"\xff\xfe", "The file is not text in UTF-8."),
    ] {
        let sentence = said(name, bytes).unwrap_err();
        assert!(sentence.starts_with(expected) && sentence.lines().count() == 1, "{sentence}");
    }
    let gone = repository("no-such-plan.json");
    assert!(evaluate::report(Some(gone.as_os_str())).unwrap_err().contains("no-such-plan.json: "));
    assert_eq!(evaluate::report(None), Err("Usage: evaluate PLAN.json".to_owned()));
}
