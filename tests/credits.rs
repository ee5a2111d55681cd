//! Credits from every side: where each stands, why it is lost and what saves it; splits and transfers;
//! the stacking matrix; what each answer of the commitment costs. Figures were worked out by hand.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::sync::Arc;

use tranche::{
    calc::{
        Calculator,
        commitment::{self, Answer},
        register::{self, Binds, Burn, Cause, Entry, Remedy, Runway, Status, View},
        stacking,
    },
    domain::{
        Baseline, Cents, Credit, Day, Id, Limit, Month, Plan, Program, Rate, Row as _, Service,
        ServiceScope, Sharing, Stacking, TableId, Total, Value, choice::Choice as _,
        commitment::CreditsCount, month::parse_day, rules::StackingRule, service::ServiceKind,
    },
    edit::{Command, apply, available, equal_parts, part_count, set_limit, set_rule, set_values},
    engine::{GrantId, Origin, Outcome, evaluate},
    io::plan_file,
    table::{resolve::resolve, validate},
    text::Format,
};

fn sample() -> Plan {
    plan_file::read(include_str!("../examples/illustrative.json")).unwrap()
}

fn day(text: &str) -> Day {
    parse_day(text).unwrap()
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn id(text: &str) -> Id {
    Id::from(text)
}

const fn units(amount: i64) -> Cents {
    Cents::new(amount * 100)
}

/// Twelve months of 2027: 1,000 of EC2 and 200 of Bedrock each, nothing discounted or committed.
fn twelve_months(credits: impl IntoIterator<Item = Credit>) -> Plan {
    let mut plan = Plan::empty(month("2027-01"));
    Arc::make_mut(&mut plan.head.0).horizon_months = 12;
    for (service, monthly) in [("ec2", 1_000), ("bedrock", 200)] {
        plan.services.push(Service {
            kind: ServiceKind::Usage,
            coverable: true,
            ..Service::blank(id(service))
        });
        plan.baseline.push(Baseline {
            account: id("main"),
            service: id(service),
            monthly: units(monthly),
            ..Baseline::blank(id(service))
        });
    }
    credits.into_iter().for_each(|credit| plan.credits.push(credit));
    plan
}

/// A credit from January on, usable on these services (none named: all).
fn credit(name: &str, amount: i64, end: &str, services: &[&str]) -> Credit {
    let mut credit = Credit {
        name: name.to_owned(),
        amount: units(amount),
        start: day("2027-01-01"),
        end: Some(day(end)),
        ..Credit::blank(id(name))
    };
    credit.terms.account = id("main");
    if !services.is_empty() {
        credit.terms.services =
            ServiceScope::Listed(services.iter().map(|service| id(service)).collect());
    }
    credit
}

const NOVEMBER: &str = "2026-11-25";

fn seen(plan: &Plan, today: &str) -> Vec<Entry> {
    let view = View { today: day(today), settled: false, lead_days: register::LEAD_DAYS };
    register::entries(plan, &evaluate(plan).unwrap(), view)
}

fn one(plan: &Plan, name: &str, today: &str) -> Entry {
    let id = GrantId::new(Origin::Register, id(name));
    seen(plan, today).into_iter().find(|entry| entry.id == id).unwrap()
}

/// A calculator on the plan's base, and what its credits could reach.
fn cause_of(plan: &Plan, name: &str) -> Option<Cause> {
    let plan = Arc::new(plan.clone());
    let reach = Calculator::default().reach(&plan, &id("base")).unwrap();
    let outcome = evaluate(&plan).unwrap();
    let entry = one(&plan, name, NOVEMBER);
    let at = outcome.grants.iter().position(|of| of.grant.id == entry.id).unwrap();
    for (month, reach) in reach[at].iter().enumerate() {
        assert_eq!(reach.applied, outcome.grants[at].by_month[month]);
        let parts = [reach.applied, reach.limited, reach.excluded, reach.others];
        assert_eq!(parts.into_iter().sum::<Total>(), reach.eligible);
    }
    register::cause(&plan, &entry, &reach[at])
}

#[test]
fn a_credit_that_lasts_is_used_up_in_its_month() {
    // 1,200 a month: 1,200 + 1,200 + 1,100.
    let plan = twelve_months([credit("a", 3_500, "2027-12-31", &[])]);
    let entry = one(&plan, "a", NOVEMBER);
    assert_eq!(entry.runway, Runway::UsedUp(month("2027-03"), 3));
    assert_eq!(entry.balance[..4], [units(2_300), units(1_100), Cents::ZERO, Cents::ZERO]);
    assert_eq!((entry.expired, entry.renegotiate_by), (Cents::ZERO, None));
    assert_eq!(cause_of(&plan, "a"), None);
    // In mid February 2,300 are left of it, and ten more months to use them in.
    let entry = one(&plan, "a", "2027-02-14");
    assert_eq!(entry.runway, Runway::UsedUp(month("2027-03"), 2));
    let burn = Burn {
        balance: units(2_300).into(),
        months: Some(11),
        needed: Some(Total::new(20_910)),
        planned: Total::new(230_000 / 11),
    };
    assert_eq!(entry.burn, burn);
}

#[test]
fn a_credit_for_too_few_charges_is_lost_from_the_start() {
    // 200 of Bedrock in each of four months: 800 of 2,000.
    let plan = twelve_months([credit("b", 2_000, "2027-04-30", &["bedrock"])]);
    let entry = one(&plan, "b", NOVEMBER);
    assert_eq!((entry.applied, entry.expired), (units(800), units(1_200)));
    assert_eq!(entry.runway, Runway::EndsFirst);
    assert_eq!(
        (entry.burn.needed, entry.burn.planned),
        (Some(units(500).into()), units(200).into())
    );
    assert_eq!(entry.balance[2..5], [units(1_400), Cents::ZERO, Cents::ZERO]);
    // 90 days before 30 April is 30 January; the quarter before that ends with the year.
    assert_eq!(entry.renegotiate_by, Some(day("2026-12-31")));
    let cause = cause_of(&plan, "b").unwrap();
    assert_eq!((cause.binds, cause.eligible), (Binds::TooFewCharges, units(800).into()));
    assert_eq!(cause.too_late, month("2027-01"));
}

#[test]
fn what_would_save_it_is_worth_what_the_bill_says() {
    let plan = Arc::new(twelve_months([credit("b", 2_000, "2027-04-30", &["bedrock"])]));
    let (entry, outcome) = (one(&plan, "b", NOVEMBER), evaluate(&plan).unwrap());
    let variants = register::variants(&plan, &entry);
    let plans: Vec<Plan> = variants.iter().map(|(_, sets)| register::with(&plan, sets)).collect();
    let mut calculator = Calculator::default();
    let mut valuer = calculator.valuer(&plan, &id("base")).unwrap();
    let outcomes: Vec<_> = plans.iter().map(|plan| valuer.outcome_of(plan)).collect();
    let rescues = register::rescues(&entry, &outcome, variants, &outcomes);
    // All services take 1,200 a month; ten months of Bedrock take 2,000 as well. Later helps nothing.
    let found: Vec<_> = rescues.iter().map(|of| (of.remedy, of.saved, of.gain)).collect();
    let all = Total::from(units(1_200));
    assert_eq!(found, [(Remedy::Services, all, all), (Remedy::Longer, all, all)]);
    // The calculator is as it was.
    assert_eq!(*calculator.outcome(&plan, &id("base")).unwrap(), outcome);
    let command = set_values(&plan, &id("base"), "Ask".to_owned(), &rescues[1].sets);
    let after = apply(&plan, &command).unwrap().plan;
    assert_eq!(after.credits.get("b").unwrap().end, Some(day("2027-10-31")));
    assert_eq!(evaluate(&after).unwrap().expired, Cents::ZERO);
}

#[test]
fn a_credit_behind_others_is_too_late_when_the_rest_is_too_much() {
    // The first takes 1,200 in January and 800 in February; 400 and 1,200 are left for the second.
    let plan = twelve_months([
        credit("a", 2_000, "2027-02-28", &[]),
        credit("c", 2_500, "2027-03-31", &[]),
    ]);
    let cause = cause_of(&plan, "c").unwrap();
    assert_eq!(one(&plan, "c", NOVEMBER).expired, units(900));
    assert_eq!(cause.binds, Binds::Order);
    assert_eq!((cause.eligible, cause.others), (units(3_600).into(), units(2_000).into()));
    // At the beginning of February 2,500 are left and only 2,400 of charges.
    assert_eq!(cause.too_late, month("2027-02"));
}

#[test]
fn limits_and_exclusive_programmes_are_named() {
    let mut plan = twelve_months([credit("a", 2_000, "2027-02-28", &[])]);
    plan.limits.push(Limit {
        program: Program::Promotional,
        max_coverage: Rate::from_millionths(250_000),
        ..Limit::blank(id("x"))
    });
    let cause = cause_of(&plan, "a").unwrap();
    assert_eq!((cause.binds, cause.limited), (Binds::Limit, units(1_800).into()));

    let map = Credit { program: Program::Map, ..credit("a", 600, "2027-01-31", &["ec2"]) };
    let mut plan = twelve_months([map, credit("b", 900, "2027-01-31", &["ec2"])]);
    assert_eq!(cause_of(&plan, "b").unwrap().binds, Binds::Order);
    plan.stacking.push(Stacking { rule: StackingRule::Exclusive, ..Stacking::blank(id("s")) });
    let cause = cause_of(&plan, "b").unwrap();
    assert_eq!((cause.binds, cause.excluded), (Binds::Exclusive, units(400).into()));
    assert_eq!(cause.others, units(600), "which it would not have had without the rule either");

    // A lever's credit whose life was over before the plan begins.
    let mut plan = sample();
    plan.levers.update("l01", |lever| {
        (lever.due, lever.life_months) = (month("2026-01"), 6);
    });
    let outcome = evaluate(&plan).unwrap();
    let view = View { today: day(NOVEMBER), settled: false, lead_days: register::LEAD_DAYS };
    let entries = register::entries(&plan, &outcome, view);
    let over = entries.iter().find(|entry| entry.id.to_string() == "lever:l01").unwrap();
    assert_eq!((over.status, over.expired), (Status::Expired, over.amount));
    assert_eq!(register::cause(&plan, over, &[]).unwrap().binds, Binds::Ended);

    let owned = credit("a", 500, "2027-06-30", &["marketplace"]);
    assert_eq!(cause_of(&twelve_months([owned]), "a").unwrap().binds, Binds::NoCharges);
}

#[test]
fn the_calendar_wins_over_what_was_said_of_a_credit() {
    let mut plan = twelve_months([
        Credit { status: "Offered".into(), ..credit("asked", 100, "2027-12-31", &[]) },
        Credit { status: "agreed".into(), ..credit("agreed", 100, "2027-12-31", &[]) },
        Credit { status: "with legal".into(), ..credit("free", 100, "2027-12-31", &[]) },
        Credit { included: false, ..credit("out", 100, "2027-12-31", &[]) },
        Credit { enabled: false, ..credit("paused", 100, "2027-12-31", &[]) },
        Credit { remaining: Some(Cents::ZERO), ..credit("empty", 100, "2027-12-31", &[]) },
        Credit { start: day("2028-01-01"), ..credit("late", 100, "2028-12-31", &[]) },
        Credit { start: day("2026-01-01"), ..credit("over", 100, "2026-12-31", &[]) },
    ]);
    let status = |plan: &Plan, name: &str, today: &str| one(plan, name, today).status;
    for (name, november, june) in [
        ("asked", Status::Proposed, Status::UsedUp),
        ("agreed", Status::Confirmed, Status::UsedUp),
        ("free", Status::Confirmed, Status::UsedUp),
        ("out", Status::LeftOut, Status::LeftOut),
        ("paused", Status::Paused, Status::Paused),
        ("empty", Status::UsedUp, Status::UsedUp),
        ("late", Status::Beyond, Status::Beyond),
        ("over", Status::Active, Status::Expired),
    ] {
        assert_eq!(status(&plan, name, NOVEMBER), november, "{name}");
        assert_eq!(status(&plan, name, "2027-06-15"), june, "{name}");
    }
    assert_eq!(status(&plan, "agreed", "2027-01-20"), Status::Active);
    assert_eq!(status(&plan, "asked", "2027-01-20"), Status::Proposed);
    // Every row of the register is there once, also those that take no part.
    assert_eq!(seen(&plan, NOVEMBER).len(), plan.credits.len());
    plan.credits.update("free", |credit| credit.status = "used up".into());
    assert_eq!(status(&plan, "free", NOVEMBER), Status::UsedUp);
}

#[test]
fn computed_credits_are_proposals_until_the_deal_is_settled() {
    let plan = sample();
    let outcome = evaluate(&plan).unwrap();
    let view = View { today: day(NOVEMBER), settled: false, lead_days: register::LEAD_DAYS };
    let asked = register::entries(&plan, &outcome, view);
    let settled = register::entries(&plan, &outcome, View { settled: true, ..view });
    let computed = |all: &[Entry]| -> Vec<Status> {
        let of = all.iter().filter(|entry| entry.row.0 != TableId::Credits);
        of.map(|entry| entry.status).collect()
    };
    assert!(computed(&asked).iter().all(|status| *status == Status::Proposed));
    assert!(computed(&settled).iter().all(|status| *status == Status::Confirmed));
    assert_eq!(computed(&asked).len() + plan.credits.len(), asked.len());
    // They stand in the order in which AWS takes them, and add up to the outcome.
    let ends: Vec<_> = asked.iter().filter_map(|entry| entry.end).collect();
    assert!(ends.is_sorted());
    let sum = |of: fn(&Entry) -> Total| asked.iter().map(of).sum::<Total>();
    assert_eq!(sum(|entry| entry.applied.into()), outcome.applied);
    assert_eq!(sum(|entry| entry.expired.into()), outcome.expired);
    assert_eq!(sum(|entry| entry.left), outcome.remaining + outcome.beyond);
}

fn split(credit: &str, parts: &[Cents]) -> Command {
    Command::SplitCredit { credit: id(credit), parts: parts.to_vec() }
}

#[test]
fn a_split_keeps_the_sum_the_terms_and_what_scenarios_set() {
    let plan = sample();
    let before = plan.credits.get("c02").unwrap();
    let parts = equal_parts(available(before), 3);
    let after = apply(&plan, &split("c02", &parts)).unwrap().plan;
    assert_eq!(validate::faults(&after), []);
    assert_eq!(plan_file::read(&plan_file::write(&after)).as_ref(), Ok(&after));
    let rows: Vec<_> = after.credits.iter().collect();
    let at = after.credits.position("c02").unwrap();
    let family = &rows[at..at + 3];
    let sum: i64 = family.iter().map(|part| available(part).get()).sum();
    assert_eq!(Cents::new(sum), available(before));
    for part in family {
        assert_eq!(
            (part.end, &part.terms, part.program),
            (before.end, &before.terms, before.program)
        );
    }
    assert_eq!(family[0].amount, before.amount, "what was issued stays said");
    assert_eq!(family[2].name, format!("{}, part 3", before.name));
    for scenario in plan.scenarios.iter() {
        let net = |plan: &Plan| {
            evaluate(&resolve(plan, plan.scenarios.get(scenario.id.as_str()).unwrap()))
                .unwrap()
                .net_value
        };
        assert_eq!(net(&after), net(&plan), "{}", scenario.name);
    }
}

#[test]
fn a_split_follows_aws_rules_and_says_which() {
    let plan = twelve_months([credit("a", 1_000, "2027-12-31", &[])]);
    let refused =
        |plan: &Plan, parts: &[Cents]| apply(plan, &split("a", parts)).unwrap_err().to_string();
    assert_eq!(refused(&plan, &[units(1_000)]), "AWS splits a credit into 2 to 99 parts, not 1.");
    assert_eq!(
        refused(&plan, &[units(901), units(99)]),
        "Part 2 is 99.00. AWS needs at least 100.00 in each."
    );
    assert_eq!(
        refused(&plan, &[units(500), units(400)]),
        "The parts add up to 900.00. They have to be exactly the balance available, 1,000.00."
    );
    let gone = apply(&plan, &split("map:m1", &[units(500), units(500)])).unwrap_err();
    assert!(gone.to_string().starts_with("Only a credit of the register"));

    let large = twelve_months([credit("a", 50_000, "2027-12-31", &[])]);
    assert!(refused(&large, &[units(500); 100]).contains("not 100"));
    let family = apply(&large, &split("a", &equal_parts(units(50_000), 99))).unwrap().plan;
    assert_eq!(family.credits.len(), 99);
    // One more may come of it, of any part; two may not.
    let last = family.credits.at(98).unwrap();
    let halves = |plan: &Plan, credit: &Id, parts: usize| {
        let parts = equal_parts(available(plan.credits.get(credit.as_str()).unwrap()), parts);
        apply(plan, &split(credit.as_str(), &parts))
    };
    assert_eq!(
        halves(&family, &last.id, 3).unwrap_err().to_string(),
        "AWS allows 100 credits out of one, and 99 came of this one already."
    );
    assert_eq!(halves(&family, &last.id, 2).unwrap().plan.credits.len(), 100);
}

#[test]
fn a_wrong_number_of_parts_is_told_what_is_allowed() {
    let format = Format::default();
    let of = |amount| credit("a", amount, "2027-12-31", &[]);
    assert_eq!(part_count(" 99 ", &of(50_000), &format), Ok(99));
    for text in ["501", "100", "1", "0", "-2", "2.5", "abc", ""] {
        let said = "Type 2 to 99: parts of at least 100 that add up to what is left, 50,000.00";
        assert_eq!(part_count(text, &of(50_000), &format), Err(said.to_owned()), "{text}");
    }
    assert!(part_count("11", &of(1_000), &format).unwrap_err().starts_with("Type 2 to 10:"));
    assert!(part_count("2", &of(150), &format).unwrap_err().contains("too little to split"));
}

#[test]
fn a_split_where_a_scenario_sets_the_amount_is_refused() {
    let plan = sample();
    let set = [(TableId::Credits, id("c02"), "amount", Value::Money(units(40_000)))];
    let scenario = plan.scenarios.iter().find(|scenario| scenario.name == "Target").unwrap();
    let plan = apply(&plan, &set_values(&plan, &scenario.id, String::new(), &set)).unwrap().plan;
    let parts = equal_parts(available(plan.credits.get("c02").unwrap()), 2);
    let why = apply(&plan, &split("c02", &parts)).unwrap_err().to_string();
    assert!(why.starts_with("“Target” sets the amount of this credit"), "{why}");
}

#[test]
fn a_transfer_keeps_everything_but_the_account_and_the_sharing() {
    let plan = sample();
    let before = plan.credits.get("c02").unwrap();
    assert_eq!(before.terms.sharing, Sharing::Owner);
    let to = |account: &str, scenario: Option<Id>| Command::TransferCredit {
        credit: id("c02"),
        account: id(account),
        scenario,
    };
    let after = apply(&plan, &to("shared", None)).unwrap().plan;
    let moved = after.credits.get("c02").unwrap();
    assert_eq!(moved.terms.account, id("shared"));
    assert_eq!(moved.terms.sharing, Sharing::Organization);
    let mut back = moved.clone();
    back.terms = before.terms.clone();
    assert_eq!(&back, before);

    // In a scenario it is tried without touching the base.
    let target = plan.scenarios.iter().find(|scenario| scenario.name == "Target").unwrap();
    let tried = apply(&plan, &to("shared", Some(target.id.clone()))).unwrap().plan;
    assert_eq!(tried.credits.get("c02"), plan.credits.get("c02"));
    let there = resolve(&tried, tried.scenarios.get(target.id.as_str()).unwrap());
    assert_eq!(there.credits.get("c02").unwrap().terms, moved.terms);

    let refused = |command| apply(&plan, &command).unwrap_err().to_string();
    assert_eq!(refused(to("labs", None)), "The credit is in this account already.");
    assert_eq!(refused(to("nowhere", None)), "There is no such account in this plan any more.");
}

#[test]
fn a_cell_of_the_matrix_is_worth_what_setting_it_does() {
    let mut at_stake = 0;
    let fixture = |text: &str| {
        let file: serde_json::Value = serde_json::from_str(text).unwrap();
        plan_file::read(&file["plan"].to_string()).unwrap()
    };
    let plans = [
        sample(),
        fixture(include_str!("fixtures/vectors/edge-stacking.json")),
        fixture(include_str!("fixtures/vectors/medium-01.json")),
    ];
    let scenarios = plans.iter().flat_map(|plan| plan.scenarios.iter().map(move |of| (plan, of)));
    for (plan, scenario) in scenarios {
        let resolved = resolve(plan, scenario);
        let outcome = evaluate(&resolved).unwrap();
        let matrix = stacking::matrix(&resolved, &outcome);
        assert_eq!(matrix.cell(0, 1), matrix.cell(1, 0));
        for cell in &matrix.cells {
            let Some(flipped) = stacking::flipped(&resolved, &outcome, cell) else { continue };
            let command = if cell.is_limit() {
                set_limit(plan, &scenario.id, cell.a, Rate::ONE)
            } else {
                set_rule(plan, &scenario.id, (cell.a, cell.b), stacking::other(cell.rule))
            };
            let after = apply(plan, &command).unwrap().plan;
            assert_eq!(validate::faults(&after), []);
            let set = resolve(&after, after.scenarios.get(scenario.id.as_str()).unwrap());
            let stake = stacking::stake(&outcome, &evaluate(&flipped).unwrap());
            assert_eq!(
                stake,
                stacking::stake(&outcome, &evaluate(&set).unwrap()),
                "{}",
                cell.a.label()
            );
            at_stake += i64::from(!stake.is_zero());
            // The base's figures stay, unless it is the base that is set.
            if plan.scenarios.position(scenario.id.as_str()) != Some(0) {
                assert_eq!(evaluate(&after), evaluate(plan));
            }
        }
    }
    assert!(at_stake > 3, "little is at stake: {at_stake}");
}

#[test]
fn the_matrix_reads_rules_as_the_bill_does() {
    let mut plan = sample();
    let outcome = evaluate(&plan).unwrap();
    let cell = |plan: &Plan, a: Program, b: Program| {
        let matrix = stacking::matrix(plan, &outcome);
        let at = |program| matrix.programs.iter().position(|of| *of == program).unwrap();
        matrix.cell(at(a), at(b)).unwrap().clone()
    };
    let both = cell(&plan, Program::Partner, Program::Map);
    assert_eq!((both.rule, both.confirmed), (StackingRule::Exclusive, true));
    assert_eq!(both.clause, "Draft order form, section 4.2");
    assert_eq!(cell(&plan, Program::Map, Program::Map).limit, Rate::from_millionths(750_000));
    assert_eq!(cell(&plan, Program::Edp, Program::Edp).limit, Rate::ONE);
    assert!(cell(&plan, Program::Edp, Program::Partner).rows.is_empty());
    // A second row on the same pair, the other way round: one exclusive row is enough.
    plan.stacking.push(Stacking {
        a: Program::Promotional,
        b: Program::Map,
        rule: StackingRule::Exclusive,
        ..Stacking::blank(id("s9"))
    });
    let both = cell(&plan, Program::Map, Program::Promotional);
    assert_eq!((both.rule, both.rows.len()), (StackingRule::Exclusive, 2));
}

fn answers(plan: &Plan) -> (Outcome, Vec<Answer>) {
    let outcome = evaluate(plan).unwrap();
    let answers = commitment::answers(plan, &outcome);
    (outcome, answers)
}

fn answered(plan: &Plan, answer: CreditsCount) -> Plan {
    let mut plan = plan.clone();
    Arc::make_mut(&mut plan.edp.0).credits_count = answer;
    plan
}

#[test]
fn each_answer_costs_what_a_plan_with_it_costs() {
    let plan = sample();
    for scenario in plan.scenarios.iter() {
        let plan = resolve(&plan, scenario);
        for answer in answers(&plan).1 {
            let (outcome, _) = answers(&answered(&plan, answer.answer));
            assert_eq!(answer.deal_value, outcome.deal_value, "{}", answer.answer.label());
            assert_eq!(answer.cost, outcome.shortfall_cost);
            assert_eq!(answer.shortfall, outcome.shortfall());
        }
    }
}

#[test]
fn the_worked_example_says_which_clause_to_get() {
    let plan = plan_file::read(include_str!("../examples/worked-example.json")).unwrap();
    let (_, all) = answers(&plan);
    let costs: Vec<_> = all.iter().map(|answer| (answer.cost, answer.taken)).collect();
    assert_eq!(costs[0], (Total::ZERO, false));
    assert_eq!(costs[1], (units(58_800).into(), true));
    let year = &all[1].years[0];
    assert_eq!((year.from, year.commitment), (month("2027-01"), units(290_000)));
    let comes_to = year.comes_to.unwrap();
    assert_eq!(comes_to.headroom(year.commitment), -comes_to.shortfall);
    assert_eq!(comes_to.fees_without, all[0].years[0].comes_to.unwrap().fees);
    let format = Format::default();
    let clause = commitment::clause(&plan, &all, &format);
    assert!(clause.starts_with("Get “fees paid with credits count towards the commitment” in writing: worth $59K against “Credits don’t count”."), "{clause}");
    assert!(clause.ends_with(" This scenario has nothing of it."), "{clause}");
    let unknown = answered(&plan, CreditsCount::Unknown);
    let clause = commitment::clause(&unknown, &answers(&unknown).1, &format);
    assert!(clause.contains("It is not known yet and taken not to count."), "{clause}");
    let counts = answered(&plan, CreditsCount::Counts);
    let clause = commitment::clause(&counts, &answers(&counts).1, &format);
    assert!(clause.ends_with("This scenario has it."), "{clause}");

    let without = Plan::empty(month("2027-01"));
    let (_, none) = answers(&without);
    assert_eq!(
        commitment::clause(&without, &none, &format),
        "There is no commitment in this scenario."
    );
}
