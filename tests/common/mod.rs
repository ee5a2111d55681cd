//! Plans made up by proptest, for every test that holds for any plan.
//!
//! A plan is drawn from a list of numbers, value by value, by the kind of each column: a new column
//! is covered without a change here. Shorter lists and smaller numbers give simpler plans, so that a
//! failing one shrinks by itself.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::{fmt, sync::Arc};

use proptest::{collection::vec, prelude::*};
use serde_json::json;
use tranche::{
    domain::{
        Account, Baseline, Cents, CommitmentTerms, Credit, Day, Discount, Id, Investment,
        LadderStep, Lever, Limit, Milestone, Mix, Month, Override, Partner, Plan, ProServe,
        Program, Rate, Row, Rows, Scenario, Service, ServiceScope, Single, Stacking, TableId, Tier,
        Value, Workload, choice::Choice as _, commitment::Assess, rules::StackingRule,
        scenario::OverrideValue, service::ServiceKind,
    },
    io::plan_file,
    table::{Kind, Record, Spec, json as field_json, schema, table, table_mut, validate},
};

/// A source of choices: numbers in order, then zeros.
#[derive(Clone)]
pub struct Draw {
    numbers: Vec<u32>,
    at: usize,
}

impl fmt::Debug for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draw({:?})", self.numbers)
    }
}

impl Draw {
    /// Choices from these numbers.
    pub fn of(numbers: Vec<u32>) -> Self {
        Self { numbers, at: 0 }
    }

    fn number(&mut self) -> u32 {
        self.at += 1;
        self.numbers.get(self.at - 1).copied().unwrap_or(0)
    }

    /// A number from 0 to below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.number()) * n as u64) >> 32) as usize
    }

    /// `true` in `of` of `all` cases.
    pub fn chance(&mut self, of: usize, all: usize) -> bool {
        self.below(all) >= all - of
    }

    /// One of these; the first is the simplest.
    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// One of these, the first ones more often, so that rows meet.
    fn early<T: Clone>(&mut self, of: &[T]) -> T {
        let (a, b) = (self.below(of.len()), self.below(of.len()));
        of[a.min(b)].clone()
    }

    fn cents(&mut self, signed: bool) -> Cents {
        let most = self.one(&[10_000_000, 100_000, 100_000_000, 1_000_000, 3]);
        let amount = match self.below(8) {
            0 => most,
            1 => 0,
            _ => self.below(most as usize + 1) as i64,
        };
        let negative = signed && self.chance(1, 4);
        Cents::new(if negative { -amount } else { amount })
    }

    fn rate(&mut self, min: Rate, max: Rate) -> Rate {
        let usual = [1_000_000, 500_000, 250_000, 333_333, 900_000, 100_000, 999_999, 0, 1];
        let rate = if self.chance(1, 3) { self.below(1_000_001) as i64 } else { self.one(&usual) };
        let negative = min < Rate::ZERO && self.chance(1, 2);
        Rate::from_millionths(if negative { -rate } else { rate }).clamp(min, max)
    }

    fn month(&mut self, start: Month) -> Month {
        start.plus(self.below(40) as i32 - 10)
    }

    fn day(&mut self, start: Month) -> Day {
        let month = self.month(start);
        match self.below(3) {
            0 => month.first_day(),
            1 => month.last_day(),
            _ => month.first_day() + chrono::Days::new(self.below(28) as u64),
        }
    }

    /// Some of the ids, each once, in any order.
    fn some(&mut self, ids: &[Id], least: usize) -> Vec<Id> {
        let count = least.min(ids.len()) + self.below(ids.len() + 1 - least.min(ids.len()));
        let mut left = ids.to_vec();
        (0..count).map(|_| left.remove(self.below(left.len()))).collect()
    }
}

/// Draws of at most so many choices.
pub fn draws(most: usize) -> impl Strategy<Value = Draw> {
    vec(any::<u32>(), 0..=most).prop_map(Draw::of)
}

/// A made-up plan; a failing test shows it as a plan file.
#[derive(Clone)]
pub struct Made(pub Plan);

impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plan_file::write(&self.0))
    }
}

/// Plans with everything the engine knows, in small.
pub fn plans() -> impl Strategy<Value = Made> {
    vec(any::<u32>(), 1500).prop_map(|numbers| Made(plan(&mut Draw::of(numbers))))
}

