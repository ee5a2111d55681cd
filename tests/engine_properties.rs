//! What holds of any plan, by the rules of `docs/engine.md` and not by the engine's own code: charges,
//! limits, scopes and orders are worked out here a second time, in the plainest way there is.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use common::{Draw, Made, draws, ids, plans, shuffled};
use proptest::prelude::*;
use tranche::{
    domain::{
        Application, Baseline, Cents, Id, Mix, Month, Override, Plan, Program, Rate, Row, Scenario,
        Service, ServiceScope, Sharing, TableId, Total, Workload, choice::Choice as _,
        rules::StackingRule, scenario::OverrideValue,
    },
    engine::{
        Applied, Grant, Outcome, TooLarge, Totals, YearOutcome, applications, direct, evaluate,
        finish,
    },
    table::{resolve::resolve, schema, table, table_mut},
};

/// `numerator / denominator` to the nearest, halves away from zero.
fn round(numerator: i128, denominator: i128) -> i128 {
    let half = if numerator < 0 { -denominator } else { denominator };
    (2 * numerator + half) / (2 * denominator)
}

fn of(cents: i128, rate: Rate) -> i128 {
    round(cents * i128::from(rate.millionths()), 1_000_000)
}

/// A line: account and service.
type Line = (Id, Id);

/// The charge of every line in every month of the horizon, lines with nothing left out: `docs/engine.md`,
/// sections 1 and 8.2.
fn charges(plan: &Plan) -> BTreeMap<Line, Vec<i128>> {
    let months = plan.head.horizon_months as usize;
    let mut lines: BTreeMap<Line, Vec<i128>> = BTreeMap::new();
    let mut add = |account: &Id, service: &Id, month: usize, amount: i128| {
        let line = lines.entry((account.clone(), service.clone()));
        line.or_insert_with(|| vec![0; months])[month] += amount;
    };
    for row in plan.baseline.iter() {
        let mut yearly = i128::from(row.monthly.get());
        for month in 0..months {
            if month > 0 && month % 12 == 0 {
                yearly =
                    of(yearly, Rate::from_millionths(1_000_000 + row.annual_growth.millionths()));
            }
            let own = row.months.get(&plan.head.start_month.plus(month as i32));
            let amount = own.map_or(yearly, |own| i128::from(own.get()));
            add(&row.account, &row.service, month, amount);
        }
    }
    for row in plan.workloads.iter() {
        let stays = ["retain", "retire", "repurchase"].contains(&row.strategy.word());
        let Some(cutover) = row.cutover.filter(|_| !stays) else { continue };
        let steps = i128::from(row.ramp_months) + 1;
        for month in 0..months {
            let since = plan.head.start_month.plus(month as i32).since(cutover);
            let k = i128::from(since + 1).clamp(0, steps);
            let all = round(i128::from(row.monthly_run_rate.get()) * k, steps);
            for (service, part) in split(&plan.mixes.get(row.mix.as_str()).unwrap().shares, all) {
                add(&row.account, service, month, part);
            }
        }
    }
    if plan.support.included {
        let line = (plan.support.account.clone(), plan.support.service.clone());
        let fees: Vec<i128> = (0..months).map(|at| support(plan, &lines, at, false)).collect();
        let charged = lines.entry(line).or_insert_with(|| vec![0; months]);
        charged.iter_mut().zip(fees).for_each(|(charge, fee)| *charge += fee);
    }
    lines.retain(|_, months| months.iter().any(|charge| *charge != 0));
    lines
}

/// An amount over the services of a mix: rounded down, and a cent more for those that lost most by it.
fn split(shares: &[(Id, Rate)], all: i128) -> Vec<(&Id, i128)> {
    let exact = |share: &Rate| all * i128::from(share.millionths());
    let mut parts: Vec<_> = shares.iter().map(|(id, s)| (id, exact(s) / 1_000_000)).collect();
    let left = all - parts.iter().map(|(_, part)| part).sum::<i128>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|at| (-(exact(&shares[*at].1) % 1_000_000), shares[*at].0.clone()));
    order.into_iter().take(left as usize).for_each(|at| parts[at].1 += 1);
    parts
}

