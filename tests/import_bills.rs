//! Bills: cost reports of AWS and FOCUS, and what Cost Explorer downloads.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use tranche::{
    domain::{Month, Plan},
    edit::starter,
    io::import::{Answer, Request, Shown},
    text::NumberStyle,
};

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/bills/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

fn plan(start: &str) -> Plan {
    starter::plan(Month::parse(start).unwrap())
}

fn asked(plan: &Plan, name: &str, bytes: &[u8]) -> Answer {
    Request::answer(&Request::read(NumberStyle::POINT, plan, name).text(), bytes)
}

#[track_caller]
fn shown(plan: &Plan, name: &str, bytes: &[u8]) -> Shown {
    match asked(plan, name, bytes) {
        Answer::Shown(shown) => *shown,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn refused(plan: &Plan, name: &str, bytes: &[u8]) -> String {
    match asked(plan, name, bytes) {
        Answer::Refused(why) => why,
        other => panic!("{other:?}"),
    }
}

fn figure(shown: &Shown, title: &str) -> String {
    let figure = shown.figures.iter().find(|figure| figure[0] == title);
    figure.unwrap_or_else(|| panic!("{title} in {:?}", shown.figures))[1].clone()
}

fn rows(shown: &Shown) -> &[Vec<String>] {
    &shown.bill.as_ref().unwrap().0
}

fn left(shown: &Shown) -> Vec<String> {
    shown.unknown.iter().map(|entry| entry.join(": ")).collect()
}

#[test]
fn a_focus_report_keeps_aws_and_says_what_it_leaves_out() {
    let shown = shown(&plan("2024-09"), "focus.csv", &fixture("focus-1.0-sample-1000.csv"));
    // 941 lines of AWS usage, 20.62033861840.
    assert_eq!(figure(&shown, "What it is"), "a FOCUS cost report");
    assert_eq!(figure(&shown, "Lines taken"), "941");
    assert_eq!(figure(&shown, "They add up to"), "20.62 USD");
    assert_eq!(
        left(&shown),
        [
            "Credits: what they took off, not what is left of them: 1 line, −2.61 USD",
            "Of Microsoft, not of AWS: 51 lines, 1.98 USD",
            "Of Oracle, not of AWS: 7 lines, 0.54 USD",
        ]
    );
    assert_eq!(rows(&shown)[0], ["Service", "2024-09"]);
    let largest = &rows(&shown)[1];
    assert_eq!(largest[0], "Amazon Elastic Compute Cloud");
}

#[test]
fn a_cost_and_usage_report_of_either_generation_is_added_up_by_service_and_month() {
    let legacy = shown(&plan("2024-01"), "cur.csv", &fixture("cur-legacy-mock-3-rows.csv"));
    assert_eq!(figure(&legacy, "What it is"), "an AWS cost and usage report");
    assert_eq!(
        (figure(&legacy, "Lines taken"), figure(&legacy, "They add up to")),
        ("3".into(), "0.05 USD".into())
    );
    let mut amounts: Vec<_> = rows(&legacy)[1..].iter().map(|row| row[1].as_str()).collect();
    amounts.sort_unstable();
    assert_eq!(amounts, ["0.02", "0.02"], "EC2 0.0216 and S3 0.023552");

    let export = shown(&plan("2024-09"), "cur2.csv", &fixture("cur-2.0-mock-4-rows.csv"));
    assert_eq!(figure(&export, "What it is"), "an AWS data export (CUR 2.0)");
    assert_eq!(
        (figure(&export, "Lines taken"), figure(&export, "They add up to")),
        ("4".into(), "0.11 USD".into())
    );
}

#[test]
fn a_packed_report_is_unpacked_and_a_bomb_is_not() {
    let plan = plan("2024-09");
    let packed = shown(&plan, "cur2.csv.gz", &fixture("cur-2.0-mock-4-rows.csv.gz"));
    let plain = shown(&plan, "cur2.csv.gz", &fixture("cur-2.0-mock-4-rows.csv"));
    assert_eq!(packed, plain);
    let torn = fixture("cur-2.0-mock-4-rows.csv.gz");
    assert!(refused(&plan, "torn.gz", &torn[..torn.len() / 2]).contains("broken or cut off"));
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![b'0'; 1 << 20];
    (0..258).for_each(|_| bomb.write_all(&zeros).unwrap());
    assert!(refused(&plan, "bomb.gz", &bomb.finish().unwrap()).contains("more than 256 MB"));
}

const REPORT: &str = "lineItem/UnblendedCost,lineItem/UsageStartDate,bill/BillingPeriodStartDate,lineItem/LineItemType,lineItem/ProductCode,lineItem/CurrencyCode\n";

/// Lines of every day of some months, at 10 a day, and some more.
fn report(months: &[(&str, u32)], more: &[&str]) -> String {
    let mut text = REPORT.to_owned();
    for (month, days) in months {
        for day in 1..=*days {
            text += &format!(
                "10,{month}-{day:02}T00:00:00Z,{month}-01T00:00:00Z,Usage,AmazonEC2,USD\n"
            );
        }
    }
    more.iter().for_each(|line| text += &format!("{line}\n"));
    text
}

#[test]
fn credits_tax_and_the_agreement_s_discounts_are_no_consumption() {
    let more = [
        "-55.5,2027-01-04T00:00:00Z,2027-01-01T00:00:00Z,Credit,AmazonEC2,USD",
        "7,2027-01-31T00:00:00Z,2027-01-01T00:00:00Z,Tax,AmazonEC2,USD",
        "-27.9,2027-01-31T00:00:00Z,2027-01-01T00:00:00Z,EdpDiscount,AmazonEC2,USD",
        "-1.25,2027-01-09T00:00:00Z,2027-01-01T00:00:00Z,Refund,AmazonEC2,USD",
        ",2027-01-09T00:00:00Z,2027-01-01T00:00:00Z,Usage,AmazonEC2,USD",
    ];
    let shown = shown(&plan("2027-01"), "x.csv", report(&[("2027-01", 31)], &more).as_bytes());
    // 31 days at 10, less the refund.
    assert_eq!(rows(&shown)[1], ["AmazonEC2", "308.75"]);
    let said = left(&shown).join("\n");
    for words in [
        "Credits",
        "1 line, −55.5 USD",
        "Tax",
        "1 line, 7 USD",
        "Discounts",
        "−27.9",
        "without an amount",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn history_becomes_the_mean_of_its_last_full_months_and_a_part_of_a_month_is_none() {
    let plan = plan("2027-01");
    let months =
        [("2026-07", 31), ("2026-08", 31), ("2026-09", 30), ("2026-10", 31), ("2026-11", 12)];
    let of = shown(&plan, "x.csv", report(&months, &[]).as_bytes());
    // 310 + 300 + 310 over three months; November has twelve days.
    let row = &rows(&of)[1];
    assert_eq!(row.len(), 1 + plan.head.horizon_months as usize);
    assert!(row[1..].iter().all(|amount| amount == "306.67"), "{row:?}");
    let said = of.notices.join("\n");
    assert!(said.contains("November 2026 is only a part of the month"), "{said}");
    assert!(said.contains("gets the mean of August 2026 to October 2026"), "{said}");
    let why = refused(&plan, "x.csv", report(&[("2026-11", 12)], &[]).as_bytes());
    assert!(why.contains("only a part of November 2026"), "{why}");
}

#[test]
fn months_outside_the_plan_are_said_where_others_lie_in_it() {
    let shown = shown(
        &plan("2027-01"),
        "x.csv",
        report(&[("2026-12", 31), ("2027-01", 31)], &[]).as_bytes(),
    );
    assert_eq!(rows(&shown)[0], ["Service", "2027-01"]);
    assert!(shown.notices.iter().any(|said| said == "1 month outside the plan is not taken."));
}

#[test]
fn cost_explorer_has_its_totals_first_and_names_that_hold_brackets() {
    let text = "\u{feff}\"Service\",\"EC2-Instances($)\",\"EC2 Container Registry (ECR)($)\",\"Tax($)\",\"Total costs($)\"\n\
        \"Service total\",\"300\",\"30\",\"33\",\"363\"\n\
        \"2027-01-01\",\"100\",\"10\",\"11\",\"121\"\n\
        \"2027-02-01\",\"200\",\"20\",\"22\",\"242\"\n";
    let shown = shown(&plan("2027-01"), "costs.csv", text.as_bytes());
    assert_eq!(figure(&shown, "They add up to"), "330 USD");
    assert_eq!(figure(&shown, "The file states"), "363");
    assert_eq!(
        shown.doubts,
        Vec::<String>::new(),
        "what is stated holds the tax that was left out"
    );
    assert_eq!(
        rows(&shown),
        [
            vec!["Service", "2027-01", "2027-02"],
            vec!["EC2-Instances", "100.00", "200.00"],
            vec!["EC2 Container Registry (ECR)", "10.00", "20.00"],
        ]
    );
    let wrong = text.replace("\"363\"", "\"463\"");
    let shown = self::shown(&plan("2027-01"), "costs.csv", wrong.as_bytes());
    assert_eq!(shown.doubts, ["The file states 463, but its lines come to 363."]);
}

#[test]
fn daily_costs_are_added_up_to_months() {
    let mut text =
        "\"Service\",\"S3($)\",\"Total costs($)\"\n\"Service total\",\"62\",\"62\"\n".to_owned();
    (1..=31).for_each(|day| text += &format!("\"2026-10-{day:02}\",\"2\",\"2\"\n"));
    (1..=9).for_each(|day| text += &format!("\"2026-11-{day:02}\",\"0\",\"0\"\n"));
    let shown = shown(&plan("2027-01"), "costs.csv", text.as_bytes());
    assert!(rows(&shown)[1][1..].iter().all(|amount| amount == "62.00"));
    assert!(shown.notices.iter().any(|said| said.contains("November 2026 is only a part")));
}

#[test]
fn the_lone_last_day_of_daily_costs_is_no_full_month() {
    let mut text =
        "\"Service\",\"S3($)\",\"Total costs($)\"\n\"Service total\",\"63\",\"63\"\n".to_owned();
    (1..=31).for_each(|day| text += &format!("\"2026-10-{day:02}\",\"2\",\"2\"\n"));
    text += "\"2026-11-01\",\"1\",\"1\"\n";
    let shown = shown(&plan("2027-01"), "costs.csv", text.as_bytes());
    assert!(rows(&shown)[1][1..].iter().all(|amount| amount == "62.00"), "October alone");
    assert!(shown.notices.iter().any(|said| said.contains("November 2026 is only a part")));
}

#[test]
fn what_cannot_be_taken_is_refused_in_a_sentence() {
    let plan = plan("2027-01");
    let by_region = "\"Region\",\"eu-central-1($)\",\"Total costs($)\"\n\"Region total\",\"1\",\"1\"\n\"2027-01-01\",\"1\",\"1\"\n";
    assert!(refused(&plan, "x.csv", by_region.as_bytes()).contains("grouped by Region"));
    let by_account = "\"Linked account\",\"111122223333\",\"\"\n\"Linked account name\",\"Main\",\"Total costs($)\"\n\"Linked account total\",\"1\",\"1\"\n";
    assert!(refused(&plan, "x.csv", by_account.as_bytes()).contains("grouped by Linked account"));
    let ungrouped = "\"\",\"Total costs($)\"\n\"Total\",\"1\"\n\"2027-01-01\",\"1\"\n";
    assert!(refused(&plan, "x.csv", ungrouped.as_bytes()).contains("is not grouped"));
    let euros = report(&[("2027-01", 31)], &[]).replace("USD", "EUR");
    assert!(refused(&plan, "x.csv", euros.as_bytes()).contains("in EUR, and USD is wanted"));
    let mixed = report(
        &[("2027-01", 31)],
        &["1,2027-01-09T00:00:00Z,2027-01-01T00:00:00Z,Usage,AmazonEC2,EUR"],
    );
    assert!(refused(&plan, "x.csv", mixed.as_bytes()).contains("in EUR"));
    assert!(refused(&plan, "x.csv", REPORT.as_bytes()).contains("no charge"));
    let details =
        "InvoiceDetailGrain,BilledCost,ChargeCategory,ChargePeriodStart\nx,1,Usage,2027-01-01\n";
    assert!(refused(&plan, "x.csv", details.as_bytes()).contains("once more"));
    let large = report(
        &[("2027-01", 31)],
        &[
            "79228162514264337593543950335,2027-01-09T00:00:00Z,2027-01-01T00:00:00Z,Usage,AmazonEC2,USD",
        ],
    );
    assert!(
        left(&shown(&plan, "x.csv", large.as_bytes())).join("\n").contains("without an amount")
    );
}
