//! Whatever stands in a file, the reader answers: a plan that computes and comes back, or a sentence.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod common;

use std::fs;

use common::{Draw, Made, draws, plans};
use proptest::{collection::vec, prelude::*};
use serde_json::{Map, Value as Json, json};
use tranche::{
    engine::{Totals, direct, finish},
    io::plan_file::{ReadError, read, write},
    table::resolve::resolve,
};

/// Reads a text and holds the answer to what every answer promises.
fn answered(text: &str) -> Result<(), TestCaseError> {
    match read(text) {
        Ok(plan) => {
            prop_assert_eq!(read(&write(&plan)), Ok(plan.clone()));
            for scenario in plan.scenarios.iter() {
                let resolved = resolve(&plan, scenario);
                let totals = Totals::of(&resolved);
                // Too large is an answer; a panic is none.
                let _ = (finish(&resolved, &totals), direct(&resolved, &totals));
            }
        }
        Err(ReadError::Faults(faults)) => {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                prop_assert!(!fault.found.is_empty() && !fault.expected.is_empty(), "{fault:?}");
                prop_assert!(fault.found.chars().count() < 300, "{fault:?}");
            }
        }
        Err(other) => prop_assert!(!other.to_string().is_empty()),
    }
    Ok(())
}

/// Values that readers trip over.
fn odd_values() -> impl Strategy<Value = Json> {
    let number = prop::sample::select(vec![
        "0",
        "-0",
        "1",
        "-1",
        "0.5",
        "1.5",
        "1e3",
        "1e400",
        "-1e400",
        "1e-400",
        "120",
        "121",
        "600",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "1e18",
        "1e19",
        "123456789012345678901234567890",
        "0.00000000000000000000000000000000000001",
    ]);
    let number = number.prop_map(|text| serde_json::from_str(text).unwrap());
    let text = prop::sample::select(vec![
        "",
        " ",
        "-",
        ".",
        "1.",
        ".5",
        "+1",
        "1e5",
        "1e99999999999",
        "0x10",
        "NaN",
        "Infinity",
        "٣",
        "all",
        "ec2",
        "main",
        "2027-01",
        "2027-02-29",
        "9999-12",
        "9999-12-31",
        "0000-00",
        "1900-01",
        "-2027-01",
        "2027-01-01T00:00:00",
        "map",
        "base",
        "\u{0}",
        "é-12-31",
        "edp\u{1f}discount",
        "10000000000",
        "-10000000000",
        "99999999999999999999",
        "1",
        "0",
        "0.333333",
        "0.3333333",
    ]);
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        number,
        text.clone().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 4, move |inner| {
        let key = prop_oneof![text.clone().prop_map(String::from), any::<String>()];
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Json::from),
            vec((key, inner), 0..4)
                .prop_map(|fields| Json::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Every place in a file below the top.
fn places(json: &Json, at: &str, out: &mut Vec<String>) {
    let escaped = |name: &str| name.replace('~', "~0").replace('/', "~1");
    let below: Vec<(String, &Json)> = match json {
        Json::Array(items) => {
            items.iter().enumerate().map(|(n, item)| (n.to_string(), item)).collect()
        }
        Json::Object(fields) => fields.iter().map(|(name, json)| (escaped(name), json)).collect(),
        _ => Vec::new(),
    };
    for (name, json) in below {
        let here = format!("{at}/{name}");
        places(json, &here, out);
        out.push(here);
    }
}

/// Puts a value somewhere, takes something out, doubles or moves it.
fn mutate(draw: &mut Draw, file: &mut Json, value: Json) {
    let mut all = Vec::new();
    places(file, "", &mut all);
    let at = draw.one(&all);
    let from = file.pointer(&draw.one(&all)).cloned().unwrap();
    let (parent, name) = at.rsplit_once('/').unwrap();
    let name = name.replace("~1", "/").replace("~0", "~");
    match (draw.below(6), file.pointer_mut(parent).unwrap()) {
        (0, Json::Object(fields)) => drop(fields.remove(&name)),
        (0, Json::Array(items)) => drop(items.remove(name.parse().unwrap())),
        (1, Json::Array(items)) => items.push(from),
        (1, Json::Object(fields)) => drop(fields.insert(name, from)),
        (2, Json::Object(fields)) => drop(fields.insert("new".into(), value)),
        (_, Json::Object(fields)) => drop(fields.insert(name, value)),
        (_, Json::Array(items)) => items[name.parse::<usize>().unwrap()] = value,
        _ => unreachable!(),
    }
}

fn illustrative() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/illustrative.json")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_value_in_any_place_has_an_answer(
        Made(plan) in plans(),
        values in vec(odd_values(), 1..4),
        mut draw in draws(20),
    ) {
        let mut file: Json = serde_json::from_str(&write(&plan)).unwrap();
        for value in values {
            mutate(&mut draw, &mut file, value);
        }
        answered(&file.to_string())?;
    }

    #[test]
    fn any_text_has_an_answer(text in any::<String>()) {
        answered(&text)?;
    }

    #[test]
    fn any_bytes_have_an_answer(bytes in vec(any::<u8>(), 0..300)) {
        answered(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_json_has_an_answer(json in odd_values()) {
        answered(&json.to_string())?;
        let file = json!({"type": "tranche-plan", "schema": 1, "services": json, "map": json, "scenarios": [json]});
        answered(&file.to_string())?;
    }

    #[test]
    fn bytes_changed_in_a_file_have_an_answer(
        at in any::<prop::sample::Index>(),
        bytes in vec(any::<u8>(), 1..6),
    ) {
        let mut file = illustrative().into_bytes();
        let at = at.index(file.len() - bytes.len());
        file[at..at + bytes.len()].copy_from_slice(&bytes);
        match read(&String::from_utf8_lossy(&file)) {
            Ok(plan) => prop_assert_eq!(read(&write(&plan)), Ok(plan.clone())),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn half_a_file_says_where_it_ends(at in any::<prop::sample::Index>()) {
        let file = illustrative();
        let whole = file.trim_end();
        let mut end = at.index(whole.len());
        while !whole.is_char_boundary(end) {
            end -= 1;
        }
        let half = &whole[..end];
        let Err(ReadError::NotJson { line, cut_short, .. }) = read(half) else {
            return Err(TestCaseError::fail(format!("cut at {end}")));
        };
        // A number or a word cut short stops making sense instead of ending.
        let inside_a_word = half.ends_with(|last: char| last.is_ascii_alphanumeric());
        prop_assert!(cut_short || inside_a_word, "cut at {}", end);
        prop_assert_eq!(line, half.lines().count().max(1) + usize::from(half.ends_with('\n')));
    }
}

#[track_caller]
fn says(text: &str, sentence: &str) {
    assert_eq!(read(text).unwrap_err().to_string(), sentence);
}

#[test]
fn what_is_not_json_says_where_it_stops_making_sense() {
    says("", "The file ends in the middle, at line 1, column 0: part of it is missing.");
    says(
        "{\n  \"type\": \"tranche-plan\",\n",
        "The file ends in the middle, at line 3, column 0: part of it is missing.",
    );
    says(
        "{\n  \"type\" = 1\n}",
        "The file is not JSON: it stops making sense at line 2, column 10.",
    );
    says("id,name\n1,2\n", "The file is not JSON: it stops making sense at line 1, column 1.");
    says("{} {}", "The file is not JSON: it stops making sense at line 1, column 4.");
}

#[test]
fn what_is_not_a_plan_says_what_it_is() {
    says("[]", "The file is not a Tranche plan: its type is [], a plan's is \"tranche-plan\".");
    says(
        "{}",
        "The file is not a Tranche plan: its type is missing, a plan's is \"tranche-plan\".",
    );
    says(
        r#"{"type": "aws-estimate", "schema": 1}"#,
        "The file is not a Tranche plan: its type is \"aws-estimate\", a plan's is \"tranche-plan\".",
    );
    says(
        r#"{"type": 7}"#,
        "The file is not a Tranche plan: its type is 7, a plan's is \"tranche-plan\".",
    );
}

#[test]
fn a_newer_schema_is_refused_whatever_else_it_holds() {
    says(
        r#"{"type": "tranche-plan", "schema": 3, "services": "of another kind"}"#,
        "The file has schema 3; this version of Tranche reads up to 2. Open it with a newer version; the file is unchanged.",
    );
}

#[test]
fn an_odd_schema_is_a_fault() {
    says(
        r#"{"type": "tranche-plan"}"#,
        "The plan has 1 fault and was not taken:\nfield schema, found nothing, expected a whole number from 1 to 2",
    );
    says(
        r#"{"type": "tranche-plan", "schema": "1"}"#,
        "The plan has 1 fault and was not taken:\nfield schema, found \"1\", expected a whole number from 1 to 2",
    );
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let file = format!(r#"{{"type": "tranche-plan", "schema": 1, "x": {deep}}}"#);
    assert!(matches!(read(&file), Err(ReadError::NotJson { .. })));
}