/// The support fee of a month, on lines that do not hold it yet.
fn support(plan: &Plan, lines: &BTreeMap<Line, Vec<i128>>, at: usize, at_list: bool) -> i128 {
    let (terms, month) = (&*plan.support, plan.head.start_month.plus(at as i32));
    let since = month.since(terms.start.unwrap_or(plan.head.start_month));
    let over = terms.term_months.is_some_and(|term| since >= term as i32);
    if !terms.included || since < 0 || over {
        return 0;
    }
    let usage = lines.iter().filter(|((_, service), _)| {
        plan.services.get(service.as_str()).unwrap().kind.word() == "usage"
    });
    let counted = usage.map(|((_, service), charges)| {
        let net = terms.basis.word() == "net" && !at_list && charges[at] > 0;
        if net { kept(plan, month, service, charges[at]) } else { charges[at] }
    });
    let base = counted.sum::<i128>().max(0);
    let tiers = terms.tiers.iter().enumerate().map(|(tier, terms_of)| {
        let next = terms.tiers.get(tier + 1).map_or(base, |next| base.min(next.from.get().into()));
        (next - i128::from(terms_of.from.get())).max(0) * i128::from(terms_of.rate.millionths())
    });
    let fee = tiers.sum::<i128>().max(i128::from(terms.minimum.get()) * 1_000_000);
    let left = if at_list { Rate::ONE } else { terms.discount.complement().unwrap() };
    round(fee * i128::from(left.millionths()), 1_000_000_000_000)
}

/// What discounts leave of a charge: `docs/engine.md`, sections 4 and 8.3.
fn kept(plan: &Plan, month: Month, service: &Id, charge: i128) -> i128 {
    let service = plan.services.get(service.as_str()).unwrap();
    let d = discount(plan, month, service).complement().unwrap().millionths();
    let covering = plan.discounts.iter().filter(|row| {
        let covers = match &row.services {
            ServiceScope::All => service.discountable,
            ServiceScope::Listed(list) => list.contains(&service.id),
        };
        covers && row.included && row.start <= month && row.end.is_none_or(|end| month <= end)
    });
    let left = covering.map(|row| {
        let own = row.rate.complement().unwrap().millionths();
        own * if row.combine.word() == "instead" { 1_000_000 } else { d }
    });
    round(charge * i128::from(left.min().unwrap_or(1_000_000 * d)), 1_000_000_000_000)
}

fn discount(plan: &Plan, month: Month, service: &Service) -> Rate {
    let since = month.since(plan.edp.start);
    let in_term = (0..plan.edp.term_months as i32).contains(&since);
    let has = plan.edp.included && in_term && service.discountable;
    let years = i128::from(plan.edp.term_months / 12);
    let rate = match plan.edp.discount_by.word() {
        "rate" => plan.edp.discount,
        _ => {
            let signed = plan.edp.commitments.iter().take(years as usize);
            let signed: i128 = signed.map(|year| i128::from(year.get())).sum();
            let reached = plan.ladder.iter().filter(|step| {
                let asked = i128::from(step.commitment.get()) * years;
                years > 0 && i128::from(step.years) <= years && asked <= signed
            });
            reached.map(|step| step.rate).max().unwrap_or(Rate::ZERO)
        }
    };
    if has { rate } else { Rate::ZERO }
}

fn is_taxed(plan: &Plan, service: &Service) -> bool {
    let covered = match &plan.tax.services {
        ServiceScope::All => service.kind.word() != "tax",
        ServiceScope::Listed(list) => list.contains(&service.id),
    };
    plan.tax.included && covered
}

/// The days of a month on which a credit is valid, and the days of the month.
fn days(grant: &Grant, month: Month) -> (i128, i128) {
    let days = (0..month.days()).map(|day| month.first_day() + chrono::Days::new(day as u64));
    let valid =
        |day: &chrono::NaiveDate| grant.start <= *day && grant.end.is_none_or(|end| *day <= end);
    (days.filter(valid).count() as i128, i128::from(month.days()))
}

fn covers(plan: &Plan, grant: &Grant, (account, service): &Line) -> bool {
    let service_fits = match &grant.services {
        ServiceScope::All => plan.services.get(service.as_str()).unwrap().coverable,
        ServiceScope::Listed(list) => list.contains(service),
    };
    service_fits && (grant.sharing == Sharing::Organization || grant.account == *account)
}

fn are_exclusive(plan: &Plan, a: Program, b: Program) -> bool {
    let exclusive = plan.stacking.iter().filter(|row| row.rule == StackingRule::Exclusive);
    a != b && exclusive.clone().any(|row| (row.a, row.b) == (a, b) || (row.a, row.b) == (b, a))
}

/// The published order: ends first, fewest services, started first, id.
fn published(grant: &Grant) -> (chrono::NaiveDate, usize, chrono::NaiveDate, String) {
    let services = match &grant.services {
        ServiceScope::All => usize::MAX,
        ServiceScope::Listed(list) => list.len(),
    };
    let end = grant.end.unwrap_or(chrono::NaiveDate::MAX);
    (end, services, grant.start, grant.id.to_string())
}

