//! The value exchange: what we give, what it costs us, and what it buys.

use crate::domain::order::Order as _;
use crate::{
    domain::{
        Cents, Id, Lever, Override, Partner, Plan, ProServe, Rate, Scenario, TableId, Total, Value,
        choice::Choice as _, partner::PartnerForm, proserve::ProServeMode, scenario::OverrideValue,
    },
    engine::{GrantId, Outcome, part, ratio, timing_factor, timing_window},
    text::{Format, fold, show},
};

use super::worth::{Change, Valuer};

/// The windows as people know them, by their place in [`FACTORS`](crate::domain::timing::FACTORS).
pub const WINDOWS: [&str; 5] = ["Signature", "Renewal", "Year end", "Quarter end", "Outside"];

/// What a lever comes to in a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Give {
    /// The lever.
    pub row: Id,
    /// What AWS wants.
    pub title: String,
    /// Whether it counts here.
    pub included: bool,
    /// What doing it costs us.
    pub cost: Cents,
    /// What we think it is worth to AWS.
    pub worth_to_aws: Cents,
    /// The credit AWS offers for it: nothing where the base does not count it.
    pub offered: Cents,
    /// The credit of this scenario: nothing where it does not count.
    pub asked: Cents,
    /// The largest credit that any scenario has for it.
    pub highest: Cents,
    /// What all of it adds to deal value, its cost taken off; `None` before it is asked for, where it
    /// does not count, or when a total is too large.
    pub adds: Option<Cents>,
    /// What its credit saves of the bill, and by how much it raises the shortfall; known with `adds`.
    pub makes: (Total, Total),
}

/// Credit per unit of our cost; `None` where it costs nothing.
pub fn per_cost(lever: &Lever) -> Option<Rate> {
    ratio(lever.credit, lever.our_cost)
}

/// The credit as a part of what the lever is worth to AWS; `None` where that is not estimated.
pub fn of_worth(lever: &Lever) -> Option<Rate> {
    ratio(lever.credit, lever.worth_to_aws)
}

/// The window an ask is made in.
pub fn window(plan: &Plan, lever: &Lever) -> &'static str {
    WINDOWS[timing_window(&plan.timing, lever.ask_date)]
}

/// The credit by chance and timing (`docs/engine.md`, section 3).
pub fn expected(plan: &Plan, lever: &Lever) -> Total {
    part(lever.credit, &[lever.probability, timing_factor(&plan.timing, lever.ask_date)])
}

/// Every lever of a scenario, in table order. `plan` is the plan as edited, `resolved` the scenario.
pub fn gives(plan: &Plan, resolved: &Plan) -> Vec<Give> {
    let pairs = plan.levers.iter().zip(resolved.levers.iter());
    let give = |(base, here): (&Lever, &Lever)| {
        let highest = plan.scenarios.iter().map(|scenario| credit_in(base, scenario)).max();
        Give {
            row: here.id.clone(),
            title: here.behaviour.clone(),
            included: here.included,
            cost: here.our_cost,
            worth_to_aws: here.worth_to_aws,
            offered: counted(base),
            asked: counted(here),
            highest: highest.unwrap_or_else(|| counted(base)),
            adds: None,
            makes: (Total::ZERO, Total::ZERO),
        }
    };
    pairs.map(give).collect()
}

fn counted(lever: &Lever) -> Cents {
    if lever.included { lever.credit } else { Cents::ZERO }
}

/// The credit of a lever in a scenario, without resolving all of it.
fn credit_in(lever: &Lever, scenario: &Scenario) -> Cents {
    let set = |field: &str| {
        let key = Override::key(TableId::Levers.word(), lever.id.as_str(), field);
        scenario.overrides.get(key.as_str()).map(|over| &over.value)
    };
    let included = match set("included") {
        Some(OverrideValue::Fits(Value::Flag(included))) => *included,
        _ => lever.included,
    };
    match set("credit") {
        _ if !included => Cents::ZERO,
        Some(OverrideValue::Fits(Value::Money(credit))) => *credit,
        _ => lever.credit,
    }
}

impl Give {
    /// Whether we would do something for AWS that no scenario asks a credit for.
    pub fn is_without_ask(&self) -> bool {
        self.highest.is_zero() && !(self.cost.is_zero() && self.title.trim().is_empty())
    }

    /// What it adds to deal value in the scenario the valuer stands on, whose outcome is `with`: with it
    /// less without it.
    pub fn value(&mut self, valuer: &mut Valuer<'_>, with: &Outcome) {
        let without = Value::Flag(false);
        let change = Change::new(TableId::Levers, self.row.as_str(), "included", without);
        let change = change.filter(|_| self.included);
        let Some(without) = change.and_then(|change| valuer.outcome_with(&[change])) else {
            return;
        };
        self.adds = with.deal_value.checked_sub(without.deal_value);
        self.makes =
            (with.bill_saving - without.bill_saving, with.shortfall_cost - without.shortfall_cost);
    }

