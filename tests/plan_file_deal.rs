//! What schema 2 adds to a plan file: its faults, each named where it is, fields that are asked only where
//! they are read, and plans of schema 1.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use serde_json::{Value as Json, json};
use tranche::{
    domain::{Id, Plan, TableId, drafts::CellRef},
    edit::{Command, EditError, Entry, apply},
    engine::evaluate,
    io::plan_file::{ReadError, read, write},
    table::Fault,
};

/// The example of a whole deal, to spoil.
fn whole() -> Json {
    serde_json::from_str(include_str!("../examples/whole-deal.json")).unwrap()
}

/// The worked example, a plan of schema 1.
fn of_1() -> Json {
    serde_json::from_str(include_str!("fixtures/vectors/worked-example.json"))
        .map(|vector: Json| vector["plan"].clone())
        .unwrap()
}

#[track_caller]
fn put(plan: &mut Json, place: &str, value: Json) {
    let (parent, field) = place.rsplit_once('/').unwrap();
    let parent = plan.pointer_mut(parent).unwrap_or_else(|| panic!("{place}"));
    match parent {
        Json::Array(rows) => rows[field.parse::<usize>().unwrap()] = value,
        _ => parent[field] = value,
    }
}

#[track_caller]
fn take(plan: &mut Json, place: &str) {
    let (parent, field) = place.rsplit_once('/').unwrap();
    plan.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(field).unwrap();
}

#[track_caller]
fn faults(plan: &Json) -> Vec<String> {
    match read(&plan.to_string()) {
        Ok(_) => Vec::new(),
        Err(ReadError::Faults(faults)) => faults.iter().map(Fault::to_string).collect(),
        Err(other) => panic!("{other}"),
    }
}

/// The one fault of a plan begins like that.
#[track_caller]
fn one_fault(plan: &Json, begins: &str) {
    let faults = faults(plan);
    assert!(faults.len() == 1 && faults[0].starts_with(begins), "{begins}: {faults:#?}");
}

#[test]
fn each_fault_is_named_by_table_row_and_field_with_what_was_found() {
    assert_eq!(faults(&whole()), <[String; 0]>::default());
    for (place, value, begins) in [
        (
            "/support/tiers/1/from",
            json!("0"),
            "table support, row support, field tiers, found {\"from\":\"0\",\"rate\":\"0.07\"}, expected tiers that rise from 0",
        ),
        (
            "/support/tiers/0/from",
            json!("1"),
            "table support, row support, field tiers, found {\"from\":\"1\",\"rate\":\"0.1\"}",
        ),
        (
            "/support/tiers/2/rate",
            json!("1.1"),
            "table support, row support, field tiers, found {\"from\":\"80000.00\",\"rate\":\"1.1\"}",
        ),
        (
            "/support/service",
            json!("ec2"),
            "table support, row support, field service, found \"ec2\", a service of kind usage, expected the id of a service of kind support",
        ),
        (
            "/support/service",
            json!("gone"),
            "table support, row support, field service, found \"gone\"",
        ),
        (
            "/support/account",
            json!("gone"),
            "table support, row support, field account, found \"gone\"",
        ),
        (
            "/support/minimum",
            json!("-1"),
            "table support, row support, field minimum, found \"-1\"",
        ),
        (
            "/support/term_months",
            json!(0),
            "table support, row support, field term_months, found 0",
        ),
        (
            "/support/basis",
            json!("list"),
            "table support, row support, field basis, found \"list\"",
        ),
        ("/support", json!(5), "table support, found 5, expected an object"),
        ("/tax/rate", json!("2"), "table tax, row tax, field rate, found \"2\""),
        ("/tax/services", json!(["gone"]), "table tax, row tax, field services, found \"gone\""),
        (
            "/discounts/0/end",
            json!("2026-12"),
            "table discounts, row d1, field end, found \"2026-12\", expected a month not before its start, 2027-01",
        ),
        (
            "/discounts/0/services",
            json!(["s3", "gone"]),
            "table discounts, row d1, field services, found \"gone\"",
        ),
        (
            "/discounts/0/combine",
            json!("beside"),
            "table discounts, row d1, field combine, found \"beside\"",
        ),
        ("/ladder/1/years", json!(0), "table ladder, row l2, field years, found 0"),
        ("/ladder/1/rate", json!("-0.1"), "table ladder, row l2, field rate, found \"-0.1\""),
        ("/edp/band", json!("1.5"), "table edp, row edp, field band, found \"1.5\""),
        ("/edp/step_down_year", json!(0), "table edp, row edp, field step_down_year, found 0"),
        (
            "/edp/shortfall_credit_life",
            json!(0),
            "table edp, row edp, field shortfall_credit_life, found 0",
        ),
        ("/edp/assess", json!("monthly"), "table edp, row edp, field assess, found \"monthly\""),
        ("/edp/account", json!("gone"), "table edp, row edp, field account, found \"gone\""),
        (
            "/investments/0/account",
            json!("gone"),
            "table investments, row i1, field account, found \"gone\"",
        ),
        (
            "/investments/0/drivers",
            json!(["gone"]),
            "table investments, row i1, field drivers, found \"gone\"",
        ),
        (
            "/investments/0/lag_months",
            json!(-1),
            "table investments, row i1, field lag_months, found -1",
        ),
        (
            "/investments/0/amounts",
            json!({"2027-01": "-5"}),
            "table investments, row i1, field amounts, found {\"2027-01\":\"-5\"}",
        ),
        (
            "/investments/1/units",
            json!({"2027-01": 5, "2027-02": 1_000_000_001}),
            "table investments, row i2, field units, found {\"2027-02\":1000000001}",
        ),
        (
            "/investments/1/units",
            json!({"2027-01": "-1"}),
            "table investments, row i2, field units, found {\"2027-01\":\"-1\"}",
        ),
        (
            "/investments/1/missed",
            json!([1, 0]),
            "table investments, row i2, field missed, found 0",
        ),
        (
            "/investments/1/life_months",
            json!(0),
            "table investments, row i2, field life_months, found 0",
        ),
    ] {
        let mut plan = whole();
        put(&mut plan, place, value);
        one_fault(&plan, begins);
    }
}