/// One line of one month as the applications leave it.
#[derive(Default)]
struct Spot {
    /// Charge at the start of each phase.
    basis: [i128; 2],
    /// Taken in each phase, by grant.
    taken: [BTreeMap<usize, i128>; 2],
}

impl Spot {
    fn in_phase(&self, phase: usize) -> i128 {
        self.taken[phase].values().sum()
    }

    fn by_program(&self, phase: usize, grants: &[Grant], program: Program) -> i128 {
        let of = self.taken[phase].iter().filter(|(grant, _)| grants[**grant].program == program);
        of.map(|(_, amount)| amount).sum()
    }

    fn programs(&self, grants: &[Grant]) -> BTreeSet<&'static str> {
        let all = self.taken.iter().flat_map(BTreeMap::keys);
        all.map(|grant| grants[*grant].program.word()).collect()
    }
}

fn phase_of(grant: &Grant) -> usize {
    usize::from(grant.application == Application::After)
}

/// The most one credit may put on one line: its day cap.
fn day_cap(grant: &Grant, month: Month, basis: i128) -> i128 {
    let (valid, days) = days(grant, month);
    if valid < days { (basis * valid).div_euclid(days) } else { basis }
}

/// The most one programme may put on one line in a phase: the smallest of its limits.
fn coverage(plan: &Plan, program: Program, basis: i128) -> i128 {
    let limits = plan.limits.iter().filter(|limit| limit.program == program);
    limits
        .map(|limit| (basis * i128::from(limit.max_coverage.millionths())).div_euclid(1_000_000))
        .min()
        .unwrap_or(basis)
}

/// Checks every application of every month, and the months' figures that follow from them.
fn check_bill(plan: &Plan, outcome: &Outcome, applied: &[Applied]) -> Result<(), TestCaseError> {
    let lines = charges(plan);
    let mut unsupported = plan.clone();
    common::change(&mut unsupported.support, |support| support.included = false);
    let bare = charges(&unsupported);
    let names: Vec<&Line> = lines.keys().collect();
    let grants: Vec<Grant> = outcome.grants.iter().map(|grant| grant.grant.clone()).collect();
    let mut balance: Vec<i128> =
        grants.iter().map(|grant| i128::from(grant.amount.get())).collect();
    let mut left = applied;
    for (at, month) in plan.head.months().enumerate() {
        let now = left.iter().take_while(|one| one.month == at).count();
        let (this_month, later) = left.split_at(now);
        left = later;
        let mut spots: BTreeMap<usize, Spot> = BTreeMap::new();
        let mut last = None;
        for one in this_month {
            let (grant, line) = (&grants[one.grant], names[one.line]);
            let (phase, amount) = (phase_of(grant), i128::from(one.amount.get()));
            prop_assert!(amount > 0);
            prop_assert!(covers(plan, grant, line), "{} does not cover {line:?}", grant.id);
            prop_assert!(days(grant, month).0 > 0, "{} is not valid in {month}", grant.id);
            let turn = (phase, published(grant));
            prop_assert!(last.as_ref() <= Some(&turn), "{} is out of order", grant.id);
            last = Some(turn);
            balance[one.grant] -= amount;
            prop_assert!(balance[one.grant] >= 0, "{} is overdrawn", grant.id);
            let spot = spots.entry(one.line).or_default();
            prop_assert!(spot.taken[phase].insert(one.grant, amount).is_none());
        }
        let (mut gross, mut without, mut with, mut refunds, mut used) = (0, 0, 0, 0, 0);
        // On taxed lines: at list prices, without credits, with them.
        let mut taxed = [0_i128; 3];
        let mut tax = |service: &Service, amounts: [i128; 3]| {
            if is_taxed(plan, service) {
                taxed.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
            }
        };
        for (number, line) in names.iter().enumerate() {
            let charge = lines[*line][at];
            gross += charge;
            if charge <= 0 {
                prop_assert!(!spots.contains_key(&number), "a credit on a refund");
                refunds += charge;
                tax(plan.services.get(line.1.as_str()).unwrap(), [charge; 3]);
                continue;
            }
            let net = |charge: i128| kept(plan, month, &line.1, charge);
            let spot = spots.entry(number).or_default();
            let before = spot.in_phase(0);
            spot.basis = [charge, net(charge - before)];
            let cash = spot.basis[1] - spot.in_phase(1);
            prop_assert!(before <= charge, "more than gross on {line:?}");
            prop_assert!(cash >= 0, "more than net on {line:?}");
            prop_assert!(cash <= net(charge), "credits raise {line:?}");
            without += net(charge);
            with += cash;
            tax(plan.services.get(line.1.as_str()).unwrap(), [charge, net(charge), cash]);
            used += before + spot.in_phase(1);
            check_limits(plan, month, spot, &grants)?;
        }
        check_nothing_left_open(plan, month, &names, &spots, &grants, &balance)?;
        let shown = &outcome.months[at];
        prop_assert_eq!(shown.month, month);
        let fees = [false, true].map(|at_list| support(plan, &bare, at, at_list));
        prop_assert_eq!(i128::from(shown.support.get()), fees[0]);
        if plan.support.included {
            let service = plan.services.get(plan.support.service.as_str()).unwrap();
            tax(service, [fees[1] - fees[0], 0, 0]);
        }
        let [at_list, tax_without, tax_with] = taxed.map(|sum| of(sum.max(0), plan.tax.rate));
        prop_assert_eq!(i128::from(shown.list.get()), gross - fees[0] + fees[1] + at_list);
        prop_assert_eq!(i128::from(shown.tax_without.get()), tax_without);
        prop_assert_eq!(i128::from(shown.tax_with.get()), tax_with);
        prop_assert_eq!(i128::from(shown.gross.get()), gross);
        prop_assert_eq!(i128::from(shown.cash_without.get()), without + refunds + tax_without);
        prop_assert_eq!(i128::from(shown.cash_with.get()), with + refunds + tax_with);
        prop_assert_eq!(i128::from(shown.applied.get()), used);
        prop_assert!(i128::from(shown.cash_with.get()) >= refunds, "cash below the refunds");
        prop_assert!(shown.cash_with <= shown.cash_without);
    }
    prop_assert!(left.is_empty());
    for (grant, left) in outcome.grants.iter().zip(&balance) {
        prop_assert_eq!(i128::from(grant.grant.amount.get() - grant.applied.get()), *left);
    }
    Ok(())
}

