//! Typing and pasting consumption by service and month.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use tranche::{
    calc::consumption::{By, Consumption, Measure, consumption},
    domain::{
        Account, Baseline, Cents, Id, Month, Override, Plan, Rate, Row as _, Scenario, Service,
        Value,
        scenario::{OverrideValue, ScenarioKind},
    },
    edit::{
        self, Command,
        consumption::{
            Answer, Answers, Pasted, Refused, Target, Typed, Unmatched, Written, amount, paste,
            write,
        },
        format_of,
    },
    engine::{Totals, ledger},
    table::resolve::resolve,
};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// Two accounts, three services; EC2 in one row, S3 in two rows of one account, RDS in none.
fn plan() -> Plan {
    let mut plan = Plan::empty(month("2027-01"));
    plan.accounts.push(Account { name: "Data".into(), ..Account::blank(Id::from("data")) });
    for (id, name) in [("ec2", "EC2 and EBS"), ("s3", "S3"), ("rds", "RDS")] {
        plan.services.push(Service { name: name.into(), ..Service::blank(Id::from(id)) });
    }
    let row = |id: &str, service: &str, monthly: i64| Baseline {
        account: Id::from("main"),
        service: Id::from(service),
        monthly: Cents::new(monthly),
        annual_growth: Rate::from_millionths(100_000),
        ..Baseline::blank(Id::from(id))
    };
    plan.baseline = [row("b1", "ec2", 100_000), row("b2", "s3", 20_000), row("b3", "s3", 5_000)]
        .into_iter()
        .collect();
    plan
}

fn target<'a>(plan: &'a Plan, scenario: &'a Id, account: Option<&'a Id>) -> Target<'a> {
    Target { resolved: plan, scenario, account, locale: tranche::text::Locale::default() }
}

fn typed(service: &str, at: &str, amount: Option<i64>) -> Typed {
    Typed {
        service: Id::from(service),
        account: None,
        month: month(at),
        amount: amount.map(Cents::new),
    }
}

fn table(plan: &Plan) -> Consumption {
    let ledger = ledger(plan, &Totals::of(plan), 0).unwrap();
    consumption(plan, &ledger, By::Service, None).unwrap()
}

/// The baseline of a service in a month.
fn baseline(plan: &Plan, service: &str, at: &str) -> i64 {
    let table = table(plan);
    let month = usize::try_from(month(at).since(plan.head.start_month)).unwrap();
    table.rows[table.position(&Id::from(service)).unwrap()].cells[month].baseline.get()
}

fn done(plan: &Plan, written: Written) -> Plan {
    assert_eq!(written.refused, []);
    let command = Command::Batch { label: String::new(), commands: written.commands };
    edit::apply(plan, &command).unwrap().plan
}

fn put(plan: &Plan, of: Typed) -> Plan {
    let base = Id::from("base");
    done(plan, write(&target(plan, &base, None), &[of]))
}

#[test]
fn a_typed_month_is_what_the_service_then_comes_to() {
    let plan = plan();
    for (service, at, amount) in [
        ("ec2", "2027-03", 123_456),
        ("ec2", "2028-06", -500),
        ("s3", "2027-01", 90_000),
        ("s3", "2027-01", 0),
        ("rds", "2029-12", 7_700),
    ] {
        let next = put(&plan, typed(service, at, Some(amount)));
        assert_eq!(baseline(&next, service, at), amount, "{service}");
        // Nothing else moves.
        let (before, after) = (table(&plan), table(&next));
        let moved = |a: &Consumption, b: &Consumption| {
            let cells = a.rows.iter().zip(&b.rows).flat_map(|(a, b)| a.cells.iter().zip(&b.cells));
            cells.filter(|(a, b)| a != b).count()
        };
        assert_eq!(moved(&before, &after), 1, "{service}");
    }
}

#[test]
fn the_amount_there_is_needs_no_entry_of_its_own() {
    let plan = plan();
    let base = Id::from("base");
    let same = [typed("ec2", "2028-01", Some(110_000)), typed("s3", "2027-05", Some(25_000))];
    assert_eq!(write(&target(&plan, &base, None), &same), Written::default());
    assert_eq!(
        write(&target(&plan, &base, None), &[typed("rds", "2027-05", Some(0))]),
        Written::default()
    );
}

