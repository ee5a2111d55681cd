//! What becomes of what is typed into a cell.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::{collections::BTreeMap, mem::discriminant};

use serde_json::json;
use tranche::{
    domain::{
        Cents, Day, Id, Month, Plan, Rate, ServiceScope, TableId, Tier, Value, choice::Choice as _,
        drafts::CellRef, month::parse_day, scenario::OverrideValue,
    },
    edit::{
        Command, EditError, Entry, addressed, apply, error_of, format_of, is_per_scenario,
        shown_value,
    },
    io::plan_file,
    table::{Kind, Spec, resolve::resolve, schema, show, table, validate},
};

/// A plan with one row of each table, a base and one scenario.
fn plan() -> Plan {
    let terms = |id: &str, more: serde_json::Value| {
        let mut row = json!({"id": id, "account": "main"});
        let fields = row.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        row
    };
    let rates = json!({"edp": "1", "renewal": "0.9", "year_end": "0.8", "quarter_end": "0.7", "outside": "0.4"});
    let service = |id: &str, name: &str| json!({"id": id, "name": name, "kind": "usage", "coverable": true, "discountable": true, "commit_eligible": true});
    let file = json!({
        "type": "tranche-plan", "schema": 2, "start_month": "2027-01", "horizon_months": 24,
        "services": [service("ec2", "Amazon EC2"), service("rds", "Amazon RDS"), service("s3", "Amazon S3")],
        "accounts": [{"id": "main", "name": "Main"}, {"id": "labs", "name": "Labs"}],
        "mixes": [{"id": "all-ec2", "name": "Servers", "shares": {"ec2": "1"}}],
        "workloads": [{"id": "w", "source": "data_centre", "strategy": "rehost", "account": "main", "mix": "all-ec2", "monthly_run_rate": "100", "cutover": "2027-06"}],
        "baseline": [{"id": "b", "account": "main", "service": "ec2", "monthly": "50"}],
        "levers": [terms("l", json!({"credit": "10", "due": "2027-02", "life_months": 6, "program": "promotional"}))],
        "proserve": [terms("p", json!({"sow_value": "10", "mode": "credit", "cofund_rate": "0.5", "start": "2027-01", "life_months": 6}))],
        "partners": [terms("q", json!({"gross": "10", "form": "cash", "start": "2027-01", "life_months": 6}))],
        "credits": [terms("c", json!({"program": "promotional", "amount": "1000", "remaining": "800", "start": "2027-01-01", "end": "2027-12-31"}))],
        "map": {"base_rate": "0.15", "cap": "5000", "release": "milestones", "period": "quarter", "start": "2027-01", "term_months": 36, "credit_life_months": 12, "assess_rate": "0", "mobilize_rate": "0", "account": "main"},
        "milestones": [
            {"id": "m1", "month": "2027-03", "share": "0.6", "status": "planned"},
            {"id": "m2", "month": "2027-09", "share": "0.4", "status": "planned"},
        ],
        "edp": {"start": "2027-01", "term_months": 12, "commitments": ["1000"], "discount": "0.1", "credits_count": "counts", "basis": "net", "marketplace_rate": "0.5", "marketplace_cap": "0.25"},
        "investments": [terms("i", json!({"program": "promotional", "basis": "units", "window": "quarter", "start": "2027-01", "term_months": 12, "per_unit": "5", "form": "credit", "life_months": 6}))],
        "stacking": [{"id": "s", "a": "map", "b": "partner", "rule": "exclusive"}],
        "limits": [{"id": "x", "program": "map", "max_coverage": "0.75"}],
        "timing": {"days": {"edp": 270, "renewal": 270, "year_end": 60, "quarter_end": 45}, "factors": rates},
        "scenarios": [
            {"id": "offer", "name": "AWS offer", "kind": "base"},
            {"id": "ask", "name": "Ask", "kind": "ask"},
        ],
    });
    plan_file::read(&file.to_string()).unwrap()
}

/// A cell of the base.
fn base(table: TableId, row: &str, field: &'static str) -> CellRef {
    CellRef { table, row: Id::from(row), field, scenario: None }
}

/// The same cell in the scenario "Ask".
fn ask(table: TableId, row: &str, field: &'static str) -> CellRef {
    CellRef { scenario: Some(Id::from("ask")), ..base(table, row, field) }
}

/// The plan after one entry; whatever it was, the plan can be saved and read back.
#[track_caller]
fn put(plan: &Plan, cell: &CellRef, entry: Entry) -> Plan {
    let command = Command::SetCells { cells: vec![(cell.clone(), entry)], merge: None };
    let next = apply(plan, &command).unwrap().plan;
    assert_eq!(validate::faults(&next), []);
    assert_eq!(plan_file::read(&plan_file::write(&next)).as_ref(), Ok(&next));
    next
}

/// The sentence on a value that a cell may not hold.
#[track_caller]
fn refused(plan: &Plan, cell: &CellRef, value: Value) -> String {
    let command =
        Command::SetCells { cells: vec![(cell.clone(), Entry::Value(value))], merge: None };
    match apply(plan, &command) {
        Err(error @ EditError::Unfit { .. }) => error.to_string(),
        other => panic!("{cell:?} is not refused: {:?}", other.map(|applied| applied.added)),
    }
}