/// Day caps, coverage limits, exclusive programmes.
fn check_limits(
    plan: &Plan,
    month: Month,
    spot: &Spot,
    grants: &[Grant],
) -> Result<(), TestCaseError> {
    for phase in 0..2 {
        for (grant, amount) in &spot.taken[phase] {
            prop_assert!(*amount <= day_cap(&grants[*grant], month, spot.basis[phase]), "day cap");
        }
        for program in Program::ALL {
            let taken = spot.by_program(phase, grants, *program);
            prop_assert!(taken <= coverage(plan, *program, spot.basis[phase]), "coverage");
        }
    }
    let met = spot.programs(grants);
    for (a, b) in met.iter().flat_map(|a| met.iter().map(move |b| (a, b))) {
        let [a, b] = [a, b].map(|word| Program::from_word(word).unwrap());
        prop_assert!(!are_exclusive(plan, a, b), "{a:?} and {b:?} meet");
    }
    Ok(())
}

/// AWS leaves no charge open that a credit with balance may still cover.
fn check_nothing_left_open(
    plan: &Plan,
    month: Month,
    names: &[&Line],
    spots: &BTreeMap<usize, Spot>,
    grants: &[Grant],
    balance: &[i128],
) -> Result<(), TestCaseError> {
    for (number, grant) in grants.iter().enumerate() {
        if balance[number] == 0 || days(grant, month).0 == 0 {
            continue;
        }
        for (at, spot) in spots {
            let phase = phase_of(grant);
            let kept_out = spot
                .programs(grants)
                .iter()
                .any(|word| are_exclusive(plan, grant.program, Program::from_word(word).unwrap()));
            if !covers(plan, grant, names[*at]) || kept_out {
                continue;
            }
            let basis = spot.basis[phase];
            let taken = spot.taken[phase].get(&number).copied().unwrap_or(0);
            let full = spot.in_phase(phase) == basis
                || taken == day_cap(grant, month, basis)
                || spot.by_program(phase, grants, grant.program)
                    == coverage(plan, grant.program, basis);
            prop_assert!(full, "{} leaves {:?} open in {month}", grant.id, names[*at]);
        }
    }
    Ok(())
}

