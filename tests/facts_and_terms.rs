//! Whose a cell is: what we have is the plan's, what is negotiated is the scenario's in view.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

#[path = "common/desk.rs"]
mod desk;

use std::sync::Arc;

use desk::Desk;
use tranche::{
    calc::Calculator,
    domain::{Cents, Id, Override, Plan, TableId},
    engine::evaluate,
    grid::{
        Cursor, Selection,
        clipboard::{self, Answers, Paste},
        ownership,
    },
    io::plan_file,
    table::resolve::resolve,
};

fn workloads(scenario: &str) -> Desk {
    Desk::sample(TableId::Workloads).in_scenario(scenario)
}

/// How many fields a scenario sets in a row.
fn own(plan: &Plan, scenario: &str, row: &Id) -> Vec<String> {
    let overrides = plan.scenarios.get(scenario).unwrap().overrides.iter();
    overrides.filter(|of| of.row == *row).map(|of| of.field.clone()).collect()
}

/// The net value of a scenario in cents, computed afresh.
fn net_value(plan: &Plan, scenario: &str) -> i64 {
    let resolved = resolve(plan, plan.scenarios.get(scenario).unwrap());
    evaluate(&resolved).unwrap().net_value.get()
}

#[test]
fn a_workload_typed_while_ask_is_in_view_is_the_plans_but_for_what_is_negotiated() {
    let mut desk = workloads("ask");
    let row = desk.order.len();
    desk.type_into("name", row, "Claims archive");
    let id = desk.order[row].clone();
    for (field, text) in [
        ("monthly_run_rate", "98,300"),
        ("strategy", "Replatform"),
        ("cutover", "nov 2027"),
        ("eligible_share", "80%"),
        ("map_scope", "50%"),
    ] {
        desk.type_into(field, row, text);
    }
    assert_eq!(own(&desk.plan, "ask", &id), ["map_scope"]);
    let workload = desk.plan.workloads.get(id.as_str()).unwrap();
    assert_eq!(workload.monthly_run_rate, Cents::new(9_830_000));
    assert_eq!(workload.cutover.unwrap().to_string(), "2027-11");
    for scenario in ["offer", "settled"] {
        let other = desk.clone().in_scenario(scenario);
        assert_eq!(other.texts("eligible_share", row..row + 1), ["80%"], "{scenario}");
    }
}

#[test]
fn workloads_pasted_while_ask_is_in_view_go_where_typing_goes() {
    let mut desk = workloads("ask");
    let row = desk.order.len();
    let at = desk.range("name", row, row);
    let text = "Name\tStrategy\tCutover\tRun-rate / month\tEligible\tScope counted\n\
                Ledger\tRehost\t2027-11\t12000\t90%\t40%\nQueue\tRetire\t2027-12\t500\t10%\t30%";
    let block = clipboard::read(text, None);
    let pasted = clipboard::paste(&desk.sheet(), Selection::range(at), &block, Answers::default());
    let Paste::Ready(gesture) = pasted else { panic!("{pasted:?}") };
    desk.perform(&gesture);
    for (at, scope) in [(row, "40%"), (row + 1, "30%")] {
        let id = desk.order[at].clone();
        assert_eq!(own(&desk.plan, "ask", &id), ["map_scope"]);
        assert_eq!(desk.texts("map_scope", at..at + 1), [scope]);
        assert!(own(&desk.plan, "settled", &id).is_empty());
    }
    let base = desk.clone().in_scenario("offer");
    assert_eq!(base.texts("eligible_share", row..row + 2), ["90%", "10%"]);
}

#[test]
fn correcting_a_run_rate_in_settled_corrects_it_everywhere() {
    let mut desk = workloads("settled");
    let before = own(&desk.plan, "settled", &desk.order[0].clone());
    desk.type_into("monthly_run_rate", 0, "12345");
    let id = desk.order[0].clone();
    assert_eq!(own(&desk.plan, "settled", &id), before);
    assert_eq!(
        desk.plan.workloads.get(id.as_str()).unwrap().monthly_run_rate,
        Cents::new(1_234_500)
    );
}

