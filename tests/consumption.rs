//! Consumption and the bill taken apart agree with the outcome to the cent, on every vector; reasons
//! hold against the rules read a second time.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::fs;

use serde_json::Value as Json;
use tranche::{
    calc::{
        apart::{Apart, Sums, Why, apart},
        consumption::{By, Measure, consumption},
    },
    domain::{Application, Cents, Plan, Rate, ServiceScope, Sharing, Total, rules::StackingRule},
    engine::{Outcome, Totals, applications, finish, ledger},
    io::plan_file,
    table::resolve::resolve,
    text::Format,
};

/// Every scenario of every vector, resolved.
fn plans() -> Vec<(String, Plan)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/vectors");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let mut plans = Vec::new();
    for file in files {
        let vector: Json = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let plan = plan_file::read(&vector["plan"].to_string()).unwrap();
        for scenario in plan.scenarios.iter() {
            let name = format!("{} {}", file.file_stem().unwrap().display(), scenario.id);
            plans.push((name, resolve(&plan, scenario)));
        }
    }
    assert_eq!(plans.len(), 318);
    plans
}

#[test]
fn rows_and_months_add_up_to_the_outcome() {
    let mut cells = 0;
    for (name, plan) in plans() {
        let totals = Totals::of(&plan);
        let outcome = finish(&plan, &totals).unwrap();
        let ledger = ledger(&plan, &totals, 0).unwrap();
        for by in [By::Service, By::Account] {
            let all = consumption(&plan, &ledger, by, None).unwrap();
            for (at, month) in outcome.months.iter().enumerate() {
                let shown = all.by_month[at];
                let sums = (shown.gross, shown.covered, shown.cash);
                // The tax belongs to no line.
                let cash = (month.cash_with - month.tax_with).fit().unwrap();
                assert_eq!(sums, (month.gross, month.applied, cash), "{name} {at}");
                for measure in Measure::ALL {
                    let column: Total = all.rows.iter().map(|row| row.cells[at].of(measure)).sum();
                    assert_eq!(column, shown.of(measure), "{name} {at}");
                    cells += all.rows.len();
                }
            }
            for row in &all.rows {
                for measure in Measure::ALL {
                    let across: Total = row.cells.iter().map(|cell| cell.of(measure)).sum();
                    assert_eq!(across, row.total.of(measure), "{name} {}", row.id);
                }
            }
            assert_eq!(
                (all.total.gross, all.total.covered, all.total.cash),
                (
                    outcome.gross,
                    outcome.applied,
                    (outcome.cash_with - outcome.tax_with).fit().unwrap()
                )
            );
        }
        let services = consumption(&plan, &ledger, By::Service, None).unwrap();
        let applied: Vec<_> = outcome.applied_by_service.clone();
        for row in &services.rows {
            let expected = applied.iter().find(|(id, _)| *id == row.id);
            assert_eq!(row.total.covered, expected.map_or(Cents::ZERO, |(_, cents)| *cents));
        }
        // One account after the other comes to all of them.
        let mut sums = vec![0; services.rows.len()];
        for account in plan.accounts.iter() {
            let one = consumption(&plan, &ledger, By::Service, Some(&account.id)).unwrap();
            for (sum, row) in sums.iter_mut().zip(&one.rows) {
                *sum += row.total.cash.get();
            }
        }
        let all: Vec<_> = services.rows.iter().map(|row| row.total.cash.get()).collect();
        assert_eq!(sums, all, "{name}");
        // Without workloads everything is baseline but the fee of a support plan.
        let still = Plan { workloads: tranche::domain::Rows::default(), ..plan.clone() };
        let outcome = finish(&still, &Totals::of(&still)).unwrap();
        let baseline: Vec<_> = services.by_month.iter().map(|of| of.baseline).collect();
        let charged = outcome.months.iter().map(|of| (of.gross - of.support).fit().unwrap());
        assert_eq!(baseline, charged.collect::<Vec<_>>());
    }
    assert!(cells > 10_000);
}

#[test]
fn every_month_taken_apart_is_the_month_of_the_outcome() {
    let (mut months, mut reasons) = (0, 0);
    for (name, plan) in plans() {
        let totals = Totals::of(&plan);
        let outcome = finish(&plan, &totals).unwrap();
        let applied = applications(&plan, &totals).unwrap();
        for (at, month) in outcome.months.iter().enumerate() {
            let ledger = ledger(&plan, &totals, at).unwrap();
            let apart = apart(&plan, &ledger, &outcome, at);
            let name = format!("{name} {}", month.month);
            let Sums { gross, before, after, cash, .. } = apart.total;
            assert_eq!(
                (gross, before + after, cash),
                (month.gross.into(), month.applied.into(), month.cash_with - month.tax_with),
                "{name}"
            );
            for line in &apart.lines {
                let Sums { gross, before, discount, after, cash } = line.sums;
                assert_eq!(
                    gross.get(),
                    before.get() + discount.get() + after.get() + cash.get(),
                    "{name}"
                );
            }
            // The applications, in the very order AWS makes them.
            let made: Vec<_> = applied.iter().filter(|of| of.month == at).collect();
            assert_eq!(apart.uses.len(), made.len(), "{name}");
            for (used, made) in apart.uses.iter().zip(made) {
                let grant = &outcome.grants[made.grant].grant;
                assert_eq!(apart.parts[used.credit].grant, *grant, "{name}");
                assert_eq!(used.amount, made.amount, "{name}");
            }
            for part in &apart.parts {
                let of = outcome.grants.iter().find(|of| of.grant == part.grant).unwrap();
                assert_eq!(part.used, of.by_month[at], "{name}");
                let later: Total = of.by_month[at..].iter().copied().sum();
                let lost = of.expired + of.remaining + of.beyond;
                assert_eq!(part.opening, later + lost, "{name}");
            }
            reasons += hold(&plan, &outcome, &apart, &name);
            months += 1;
        }
    }
    assert!(months > 1_000 && reasons > 50_000, "{months} months, {reasons} reasons");
}

