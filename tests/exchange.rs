//! The value exchange, reckoned by hand.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::sync::Arc;

use tranche::domain::{TableId, Total};
use tranche::{
    calc::{
        exchange::{self, Aid, gives, total, twice},
        worth::Valuer,
    },
    domain::{
        Cents, Id, Lever, Month, Override, Partner, Plan, ProServe, Rate, Scenario, Value,
        migration::{Milestone, MilestoneStatus},
        month::parse_day,
        partner::PartnerForm,
        proserve::ProServeMode,
        rows::Row,
        scenario::OverrideValue,
    },
    engine::{Totals, evaluate},
    grid::{Figure, columns, computed::computed},
    io::plan_file,
    table::resolve::resolve,
    text::Format,
};

/// Whole dollars.
const fn usd(dollars: i64) -> Cents {
    Cents::new(dollars * 100)
}

fn lever(id: &str, behaviour: &str, cost: i64, credit: i64) -> Lever {
    Lever {
        behaviour: behaviour.into(),
        our_cost: usd(cost),
        credit: usd(credit),
        ..Lever::blank(Id::from(id))
    }
}

fn over(row: &str, field: &str, value: Value) -> Override {
    Override::new("levers", &Id::from(row), field, OverrideValue::Fits(value))
}

/// A plan with two scenarios: the base, and one that asks 100 for l2 and no longer counts l1.
fn plan() -> Plan {
    let mut plan = Plan::empty(Month::parse("2027-01").unwrap());
    let worth = Lever { worth_to_aws: usd(900), ..lever("l1", "Case study", 40, 60) };
    plan.levers.push(worth);
    plan.levers.push(Lever { included: false, ..lever("l2", "Advisory board", 30, 50) });
    plan.levers.push(lever("l3", "Tax workshop", 20, 0));
    plan.levers.push(lever("l4", "", 0, 0));
    let mut ask = Scenario::blank(Id::from("ask"));
    ask.overrides.push(over("l1", "included", Value::Flag(false)));
    ask.overrides.push(over("l2", "included", Value::Flag(true)));
    ask.overrides.push(over("l2", "credit", Value::Money(usd(100))));
    plan.scenarios.push(ask);
    plan
}

fn resolved(plan: &Plan, scenario: &str) -> Plan {
    resolve(plan, plan.scenarios.get(scenario).unwrap())
}

#[test]
fn what_is_offered_asked_and_at_most_asked() {
    let plan = plan();
    let figures = |scenario: &str| -> Vec<_> {
        let all = gives(&plan, &resolved(&plan, scenario));
        all.iter().map(|give| [give.offered, give.asked, give.highest]).collect()
    };
    let none = [usd(0); 3];
    assert_eq!(
        figures("ask"),
        [[usd(60), usd(0), usd(60)], [usd(0), usd(100), usd(100)], none, none]
    );
    let base = plan.scenarios.at(0).unwrap().id.to_string();
    assert_eq!(
        figures(&base),
        [[usd(60), usd(60), usd(60)], [usd(0), usd(0), usd(100)], none, none]
    );
}

#[test]
fn totals_count_what_counts_here_and_all_that_is_offered() {
    let plan = plan();
    // In the ask l2, l3 and l4 count: 30 + 20 + 0 of cost, 100 of credit; the offer was 60 for l1.
    let sum = total(&gives(&plan, &resolved(&plan, "ask")));
    assert_eq!([sum.cost, sum.asked, sum.offered], [usd(50), usd(100), usd(60)]);
    assert_eq!(sum.worth_to_aws, usd(0));
}

#[test]
fn a_give_without_an_ask_costs_us_or_is_named_and_earns_nothing_anywhere() {
    let plan = plan();
    let all = gives(&plan, &resolved(&plan, "ask"));
    let without: Vec<_> =
        all.iter().filter(|give| give.is_without_ask()).map(|give| give.row.as_str()).collect();
    // l4 is a row nobody filled in yet.
    assert_eq!(without, ["l3"]);
}

