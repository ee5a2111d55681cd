//! The rest of a deal typed as a user types it: ladder, discounts by service, support plan, tax, investments.
//! Every figure is worked out by hand from the inputs.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use tranche::{
    domain::{Cents, Id, Month, Plan, TableId, choice::Choice as _, drafts::CellRef},
    edit::{Command, Entry, apply, starter},
    engine::{Outcome, evaluate},
};

/// Twelve months of 100,000 on EC2, from January 2027, and nothing else.
fn plan() -> Plan {
    let plan = starter::plan(Month::parse("2027-01").unwrap());
    let plan = set(&plan, TableId::Plan, "plan", &[("horizon_months", "12")]);
    let usage = [("service", "ec2"), ("monthly", "100,000"), ("annual_growth", "0")];
    row(&plan, TableId::Baseline, &usage).0
}

fn entry(text: &str) -> Entry {
    Entry::Text(text.to_owned())
}

fn set(plan: &Plan, table: TableId, row: &str, fields: &[(&'static str, &str)]) -> Plan {
    let cell = |field| CellRef { table, row: Id::from(row), field, scenario: None };
    let cells = fields.iter().map(|(field, text)| (cell(*field), entry(text))).collect();
    let applied = apply(plan, &Command::SetCells { cells, merge: None });
    let plan = applied.unwrap_or_else(|error| panic!("{error}")).plan;
    assert!(plan.drafts.is_empty(), "{:?}", plan.drafts);
    plan
}

fn row(plan: &Plan, table: TableId, fields: &[(&'static str, &str)]) -> (Plan, Id) {
    let cells = fields.iter().map(|(field, text)| (*field, entry(text))).collect();
    let command = Command::AddRow { table, position: 0, cells, scenario: None };
    let applied = apply(plan, &command).unwrap_or_else(|error| panic!("{error}"));
    assert!(applied.plan.drafts.is_empty(), "{:?}", applied.plan.drafts);
    (applied.plan, applied.added.unwrap())
}

fn computed(plan: &Plan) -> Outcome {
    evaluate(plan).unwrap()
}

fn units(amount: i64) -> Cents {
    Cents::new(amount * 100)
}

#[test]
fn a_ladder_that_is_typed_sets_the_discount() {
    let edp = [
        ("included", "yes"),
        ("start", "jan 2027"),
        ("term_months", "12"),
        ("commitments", "1,000,000"),
        ("discount_by", "ladder"),
    ];
    let plan = set(&plan(), TableId::Edp, "edp", &edp);
    assert_eq!(computed(&plan).discount_saving, Cents::ZERO, "no step is reached");
    let (plan, _) = row(&plan, TableId::Ladder, &[("commitment", "900k"), ("rate", "10%")]);
    assert_eq!(computed(&plan).discount_saving, units(120_000));
    let (plan, id) = row(&plan, TableId::Ladder, &[("commitment", "1.1m"), ("rate", "12%")]);
    assert_eq!(computed(&plan).discount_saving, units(120_000), "the next step is out of reach");
    let plan = set(&plan, TableId::Ladder, id.as_str(), &[("commitment", "1m")]);
    assert_eq!(computed(&plan).discount_saving, units(144_000));
}

#[test]
fn a_discount_on_one_service_comes_on_top_or_instead() {
    let fields = [("name", "Private rate"), ("services", "ec2"), ("rate", "25%")];
    let (plan, id) = row(&plan(), TableId::Discounts, &fields);
    assert_eq!(computed(&plan).deal_value, units(300_000));
    let plan = set(&plan, TableId::Discounts, id.as_str(), &[("end", "jun 2027")]);
    assert_eq!(computed(&plan).deal_value, units(150_000));
}

#[test]
fn a_support_plan_that_is_switched_on_knows_whom_to_charge() {
    let plan = plan();
    let plan = set(&plan, TableId::Support, "support", &[("included", "yes")]);
    assert_eq!(plan.support.account, plan.accounts.at(0).unwrap().id);
    assert_eq!(plan.support.service.as_str(), "support");
    let terms = [("tiers", "0: 10%; 60,000: 5%"), ("discount", "20%")];
    let plan = set(&plan, TableId::Support, "support", &terms);
    let outcome = computed(&plan);
    // 10% of 60,000 and 5% of 40,000 are 8,000 a month, a fifth less is charged.
    assert_eq!(outcome.support, units(6_400 * 12));
    assert_eq!(outcome.deal_value, units(1_600 * 12), "the deal saves what the fee is lower by");
}

#[test]
fn a_tax_that_is_not_reclaimed_follows_what_is_left_to_pay() {
    let plan = set(&plan(), TableId::Tax, "tax", &[("included", "yes"), ("rate", "5%")]);
    assert_eq!(computed(&plan).tax_with, units(60_000));
    let fields = [("name", "Private rate"), ("services", "ec2"), ("rate", "10%")];
    let (plan, _) = row(&plan, TableId::Discounts, &fields);
    let outcome = computed(&plan);
    assert_eq!((outcome.tax_with, outcome.deal_value), (units(54_000), units(126_000)));
}

#[test]
fn an_investment_by_amounts_pays_in_cash_what_the_contract_lists() {
    let fields = [
        ("name", "Migration milestone"),
        ("amounts", "2027-03: 40,000; 2027-06: 20,000"),
        ("form", "cash"),
    ];
    let (plan, _) = row(&plan(), TableId::Investments, &fields);
    let outcome = computed(&plan);
    assert_eq!((outcome.cash_funding, outcome.deal_value), (units(60_000), units(60_000)));
}

#[test]
fn a_row_of_each_can_be_added_to_an_empty_plan_and_leaves_every_figure() {
    let plan = starter::plan(Month::parse("2027-01").unwrap());
    for table in [TableId::Ladder, TableId::Discounts, TableId::Investments] {
        let with = row(&plan, table, &[]).0;
        assert_eq!(computed(&with).deal_value, computed(&plan).deal_value, "{}", table.word());
    }
}