#[test]
fn clearing_gives_a_month_back_to_the_yearly_amount() {
    let plan = plan();
    let set = put(&plan, typed("ec2", "2027-03", Some(1)));
    let back = put(&set, typed("ec2", "2027-03", None));
    assert_eq!(back, plan);
    let base = Id::from("base");
    assert_eq!(write(&target(&plan, &base, None), &[typed("rds", "2027-03", None)]).commands, []);
}

#[test]
fn of_several_accounts_the_largest_takes_the_difference_and_less_than_the_others_asks_which() {
    let mut plan = plan();
    let other = Baseline {
        account: Id::from("data"),
        service: Id::from("ec2"),
        monthly: Cents::new(1_000),
        ..Baseline::blank(Id::from("b4"))
    };
    plan.baseline.push(other);
    let (base, data) = (Id::from("base"), Id::from("data"));
    let more = write(&target(&plan, &base, None), &[typed("ec2", "2027-02", Some(500_000))]);
    assert_eq!(
        more.notes(&plan),
        ["EC2 and EBS is in several accounts: the difference went to the largest, Main"]
    );
    let next = done(&plan, more);
    let own = &next.baseline.get("b1").unwrap().months;
    assert_eq!(own.get(&month("2027-02")), Some(&Cents::new(499_000)));
    assert_eq!(baseline(&next, "ec2", "2027-02"), 500_000);
    assert_eq!(put(&next, typed("ec2", "2027-02", None)), plan);
    let asked = [typed("ec2", "2027-02", Some(3))];
    let refused = write(&target(&plan, &base, None), &asked);
    assert_eq!(refused.commands, []);
    assert_eq!(
        refused.refused,
        [Refused::SeveralAccounts { service: "EC2 and EBS".into(), accounts: 2 }]
    );
    let next = done(&plan, write(&target(&plan, &base, Some(&data)), &asked));
    assert_eq!(
        next.baseline.get("b4").unwrap().months.get(&month("2027-02")),
        Some(&Cents::new(3))
    );
    assert_eq!(next.baseline.get("b1"), plan.baseline.get("b1"));
    // A new row goes into the account that is looked at.
    let new = [typed("rds", "2027-02", Some(9))];
    let next = done(&plan, write(&target(&plan, &base, Some(&data)), &new));
    assert_eq!(next.baseline.iter().last().unwrap().account, data);
}

#[test]
fn from_a_scenario_it_is_the_plans_unless_the_scenario_has_months_of_its_own() {
    let mut plan = plan();
    let ask = Id::from("ask");
    plan.scenarios.push(Scenario { kind: ScenarioKind::Ask, ..Scenario::blank(ask.clone()) });
    let scenario = |plan: &Plan| resolve(plan, plan.scenarios.get("ask").unwrap());
    let resolved = scenario(&plan);
    let written = write(&target(&resolved, &ask, None), &[typed("ec2", "2027-03", Some(42))]);
    let next = done(&plan, written);
    assert_eq!(baseline(&next, "ec2", "2027-03"), 42, "what we have is the plan's");
    assert_eq!(baseline(&scenario(&next), "ec2", "2027-03"), 42);

    // On purpose: these months are of this scenario only.
    let months = next.baseline.get("b1").unwrap().months.clone();
    let own = Override::new(
        "baseline",
        &Id::from("b1"),
        "months",
        OverrideValue::Fits(Value::Months(months)),
    );
    let mut next = next;
    next.scenarios.update("ask", |ask| ask.overrides.push(own.clone()));
    let written =
        write(&target(&scenario(&next), &ask, None), &[typed("ec2", "2027-04", Some(43))]);
    let after = done(&next, written);
    assert_eq!(after.baseline, next.baseline);
    let after = scenario(&after);
    assert_eq!([baseline(&after, "ec2", "2027-03"), baseline(&after, "ec2", "2027-04")], [42, 43]);
}

