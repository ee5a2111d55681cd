//! A whole deal, computed by hand: discount ladder, private rate, support plan, tax, investments and the
//! clauses of a commitment. Read from top to bottom with `examples/whole-deal.json` beside it; no program
//! is needed to follow the arithmetic.
//!
//! One account, two years, the same charges in every month:
//!
//! | charges | a month | discount |
//! |---|---|---|
//! | Amazon EC2 | 100,000 | the agreement's |
//! | Amazon S3 | 20,000 | a private rate of 25% on top of the agreement's |
//! | AWS Support | by tiers | 10% off the fee |
//!
//! The agreement runs for both years and commits 1,200,000 and 1,300,000. What credits pay does not count
//! towards it. Its clauses: a surplus of up to 5% of the next year's commitment is carried forward, 1% may
//! be missed without a bill, and half of a billed shortfall comes back as credit.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use tranche::{
    calc::{clauses::clauses, worth::Valuer},
    domain::{Cents, Plan, Rate},
    engine::{Assessed, Outcome, Totals, agreed_discount, finish},
    io::plan_file,
    table::resolve::resolve,
    text::Format,
};

fn plan() -> Plan {
    plan_file::read(include_str!("../examples/whole-deal.json")).unwrap()
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

/// Dollars and cents.
const fn exact(dollars: i64, cents: i64) -> Cents {
    Cents::new(dollars * 100 + cents)
}

/// What a month costs without any credit.
#[test]
fn a_month_without_credits() {
    // The ladder asks for a mean commitment and a number of years:
    //   (1,200,000 + 1,300,000) / 2 = 1,250,000 over two years. 1,000,000 and 1,200,000 are reached,
    //   1,500,000 is not: 8%.
    assert_eq!(agreed_discount(&plan()), Rate::from_millionths(80_000));
    let january = outcome("base").months[0].clone();
    // EC2: 100,000 × 0.92 = 92,000.
    // S3:   20,000 × 0.75 × 0.92 = 13,800.
    //   Usage: 92,000 + 13,800 = 105,800.
    // The support plan goes by usage after discounts:
    //   10% of the first 10,000 = 1,000; 7% of the next 70,000 = 4,900; 5% of the last 25,800 = 1,290.
    //   7,190, less 10%: 6,471.
    assert_eq!(january.support, usd(6_471));
    assert_eq!(january.gross, usd(100_000 + 20_000 + 6_471));
    // Left to pay: 105,800 + 6,471 = 112,271. Tax: 5% of it = 5,613.55.
    assert_eq!(january.tax_without, exact(5_613, 55));
    assert_eq!(january.cash_without, exact(117_884, 55));
}

/// What a month would cost without any deal.
#[test]
fn a_month_at_list_prices() {
    let outcome = outcome("base");
    // Usage: 100,000 + 20,000 = 120,000.
    // Support on that, without discount: 1,000 + 4,900 + 5% of 40,000 = 7,900.
    // Tax: 5% of 127,900 = 6,395. In all 134,295.
    assert_eq!(outcome.months[0].list, usd(134_295));
    //   24 months: 3,223,080. Without credits 117,884.55 × 24 = 2,829,229.20 are paid.
    assert_eq!(outcome.list, usd(3_223_080));
    assert_eq!(outcome.cash_without, exact(2_829_229, 20));
    assert_eq!(outcome.discount_saving, exact(393_850, 80));
}

/// What AWS pays for outcomes.
#[test]
fn investments() {
    let outcome = outcome("base");
    // i1 pays half of the usage above 1,400,000 a year, at list prices: 120,000 × 12 = 1,440,000.
    //   40,000 × 50% = 20,000 for each year, as a credit in the January after it.
    // i2 pays 500 for each of 20 engineers certified in a quarter, in cash, 25,000 in all.
    //   First quarter 10,000. The second was missed: 10,000 are lost, and nothing of the cap is used.
    //   Third 10,000. Fourth: 25,000 − 20,000 leaves 5,000.
    assert_eq!(outcome.investments.earned, usd(20_000 + 20_000 + 25_000));
    assert_eq!(outcome.investments.missed, usd(10_000));
    assert_eq!((outcome.investments.cash, outcome.cash_funding), (usd(25_000), usd(25_000)));
}

/// Which credits there are, and what they take off the bill.
#[test]
fn the_credits() {
    let outcome = outcome("base");
    let figures = outcome
        .grants
        .iter()
        .map(|of| (of.grant.id.to_string(), of.grant.amount, of.applied, of.beyond));
    assert_eq!(
        figures.collect::<Vec<_>>(),
        [
            // 60,000, used up on EC2 in January 2027.
            ("credit:c1".to_owned(), usd(60_000), usd(60_000), usd(0)),
            // Half of the shortfall of year 2, see below, from January 2029: after this plan.
            ("edp:2".to_owned(), usd(13_900), usd(0), usd(13_900)),
            // Used up on EC2 in January 2028.
            ("investment:i1:2028-01".to_owned(), usd(20_000), usd(20_000), usd(0)),
            ("investment:i1:2029-01".to_owned(), usd(20_000), usd(0), usd(20_000)),
        ]
    );
    // A dollar of credit saves its tax too: (60,000 + 20,000) × 1.05 = 84,000.
    assert_eq!(outcome.bill_saving, usd(84_000));
    // The fee is the same as without credits.
    assert!(outcome.months.iter().all(|month| month.support == usd(6_471)));
}

/// The commitment with its clauses.
#[test]
fn the_commitment() {
    let outcome = outcome("base");
    let [one, two]: [Assessed; 2] =
        [0, 1].map(|at| outcome.commitment[at].assessed.clone().unwrap());
    // Usage counts after discounts: 105,800 × 12 = 1,269,600 a year, support does not count.
    // Year 1, without credits: 1,269,600 − 1,200,000 leaves a surplus of 69,600. Of that at most 5% of
    //   1,300,000 = 65,000 is carried into year 2: 1,269,600 + 65,000 is enough for 1,300,000.
    assert_eq!((one.shortfall_without, two.shortfall_without), (usd(0), usd(0)));
    // Year 1, with credits: 1,269,600 − 60,000 = 1,209,600. The surplus is 9,600.
    assert_eq!((one.fees, one.carried, one.shortfall), (usd(1_209_600), usd(0), usd(0)));
    // Year 2, with credits: 1,269,600 − 20,000 + 9,600 = 1,259,200. 40,800 are missing.
    assert_eq!((two.fees, two.carried, two.shortfall), (usd(1_249_600), usd(9_600), usd(40_800)));
    //   The band forgives 1% of 1,300,000 = 13,000: 27,800 are billed. Half of it, 13,900, comes back.
    assert_eq!((two.billed, two.billed_without), (usd(27_800), usd(0)));
    assert_eq!(outcome.shortfall_cost, usd(27_800));
}

/// What it is all worth.
#[test]
fn deal_value() {
    let outcome = outcome("base");
    // The credits: 84,000 saved − 27,800 of shortfall + 25,000 in cash = 81,200.
    assert_eq!(outcome.net_value, usd(81_200));
    // The deal: 393,850.80 saved by discounts + 81,200 = 475,050.80.
    assert_eq!(outcome.deal_value, exact(475_050, 80));
    //   The same from list prices: 3,223,080 − 2,745,229.20 paid − 27,800 billed + 25,000.
    assert_eq!(outcome.cash_with, exact(2_745_229, 20));
}

/// Without the three clauses, the credits look better and the deal is worse.
#[test]
fn what_the_clauses_are_worth() {
    let outcome = outcome("bare");
    let two = outcome.commitment[1].assessed.clone().unwrap();
    // Nothing is carried: 1,300,000 − 1,249,600 = 50,400 are missing with credits, and
    //   1,300,000 − 1,269,600 = 30,400 without. All of it is billed.
    assert_eq!((two.billed, two.billed_without), (usd(50_400), usd(30_400)));
    // The credits cause only 20,000 of it: 84,000 − 20,000 + 25,000 = 89,000, which is 7,800 more than
    // with the clauses.
    assert_eq!(outcome.net_value, usd(89_000));
    // The deal pays all of it: 393,850.80 + 89,000 − 30,400 = 452,450.80, which is 22,600 less: exactly
    // what more is billed, 50,400 − 27,800.
    assert_eq!(outcome.deal_value, exact(452_450, 80));
}

/// What each clause brings alone, and all of them together.
#[test]
fn what_each_clause_is_worth() {
    let plan = plan();
    let mut totals = Totals::of(&plan);
    let now = finish(&plan, &totals).unwrap().deal_value;
    let mut valuer = Valuer::new(&plan, &mut totals, Some(now));
    let found = clauses(&mut valuer, &Format::default());
    let worth = |title: &str| {
        let clause = found.all.iter().find(|clause| clause.title == title).unwrap();
        (clause.stands.as_deref(), clause.worth)
    };
    // Year 2 misses 50,400 with credits. 9,600 are carried into it, and 1% of 1,300,000 is not billed.
    assert_eq!(worth("Carry-forward of a surplus"), (Some("5%"), Some(usd(9_600))));
    assert_eq!(worth("Band that is not billed"), (Some("1%"), Some(usd(13_000))));
    // What is returned for year 2 comes after the plan.
    assert_eq!(worth("Shortfall returned as credit"), (Some("50%"), Some(usd(0))));
    // 22,600, as the deal without the three has less.
    assert_eq!(found.together, Some(usd(22_600)));
    // Without any credit nothing is billed, so if they counted all of the 27,800 would be saved.
    assert_eq!(worth("Credits count"), (None, Some(usd(27_800))));
}