/// Every sum that must come out the same on two roads.
fn check_sums(plan: &Plan, outcome: &Outcome) -> Result<(), TestCaseError> {
    let last = plan.head.last_month().last_day();
    for grant in &outcome.grants {
        let parts = [grant.applied, grant.expired, grant.remaining, grant.beyond];
        prop_assert!(parts.iter().all(|part| *part >= Cents::ZERO));
        prop_assert_eq!(sum(parts), grant.grant.amount);
        prop_assert_eq!(sum(grant.by_month.iter().copied()), grant.applied);
        prop_assert!(grant.grant.amount > Cents::ZERO);
        // What is not applied has exactly one name.
        let unused = parts[1..].iter().filter(|part| !part.is_zero()).count();
        prop_assert!(unused <= 1);
        if !grant.expired.is_zero() {
            prop_assert!(grant.grant.end.is_some_and(|end| end <= last));
        }
        if !grant.beyond.is_zero() {
            prop_assert!(grant.grant.start > last && grant.applied.is_zero());
        }
    }
    let total =
        |of: fn(&tranche::engine::GrantOutcome) -> Cents| sum(outcome.grants.iter().map(of));
    prop_assert_eq!(total(|grant| grant.grant.amount), outcome.headline);
    prop_assert_eq!(total(|grant| grant.applied), outcome.applied);
    prop_assert_eq!(total(|grant| grant.expired), outcome.expired);
    prop_assert_eq!(total(|grant| grant.remaining), outcome.remaining);
    prop_assert_eq!(total(|grant| grant.beyond), outcome.beyond);
    let parts = [outcome.applied, outcome.expired, outcome.remaining, outcome.beyond];
    prop_assert_eq!(sum(parts), outcome.headline);
    prop_assert_eq!(sum(outcome.months.iter().map(|month| month.applied)), outcome.applied);
    let by_service = outcome.applied_by_service.iter().map(|(_, applied)| *applied);
    prop_assert_eq!(sum(by_service), outcome.applied);
    let by_program = outcome.by_program(|grant| grant.applied);
    let by_program: Total = by_program.iter().map(|(_, applied)| *applied).sum();
    prop_assert_eq!(by_program, outcome.applied);
    prop_assert_eq!(sum(outcome.months.iter().map(|month| month.gross)), outcome.gross);
    let (without, with) = (outcome.cash_without, outcome.cash_with);
    prop_assert_eq!(sum(outcome.months.iter().map(|month| month.cash_without)), without);
    prop_assert_eq!(sum(outcome.months.iter().map(|month| month.cash_with)), with);
    prop_assert_eq!(outcome.bill_saving.get(), without.get() - with.get());
    let lost = outcome.commitment.iter().filter_map(|year| year.assessed.as_ref());
    let lost = lost.map(|year| year.billed.get() - year.billed_without.get());
    prop_assert_eq!(lost.sum::<i64>(), outcome.shortfall_cost.get());
    prop_assert_eq!(sum(outcome.months.iter().map(|month| month.list)), outcome.list);
    prop_assert_eq!(sum(outcome.months.iter().map(|month| month.support)), outcome.support);
    prop_assert_eq!(sum(outcome.months.iter().map(|month| month.tax_with)), outcome.tax_with);
    prop_assert_eq!(sum(outcome.months.iter().map(|month| month.tax_without)), outcome.tax_without);
    prop_assert_eq!(
        outcome.net_value.get(),
        outcome.bill_saving.get() - outcome.shortfall_cost.get() + outcome.cash_funding.get()
            - outcome.lever_cost.get()
    );
    check_map(plan, outcome)
}

fn sum(parts: impl IntoIterator<Item = Cents>) -> Cents {
    Cents::new(parts.into_iter().map(|part| part.get()).sum())
}

fn check_map(plan: &Plan, outcome: &Outcome) -> Result<(), TestCaseError> {
    let map = &outcome.map;
    prop_assert!(map.pool <= map.nominal);
    prop_assert!(plan.map.cap.is_none_or(|cap| map.pool <= cap));
    prop_assert_eq!(map.partner_cash.get(), map.assess.get() + map.mobilize.get());
    prop_assert!(map.buyer_cash <= map.partner_cash);
    let issued: i128 = map.issues.iter().map(|issue| issue.amount.get()).sum();
    let all = issued + i128::from(map.missed.get()) + i128::from(map.lost_untagged.get());
    // Parts of a pool may round to a cent too much each; only whole shares are squared up. A
    // scenario may set shares above the whole: the file keeps that, the checks speak up.
    let shares: Vec<Rate> = plan.milestones.iter().map(|milestone| milestone.share).collect();
    let whole: i64 = shares.iter().map(|share| share.millionths()).sum();
    let pool = i128::from(map.pool.get());
    if whole <= 1_000_000 {
        prop_assert!(all <= pool + plan.milestones.len() as i128);
    }
    if plan.map.included && plan.map.release.word() == "milestones" && whole == 1_000_000 {
        // The last is never below 0, even where those before it round to more than there is.
        let before = shares[..shares.len() - 1].iter().map(|share| of(pool, *share)).sum();
        prop_assert_eq!(all, pool.max(before));
    }
    Ok(())
}

