//! AWS Pricing Calculator estimates: two real exports, the other shapes derived from them.
//! Expected figures come from `tests/fixtures/import/README.md`, not from this program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod csv;
mod detection;
mod edited;
mod json;
mod merge;
mod request;
mod services;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use tranche::domain::{
    Cents, Id, Mix, Month, Plan, Rate, Row, Service, TableId, Workload, drafts::CellRef,
    service::ServiceKind,
};
use tranche::io::import::{
    Found, ImportError, Kind, MAX_BYTES, MergeError, MergeOptions, Preview, RunRate, WorkloadRow,
    apply, catalogue, detect, read,
};

const SPAIN: &[u8] = include_bytes!("../fixtures/import/pricing-calculator-spain-4-services.csv");
const OHIO: &[u8] = include_bytes!("../fixtures/import/pricing-calculator-ohio-9-services.json");
const CODES: &str = include_str!("../fixtures/import/aws-productcode-to-focus-category.csv");

fn spain() -> String {
    String::from_utf8(SPAIN[3..].to_vec()).unwrap()
}

fn ohio() -> Json {
    serde_json::from_slice(OHIO).unwrap()
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn rows(preview: &Preview) -> &[WorkloadRow] {
    let Found::Workloads(rows) = &preview.rows;
    rows
}

#[track_caller]
fn reads(bytes: &[u8]) -> Preview {
    read(bytes, "estimate").unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn refuses(bytes: &[u8], part: &str) {
    let error = read(bytes, "file.csv").expect_err("must be refused").to_string();
    assert!(error.contains(part), "{error}");
}

#[track_caller]
fn is_spain(preview: &Preview) {
    assert_eq!((preview.kept, preview.skipped, preview.without_amount), (4, 0, 0));
    assert_eq!(preview.total, Some(dec("72.314")));
    assert_eq!(preview.total_12_months, Some(dec("867.77")));
    assert_eq!(preview.unknown, []);
    let ids: Vec<_> = rows(preview).iter().map(|row| row.service_id.as_str()).collect();
    assert_eq!(ids, ["ec2", "elb", "efs", "rds"]);
}

fn empty() -> Plan {
    Plan::empty(Month::EPOCH)
}

#[track_caller]
fn merged(preview: &Preview) -> Plan {
    let plan = apply(&empty(), preview, MergeOptions::default()).unwrap();
    for mix in plan.mixes.iter() {
        assert_eq!(mix.shares.iter().map(|(_, share)| share.millionths()).sum::<i64>(), 1_000_000);
        for (service, _) in &mix.shares {
            assert!(plan.services.get(service.as_str()).is_some());
        }
    }
    plan
}

/// Name, environment, run-rate in cents, shares of each workload.
fn told(plan: &Plan) -> Vec<(String, String, i64, String)> {
    let shares = |workload: &Workload| {
        let mix = plan.mixes.get(workload.mix.as_str()).unwrap();
        mix.shares.iter().map(|(s, share)| format!("{s} {share}")).collect::<Vec<_>>().join(", ")
    };
    let environment =
        |workload: &Workload| workload.environment.as_deref().unwrap_or_default().to_owned();
    plan.workloads
        .iter()
        .map(|w| (w.name.clone(), environment(w), w.monthly_run_rate.get(), shares(w)))
        .collect()
}

/// An estimate of the third generation with these rows: group, description, service, upfront, monthly.
fn estimate(rows: &[[&str; 5]]) -> String {
    let mut csv = String::from(
        "Group hierarchy,Region,Description,Service,Upfront,Monthly,First 12 months total,Currency,Status,Configuration summary\n",
    );
    for [group, description, service, upfront, monthly] in rows {
        csv += &format!(
            "{group},Europe (Spain),{description},{service},{upfront},{monthly},,USD,,x\n"
        );
    }
    csv
}