#[test]
fn all_faults_are_named_at_once() {
    let mut plan = whole();
    put(&mut plan, "/support/account", json!("gone"));
    put(&mut plan, "/discounts/0/end", json!("2026-12"));
    put(&mut plan, "/tax/rate", json!("2"));
    assert_eq!(faults(&plan).len(), 3);
}

#[test]
fn a_field_without_default_is_asked_where_it_is_read_and_only_there() {
    for (place, off) in [
        ("/support/account", "/support/included"),
        ("/support/service", "/support/included"),
        ("/discounts/0/start", "/discounts/0/included"),
        ("/investments/0/program", "/investments/0/included"),
        ("/investments/0/basis", "/investments/0/included"),
        ("/investments/0/window", "/investments/0/included"),
        ("/investments/0/start", "/investments/0/included"),
        ("/investments/0/term_months", "/investments/0/included"),
        ("/investments/0/form", "/investments/0/included"),
        ("/investments/0/life_months", "/investments/0/included"),
        ("/investments/0/account", "/investments/0/included"),
        ("/ladder/1/years", "/edp/included"),
        ("/edp/account", "/edp/included"),
    ] {
        let mut plan = whole();
        take(&mut plan, place);
        let fault = faults(&plan);
        assert!(fault.len() == 1 && fault[0].contains("found nothing"), "{place}: {fault:?}");
        put(&mut plan, off, json!(false));
        assert_eq!(faults(&plan), <[String; 0]>::default(), "{place}");
        // What refers to nothing is no fault there either.
        let mut plan = whole();
        put(&mut plan, off, json!(false));
        if place.ends_with("account") {
            put(&mut plan, place, json!("gone"));
        }
        assert_eq!(faults(&plan), <[String; 0]>::default(), "{place}");
    }
    // Cash has no life and no account; a schedule has no windows of its own.
    for place in ["/investments/1/life_months", "/investments/1/account", "/investments/1/program"]
    {
        let mut plan = whole();
        take(&mut plan, place);
        assert_eq!(faults(&plan), <[String; 0]>::default(), "{place}");
    }
    // Nothing is returned, so it needs no account.
    let mut plan = whole();
    put(&mut plan, "/edp/shortfall_credit", json!("0"));
    take(&mut plan, "/edp/account");
    assert_eq!(faults(&plan), <[String; 0]>::default());
}

#[test]
fn what_only_a_scenario_includes_is_checked_and_named_with_it() {
    let over = |table: &str, field: &str, value: Json| json!({"table": table, "row": table, "field": field, "value": value});
    let with = |overrides: Vec<Json>| {
        let mut plan = whole();
        plan.as_object_mut().unwrap().remove("support");
        put(&mut plan, "/scenarios/1/overrides", overrides.into());
        plan
    };
    // A file without the table takes overrides of it.
    let all = vec![
        over("support", "included", json!(true)),
        over("support", "account", json!("main")),
        over("support", "service", json!("support")),
        over("support", "minimum", json!("100")),
    ];
    let plan = read(&with(all.clone()).to_string()).unwrap();
    let resolved = tranche::table::resolve::resolve(&plan, plan.scenarios.at(1).unwrap());
    assert_eq!(evaluate(&resolved).unwrap().support.get(), 24 * 10_000);
    assert_eq!(evaluate(&plan).unwrap().support.get(), 0);
    one_fault(
        &with(all[..2].to_vec()),
        "table scenarios, row bare, field overrides (support support service), found nothing",
    );
    let wrong = [&all[..2], &[over("support", "service", json!("ec2"))]].concat();
    one_fault(
        &with(wrong),
        "table scenarios, row bare, field overrides[3] (support support service), found \"ec2\", a service of kind usage",
    );
    let wrong = [&all[..3], &[over("support", "account", json!("gone"))]].concat();
    one_fault(
        &with(wrong),
        "table scenarios, row bare, field overrides[2] (support support account), found \"gone\"",
    );
    let wrong = [&all[..3], &[over("support", "minimum", json!("-5"))]].concat();
    one_fault(
        &with(wrong),
        "table scenarios, row bare, field overrides[4] (support support minimum), found \"-5\"",
    );
}