/// The commitment: fees can only fall with the answer, and what is billed follows from fees, Marketplace
/// and clauses: `docs/engine.md`, sections 5 and 8.4.
fn check_commitment(plan: &Plan, outcome: &Outcome) -> Result<(), TestCaseError> {
    let edp = &*plan.edp;
    let years = if edp.included { edp.term_months as usize / 12 } else { 0 };
    prop_assert_eq!(outcome.commitment.len(), years);
    let [counts, does_not, except_map] = &outcome.commitment_by_answer;
    for year in 0..years {
        let [Some(counts), Some(except_map), Some(does_not)] =
            [&counts[year], &except_map[year], &does_not[year]].map(|of| of.assessed.as_ref())
        else {
            continue;
        };
        // Another answer returns other credits.
        if edp.shortfall_credit == Rate::ZERO {
            prop_assert!(counts.fees >= except_map.fees && except_map.fees >= does_not.fees);
        }
        prop_assert_eq!(counts.shortfall, counts.shortfall_without);
        prop_assert_eq!(counts.billed, counts.billed_without);
        for answer in [except_map, does_not] {
            prop_assert_eq!(answer.shortfall_without, counts.shortfall);
            prop_assert_eq!(answer.billed_without, counts.billed);
        }
    }
    outcome.commitment_by_answer.iter().try_for_each(|years| check_years(plan, years))
}

