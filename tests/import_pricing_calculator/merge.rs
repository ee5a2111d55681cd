//! From a preview into a plan.

use crate::*;

#[test]
fn levels_that_are_no_environment_name_the_workload() {
    let csv = estimate(&[
        ["Core BOM > Sandbox > Compute", "", "Amazon EC2", "0", "10"],
        ["Core BOM > Sandbox > Compute", "", "Amazon EBS", "0", "20"],
        ["Core BOM > Production > Compute > Web tier", "", "Amazon EC2", "0", "30"],
        ["Core BOM > Production", "", "Amazon EC2", "0", "40"],
        ["Core BOM", "alone", "AWS Lambda", "0", "50"],
        ["Core BOM > Sandbox > Compute", "", "Amazon EC2", "0", "30"],
    ]);
    let expected = [
        ("Compute", "sandbox", 6000, "ec2 0.666667, ebs 0.333333"),
        ("Web tier", "prod", 3000, "ec2 1"),
        ("Core BOM", "prod", 4000, "ec2 1"),
        ("alone", "", 5000, "lambda 1"),
    ]
    .map(|(a, b, c, d)| (a.to_owned(), b.to_owned(), c, d.to_owned()));
    assert_eq!(told(&merged(&reads(csv.as_bytes()))), expected);
}

#[test]
fn the_name_of_an_estimate_is_no_group() {
    for name in ["My Estimate", "Our migration"] {
        let preview = reads(spain().replace("\nMy Estimate,", &format!("\n{name},")).as_bytes());
        is_spain(&preview);
        assert_eq!(preview.name.as_deref(), Some(name));
        let plan = merged(&preview);
        assert_eq!(plan.workloads.len(), 4);
        assert_eq!(plan.workloads.at(0).unwrap().monthly_run_rate, Cents::new(1664));
    }
    let grouped = spain().replace("\nMy Estimate,", "\nMy Estimate > Payments > PRD,");
    let plan = merged(&reads(grouped.as_bytes()));
    let (name, environment, cents, shares) = told(&plan).remove(0);
    assert_eq!(
        (plan.workloads.len(), name.as_str(), environment.as_str(), cents),
        (1, "Payments", "prod", 7231)
    );
    // 16.644, 18.63, 1.65 and 35.39 of 72.314
    assert_eq!(shares, "ec2 0.230163, elb 0.257626, efs 0.022817, rds 0.489394");
}

#[test]
fn a_workload_starts_with_what_an_estimate_knows() {
    let plan = merged(&reads(SPAIN));
    let w = plan.workloads.at(3).unwrap();
    assert_eq!(
        (w.id.as_str(), w.name.as_str(), w.mix.as_str()),
        ("w4", "Amazon RDS for MySQL", "m-rds")
    );
    assert_eq!((w.account.as_str(), w.cutover, w.map_scope), ("main", None, Rate::ZERO));
    assert_eq!((w.eligible_share, w.note.as_str()), (Rate::ONE, "Region: Europe (Spain)"));
}

#[test]
fn what_the_plan_has_is_used() {
    let mut plan = empty();
    plan.services
        .push(Service { name: "Elastic Compute Cloud".into(), ..Service::blank(Id::from("vm")) });
    plan.mixes
        .push(Mix { shares: vec![(Id::from("vm"), Rate::ONE)], ..Mix::blank(Id::from("all-vm")) });
    plan.mixes
        .push(Mix { shares: vec![(Id::from("vm"), Rate::ONE)], ..Mix::blank(Id::from("m-elb")) });
    plan.workloads.push(Workload::blank(Id::from("w7")));
    plan.workloads.push(Workload::blank(Id::from("w18446744073709551615")));
    let before = plan.clone();
    let after = apply(&plan, &reads(SPAIN), MergeOptions::default()).unwrap();
    assert_eq!(plan, before);
    let new: Vec<_> =
        after.workloads.iter().skip(2).map(|w| (w.id.as_str(), w.mix.as_str())).collect();
    assert_eq!(new, [("w8", "all-vm"), ("w9", "m-elb-2"), ("w10", "m-efs"), ("w11", "m-rds")]);
    assert!(after.services.get("ec2").is_none());
    let twice = apply(&after, &reads(SPAIN), MergeOptions::default()).unwrap();
    assert_eq!(
        (twice.services.len(), twice.mixes.len()),
        (after.services.len(), after.mixes.len())
    );
}

#[test]
fn upfront_fees_can_be_spread_over_the_year() {
    let csv = estimate(&[
        ["My Estimate > A", "", "Amazon EC2", "922.00", "9.75"],
        ["My Estimate > A", "", "Amazon EKS", "", "73.00"],
    ]);
    let preview = reads(csv.as_bytes());
    assert!(preview.notices.iter().any(|n| n.contains("Upfront fees of 922.00 USD")));
    let options = MergeOptions { run_rate: RunRate::WithUpfront, ..MergeOptions::default() };
    let plan = apply(&empty(), &preview, options).unwrap();
    assert_eq!(plan.workloads.at(0).unwrap().monthly_run_rate, Cents::new(15_958)); // 86.5833… + 73
    assert_eq!(merged(&preview).workloads.at(0).unwrap().monthly_run_rate, Cents::new(8275));
}

#[test]
fn another_currency_is_never_relabelled() {
    let preview = reads(spain().replace("USD", "EUR").as_bytes());
    assert_eq!((preview.currency.as_str(), preview.total), ("EUR", Some(dec("72.314"))));
    assert!(preview.notices.iter().any(|n| n.contains("exchange rate")));
    let refused = apply(&empty(), &preview, MergeOptions::default());
    assert!(matches!(refused, Err(MergeError::NeedsExchangeRate { .. })));
    let at =
        |rate: &str| MergeOptions { exchange_rate: Some(dec(rate)), ..MergeOptions::default() };
    assert_eq!(apply(&empty(), &preview, at("0")), Err(MergeError::BadExchangeRate));
    let plan = apply(&empty(), &preview, at("1.1")).unwrap();
    assert_eq!(plan.workloads.at(0).unwrap().monthly_run_rate, Cents::new(1831)); // 18.3084
    assert!(plan.workloads.at(0).unwrap().note.contains("EUR at 1.1"));

    let mixed = reads(spain().replacen("199.73,USD", "199.73,EUR", 1).as_bytes());
    assert_eq!((mixed.without_amount, mixed.total), (1, Some(dec("55.67"))));
}

#[test]
fn what_a_plan_cannot_hold_stays_a_draft() {
    let csv = estimate(&[
        ["My Estimate", "", "Amazon EC2", "0", "99999999999"],
        ["My Estimate", "", "Amazon EC2", "0", "-5"],
    ]);
    let plan = merged(&reads(csv.as_bytes()));
    let drafts: Vec<_> = plan.drafts.iter().map(|(cell, text)| (cell.row.as_str(), text)).collect();
    assert_eq!(drafts, [("w1", "99999999999"), ("w2", "-5")]);
}
