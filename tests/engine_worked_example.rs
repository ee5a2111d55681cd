//! The worked example, reckoned by hand.
//!
//! One account, two months of charges, three credits, one commitment. Read from top to bottom with
//! `fixtures/vectors/worked-example.json` beside it; no program is needed to follow the arithmetic.
//!
//! | charges | January | February |
//! |---|---|---|
//! | Amazon EC2 | 100,000 | 100,000 |
//! | Amazon RDS | 40,000 | 40,000 |
//! | Amazon Bedrock | 20,000 | 5,000 |
//! | AWS Marketplace | 10,000 | 10,000 |
//! | AWS Support | 8,000 | 8,000 |
//! | **all** | **178,000** | **163,000** |
//!
//! | credit | amount | usable | on | meets the bill |
//! |---|---|---|---|---|
//! | c1 MAP | 30,000 | to 31 March | all services that credits cover | after the discount |
//! | c2 POC | 25,000 | to 28 February | Bedrock | after the discount |
//! | c3 EDP | 12,000 | to 31 December | EC2 and RDS | before the discount |
//!
//! The commitment: 290,000 for the year 2027, 10% discount on EC2, RDS and Bedrock, and what
//! credits pay does not count towards it. Marketplace counts in full, up to a quarter of the
//! commitment.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::fs;

use tranche::{
    domain::{Cents, Plan},
    engine::{Applied, Outcome, Totals, applications, finish},
    io::plan_file,
    table::resolve::resolve,
};

fn plan() -> Plan {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/vectors/worked-example.json");
    let vector: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    plan_file::read(&vector["plan"].to_string()).unwrap()
}

fn outcome(scenario: &str) -> Outcome {
    let plan = plan();
    let resolved = resolve(&plan, plan.scenarios.get(scenario).unwrap());
    finish(&resolved, &Totals::of(&resolved)).unwrap()
}

/// Whole dollars.
const fn usd(dollars: i64) -> Cents {
    Cents::new(dollars * 100)
}

/// How the bill of a month comes about without any credit.
#[test]
fn the_bill_without_credits() {
    let [january, february] = [0, 1].map(|month| outcome("base").months[month].clone());
    // The discount takes a tenth off EC2, RDS and Bedrock; Marketplace and Support are paid in full.
    //   January:  100,000 + 40,000 + 20,000 = 160,000; nine tenths of it are 144,000.
    //             144,000 + 10,000 + 8,000  = 162,000.
    assert_eq!(january.gross, usd(178_000));
    assert_eq!(january.cash_without, usd(162_000));
    //   February: 100,000 + 40,000 + 5,000  = 145,000; nine tenths of it are 130,500.
    //             130,500 + 10,000 + 8,000  = 148,500.
    assert_eq!(february.gross, usd(163_000));
    assert_eq!(february.cash_without, usd(148_500));
}

/// Which credit pays for what, in the order AWS publishes: the credit that ends first goes first.
#[test]
fn the_credits_line_by_line() {
    // Lines are numbered by service id, credits by credit id.
    const BEDROCK: usize = 0;
    const EC2: usize = 1;
    const C1: usize = 0;
    const C2: usize = 1;
    const C3: usize = 2;
    let on =
        |month, grant, line, dollars: i64| Applied { month, grant, line, amount: usd(dollars) };
    let plan = plan();
    let applied = applications(&plan, &Totals::of(&plan)).unwrap();
    assert_eq!(
        applied,
        [
            // January, before the discount. Only c3 meets the bill here. EC2 is the largest charge
            // it covers (100,000 against RDS's 40,000), so all of its 12,000 go there.
            //   EC2 before the discount: 100,000 − 12,000 = 88,000.
            on(0, C3, EC2, 12_000),
            // The discount. EC2: 88,000 × 0.9 = 79,200. RDS: 36,000. Bedrock: 18,000.
            //
            // January, after the discount. c2 ends on 28 February, c1 on 31 March: c2 first.
            // It covers Bedrock alone, which stands at 18,000: it pays all of it and keeps 7,000.
            on(0, C2, BEDROCK, 18_000),
            // c1 covers every service that credits cover, so neither Marketplace nor Support. The
            // largest charge still open is EC2 at 79,200: its 30,000 are used up there.
            on(0, C1, EC2, 30_000),
            // February. c3 and c1 are used up. c2 pays Bedrock: 5,000 × 0.9 = 4,500.
            // Nothing else runs on Bedrock, so the last 2,500 of c2 are lost on 28 February.
            on(1, C2, BEDROCK, 4_500),
        ]
    );
    // Every credit is usable in whole months, so no day cap bites; and there is no coverage limit.
    assert!(plan.limits.is_empty() && plan.stacking.is_empty());

    let outcome = outcome("base");
    let figures = |grant: usize| {
        let of = &outcome.grants[grant];
        (of.grant.id.to_string(), of.grant.amount, of.applied, of.expired)
    };
    assert_eq!(figures(C1), ("credit:c1".to_owned(), usd(30_000), usd(30_000), usd(0)));
    assert_eq!(figures(C2), ("credit:c2".to_owned(), usd(25_000), usd(22_500), usd(2_500)));
    assert_eq!(figures(C3), ("credit:c3".to_owned(), usd(12_000), usd(12_000), usd(0)));
    //   30,000 + 25,000 + 12,000 = 67,000 on paper; 64,500 used and 2,500 lost.
    assert_eq!(outcome.headline, usd(67_000));
    assert_eq!(outcome.applied, usd(64_500));
    assert_eq!(outcome.expired, usd(2_500));
    assert_eq!((outcome.remaining, outcome.beyond), (usd(0), usd(0)));
}

