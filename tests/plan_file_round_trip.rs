//! What is read is written back, and what is written reads the same.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod common;

use std::fs;

use common::{Draw, Made, draws, plans};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};
use tranche::{
    domain::{
        Cents, Extra, Id, Override, Plan, Rate, Row, Scenario, ServiceScope, TableId,
        choice::Choice as _, drafts::CellRef, scenario::OverrideValue,
    },
    engine::evaluate,
    io::plan_file::{Writer, read, write},
    table::{resolve::resolve, schema},
};

#[track_caller]
fn comes_back(plan: &Plan) {
    let text = write(plan);
    let again = read(&text).unwrap();
    assert_eq!(again, *plan, "{text}");
    assert_eq!(write(&again), text);
}

fn fixture(path: &str) -> Json {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A plan with one row of each table and nothing that could be left out.
fn bare() -> Json {
    json!({
        "type": "tranche-plan", "schema": 2,
        "start_month": "2027-01", "horizon_months": 12,
        "services": [
            {"id": "ec2", "kind": "usage", "coverable": true, "discountable": true, "commit_eligible": true},
        ],
        "accounts": [{"id": "main"}],
        "mixes": [{"id": "m", "shares": {"ec2": "1"}}],
        "workloads": [{
            "id": "w", "source": "data_centre", "strategy": "rehost", "account": "main", "mix": "m",
            "monthly_run_rate": "100",
        }],
        "baseline": [{"id": "b", "account": "main", "service": "ec2", "monthly": "50"}],
        "levers": [{
            "id": "l", "credit": "10", "due": "2027-02", "life_months": 6, "program": "promotional",
            "account": "main",
        }],
        "proserve": [{
            "id": "p", "sow_value": "10", "mode": "credit", "cofund_rate": "0.5",
            "start": "2027-01", "life_months": 6, "account": "main",
        }],
        "partners": [{
            "id": "p", "gross": "10", "form": "cash", "start": "2027-01", "life_months": 6,
            "account": "main",
        }],
        "credits": [{
            "id": "c", "program": "map", "account": "main", "amount": "10", "start": "2027-01-01",
        }],
        "map": {
            "base_rate": "0.15", "release": "milestones", "period": "quarter", "start": "2027-01",
            "term_months": 36, "credit_life_months": 12, "assess_rate": "0", "mobilize_rate": "0",
            "account": "main",
        },
        "milestones": [{"id": "s", "month": "2027-03", "share": "0.5", "status": "planned"}],
        "edp": {
            "start": "2027-01", "term_months": 12, "commitments": ["1000"], "discount": "0.1",
            "credits_count": "unknown", "basis": "net", "marketplace_rate": "1",
            "marketplace_cap": "0.25",
        },
        "stacking": [{"id": "s", "a": "map", "b": "edp", "rule": "additive"}],
        "limits": [{"id": "l", "program": "map", "max_coverage": "0.5"}],
        "timing": {
            "days": {"edp": 270, "renewal": 270, "year_end": 60, "quarter_end": 45},
            "factors": {"edp": "1", "renewal": "1", "year_end": "1", "quarter_end": "1", "outside": "0.4"},
        },
        "scenarios": [{"id": "base"}, {"id": "ask"}],
    })
}

#[track_caller]
fn taken(file: &Json) -> Plan {
    read(&file.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_vector_comes_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/vectors");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let vector: Json =
            serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        comes_back(&taken(&vector["plan"]));
        count += 1;
    }
    assert_eq!(count, 80);
}

#[test]
fn the_illustrative_plan_comes_back() {
    let file = fixture("examples/illustrative.json");
    let plan = taken(&file);
    comes_back(&plan);
    // Fields this version does not know are there, and stay.
    let again: Json = serde_json::from_str(&write(&plan)).unwrap();
    assert_eq!(again["illustrative"], json!(true));
}

#[test]
fn fields_left_out_take_their_defaults() {
    let plan = taken(&bare());
    comes_back(&plan);
    let service = plan.services.at(0).unwrap();
    assert_eq!((service.weight, service.margin_tier), (Rate::ONE, None));
    let workload = plan.workloads.at(0).unwrap();
    assert_eq!((workload.eligible_share, workload.tag_coverage), (Rate::ONE, Rate::ONE));
    assert_eq!((workload.map_scope, workload.map_uplift), (Rate::ZERO, Rate::ZERO));
    assert_eq!((workload.ramp_months, workload.cutover), (0, None));
    let baseline = plan.baseline.at(0).unwrap();
    assert_eq!((baseline.annual_growth, baseline.months.len()), (Rate::ZERO, 0));
    let lever = plan.levers.at(0).unwrap();
    assert_eq!((lever.our_cost, lever.probability), (Cents::ZERO, Rate::ONE));
    assert_eq!((lever.ask_date, lever.included), (None, true));
    assert!(plan.proserve.at(0).unwrap().included);
    let partner = plan.partners.at(0).unwrap();
    assert_eq!((partner.pass_through, partner.included), (Rate::ZERO, true));
    let credit = plan.credits.at(0).unwrap();
    assert_eq!((credit.remaining, credit.end), (None, None));
    assert_eq!((credit.included, credit.enabled), (true, true));
    let map = &plan.map;
    assert_eq!((map.included, map.max_rate, map.lag_months), (true, Rate::ONE, 0));
    assert_eq!([map.cap, map.assess_cap, map.mobilize_base_cap, map.mobilize_cap], [None; 4]);
    assert_eq!(map.pass_through, Rate::ZERO);
    let milestone = plan.milestones.at(0).unwrap();
    assert_eq!((milestone.delay_months, milestone.probability), (0, Rate::ONE));
    let edp = &plan.edp;
    assert_eq!((edp.included, edp.fees_before, edp.marketplace_before), (true, None, Cents::ZERO));
    assert!(!plan.stacking.at(0).unwrap().confirmed);
    assert_eq!((plan.timing.signature, plan.timing.renewal), (None, None));
    let terms = [&lever.terms, &plan.proserve.at(0).unwrap().terms, &partner.terms, &credit.terms];
    for terms in terms.into_iter().chain([&map.terms]) {
        assert_eq!(terms.services, ServiceScope::All);
        assert_eq!((terms.application.word(), terms.sharing.word()), ("after", "organization"));
    }
    let kinds: Vec<_> = plan.scenarios.iter().map(|scenario| scenario.kind.word()).collect();
    assert_eq!(kinds, ["base", "custom"]);
}

#[test]
fn null_leaves_open_what_may_be_left_open() {
    let mut file = bare();
    for (pointer, fields) in [
        ("/map", &["cap", "assess_cap", "mobilize_base_cap", "mobilize_cap"][..]),
        ("/workloads/0", &["cutover"]),
        ("/credits/0", &["end", "remaining"]),
        ("/edp", &["fees_before"]),
        ("/levers/0", &["ask_date"]),
        ("/timing", &["signature", "renewal"]),
        ("/services/0", &["margin_tier"]),
    ] {
        for field in fields {
            file.pointer_mut(pointer).unwrap()[*field] = Json::Null;
        }
    }
    assert_eq!(taken(&file), taken(&bare()));
}

/// Reads an amount and a rate as they stand in the text of a file.
#[track_caller]
fn reads(number: &str, amount: Option<i64>, rate: Option<i64>) {
    let cells = [("monthly", amount), ("annual_growth", rate)];
    for (field, expected) in cells {
        for text in [number.to_owned(), format!("\"{number}\"")] {
            let mut file = bare();
            file["baseline"][0][field] = json!("HERE");
            let got = read(&file.to_string().replace("\"HERE\"", &text)).ok().map(|plan| {
                let row = plan.baseline.at(0).unwrap();
                if field == "monthly" { row.monthly.get() } else { row.annual_growth.millionths() }
            });
            assert_eq!(got, expected, "{field} {text}");
        }
    }
}

#[test]
fn numbers_are_read_digit_by_digit() {
    reads("0.1", Some(10), Some(100_000));
    reads("1e3", Some(100_000), None);
    reads("1E+3", Some(100_000), None);
    reads("1e-3", Some(0), Some(1_000));
    reads("-0.5", Some(-50), Some(-500_000));
    reads("0", Some(0), Some(0));
    reads("-0", Some(0), Some(0));
    // As a binary fraction, 1.005 lies below itself and 2.675 as well.
    reads("1.005", Some(101), None);
    reads("-2.675", Some(-268), None);
    reads("0.000001", Some(0), Some(1));
    reads("0.0000001", Some(0), None);
    // 0.1 + 0.2 as most languages write it.
    reads("0.30000000000000004", Some(30), None);
    reads("9999999999.99", Some(999_999_999_999), None);
    reads("10000000000.00", Some(1_000_000_000_000), None);
    reads("10000000000.01", None, None);
    reads("123456789012345678901234567890", None, None);
    reads(&format!("0.00{}", "9".repeat(60)), Some(1), None);
    reads(&format!("0.004{}", "9".repeat(60)), Some(0), None);
}

#[test]
fn amounts_finer_than_a_cent_are_rounded_half_away_from_zero() {
    for (text, cents) in [
        ("0.004", 0),
        ("0.005", 1),
        ("0.0149", 1),
        ("0.015", 2),
        ("-0.005", -1),
        ("-0.0049", 0),
        ("-0.015", -2),
        ("10000000000.004", 1_000_000_000_000),
    ] {
        let mut file = bare();
        file["baseline"][0]["monthly"] = json!(text);
        file["baseline"][0]["months"] = json!({"2027-02": text});
        let plan = taken(&file);
        let row = plan.baseline.at(0).unwrap();
        assert_eq!(row.monthly, Cents::new(cents), "{text}");
        assert_eq!(row.months.values().next(), Some(&Cents::new(cents)));
    }
}

/// Every JSON number below, with the key it stands under.
fn numbers<'a>(key: &'a str, json: &'a Json, out: &mut Vec<&'a str>) {
    match json {
        Json::Number(_) => out.push(key),
        Json::Array(items) => items.iter().for_each(|item| numbers(key, item, out)),
        // Units stand under their months.
        Json::Object(fields) if key == "units" => {
            fields.values().for_each(|json| numbers(key, json, out));
        }
        Json::Object(fields) => fields.iter().for_each(|(key, json)| numbers(key, json, out)),
        _ => {}
    }
}

