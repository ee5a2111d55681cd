//! Each mistake that costs buyers money is told where a plan makes it, and not where it doesn't.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::sync::Arc;

use tranche::{
    calc::{Calculator, checks},
    domain::{
        Account, Baseline, Cents, Credit, Id, LadderStep, MapTerms, Milestone, Mix, Month,
        Override, Partner, Plan, Program, Rate, Row as _, Scenario, Service, Single, Value,
        Workload,
        commitment::DiscountBy,
        migration::Release,
        scenario::OverrideValue,
        service::ServiceKind,
        workload::{Source, Strategy},
    },
    text::Format,
};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn units(amount: i64) -> Cents {
    Cents::new(amount * 100)
}

fn percent(percent: i64) -> Rate {
    Rate::from_millionths(percent * 10_000)
}

fn change<R: Clone>(row: &mut Single<R>, change: impl FnOnce(&mut R)) {
    change(Arc::make_mut(&mut row.0));
}

/// Three years from January 2027 with usage of 100,000 a month and nothing that any rule finds.
fn plan() -> Plan {
    let mut plan = Plan::empty(month("2027-01"));
    let account =
        plan.accounts.at(0).map_or_else(|| Id::from("main"), |of: &Account| of.id.clone());
    plan.services = [
        ("ec2", ServiceKind::Usage),
        ("market", ServiceKind::Marketplace),
        ("support", ServiceKind::Support),
        ("tax", ServiceKind::Tax),
    ]
    .into_iter()
    .map(|(id, kind)| Service { name: id.to_owned(), kind, ..Service::blank(Id::from(id)) })
    .collect();
    plan.mixes
        .push(Mix { shares: vec![(Id::from("ec2"), Rate::ONE)], ..Mix::blank(Id::from("m")) });
    plan.baseline.push(charge("usage", "ec2", &account, 100_000));
    plan.edp.0 = {
        let mut edp = (*plan.edp).clone();
        (edp.included, edp.start, edp.term_months) = (true, month("2027-01"), 36);
        edp.commitments = vec![units(1_000_000); 3];
        edp.discount = percent(9);
        edp.marketplace_cap = percent(25);
        edp.marketplace_rate = Rate::ONE;
        edp.terms.account = account;
        Arc::new(edp)
    };
    plan
}

fn charge(id: &str, service: &str, account: &Id, monthly: i64) -> Baseline {
    Baseline {
        service: Id::from(service),
        account: account.clone(),
        monthly: units(monthly),
        ..Baseline::blank(Id::from(id))
    }
}

fn account(plan: &Plan) -> Id {
    plan.accounts.at(0).unwrap().id.clone()
}

/// A workload of 10,000 a month, half of it counted by MAP at 20%.
fn migrates(plan: &mut Plan) {
    let account = account(plan);
    plan.workloads.push(Workload {
        name: "Shop".to_owned(),
        source: Source::DataCentre,
        strategy: Strategy::Rehost,
        monthly_run_rate: units(10_000),
        cutover: Some(month("2027-03")),
        eligible_share: Rate::ONE,
        map_scope: percent(50),
        tag_coverage: Rate::ONE,
        account: account.clone(),
        mix: Id::from("m"),
        ..Workload::blank(Id::from("w"))
    });
    change(&mut plan.map, |map: &mut MapTerms| {
        (map.included, map.base_rate, map.max_rate) = (true, percent(20), percent(20));
        (map.release, map.start, map.term_months) = (Release::Milestones, month("2027-01"), 36);
        map.terms.account = account;
    });
    plan.milestones.push(Milestone {
        share: Rate::ONE,
        month: month("2027-09"),
        ..Milestone::blank(Id::from("done"))
    });
}

/// What is told of the plan's base, with the money that hangs on it.
fn told(plan: &Plan) -> Vec<(String, Option<i128>)> {
    told_in(plan, &plan.scenarios.at(0).unwrap().id.clone())
}

fn told_in(plan: &Plan, scenario: &Id) -> Vec<(String, Option<i128>)> {
    let (plan, mut calculator) = (Arc::new(plan.clone()), Calculator::default());
    let resolved = calculator.resolved(&plan, scenario).unwrap();
    let outcome = calculator.outcome(&plan, scenario).unwrap();
    let mut valuer = calculator.valuer(&plan, scenario).unwrap();
    let format = Format::default();
    let all = checks::problems(&plan, &resolved, Some(&outcome), Some(&mut valuer), &format);
    all.into_iter().map(|of| (of.text, of.money.map(|money| money.get()))).collect()
}