/// What is left to pay, and why it falls by less than the credits applied.
#[test]
fn the_bill_with_credits() {
    let outcome = outcome("base");
    //   January:  EC2 79,200 − 30,000 = 49,200; RDS 36,000; Bedrock 18,000 − 18,000 = 0;
    //             Marketplace 10,000; Support 8,000. Together 103,200.
    assert_eq!(outcome.months[0].cash_with, usd(103_200));
    //   February: EC2 90,000; RDS 36,000; Bedrock 4,500 − 4,500 = 0; 10,000; 8,000. Together 144,000.
    assert_eq!(outcome.months[1].cash_with, usd(144_000));
    //   Without: 162,000 + 148,500 = 310,500. With: 103,200 + 144,000 = 247,200.
    assert_eq!(outcome.cash_without, usd(310_500));
    assert_eq!(outcome.cash_with, usd(247_200));
    //   Saved: 310,500 − 247,200 = 63,300. That is 1,200 less than the 64,500 applied: the 12,000
    //   of c3 met the bill before the discount and displaced charges that would have cost 10,800.
    assert_eq!(outcome.bill_saving, usd(63_300));
    assert_eq!(outcome.bill_saving, usd(64_500 - 12_000 / 10));
}

/// The commitment decides what the saving is worth.
#[test]
fn the_commitment_where_credits_do_not_count() {
    let outcome = outcome("base");
    let year = outcome.commitment[0].assessed.as_ref().unwrap();
    assert_eq!(outcome.commitment[0].commitment, usd(290_000));
    // Marketplace: 10,000 + 10,000 = 20,000, and at most a quarter of 290,000, which is 72,500.
    assert_eq!(year.marketplace, usd(20_000));
    // Without any credit the fees are EC2, RDS and Bedrock after the discount:
    //   144,000 + 130,500 = 274,500. With Marketplace 294,500: above 290,000, nothing is missing.
    assert_eq!(year.shortfall_without, usd(0));
    // With credits only what is paid in cash counts:
    //   January 49,200 + 36,000 + 0 = 85,200; February 90,000 + 36,000 + 0 = 126,000.
    //   85,200 + 126,000 = 211,200. With Marketplace 231,200: 58,800 are missing to 290,000.
    assert_eq!(year.fees, usd(211_200));
    assert_eq!(year.shortfall, usd(58_800));
    assert_eq!(outcome.shortfall_cost, usd(58_800));
    // Net value: 63,300 saved on the bill − 58,800 paid as shortfall = 4,500.
    // No cash funding and no levers here.
    assert_eq!((outcome.cash_funding, outcome.lever_cost), (usd(0), usd(0)));
    assert_eq!(outcome.net_value, usd(4_500));
}

/// One clause in the contract, "spend that credits cover counts", is worth 58,800.
#[test]
fn the_commitment_where_credits_count() {
    let outcome = outcome("counts");
    let year = outcome.commitment[0].assessed.as_ref().unwrap();
    // The same bill and the same credits …
    assert_eq!(outcome.bill_saving, usd(63_300));
    // … but the fees count as if no credit had paid: 274,500 + 20,000 = 294,500 reach 290,000.
    assert_eq!(year.fees, usd(274_500));
    assert_eq!(year.shortfall, usd(0));
    // Net value: 63,300 − 0. Against 4,500 above, from the same 67,000 of face value.
    assert_eq!(outcome.net_value, usd(63_300));
}
