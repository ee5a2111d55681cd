//! What `tranche-cli` answers: outcomes, previews and made-up plans on standard output, faults and usage on
//! standard error with exit codes that tell them apart.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::{Value as Json, json};
use tranche::io::plan_file::{read, reference};

const EXAMPLE: &str = "examples/worked-example.json";
const VECTOR: &str = "tests/fixtures/vectors/worked-example.json";
const ESTIMATE: &str = "tests/fixtures/import/pricing-calculator-spain-4-services.csv";

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn json(path: &str) -> Json {
    serde_json::from_str(&text(path)).unwrap()
}

/// Runs the program in the repository.
fn run(arguments: &[&str]) -> Output {
    run_with(arguments, b"")
}

/// Runs the program in the repository, with something to read on standard input.
fn run_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tranche-cli"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// The standard output of a run that went well.
#[track_caller]
fn printed(output: &Output) -> String {
    assert_eq!(said(output), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The standard error of a run that printed nothing and ended with a code.
#[track_caller]
fn refused(output: &Output, code: i32) -> String {
    assert_eq!((output.status.code(), output.stdout.len()), (Some(code), 0), "{}", said(output));
    said(output)
}

/// Writes a file for a test and gives its path.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_plan_and_its_vector_give_the_expected_outcomes() {
    for path in [VECTOR, EXAMPLE] {
        let outcomes: Json = serde_json::from_str(&printed(&run(&["evaluate", path]))).unwrap();
        assert_eq!(outcomes, json(VECTOR)["expected"], "{path}");
    }
}

#[test]
fn a_dash_reads_standard_input() {
    let piped = printed(&run_with(&["evaluate", "-"], text(EXAMPLE).as_bytes()));
    assert_eq!(piped, printed(&run(&["evaluate", EXAMPLE])));
    let piped = printed(&run_with(&["import", "-"], text(ESTIMATE).as_bytes()));
    // The file is named in what is said of it.
    assert_eq!(piped, printed(&run(&["import", ESTIMATE])).replace(ESTIMATE, "standard input"));
    let broken = refused(&run_with(&["evaluate", "-"], b"plan"), 1);
    assert!(broken.starts_with("standard input: The file is not JSON"), "{broken}");
}

#[test]
fn every_fault_of_a_plan_is_a_line_with_file_table_row_and_field() {
    let mut plan = json(EXAMPLE);
    plan["credits"][0]["amount"] = json!("lots\nof it");
    plan["credits"][1]["services"] = json!(["gone"]);
    plan["map"]["base_rate"] = json!("2");
    plan["baseline"][2]["id"] = json!("two\nlines");
    plan["baseline"][2]["account"] = json!("gone\u{85}");
    plan["edp"] = Json::Null;
    plan["scenarios"][1]["overrides"] =
        json!([{"table": "map", "row": "map", "field": "term_months", "value": "long"}]);
    let path = file("faults.json", plan.to_string().as_bytes());
    let name = path.to_str().unwrap();
    let sentences = refused(&run(&["evaluate", name]), 1);
    let lines = sentences.lines().map(|line| line.strip_prefix(name).unwrap());
    let mut lines: Vec<&str> = lines.map(|line| line.strip_prefix(": ").unwrap()).collect();
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
        let path = file(name, bytes);
        let sentence = refused(&run(&["evaluate", path.to_str().unwrap()]), 1);
        let rest = sentence.strip_prefix(&format!("{}: ", path.display())).unwrap();
        assert!(rest.starts_with(expected) && rest.lines().count() == 1, "{sentence}");
    }
    for command in ["evaluate", "import"] {
        let sentence = refused(&run(&[command, "no-such-plan.json"]), 1);
        assert!(sentence.starts_with("no-such-plan.json: "), "{sentence}");
    }
    // A plan is opened, not imported.
    assert!(refused(&run(&["import", EXAMPLE]), 1).starts_with(EXAMPLE));
}

#[test]
fn an_estimate_is_previewed() {
    let preview: Json = serde_json::from_str(&printed(&run(&["import", ESTIMATE]))).unwrap();
    assert_eq!(preview["rows"].as_array().unwrap().len(), 4);
}

#[test]
fn made_up_plans_are_plans_of_that_size() {
    let plan = read(&printed(&run(&["generate", "41"]))).unwrap();
    assert_eq!(plan.workloads.len(), 41);
    let plan = read(&printed(&run(&["generate"]))).unwrap();
    assert_eq!(plan.workloads.len(), 1000);
}

#[test]
fn the_plan_file_is_described() {
    assert_eq!(printed(&run(&["reference"])), reference::markdown());
    assert_eq!(printed(&run(&["schema"])), reference::json_schema());
}

#[test]
fn help_and_version_are_printed() {
    let help = printed(&run(&["--help"]));
    for word in ["Usage: ", "evaluate", "import", "generate", "reference", "schema", "--version"] {
        assert!(help.contains(word), "{word}");
    }
    assert_eq!(help, printed(&run(&["evaluate", "-h"])));
    let version = format!("tranche-cli {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(printed(&run(&["--version"])), version);
    assert_eq!(printed(&run(&["-V"])), version);
}

#[test]
fn a_command_that_is_not_understood_ends_with_two() {
    for (arguments, expected) in [
        (&[][..], "a command is missing"),
        (&["estimate"], "there is no command estimate"),
        (&["evaluate"], "evaluate takes one file, or - for standard input"),
        (&["evaluate", "a.json", "b.json"], "evaluate takes one file, or - for standard input"),
        (&["generate", "0"], "generate takes a whole number from 1 to 100000"),
        (&["generate", "many"], "generate takes a whole number from 1 to 100000"),
        (&["schema", "2"], "schema does not know what to do with 2"),
        (&["--fast"], "invalid option '--fast'"),
    ] {
        let sentence = refused(&run(arguments), 2);
        assert_eq!(sentence, format!("tranche-cli: {expected}\nTry 'tranche-cli --help'.\n"));
    }
}
