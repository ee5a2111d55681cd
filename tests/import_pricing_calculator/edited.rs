//! Estimates as they reach a planner: edited by hand in a spreadsheet. Every input is made up.

use crate::*;
use tranche::io::import::{Existing, Reason, held};

const HEADER: &str = "Group hierarchy,Region,Description,Service,Upfront,Monthly,First 12 months total,Currency,Configuration summary\n";
/// Two rows, 100.00 and 50.00 a month.
pub const TWO: &str = "My Estimate,US East (Ohio),,Amazon EC2,0,100.00,1200.00,USD,\"Linux, 2\"\n\
                   My Estimate,US East (Ohio),,Amazon S3,0,50.00,600.00,USD,\n";

pub fn table(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

/// The estimate of two rows, whatever stands around them.
#[track_caller]
fn is_two(text: &str) -> Preview {
    let preview = reads(text.as_bytes());
    let services: Vec<_> = rows(&preview).iter().map(|row| row.service_id.as_str()).collect();
    assert_eq!(services, ["ec2", "s3"], "{text}");
    assert_eq!(preview.total, Some(dec("150")), "{text}");
    assert_eq!(preview.doubts, [""; 0], "{text}");
    assert_eq!(preview.asked, [], "{text}");
    preview
}

fn reasons(preview: &Preview) -> Vec<Reason> {
    preview.unknown.iter().map(|unknown| unknown.reason).collect()
}

#[test]
fn k1_a_sum_under_the_rows_is_listed_and_left_out() {
    for sum in [
        "Total results,,,,0,150.00,1800.00,,",
        ",,,,,150.00,1800.00,,",
        ",,,,Total,150,,,",
        "Total,,,,,150,,,",
        ",,,Total,0,150,1800,USD,",
        ",,,SUM,,150.00,,,",
        ",,Grand total:,,,\"$150.00\",,,",
        ",,,,,Annual cost,1800.00,USD,",
        ",,,,,Monthly cost (avg),150,USD,",
        "Gesamtsumme,,,,0,150.00,1800.00,,",
        "Total=150",
        "Total per month: $150.00",
        ",,,,,150",
    ] {
        let preview = is_two(&format!("{}{sum}\n", table(TWO)));
        assert_eq!((preview.kept, preview.skipped), (2, 1), "{sum}");
        assert_eq!(
            (preview.unknown[0].record, preview.unknown[0].reason),
            (4, Reason::Sum),
            "{sum}"
        );
        // Below a blank line and padding too.
        is_two(&format!("{}\n,,,,,,,,\n{sum}\n", table(TWO)));
    }
}

#[test]
fn k1_a_sum_shows_as_many_digits_as_it_likes() {
    let rows = "My Estimate,,,Amazon EC2,0,6000.1151,72001.38,USD,\nMy Estimate,,,Amazon S3,0,214,2568.00,USD,\n";
    for sum in ["6214", "6214.1", "6214.12", "6214.1151", "6214.11"] {
        let preview = reads(format!("{}Total,,,,,{sum},,,\n", table(rows)).as_bytes());
        assert_eq!((preview.kept, reasons(&preview)), (2, vec![Reason::Sum]), "{sum}");
        assert_eq!(preview.total, Some(dec("6214.1151")));
        assert_eq!(preview.doubts, [""; 0], "{sum}");
    }
}

#[test]
fn k1_what_equals_no_sum_is_shown_and_asked_about() {
    let preview = reads(format!("{}Total,,,,,151.00,,,\n", table(TWO)).as_bytes());
    assert_eq!((preview.kept, preview.total), (2, Some(dec("150.00"))));
    assert_eq!(reasons(&preview), [Reason::WrongSum]);
    assert_eq!((preview.asked.len(), preview.asked[0].amount), (1, Some(dec("151.00"))));
    assert!(
        preview.doubts[0].contains("add up to 150, the file states 151: 1 less"),
        "{:?}",
        preview.doubts
    );

    // A cost without a service may be real: the total of the file counts it.
    let text = format!("{},,Consultants,,0,30.00,360.00,USD,\nTotal,,,,,180.00,,,\n", table(TWO));
    let preview = reads(text.as_bytes());
    assert_eq!(
        (preview.kept, preview.total, preview.stated),
        (2, Some(dec("150.00")), Some(dec("180.00")))
    );
    assert_eq!(preview.asked.len(), 1);
    assert!(preview.asked[0].counted && preview.asked[0].why.contains("no service"));
    let taken = preview.taking(&[0], tranche::text::NumberStyle::POINT);
    assert_eq!((taken.kept, taken.total, taken.doubts.len()), (3, Some(dec("180.00")), 0));
    assert_eq!(rows(&taken)[2].name, "Consultants");
}

#[test]
fn k1_subtotals_of_groups_are_sums_too() {
    let text = table(
        "A,US East (Ohio),,Amazon EC2,0,100,1200.00,USD,\n\
         A,US East (Ohio),,Amazon S3,0,50,600.00,USD,\n\
         Subtotal A,,,,0,150,1800.00,,\n\
         ,,,,,,,,\n\
         B,US East (Ohio),,AWS Lambda,0,20,240.00,USD,\n\
         B,US East (Ohio),,Amazon RDS for MySQL,0,5,60.00,USD,\n\
         Subtotal B,,,,0,25,300.00,,\n\
         Grand total,,,,0,175,2100.00,,\n",
    );
    let preview = reads(text.as_bytes());
    assert_eq!((preview.kept, preview.skipped, preview.total), (4, 3, Some(dec("175"))));
    assert_eq!((preview.stated, preview.doubts.len()), (Some(dec("175")), 0));
    // Above their rows, and with Excel's own labels in the column of the services.
    let above = table(
        "A,,,,0,150,1800.00,,\nA,US,,Amazon EC2,0,100,1200,USD,\nA,US,,Amazon S3,0,50,600,USD,\n",
    );
    assert_eq!(reads(above.as_bytes()).total, Some(dec("150")));
    let of_excel = table(
        "A,US,,Amazon EC2,0,100,1200,USD,\nA,US,,Amazon EC2,0,20,240,USD,\n,,,Amazon EC2 Total,0,120,1440,,\n\
         A,US,,Amazon S3,0,50,600,USD,\n,,,Amazon S3 Total,0,50,600,,\n,,,Grand Total,0,170,2040,,\n",
    );
    let preview = reads(of_excel.as_bytes());
    assert_eq!((preview.kept, preview.total), (3, Some(dec("170"))));
}

#[test]
fn k2_half_a_byte_order_mark_and_a_mistyped_heading_are_read() {
    let local: Vec<u8> = format!("ÿ{}", table(TWO))
        .replace("(Ohio)", "(São João)")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let preview = reads(&local);
    assert_eq!((preview.kept, rows(&preview)[0].region.as_str()), (2, "US East (São João)"));

    let preview = is_two(&table(TWO).replacen("Group", "wwwGroup", 1));
    assert_eq!(preview.notices[0], "“wwwGroup hierarchy” is read as “Group hierarchy”.");

    let twice = table(TWO).replace(
        "My Estimate,US East (Ohio),,Amazon S3",
        "\u{feff}My Estimate,US East (Ohio),,Amazon S3",
    );
    assert_eq!(is_two(&twice).name.as_deref(), Some("My Estimate"));

    let german = table(TWO).replace(HEADER, "Gruppenhierarchie,Region,Beschreibung,Service,Vorauszahlung,Monatlich,Summe der ersten 12\u{a0}Monate,Währung,Konfigurationsübersicht\n");
    is_two(&german);
    // A language nobody here knows: by what the columns hold.
    let any = table(TWO).replace(HEADER, "aa,bb,cc,dd,ee,ff,gg,hh,ii\n");
    let preview = is_two(&any);
    assert!(preview.notices[0].contains("No heading is known"), "{:?}", preview.notices);
}

#[test]
fn k3_records_wrapped_whole_in_quotes_keep_their_money() {
    let wrap = |line: &str| format!("\"{}\"", line.replace('"', "\"\""));
    let lines: Vec<&str> = TWO.lines().collect();
    is_two(&format!("{HEADER}{}\n{}\n", wrap(lines[0]), lines[1]));
    is_two(&format!("{HEADER}{},,,\n{}\n", wrap(lines[0]), wrap(lines[1])));
    is_two(&format!("{}\n{}\n{}\n", wrap(HEADER.trim_end()), wrap(lines[0]), wrap(lines[1])));
    is_two(&format!("{HEADER}{}\n{}\n", wrap(&wrap(lines[0])), wrap(&wrap(lines[1]))));
}

#[test]
fn k3_a_quotation_mark_that_is_never_closed_takes_no_rows_along() {
    let text = table(TWO).replace("\"Linux, 2\"", "\"Linux");
    let preview = is_two(&text);
    assert_eq!(reasons(&preview), [Reason::Quotes]);
}

#[test]
fn k4_semicolons_decimal_commas_and_an_accountants_nought() {
    let text = "Group hierarchy;Region;Description;Service;Upfront; Monthly ;First 12 months total;Currency;Configuration summary\r\n\
        My Estimate;US East (Ohio);;Amazon Route 53*;0; $1.627,66 ; $19.531,92 ;USD;Hosted Zones (1)\r\n\
        My Estimate;US East (Ohio);;Amazon S3*;0; $-   ; $-   ;USD;\r\n\
        ;;;;; $1.627,66 ;;;\r\n";
    let preview = reads(text.as_bytes());
    let found: Vec<_> =
        rows(&preview).iter().map(|row| (row.service.as_str(), row.monthly)).collect();
    assert_eq!(
        found,
        [("Amazon Route 53", Some(dec("1627.66"))), ("Amazon S3", Some(Decimal::ZERO))]
    );
    assert_eq!((preview.total, preview.without_amount), (Some(dec("1627.66")), 0));
    assert!(preview.notices.iter().any(|n| n.contains("a comma before the decimals")));
    assert_eq!(preview.doubts, [""; 0]);
}

#[test]
fn k5_columns_that_are_missing_are_said_and_the_rest_is_read() {
    let without = |column: usize| {
        let cut = |line: &str| {
            let cells: Vec<&str> = line.splitn(9, ',').collect();
            let left: Vec<&str> =
                cells.iter().enumerate().filter(|(at, _)| *at != column).map(|(_, c)| *c).collect();
            left.join(",") + "\n"
        };
        table(TWO).lines().map(cut).collect::<String>()
    };
    is_two(&without(0));
    is_two(&without(2));
    assert!(is_two(&without(1)).notices.iter().any(|n| n.contains("names no regions")));
    assert!(is_two(&without(6)).notices.iter().any(|n| n.contains("no amounts for 12 months")));
    assert_eq!(is_two(&without(6)).total_12_months, Some(dec("1800")));
    is_two(&table(TWO).replace("First 12 months total", "For 12 months"));

    let nameless = "Group hierarchy,Region,Description,Upfront,Monthly,For 12 months,Currency\n\
        My Estimate,US East (Ohio),Amazon EC2,0,100.00,1200.00,USD\n\
        My Estimate,,Amazon S3,0,50.00,600.00,USD\n";
    let preview = is_two(nameless);
    assert!(preview.notices.iter().any(|n| n.contains("no column for the service")));
    // An empty region stays empty.
    assert_eq!(rows(&preview)[1].region, "");

    let typed = format!("{},,,AWS Support (Business),0,29,348,,\n", table(TWO));
    let preview = reads(typed.as_bytes());
    assert_eq!((preview.kept, preview.total, preview.asked.len()), (3, Some(dec("179")), 0));
    assert_eq!(rows(&preview)[2].service_id, "support");
}

#[test]
fn k6_line_ends_padding_and_a_short_preamble() {
    let padded = |text: &str| text.lines().map(|line| format!("{line},,,\n")).collect::<String>();
    let preamble = "Estimate summary\nUpfront cost,Monthly cost,Total 12 months cost,Currency\n0,150.00,1800.00,USD\n,,* Includes upfront cost\n\n\nDetailed Estimate\n";
    let tail = "\n\n\nAcknowledgement\n\"* AWS Pricing Calculator provides only an estimate of your AWS fees and doesn't include any taxes that might apply, and so on.\"\nI reduced, as agreed, the instances from 12 to 8, which saves 100, or more.\nSummary:\n";
    let whole = format!("{preamble}{}{tail}", table(TWO));
    let preview = is_two(&whole);
    assert_eq!(
        (preview.stated, preview.stated_12_months),
        (Some(dec("150.00")), Some(dec("1800.00")))
    );
    assert_eq!(preview.skipped, 0);
    for text in [
        whole.replace('\n', "\r"),
        whole.replace('\n', "\r\n"),
        whole.replace('\n', "\r\r\n"),
        padded(&whole),
        padded(&whole).replace('\n', "\r"),
        whole.replace(' ', "\u{a0}"),
        whole.replacen("Estimate summary\n", "", 1),
        whole.replacen(
            "Estimate summary\nUpfront cost,Monthly cost,Total 12 months cost,Currency\n",
            "",
            1,
        ),
        whole.replacen("Detailed Estimate\n", "", 1),
        whole.replace(HEADER, &format!("{HEADER},,,,,,,,\n")),
        whole.replacen(
            "My Estimate,US East (Ohio),,Amazon S3",
            "\n\nMy Estimate,US East (Ohio),,Amazon S3",
            1,
        ),
    ] {
        let preview = is_two(&text);
        assert_eq!(preview.stated, Some(dec("150.00")), "{text}");
        assert_eq!(preview.skipped, 0, "{text}");
    }
}

#[test]
fn k7_cents_raise_no_alarm_and_a_lost_row_does() {
    let preamble = |monthly: &str, year: &str| {
        format!(
            "Estimate summary\nUpfront cost,Monthly cost,Total 12 months cost,Currency\n0,{monthly},{year},USD\n\nDetailed Estimate\n"
        )
    };
    // 10 rows of 0.333 a month: 3.33, and 12 × 3.33 = 39.96 against 10 × 4.00.
    let rows = "My Estimate,US East (Ohio),,AWS Lambda,0,0.333,4.00,USD,\n".repeat(10);
    let preview = reads(format!("{}{}", preamble("3.33", "39.96"), table(&rows)).as_bytes());
    assert_eq!((preview.total, preview.total_12_months), (Some(dec("3.330")), Some(dec("40.00"))));
    assert_eq!(preview.doubts, [""; 0]);
    let preview = reads(format!("{}{}", preamble("4.33", "51.96"), table(&rows)).as_bytes());
    assert_eq!(preview.doubts.len(), 2, "{:?}", preview.doubts);
    assert!(preview.doubts[0].contains("add up to 3.33, the file states 4.33: 1 less"));
    assert_eq!(reads(SPAIN).doubts, [""; 0]);
}

#[test]
fn k8_rows_alike_in_every_cell_are_two_things() {
    let row = "My Estimate,US East (Ohio),,Amazon EC2,0,100.00,1200.00,USD,Linux\n";
    let preview = reads(table(&row.repeat(3)).as_bytes());
    let names: Vec<_> = rows(&preview).iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Amazon EC2", "Amazon EC2 (2)", "Amazon EC2 (3)"]);
    assert_eq!(preview.total, Some(dec("300.00")));
    assert!(preview.notices.iter().any(|n| n.contains("2 rows are like others in every cell")));
}

#[test]
fn k8_the_same_file_again_replaces_or_adds() {
    let preview = reads(table(TWO).as_bytes());
    let plan = merged(&preview);
    // The same estimate in another encoding, with another order of rows.
    let lines: Vec<&str> = TWO.lines().collect();
    let again = format!("{HEADER}{}\n{}\n", lines[1], lines[0]).replace('\n', "\r\n");
    let again = read(again.as_bytes(), "other name.csv").unwrap();
    let before = held(&plan, &again).unwrap();
    assert_eq!((before.workloads.len(), before.same), (2, true));

    let added = apply(&plan, &again, MergeOptions::default()).unwrap();
    let names: Vec<_> = added.workloads.iter().map(|w| w.name.clone()).collect();
    assert_eq!(names, ["Amazon EC2", "Amazon S3", "Amazon S3 (2)", "Amazon EC2 (2)"]);

    let replace = MergeOptions { existing: Existing::Replace, ..MergeOptions::default() };
    assert_eq!(apply(&plan, &again, replace).unwrap().workloads.len(), 2);

    // A later version of the file: new amounts, one row less, one more; what was set stays.
    let mut plan = plan;
    plan.workloads.update("w1", |w| w.owner = "Ana".into());
    let later = table(TWO)
        .replace("0,100.00,1200.00", "0,110.00,1320.00")
        .replace("Amazon S3", "AWS Lambda");
    let later = read(later.as_bytes(), "estimate (1).csv").unwrap();
    let before = held(&plan, &later).unwrap();
    assert_eq!((before.workloads.len(), before.same), (2, false));
    let plan = apply(&plan, &later, replace).unwrap();
    let found: Vec<_> = plan
        .workloads
        .iter()
        .map(|w| (w.name.as_str(), w.monthly_run_rate, w.owner.as_str()))
        .collect();
    assert_eq!(
        found,
        [("Amazon EC2", Cents::new(11_000), "Ana"), ("AWS Lambda", Cents::new(5_000), "")]
    );
    assert_eq!(held(&plan, &read(SPAIN, "Spain.csv").unwrap()), None);
}

#[test]
fn k8_one_file_that_holds_an_estimate_twice_is_read_once() {
    let preamble = "Estimate summary\nUpfront cost,Monthly cost,Total 12 months cost,Currency\n0,150.00,1800.00,USD\n\nDetailed Estimate\n";
    let one = format!("{preamble}{}\n\n\nAcknowledgement\n", table(TWO));
    let preview = is_two(&format!("{one}\u{feff}{one}"));
    assert_eq!(reasons(&preview), [Reason::Repeated]);
    // Another estimate below is asked about, whole.
    let other =
        one.replace("100.00,1200.00", "300.00,3600.00").replace("150.00,1800.00", "350.00,4200.00");
    let preview = reads(format!("{one}{other}").as_bytes());
    assert_eq!((preview.kept, preview.total), (2, Some(dec("150.00"))));
    assert_eq!((preview.asked.len(), preview.asked[0].rows.len()), (1, 2));
    assert_eq!(preview.taking(&[0], tranche::text::NumberStyle::POINT).total, Some(dec("500.00")));
    // The same columns once more, group by group, are one table.
    let parts =
        format!("{HEADER}{}\n{HEADER}My Estimate,US East (Ohio),,AWS Lambda,0,7,84,USD,\n", TWO);
    assert_eq!(reads(parts.as_bytes()).total, Some(dec("157.00")));
}

#[test]
fn k9_services_that_real_files_name_have_a_family() {
    for (name, family) in [
        ("Amazon Elastic IP", "Networking"),
        ("Contact Center Telecommunications (service sold by AMCS, LLC)", "Business Applications"),
    ] {
        let row = format!("My Estimate,US East (Ohio),,\"{name}\",0,5,60.00,USD,\n");
        let preview = reads(table(&row).as_bytes());
        assert_eq!((preview.kept, rows(&preview)[0].service.as_str()), (1, name));
        let entry = catalogue::by_id(&rows(&preview)[0].service_id).unwrap();
        assert_eq!(entry.family, family, "{name}");
    }
}

#[test]
fn k10_the_first_year_has_the_upfront_fees_in_it() {
    for (year, reason) in
        [("180498.52", None), ("25015.80", Some(Reason::Inconsistent)), ("", None)]
    {
        let text = table(&format!(
            "My Estimate,US East (Ohio),,Amazon EC2,155482.72,2084.65,{year},USD,\n"
        ));
        let preview = reads(text.as_bytes());
        assert_eq!(preview.total_12_months, Some(dec("180498.52")), "{year}");
        assert_eq!(
            (preview.total, preview.total_upfront),
            (Some(dec("2084.65")), Some(dec("155482.72")))
        );
        assert_eq!(reasons(&preview).first().copied(), reason, "{year}");
    }
}

#[test]
fn k11_the_retired_simple_monthly_calculator_is_read() {
    let text = "\u{feff}Your Estimate\nService Type,Components,Region,Component Price,Service Price\n\
        Amazon EC2 Service (US East (N. Virginia)),,,,$300.5\n\
        ,Compute:,US East (N. Virginia),$200.5\n\
        ,EBS\u{a0}Volumes:,US East (N. Virginia),$100\n\
        Amazon S3 Service (US East (N. Virginia)),,,,$20\n\
        ,S3 Standard Storage:,US East (N. Virginia),$20\n\
        AWS Data Transfer In,,,,$0\n\
        ,US East (N. Virginia) Region:,Global,$0\n\
        AWS Support (Basic),,,,$0\n\
        ,Support for all AWS services:,,$0\n\
        ,,Free Tier Discount:,,$-31.3\n\
        ,,Total Monthly Payment:,,$289.2\n\n#justification\nWith more, we would, of course, pay 10.\n";
    let preview = reads(text.as_bytes());
    assert_eq!(preview.kind, Kind::SimpleMonthlyCalculator);
    let found: Vec<_> = rows(&preview)
        .iter()
        .map(|row| (row.service.as_str(), row.service_id.as_str(), row.region.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("Amazon EC2", "ec2", "US East (N. Virginia)"),
            ("Amazon S3", "s3", "US East (N. Virginia)"),
            ("AWS Data Transfer In", "data-transfer", ""),
            ("AWS Support (Basic)", "support", ""),
        ]
    );
    assert_eq!((preview.total, preview.doubts.len()), (Some(dec("320.5")), 0));
    assert_eq!(reasons(&preview), [Reason::Discount, Reason::Sum]);
    assert!(preview.notices.iter().any(|n| n.contains("free tier takes 31.3 a month")));
    let lost = text.replace("$289.2", "$290.2");
    assert_eq!(reads(lost.as_bytes()).doubts.len(), 1);
}

#[test]
fn k11_the_day_of_a_json_estimate_is_read_in_no_locale() {
    for day in ["25.01.2025", "28/02/2025", "5/19/2023", ""] {
        let mut file = ohio();
        file["Metadata"]["Created On"] = json!(day);
        assert_eq!(reads(file.to_string().as_bytes()).total, Some(dec("1.54")), "{day}");
    }
}

#[test]
fn a_sentence_is_no_workload() {
    let text = format!(
        "{}The instances were halved, as they idle at night, so we are on the safe side, and it is cheaper.,,\n,,,Please note that the database was moved to a smaller instance class.,,,,,\n",
        table(TWO)
    );
    let preview = is_two(&text);
    assert!(
        reasons(&preview).iter().all(|reason| matches!(reason, Reason::Text | Reason::OtherLength)),
        "{:?}",
        preview.unknown
    );
    let below = format!(
        "{}\nChanges made, in short:\n1,EC2,smaller\n\"Total cost went down by 1,000\"\n",
        table(TWO)
    );
    assert_eq!(is_two(&below).skipped, 0);
}

#[test]
fn amounts_with_words_signs_and_units_are_read_or_listed() {
    for amount in [
        "100.00 USD",
        "$100.00",
        "USD 100.00",
        "100.00/month",
        "\"$ 100.00\"",
        "US$100.00",
        "'100.00",
    ] {
        is_two(&table(&TWO.replacen("100.00", amount, 1)));
    }
    for amount in ["included", "12 %", "TBD", "100 or 200"] {
        let preview = reads(table(&TWO.replacen("100.00", amount, 1)).as_bytes());
        assert_eq!(
            (preview.kept, preview.without_amount, preview.total),
            (2, 1, Some(dec("50.00"))),
            "{amount}"
        );
        assert!(
            preview.unknown.iter().any(|u| u.reason == Reason::NotAnAmount && u.text == amount)
        );
    }
    let euros =
        reads(table(&TWO.replace("USD", "")).replace("Monthly,", "Monthly (€),").as_bytes());
    assert_eq!(euros.currency, "EUR");
}

#[test]
fn a_list_that_somebody_typed_is_read() {
    let typed = "service,cost,description,instance type,qty\nEC2,100,application server,m6g.4xlarge,16\nS3,50,storage,,\n,150,,,\n,,,,\n\"I reduced the instances, but kept the class.\",,,,\n";
    let preview = is_two(typed);
    assert!(preview.notices[0].contains("does not say of which period"));
    let items = "Item,Number,Monthly cost\nEC2,1,\"1,100.00\"\nS3 bucket,1,50\nTotal cost,,\"1,150.00\"\nUse smaller ones,,\n";
    let preview = reads(items.as_bytes());
    assert_eq!((preview.kept, preview.total, preview.doubts.len()), (2, Some(dec("1150.00")), 0));
}

#[test]
fn columns_may_be_moved_and_added() {
    let text = "Owner,Monthly,Service,Currency,Upfront,Region,Group hierarchy,First 12 months total\n\
        Ana,100.00,Amazon EC2,USD,0,US East (Ohio),My Estimate,1200.00\n\
        Ben,50.00,Amazon S3,USD,0,US East (Ohio),My Estimate,600.00\n,150.00,,,,,Total,1800.00\n";
    assert!(is_two(text).notices[0].contains("“Owner”"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is written around and below the rows, they come out, and nothing else does.
    #[test]
    fn rows_come_out_whatever_is_around_them(
        cents in prop::collection::vec(1_i64..10_000_000, 1..12),
        total in 0..4_usize, padding in 0..3_usize, ends in 0..3_usize, wrapped: bool, preamble: bool, gap: bool,
    ) {
        let amounts: Vec<Decimal> = cents.iter().map(|c| Decimal::new(*c, 2)).collect();
        let sum: Decimal = amounts.iter().sum();
        let year = |amount: Decimal| amount * Decimal::from(12);
        let mut lines = Vec::new();
        if preamble {
            lines.push("Upfront cost,Monthly cost,Total 12 months cost,Currency".to_owned());
            lines.push(format!("0,{sum},{},USD", year(sum)));
            lines.push(String::new());
        }
        lines.push(HEADER.trim_end().to_owned());
        for amount in &amounts {
            let row = format!("My Estimate,US East (Ohio),,Amazon EC2,0,{amount},{},USD,\"Linux, 2\"", year(*amount));
            lines.push(if wrapped { format!("\"{}\"", row.replace('"', "\"\"")) } else { row });
        }
        if gap {
            lines.push(String::new());
        }
        match total {
            1 => lines.push(format!("Total results,,,,0,{sum},{},,", year(sum))),
            2 => lines.push(format!(",,,,,{sum},,,")),
            3 => lines.push(format!("Total per month: {sum}")),
            _ => {}
        }
        let end = ["\n", "\r", "\r\n"][ends];
        let text: String = lines.iter().map(|line| format!("{line}{}{end}", ",".repeat(padding))).collect();
        let preview = reads(text.as_bytes());
        prop_assert_eq!(preview.kept, amounts.len());
        prop_assert_eq!(preview.total, Some(sum));
        prop_assert_eq!(&preview.doubts, &Vec::<String>::new());
    }
}