fn exclusive(plan: &Plan, one: &Apart, a: usize, b: usize) -> bool {
    let (a, b) = (one.parts[a].grant.program, one.parts[b].grant.program);
    plan.stacking.iter().any(|rule| {
        rule.rule == StackingRule::Exclusive
            && a != b
            && ((rule.a, rule.b) == (a, b) || (rule.a, rule.b) == (b, a))
    })
}

/// Holds every reason against the rules; returns how many there were.
fn hold(plan: &Plan, outcome: &Outcome, apart: &Apart, name: &str) -> usize {
    let mut seen = 0;
    for (credit, part) in apart.parts.iter().enumerate() {
        let grant = &part.grant;
        let phase = |of: usize| apart.parts[of].grant.application;
        // What stood when this credit was done: all uses of credits up to and with it.
        let done: Vec<_> = apart.uses.iter().filter(|of| of.credit <= credit).collect();
        assert_eq!(part.by_line.len(), apart.lines.len());
        let all = part.by_line.iter().chain([&part.why]);
        assert!(all.clone().all(|why| !why.sentence(apart, &Format::default()).is_empty()));
        for (at, (why, line)) in part.by_line.iter().zip(&apart.lines).enumerate() {
            let here = || done.iter().filter(move |of| of.line == at);
            let basis = match grant.application {
                Application::Before => line.sums.gross.get(),
                Application::After => line.sums.after.get() + line.sums.cash.get(),
            };
            let of_phase = here().filter(|of| phase(of.credit) == grant.application);
            let own: i128 =
                here().filter(|of| of.credit == credit).map(|of| i128::from(of.amount.get())).sum();
            let share = |rate: Rate| basis * i128::from(rate.millionths()) / 1_000_000;
            let coverable = plan.services.get(line.service.as_str()).unwrap().coverable;
            let listed = match &grant.services {
                ServiceScope::All => coverable,
                ServiceScope::Listed(ids) => ids.contains(&line.service),
            };
            let shared = grant.sharing == Sharing::Organization || grant.account == line.account;
            let valid = grant.start <= apart.month.last_day()
                && grant.end.is_none_or(|end| end >= apart.month.first_day());
            let holds = match *why {
                Why::NotStarted(day) => day == grant.start && day > apart.month.last_day(),
                Why::Ended(day) => Some(day) == grant.end && day < apart.month.first_day(),
                Why::UsedUp(month) => {
                    let of = outcome.grants.iter().find(|of| of.grant == *grant).unwrap();
                    let last = month.since(plan.head.start_month);
                    part.opening == Cents::ZERO
                        && of.by_month[usize::try_from(last).unwrap()].get() > 0
                }
                Why::NoCharges => false,
                Why::Refund => valid && line.sums.gross.get() < 0,
                Why::OtherAccount => listed && !shared,
                Why::NotCoverable => grant.services == ServiceScope::All && !coverable,
                Why::NotItsService => grant.services != ServiceScope::All && !listed,
                Why::Paid => {
                    valid
                        && listed
                        && shared
                        && of_phase.map(|of| of.amount).sum::<Total>() == Total::new(basis)
                }
                Why::Exclusive(first) => {
                    own == 0
                        && exclusive(plan, apart, credit, first)
                        && here().any(|of| of.credit == first)
                        && first < credit
                }
                Why::Coverage(program, rate) => {
                    let taken = of_phase
                        .filter(|of| apart.parts[of.credit].grant.program == program)
                        .map(|of| i128::from(of.amount.get()));
                    program == grant.program && taken.sum::<i128>() == share(rate)
                }
                Why::Days(valid, of) => {
                    valid < of
                        && own == basis * i128::from(valid) / i128::from(of)
                        && of == apart.month.days()
                }
                Why::RanOut => listed && shared && part.closing() == Total::ZERO,
            };
            assert!(holds, "{name}: {} on {:?}: {why:?}", grant.id, line.name);
            // What was used was within reach.
            assert!(own == 0 || (valid && listed && shared && line.sums.gross.get() > 0), "{name}");
            seen += 1;
        }
        // What stays out as a whole says why; what has something left and could go on doesn't end here.
        assert!(part.used.get() > 0 || part.why != Why::RanOut, "{name}: {}", grant.id);
        assert_eq!(
            part.why == Why::NoCharges,
            apart.lines.is_empty() && valid_now(part, apart),
            "{name}"
        );
    }
    seen
}

fn valid_now(part: &tranche::calc::apart::Part, apart: &Apart) -> bool {
    let grant = &part.grant;
    grant.start <= apart.month.last_day()
        && grant.end.is_none_or(|end| end >= apart.month.first_day())
        && part.opening.get() > 0
}
