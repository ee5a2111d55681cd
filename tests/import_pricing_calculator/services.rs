//! The service catalogue against names of all three vocabularies.

use crate::*;

/// Where our category differs from that table's on purpose: newer FOCUS data has Identity, a
/// commitment belongs to what it pays for, and Redshift is bought against other analytics.
const DIFFERS: &[&str] = &[
    "AmazonQLDB: Databases (Other)",
    "Savings Plans*: Compute (Management and Governance)",
    "AmazonRedshift: Analytics (Databases)",
    "AWSDirectoryService: Identity (Security)",
    "AmazonCognitoSync: Identity (Security)",
    "AmazonCognito: Identity (Security)",
    "AmazonVerifiedPermissions: Identity (Security)",
];

#[test]
fn the_catalogue_knows_the_product_codes_of_cost_reports() {
    let mut found = 0;
    let mut differs = Vec::new();
    for line in CODES.lines().skip(1) {
        let (code, family) = line.rsplit_once(',').unwrap();
        if let Some(entry) = catalogue::find(code) {
            found += 1;
            if entry.family != family {
                differs.push(format!("{code}: {} ({family})", entry.family));
            }
        }
    }
    assert!(found >= 190, "{found}");
    assert_eq!(differs, DIFFERS);
}

#[test]
fn the_catalogue_knows_the_names_of_all_three_vocabularies() {
    for (id, names) in [
        (
            "ec2",
            &[
                "Amazon EC2 ",
                "AmazonEC2",
                "EC2-Instances",
                "Amazon Elastic Compute Cloud - Compute",
            ][..],
        ),
        ("ec2-other", &["EC2-Other", "EC2 - Other"]),
        (
            "s3",
            &[
                "S3 Standard",
                "AmazonS3",
                "S3",
                "Amazon Simple Storage Service",
                "S3 Glacier Deep Archive",
            ],
        ),
        ("sqs", &["AWSQueueService", "SQS", "Amazon Simple Queue Service (SQS)"]),
        ("kms", &["awskms", "Key Management Service", "AWS Key Management Service (KMS)"]),
        (
            "vpc",
            &["VPC", "AmazonVPC", "Network Address Translation (NAT) Gateway", "VPN Connection"],
        ),
        ("rds", &["Amazon RDS for PostgreSQL", "Relational Database Service"]),
        ("aurora", &["Amazon Aurora PostgreSQL-Compatible DB", "Amazon Aurora MySQL-Compatible"]),
        ("ecr", &["EC2 Container Registry (ECR)", "AmazonECR"]),
        ("waf", &["AWS Web Application Firewall (WAF)", "awswaf"]),
        ("bedrock", &["Bedrock", "AmazonBedrock"]),
        (
            "bedrock-third-party",
            &["Claude ( Bedrock Edition)", "Some Model (Amazon Bedrock Edition)"],
        ),
        ("savings-plans", &["Savings Plans for  Compute usage", "ComputeSavingsPlans"]),
        ("support", &["Support (Business)", "AWS Support (Enterprise)", "Enterprise support plan"]),
        ("tax", &["Tax"]),
        ("step-functions", &["Step Functions - Standard Workflows", "AmazonStates"]),
        ("data-transfer", &["AWS Data Transfer", "Data Transfer", "AWSDataTransfer"]),
        ("transfer-family", &["AWSTransfer", "AWS Transfer Family"]),
    ] {
        for name in names {
            assert_eq!(catalogue::find(name).map(|entry| entry.id), Some(id), "{name}");
        }
    }
    for name in ["", "Amazon", "Amazon Time Machine", "S3xyz", "Glueball"] {
        assert_eq!(catalogue::find(name), None, "{name}");
    }
}