#[test]
fn either_can_be_set_the_other_way_on_purpose() {
    let mut desk = workloads("ask");
    let id = desk.order[0].clone();
    let was = desk.plan.workloads.get(id.as_str()).unwrap().monthly_run_rate;
    let area = desk.range("monthly_run_rate", 0, 0);
    let gesture = ownership::only_here(&desk.sheet(), area);
    assert_eq!(gesture.note, "1 cell set only in Ask");
    desk.perform(&gesture);
    desk.type_into("monthly_run_rate", 0, "777");
    assert_eq!(desk.plan.workloads.get(id.as_str()).unwrap().monthly_run_rate, was);
    assert_eq!(desk.texts("monthly_run_rate", 0..1), ["777"]);

    let gesture = ownership::everywhere(&desk.sheet(), area);
    assert_eq!(gesture.note, "1 cell set in every scenario");
    desk.perform(&gesture);
    assert!(!own(&desk.plan, "ask", &id).contains(&"monthly_run_rate".to_owned()));
    assert_eq!(desk.plan.workloads.get(id.as_str()).unwrap().monthly_run_rate, Cents::new(77_700));

    // A term, typed in Ask and then meant for all.
    desk.type_into("map_scope", 0, "35%");
    let scope = desk.range("map_scope", 0, 0);
    let gesture = ownership::everywhere(&desk.sheet(), scope);
    desk.perform(&gesture);
    for scenario in ["offer", "ask", "target", "walk", "settled"] {
        let other = desk.clone().in_scenario(scenario);
        assert_eq!(other.texts("map_scope", 0..1), ["35%"], "{scenario}");
        assert!(!own(&desk.plan, scenario, &id).contains(&"map_scope".to_owned()));
    }
}

#[test]
fn a_line_says_where_typing_goes() {
    let desk = workloads("ask");
    let says = |desk: &Desk, field: &str| {
        let at = Cursor { row: 0, column: desk.column(field) };
        ownership::says(&desk.sheet(), at, ["Alt+O", "Alt+Shift+O"])
    };
    assert_eq!(
        says(&desk, "monthly_run_rate"),
        "“Run-rate / month”: typing changes every scenario. Only in Ask: Alt+O"
    );
    assert_eq!(
        says(&desk, "map_uplift"),
        "“Uplift”: typing changes Ask alone. In every scenario: Alt+Shift+O"
    );
    assert_eq!(says(&desk, "name"), "“Workload”: typing changes every scenario");
    assert_eq!(says(&desk, "map_credit"), "", "computed");
    assert_eq!(
        says(&desk.clone().in_scenario("offer"), "map_uplift"),
        "“Uplift”: typing changes every scenario but 7, with values of their own"
    );
    let mut plan = desk.plan.clone();
    let ids: Vec<Id> = plan.scenarios.iter().map(|of| of.id.clone()).collect();
    for id in ids {
        plan.scenarios.update(id.as_str(), |of| of.overrides = Default::default());
    }
    let mut base = desk.in_scenario("offer");
    base.show(plan);
    base.type_into("map_uplift", 0, "1%");
    let mut ask = base.clone().in_scenario("ask");
    ask.type_into("map_uplift", 0, "2%");
    assert_eq!(
        says(&ask.in_scenario("offer"), "map_uplift"),
        "“Uplift”: typing changes every scenario but Ask, with values of their own"
    );
}

#[test]
fn what_could_not_be_read_stands_in_every_scenario_that_inherits_it() {
    let mut desk = workloads("offer");
    desk.type_into("map_scope", 0, "TBD");
    let id = desk.order[0].clone();
    let shown = |desk: &Desk| {
        let at = Cursor { row: 0, column: desk.column("map_scope") };
        let view = desk.sheet().view(at).unwrap();
        (view.text, view.invalid)
    };
    let inherits =
        |scenario: &str| !own(&desk.plan, scenario, &id).contains(&"map_scope".to_owned());
    let (mut with, mut without) = (0, 0);
    for scenario in ["offer", "ask", "target", "walk", "settled"] {
        let view = shown(&desk.clone().in_scenario(scenario));
        if inherits(scenario) {
            assert_eq!(view, ("TBD".to_owned(), true), "{scenario}");
            with += 1;
        } else {
            assert_ne!(view.0, "TBD", "{scenario}");
            without += 1;
        }
    }
    assert!(with > 1, "{with} inherit, {without} have their own");
    // Settled by a value of its own.
    let mut ask = desk.in_scenario("target");
    ask.type_into("map_scope", 0, "10%");
    assert_eq!(shown(&ask), ("10%".to_owned(), false));
    assert_eq!(shown(&ask.in_scenario("offer")), ("TBD".to_owned(), true));
}

