//! MAP's bridge: how the credit of a scenario comes about from the one AWS offers, and what more
//! scope or a better rate would still add.

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use crate::{
    domain::{Cents, Id, MapTerms, Plan, Rate, TableId, Total, Value, Workload},
    engine::{
        MapOutcome, Outcome, map_base, map_base_at, map_eligible, map_nominal, map_rate, part,
    },
};

use super::worth::{Change, Valuer};

/// One percentage point.
const POINT: Rate = Rate::from_millionths(10_000);

/// The way from one MAP credit to another. `from + scope + rate + other + cap = to`, exactly.
///
/// The steps are taken in this order, each workload rounded as it is in the credit itself: what is
/// counted, at the offered rates; then the rates, on all that is counted; then whatever else the
/// scenario says of workloads (run-rates, eligible shares, strategies); last, what the caps take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// Credit after the cap in the offer.
    pub from: Cents,
    /// What counting more of the inventory adds.
    pub scope: Cents,
    /// What other rates add: base rate, uplifts, highest rate.
    pub rate: Cents,
    /// What else was changed adds; all of it where one side has no agreement.
    pub other: Cents,
    /// What the caps take more, or less, than in the offer.
    pub cap: Cents,
    /// Credit after the cap in the scenario.
    pub to: Cents,
}

impl Bridge {
    /// The steps between the two, with their names; those that change nothing may be left out, but
    /// scope and rate always stand.
    pub fn steps(&self) -> Vec<(&'static str, Cents)> {
        let rest = [("Other", self.other), ("Cap", self.cap)];
        let rest = rest.into_iter().filter(|(_, step)| !step.is_zero());
        [("Scope", self.scope), ("Rate", self.rate)].into_iter().chain(rest).collect()
    }
}

/// The bridge between two resolved scenarios of one plan; `None` when a sum is too large.
pub fn bridge(
    offer: &Plan,
    offered: &MapOutcome,
    plan: &Plan,
    reached: &MapOutcome,
) -> Option<Bridge> {
    let (from, to) = (offered.pool, reached.pool);
    let (mut scope, mut rate, mut other) = (Total::ZERO, Total::ZERO, Total::ZERO);
    if offer.map.included && plan.map.included {
        for (before, after) in offer.workloads.iter().zip(plan.workloads.iter()) {
            let [first, scoped, rated, last] = stages(before, after, &offer.map, &plan.map);
            scope += scoped - first;
            rate += rated - scoped;
            other += last - rated;
        }
    } else {
        other = to - from;
    }
    let cap = to - from - scope - rate - other;
    let fit = |step: Total| step.fit().ok();
    Some(Bridge {
        from,
        scope: fit(scope)?,
        rate: fit(rate)?,
        other: fit(other)?,
        cap: fit(cap)?,
        to,
    })
}

/// The credit of a workload as offered, with the other scope, with the other rate too, and as it is
/// then. The uplift is a part of the rate, whatever else of the row was changed. What did not change is
/// not computed again: most rows of a large inventory are the same on both sides.
fn stages(before: &Workload, after: &Workload, offer: &MapTerms, terms: &MapTerms) -> [Total; 4] {
    let (from, to) = (map_rate(before, offer), map_rate(after, terms));
    let base = map_base(before);
    let same_scope = before.map_scope == after.map_scope;
    let counted = if same_scope { base } else { map_base_at(before, after.map_scope) };
    let first = part(base, &[from]);
    let scoped = if same_scope { first } else { part(counted, &[from]) };
    let rated = if from == to { scoped } else { part(counted, &[to]) };
    let same_rest = before.monthly_run_rate == after.monthly_run_rate
        && map_eligible(before) == map_eligible(after);
    let last = if same_rest { rated } else { map_nominal(after, terms) };
    [first, scoped, rated, last]
}

/// What a change of terms would add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// To the MAP credit, after the cap.
    pub map: Cents,
    /// To deal value.
    pub deal_value: Cents,
}

/// A workload that MAP could count more of.
#[derive(Clone, Debug, PartialEq)]
pub struct Addition {
    /// The workload.
    pub row: Id,
    /// As people call it.
    pub name: String,
    /// The part of it that is counted now.
    pub scope: Rate,
    /// What counting all of it would earn more, before the cap.
    pub credit: Total,
    /// What that would change; `None` before it is asked for, or when a total is too large.
    pub effect: Option<Effect>,
}

/// The workloads that are not counted in full although MAP could count them: the largest credits first,
/// equals in table order, as many as asked for; and how many there are in all. None without an agreement.
pub fn additions(plan: &Plan, most: usize) -> (Vec<Addition>, usize) {
    let mut open: Vec<(&Workload, Total)> = Vec::new();
    for workload in plan.workloads.iter().filter(|_| plan.map.included) {
        let is_open = workload.map_scope < Rate::ONE
            && !workload.monthly_run_rate.is_zero()
            && map_eligible(workload) > Rate::ZERO;
        if is_open {
            open.push((workload, in_full_adds(workload, &plan.map)));
        }
    }
    open.order_by_key(|(_, credit)| Reverse(*credit));
    let listed = open.iter().take(most).map(|(workload, credit)| Addition {
        row: workload.id.clone(),
        name: workload.name.clone(),
        scope: workload.map_scope,
        credit: *credit,
        effect: None,
    });
    (listed.collect(), open.len())
}

/// What counting all of a workload would earn more, before any cap.
pub fn in_full_adds(workload: &Workload, terms: &MapTerms) -> Total {
    let whole = part(map_base_at(workload, Rate::ONE), &[map_rate(workload, terms)]);
    whole - map_nominal(workload, terms)
}

/// The change that makes MAP count all of a workload.
pub fn counted_in_full(row: &Id) -> Option<Change> {
    Change::new(TableId::Workloads, row.as_str(), "map_scope", Value::Rate(Rate::ONE))
}

/// The change that raises the base rate by one point; `None` where there is no agreement or no room.
pub fn one_point_more(plan: &Plan) -> Option<Change> {
    let rate = plan.map.base_rate.checked_add(POINT)?;
    let more = Value::Rate(rate);
    let change = Change::new(TableId::Map, "map", "base_rate", more);
    change.filter(|_| plan.map.included && rate <= Rate::ONE)
}

/// What a change would add to a scenario whose outcome is known; `None` when a total is too large.
pub fn effect(valuer: &mut Valuer<'_>, now: &Outcome, change: Change) -> Option<Effect> {
    let with = valuer.outcome_with(&[change])?;
    Some(Effect {
        map: with.map.pool.checked_sub(now.map.pool)?,
        deal_value: with.deal_value.checked_sub(now.deal_value)?,
    })
}