#[test]
fn a_plan_of_schema_1_opens_and_stays_one_until_it_is_changed() {
    let text = of_1().to_string();
    let plan = read(&text).unwrap();
    let written = write(&plan);
    let file: Json = serde_json::from_str(&written).unwrap();
    assert_eq!(file["schema"], 1);
    assert!(file.get("support").is_none() && file["edp"].get("band").is_none());
    assert_eq!(read(&written).as_ref(), Ok(&plan));
    assert_eq!(write(&read(&written).unwrap()), written);
    // A file of schema 2 by its number alone says the same.
    let by_number = written.replacen("\"schema\": 1", "\"schema\": 2", 1);
    let same = read(&by_number).unwrap();
    assert_eq!(same, plan);
    assert_eq!(evaluate(&same), evaluate(&plan));
    // Any change makes it one of schema 2.
    let cell =
        CellRef { table: TableId::Plan, row: Id::from("plan"), field: "name", scenario: None };
    let cells = vec![(cell, Entry::Text("Another name".to_owned()))];
    let changed = apply(&plan, &Command::SetCells { cells, merge: None }).unwrap().plan;
    let file: Json = serde_json::from_str(&write(&changed)).unwrap();
    assert_eq!((&file["schema"], &file["support"]["included"]), (&json!(2), &json!(false)));
    assert_eq!(evaluate(&changed), evaluate(&plan));
}

#[test]
fn what_schema_1_did_not_know_stays_without_effect_and_is_not_lost() {
    let mut file = of_1();
    let known = read(&file.to_string()).unwrap();
    put(&mut file, "/support", json!({"included": true, "minimum": "1000000"}));
    put(&mut file, "/tax", json!("mine"));
    put(&mut file, "/edp/band", json!("1"));
    put(
        &mut file,
        "/scenarios/1/overrides/0",
        json!({"table": "tax", "row": "tax", "field": "rate", "value": 7}),
    );
    let plan = read(&file.to_string()).unwrap();
    assert_eq!(evaluate(&plan), evaluate(&known));
    let written: Json = serde_json::from_str(&write(&plan)).unwrap();
    assert_eq!(written["schema"], 2);
    let aside = json!({"support": {"included": true, "minimum": "1000000"}, "tax": "mine"});
    assert_eq!(written["unknown_1"], aside);
    assert_eq!(written["edp"]["unknown_1"], json!({"band": "1"}));
    assert_eq!(written["edp"]["band"], "0");
    assert_eq!(written["scenarios"][1]["unknown_1"]["overrides"][0]["value"], 7);
    assert_eq!(read(&write(&plan)).as_ref(), Ok(&plan));
}

#[test]
fn a_newer_schema_is_refused_in_a_sentence() {
    let mut file = whole();
    put(&mut file, "/schema", json!(3));
    let refused = read(&file.to_string()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "The file has schema 3; this version of Tranche reads up to 2. Open it with a newer version; the file is unchanged."
    );
}

#[test]
fn an_edit_that_breaks_a_rule_is_not_taken() {
    let plan: Plan = read(&whole().to_string()).unwrap();
    let set = |table: TableId, row: &str, field: &'static str, text: &str| {
        let cell = CellRef { table, row: Id::from(row), field, scenario: None };
        let cells = vec![(cell, Entry::Text(text.to_owned()))];
        apply(&plan, &Command::SetCells { cells, merge: None })
    };
    for (table, row, field, text) in [
        (TableId::Support, "support", "service", "Amazon EC2"),
        (TableId::Support, "support", "account", ""),
        (TableId::Services, "support", "kind", "Usage"),
        (TableId::Discounts, "d1", "end", "Dec 2026"),
    ] {
        match set(table, row, field, text) {
            Err(EditError::Faults(faults)) => assert_eq!(faults.len(), 1, "{field}"),
            other => panic!("{field}: {:?}", other.map(|applied| applied.added)),
        }
    }
    assert!(set(TableId::Discounts, "d1", "end", "Dec 2027").is_ok());
}