#[test]
fn a_cleared_run_rate_counts_for_nothing() {
    let mut desk = workloads("offer");
    let before = net_value(&desk.plan, "offer");
    let area = desk.range("monthly_run_rate", 0, 0);
    let gesture = tranche::grid::fill::clear(&desk.sheet(), area);
    desk.perform(&gesture);
    let id = desk.order[0].clone();
    assert_eq!(desk.plan.workloads.get(id.as_str()).unwrap().monthly_run_rate, Cents::ZERO);
    let view = desk.sheet().view(Cursor { row: 0, column: area.left }).unwrap();
    assert!(view.missing, "{view:?}");
    let cleared = net_value(&desk.plan, "offer");
    assert_ne!(cleared, before);
    desk.type_into("monthly_run_rate", 0, "0");
    assert_eq!(net_value(&desk.plan, "offer"), cleared);
    assert!(desk.plan.drafts.is_empty());
}

#[test]
fn a_credit_whose_end_cannot_be_read_is_not_usable_until_it_is_settled() {
    let mut desk = Desk::sample(TableId::Credits).in_scenario("offer");
    let row = (0..desk.order.len())
        .find(|row| {
            let mut tried = desk.clone();
            tried.plan.credits.update(desk.order[*row].as_str(), |credit| credit.enabled = false);
            net_value(&tried.plan, "offer") != net_value(&desk.plan, "offer")
        })
        .unwrap();
    let id = desk.order[row].clone();
    let unusable = {
        let mut plan = desk.plan.clone();
        plan.credits.update(id.as_str(), |credit| credit.enabled = false);
        net_value(&plan, "offer")
    };
    let sound = net_value(&desk.plan, "offer");
    let mut calculator = Calculator::default();
    let mut follow = |plan: &Plan| {
        let outcome = calculator.outcome(&Arc::new(plan.clone()), &Id::from("offer")).unwrap();
        assert_eq!(outcome.net_value.get(), net_value(plan, "offer"), "as computed afresh");
        outcome.net_value.get()
    };
    assert_eq!(follow(&desk.plan), sound);
    desk.type_into("end", row, "TBD");
    assert_eq!(follow(&desk.plan), unusable);
    assert!(desk.plan.credits.get(id.as_str()).unwrap().enabled, "the plan itself keeps it");
    let kept = plan_file::read(&plan_file::write(&desk.plan)).unwrap();
    assert_eq!(follow(&kept), unusable, "also after a reload");
    // A scenario that sets an end is not in doubt.
    let ends = tranche::domain::scenario::OverrideValue::Fits(tranche::domain::Value::Empty);
    let over = Override::new("credits", &id, "end", ends);
    let mut settled = desk.plan.clone();
    settled.scenarios.update("ask", |ask| ask.overrides.push(over.clone()));
    let resolved = resolve(&settled, settled.scenarios.get("ask").unwrap());
    assert!(resolved.credits.get(id.as_str()).unwrap().enabled);
    desk.type_into("end", row, "dec 2031");
    let end = desk.plan.credits.get(id.as_str()).unwrap().end.unwrap();
    assert_eq!(end.to_string(), "2031-12-31", "a month means its last day");
    assert_eq!(follow(&desk.plan), net_value(&desk.plan, "offer"));
}

#[test]
fn a_give_added_in_one_scenario_costs_nothing_in_the_others() {
    let mut desk = Desk::sample(TableId::Levers).in_scenario("settled");
    let before = net_value(&desk.plan, "s8");
    let row = desk.order.len();
    desk.type_into("behaviour", row, "Joint migration playbook");
    for (field, text) in [("our_cost", "15000"), ("due", "feb 2028"), ("credit", "90000")] {
        desk.type_into(field, row, text);
    }
    let id = desk.order[row].clone();
    assert_eq!(net_value(&desk.plan, "s8"), before);
    let lever = desk.plan.levers.get(id.as_str()).unwrap();
    assert_eq!((lever.our_cost, lever.included), (Cents::new(1_500_000), false));
    assert_eq!(own(&desk.plan, "settled", &id), ["included", "due", "credit"]);
    let settled = resolve(&desk.plan, desk.plan.scenarios.get("settled").unwrap());
    assert!(settled.levers.get(id.as_str()).unwrap().included);
    // In AWS's offer it counts for all.
    let mut offer = desk.in_scenario("offer");
    offer.type_into("behaviour", row + 1, "Reference");
    assert!(offer.plan.levers.get(offer.order[row + 1].as_str()).unwrap().included);
}