#[test]
fn two_asks_that_name_one_behaviour_or_one_evidence_lean_on_one_give() {
    let mut plan = Plan::empty(Month::EPOCH);
    let with = |evidence: &str, lever| Lever { evidence: evidence.into(), ..lever };
    plan.levers.push(with("Page", lever("l1", "Public  case study ", 0, 10)));
    plan.levers.push(with("page ", lever("l2", "Case study, English", 0, 20)));
    plan.levers.push(with("Video", lever("l3", "public Case Study", 0, 30)));
    // Neither what asks for nothing nor what does not count is promised.
    plan.levers.push(with("Page", lever("l4", "Public case study", 0, 0)));
    plan.levers.push(Lever { included: false, ..with("Page", lever("l5", "x", 0, 40)) });
    plan.levers.push(with("", lever("l6", "y", 0, 50)));
    plan.levers.push(with(" ", lever("l7", "z", 0, 60)));
    let found: Vec<_> = twice(&plan)
        .into_iter()
        .map(|of| (of.what, of.by_evidence, of.rows.iter().map(Id::to_string).collect(), of.credit))
        .collect();
    let rows = |rows: [&str; 2]| -> Vec<String> { rows.map(str::to_owned).into() };
    assert_eq!(
        found,
        [
            ("Public  case study".to_owned(), false, rows(["l1", "l3"]), usd(40).into()),
            ("Page".to_owned(), true, rows(["l1", "l2"]), usd(30).into()),
        ]
    );
    // The same levers under both names are said once.
    assert!(plan.levers.update("l3", |lever| lever.evidence = "PAGE".into()));
    assert!(plan.levers.update("l2", |lever| lever.evidence = "Other".into()));
    assert_eq!(twice(&plan).len(), 1);
    assert!(!twice(&plan)[0].by_evidence);
}

#[test]
fn a_levers_ratios_window_and_expected_credit() {
    let mut plan = Plan::empty(Month::EPOCH);
    Arc::make_mut(&mut plan.timing.0).signature = parse_day("2026-12-31");
    Arc::make_mut(&mut plan.timing.0).days = [30, 0, 0, 30];
    Arc::make_mut(&mut plan.timing.0).factors = [
        Rate::from_millionths(900_000),
        Rate::ONE,
        Rate::ONE,
        Rate::from_millionths(700_000),
        Rate::from_millionths(400_000),
    ];
    let asked = |day: &str| Lever {
        ask_date: parse_day(day),
        probability: Rate::from_millionths(500_000),
        worth_to_aws: usd(300),
        ..lever("l1", "x", 40, 100)
    };
    // 100 / 40 = 2.5; 100 of 300 is a third; by chance and window 100 × 0.5 × 0.9 = 45.
    let lever = asked("2026-12-20");
    assert_eq!(exchange::per_cost(&lever), Some(Rate::from_millionths(2_500_000)));
    assert_eq!(exchange::of_worth(&lever), Some(Rate::from_millionths(333_333)));
    assert_eq!(exchange::window(&plan, &lever), "Signature");
    assert_eq!(exchange::expected(&plan, &lever), usd(45));
    // In March only the quarter's end is near: 100 × 0.5 × 0.7 = 35; in May nothing is: 20.
    assert_eq!(exchange::window(&plan, &asked("2027-03-15")), "Quarter end");
    assert_eq!(exchange::expected(&plan, &asked("2027-03-15")), usd(35));
    assert_eq!(exchange::window(&plan, &asked("2027-05-15")), "Outside");
    assert_eq!(exchange::expected(&plan, &asked("2027-05-15")), usd(20));
    assert_eq!(exchange::per_cost(&Lever::blank(Id::from("free"))), None);
}

