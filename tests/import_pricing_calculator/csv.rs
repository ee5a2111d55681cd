//! The CSV form: generations, what Excel makes of them, damage.

use crate::*;

#[test]
fn the_real_export_comes_out_as_computed_apart() {
    let preview = reads(SPAIN);
    is_spain(&preview);
    assert_eq!(preview.kind, Kind::PricingCalculatorCsv);
    assert_eq!(preview.stated, Some(dec("72.31")));
    assert_eq!(preview.stated_12_months, Some(dec("867.72")));
    assert_eq!(preview.total_upfront, Some(Decimal::ZERO));
    // Both are shown; a difference of cents is no alarm.
    assert_eq!(preview.doubts, [""; 0]);
    let first = &rows(&preview)[0];
    assert_eq!((first.record, first.name.as_str()), (9, "Amazon EC2"));
    assert_eq!(first.region, "Europe (Spain)");
}

#[test]
fn all_generations_are_read() {
    let (_, table) = spain()
        .split_once("Detailed Estimate\n")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let without_status = |text: &str| text.replace(",Status,", ",").replace(",USD,,", ",USD,");
    let oldest = reads(without_status(&table).as_bytes());
    is_spain(&oldest);
    assert_eq!((oldest.stated, oldest.stated_12_months), (None, None));
    let middle = reads(without_status(&spain()).as_bytes());
    is_spain(&middle);
    assert_eq!(middle.stated, Some(dec("72.31")));
}

#[test]
fn what_excel_makes_of_it_is_read() {
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(spain().replace("\n", "\r\n").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    is_spain(&reads(&utf16));

    // A comma locale: semicolons, decimal commas, blank records that are not blank lines.
    let cells = |line: &str| {
        let mut quoted = false;
        line.chars()
            .map(|c| {
                quoted ^= c == '"';
                match c {
                    ',' if !quoted => ';',
                    '.' if !quoted => ',',
                    c => c,
                }
            })
            .collect::<String>()
    };
    let local: Vec<_> = spain()
        .lines()
        .map(|line| if line.is_empty() { ";".repeat(9) } else { cells(line) })
        .collect();
    let preview = reads(local.join("\r\n").as_bytes());
    is_spain(&preview);
    assert_eq!(preview.stated, Some(dec("72.31")));
    is_spain(&reads(format!("sep=;\r\n{}", local.join("\r\n")).as_bytes()));

    let local = spain().replace("Europe (Spain)", "Europa (España)");
    let latin: Vec<u8> = local.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let preview = reads(&latin);
    is_spain(&preview);
    assert_eq!(rows(&preview)[0].region, "Europa (España)");
    assert!(preview.notices[0].contains("Windows-1252"));
}

#[test]
fn a_missing_cost_is_not_zero() {
    let preview = reads(spain().replace(",18.63,", ",,").as_bytes());
    assert_eq!((preview.kept, preview.without_amount), (4, 1));
    assert_eq!(preview.total, Some(dec("53.684")));
    assert_eq!(rows(&preview)[1].monthly, None);
    assert_eq!(preview.unknown.len(), 1);
    assert_eq!(preview.unknown[0].record, 10);
    assert!(preview.notices.iter().any(|n| n.contains("1 of 4 rows has no monthly cost")));
    let plan = merged(&preview);
    let cell = CellRef {
        table: TableId::Workloads,
        row: Id::from("w2"),
        field: "monthly_run_rate",
        scenario: None,
    };
    assert_eq!(plan.drafts.get(&cell), Some(""));
    assert_eq!(plan.drafts.len(), 1);

    let nothing = reads(estimate(&[["My Estimate", "", "Amazon EC2", "", "n/a"]]).as_bytes());
    assert_eq!((nothing.kept, nothing.total), (1, None));
}

#[test]
fn names_that_are_not_known_are_listed_and_kept() {
    let csv = estimate(&[
        ["My Estimate", "", "Amazon Time Machine", "0", "10"],
        ["My Estimate", "", "amazon  time machine", "0", "5"],
        ["My Estimate", "", "Amazon EC2", "0", "abc"],
    ]);
    let preview = reads(csv.as_bytes());
    let unknown: Vec<_> = preview.unknown.iter().map(|u| (u.record, u.text.as_str())).collect();
    assert_eq!(unknown, [(2, "Amazon Time Machine"), (4, "abc")]);
    assert_eq!(preview.total, Some(dec("15")));
    let plan = merged(&preview);
    assert_eq!(plan.workloads.at(0).unwrap().name, "Amazon Time Machine");
    assert!(plan.workloads.at(0).unwrap().note.contains("Amazon Time Machine"));
    assert!(plan.services.get("uncategorised").is_some());
}

#[test]
fn a_file_that_breaks_off_says_so() {
    let text = spain();
    let cut = &text[..text.find(",35.39").unwrap() + 4];
    let preview = reads(cut.as_bytes());
    assert_eq!((preview.kept, preview.skipped), (3, 1));
    assert_eq!(preview.unknown[0].record, 12);
    assert!(preview.notices.iter().any(|n| n.contains("ends inside its table")));
    let cut = &text[..text.find(",Monthly,First").unwrap()];
    refuses(cut.as_bytes(), "not one Tranche can read");
}

#[test]
fn rows_of_another_length_are_read_and_named() {
    let csv = estimate(&[["My Estimate", "a,b,c", "Amazon EC2", "0", "1"]])
        + "My Estimate,Europe (Spain),,AWS Lambda,0,2\n";
    let preview = reads(csv.as_bytes());
    assert_eq!(preview.kept, 2);
    assert_eq!(rows(&preview)[1].monthly, Some(dec("2")));
    assert!(preview.unknown.iter().any(|u| u.why == "12 cells under 10 headings"));
    assert!(preview.unknown.iter().any(|u| u.why == "6 cells under 10 headings"));
}

#[test]
fn float_noise_stays_exact_until_it_becomes_cents() {
    let csv = estimate(&[
        ["My Estimate", "", "Elastic Load Balancing", "0", "873.8100000000001"],
        ["My Estimate", "", "Amazon EC2", "0", "0.005"],
    ]);
    let preview = reads(csv.as_bytes());
    assert_eq!(preview.total, Some(dec("873.8150000000001")));
    let plan = merged(&preview);
    let cents: Vec<_> = plan.workloads.iter().map(|w| w.monthly_run_rate).collect();
    assert_eq!(cents, [Cents::new(87_381), Cents::new(1)]);
}