#[track_caller]
fn typed(plan: &Plan, cell: &CellRef, text: &str) -> Plan {
    put(plan, cell, Entry::Text(text.to_owned()))
}

/// The value of a cell in the base.
#[track_caller]
fn value(plan: &Plan, cell: &CellRef) -> Value {
    table(plan, cell.table).value_of(cell.row.as_str(), cell.field).unwrap()
}

#[track_caller]
fn spec(cell: &CellRef) -> &'static Spec {
    schema(cell.table).spec_of(cell.field).unwrap()
}

/// How many fields the scenario "Ask" sets.
fn overrides(plan: &Plan) -> usize {
    plan.scenarios.get("ask").unwrap().overrides.len()
}

/// The sentence for a cell whose text was not taken.
#[track_caller]
fn sentence(plan: &Plan, cell: &CellRef) -> String {
    error_of(plan, cell, tranche::text::Locale::default())
        .map_or_else(String::new, |error| error.to_string())
}

fn money(cents: i64) -> Value {
    Value::Money(Cents::new(cents))
}

fn month(text: &str) -> Value {
    Value::Month(Month::parse(text).unwrap())
}

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn listed(ids: &[&str]) -> Value {
    Value::Services(ServiceScope::Listed(ids.iter().map(|id| Id::from(*id)).collect()))
}