#[track_caller]
fn says(plan: &Plan, words: &str, money: Option<i64>) {
    let told = told(plan);
    let found = told.iter().find(|(text, _)| text.contains(words));
    assert!(found.is_some(), "“{words}” is not in {told:#?}");
    let expected = money.map(|units| i128::from(units) * 100);
    assert_eq!(found.unwrap().1, expected, "{words}");
}

#[track_caller]
fn silent(plan: &Plan, words: &str) {
    let told = told(plan);
    assert!(!told.iter().any(|(text, _)| text.contains(words)), "“{words}” is in {told:#?}");
}

#[test]
fn every_mistake_is_found_by_a_rule_with_a_name() {
    let mut plan = plan();
    migrates(&mut plan);
    let (plan, mut calculator) = (Arc::new(plan), Calculator::default());
    let base = plan.scenarios.at(0).unwrap().id.clone();
    let (resolved, outcome) = (calculator.resolved(&plan, &base), calculator.outcome(&plan, &base));
    let found = checks::problems(
        &plan,
        &resolved.unwrap(),
        outcome.ok().as_deref(),
        None,
        &Format::default(),
    );
    let codes: Vec<&str> = found.iter().map(|of| of.code).filter(|code| !code.is_empty()).collect();
    assert_eq!(codes, ["scope-as-offered", "no-partner-funding"]);
}

#[test]
fn aws_s_scoping_taken_as_it_is() {
    let mut plan = plan();
    silent(&plan, "scope is taken as it is");
    migrates(&mut plan);
    // 120,000 a year: half of it counted earns 12,000, all of it 24,000.
    says(&plan, "scope is taken as it is", Some(12_000));
    let mut ask = Scenario::blank(Id::from("ask"));
    let wider = OverrideValue::Fits(Value::Rate(percent(80)));
    ask.overrides.push(Override::new("workloads", &Id::from("w"), "map_scope", wider));
    plan.scenarios.push(ask);
    let told = told_in(&plan, &Id::from("ask"));
    assert!(!told.iter().any(|(text, _)| text.contains("scope is taken")), "{told:?}");
    // AWS's offer itself is no mistake then; a scenario that settles on its scope is.
    silent(&plan, "scope is taken as it is");
    let mut settled = Scenario::blank(Id::from("settled"));
    let discount = OverrideValue::Fits(Value::Rate(percent(10)));
    settled.overrides.push(Override::new("edp", &Id::from("edp"), "discount", discount));
    plan.scenarios.push(settled);
    let told = told_in(&plan, &Id::from("settled"));
    assert!(told.iter().any(|(text, _)| text.contains("scope is taken")), "{told:?}");
    // A cap that is reached already leaves nothing to gain.
    change(&mut plan.map, |map: &mut MapTerms| map.cap = Some(units(10_000)));
    let told = told_in(&plan, &Id::from("settled"));
    assert!(!told.iter().any(|(text, _)| text.contains("scope is taken")), "{told:?}");
}

#[test]
fn no_partner_funding_asked_about() {
    let mut plan = plan();
    silent(&plan, "Nobody has asked");
    migrates(&mut plan);
    says(&plan, "Nobody has asked what a partner", None);
    plan.partners.push(Partner { terms: plan.edp.terms.clone(), ..Partner::blank(Id::from("p")) });
    silent(&plan, "Nobody has asked");
}

#[test]
fn a_partner_who_keeps_most_of_it() {
    let mut plan = plan();
    plan.partners.push(Partner {
        partner: "Integrator".to_owned(),
        gross: units(80_000),
        pass_through: percent(25),
        included: true,
        terms: plan.edp.terms.clone(),
        ..Partner::blank(Id::from("p"))
    });
    says(&plan, "Integrator keeps $60K of $80K", Some(60_000));
    plan.partners.update("p", |row| row.pass_through = percent(50));
    silent(&plan, "keeps");
}

#[test]
fn credits_counted_by_nobody() {
    let mut plan = plan();
    let credit = |id: &str| Credit {
        name: format!("Credit {id}"),
        amount: units(5_000),
        included: false,
        terms: plan.edp.terms.clone(),
        ..Credit::blank(Id::from(id))
    };
    let (a, b) = (credit("a"), credit("b"));
    plan.credits.push(a);
    says(&plan, "Credit a of $5K is counted in no scenario", Some(5_000));
    plan.credits.push(b);
    says(&plan, "2 credits of $10K are counted in no scenario", Some(10_000));
    let mut ask = Scenario::blank(Id::from("ask"));
    for id in ["a", "b"] {
        let yes = OverrideValue::Fits(Value::Flag(true));
        ask.overrides.push(Override::new("credits", &Id::from(id), "included", yes));
    }
    plan.scenarios.push(ask);
    silent(&plan, "in no scenario");
}

