//! What runs and what moves: services, accounts, mixes, workloads, baseline.

use tranche::domain::{
    Account, Baseline, Id, Mix, Plan, Row as _, Rows, Service, Workload,
    service::ServiceKind,
    workload::{Source, Strategy},
};

use super::{Dice, dollars, month, percent};

/// id, name, family, kind, margin tier.
const SERVICES: [(&str, &str, &str, ServiceKind, Option<u32>); 10] = [
    ("ec2", "Amazon EC2", "Compute", ServiceKind::Usage, Some(2)),
    ("ebs", "Amazon EBS", "Storage", ServiceKind::Usage, Some(3)),
    ("s3", "Amazon S3", "Storage", ServiceKind::Usage, Some(3)),
    ("rds", "Amazon RDS", "Databases", ServiceKind::Usage, Some(4)),
    ("eks", "Amazon EKS", "Compute", ServiceKind::Usage, Some(3)),
    ("redshift", "Amazon Redshift", "Analytics", ServiceKind::Usage, Some(4)),
    ("bedrock", "Amazon Bedrock", "AI and Machine Learning", ServiceKind::Usage, Some(4)),
    ("cloudwatch", "Amazon CloudWatch", "Management", ServiceKind::Usage, Some(5)),
    ("marketplace", "AWS Marketplace", "Marketplace", ServiceKind::Marketplace, None),
    ("support", "AWS Support", "Support", ServiceKind::Support, None),
];

/// The services of ordinary usage.
pub const USAGE: [&str; 8] =
    ["ec2", "ebs", "s3", "rds", "eks", "redshift", "bedrock", "cloudwatch"];

/// The accounts.
pub const ACCOUNTS: [&str; 4] = ["core", "data", "labs", "shop"];

/// id, shares in whole percent.
const MIXES: [(&str, &[(&str, i64)]); 6] = [
    ("servers", &[("ec2", 62), ("ebs", 22), ("s3", 8), ("cloudwatch", 8)]),
    ("database", &[("rds", 60), ("ec2", 20), ("ebs", 12), ("cloudwatch", 8)]),
    ("containers", &[("eks", 45), ("ec2", 30), ("s3", 15), ("cloudwatch", 10)]),
    ("analytics", &[("redshift", 55), ("s3", 30), ("ec2", 15)]),
    ("assistant", &[("bedrock", 70), ("s3", 10), ("eks", 20)]),
    ("licensed", &[("marketplace", 35), ("ec2", 45), ("ebs", 20)]),
];

const TRADES: [&str; 8] =
    ["Billing", "Claims", "Dispatch", "Ledger", "Portal", "Reporting", "Search", "Warehouse"];
const UNITS: [&str; 5] = ["Finance", "Operations", "Sales", "Logistics", "Research"];
const PLATFORMS: [&str; 5] = ["Linux", "Windows", "SAP", "VMware", "Kubernetes"];
/// Strategies as often as they come up.
const STRATEGIES: [Strategy; 10] = [
    Strategy::Rehost,
    Strategy::Rehost,
    Strategy::Rehost,
    Strategy::Rehost,
    Strategy::Replatform,
    Strategy::Replatform,
    Strategy::Refactor,
    Strategy::Relocate,
    Strategy::Retain,
    Strategy::Retire,
];

/// Fills the tables of the inventory.
pub fn fill(plan: &mut Plan, workloads: usize, dice: &mut Dice) {
    plan.services = SERVICES.iter().map(|entry| service(*entry)).collect();
    plan.accounts = ACCOUNTS.iter().map(|id| account(id)).collect();
    plan.mixes = MIXES.iter().map(|(id, shares)| mix(id, shares)).collect();
    plan.workloads = (0..workloads).map(|number| workload(number, dice)).collect();
    plan.baseline = baseline(workloads as i64, dice);
}

fn service(
    (id, name, family, kind, margin_tier): (&str, &str, &str, ServiceKind, Option<u32>),
) -> Service {
    let usage = kind == ServiceKind::Usage;
    Service {
        name: name.to_owned(),
        family: family.to_owned(),
        kind,
        coverable: usage,
        discountable: usage,
        commit_eligible: usage,
        margin_tier,
        ..Service::blank(Id::from(id))
    }
}

fn account(id: &str) -> Account {
    Account { name: format!("Account {id}"), ..Account::blank(Id::from(id)) }
}

fn mix(id: &str, shares: &[(&str, i64)]) -> Mix {
    let shares = shares.iter().map(|(service, points)| (Id::from(*service), percent(*points)));
    Mix { name: format!("Mix {id}"), shares: shares.collect(), ..Mix::blank(Id::from(id)) }
}

fn workload(number: usize, dice: &mut Dice) -> Workload {
    let sources = [Source::DataCentre, Source::DataCentre, Source::Colocation, Source::OtherCloud];
    Workload {
        name: format!("{} {:05}", dice.pick(&TRADES), number + 1),
        business_unit: dice.pick(&UNITS).to_owned(),
        source: if dice.once_in(20) { Source::Aws } else { dice.pick(&sources) },
        platform: dice.pick(&PLATFORMS).to_owned(),
        strategy: dice.pick(&STRATEGIES),
        account: Id::from(dice.pick(&ACCOUNTS)),
        mix: Id::from(dice.pick(&MIXES).0),
        monthly_run_rate: dollars(dice.roll(5, 160) * 50),
        cutover: (!dice.once_in(30)).then(|| month(dice.roll(0, 30))),
        ramp_months: dice.roll(0, 9) as u32,
        eligible_share: percent(dice.roll(14, 20) * 5),
        tag_coverage: percent(dice.roll(12, 20) * 5),
        map_scope: percent(dice.roll(0, 10) * 10),
        map_uplift: percent(if dice.once_in(10) { 5 } else { 0 }),
        owner: dice.pick(&UNITS).to_owned(),
        ..Workload::blank(Id::from(format!("w{:05}", number + 1)))
    }
}

/// A row for every account and service, so that every line of the bill is there from the start.
fn baseline(size: i64, dice: &mut Dice) -> Rows<Baseline> {
    let lines = ACCOUNTS
        .iter()
        .flat_map(|account| SERVICES.iter().map(move |service| (account, service.0)));
    let rows = lines.map(|(account, service)| Baseline {
        account: Id::from(*account),
        service: Id::from(service),
        monthly: dollars(size * dice.roll(4, 40)),
        annual_growth: percent(dice.roll(-2, 8)),
        ..Baseline::blank(Id::from(format!("{account}-{service}")))
    });
    rows.collect()
}
