//! The JSON form: shapes, damage, the preview as JSON.

use crate::*;

fn service(name: &str, description: &str, monthly: &str, upfront: &str) -> Json {
    json!({"Service Name": name, "Description": description, "Region": "Europe (Ireland)",
        "Service Cost": {"monthly": monthly, "upfront": upfront, "12 months": "0"}, "Properties": {}})
}

/// The nested shape with support, as a real export of 2023 has it (figures of our own).
fn nested() -> Json {
    json!({
        "Name": "My Estimate",
        "Total Cost": {"monthly": "310.50", "upfront": "120.00", "12 months": "3846.00"},
        "Metadata": {"Currency": "USD", "Created On": "5/19/2023", "Share Url": "https://calculator.aws/#/estimate?id=SECRET"},
        "Support": {"Plan Name": "Business support plan", "Region": "All", "Summary": "24/7",
            "Service Cost": {"monthly": "100.00", "upfront": "0.00", "12 months": "1200.00"}},
        "Groups": {
            "DEV": {"Services": [service("Amazon EC2 ", "builder", "10.50", "120.00")]},
            "Payments": {"PROD": {"Services": [
                service("Amazon EC2 ", "web", "100.00", "0.00"),
                service("Amazon EC2 ", "batch", "20.00", "0.00"),
                service("Amazon RDS for MySQL", "", "60.00", "0.00")
            ]}, "QUA": {"web": {"Services": [service("AWS Lambda", "", "20.00", "0.00")]}}}
        }
    })
}

#[test]
fn the_real_export_comes_out_as_computed_apart() {
    let preview = reads(OHIO);
    assert_eq!(preview.kind, Kind::PricingCalculatorJson);
    assert_eq!((preview.kept, preview.skipped), (9, 0));
    assert_eq!((preview.total, preview.stated), (Some(dec("1.54")), Some(dec("1.54"))));
    assert_eq!(preview.total_12_months, Some(dec("18.43")));
    assert_eq!(preview.stated_12_months, Some(dec("18.48")));
    assert_eq!(preview.unknown, []);
    assert!(rows(&preview).iter().all(|row| row.service_id != catalogue::UNCATEGORISED));
}

#[test]
fn the_preview_as_json_has_the_agreed_keys_and_no_link() {
    let text = serde_json::to_string(&reads(OHIO)).unwrap();
    assert!(!text.contains("calculator.aws"), "{text}");
    let json: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(json["kind"], "pricing-calculator-json");
    assert_eq!((json["kept"].as_u64(), json["skipped"].as_u64()), (Some(9), Some(0)));
    assert_eq!(
        (&json["unknown"], &json["total"], &json["stated"]),
        (&json!([]), &json!("1.54"), &json!("1.54"))
    );
    assert_eq!(json["rows"][8]["service_id"], "kms");
    assert_eq!(serde_json::to_value(reads(SPAIN)).unwrap()["kind"], "pricing-calculator-csv");
}

#[test]
fn groups_nest_and_support_is_a_row_of_its_own() {
    let preview = reads(nested().to_string().as_bytes());
    assert_eq!(
        (preview.kept, preview.total, preview.stated),
        (6, Some(dec("310.50")), Some(dec("310.50")))
    );
    assert!(!serde_json::to_string(&preview).unwrap().contains("SECRET"));
    let plan = merged(&preview);
    let expected = [
        ("builder", "dev", 1050, "ec2 1"),
        ("Payments", "prod", 18_000, "ec2 0.666667, rds 0.333333"),
        ("web", "test", 2000, "lambda 1"),
        ("Business support plan", "", 10_000, "support 1"),
    ];
    let expected = expected.map(|(a, b, c, d)| (a.to_owned(), b.to_owned(), c, d.to_owned()));
    assert_eq!(told(&plan), expected);
    let support = plan.workloads.at(3).unwrap();
    assert_eq!(support.eligible_share, Rate::ZERO);
    let service = plan.services.get("support").unwrap();
    assert_eq!((service.kind, service.coverable), (ServiceKind::Support, false));
    assert!(
        plan.workloads.at(1).unwrap().note.starts_with("Environment: prod; Group: Payments > PROD")
    );
}

#[test]
fn costs_may_be_missing_or_numbers() {
    let mut file = ohio();
    let services = &mut file["Groups"]["Services"];
    services[0]["Service Cost"] = Json::Null;
    services[4]["Service Cost"]["monthly"] = serde_json::from_str("0.4000000000000001").unwrap();
    services[5] = json!("odd");
    file["Groups"]["Others"] = json!([1, 2]);
    let preview = reads(file.to_string().as_bytes());
    assert_eq!((preview.kept, preview.skipped, preview.without_amount), (8, 2, 1));
    assert_eq!(preview.total, Some(dec("1.4100000000000001")));
}

#[test]
fn half_a_file_says_where_it_stops() {
    let text = std::str::from_utf8(OHIO).unwrap();
    let half = &text[..text.len() / 2];
    let (line, column) = (half.lines().count(), half.lines().last().unwrap().len());
    refuses(half.as_bytes(), &format!("stops in the middle, at line {line}, column {column}"));
    refuses(text.replacen("1.54", "1\"54", 1).as_bytes(), "broken at line 4");
}