/// The ids of a table.
pub fn ids(plan: &Plan, id: TableId) -> Vec<Id> {
    (0..table(plan, id).len()).filter_map(|at| table(plan, id).id_at(at)).collect()
}

/// Draws a plan.
pub fn plan(draw: &mut Draw) -> Plan {
    let start = Month::parse("2027-01").unwrap().plus(draw.below(12) as i32);
    let mut plan = Plan::empty(start);
    let head = Arc::make_mut(&mut plan.head.0);
    head.id = Id::from("made-up");
    head.name = String::from("Made up");
    head.horizon_months = draw.one(&[12, 24, 40, 13, 1, 1 + draw.clone().below(40) as u32]);
    // Byte order is not the order of people: "a10" comes before "a2", "B" before both.
    plan.accounts = ["a2", "a10", "B"][..1 + draw.below(3)]
        .iter()
        .map(|id| Account::blank(Id::from(*id)))
        .collect();
    let services = 3 + draw.below(4);
    plan.services = Rows::default();
    for id in &["ec2", "rds", "marketplace", "support", "s3", "Tax"][..services] {
        add::<Service>(draw, &mut plan, Id::from(*id));
    }
    rows::<Mix>(draw, &mut plan, 1, 3);
    rows::<Workload>(draw, &mut plan, 0, 12);
    rows::<Baseline>(draw, &mut plan, 0, 8);
    rows::<Lever>(draw, &mut plan, 0, 3);
    rows::<ProServe>(draw, &mut plan, 0, 2);
    rows::<Partner>(draw, &mut plan, 0, 2);
    rows::<Credit>(draw, &mut plan, 0, 8);
    rows::<Milestone>(draw, &mut plan, 0, 4);
    rows::<Stacking>(draw, &mut plan, 0, 4);
    rows::<Limit>(draw, &mut plan, 0, 4);
    rows::<LadderStep>(draw, &mut plan, 0, 3);
    rows::<Discount>(draw, &mut plan, 0, 3);
    rows::<Investment>(draw, &mut plan, 0, 3);
    referred(draw, &mut plan);
    let singles = [TableId::Map, TableId::Edp, TableId::Support, TableId::Tax, TableId::Timing];
    for single in singles {
        fill(draw, &mut plan, single, &Id::from(single.word()));
    }
    likely(draw, &mut plan);
    scenarios(draw, &mut plan);
    plan
}

/// What the support plan and returned credits refer to. Without a service of kind support no support plan can
/// be included.
fn referred(draw: &mut Draw, plan: &mut Plan) {
    let account = draw.one(&ids(plan, TableId::Accounts));
    let kind = |service: &&Service| service.kind == ServiceKind::Support;
    let service = plan.services.iter().find(kind).map(|service| service.id.clone());
    change(&mut plan.edp, |edp| edp.terms.account = account.clone());
    change(&mut plan.support, |support| {
        support.account = account;
        support.service = service.unwrap_or_else(|| Id::from(""));
    });
}

/// What is rare by chance but usual in life: whole contract years inside the horizon, commitments
/// of the size of the bill, a MAP term that pays, two programmes that must not meet.
fn likely(draw: &mut Draw, plan: &mut Plan) {
    let start = plan.head.start_month;
    if draw.chance(2, 3) {
        let (from, years) = (start.plus(draw.below(16) as i32 - 8), 1 + draw.below(3));
        let year = Cents::new(draw.below(2_000_000_000) as i64);
        change(&mut plan.edp, |edp| {
            edp.start = from;
            edp.term_months = 12 * years as u32;
            edp.commitments = vec![year; years];
        });
    }
    // Contracts have few clauses, and a narrow band.
    let (plain, band) = (draw.chance(1, 2), Rate::from_millionths(draw.below(200_000) as i64));
    change(&mut plan.edp, |edp| {
        edp.band = band;
        if plain {
            clauses_off(edp);
        }
    });
    if draw.chance(2, 3) {
        change(&mut plan.map, |map| {
            map.start = start;
            map.term_months = 36;
            map.cap = None;
        });
        for row in ids(plan, TableId::Workloads) {
            plan.workloads
                .update(row.as_str(), |row| row.map_scope = Rate::from_millionths(900_000));
        }
    }
    if draw.chance(1, 2) {
        let rule = Stacking {
            a: Program::Map,
            b: Program::Promotional,
            rule: StackingRule::Exclusive,
            ..Stacking::blank(Id::from("always"))
        };
        plan.stacking.push(rule);
    }
}

