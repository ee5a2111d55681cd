//! What is shown while what only we may see is hidden says nothing about it, on any plan: whatever our
//! costs, estimates, private rows and walk-away are, every figure is the same.

#[path = "common/commands.rs"]
mod commands;
mod common;

use commands::command;
use common::{draws, plans};
use proptest::prelude::*;
use tranche::{
    domain::{
        Cents, Id, Lever, Plan, Rate, Row, Rows, Scenario, TableId, Value, choice::Choice as _,
        drafts::CellRef, scenario::ScenarioKind,
    },
    edit::apply,
    engine::evaluate,
    io::{plan_file, redact::redacted},
    table::{
        Kind, Record,
        privacy::{PublicView, public_view, row_is_private, scenario_is_private},
        resolve::resolve,
        schema, table, table_mut,
    },
};

const SAMPLE: &str = include_str!("../examples/illustrative.json");

fn private<R: Record>(mut row: R) -> R {
    row.remarks_mut().private = true;
    row
}

/// Marks every third row of a table private.
fn marked<R: Record>(rows: &Rows<R>) -> Rows<R> {
    let mark =
        |(at, row): (usize, &R)| if at % 3 == 1 { private(row.clone()) } else { row.clone() };
    rows.iter().enumerate().map(mark).collect()
}

/// The plan with private rows in every table that has some.
fn with_private_rows(plan: &Plan) -> Plan {
    Plan {
        levers: marked(&plan.levers),
        credits: marked(&plan.credits),
        workloads: marked(&plan.workloads),
        baseline: marked(&plan.baseline),
        services: marked(&plan.services),
        accounts: marked(&plan.accounts),
        mixes: marked(&plan.mixes),
        milestones: marked(&plan.milestones),
        proserve: marked(&plan.proserve),
        partners: marked(&plan.partners),
        stacking: marked(&plan.stacking),
        ..plan.clone()
    }
}

/// The same plan as others may see it, with other secrets.
fn with_other_secrets(plan: &Plan, cents: i64) -> Plan {
    let mut other = plan.clone();
    other.levers = plan
        .levers
        .iter()
        .map(|lever| Lever {
            our_cost: Cents::new(cents),
            worth_to_aws: Cents::new(cents / 2),
            probability: Rate::from_millionths(cents % 1_000_000),
            ..lever.clone()
        })
        .collect();
    other.levers.push(private(Lever {
        behaviour: "something else".to_owned(),
        credit: Cents::new(cents),
        included: true,
        ..Lever::blank(Id::from("another-secret"))
    }));
    other.credits.update("another-secret", |credit| credit.amount = Cents::new(cents));
    let mut walk = Scenario::blank(Id::from("another-walk"));
    walk.kind = ScenarioKind::WalkAway;
    other.scenarios.push(walk);
    other
}

/// The plan with a secret in every text that only we may see, wherever a user can type one: cells, what could not
/// be read, the expressions behind figures, notes and sources.
fn with_secret_texts(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    let before = plan.clone();
    for id in TableId::ALL.iter().copied() {
        let rows: Vec<Id> = table(&before, id).ids().collect();
        for row in rows {
            let own = before.scenarios.get(row.as_str()).filter(|_| id == TableId::Scenarios);
            let hidden =
                row_is_private(&before, id, row.as_str()) || own.is_some_and(scenario_is_private);
            let shared = own.is_some_and(|own| own.share_note);
            let fields = schema(id).fields().chain(schema(id).beside());
            let ours = fields
                .filter(|(_, spec)| hidden || spec.private && !(shared && spec.key == "note"));
            for (at, spec) in ours.collect::<Vec<_>>() {
                if matches!(spec.kind, Kind::Text | Kind::Note) {
                    table_mut(&mut plan, id).set(row.as_str(), at, Value::Text("SECRET".into()));
                }
                let cell = CellRef { table: id, row: row.clone(), field: spec.key, scenario: None };
                plan.drafts.set_expression(&cell, Some("=SECRET*2"));
                plan.drafts.set(cell, "SECRET?".into());
            }
        }
    }
    for scenario in before.scenarios.iter().filter(|of| scenario_is_private(of)) {
        for lever in before.levers.iter() {
            let cell = CellRef {
                table: TableId::Levers,
                row: lever.id.clone(),
                field: "credit",
                scenario: Some(scenario.id.clone()),
            };
            plan.drafts.set(cell, "SECRET least".into());
        }
    }
    plan
}

fn no_text_is_left(plan: &Plan) -> Result<(), TestCaseError> {
    let plan = with_secret_texts(&with_private_rows(plan));
    prop_assert!(plan_file::write(&plan).contains("SECRET"));
    let sent = plan_file::write(&redacted(&plan));
    prop_assert!(!sent.contains("SECRET"), "{}", sent);
    let shown = plan_file::write(&public_view(&plan));
    prop_assert!(!shown.contains("SECRET"), "{}", shown);
    Ok(())
}

