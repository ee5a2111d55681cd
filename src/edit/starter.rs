//! An empty plan to start from: the services, mixes and calendar most plans need, and no figures.

use std::sync::Arc;

use super::scenarios;
use crate::domain::{
    Id, Mix, Month, Plan, Rate, Row as _, Service, migration::Release, service::ServiceKind,
};

/// id, name, family, kind, margin tier (illustrative: AWS publishes none).
const SERVICES: [(&str, &str, &str, ServiceKind, Option<u32>); 14] = [
    ("ec2", "Amazon EC2", "Compute", ServiceKind::Usage, Some(2)),
    ("ebs", "Amazon EBS", "Storage", ServiceKind::Usage, Some(3)),
    ("s3", "Amazon S3", "Storage", ServiceKind::Usage, Some(3)),
    ("rds", "Amazon RDS", "Databases", ServiceKind::Usage, Some(4)),
    ("lambda", "AWS Lambda", "Compute", ServiceKind::Usage, Some(3)),
    ("eks", "Amazon EKS", "Compute", ServiceKind::Usage, Some(3)),
    ("redshift", "Amazon Redshift", "Analytics", ServiceKind::Usage, Some(4)),
    ("bedrock", "Amazon Bedrock", "AI and Machine Learning", ServiceKind::Usage, Some(4)),
    ("sagemaker", "Amazon SageMaker", "AI and Machine Learning", ServiceKind::Usage, Some(4)),
    ("data-transfer", "Data transfer", "Networking", ServiceKind::Usage, Some(4)),
    ("cloudwatch", "Amazon CloudWatch", "Management and Governance", ServiceKind::Usage, Some(5)),
    ("marketplace", "AWS Marketplace", "Marketplace", ServiceKind::Marketplace, None),
    ("support", "AWS Support", "Support", ServiceKind::Support, None),
    ("tax", "Tax", "Tax", ServiceKind::Tax, None),
];

/// id, name, shares in whole percent.
type MixEntry = (&'static str, &'static str, &'static [(&'static str, i64)]);
const MIXES: [MixEntry; 4] = [
    (
        "servers",
        "Servers",
        &[("ec2", 65), ("ebs", 20), ("s3", 5), ("data-transfer", 7), ("cloudwatch", 3)],
    ),
    (
        "servers-db",
        "Servers and database",
        &[("ec2", 45), ("ebs", 15), ("rds", 32), ("data-transfer", 5), ("cloudwatch", 3)],
    ),
    (
        "containers",
        "Containers",
        &[("eks", 10), ("ec2", 60), ("ebs", 10), ("data-transfer", 15), ("cloudwatch", 5)],
    ),
    ("analytics", "Analytics", &[("redshift", 50), ("s3", 30), ("ec2", 20)]),
];

/// A plan with services, mixes and the usual scenarios but without a single figure.
pub fn plan(start: Month) -> Plan {
    let mut plan = Plan::empty(start);
    scenarios::standard().for_each(|scenario| plan.scenarios.push(scenario));
    plan.services = SERVICES.iter().map(|entry| service(*entry)).collect();
    plan.mixes = MIXES
        .iter()
        .map(|(id, name, shares)| Mix {
            name: (*name).to_owned(),
            shares: shares
                .iter()
                .map(|(service, percent)| {
                    (Id::from(*service), Rate::from_millionths(percent * 10_000))
                })
                .collect(),
            ..Mix::blank(Id::from(*id))
        })
        .collect();
    // By milestone nothing comes before milestones are entered, which is easily overlooked.
    Arc::make_mut(&mut plan.map.0).release = Release::TaggedSpend;
    let timing = Arc::make_mut(&mut plan.timing.0);
    timing.days = [270, 270, 60, 45];
    plan
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{io::plan_file, table::validate};

    #[test]
    fn the_starter_is_a_valid_plan() {
        let plan = plan(Month::parse("2027-01").unwrap());
        assert_eq!(validate::faults(&plan), []);
        assert_eq!(plan_file::read(&plan_file::write(&plan)), Ok(plan));
    }
}