    /// Why it adds nothing or less, in a line; `None` where it adds something, or nothing is known.
    pub fn why(&self, format: &Format) -> Option<String> {
        self.adds.filter(|adds| *adds <= Cents::ZERO)?;
        let money = |total: Total| show::money_short(total, format);
        let (saves, shortfall) = self.makes;
        if saves <= Total::ZERO {
            return Some("no bill of the plan uses its credit".to_owned());
        }
        let mut said = format!("its credit saves {}", money(saves));
        if shortfall > Total::ZERO {
            let back = if shortfall == saves { "the same".to_owned() } else { money(shortfall) };
            said.push_str(&format!(", but the commitment takes back {back} as shortfall"));
        }
        if self.cost > Cents::ZERO {
            let then = if shortfall > Total::ZERO { "; " } else { ", but " };
            said.push_str(&format!("{then}doing it costs {}", money(self.cost.into())));
        }
        Some(said)
    }
}

/// Sums over the levers that count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GiveTotals {
    /// What they cost us.
    pub cost: Total,
    /// What they are worth to AWS.
    pub worth_to_aws: Total,
    /// What AWS offers for them.
    pub offered: Total,
    /// The credit of this scenario.
    pub asked: Total,
}

/// Sums over the levers that count; what AWS offers is summed over all.
pub fn total(gives: &[Give]) -> GiveTotals {
    let mut sum = GiveTotals::default();
    for give in gives {
        sum.offered += give.offered;
        if give.included {
            sum.cost += give.cost;
            sum.worth_to_aws += give.worth_to_aws;
            sum.asked += give.asked;
        }
    }
    sum
}

/// Asks that lean on one give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// What they share, as it stands in the first of them.
    pub what: String,
    /// Whether they share the evidence; else what AWS wants.
    pub by_evidence: bool,
    /// The levers, in table order.
    pub rows: Vec<Id>,
    /// The same as people call them.
    pub titles: Vec<String>,
    /// The credit that all of them ask for together.
    pub credit: Total,
}

/// Asks of a resolved scenario that lean on one give.
///
/// A give is spent once: two levers that count, ask for a credit, and name the same behaviour or the
/// same evidence promise one thing twice. Names are the same whatever their case and spacing; empty
/// ones are nobody's. Levers that share both are named once, by their behaviour.
pub fn twice(resolved: &Plan) -> Vec<Twice> {
    let asks: Vec<&Lever> =
        resolved.levers.iter().filter(|lever| !counted(lever).is_zero()).collect();
    let mut all = Vec::new();
    shared(&asks, false, &mut all);
    shared(&asks, true, &mut all);
    all
}

fn shared(asks: &[&Lever], by_evidence: bool, all: &mut Vec<Twice>) {
    let name = |ask: &Lever| if by_evidence { &ask.evidence } else { &ask.behaviour }.clone();
    let plain = |ask: &Lever| fold(&name(ask).split_whitespace().collect::<Vec<_>>().join(" "));
    let mut named: Vec<(String, &Lever)> = asks.iter().map(|ask| (plain(ask), *ask)).collect();
    named.order_by(|(a, _), (b, _)| a.cmp(b));
    for same in named.chunk_by(|(a, _), (b, _)| a == b) {
        let [(plain, first), _, ..] = same else { continue };
        let rows: Vec<Id> = same.iter().map(|(_, ask)| ask.id.clone()).collect();
        if plain.is_empty() || all.iter().any(|twice: &Twice| twice.rows == rows) {
            continue;
        }
        all.push(Twice {
            what: name(first).trim().to_owned(),
            by_evidence,
            rows,
            titles: same.iter().map(|(_, ask)| ask.behaviour.clone()).collect(),
            credit: same.iter().map(|(_, ask)| ask.credit).sum(),
        });
    }
}

/// What a ProServe or partner row comes to: both in one form, so that they can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aid {
    /// The statement of work, or what the partner receives.
    pub whole: Cents,
    /// What of it reaches us, at face value; nothing where it does not count.
    pub ours: Total,
    /// Whether it is cash; else a credit.
    pub is_cash: bool,
}

impl Aid {
    /// What a ProServe row brings.
    pub fn of_proserve(row: &ProServe) -> Self {
        let ours = if row.included { part(row.sow_value, &[row.cofund_rate]) } else { Total::ZERO };
        Self { whole: row.sow_value, ours, is_cash: row.mode == ProServeMode::Discount }
    }

    /// What a partner row brings.
    pub fn of_partner(row: &Partner) -> Self {
        let ours = if row.included { part(row.gross, &[row.pass_through]) } else { Total::ZERO };
        Self { whole: row.gross, ours, is_cash: row.form == PartnerForm::Cash }
    }

    /// What of it the plan turns into money: cash in full, of a credit what the bills take. `grant` is
    /// the credit's id in the outcome.
    pub fn usable(&self, outcome: &Outcome, grant: &GrantId) -> Total {
        if self.is_cash {
            return self.ours;
        }
        outcome.grant(grant).map_or(Total::ZERO, |of| of.applied.into())
    }

    /// What the partner keeps.
    pub fn kept(&self) -> Total {
        self.whole - self.ours
    }
}