/// Takes every clause out of a commitment: what `docs/engine.md`, section 8.4, calls off.
pub fn clauses_off(edp: &mut CommitmentTerms) {
    edp.step_down_year = None;
    edp.carry_forward = Rate::ZERO;
    edp.assess = Assess::Yearly;
    edp.band = Rate::ZERO;
    edp.shortfall_credit = Rate::ZERO;
}

fn rows<R: Record>(draw: &mut Draw, plan: &mut Plan, least: usize, most: usize) {
    let count = least + draw.below(most + 1 - least).max(draw.below(most + 1 - least));
    for number in 1..=count {
        add::<R>(draw, plan, Id::from(format!("{}{number}", &R::TABLE.word()[..1])));
    }
}

fn add<R: Record>(draw: &mut Draw, plan: &mut Plan, id: Id) {
    let position = table(plan, R::TABLE).len();
    assert!(table_mut(plan, R::TABLE).insert_blank(position, id.clone()));
    fill(draw, plan, R::TABLE, &id);
}

/// Sets every field of a row.
pub fn fill(draw: &mut Draw, plan: &mut Plan, id: TableId, row: &Id) {
    for column in 0..schema(id).width() {
        set(draw, plan, id, row, column);
    }
}

/// Sets one field of a row to a value that keeps the plan valid.
pub fn set(draw: &mut Draw, plan: &mut Plan, id: TableId, row: &Id, column: usize) {
    let spec = schema(id).spec(column).unwrap();
    let value = value(draw, plan, spec);
    let old = table(plan, id).value(row.as_str(), column);
    assert!(table_mut(plan, id).set(row.as_str(), column, value));
    // Shares above the whole and ends before the start are the rules beyond one field.
    let breaks = match id {
        TableId::Milestones => {
            plan.milestones.iter().map(|m| m.share.millionths()).sum::<i64>()
                > Rate::ONE.millionths()
        }
        TableId::Credits => {
            plan.credits.get(row.as_str()).is_some_and(|c| c.end.is_some_and(|end| end < c.start))
        }
        TableId::Services
        | TableId::Edp
        | TableId::Ladder
        | TableId::Discounts
        | TableId::Support
        | TableId::Investments => {
            let faults = validate::deal::faults(plan, &[]).len();
            faults > 0
                && old.as_ref().is_some_and(|old| {
                    // What an edit left hanging before is no fault of this one.
                    let mut before = plan.clone();
                    table_mut(&mut before, id).set(row.as_str(), column, old.clone());
                    faults > validate::deal::faults(&before, &[]).len()
                })
        }
        _ => false,
    };
    if breaks && let Some(old) = old {
        table_mut(plan, id).set(row.as_str(), column, old);
    }
}