/// Whole numbers are the only ones a writer emits.
const COUNTS: &[&str] = &[
    "schema",
    "horizon_months",
    "margin_tier",
    "ramp_months",
    "effort",
    "risk",
    "life_months",
    "term_months",
    "lag_months",
    "credit_life_months",
    "delay_months",
    "step_down_year",
    "shortfall_credit_life",
    "years",
    "units",
    "missed",
    "edp",
    "renewal",
    "year_end",
    "quarter_end",
];

/// Puts fields this version does not know wherever a file may have some.
fn with_unknown_fields(draw: &mut Draw, file: &mut Json) {
    let more = |object: &mut Json, draw: &mut Draw| {
        let Some(object) = object.as_object_mut() else { return };
        for _ in 0..draw.below(3) {
            let name = draw.one(&["source", "confidence", "private", "x", "é\n", "value2", "$"]);
            let value = draw.one(&[
                json!(null),
                json!("estimate"),
                json!(true),
                serde_json::from_str("1.50").unwrap(),
                json!({"deep": [{"er": "1"}, []]}),
            ]);
            object.entry(name).or_insert(value);
        }
    };
    more(file, draw);
    let Some(top) = file.as_object_mut() else { return };
    for (name, table) in top.iter_mut() {
        match table {
            Json::Array(rows) => {
                for row in rows {
                    more(row, draw);
                    for over in
                        row.get_mut("overrides").and_then(Json::as_array_mut).into_iter().flatten()
                    {
                        more(over, draw);
                        if over["field"] == "days" || over["field"] == "factors" {
                            more(&mut over["value"], draw);
                        }
                    }
                }
            }
            Json::Object(_) if ["map", "edp", "timing"].contains(&name.as_str()) => {
                more(table, draw);
                if name == "timing" {
                    more(&mut table["days"], draw);
                    more(&mut table["factors"], draw);
                }
            }
            _ => {}
        }
    }
    top.insert("ledgers".into(), json!([{"id": "a table of tomorrow", "amount": "1.5"}, 3]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn made_up_plans_come_back(Made(plan) in plans()) {
        let text = write(&plan);
        let again = read(&text);
        prop_assert_eq!(again.as_ref(), Ok(&plan));
        prop_assert_eq!(write(&again.unwrap()), text);
    }

    #[test]
    fn unknown_fields_come_back_unchanged(Made(plan) in plans(), mut draw in draws(400)) {
        let mut file: Json = serde_json::from_str(&write(&plan)).unwrap();
        with_unknown_fields(&mut draw, &mut file);
        let read_back = read(&file.to_string()).unwrap();
        let written: Json = serde_json::from_str(&write(&read_back)).unwrap();
        prop_assert_eq!(&written, &file);
        // And they change no figure.
        prop_assert_eq!(evaluate(&read_back), evaluate(&plan));
    }

    #[test]
    fn a_writer_emits_no_number_for_an_amount_or_a_rate(Made(mut plan) in plans()) {
        // Values of missing rows are kept as they are, whatever they are.
        let known = |over: &Override| matches!(over.value, OverrideValue::Fits(_));
        let scenarios = plan.scenarios.iter().map(|scenario| {
            let overrides = scenario.overrides.iter().filter(|over| known(over)).cloned().collect();
            Scenario { overrides, ..scenario.clone() }
        });
        plan.scenarios = scenarios.collect();
        let file: Json = serde_json::from_str(&write(&plan)).unwrap();
        let mut keys = Vec::new();
        for (key, json) in file.as_object().unwrap() {
            if key == "scenarios" {
                continue;
            }
            numbers(key, json, &mut keys);
        }
        prop_assert!(keys.iter().all(|key| COUNTS.contains(key)), "{keys:?}");
        for over in file["scenarios"].as_array().unwrap().iter().flat_map(|scenario| {
            scenario["overrides"].as_array().unwrap()
        }) {
            let mut keys = Vec::new();
            numbers(over["field"].as_str().unwrap(), &over["value"], &mut keys);
            prop_assert!(keys.iter().all(|key| COUNTS.contains(key)), "{over}");
        }
    }

    #[test]
    fn a_writer_that_remembers_writes_the_same(Made(plan) in plans(), mut draw in draws(60)) {
        let mut writer = Writer::default();
        let mut plan = plan;
        for _ in 0..4 {
            prop_assert_eq!(writer.write(&plan), write(&plan));
            let id = draw.one(&common::overridable());
            let rows = common::ids(&plan, id);
            if !rows.is_empty() {
                let (row, column) = (draw.one(&rows), draw.below(schema(id).width()));
                common::set(&mut draw, &mut plan, id, &row, column);
            }
        }
    }
}

#[test]
fn an_id_inside_a_table_of_one_row_is_an_unknown_field() {
    let mut file = bare();
    file["map"]["id"] = json!("MAP-2027");
    let plan = taken(&file);
    comes_back(&plan);
    assert_eq!(plan.map.id.as_str(), "map");
    let written: Json = serde_json::from_str(&write(&plan)).unwrap();
    assert_eq!(written["map"]["id"], json!("MAP-2027"));
}

#[test]
fn unknown_fields_are_written_on_one_line_with_the_digits_and_characters_they_had() {
    let odd = r#"[1e+400,12345678901234567890.10,-2.50,0.0,true,null,[],{},{"":[[" "]]}]"#;
    let texts = concat!(
        r#""\u0000\u0001\b\t\n\u000b\f\r\u000e\u001f \"quoted\" \\ / '"#,
        "\u{7f}\u{80}\u{a0}é…€\u{2028}😀\""
    );
    let mut file = bare();
    file["odd \"numbers\""] = serde_json::from_str(odd).unwrap();
    file["odd texts"] = serde_json::from_str(texts).unwrap();
    let written = write(&taken(&file));
    for line in [format!(r#"  "odd \"numbers\"": {odd},"#), format!(r#"  "odd texts": {texts},"#)] {
        assert!(written.lines().any(|there| there == line), "{line}\n{written}");
    }
}

#[test]
fn overrides_without_an_effect_are_kept() {
    let mut file = bare();
    let overrides = json!([
        {"table": "workloads", "row": "gone", "field": "monthly_run_rate", "value": 12.50},
        {"table": "workloads", "row": "gone", "field": "monthly_run_rate", "value": "not an amount"},
        {"table": "ledgers", "row": "w", "field": "monthly_run_rate", "value": "7"},
        {"table": "edp", "row": "map", "field": "discount", "value": "0.5"},
        {"table": "edp", "row": "", "field": "discount", "value": "0.5"},
        {"table": "workloads", "row": "w", "field": "colour", "value": {"any": ["thing"]}},
        {"table": "workloads", "row": "w", "field": "id", "value": "v"},
        {"table": "plan", "row": "plan", "field": "horizon_months", "value": 1},
        {"table": "scenarios", "row": "ask", "field": "name", "value": "x"},
    ]);
    file["scenarios"][1]["overrides"] = overrides.clone();
    let plan = taken(&file);
    comes_back(&plan);
    let written: Json = serde_json::from_str(&write(&plan)).unwrap();
    assert_eq!(written["scenarios"][1]["overrides"], overrides);
    let resolved = resolve(&plan, plan.scenarios.get("ask").unwrap());
    assert_eq!(evaluate(&resolved), evaluate(&plan));
    assert_eq!(resolved, plan);
}

#[test]
fn the_last_override_of_a_field_wins_and_all_are_kept() {
    let mut file = bare();
    let discount =
        |value: &str| json!({"table": "edp", "row": "edp", "field": "discount", "value": value});
    file["scenarios"][1]["overrides"] = json!([discount("0.2"), discount("0.3"), discount("0.25")]);
    let plan = taken(&file);
    comes_back(&plan);
    let ask = plan.scenarios.get("ask").unwrap();
    assert_eq!(ask.overrides.len(), 3);
    assert_eq!(resolve(&plan, ask).edp.discount, Rate::from_millionths(250_000));
}

#[test]
fn every_column_of_every_table_can_be_overridden_with_its_own_value() {
    let plan = taken(&bare());
    for id in common::overridable() {
        for row in common::ids(&plan, id) {
            for column in 0..schema(id).width() {
                let mut file = bare();
                let spec = schema(id).spec(column).unwrap();
                if spec.remark {
                    continue;
                }
                let field = spec.key;
                let value = common::written(&plan, id, row.as_str(), column);
                file["scenarios"][1]["overrides"] = json!([
                    {"table": id.word(), "row": row.as_str(), "field": field, "value": value}
                ]);
                let with = taken(&file);
                assert_eq!(resolve(&with, with.scenarios.get("ask").unwrap()), with, "{field}");
                let over = with.scenarios.get("ask").unwrap().overrides.at(0).unwrap().clone();
                assert!(matches!(over.value, OverrideValue::Fits(_)), "{field}");
            }
        }
    }
}

#[test]
fn what_was_typed_and_not_taken_comes_back() {
    let mut plan = taken(&bare());
    let cell = CellRef {
        table: TableId::Workloads,
        row: Id::from("w"),
        field: "monthly_run_rate",
        scenario: None,
    };
    plan.drafts.set(cell.clone(), "1,234 or so".into());
    plan.drafts.set(CellRef { scenario: Some(Id::from("ask")), ..cell }, String::new());
    comes_back(&plan);
    // A table of that name which is not ours is kept like any other.
    let mut file = bare();
    file["drafts"] = json!({"by": "someone else"});
    let plan = taken(&file);
    comes_back(&plan);
    assert_eq!(plan.head.extra.get("drafts"), Some(&json!({"by": "someone else"})));
    assert!(plan.drafts.is_empty());
}

#[test]
fn texts_of_any_kind_come_back() {
    let mut plan = taken(&bare());
    let nasty = "\u{0}\u{1f}\"\\/\u{2028}\u{feff}é\u{1F600}\r\n\t";
    common::change(&mut plan.head, |head| head.name = nasty.into());
    plan.workloads.update("w", |row| {
        row.note = nasty.into();
        let mut extra = Extra::default();
        extra.set(nasty, Some(Json::Object(Map::new())));
        *row.extra_mut() = extra;
    });
    comes_back(&plan);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_plan() {
    assert_eq!(read(&format!("\u{feff}{}", bare())).unwrap(), taken(&bare()));
}