fn figures(plan: &Plan) -> Vec<Option<[Cents; 5]>> {
    let of = |scenario| {
        let outcome = evaluate(&resolve(plan, scenario)).ok()?;
        Some([
            outcome.net_value,
            outcome.headline,
            outcome.applied,
            outcome.lever_cost,
            outcome.expected_levers,
        ])
    };
    plan.scenarios.iter().map(of).collect()
}

fn tells_nothing(plan: &Plan, cents: i64) -> Result<(), TestCaseError> {
    let plan = with_private_rows(plan);
    let shown = public_view(&plan);
    prop_assert_eq!(public_view(&with_other_secrets(&plan, cents)), shown.clone());
    prop_assert_eq!(public_view(&shown), shown.clone(), "what is shown has nothing left to hide");
    // What AWS sees on a call and what it is sent come to the same figures.
    let sent = redacted(&plan);
    prop_assert_eq!(figures(&shown), figures(&sent));
    prop_assert_eq!(plan_file::read(&plan_file::write(&sent)), Ok(sent));
    for [net, _, _, cost, _] in figures(&shown).into_iter().flatten() {
        prop_assert_eq!(cost, Cents::ZERO, "{} is before our cost", net);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_shown_depends_on_what_is_hidden(plan in plans(), cents in 1..900_000_000_i64) {
        tells_nothing(&plan.0, cents)?;
    }

    #[test]
    fn no_text_that_only_we_may_see_is_shown_or_sent(plan in plans()) {
        no_text_is_left(&plan.0)?;
    }

    #[test]
    fn what_is_seen_follows_any_edits(plan in plans(), mut draw in draws(600)) {
        let (mut plan, mut view) = (with_private_rows(&plan.0), PublicView::default());
        for _ in 0..12 {
            let next = command(&mut draw, &plan);
            if let Ok(applied) = apply(&plan, &next) {
                plan = applied.plan;
            }
            prop_assert_eq!(view.update(&plan), public_view(&plan), "{:?}", next);
        }
    }
}

#[test]
fn notes_of_a_call_are_ours_unless_they_are_shared() {
    let mut plan = plan_file::read(SAMPLE).unwrap();
    plan.scenarios.update("settled", |settled| settled.note = "we can go lower".to_owned());
    plan.scenarios.update("ask", |ask| {
        ask.note = "as written on 3 March".to_owned();
        ask.share_note = true;
    });
    for copy in [public_view(&plan), redacted(&plan)] {
        let text = plan_file::write(&copy);
        assert!(!text.contains("we can go lower"));
        assert!(text.contains("as written on 3 March"));
    }
}

#[test]
fn ids_of_a_redacted_copy_do_not_tell_how_many_rows_are_missing() {
    let mut plan = plan_file::read(SAMPLE).unwrap();
    let hidden: Vec<Id> = plan.levers.iter().map(|of| of.id.clone()).step_by(2).collect();
    for row in &hidden {
        plan.levers.update(row.as_str(), |lever| lever.remarks.private = true);
    }
    let copy = redacted(&plan);
    let ids: Vec<String> = copy.levers.iter().map(|of| of.id.to_string()).collect();
    let expected: Vec<String> = (1..=copy.levers.len()).map(|at| format!("l{at:02}")).collect();
    assert_eq!(ids, expected);
    // What scenarios set stays with its row.
    let behaviour = |plan: &Plan| -> Vec<(String, Vec<Cents>)> {
        let resolved = plan.scenarios.iter().map(|of| resolve(plan, of)).collect::<Vec<_>>();
        let credit = |id: &Id| -> Vec<Cents> {
            resolved.iter().map(|of| of.levers.get(id.as_str()).unwrap().credit).collect()
        };
        plan.levers.iter().map(|of| (of.behaviour.clone(), credit(&of.id))).collect()
    };
    assert_eq!(behaviour(&copy), behaviour(&public_view(&plan)));
}

#[test]
fn of_the_sample_neither_our_cost_nor_a_private_give_can_be_worked_out() {
    let plan = plan_file::read(SAMPLE).unwrap();
    tells_nothing(&plan, 28_700_000).unwrap();
    let shown = public_view(&plan);
    let settled =
        |plan: &Plan| evaluate(&resolve(plan, plan.scenarios.get("settled").unwrap())).unwrap();
    let (all, shown) = (settled(&plan), settled(&shown));
    assert!(all.lever_cost > Cents::ZERO);
    assert_eq!(
        shown.net_value,
        Cents::new(shown.bill_saving.get() - shown.shortfall_cost.get() + shown.cash_funding.get())
    );
    assert!(shown.headline < all.headline, "the private give's credit is in no total");
}
