//! Rows that come and go, plans that take another's place, and what each step is called.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use serde_json::json;
use tranche::{
    domain::{
        Account, Cents, Id, Mix, Month, Override, Plan, Rate, Row as _, Rows, TableId, Value,
        choice::Choice as _, drafts::CellRef, scenario::OverrideValue,
    },
    edit::{Applied, Command, EditError, Entry, apply, error_of, ids::fresh_id, starter},
    io::plan_file,
    table::{Kind, resolve::resolve, schema, table, validate},
};

fn sample() -> Plan {
    plan_file::read(include_str!("../examples/illustrative.json")).unwrap()
}

fn start() -> Plan {
    starter::plan(Month::parse("2027-04").unwrap())
}

fn cell(table: TableId, row: &str, field: &'static str, scenario: Option<&str>) -> CellRef {
    CellRef { table, row: Id::from(row), field, scenario: scenario.map(Id::from) }
}

fn set(cell: CellRef, text: &str) -> Command {
    Command::SetCells { cells: vec![(cell, Entry::Text(text.to_owned()))], merge: None }
}

fn add(table: TableId) -> Command {
    Command::AddRow { table, position: usize::MAX, cells: Vec::new(), scenario: None }
}

fn delete(table: TableId, rows: &[&str]) -> Command {
    Command::RemoveRows { table, rows: rows.iter().map(|row| Id::from(*row)).collect() }
}

/// What a command leaves, which can always be saved and read back.
#[track_caller]
fn done(plan: &Plan, command: &Command) -> Applied {
    let applied = apply(plan, command).unwrap();
    assert_eq!(validate::faults(&applied.plan), []);
    assert_eq!(plan_file::read(&plan_file::write(&applied.plan)).as_ref(), Ok(&applied.plan));
    applied
}

/// Why a command is not done.
#[track_caller]
fn refused(plan: &Plan, command: &Command) -> String {
    apply(plan, command).unwrap_err().to_string()
}

fn ids(plan: &Plan, id: TableId) -> Vec<String> {
    let rows = table(plan, id);
    (0..rows.len()).filter_map(|at| rows.id_at(at)).map(|id| id.to_string()).collect()
}

#[track_caller]
fn value(plan: &Plan, id: TableId, row: &str, field: &str) -> Value {
    table(plan, id).value_of(row, field).unwrap()
}

/// The tables whose rows come and go.
fn growing() -> impl Iterator<Item = TableId> {
    TableId::ALL.iter().copied().filter(|id| !id.is_single() && *id != TableId::Scenarios)
}

#[test]
fn a_new_row_has_defaults_and_what_is_needed_waits_to_be_filled_in() {
    for id in growing() {
        let before = start();
        let Applied { plan, added } = done(&before, &add(id));
        let new = added.unwrap();
        assert_eq!(ids(&plan, id).last(), Some(&new.to_string()), "{}", id.word());
        let rows = table(&plan, id);
        for (at, spec) in schema(id).columns() {
            let what = format!("{} {}", id.word(), spec.key);
            let value = rows.value(new.as_str(), at).unwrap();
            let first = |to: TableId| table(&plan, to).id_at(0).unwrap();
            let expected = match spec.kind {
                Kind::Ref(to) => Value::Ref(first(to)),
                Kind::Shares => Value::Shares(vec![(first(TableId::Services), Rate::ONE)]),
                Kind::Month if !spec.nullable => Value::Month(plan.head.start_month),
                Kind::Day if !spec.nullable => Value::Day(plan.head.start_month.first_day()),
                _ => rows.blank_value(at).unwrap(),
            };
            assert_eq!(value, expected, "{what}");
            let waits = plan.drafts.get(&cell(id, new.as_str(), spec.key, None));
            let needed = spec.required && matches!(spec.kind, Kind::Money { .. });
            assert_eq!(waits, needed.then_some(""), "{what}");
        }
    }
}