#[test]
fn milestones_too_close() {
    let mut plan = plan();
    migrates(&mut plan);
    plan.milestones.update("done", |row| row.share = percent(50));
    let second = Milestone {
        share: percent(50),
        month: month("2027-09"),
        ..Milestone::blank(Id::from("later"))
    };
    plan.milestones.push(second);
    says(&plan, "are due in the same month", None);
    plan.milestones.update("later", |row| row.month = month("2027-12"));
    silent(&plan, "are due in the same month");
}

#[test]
fn activate_for_an_established_company() {
    let mut plan = plan();
    plan.credits.push(Credit {
        name: "Start-up pack".to_owned(),
        program: Program::Activate,
        amount: units(100_000),
        included: true,
        terms: plan.edp.terms.clone(),
        ..Credit::blank(Id::from("c"))
    });
    says(&plan, "Start-up pack is Activate beside a commitment", Some(100_000));
    change(&mut plan.edp, |edp| edp.included = false);
    silent(&plan, "Activate");
}

#[test]
fn a_discount_far_above_any_agreement_s() {
    let mut plan = plan();
    silent(&plan, "private rates");
    change(&mut plan.edp, |edp| edp.discount = percent(50));
    says(&plan, "A discount of 50% on everything is far above", None);
}

#[test]
fn support_both_as_a_row_and_as_a_plan() {
    let mut plan = plan();
    let account = account(&plan);
    plan.baseline.push(charge("s", "support", &account, 9_000));
    silent(&plan, "Support is charged twice");
    change(&mut plan.support, |support| {
        (support.included, support.account, support.service) = (true, account, Id::from("support"));
    });
    says(&plan, "by $9K a month in the baseline", Some(9_000));
}

#[test]
fn a_commitment_that_climbs_a_tier_for_less_than_it_costs() {
    let mut plan = plan();
    let step = |id: &str, from: i64, rate: i64| LadderStep {
        commitment: units(from),
        rate: percent(rate),
        ..LadderStep::blank(Id::from(id))
    };
    plan.ladder = [step("low", 1_000_000, 5), step("high", 1_500_000, 6)].into_iter().collect();
    change(&mut plan.edp, |edp| {
        edp.discount_by = DiscountBy::Ladder;
        edp.commitments = vec![units(1_500_000); 3];
    });
    let told = told(&plan);
    let (text, money) =
        told.iter().find(|(text, _)| text.contains("costs more than it saves")).unwrap();
    assert!(
        text.starts_with(
            "The step to 6% costs more than it saves: committing $1.00M a year for 5% adds"
        ),
        "{text}"
    );
    // 6% saves 12,000 a year more, and each year falls at least 300,000 short.
    assert!(money.unwrap() >= 3 * (300_000 - 12_000) * 100, "{money:?}");
    change(&mut plan.edp, |edp| edp.commitments = vec![units(1_000_000); 3]);
    silent(&plan, "costs more than it saves");
}

#[test]
fn tax_rows_that_do_not_follow_credits() {
    let mut plan = plan();
    let account = account(&plan);
    plan.baseline.push(charge("t", "tax", &account, 1_000));
    silent(&plan, "Tax of");
    plan.credits.push(Credit {
        amount: units(5_000),
        start: month("2027-01").first_day(),
        included: true,
        enabled: true,
        terms: plan.edp.terms.clone(),
        ..Credit::blank(Id::from("c"))
    });
    says(&plan, "Tax of $1K a month stands in the baseline", None);
}

#[test]
fn a_prepaid_marketplace_invoice_above_the_cap() {
    let mut plan = plan();
    let account = account(&plan);
    let mut invoice = charge("i", "market", &account, 0);
    invoice.months.insert(month("2027-05"), units(900_000));
    plan.baseline.push(invoice);
    // A quarter of a commitment of a million counts.
    says(
        &plan,
        "A Marketplace invoice of $900K in contract year 1 counts only $250K",
        Some(650_000),
    );
    plan.baseline.update("i", |row| {
        row.months = ["2027-05", "2028-05", "2029-05"]
            .map(|at| (month(at), units(250_000)))
            .into_iter()
            .collect();
    });
    silent(&plan, "Marketplace invoice");
}
