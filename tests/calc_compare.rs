//! What screens say about several outcomes at once agrees with the outcomes themselves.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod common;

use std::sync::Arc;

use common::{ids, plans};
use proptest::prelude::*;
use serde_json::Value as Json;
use tranche::{
    calc::{
        Calculator, asks, checks,
        checks::{Severity, answers_differ},
        compare, dates, monthly, waterfall,
    },
    domain::{
        Cents, Id, Month, Override, Plan, Rate, Row as _, Scenario, TableId, Total, Value,
        commitment::CreditsCount, month::parse_day, scenario::OverrideValue,
    },
    engine::{Outcome, evaluate},
    io::{outcome_json, plan_file},
    table::{privacy::public_view, resolve::resolve},
    text::Format,
};

fn sample() -> Arc<Plan> {
    Arc::new(plan_file::read(include_str!("../examples/illustrative.json")).unwrap())
}

fn resolved(plan: &Plan, id: &str) -> Plan {
    resolve(plan, plan.scenarios.get(id).unwrap())
}

fn outcomes(plan: &Plan) -> Vec<(Plan, Outcome)> {
    let scenarios = plan.scenarios.iter().map(|scenario| resolve(plan, scenario));
    scenarios.filter_map(|plan| evaluate(&plan).ok().map(|outcome| (plan, outcome))).collect()
}