fn check_years(plan: &Plan, years: &[YearOutcome]) -> Result<(), TestCaseError> {
    let edp = &*plan.edp;
    let term = edp.assess.word() == "term";
    let horizon = plan.head.horizon_months as i32;
    let from = |at: usize| edp.start.plus(12 * at as i32).since(plan.head.start_month);
    let known = |at: usize| from(at) >= 0 || edp.fees_before.is_some();
    let ends_inside = |at: usize| (0..horizon).contains(&(from(at) + 11));
    let committed = |at: usize| {
        let signed = i128::from(edp.commitments.get(at).map_or(0, |cents| cents.get()));
        let steps_down = edp.step_down_year.is_some_and(|from| from as usize <= at + 1);
        let left = edp.step_down_share.complement().unwrap();
        if steps_down { of(signed, left) } else { signed }
    };
    let all: i128 = (0..years.len()).map(committed).sum();
    let (mut carried, mut counted) = (0, 0);
    for (at, year) in years.iter().enumerate() {
        let commitment = committed(at);
        prop_assert_eq!(i128::from(year.commitment.get()), commitment);
        let assessed = match term {
            true => ends_inside(years.len() - 1) && known(0),
            false => ends_inside(at) && known(at),
        };
        prop_assert_eq!(year.assessed.is_some(), assessed);
        let Some(of_year) = &year.assessed else {
            carried = 0;
            continue;
        };
        let [fees, marketplace, brought, shortfall, billed] =
            [of_year.fees, of_year.marketplace, of_year.carried, of_year.shortfall, of_year.billed]
                .map(|cents| i128::from(cents.get()));
        prop_assert!((0..=of(commitment, edp.marketplace_cap)).contains(&marketplace));
        prop_assert_eq!(brought, carried);
        counted += fees + marketplace;
        let (missing, band_of) = match term {
            true if at + 1 == years.len() => ((all - counted).max(0), all),
            true => (0, all),
            false => ((commitment - fees - marketplace - carried).max(0), commitment),
        };
        prop_assert_eq!(shortfall, missing);
        prop_assert_eq!(billed, (missing - of(band_of, edp.band)).max(0));
        let surplus = (fees + marketplace + carried - commitment).max(0);
        let next = if at + 1 < years.len() { committed(at + 1) } else { 0 };
        carried = if term { 0 } else { surplus.min(of(next, edp.carry_forward)) };
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_application_keeps_every_limit(Made(plan) in plans()) {
        let totals = Totals::of(&plan);
        let outcome = finish(&plan, &totals).unwrap();
        let applied = applications(&plan, &totals).unwrap();
        check_bill(&plan, &outcome, &applied)?;
    }

    #[test]
    fn sums_agree(Made(plan) in plans()) {
        let outcome = evaluate(&plan).unwrap();
        check_sums(&plan, &outcome)?;
        check_commitment(&plan, &outcome)?;
    }

    #[test]
    fn the_order_of_rows_does_not_matter(Made(plan) in plans(), mut draw in draws(80)) {
        let mut other = plan.clone();
        other.services = shuffled(&mut draw, &plan.services);
        other.accounts = shuffled(&mut draw, &plan.accounts);
        other.mixes = shuffled(&mut draw, &plan.mixes);
        other.workloads = shuffled(&mut draw, &plan.workloads);
        other.baseline = shuffled(&mut draw, &plan.baseline);
        other.levers = shuffled(&mut draw, &plan.levers);
        other.proserve = shuffled(&mut draw, &plan.proserve);
        other.partners = shuffled(&mut draw, &plan.partners);
        other.credits = shuffled(&mut draw, &plan.credits);
        other.stacking = shuffled(&mut draw, &plan.stacking);
        other.limits = shuffled(&mut draw, &plan.limits);
        other.ladder = shuffled(&mut draw, &plan.ladder);
        other.discounts = shuffled(&mut draw, &plan.discounts);
        let (one, two) = (Totals::of(&plan), Totals::of(&other));
        prop_assert_eq!(finish(&plan, &one), finish(&other, &two));
        prop_assert_eq!(direct(&plan, &one), direct(&other, &two));
    }

    #[test]
    fn totals_kept_up_to_date_equal_totals_afresh(Made(plan) in plans(), mut draw in draws(300)) {
        let mut plan = plan;
        let mut totals = Totals::of(&plan);
        for _ in 0..1 + draw.below(6) {
            let mut edited = plan.clone();
            for _ in 0..1 + draw.below(4) {
                edit(&mut draw, &mut edited);
            }
            totals.update(&plan, &edited);
            let afresh = Totals::of(&edited);
            prop_assert_eq!(finish(&edited, &totals), finish(&edited, &afresh));
            prop_assert_eq!(direct(&edited, &totals), direct(&edited, &afresh));
            // And back: undo takes out exactly what came in.
            let mut back = Totals::of(&plan);
            back.update(&plan, &edited);
            back.update(&edited, &plan);
            prop_assert_eq!(finish(&plan, &back), evaluate(&plan));
            plan = edited;
        }
    }

    #[test]
    fn a_directed_allocation_is_worth_no_less_than_the_published_order(Made(plan) in plans()) {
        let totals = Totals::of(&plan);
        let outcome = finish(&plan, &totals).unwrap();
        let directed = direct(&plan, &totals).unwrap();
        let weighted = |applied: &[(Id, Cents)]| {
            let parts = applied.iter().map(|(service, amount)| {
                let service = plan.services.get(service.as_str()).unwrap();
                i128::from(amount.get()) * i128::from(service.weight.millionths())
            });
            round(parts.sum(), 1_000_000)
        };
        let shown = i128::from(directed.weighted.get());
        prop_assert!(shown >= weighted(&outcome.applied_by_service));
        prop_assert_eq!(shown, weighted(&directed.applied_by_service));
        let by_service = directed.applied_by_service.iter().map(|(_, amount)| *amount);
        prop_assert_eq!(sum(by_service), directed.applied);
        prop_assert!(directed.applied <= outcome.headline);
    }

    #[test]
    fn an_override_equal_to_the_base_changes_nothing(Made(plan) in plans(), mut draw in draws(60)) {
        let mut scenario = Scenario::blank(Id::from("same"));
        for _ in 0..10 {
            let id = draw.one(&common::overridable());
            let rows = ids(&plan, id);
            if rows.is_empty() {
                continue;
            }
            let (row, column) = (draw.one(&rows), draw.below(schema(id).width()));
            let value = table(&plan, id).value(row.as_str(), column).unwrap();
            let field = schema(id).spec(column).unwrap().key;
            let over = Override::new(id.word(), &row, field, OverrideValue::Fits(value));
            scenario.overrides.push(over);
        }
        let resolved = resolve(&plan, &scenario);
        prop_assert_eq!(&resolved, &plan);
        prop_assert_eq!(evaluate(&resolved), evaluate(&plan));
    }

    #[test]
    fn every_scenario_computes(Made(plan) in plans()) {
        for scenario in plan.scenarios.iter() {
            let resolved = resolve(&plan, scenario);
            let totals = Totals::of(&resolved);
            let outcome = finish(&resolved, &totals).unwrap();
            let applied = applications(&resolved, &totals).unwrap();
            check_bill(&resolved, &outcome, &applied)?;
            check_sums(&resolved, &outcome)?;
        }
    }
}

/// Any edit a person could make, valid or not: the engine computes whatever stands there.
fn edit(draw: &mut Draw, plan: &mut Plan) {
    let id = draw.one(&[
        TableId::Workloads,
        TableId::Baseline,
        TableId::Map,
        TableId::Services,
        TableId::Mixes,
        TableId::Accounts,
        TableId::Plan,
        TableId::Credits,
        TableId::Milestones,
        TableId::Edp,
        TableId::Ladder,
        TableId::Discounts,
        TableId::Support,
        TableId::Tax,
        TableId::Investments,
    ]);
    let rows = ids(plan, id);
    let number = draw.below(1000);
    match draw.below(4) {
        // A new row, like any other of a made-up plan.
        0 if !id.is_single() => {
            let row = Id::from(format!("new{number}"));
            let position = draw.below(rows.len() + 1);
            if table_mut(plan, id).insert_blank(position, row.clone()) {
                common::fill(draw, plan, id, &row);
            }
        }
        // References may be left hanging, as long as every table others refer to keeps one row.
        1 if !id.is_single() && rows.len() > 1 => {
            table_mut(plan, id).remove(draw.one(&rows).as_str());
        }
        _ if !rows.is_empty() => {
            let (row, column) = (draw.one(&rows), draw.below(schema(id).width()));
            common::set(draw, plan, id, &row, column);
        }
        _ => {}
    }
}

#[test]
fn a_removed_and_reinserted_row_leaves_no_trace() {
    let plan = common::plan(&mut Draw::of(
        (0..1200).map(|n: u32| n.wrapping_mul(2_654_435_769)).collect(),
    ));
    let mut totals = Totals::of(&plan);
    let mut edited = plan.clone();
    let ids: Vec<Id> = ids(&plan, TableId::Workloads);
    assert!(!ids.is_empty());
    for id in ids {
        let before = edited.clone();
        let (position, row) = edited.workloads.remove(id.as_str()).unwrap();
        totals.update(&before, &edited);
        let without = edited.clone();
        edited.workloads.insert(position, row);
        totals.update(&without, &edited);
        assert_eq!(finish(&edited, &totals), evaluate(&plan));
    }
}

/// A plan of one line whose charges are as large as a file may say: the same row many times over.
fn huge(rows: usize, monthly: Cents) -> Plan {
    let mut plan = Plan::empty(Month::parse("2027-01").unwrap());
    common::change(&mut plan.head, |head| head.horizon_months = 120);
    plan.services.push(Service::blank(Id::from("ec2")));
    plan.mixes
        .push(Mix { shares: vec![(Id::from("ec2"), Rate::ONE)], ..Mix::blank(Id::from("m")) });
    let row = Arc::new(Baseline {
        account: Id::from("main"),
        service: Id::from("ec2"),
        monthly,
        annual_growth: Rate::ONE,
        ..Baseline::blank(Id::from("b"))
    });
    plan.baseline = std::iter::repeat_n(row, rows).collect();
    plan
}

#[test]
fn charges_that_do_not_fit_are_a_fault() {
    // 10^12 cents doubled nine times is 5.12 × 10^14: 18,015 rows of it pass 2^63 in the last year.
    let plan = huge(18_015, Cents::LIMIT);
    let totals = Totals::of(&plan);
    assert_eq!(finish(&plan, &totals), Err(TooLarge));
    assert_eq!(direct(&plan, &totals), Err(TooLarge));
    assert_eq!(applications(&plan, &totals), Err(TooLarge));
    // Refunds pass it downwards.
    assert_eq!(evaluate(&huge(18_015, Cents::new(-Cents::LIMIT.get()))), Err(TooLarge));
    // Every month fits, their total does not.
    assert_eq!(evaluate(&huge(18_014, Cents::LIMIT)), Err(TooLarge));
    // Twelve months of ten years, each double the one before: all of it fits.
    let fits = evaluate(&huge(700, Cents::LIMIT)).unwrap();
    assert_eq!(fits.gross, Cents::new(700 * 12 * 1_000_000_000_000 * 1023));
}

#[test]
fn funding_that_does_not_fit_is_a_fault() {
    // No cutover, so no charge, but a counted base of 1.2 × 10^13 cents each.
    let mut row = Workload {
        account: Id::from("main"),
        mix: Id::from("m"),
        monthly_run_rate: Cents::LIMIT,
        map_scope: Rate::ONE,
        ..Workload::blank(Id::from("w"))
    };
    let mut plan = huge(0, Cents::ZERO);
    common::change(&mut plan.map, |map| {
        map.included = true;
        map.base_rate = Rate::ONE;
    });
    plan.workloads = std::iter::repeat_n(Arc::new(row.clone()), 768_615).collect();
    assert_eq!(evaluate(&plan), Err(TooLarge));
    plan.workloads = std::iter::repeat_n(Arc::new(row.clone()), 768_614).collect();
    assert_eq!(evaluate(&plan).unwrap().map.base, Cents::new(768_614 * 12_000_000_000_000));
    // Tagged spend of that size, over all months: the charges are what no longer fits.
    row.cutover = Some(plan.head.start_month);
    common::change(&mut plan.map, |map| {
        map.release = tranche::domain::migration::Release::TaggedSpend;
        map.start = Month::parse("2027-01").unwrap();
    });
    plan.workloads = std::iter::repeat_n(Arc::new(row), 768_614).collect();
    assert_eq!(evaluate(&plan), Err(TooLarge));
}
