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
    domain::{OfferSide, Plan, TableId, Value, choice::Choice as _},
    engine::{Totals, finish},
    io::{keep, outcome_json, plan_file},
    table::{AnyRow, beside, resolve::resolve, schema, table, table_mut},
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

/// The amounts of every scenario under the keys that the version of the file had.
fn figures(name: &str, expected: &Json) -> Json {
    let plan = plan_file::read(&plan_text(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut all = Map::new();
    for scenario in plan.scenarios.iter() {
        let resolved = resolve(&plan, scenario);
        let outcome = finish(&resolved, &Totals::of(&resolved)).unwrap();
        let Json::Object(mut figures) = outcome_json::outcome(&outcome, None) else {
            panic!("{name}: an outcome is an object")
        };
        figures.retain(|key, _| expected[scenario.id.as_str()].get(key).is_some());
        all.insert(scenario.id.to_string(), figures.into());
    }
    all.into()
}

#[test]
fn every_file_has_the_figures_it_had() {
    let expected: Map<String, Json> = serde_json::from_str(&fixture("figures.json")).unwrap();
    assert_eq!(expected.len(), 4);
    for (name, expected) in &expected {
        assert_eq!(figures(name, expected), *expected, "{name}");
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

#[test]
fn what_is_said_beside_the_columns_is_typed() {
    let plan = plan_file::read(&plan_text("remarks.json")).unwrap();
    let workload = plan.workloads.at(2).unwrap();
    assert_eq!(workload.environment.as_deref(), Some("development"));
    assert_eq!((workload.remarks.confidence.as_str(), workload.remarks.private), ("high", false));
    let account = plan.accounts.at(0).unwrap();
    assert_eq!((account.remarks.source.as_str(), account.remarks.private), ("Contract", true));
    let first = plan.credits.at(0).unwrap().id.clone();
    assert_eq!(plan.credits.get("c92").unwrap().split_from, Some(first));
    let offer = plan.scenarios.get("s6").unwrap();
    assert_eq!((offer.offer.by, offer.offer.at.as_str()), (Some(OfferSide::Aws), "14:18"));
    assert!(plan.head.illustrative && !plan.head.redacted);
    assert_eq!(plan.map.remarks.source, "Offer of 17 Nov 2026");
    // What stands beside them and is not known is kept apart.
    let kept: Vec<_> = account.extra.iter().map(|(name, _)| name).collect();
    assert_eq!(kept, ["ou"]);
}

#[test]
fn a_known_name_with_another_form_or_in_another_table_says_nothing() {
    let plan = plan_file::read(&plan_text("other-forms.json")).unwrap();
    for id in TableId::ALL.iter().filter(|id| **id != TableId::Plan) {
        let said = |row: &dyn AnyRow| beside::said(row).map(|(_, spec, _)| spec.key).collect();
        for row in table(&plan, *id).iter() {
            let said: Vec<_> = said(row);
            let expected: &[&str] = match row.id().as_str() {
                "b1" => &["private"],
                "edp" => &["source", "private"],
                "c3" => &["split_from"],
                "o1" | "o2" => &["at"],
                "o3" | "o4" | "o5" => &["by"],
                _ => &[],
            };
            assert_eq!(said, expected, "{} {}", id.word(), row.id());
        }
    }
    let services: Vec<_> = plan.services.iter().map(|row| row.remarks.private).collect();
    assert_eq!(services, [false; 5]);
}

#[test]
fn a_remark_is_written_where_it_was_and_a_new_one_behind_the_others() {
    let mut plan = plan_file::read(&plan_text("remarks.json")).unwrap();
    let column = |key| schema(TableId::Accounts).column_of(key).unwrap();
    let id = plan.accounts.at(0).unwrap().id.clone();
    let mut accounts = table_mut(&mut plan, TableId::Accounts);
    assert!(accounts.set(id.as_str(), column("source"), Value::Text("Invoice".into())));
    assert!(accounts.set(id.as_str(), column("private"), Value::Flag(false)));
    let line = |plan: &Plan| {
        let text = plan_file::write(plan);
        let line = text.lines().find(|line| line.contains(&format!("{{\"id\":\"{id}\"")));
        line.unwrap().trim().trim_end_matches(',').to_owned()
    };
    let ends = r#""ou":"root","source":"Invoice","confidence":"high"}"#;
    assert!(line(&plan).ends_with(ends), "{}", line(&plan));
    table_mut(&mut plan, TableId::Accounts).set(id.as_str(), column("private"), Value::Flag(true));
    let ends = r#""source":"Invoice","confidence":"high","private":true}"#;
    assert!(line(&plan).ends_with(ends), "{}", line(&plan));
}