fn pasted(plan: &Plan, text: &str) -> (Plan, Pasted) {
    answered(plan, text, &Answers::new())
}

fn answered(plan: &Plan, text: &str, answers: &Answers) -> (Plan, Pasted) {
    let rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    let base = Id::from("base");
    let services: Vec<Id> = plan.services.iter().map(|of| of.id.clone()).collect();
    let target = target(plan, &base, None);
    let pasted = paste(&target, &rows, &services, month("2027-02"), (1, 1), answers);
    let next = pasted.command.as_ref().map(|command| edit::apply(plan, command).unwrap().plan);
    (next.unwrap_or_else(|| plan.clone()), pasted)
}

#[test]
fn a_block_with_titles_goes_where_they_say() {
    let block = "Service\tFeb 27\tMar-27\t2027-04\tDec 2031\n\
                 s3\t$1,234.50\t\t300\t9\n\
                 ec2 AND ebs\t5\t6\tabc\t9\n\
                 Lambda\t1\t2\t3\t4\n\
                 Total\t1\t2\t3\t4\n";
    let (unchanged, first) = pasted(&plan(), block);
    assert_eq!((unchanged, first.command), (plan(), None));
    assert_eq!(first.asked.len(), 1);
    let skip = Answers::from([("Lambda".to_owned(), Answer::Skip)]);
    let (next, pasted) = answered(&plan(), block, &skip);
    assert_eq!(baseline(&next, "s3", "2027-02"), 123_450);
    assert_eq!(baseline(&next, "s3", "2027-03"), 25_000);
    assert_eq!(baseline(&next, "s3", "2027-04"), 30_000);
    assert_eq!(baseline(&next, "ec2", "2027-03"), 600);
    assert_eq!(baseline(&next, "ec2", "2027-04"), 100_000);
    assert_eq!(pasted.changed, 4);
    assert_eq!(
        pasted.notes,
        [
            "1 month lies outside the plan and was left out",
            "“Total” is a total and was left out",
            "“Total” says $6.00, but its rows come to $1,551.50",
            "“abc” is not an amount. Type an amount, like 1200 or 450k.",
            "“Lambda” was left out",
        ]
    );
}

#[test]
fn months_may_stand_beside_and_services_above_as_cost_explorer_has_them() {
    let block = "Service\tEC2 and EBS($)\tRDS($)\n2027-01-01\t10.50\t20\n2027-02-01\t11\t21\n";
    let (next, pasted) = pasted(&plan(), block);
    assert_eq!(baseline(&next, "ec2", "2027-01"), 1_050);
    assert_eq!(baseline(&next, "rds", "2027-02"), 2_100);
    assert_eq!(
        (pasted.changed, pasted.notes),
        (4, vec!["RDS has a new baseline row in Main".to_owned()])
    );
}

#[test]
fn bare_amounts_go_from_the_active_cell_on() {
    let (next, pasted) = pasted(&plan(), "7\t8,5\n\t9,25\n");
    assert_eq!(baseline(&next, "ec2", "2027-02"), 700);
    assert_eq!(baseline(&next, "ec2", "2027-03"), 850);
    assert_eq!(baseline(&next, "s3", "2027-03"), 925);
    assert_eq!((pasted.changed, pasted.notes), (3, Vec::new()));
    // An amount that reads like a month is an amount.
    let (next, _) = self::pasted(&plan(), "3.27\t12.50\n");
    assert_eq!(baseline(&next, "ec2", "2027-02"), 327);
    assert_eq!(baseline(&next, "ec2", "2027-03"), 1_250);
    let (_, beyond) = self::pasted(&plan(), "1\n2\n3\n4\n");
    assert_eq!(
        beyond.notes[0],
        "The block reaches beyond the table: what lies outside was left out"
    );
}