#[test]
fn a_new_workload_names_its_run_rate_as_missing() {
    let Applied { plan, added } = done(&start(), &add(TableId::Workloads));
    let run_rate = cell(TableId::Workloads, added.unwrap().as_str(), "monthly_run_rate", None);
    let expected = "Not filled in yet. This figure is needed; missing is not zero.";
    assert_eq!(
        error_of(&plan, &run_rate, tranche::text::Locale::default()).unwrap().to_string(),
        expected
    );
    let zero = done(&plan, &set(run_rate.clone(), "0")).plan;
    assert_eq!(zero.drafts.get(&run_rate), None, "zero is an answer");
    let kept = done(&plan, &set(run_rate.clone(), "lots")).plan;
    assert_eq!(kept.drafts.get(&run_rate), Some("lots"));
}

#[test]
fn a_row_is_added_where_asked_with_the_cells_that_were_typed() {
    let command = |position, text: &str| Command::AddRow {
        table: TableId::Workloads,
        position,
        scenario: None,
        cells: vec![
            ("name", Entry::Text("Billing".into())),
            ("monthly_run_rate", Entry::Text(text.into())),
        ],
    };
    let before = sample();
    let Applied { plan, added } = done(&before, &command(2, "40k"));
    let new = added.unwrap();
    assert_eq!(plan.workloads.position(new.as_str()), Some(2));
    let row = plan.workloads.get(new.as_str()).unwrap();
    assert_eq!((row.name.as_str(), row.monthly_run_rate), ("Billing", Cents::new(4_000_000)));
    assert_eq!(plan.drafts.len(), 0);
    assert_eq!(plan.workloads.len(), before.workloads.len() + 1);
    // What can't be read is kept as in any cell.
    let Applied { plan, added } = done(&before, &command(usize::MAX, "about 40k"));
    let run_rate = cell(TableId::Workloads, added.unwrap().as_str(), "monthly_run_rate", None);
    assert_eq!(plan.drafts.get(&run_rate), Some("about 40k"));
}

#[test]
fn a_row_is_not_added_when_one_of_its_cells_does_not_exist_or_may_not_hold_its_value() {
    let add = |field, entry| {
        let cells = vec![(field, entry)];
        let command =
            Command::AddRow { table: TableId::Workloads, position: 0, cells, scenario: None };
        apply(&sample(), &command).unwrap_err()
    };
    assert!(matches!(add("no_such_field", Entry::Clear), EditError::NoSuchCell(_)));
    let negative = Entry::Value(Value::Money(Cents::new(-1)));
    assert!(matches!(add("monthly_run_rate", negative), EditError::Unfit { .. }));
}

#[test]
fn ids_are_fresh_wherever_rows_went_before() {
    let mut plan = start();
    let mut seen = Vec::new();
    for _ in 0..12 {
        let applied = done(&plan, &add(TableId::Levers));
        seen.push(applied.added.unwrap().to_string());
        plan = applied.plan;
    }
    assert_eq!(seen[..2], ["l01", "l02"]);
    assert_eq!(seen[11], "l12");
    let plan = done(&plan, &delete(TableId::Levers, &["l01", "l05"])).plan;
    assert_eq!(fresh_id(&plan, TableId::Levers).as_str(), "l13", "none of those in use");
}

#[test]
fn a_new_row_never_inherits_what_a_scenario_sets_of_a_row_that_is_gone() {
    let mut plan = sample();
    let next = fresh_id(&plan, TableId::Workloads);
    // As in a file that was written by hand: kept, and without effect.
    let stale = |field| {
        Override::new("workloads", &next, field, OverrideValue::Unknown(json!("no number")))
    };
    plan.scenarios.update("ask", |scenario| scenario.overrides.push(stale("map_scope")));
    assert_ne!(done(&plan, &add(TableId::Workloads)).added, Some(next));
}

#[test]
fn a_row_that_needs_another_table_is_refused_while_that_is_empty() {
    let mut plan = start();
    plan.mixes = Rows::default();
    let needs = |name| format!("Add a row to {name} first: the new row needs one.");
    assert_eq!(refused(&plan, &add(TableId::Workloads)), needs("Service mixes"));
    plan.services = Rows::default();
    assert_eq!(refused(&plan, &add(TableId::Mixes)), needs("Services"));
    assert_eq!(refused(&plan, &add(TableId::Baseline)), needs("Services"));
    plan.accounts = Rows::default();
    for id in [TableId::Workloads, TableId::Credits, TableId::Levers] {
        assert_eq!(refused(&plan, &add(id)), needs("Accounts"));
    }
}