fn adds_up(plan: &Plan) -> Result<(), TestCaseError> {
    let all = outcomes(plan);
    for (plan, outcome) in &all {
        let months = monthly::deal_value(plan, outcome);
        prop_assert_eq!(months.len(), outcome.months.len());
        prop_assert_eq!(months.into_iter().sum::<Total>(), Total::from(outcome.deal_value));
        prop_assert_eq!(monthly::reached(plan, outcome).pop(), Some(outcome.deal_value.into()));
        for (_, other) in &all {
            let steps = waterfall::steps(other, outcome);
            let sum: i128 = steps.iter().map(|step| step.amount.get()).sum();
            let between = i128::from(outcome.deal_value.get()) - i128::from(other.deal_value.get());
            prop_assert_eq!(sum, between);
            prop_assert!(steps.iter().all(|step| !step.amount.is_zero()));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn steps_and_months_of_any_plan_add_up_to_deal_value(plan in plans()) {
        adds_up(&plan.0)?;
    }
}

#[test]
fn steps_and_months_of_the_sample_add_up_to_deal_value() {
    adds_up(&sample()).unwrap();
}

/// Every money key of the outcome is a line, with the figure that `evaluate` prints.
#[test]
fn lines_hold_every_figure_of_the_outcome_under_its_key() {
    let all = outcomes(&sample());
    let seen: Vec<Option<&Outcome>> = all.iter().map(|(_, outcome)| Some(outcome)).collect();
    let lines = compare::lines(&seen, false);
    let mut found = 0;
    for (at, (_, outcome)) in all.iter().enumerate() {
        let json = outcome_json::outcome(outcome, None);
        let mut expect = |key: &str, value: &Json| {
            let line = lines.iter().find(|line| line.key == key);
            let line = line.unwrap_or_else(|| panic!("no line {key}"));
            let text = line.figures[at].map(|cents| cents.to_string());
            assert_eq!(text.as_deref(), value.as_str(), "{key}");
            found += 1;
        };
        for (key, value) in json.as_object().unwrap() {
            match value {
                Json::String(_) => expect(key, value),
                Json::Object(parts)
                    if key == "map" || key == "investments" || key.ends_with("_by_program") =>
                {
                    for (part, value) in parts {
                        expect(&format!("{key}.{part}"), value);
                    }
                }
                Json::Array(years) if key == "commitment" => {
                    for (part, value) in years.iter().flat_map(|year| year.as_object().unwrap()) {
                        if value.is_string() {
                            // The years come in order; their number stands in the line's key.
                            let number = years.iter().position(|y| y.get(part) == Some(value));
                            expect(&format!("commitment.{}.{part}", number.unwrap() + 1), value);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    assert!(found > 5 * 30, "{found}");
    let hidden = compare::lines(&seen, true);
    for private in ["lever_cost", "expected_levers"] {
        assert!(lines.iter().any(|line| line.key == private));
        assert!(!hidden.iter().any(|line| line.key == private));
    }
}

#[test]
fn a_line_says_what_differs_and_by_how_much() {
    let plan = sample();
    let (offer, ask) =
        (evaluate(&resolved(&plan, "offer")).unwrap(), evaluate(&resolved(&plan, "ask")).unwrap());
    let lines = compare::lines(&[Some(&offer), Some(&ask), None], false);
    let worth = lines.iter().find(|line| line.key == "deal_value").unwrap();
    assert_eq!(
        worth.difference(1, 0),
        Some(Cents::new(ask.deal_value.get() - offer.deal_value.get()))
    );
    assert_eq!((worth.difference(2, 0), worth.differs()), (None, true));
    let same = compare::lines(&[Some(&offer), Some(&offer)], false);
    assert!(same.iter().all(|line| !line.differs()));
}

#[test]
fn inputs_are_those_a_scenario_sets_in_the_order_of_the_tables() {
    let plan = sample();
    let scenarios: Vec<&Scenario> = plan.scenarios.iter().collect();
    let inputs = compare::inputs(&plan, &scenarios);
    let set: usize = scenarios.iter().map(|scenario| scenario.overrides.len()).sum();
    let owned: usize =
        inputs.iter().map(|input| input.own.iter().filter(|own| **own).count()).sum();
    assert_eq!(owned, set);
    assert!(inputs.iter().all(|input| !input.own[0]), "the base sets nothing");
    for input in &inputs {
        for (at, scenario) in scenarios.iter().enumerate() {
            let resolved = resolve(&plan, scenario);
            let rows = tranche::table::table(&resolved, input.table);
            let value = rows.value_of(input.row.as_str(), input.spec.key);
            assert_eq!(value.as_ref(), Some(&input.values[at]));
        }
    }
    let tables: Vec<usize> = inputs.iter().map(|input| input.table as usize).collect();
    assert!(tables.is_sorted());
    // The insurance reference (l04) is marked private.
    let of_reference = |plan: &Plan| {
        let scenarios: Vec<&Scenario> = plan.scenarios.iter().collect();
        let inputs = compare::inputs(plan, &scenarios);
        inputs.iter().any(|input| input.row.as_str() == "l04")
    };
    assert_eq!((of_reference(&plan), of_reference(&public_view(&plan))), (true, false));
}

/// The sample's offer says that it is unknown whether credits count.
#[test]
fn what_hangs_on_an_open_answer_is_the_difference_between_the_answers() {
    let mut plan = (*sample()).clone();
    let mut net_under = |answer: CreditsCount| {
        Arc::make_mut(&mut plan.edp.0).credits_count = answer;
        let outcome = evaluate(&plan).unwrap();
        (i128::from(outcome.deal_value.get()), answers_differ(&outcome).unwrap().get())
    };
    let (counts, differ) = net_under(CreditsCount::Counts);
    let (does_not, same) = net_under(CreditsCount::DoesNotCount);
    assert_eq!((counts - does_not, differ), (differ, same));
    assert!(differ > 0);
}

fn problems(plan: &Arc<Plan>, scenario: &str) -> Vec<checks::Problem> {
    let (id, mut calculator) = (Id::from(scenario), Calculator::default());
    let resolved = calculator.resolved(plan, &id).unwrap();
    let outcome = calculator.outcome(plan, &id).ok();
    let mut valuer = calculator.valuer(plan, &id).unwrap();
    checks::problems(plan, &resolved, outcome.as_deref(), Some(&mut valuer), &Format::default())
}

#[track_caller]
fn found<'p>(problems: &'p [checks::Problem], words: &str) -> &'p checks::Problem {
    let problem = problems.iter().find(|problem| problem.text.contains(words));
    assert!(problem.is_some(), "“{words}” is not in {problems:#?}");
    problem.unwrap()
}

#[test]
fn problems_name_the_cell_and_the_money() {
    let mut plan = (*sample()).clone();
    let missing = OverrideValue::Fits(Value::Money(Cents::new(1)));
    let gone = Override::new("levers", &Id::from("l99"), "credit", missing);
    plan.scenarios.update("target", |scenario| scenario.overrides.push(gone));
    plan.drafts.set(
        tranche::domain::drafts::CellRef {
            table: TableId::Workloads,
            row: Id::from("w02"),
            field: "monthly_run_rate",
            scenario: None,
        },
        "lots".into(),
    );
    let plan = Arc::new(plan);
    let problems = problems(&plan, "offer");
    assert!(problems.iter().map(|problem| problem.severity).is_sorted());
    let draft = found(&problems, "“lots” can’t be read");
    assert!(draft.text.ends_with("it counts as 80,000.00 until then"), "{}", draft.text);
    assert_eq!(draft.cells, []);
    assert_eq!((draft.severity, draft.place.field), (Severity::Error, Some("monthly_run_rate")));
    assert!(found(&problems, "l99").text.starts_with("Target sets 1 value"));
    let counts = found(&problems, "count towards the commitment?");
    let outcome = evaluate(&resolved(&plan, "offer")).unwrap();
    assert_eq!((counts.money, counts.place.table), (answers_differ(&outcome), TableId::Edp));
    assert!(found(&problems, "3 of 5 stacking pairs").text.contains("not confirmed"));
}

#[test]
fn credit_that_no_milestone_releases_is_a_problem() {
    let mut plan = (*sample()).clone();
    let pool = evaluate(&plan).unwrap().map.pool;
    let open = |plan: &Plan| {
        let problems = problems(&Arc::new(plan.clone()), "offer");
        problems
            .into_iter()
            .find(|of| of.place.table == TableId::Milestones && of.place.row.is_none())
    };
    assert_eq!(open(&plan), None, "they release all of it");
    let ids: Vec<_> = plan.milestones.iter().map(|row| row.id.clone()).collect();
    plan.milestones.update(ids[0].as_str(), |row| row.share = Rate::ZERO);
    let rest: i64 = plan.milestones.iter().map(|row| row.share.millionths()).sum();
    let held = i128::from(pool.get()) * i128::from(Rate::ONE.millionths() - rest)
        / i128::from(Rate::ONE.millionths());
    let part = open(&plan).unwrap();
    assert!(part.text.starts_with("Milestones release "), "{}", part.text);
    assert!((part.money.unwrap().get() - held).abs() <= 1);
    for id in &ids {
        plan.milestones.remove(id.as_str());
    }
    let none = open(&plan).unwrap();
    assert!(none.text.starts_with("No milestone releases MAP credit"), "{}", none.text);
    assert_eq!(none.money, Some(pool.into()));
}

#[test]
fn texts_that_cant_be_read_are_one_problem_per_column_and_say_what_counts() {
    let mut plan = (*sample()).clone();
    let cell = |row: &str, field, scenario: Option<&str>| tranche::domain::drafts::CellRef {
        table: TableId::Workloads,
        row: Id::from(row),
        field,
        scenario: scenario.map(Id::from),
    };
    for row in ["w10", "w06", "w20"] {
        plan.drafts.set(cell(row, "cutover", None), format!("soon {row}"));
    }
    for row in ["w10", "w11"] {
        plan.drafts.set(cell(row, "monthly_run_rate", None), "lots".into());
        plan.drafts.set(cell(row, "note", None), String::new());
    }
    plan.drafts.set(cell("w10", "cutover", Some("target")), "later".into());
    let plan = Arc::new(plan);
    let problems = problems(&plan, "offer");
    let dates = found(&problems, "cells of “Cutover”");
    // The first of them in the table, the others behind it in its order.
    assert_eq!(dates.text, "3 cells of “Cutover” can’t be read");
    assert_eq!(dates.place.row, Some(Id::from("w06")));
    let behind: Vec<_> = dates.cells.iter().map(|of| of.text.as_str()).collect();
    assert!(
        behind[0].ends_with("“soon w06” can’t be read as “Cutover”: it counts as empty until then")
    );
    assert!(behind[1].contains("“soon w10”") && behind[2].contains("“soon w20”"));
    assert_eq!(dates.cells[1].place.row, Some(Id::from("w10")));
    // Another scenario's own text stands by itself.
    let own = found(&problems, "“later”");
    assert_eq!((own.place.scenario.as_ref(), own.cells.len()), (Some(&Id::from("target")), 0));
    found(&problems, "2 cells of “Run-rate / month” can’t be read");
    found(&problems, "2 cells of “Note” are not filled in yet");
    assert_eq!(problems.iter().filter(|of| of.severity == Severity::Error).count(), 4);
}

#[test]
fn a_new_row_that_never_had_a_good_value_says_what_counts_instead() {
    let mut plan = (*sample()).clone();
    for row in ["n1", "n2"] {
        let row = tranche::domain::Workload::blank(Id::from(row));
        plan.workloads.push(row);
    }
    for (field, rows) in [("monthly_run_rate", ["n1", "n2"]), ("cutover", ["n1", "n2"])] {
        for row in rows {
            let row = Id::from(row);
            let cell = tranche::domain::drafts::CellRef {
                table: TableId::Workloads,
                row,
                field,
                scenario: None,
            };
            plan.drafts.set(cell, "tbd".into());
        }
    }
    let problems = problems(&Arc::new(plan), "offer");
    found(&problems, "2 cells of “Run-rate / month” can’t be read: they count as 0.00 until then");
    found(&problems, "2 cells of “Cutover” can’t be read: they count as empty until then");
    assert!(!problems.iter().any(|of| of.text.contains("last good value")));
}

/// Were all unconfirmed pairs exclusive, the plan would be worth that much less.
#[test]
fn unconfirmed_rules_say_what_they_hold() {
    let plan = sample();
    let said = found(&problems(&plan, "settled"), "stacking pairs").money;
    let mut strict = resolved(&plan, "settled");
    let before = evaluate(&strict).unwrap().deal_value.get();
    for rule in ["s2", "s3", "s5"] {
        strict
            .stacking
            .update(rule, |row| row.rule = tranche::domain::rules::StackingRule::Exclusive);
    }
    let lost = before - evaluate(&strict).unwrap().deal_value.get();
    assert_eq!((said, lost > 0), (Some(Cents::new(lost).into()), true));
}

/// A milestone that is less likely met than not is named with what hangs on it; one that was met is not.
#[test]
fn a_milestone_at_risk_is_named_with_its_credit() {
    let mut plan = (*sample()).clone();
    let settled = evaluate(&resolved(&plan, "settled")).unwrap();
    let credit = settled.grants.iter().find(|of| of.grant.id.to_string() == "map:m3").unwrap();
    let words = "60% of run-rate live is more likely missed than met: $359K hangs on it";
    let all = problems(&Arc::new(plan.clone()), "settled");
    let risk = found(&all, words);
    assert_eq!(
        (risk.money, risk.place.field),
        (Some(credit.grant.amount.into()), Some("probability"))
    );
    let at_risk = |plan: &Plan| {
        let all = problems(&Arc::new(plan.clone()), "settled");
        all.iter().filter(|problem| problem.text.contains("missed than met")).count()
    };
    assert_eq!(at_risk(&plan), 1);
    plan.milestones.update("m3", |row| {
        row.status = tranche::domain::migration::MilestoneStatus::Achieved;
    });
    assert_eq!(at_risk(&plan), 0);
}

#[test]
fn an_empty_plan_has_no_problems() {
    let plan = Arc::new(Plan::empty(Month::parse("2027-01").unwrap()));
    assert_eq!(problems(&plan, "base"), []);
}

#[test]
fn dates_come_in_order_from_today_on() {
    let plan = sample();
    let settled = resolved(&plan, "settled");
    let outcome = evaluate(&settled).unwrap();
    let today = parse_day("2026-11-25").unwrap();
    let events = dates::events(&settled, &outcome, today, &Format::default());
    assert!(events.iter().map(|event| event.day).is_sorted());
    assert!(events.iter().all(|event| event.day >= today));
    let text = |words: &str| events.iter().find(|event| event.text.contains(words)).unwrap();
    assert_eq!(text("AWS quarter and year end").day, parse_day("2026-12-31").unwrap());
    assert_eq!(text("Agreement renews").day, parse_day("2027-03-31").unwrap());
    assert_eq!(text("Milestone: Landing zone").day, parse_day("2027-04-30").unwrap());
    assert!(!events.iter().any(|event| event.text.contains("Renewal window opens")));
    let losses = events.iter().filter(|event| event.kind == dates::Kind::Loss);
    let lost: i64 = losses.filter_map(|event| event.amount).map(|amount| amount.get()).sum();
    assert_eq!(lost, outcome.expired.get());
    let (table, row) = &text("SageMaker adoption").place;
    assert_eq!((*table, row.as_str()), (TableId::Credits, "c01"));
}

#[test]
fn the_nearest_date_is_the_most_urgent_and_what_is_at_stake_counts() {
    use dates::{Event, Kind, Urgency};
    let today = parse_day("2026-11-26").unwrap();
    let event = |kind, left: u64, amount: Option<i64>| Event {
        day: today + chrono::Days::new(left),
        kind,
        text: String::new(),
        amount: amount.map(Cents::new),
        place: (TableId::Levers, Id::from("l01")),
    };
    let urgency = |kind, left, amount| event(kind, left, amount).urgency(today);
    // An ask in 6 days beside a year end in 35: it was the other way round.
    assert_eq!(urgency(Kind::Due, 6, Some(5_000_000)), Urgency::Now);
    assert_eq!(urgency(Kind::Due, 6, None), Urgency::Now);
    assert_eq!(urgency(Kind::Window, 35, None), Urgency::Soon);
    assert_eq!(urgency(Kind::Window, 400, None), Urgency::Later);
    // Averting a loss takes longest; a date without money has only to be remembered.
    assert_eq!(urgency(Kind::Loss, 20, Some(1)), Urgency::Now);
    assert_eq!(urgency(Kind::Due, 20, Some(1)), Urgency::Soon);
    assert_eq!(urgency(Kind::Due, 20, None), Urgency::Soon);
    assert_eq!(urgency(Kind::Due, 40, None), Urgency::Later);
    for kind in [Kind::Loss, Kind::Short, Kind::Window, Kind::Due] {
        for amount in [None, Some(1)] {
            let all: Vec<_> = (0..500).rev().map(|left| urgency(kind, left, amount)).collect();
            assert!(all.is_sorted(), "{kind:?}: what comes nearer never becomes less urgent");
            assert_eq!((all[0], all[499]), (Urgency::Later, Urgency::Now));
        }
    }
}

/// What is open between two scenarios, all of it done, is the other scenario.
#[test]
fn open_asks_lead_from_one_scenario_to_the_other() {
    let plan = sample();
    let mut calculator = Calculator::default();
    for (from, to) in [("settled", "target"), ("offer", "ask"), ("target", "offer")] {
        let open = calculator.open(&plan, &Id::from(from), &Id::from(to)).unwrap();
        let all: Vec<_> = open.iter().flat_map(|open| open.changes.clone()).collect();
        let there = calculator.outcome(&plan, &Id::from(to)).unwrap().deal_value;
        let here = calculator.outcome(&plan, &Id::from(from)).unwrap().deal_value;
        let worth = calculator.valuer(&plan, &Id::from(from)).unwrap().worth(&all);
        assert_eq!(worth, Some(Cents::new(there.get() - here.get())), "{from} to {to}");
        let workloads = open.iter().filter(|open| open.changes[0].table == TableId::Workloads);
        assert!(workloads.count() <= 2, "scope and uplift are asked for together");
    }
    let none = asks::open(&plan, plan.scenarios.at(0).unwrap(), plan.scenarios.at(0).unwrap());
    assert_eq!(none, []);
    let ask = &ids(&plan, TableId::Scenarios)[1];
    assert!(calculator.open(&plan, ask, ask).unwrap().is_empty());
}

#[test]
fn lines_are_copied_with_their_differences_to_the_cent() {
    let plan = sample();
    let outcomes = outcomes(&plan);
    let all: Vec<Option<&Outcome>> = outcomes.iter().take(2).map(|(_, of)| Some(of)).collect();
    let lines = compare::lines(&[all[0], all[1], None], false);
    let rows = compare::block(&lines, &["AWS offer", "Ask", "Open"], Some(0), &Format::default());
    assert_eq!(
        rows[0],
        ["", "AWS offer", "Ask", "Ask less AWS offer", "Open", "Open less AWS offer"]
    );
    assert_eq!(rows[1], ["Deal value", "4765250.32", "7848185.71", "3082935.39", "", ""]);
    assert_eq!(rows.len(), lines.len() + 1);
    let bare = compare::block(&lines, &["AWS offer"], None, &Format::default());
    assert_eq!(bare[0], ["", "AWS offer"]);
}