#[test]
fn accounts_beside_the_services_are_understood() {
    let block = "Account\tService\tFeb 27\nData\tEC2 and EBS\t7\nmain\tec2\t8\n";
    let (next, pasted) = pasted(&plan(), block);
    assert_eq!(pasted.changed, 2);
    let of = |account: &str| {
        let row = next
            .baseline
            .iter()
            .find(|row| row.account.as_str() == account && row.service.as_str() == "ec2");
        row.unwrap().months.get(&month("2027-02")).unwrap().get()
    };
    assert_eq!((of("data"), of("main")), (700, 800));
}

#[test]
fn rows_of_one_service_are_added_up() {
    let (next, _) = pasted(&plan(), "\tFeb 27\nS3\t1\nS3\t2.25\n");
    assert_eq!(baseline(&next, "s3", "2027-02"), 325);
}

#[test]
fn amounts_that_may_be_a_thousand_times_wrong_are_asked_not_taken() {
    let (next, pasted) = pasted(&plan(), "\tFeb 27\nS3\t1.234\n");
    assert_eq!(next, plan());
    assert_eq!(pasted.changed, 0);
    assert!(pasted.notes[0].contains("1.234"), "{:?}", pasted.notes);
    let (next, _) = self::pasted(&plan(), "\tFeb 27\tMar 27\nS3\t1.234\t2,5\n");
    assert_eq!(baseline(&next, "s3", "2027-02"), 123_400);
}

#[test]
fn what_is_copied_comes_back_unchanged_and_one_undo_takes_a_paste_back() {
    let plan = put(&plan(), typed("s3", "2027-07", Some(77_777)));
    let rows =
        table(&plan).block(Measure::Baseline, &format_of(&plan, tranche::text::Locale::default()));
    let base = Id::from("base");
    let again =
        paste(&target(&plan, &base, None), &rows, &[], month("2027-01"), (1, 1), &Answers::new());
    let said = vec!["“Total” is a total and was left out".to_owned()];
    assert_eq!(again, Pasted { notes: said, ..Pasted::default() });
    let empty = Plan { baseline: tranche::domain::Rows::default(), ..plan.clone() };
    let into =
        paste(&target(&empty, &base, None), &rows, &[], month("2027-01"), (1, 1), &Answers::new());
    let filled = edit::apply(&empty, &into.command.unwrap()).unwrap().plan;
    assert_eq!(table(&filled).by_month, table(&plan).by_month);
}

#[test]
fn expressions_and_percentages_of_what_a_month_holds_are_reckoned() {
    let plan = plan();
    let of = |text| amount(&plan, text, Cents::new(50_000), tranche::text::Locale::default());
    assert_eq!(of("=12*35.5").unwrap(), Some(Cents::new(42_600)));
    assert_eq!(of("+10%").unwrap(), Some(Cents::new(55_000)));
    assert_eq!(of("-5%").unwrap(), Some(Cents::new(47_500)));
    assert_eq!(of("1.2k").unwrap(), Some(Cents::new(120_000)));
    assert_eq!(of(" ").unwrap(), None);
    assert!(of("=1/0").is_err() && of("=10^12*10^12").is_err() && of("abc").is_err());
    assert!(of("=99999999999*9").is_err());
}

#[test]
fn nothing_that_is_pasted_breaks_anything() {
    for text in
        ["", "\n\n", "\t\t", "Feb 27", "Feb 27\tMar 27\n", "x\ty\nz", "\tFeb 27\nS3", "=1+1"]
    {
        let (_, pasted) = pasted(&plan(), text);
        assert_eq!(pasted.changed, 0, "{text:?}");
    }
}

/// Cost Explorer's own file: days of months down, services across, totals in the first row and the last
/// column, all of it quoted.
const COST_EXPLORER: &str = "\"Service\",\"Amazon Elastic Compute Cloud - Compute($)\",\"EC2 - Other($)\",\"Amazon Relational Database Service($)\",\"Amazon Simple Storage Service($)\",\"AWS Support (Business)($)\",\"Acme Scanner($)\",\"Total costs($)\"\n\
    \"Service total\",\"300.00\",\"30.00\",\"60.00\",\"6.00\",\"12.00\",\"8.00\",\"416.00\"\n\
    \"2027-01-01\",\"100.0000000001\",\"10\",\"20\",\"2\",\"4\",\"\",\"136.00\"\n\
    \"2027-02-01\",\"200\",\"20\",\"40\",\"4\",\"8\",\"8\",\"280.00\"\n";