/// A value that a column may hold in this plan.
pub fn value(draw: &mut Draw, plan: &Plan, spec: &Spec) -> Value {
    let start = plan.head.start_month;
    if spec.nullable && draw.chance(1, 3) {
        return Value::Empty;
    }
    let value = match spec.kind {
        Kind::Text | Kind::Note => Value::Text(draw.one(&["", "a text", "\"é\"\n\u{1f}\\"]).into()),
        Kind::Money { signed } => Value::Money(draw.cents(signed)),
        Kind::Rate { min, max, .. } => Value::Rate(draw.rate(min, max)),
        Kind::Count { min, max } => {
            let usual = [0, 1, 2, 3, 5, 11, 23, 35, draw.below(700) as i64];
            Value::Count((min + draw.one(&usual)).min(max))
        }
        Kind::Flag if spec.remark => Value::Flag(draw.chance(1, 5)),
        // The first choice is the one that makes rows count.
        Kind::Flag => Value::Flag(!draw.chance(1, 6)),
        Kind::Month => Value::Month(draw.month(start)),
        Kind::Day => Value::Day(draw.day(start)),
        Kind::Choice(words) if words.len() < 5 => Value::Word(draw.one(words).0),
        Kind::Choice(words) => Value::Word(draw.early(words).0),
        Kind::Ref(to) => Value::Ref(draw.one(&ids(plan, to))),
        Kind::Services if draw.chance(1, 2) => {
            Value::Services(ServiceScope::Listed(draw.some(&ids(plan, TableId::Services), 0)))
        }
        Kind::Services => Value::Services(ServiceScope::All),
        Kind::Shares => {
            let services = draw.some(&ids(plan, TableId::Services), 1);
            let mut left = Rate::ONE.millionths();
            let mut shares: Vec<(Id, Rate)> = services
                .into_iter()
                .map(|id| {
                    let share = draw.rate(Rate::ZERO, Rate::from_millionths(left));
                    left -= share.millionths();
                    (id, share)
                })
                .collect();
            let last = &mut shares.last_mut().unwrap().1;
            *last = Rate::from_millionths(last.millionths() + left);
            Value::Shares(shares)
        }
        Kind::MonthAmounts { signed } => {
            let count = draw.below(4);
            Value::Months((0..count).map(|_| (draw.month(start), draw.cents(signed))).collect())
        }
        Kind::MonthCounts => {
            let count = draw.below(4);
            let units = (0..count).map(|_| (draw.month(start), draw.below(40) as i64));
            Value::MonthCounts(units.collect())
        }
        Kind::Numbers => {
            Value::Numbers((0..draw.below(3)).map(|_| 1 + draw.below(6) as i64).collect())
        }
        Kind::Tiers => {
            let mut from = 0;
            let tiers = (0..draw.below(4)).map(|_| {
                let tier = Tier { from: Cents::new(from), rate: draw.rate(Rate::ZERO, Rate::ONE) };
                from += 1 + draw.cents(false).get();
                tier
            });
            Value::Tiers(tiers.collect())
        }
        Kind::Amounts => {
            let count = draw.below(4);
            Value::Amounts((0..count).map(|_| draw.cents(false)).collect())
        }
        Kind::Counts(names) => {
            Value::Counts(names.iter().map(|_| draw.one(&[0, 1, 45, 270])).collect())
        }
        Kind::Rates(names) => {
            Value::Rates(names.iter().map(|_| draw.rate(Rate::ZERO, Rate::ONE)).collect())
        }
    };
    assert!(spec.holds(&value), "{} does not hold {value:?}", spec.key);
    value
}

/// The tables a scenario may override.
pub fn overridable() -> Vec<TableId> {
    TableId::ALL.iter().copied().filter(|id| id.is_overridable()).collect()
}

fn scenarios(draw: &mut Draw, plan: &mut Plan) {
    for number in 0..draw.below(3) {
        let mut scenario = Scenario::blank(Id::from(format!("s{number}")));
        scenario.overrides = (0..draw.below(6)).filter_map(|_| over(draw, plan)).collect();
        let mut with = plan.clone();
        with.scenarios.push(scenario.clone());
        // One that includes a support plan without a service to bill it under, for example.
        if !validate::deal::faults(&with, &[]).is_empty() {
            scenario.overrides = Rows::default();
        }
        plan.scenarios.push(scenario);
    }
}

/// An override of some field, now and then of a row or a field that does not exist.
fn over(draw: &mut Draw, plan: &Plan) -> Option<Override> {
    let id = draw.one(&overridable());
    if draw.chance(1, 6) {
        let field = draw.one(&["no_such_field", "kind"]);
        let value = OverrideValue::Unknown(json!({"any": [1.50, null]}));
        return Some(Override::new(id.word(), &Id::from("gone"), field, value));
    }
    let rows = ids(plan, id);
    let row = (!rows.is_empty()).then(|| draw.one(&rows))?;
    let spec = schema(id).spec(draw.below(schema(id).width()))?;
    if spec.remark {
        return None;
    }
    let value = OverrideValue::Fits(value(draw, plan, spec));
    Some(Override::new(id.word(), &row, spec.key, value))
}

/// The same rows in another order.
pub fn shuffled<R: Row>(draw: &mut Draw, rows: &Rows<R>) -> Rows<R> {
    let mut left: Vec<R> = rows.iter().cloned().collect();
    (0..left.len()).map(|_| left.remove(draw.below(left.len()))).collect()
}

/// The value of a field as it stands in a file.
pub fn written(plan: &Plan, id: TableId, row: &str, column: usize) -> serde_json::Value {
    let (rows, spec) = (table(plan, id), schema(id).spec(column).unwrap());
    field_json::write(spec.kind, &rows.value(row, column).unwrap())
}

/// Changes the one row of a table.
pub fn change<R: Row>(single: &mut Single<R>, how: impl FnOnce(&mut R)) {
    how(Arc::make_mut(&mut single.0));
}