type Case = (TableId, &'static str, &'static str, &'static str, Value);

/// What is typed and what it is read as, for every kind of cell.
fn readable() -> Vec<Case> {
    use TableId::{
        Accounts, Baseline, Credits, Edp, Investments, Levers, Limits, Map, Milestones, Mixes,
        Partners, Plan as Head, Proserve, Scenarios, Services, Stacking, Support, Timing,
        Workloads,
    };
    let own = BTreeMap::from_iter([
        (Month::parse("2027-01").unwrap(), Cents::new(120_000)),
        (Month::parse("2027-02").unwrap(), Cents::new(-130_050)),
    ]);
    let units = BTreeMap::from_iter([
        (Month::parse("2027-03").unwrap(), 20),
        (Month::parse("2027-06").unwrap(), 25),
    ]);
    let shares = vec![
        (Id::from("ec2"), Rate::from_millionths(600_000)),
        (Id::from("rds"), Rate::from_millionths(400_000)),
    ];
    vec![
        (Accounts, "labs", "name", "  Labs and research ", text("Labs and research")),
        (Workloads, "w", "note", "one line\nanother ", text("one line\nanother ")),
        (Workloads, "w", "monthly_run_rate", "$1,234.50", money(123_450)),
        (Workloads, "w", "monthly_run_rate", "1.2m", money(120_000_000)),
        (Workloads, "w", "monthly_run_rate", "0", money(0)),
        (Workloads, "w", "cutover", "mar 28", month("2028-03")),
        (Workloads, "w", "cutover", "", Value::Empty),
        (Workloads, "w", "cutover", "n/a", Value::Empty),
        (Workloads, "w", "ramp_months", "3", Value::Count(3)),
        (Workloads, "w", "map_scope", "50", Value::Rate(Rate::from_millionths(500_000))),
        (Workloads, "w", "map_scope", "0.5", Value::Rate(Rate::from_millionths(5_000))),
        (Workloads, "w", "strategy", "replat", Value::Word("replatform")),
        (Workloads, "w", "source", "other cloud", Value::Word("other_cloud")),
        (Workloads, "w", "source", "data_centre", Value::Word("data_centre")),
        (Workloads, "w", "account", "LABS", Value::Ref(Id::from("labs"))),
        (Workloads, "w", "account", "la", Value::Ref(Id::from("labs"))),
        (Workloads, "w", "mix", "Servers", Value::Ref(Id::from("all-ec2"))),
        (Services, "ec2", "margin_tier", "5", Value::Count(5)),
        (Services, "ec2", "margin_tier", "", Value::Empty),
        (Services, "ec2", "coverable", "x", Value::Flag(true)),
        (Services, "ec2", "coverable", "No", Value::Flag(false)),
        (Services, "ec2", "weight", "2.5", Value::Rate(Rate::from_millionths(2_500_000))),
        (Baseline, "b", "monthly", "(500)", money(-50_000)),
        (Baseline, "b", "annual_growth", "-5%", Value::Rate(Rate::from_millionths(-50_000))),
        (Baseline, "b", "service", "amazon rds", Value::Ref(Id::from("rds"))),
        (Baseline, "b", "months", "Jan 2027 1200; 2027-02: (1300.50)", Value::Months(own)),
        (Baseline, "b", "months", "", Value::Months(BTreeMap::new())),
        (Mixes, "all-ec2", "shares", "Amazon EC2 60%; rds: 0.4", Value::Shares(shares)),
        (Levers, "l", "ask_date", "31.3.2027", Value::Day(day("2027-03-31"))),
        (Levers, "l", "probability", "80%", Value::Rate(Rate::from_millionths(800_000))),
        (Proserve, "p", "mode", "Lower fee", Value::Word("discount")),
        (Partners, "q", "form", "credit", Value::Word("credit")),
        (Credits, "c", "end", "31 Mar 2028", Value::Day(day("2028-03-31"))),
        (Credits, "c", "end", "", Value::Empty),
        (Credits, "c", "end", "2027-01-01", Value::Day(day("2027-01-01"))),
        (Credits, "c", "remaining", "-", Value::Empty),
        (Credits, "c", "services", "all", Value::Services(ServiceScope::All)),
        (Credits, "c", "services", "rds; Amazon EC2, rds", listed(&["rds", "ec2"])),
        (Credits, "c", "sharing", "owner", Value::Word("owner")),
        (Map, "map", "cap", "750k", money(75_000_000)),
        (Map, "map", "cap", "", Value::Empty),
        (Map, "map", "period", "monthly", Value::Word("month")),
        (Milestones, "m1", "share", "60", Value::Rate(Rate::from_millionths(600_000))),
        (
            Edp,
            "edp",
            "commitments",
            "1m; 1,250,000",
            Value::Amounts(vec![Cents::new(100_000_000), Cents::new(125_000_000)]),
        ),
        (Edp, "edp", "discount", "9%", Value::Rate(Rate::from_millionths(90_000))),
        (
            Support,
            "support",
            "tiers",
            "0 10%; 10k: 7",
            Value::Tiers(vec![
                Tier { from: Cents::ZERO, rate: Rate::from_millionths(100_000) },
                Tier { from: Cents::new(1_000_000), rate: Rate::from_millionths(70_000) },
            ]),
        ),
        (Support, "support", "account", "labs", Value::Ref(Id::from("labs"))),
        (Investments, "i", "units", "Mar 2027 20; 2027-06: 25", Value::MonthCounts(units)),
        (Investments, "i", "missed", "2; 4", Value::Numbers(vec![2, 4])),
        (Stacking, "s", "rule", "additive", Value::Word("additive")),
        (Limits, "x", "max_coverage", "100", Value::Rate(Rate::ONE)),
        (Timing, "timing", "days", "90; 90; 30; 0", Value::Counts(vec![90, 90, 30, 0])),
        (
            Timing,
            "timing",
            "factors",
            "100%; 90; 80; 70%; 0",
            Value::Rates(
                [1_000_000, 900_000, 800_000, 700_000, 0].map(Rate::from_millionths).to_vec(),
            ),
        ),
        (Scenarios, "ask", "date", "2026-11-19", Value::Day(day("2026-11-19"))),
        (Scenarios, "ask", "kind", "target", Value::Word("target")),
        (Head, "plan", "horizon_months", "36", Value::Count(36)),
        (Head, "plan", "start_month", "3/27", month("2027-03")),
    ]
}

#[track_caller]
fn reads_in_the_base((id, row, field, text, expected): Case) {
    let (before, cell) = (plan(), base(id, row, field));
    let after = typed(&before, &cell, text);
    assert_eq!(value(&after, &cell), expected, "{field}: {text}");
    assert_eq!(after.drafts.len(), 0, "{field}: {text}");
    assert_eq!(error_of(&after, &cell, tranche::text::Locale::default()), None);
    assert_eq!(shown_value(&after, &cell), Some((expected.clone(), false)));
    // Typed into the base scenario it is the same edit.
    let offer = CellRef { scenario: Some(Id::from("offer")), ..cell.clone() };
    assert_eq!(typed(&before, &offer, text), after);
    assert_eq!(addressed(&before, &offer), cell);
}

#[test]
fn every_kind_of_cell_is_read_in_the_base() {
    readable().into_iter().for_each(reads_in_the_base);
}

#[track_caller]
fn reads_in_a_scenario((id, row, field, text, expected): Case) {
    let (before, cell) = (plan(), ask(id, row, field));
    let after = typed(&before, &cell, text);
    let of_base = CellRef { scenario: None, ..cell.clone() };
    if !id.is_overridable() || !is_per_scenario(spec(&cell)) {
        assert_eq!(after, typed(&before, &of_base, text), "{field} is always the base's");
        assert_eq!(addressed(&before, &cell), of_base);
        return;
    }
    assert_eq!(value(&after, &of_base), value(&before, &of_base), "the base keeps its {field}");
    if text.is_empty() {
        assert_eq!(after, before, "{field}: nothing to reset");
        return;
    }
    assert_eq!(shown_value(&after, &cell), Some((expected.clone(), true)), "{field}: {text}");
    assert_eq!(overrides(&after), 1);
    let resolved = resolve(&after, after.scenarios.get("ask").unwrap());
    assert_eq!(value(&resolved, &cell), expected);
    // A second time it replaces the first.
    assert_eq!(typed(&after, &cell, text), after);
    // Both ways back to the base.
    assert_eq!(typed(&after, &cell, "  "), before);
    assert_eq!(put(&after, &cell, Entry::Clear), before);
}

#[test]
fn every_kind_of_cell_is_read_in_a_scenario() {
    readable().into_iter().for_each(reads_in_a_scenario);
}

#[test]
fn the_cases_name_every_kind_there_is() {
    let kind = |cell: &CellRef| discriminant(&spec(cell).kind);
    let named: Vec<_> =
        readable().iter().map(|(id, row, field, ..)| kind(&base(*id, row, field))).collect();
    for id in TableId::ALL {
        for (_, spec) in schema(*id).columns() {
            assert!(named.contains(&discriminant(&spec.kind)), "{} {}", id.word(), spec.key);
        }
    }
}

#[test]
fn what_an_editor_opens_with_types_back_to_the_same_plan() {
    let mut sample = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
    // See a_service_with_a_comma_in_its_name_can_be_listed.
    assert!(
        sample
            .services
            .update("bedrock-third-party", |service| service.name = "Bedrock others".into())
    );
    for plan in [plan(), sample] {
        let format = format_of(&plan, tranche::text::Locale::default());
        for scenario in plan.scenarios.iter() {
            let resolved = resolve(&plan, scenario);
            for id in TableId::ALL {
                let rows = table(&resolved, *id);
                let mut next = plan.clone();
                for row in (0..rows.len()).filter_map(|at| rows.id_at(at)) {
                    for (at, spec) in schema(*id).columns() {
                        let value = rows.value(row.as_str(), at).unwrap();
                        let text = show::edit(&plan, spec, &value, &format);
                        let scenario = Some(scenario.id.clone());
                        let cell =
                            CellRef { table: *id, row: row.clone(), field: spec.key, scenario };
                        let command = Command::SetCells {
                            cells: vec![(cell, Entry::Text(text.clone()))],
                            merge: None,
                        };
                        next = apply(&next, &command).unwrap().plan;
                        assert_eq!(
                            next.drafts.len(),
                            0,
                            "{} {row} {}: {text}",
                            id.word(),
                            spec.key
                        );
                    }
                }
                let again = resolve(&next, next.scenarios.get(scenario.id.as_str()).unwrap());
                let same = table(&again, *id);
                for row in (0..rows.len()).filter_map(|at| rows.id_at(at)) {
                    for (at, spec) in schema(*id).columns() {
                        let key = spec.key;
                        let (is, was) =
                            (same.value(row.as_str(), at), rows.value(row.as_str(), at));
                        assert_eq!(is, was, "{} {row} {key}", id.word());
                    }
                }
            }
        }
    }
}

#[test]
fn a_service_with_a_comma_in_its_name_can_be_listed() {
    for called in ["S3, all classes", "S3; all classes", "S3,"] {
        let name = base(TableId::Services, "s3", "name");
        let before = typed(&plan(), &name, called);
        let cell = base(TableId::Credits, "c", "services");
        for text in [
            format!("Amazon RDS; {called}"),
            format!("rds,{called}"),
            "rds, s3".into(),
            "rds\n;s3,".into(),
        ] {
            let after = typed(&before, &cell, &text);
            assert_eq!(value(&after, &cell), listed(&["rds", "s3"]), "{text}");
        }
        let after = typed(&before, &cell, &format!("{called}; {called}, Amazon EC2"));
        assert_eq!(value(&after, &cell), listed(&["s3", "ec2"]));
    }
}

#[test]
fn the_beginning_of_a_name_is_enough_in_a_list_too() {
    let name = base(TableId::Services, "s3", "name");
    let before = typed(&plan(), &name, "Storage, all classes");
    let cell = base(TableId::Credits, "c", "services");
    for (text, expected) in
        [("stor, amazon r", &["s3", "rds"][..]), ("storage, all", &["s3"]), ("Amazon E", &["ec2"])]
    {
        assert_eq!(value(&typed(&before, &cell, text), &cell), listed(expected), "{text}");
    }
    let cell = base(TableId::Credits, "c", "services");
    let after = typed(&before, &cell, "Storage, no classes");
    assert!(sentence(&after, &cell).starts_with("“no classes” is not there to choose."));
}

#[track_caller]
fn keeps(id: TableId, row: &str, field: &'static str, text: &str, expected: &str) {
    for cell in [base(id, row, field), ask(id, row, field)] {
        let before = plan();
        let cell = addressed(&before, &cell);
        let after = typed(&before, &cell, text);
        assert_eq!(after.drafts.get(&cell), Some(text), "{field} keeps its text");
        assert_eq!(after.drafts.len(), 1);
        assert_eq!(value(&after, &cell), value(&before, &cell), "{field} keeps its value");
        assert_eq!(overrides(&after), 0);
        assert_eq!(sentence(&after, &cell), expected);
        // What can be read takes the draft's place; a second try replaces it.
        let again = typed(&after, &cell, &format!(" {text}"));
        assert_eq!(again.drafts.get(&cell), Some(format!(" {text}").as_str()));
        let good = value(&before, &cell);
        let after = put(&after, &cell, Entry::Value(good.clone()));
        assert_eq!((after.drafts.len(), shown_value(&after, &cell).unwrap().0), (0, good));
    }
}

#[test]
fn what_cannot_be_read_stays_as_typed_beside_the_last_good_value() {
    use TableId::{
        Baseline, Credits, Edp, Levers, Map, Mixes, Plan as Head, Services, Timing, Workloads,
    };
    keeps(
        Workloads,
        "w",
        "monthly_run_rate",
        "about 40k",
        "“about 40k” is not an amount. Type an amount, like 1200 or 450k.",
    );
    keeps(
        Workloads,
        "w",
        "monthly_run_rate",
        "1,5",
        "“1,5” can be read in two ways. Did you mean 1.5 or 15?",
    );
    keeps(
        Workloads,
        "w",
        "monthly_run_rate",
        "-5",
        "“-5” is out of range. Type 0 to 10,000,000,000.",
    );
    keeps(
        Workloads,
        "w",
        "monthly_run_rate",
        "€500",
        "“€500” is in €, but this plan is in USD. Convert it first, then type the amount in USD.",
    );
    keeps(
        Workloads,
        "w",
        "cutover",
        "Q1 27",
        "“Q1 27” is a quarter. Did you mean Jan 2027 or Mar 2027?",
    );
    keeps(Workloads, "w", "ramp_months", "130", "“130” is out of range. Type 0 to 120.");
    keeps(
        Workloads,
        "w",
        "ramp_months",
        "2.5",
        "“2.5” is not a whole number. Type a whole number, like 12.",
    );
    keeps(Workloads, "w", "map_scope", "150%", "“150%” is out of range. Type 0% to 100%.");
    keeps(
        Workloads,
        "w",
        "strategy",
        "re",
        "“re” is not there to choose. Type Rehost, Relocate, Replatform, Refactor, Repurchase, Retain, Retire.",
    );
    keeps(Workloads, "w", "account", "Sales", "“Sales” is not there to choose. Type Main, Labs.");
    keeps(Workloads, "w", "mix", "Sales", "“Sales” is not there to choose. Type Servers.");
    keeps(Services, "ec2", "coverable", "perhaps", "“perhaps” is not yes or no. Type yes or no.");
    keeps(Services, "ec2", "margin_tier", "6", "“6” is out of range. Type 1 to 5.");
    keeps(
        Baseline,
        "b",
        "service",
        "s4",
        "“s4” is not there to choose. Type Amazon EC2, Amazon RDS, Amazon S3.",
    );
    keeps(
        Baseline,
        "b",
        "months",
        "Jan 2027",
        "“Jan” is not a month. Type a month, like Mar 2027.",
    );
    keeps(
        Mixes,
        "all-ec2",
        "shares",
        "ec2 60%; rds 50%",
        "“ec2 60%; rds 50%” does not fit. Expected shares by service id that add up to exactly 1, such as {\"ec2\": \"0.6\", \"rds\": \"0.4\"}.",
    );
    keeps(
        Mixes,
        "all-ec2",
        "shares",
        "ec2 60%; s4 40%",
        "“s4” is not there to choose. Type Amazon EC2, Amazon RDS, Amazon S3.",
    );
    keeps(
        Levers,
        "l",
        "ask_date",
        "3/4/2027",
        "“3/4/2027” can be read in two ways. Did you mean 3 Apr 2027 or 4 Mar 2027?",
    );
    keeps(Levers, "l", "effort", "0", "“0” is out of range. Type 1 to 5.");
    keeps(
        Credits,
        "c",
        "services",
        "ec2, lambda",
        "“lambda” is not there to choose. Type All, Amazon EC2, Amazon RDS, Amazon S3.",
    );
    keeps(
        Map,
        "map",
        "base_rate",
        "$15",
        "“$15” is not a percentage. Type a percentage from 0% to 100%.",
    );
    keeps(
        Edp,
        "edp",
        "commitments",
        "1m; lots",
        "“lots” is not an amount. Type an amount, like 1200 or 450k.",
    );
    keeps(
        Timing,
        "timing",
        "days",
        "90; 90; 30",
        "“90; 90; 30” does not fit. Expected whole numbers from 0 to 3000000 under edp, renewal, year_end, quarter_end.",
    );
    keeps(Head, "plan", "horizon_months", "121", "“121” is out of range. Type 1 to 120.");
}

#[track_caller]
fn waits(id: TableId, row: &str, field: &'static str) {
    let (before, cell) = (plan(), base(id, row, field));
    let kind = spec(&cell).kind;
    let mut entries = vec![Entry::Clear, Entry::Text(String::new()), Entry::Text("  ".into())];
    // Where figures and dates are read, a sign for nothing is nothing.
    if matches!(
        kind,
        Kind::Money { .. } | Kind::Rate { .. } | Kind::Count { .. } | Kind::Month | Kind::Day
    ) {
        entries.extend(["n/a", "-"].map(|text| Entry::Text(text.into())));
    }
    for entry in entries {
        let after = put(&before, &cell, entry);
        assert_eq!(after.drafts.get(&cell), Some(""), "{field}");
        let counts = match value(&before, &cell) {
            Value::Money(_) => Value::Money(Cents::ZERO),
            Value::Rate(_) => Value::Rate(Rate::ZERO),
            other => other,
        };
        assert_eq!(value(&after, &cell), counts, "what is blank counts for nothing");
        let expected = "Not filled in yet. This figure is needed; missing is not zero.";
        assert_eq!(sentence(&after, &cell), expected);
    }
}

#[test]
fn what_is_needed_and_left_empty_waits_to_be_filled_in() {
    use TableId::{Baseline, Credits, Edp, Levers, Map, Mixes, Services, Timing, Workloads};
    waits(Workloads, "w", "monthly_run_rate");
    waits(Workloads, "w", "strategy");
    waits(Workloads, "w", "account");
    waits(Services, "ec2", "coverable");
    waits(Baseline, "b", "monthly");
    waits(Mixes, "all-ec2", "shares");
    waits(Levers, "l", "due");
    waits(Credits, "c", "amount");
    waits(Credits, "c", "start");
    waits(Map, "map", "base_rate");
    waits(Edp, "edp", "term_months");
    waits(Edp, "edp", "commitments");
    waits(Timing, "timing", "days");
    waits(Timing, "timing", "factors");
}

#[track_caller]
fn falls_back(id: TableId, row: &str, field: &'static str, typed_first: &str, expected: Value) {
    let cell = base(id, row, field);
    let before = typed(&plan(), &cell, typed_first);
    for entry in [Entry::Text(String::new()), Entry::Clear] {
        let after = put(&before, &cell, entry);
        assert_eq!((value(&after, &cell), after.drafts.len()), (expected.clone(), 0), "{field}");
    }
}

#[test]
fn what_may_be_left_out_takes_its_default_when_emptied() {
    use TableId::{Baseline, Credits, Map, Services, Workloads};
    falls_back(Workloads, "w", "eligible_share", "50%", Value::Rate(Rate::ONE));
    falls_back(Workloads, "w", "map_scope", "50%", Value::Rate(Rate::ZERO));
    falls_back(Workloads, "w", "cutover", "2028-01", Value::Empty);
    falls_back(Workloads, "w", "name", "Billing", text(""));
    falls_back(Services, "ec2", "weight", "3", Value::Rate(Rate::ONE));
    falls_back(Baseline, "b", "months", "Jan 2027 5", Value::Months(BTreeMap::new()));
    falls_back(Credits, "c", "included", "no", Value::Flag(true));
    falls_back(Credits, "c", "services", "ec2", Value::Services(ServiceScope::All));
    falls_back(Credits, "c", "remaining", "5", Value::Empty);
    falls_back(Map, "map", "cap", "5", Value::Empty);
}

/// In a scenario an empty text means the base again, but a sign for nothing can be meant.
#[test]
fn a_scenario_can_lift_what_the_base_sets() {
    let (before, cell) = (plan(), ask(TableId::Map, "map", "cap"));
    let after = typed(&before, &cell, "none");
    assert_eq!(after.drafts.get(&cell), Some("none"));
    let after = typed(&before, &cell, "n/a");
    assert_eq!(shown_value(&after, &cell), Some((Value::Empty, true)));
    assert_eq!(value(&after, &cell), money(500_000));
}

#[test]
fn a_sign_for_nothing_in_a_scenario_is_no_zero() {
    for field in ["map_scope", "monthly_run_rate", "eligible_share"] {
        let (before, cell) = (plan(), ask(TableId::Workloads, "w", field));
        let set = typed(&before, &cell, "0.5");
        assert_eq!(typed(&set, &cell, "n/a"), before, "{field} is the base's again");
    }
}

#[test]
fn texts_and_notes_are_the_bases_in_every_scenario() {
    let before = plan();
    for (id, row, field) in [
        (TableId::Workloads, "w", "owner"),
        (TableId::Workloads, "w", "note"),
        (TableId::Credits, "c", "clause"),
        (TableId::Accounts, "labs", "name"),
        (TableId::Scenarios, "ask", "note"),
    ] {
        let cell = ask(id, row, field);
        let after = typed(&before, &cell, "Words");
        assert_eq!((value(&after, &cell), overrides(&after)), (text("Words"), 0), "{field}");
        assert_eq!(after, typed(&before, &base(id, row, field), "Words"));
        let emptied = typed(&after, &cell, "");
        assert_eq!((value(&emptied, &cell), overrides(&emptied)), (text(""), 0), "{field}");
    }
}

#[test]
fn a_scenario_follows_the_base_where_it_sets_nothing() {
    let cell = ask(TableId::Workloads, "w", "map_scope");
    let after = typed(&plan(), &base(TableId::Workloads, "w", "map_scope"), "30%");
    assert_eq!(
        shown_value(&after, &cell),
        Some((Value::Rate(Rate::from_millionths(300_000)), false))
    );
    let own = typed(&after, &cell, "80%");
    let moved = typed(&own, &base(TableId::Workloads, "w", "map_scope"), "10%");
    assert_eq!(
        shown_value(&moved, &cell),
        Some((Value::Rate(Rate::from_millionths(800_000)), true))
    );
}

#[test]
fn a_cell_has_a_draft_of_its_own_in_each_scenario() {
    let (of_base, of_ask) =
        (base(TableId::Map, "map", "base_rate"), ask(TableId::Map, "map", "base_rate"));
    let after = typed(&typed(&plan(), &of_base, "lots"), &of_ask, "more");
    assert_eq!(
        (after.drafts.get(&of_base), after.drafts.get(&of_ask)),
        (Some("lots"), Some("more"))
    );
    let after = put(&after, &of_ask, Entry::Clear);
    assert_eq!((after.drafts.get(&of_base), after.drafts.get(&of_ask)), (Some("lots"), None));
}

#[test]
fn a_credit_never_ends_before_it_starts() {
    let (start, end) = (base(TableId::Credits, "c", "start"), base(TableId::Credits, "c", "end"));
    let early = typed(&plan(), &end, "2026-06-30");
    assert_eq!(value(&early, &end), Value::Day(day("2027-12-31")));
    assert_eq!(
        sentence(&early, &end),
        "“30 Jun 2026” does not fit. Expected a date not before the credit's start, 1 Jan 2027."
    );
    let late = typed(&plan(), &start, "1 Feb 2028");
    assert_eq!(value(&late, &start), Value::Day(day("2027-01-01")));
    assert_eq!(
        sentence(&late, &start),
        "“1 Feb 2028” does not fit. Expected a date not after the credit's end, 31 Dec 2027."
    );
    // Once the other date moves, what was typed first is taken without being typed again.
    let both = typed(&early, &start, "2026-01-01");
    assert_eq!((value(&both, &end), both.drafts.len()), (Value::Day(day("2026-06-30")), 0));
    let both = typed(&late, &end, "");
    assert_eq!((value(&both, &start), both.drafts.len()), (Value::Day(day("2028-02-01")), 0));
    // The scenario's own end is not bound: it is resolved against whatever start holds there.
    let own = typed(&plan(), &ask(TableId::Credits, "c", "end"), "2026-06-30");
    assert_eq!((own.drafts.len(), overrides(&own)), (0, 1));
}

#[test]
fn both_dates_of_a_credit_can_be_set_in_one_command_in_any_order() {
    let cells = [("end", "2026-06-30"), ("start", "2026-01-01")]
        .map(|(field, text)| (base(TableId::Credits, "c", field), Entry::Text(text.into())));
    for cells in [cells.to_vec(), cells.iter().rev().cloned().collect()] {
        let after = apply(&plan(), &Command::SetCells { cells, merge: None }).unwrap().plan;
        let credit = after.credits.get("c").unwrap();
        assert_eq!((credit.start, credit.end), (day("2026-01-01"), Some(day("2026-06-30"))));
        assert_eq!(after.drafts.len(), 0);
    }
}

#[test]
fn milestones_share_no_more_than_everything() {
    let (first, second) =
        (base(TableId::Milestones, "m1", "share"), base(TableId::Milestones, "m2", "share"));
    let waiting = typed(&plan(), &second, "50%");
    assert_eq!(value(&waiting, &second), Value::Rate(Rate::from_millionths(400_000)));
    assert_eq!(
        sentence(&waiting, &second),
        "“50%” does not fit. Expected at most 40%, because all milestones share 100%."
    );
    let still = typed(&waiting, &first, "55%");
    assert_eq!(still.drafts.get(&second), Some("50%"));
    let taken = typed(&still, &first, "50%");
    assert_eq!(
        (value(&taken, &second), taken.drafts.len()),
        (Value::Rate(Rate::from_millionths(500_000)), 0)
    );
    // A milestone that goes makes room as well.
    let removed = Command::RemoveRows { table: TableId::Milestones, rows: vec![Id::from("m1")] };
    let taken = apply(&waiting, &removed).unwrap().plan;
    assert_eq!(
        (value(&taken, &second), taken.drafts.len()),
        (Value::Rate(Rate::from_millionths(500_000)), 0)
    );
}

#[test]
fn a_name_that_is_not_there_yet_is_taken_once_it_is() {
    let cell = base(TableId::Workloads, "w", "account");
    let waiting = typed(&plan(), &cell, "Sales");
    let add = Command::AddRow {
        table: TableId::Accounts,
        position: 9,
        cells: vec![("name", Entry::Text("Sales".into()))],
        scenario: None,
    };
    let added = apply(&waiting, &add).unwrap();
    assert_eq!(value(&added.plan, &cell), Value::Ref(added.added.unwrap()));
    assert_eq!(added.plan.drafts.len(), 0);
}

#[test]
fn a_value_that_does_not_fit_is_refused() {
    let before = plan();
    for (id, row, field, value) in [
        (TableId::Workloads, "w", "monthly_run_rate", money(-1)),
        (TableId::Workloads, "w", "monthly_run_rate", Value::Empty),
        (TableId::Workloads, "w", "monthly_run_rate", Value::Flag(true)),
        (TableId::Workloads, "w", "strategy", Value::Word("fly")),
        (TableId::Workloads, "w", "mix", Value::Ref(Id::from("gone"))),
        (TableId::Credits, "c", "services", listed(&["ec2", "gone"])),
        (TableId::Mixes, "all-ec2", "shares", Value::Shares(vec![(Id::from("gone"), Rate::ONE)])),
        (TableId::Credits, "c", "end", Value::Day(day("2026-01-01"))),
        (TableId::Milestones, "m1", "share", Value::Rate(Rate::from_millionths(600_001))),
    ] {
        let sentence = refused(&before, &base(id, row, field), value);
        assert!(sentence.contains(" does not fit. Expected "), "{field}: {sentence}");
    }
    let own = ask(TableId::Workloads, "w", "mix");
    assert_eq!(
        refused(&before, &own, Value::Ref(Id::from("gone"))),
        "“gone” does not fit. Expected the id of a service mix of this plan."
    );
}

#[test]
fn the_first_scenario_alone_is_the_base() {
    let (before, cell) = (plan(), base(TableId::Scenarios, "ask", "kind"));
    let after = typed(&before, &cell, "AWS offer");
    assert_eq!(value(&after, &cell), Value::Word("ask"));
    assert_eq!(
        sentence(&after, &cell),
        "“AWS offer” does not fit. Expected another kind, because the first scenario is the base."
    );
    assert_eq!(refused(&before, &cell, Value::Word("base")), sentence(&after, &cell));
    let first = base(TableId::Scenarios, "offer", "kind");
    assert_eq!(value(&typed(&before, &first, "AWS offer"), &first), Value::Word("base"));
}

#[test]
fn a_cell_that_does_not_exist_is_refused_and_nothing_is_done() {
    let before = plan();
    let good = (base(TableId::Workloads, "w", "name"), Entry::Text("Billing".into()));
    for bad in [
        base(TableId::Workloads, "gone", "name"),
        base(TableId::Workloads, "w", "no_such_field"),
        base(TableId::Map, "edp", "cap"),
    ] {
        let cells = vec![good.clone(), (bad.clone(), Entry::Clear)];
        let error = apply(&before, &Command::SetCells { cells, merge: None }).unwrap_err();
        assert_eq!(error, EditError::NoSuchCell(bad.clone()));
        let expected = format!("There is no row “{}” in this table any more.", bad.row);
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn unknown_overrides_of_the_same_scenario_stay() {
    let mut before = plan();
    let unknown = tranche::domain::Override::new(
        "workloads",
        &Id::from("gone"),
        "map_scope",
        OverrideValue::Unknown(json!("1")),
    );
    before.scenarios.update("ask", |scenario| scenario.overrides.push(unknown.clone()));
    let cell = ask(TableId::Workloads, "w", "map_scope");
    let set = typed(&before, &cell, "20%");
    assert_eq!(overrides(&set), 2);
    assert_eq!(put(&set, &cell, Entry::Clear), before);
}

#[test]
fn only_texts_notes_and_remarks_are_never_set_by_a_scenario() {
    for id in TableId::ALL {
        for (_, spec) in schema(*id).columns() {
            let is_text = matches!(spec.kind, Kind::Text | Kind::Note);
            assert_eq!(
                is_per_scenario(spec),
                !(is_text || spec.remark),
                "{} {}",
                id.word(),
                spec.key
            );
        }
    }
}

#[test]
fn a_name_that_goes_to_another_row_within_a_command_is_read_anew() {
    let cell = |table, row, field, text: &str| (base(table, row, field), Entry::Text(text.into()));
    let cells = vec![
        cell(TableId::Workloads, "w", "account", "Labs"),
        cell(TableId::Accounts, "labs", "name", "Other"),
        cell(TableId::Accounts, "main", "name", "Labs"),
        cell(TableId::Baseline, "b", "account", "Labs"),
        cell(TableId::Credits, "c", "account", "Labs"),
        cell(TableId::Workloads, "w", "account", "Labs"),
    ];
    let after = apply(&plan(), &Command::SetCells { cells, merge: None }).unwrap().plan;
    for (table, row) in
        [(TableId::Workloads, "w"), (TableId::Baseline, "b"), (TableId::Credits, "c")]
    {
        let cell = base(table, row, "account");
        assert_eq!(shown_value(&after, &cell).unwrap().0, Value::Ref(Id::from("main")), "{row}");
    }
}

/// What a new row needs can be filled in while a scenario is shown: a fact becomes the plan's own, a term
/// the scenario's alone, and neither is called missing any more.
#[test]
fn a_new_row_is_filled_in_from_within_a_scenario() {
    let added = |table| {
        let add =
            Command::AddRow { table, position: usize::MAX, cells: Vec::new(), scenario: None };
        let applied = apply(&plan(), &add).unwrap();
        (applied.plan, applied.added.unwrap())
    };
    let (before, row) = added(TableId::Workloads);
    let cell = ask(TableId::Workloads, row.as_str(), "monthly_run_rate");
    let after = typed(&before, &cell, "500");
    assert_eq!((shown_value(&after, &cell), after.drafts.len()), (Some((money(50_000), false)), 0));

    let (before, row) = added(TableId::Levers);
    let cell = ask(TableId::Levers, row.as_str(), "credit");
    let after = typed(&before, &cell, "500");
    assert_eq!(shown_value(&after, &cell), Some((money(50_000), true)));
    let base = base(TableId::Levers, row.as_str(), "credit");
    assert_eq!((value(&after, &base), after.drafts.get(&base)), (money(0), None));
}