#[test]
fn tables_of_a_fixed_number_of_rows_keep_it() {
    for (id, row, name) in [
        (TableId::Plan, "plan", "Plan"),
        (TableId::Map, "map", "MAP terms"),
        (TableId::Edp, "edp", "Commitment"),
        (TableId::Timing, "timing", "Timing"),
    ] {
        let expected = format!("{name} has no rows to add or delete.");
        assert_eq!(refused(&sample(), &add(id)), expected);
        assert_eq!(refused(&sample(), &delete(id, &[row])), expected);
    }
}

#[test]
fn deleted_rows_go_with_their_drafts() {
    let run_rate = cell(TableId::Workloads, "w02", "monthly_run_rate", None);
    let scope = cell(TableId::Workloads, "w02", "map_scope", Some("ask"));
    let mut plan = done(&sample(), &set(run_rate, "lots")).plan;
    plan = done(&plan, &set(scope, "more")).plan;
    assert_eq!(plan.drafts.len(), 2);
    let after = done(&plan, &delete(TableId::Workloads, &["w02", "w04", "gone"])).plan;
    assert_eq!((after.workloads.len(), after.drafts.len()), (plan.workloads.len() - 2, 0));
    assert!(after.workloads.get("w04").is_none());
}

#[test]
fn what_scenarios_set_of_a_row_goes_and_comes_back_with_it() {
    let before = sample();
    let set_of = |plan: &Plan, row: &str| {
        let ask = plan.scenarios.get("ask").unwrap();
        ask.overrides.iter().filter(|over| over.row.as_str() == row).count()
    };
    assert_eq!((set_of(&before, "w02"), set_of(&before, "w03")), (2, 2));
    let after = done(&before, &delete(TableId::Workloads, &["w02"])).plan;
    assert_eq!((set_of(&after, "w02"), set_of(&after, "w03")), (0, 2));
    // Undo puts the plan from before back, so the row and what was set of it are both there again.
    let back =
        done(&after, &Command::Open { label: "Undo".into(), plan: Box::new(before.clone()) });
    assert_eq!(back.plan, before);
    let resolved = resolve(&back.plan, back.plan.scenarios.get("ask").unwrap());
    assert_eq!(value(&resolved, TableId::Workloads, "w02", "map_scope"), Value::Rate(Rate::ONE));
}

#[test]
fn a_row_that_others_use_stays() {
    for (table, row, expected) in [
        (
            TableId::Mixes,
            "servers",
            "“servers” is used by 7 rows of Workloads. Give them another first.",
        ),
        (TableId::Mixes, "sap", "“sap” is used by 1 row of Workloads. Give it another first."),
        (
            TableId::Services,
            "ec2",
            "“ec2” is used by 4 rows of Service mixes. Give them another first.",
        ),
        (
            TableId::Services,
            "tax",
            "“tax” is used by 1 row of Baseline consumption. Give it another first.",
        ),
    ] {
        let plan = sample();
        let rows = [ids(&plan, table).into_iter().find(|id| id != row).unwrap(), row.to_owned()];
        let rows = rows.each_ref().map(String::as_str);
        assert_eq!(refused(&plan, &delete(table, &rows[1..])), expected);
        // All or nothing.
        assert!(apply(&plan, &delete(table, &rows)).is_err());
    }
}

#[test]
fn a_service_listed_by_a_credit_stays() {
    let listed = set(cell(TableId::Credits, "c01", "services", None), "all");
    let Applied { plan, added } = done(&sample(), &add(TableId::Services));
    let new = added.unwrap();
    let plan = done(&plan, &listed).plan;
    assert!(apply(&plan, &delete(TableId::Services, &[new.as_str()])).is_ok());
    let plan =
        done(&plan, &set(cell(TableId::Credits, "c01", "services", None), new.as_str())).plan;
    let expected = format!("“{new}” is used by 1 row of Credits. Give it another first.");
    assert_eq!(refused(&plan, &delete(TableId::Services, &[new.as_str()])), expected);
}