#[test]
fn expected_credits_add_up_to_the_outcomes() {
    let plan = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
    for scenario in plan.scenarios.iter() {
        let resolved = resolve(&plan, scenario);
        let outcome = evaluate(&resolved).unwrap();
        let counted = resolved.levers.iter().filter(|lever| lever.included);
        let sum: Total = counted.map(|lever| exchange::expected(&resolved, lever)).sum();
        assert_eq!(sum, outcome.expected_levers, "{}", scenario.name);
        let sum = total(&gives(&plan, &resolved));
        assert_eq!(sum.cost, outcome.lever_cost, "{}", scenario.name);
    }
}

/// A figure of a computed column.
fn figure(plan: &Plan, table: TableId, key: &str, row: &str) -> Option<Figure> {
    let outcome = evaluate(plan).unwrap();
    let column = computed(table).iter().find(|column| column.key == key).unwrap();
    column.figure(plan, Some(&outcome), row)
}

#[test]
fn a_fee_cut_and_a_credit_in_one_measure() {
    let mut plan = Plan::empty(Month::parse("2027-01").unwrap());
    let sow = |id: &str, mode, included| ProServe {
        sow_value: usd(1_000),
        cofund_rate: Rate::from_millionths(250_000),
        mode,
        included,
        start: plan.head.start_month,
        ..ProServe::blank(Id::from(id))
    };
    let rows = [
        sow("cut", ProServeMode::Discount, true),
        sow("credit", ProServeMode::Credit, true),
        sow("out", ProServeMode::Discount, false),
    ];
    rows.into_iter().for_each(|row| plan.proserve.push(row));
    let of = |key, row| figure(&plan, TableId::Proserve, key, row);
    // A fee cut of 250 counts in full. Nothing runs on AWS here, so the credit of 250 meets no bill.
    assert_eq!(of("aws_pays", "cut"), Some(Figure::Money(usd(250))));
    assert_eq!(of("effective", "cut"), Some(Figure::Rate(Rate::from_millionths(250_000))));
    assert_eq!(of("we_pay", "cut"), Some(Figure::Money(usd(750))));
    assert_eq!(of("aws_pays", "credit"), Some(Figure::Money(usd(250))));
    assert_eq!(of("effective", "credit"), Some(Figure::Rate(Rate::ZERO)));
    assert_eq!(of("we_pay", "credit"), Some(Figure::Money(usd(1_000))));
    assert_eq!(of("effective", "out"), None);
}

#[test]
fn what_a_partner_keeps() {
    let row = Partner {
        gross: usd(1_000),
        pass_through: Rate::from_millionths(333_333),
        form: PartnerForm::Cash,
        ..Partner::blank(Id::from("q"))
    };
    // 1,000 × 0.333333 = 333.333, a third of a cent is rounded away.
    let aid = Aid::of_partner(&row);
    assert_eq!((aid.ours, aid.kept(), aid.is_cash), (Total::new(33_333), Total::new(66_667), true));
}

#[test]
fn milestones_release_their_share_when_they_are_due() {
    let mut plan = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
    let pool = evaluate(&plan).unwrap().map.pool;
    let of = |plan: &Plan, key, row| figure(plan, TableId::Milestones, key, row);
    // A fifth of the pool, due in April and a month late.
    assert_eq!(of(&plan, "released", "m1"), Some(Figure::Money(Cents::new(pool.get() / 5))));
    let may = Month::parse("2027-05").unwrap();
    assert_eq!(of(&plan, "usable_from", "m1"), Some(Figure::Month(may)));
    let miss = |milestone: &mut Milestone| milestone.status = MilestoneStatus::Missed;
    assert!(plan.milestones.update("m1", miss));
    assert_eq!(of(&plan, "released", "m1"), Some(Figure::Money(Cents::ZERO)));
    assert_eq!(of(&plan, "usable_from", "m1"), None);
    // By tagged spend no milestone releases anything.
    Arc::make_mut(&mut plan.map.0).release = tranche::domain::migration::Release::TaggedSpend;
    assert_eq!(of(&plan, "released", "m2"), None);
}