#[test]
fn a_bill_is_known_by_the_names_aws_gives_its_services() {
    let mut plan = plan();
    plan.services.update("ec2", |service| service.name = "Our servers".into());
    let (unchanged, first) = pasted(&plan, COST_EXPLORER);
    assert_eq!(unchanged, plan);
    let asked = |name: &str, months, cents, proposal| Unmatched {
        name: name.to_owned(),
        months,
        amount: Some(Cents::new(cents)),
        proposal,
    };
    assert_eq!(
        first.asked,
        [
            asked("EC2 - Other", 2, 3_000, Answer::Add),
            asked("AWS Support (Business)", 2, 1_200, Answer::Add),
            asked("Acme Scanner", 1, 800, Answer::Add),
        ]
    );
    let answers = Answers::from([
        ("EC2 - Other".to_owned(), Answer::Map(Id::from("ec2"))),
        ("AWS Support (Business)".to_owned(), Answer::Add),
        ("Acme Scanner".to_owned(), Answer::Skip),
    ]);
    let (next, second) = answered(&plan, COST_EXPLORER, &answers);
    assert_eq!(second.asked, []);
    assert_eq!(baseline(&next, "ec2", "2027-01"), 11_000);
    assert_eq!(baseline(&next, "ec2", "2027-02"), 22_000);
    assert_eq!(baseline(&next, "rds", "2027-02"), 4_000);
    assert_eq!(baseline(&next, "s3", "2027-02"), 400);
    let support = next.services.iter().last().unwrap();
    assert_eq!((support.name.as_str(), support.coverable), ("AWS Support", false));
    assert_eq!(baseline(&next, support.id.as_str(), "2027-02"), 800);
    assert!(second.notes.contains(&"“Acme Scanner” was left out".to_owned()), "{:?}", second.notes);
    assert!(second.notes.iter().any(|note| note.contains("are totals and were left out")));
    // One step: one undo takes services and amounts back.
    assert!(matches!(second.command, Some(Command::Batch { .. })));
}

#[test]
fn a_bill_may_lie_either_way_and_come_with_commas_semicolons_or_tabs() {
    let across = "Service;2027-01;2027-02\nAmazonEC2;100,50;200\nAmazonS3;2;4\nTotal;102,50;204\n";
    let tabs = across.replace(',', ".").replace(';', "\t");
    let down = "Month|AmazonEC2 ($)|AmazonS3 ($)|Total ($)\n2027-01-01 00:00:00|100.50|2|102.50\n2027-02-01 00:00:00|200|4|204\n";
    for text in [across, &tabs, down] {
        let (next, pasted) = pasted(&plan(), text);
        assert_eq!(pasted.asked, [], "{text}");
        assert_eq!(
            (baseline(&next, "ec2", "2027-01"), baseline(&next, "s3", "2027-02")),
            (10_050, 400),
            "{text}"
        );
        assert_eq!(pasted.notes, [format!("“{}” is a total and was left out", "Total")], "{text}");
    }
}

#[test]
fn two_names_of_one_service_become_one_and_another_currency_stays_out() {
    let block = "\tFeb 27\nAmazon Lambda\t1\nAWSLambda\t2\n";
    let add = |name: &str| (name.to_owned(), Answer::Add);
    let answers = Answers::from([add("Amazon Lambda"), add("AWSLambda")]);
    let (next, _) = answered(&plan(), block, &answers);
    assert_eq!(next.services.len(), plan().services.len() + 1);
    let lambda = next.services.iter().last().unwrap();
    assert_eq!(baseline(&next, lambda.id.as_str(), "2027-02"), 300);
    let (same, euros) = pasted(&plan(), "\tFeb 27\nAmazonEC2 (EUR)\t7\n");
    assert_eq!((same, euros.changed), (plan(), 0));
    assert_eq!(euros.notes, ["What is in EUR was left out: the plan is in USD"]);
}