#[test]
fn a_row_that_a_scenario_chooses_stays() {
    let Applied { plan, added } = done(&sample(), &add(TableId::Accounts));
    let (new, scenarios) = (added.unwrap(), ["ask", "target"]);
    let remove = delete(TableId::Accounts, &[new.as_str()]);
    assert_eq!(done(&plan, &remove).plan, sample());
    let mut used = plan;
    let says = [
        format!("“{new}” is chosen in 1 scenario. Choose another there first."),
        format!("“{new}” is chosen in 2 scenarios. Choose another there first."),
    ];
    for (scenario, expected) in scenarios.iter().zip(says) {
        let account = cell(TableId::Map, "map", "account", Some(scenario));
        used = done(&used, &set(account, new.as_str())).plan;
        assert_eq!(refused(&used, &remove), expected);
    }
    // A list of services counts as well.
    let Applied { plan, added } = done(&sample(), &add(TableId::Services));
    let new = added.unwrap();
    let services = cell(TableId::Credits, "c01", "services", Some("ask"));
    let plan = done(&plan, &set(services, &format!("ec2; {new}"))).plan;
    let expected = format!("“{new}” is chosen in 1 scenario. Choose another there first.");
    assert_eq!(refused(&plan, &delete(TableId::Services, &[new.as_str()])), expected);
}

#[test]
fn a_row_without_users_goes_and_the_last_one_too() {
    let plan = Plan {
        mixes: [Mix { shares: vec![(Id::from("tax"), Rate::ONE)], ..Mix::blank(Id::from("m")) }]
            .into_iter()
            .collect(),
        ..start()
    };
    let after = done(&plan, &delete(TableId::Mixes, &["m"])).plan;
    assert!(after.mixes.is_empty());
    assert_eq!(done(&after, &delete(TableId::Services, &["tax"])).plan.services.get("tax"), None);
}

#[test]
fn another_plan_takes_the_place_of_this_one_unless_it_has_faults() {
    let mut other = sample();
    other.accounts.push(Account::blank(Id::from("new")));
    let replace = Command::Open { label: "Open other.json".into(), plan: Box::new(other.clone()) };
    let applied = done(&start(), &replace);
    assert_eq!((&applied.plan, applied.added), (&other, None));
    assert_eq!(replace.label(&start()), "Open other.json");
    let mut faulty = other;
    faulty.workloads.update("w01", |workload| workload.account = Id::from("gone"));
    let open = Command::Open { label: String::new(), plan: Box::new(faulty) };
    let error = apply(&start(), &open).unwrap_err();
    assert!(matches!(&error, EditError::Faults(faults) if faults.len() == 1), "{error}");
}

/// A command, so that one of each kind can be told apart in the menu and the history.
#[track_caller]
fn is_called(command: &Command, expected: &str) {
    assert_eq!(command.label(&start()), expected);
}

#[test]
fn every_step_says_what_it_was() {
    let run_rate = cell(TableId::Workloads, "w01", "monthly_run_rate", None);
    let clear = (run_rate.clone(), Entry::Clear);
    let cap = cell(TableId::Map, "map", "cap", Some("ask"));
    let cells = |cells: Vec<(CellRef, Entry)>| Command::SetCells { cells, merge: None };
    is_called(&set(run_rate.clone(), "5"), "Edit Run-rate / month in workloads");
    is_called(&set(cap, "5"), "Edit Cap in map terms");
    is_called(&cells(vec![clear.clone()]), "Clear Run-rate / month in workloads");
    is_called(&cells(vec![clear.clone(), clear]), "Edit 2 cells");
    is_called(&add(TableId::Levers), "Add a row to value exchange");
    is_called(&delete(TableId::Credits, &["c01"]), "Delete a row of credits");
    is_called(&delete(TableId::Credits, &["c01", "c02"]), "Delete 2 rows of credits");
}