#[test]
fn what_rests_on_our_costs_and_estimates_is_private() {
    let keys = |private: bool| -> Vec<_> {
        let columns = columns(TableId::Levers, false);
        let inputs = columns.iter().filter(|column| column.spec().is_none());
        inputs.filter(|column| column.is_private() == private).map(|column| column.key).collect()
    };
    assert_eq!(keys(true), ["per_cost", "of_worth", "expected"]);
    assert_eq!(keys(false), ["applied", "expired", "window", "available"]);
}

#[test]
fn ratios_are_rounded_for_the_eye() {
    let plain = Format::default();
    assert_eq!(Figure::Times(Rate::from_millionths(2_505_000)).text(&plain), "2.51");
    assert_eq!(Figure::Times(Rate::from_millionths(2_500_000)).text(&plain), "2.5");
    assert_eq!(Figure::Rate(Rate::from_millionths(333_333)).text(&plain), "33.3%");
    assert_eq!(Figure::Rate(Rate::from_millionths(165_000)).text(&plain), "16.5%");
    assert_eq!(Figure::Rate(Rate::from_millionths(187_500)).text(&plain), "18.75%");
}

#[test]
fn a_give_that_adds_nothing_says_why() {
    let give = |adds, saves, shortfall, cost| exchange::Give {
        adds: Some(usd(adds)),
        makes: (usd(saves).into(), usd(shortfall).into()),
        cost: usd(cost),
        ..blank()
    };
    let said =
        |adds, saves, shortfall, cost| give(adds, saves, shortfall, cost).why(&Format::default());
    assert_eq!(said(1, 100, 99, 0), None);
    assert_eq!(
        said(0, 240_000, 240_000, 0).as_deref(),
        Some("its credit saves $240K, but the commitment takes back the same as shortfall")
    );
    assert_eq!(
        said(-130_000, 180_000, 170_000, 140_000).as_deref(),
        Some(
            "its credit saves $180K, but the commitment takes back $170K as shortfall; doing it costs $140K"
        )
    );
    assert_eq!(
        said(-5_000, 15_000, 0, 20_000).as_deref(),
        Some("its credit saves $15K, but doing it costs $20K")
    );
    assert_eq!(said(-5_000, 0, 0, 5_000).as_deref(), Some("no bill of the plan uses its credit"));
}

fn blank() -> exchange::Give {
    exchange::Give {
        row: Id::from("l01"),
        title: String::new(),
        included: true,
        cost: Cents::ZERO,
        worth_to_aws: Cents::ZERO,
        offered: Cents::ZERO,
        asked: Cents::ZERO,
        highest: Cents::ZERO,
        adds: None,
        makes: (Total::ZERO, Total::ZERO),
    }
}

/// In the sample, credits don't count in AWS's offer and year 1 is short: what a credit saves there, the
/// commitment takes back.
#[test]
fn what_a_give_saves_and_what_the_commitment_takes_back_add_up_to_what_it_adds() {
    let plan = plan_file::read(include_str!("../examples/illustrative.json")).unwrap();
    let resolved = resolve(&plan, plan.scenarios.get("offer").unwrap());
    let outcome = evaluate(&resolved).unwrap();
    let mut totals = Totals::of(&resolved);
    let mut valuer = Valuer::new(&resolved, &mut totals, Some(outcome.deal_value));
    let mut taken = 0;
    for give in gives(&plan, &resolved).iter_mut().filter(|give| give.included) {
        give.value(&mut valuer, &outcome);
        let (saves, shortfall) = give.makes;
        assert_eq!(Total::from(give.adds.unwrap()), saves - shortfall - give.cost, "{}", give.row);
        taken += usize::from(shortfall.get() > 0 && give.why(&Format::default()).is_some());
    }
    assert!(taken > 0);
}
