//! The offer and four scenarios on it.

use tranche::domain::{
    Id, Override, Plan, Row as _, Rows, Scenario, Value,
    choice::Choice as _,
    commitment::CreditsCount,
    migration::{Period, Release},
    scenario::{OverrideValue, ScenarioKind},
};

use super::{dollars, percent};

/// How many workloads a scenario counts more of than the offer does.
const NEGOTIATED: usize = 40;

/// The scenarios, the base first.
pub fn all(plan: &Plan) -> Rows<Scenario> {
    let terms = |rate: i64, discount: i64, counts: CreditsCount| {
        vec![
            set("map", "map", "base_rate", Value::Rate(percent(rate))),
            set("edp", "edp", "discount", Value::Rate(percent(discount))),
            set("edp", "edp", "credits_count", Value::Word(counts.word())),
        ]
    };
    let ask = [
        terms(25, 14, CreditsCount::Counts),
        scopes(plan, 100),
        vec![set("map", "map", "cap", Value::Empty)],
    ];
    let target = [
        terms(22, 12, CreditsCount::Counts),
        scopes(plan, 80),
        vec![set("credits", "c01", "amount", Value::Money(dollars(1_000_000)))],
    ];
    let walk_away = [
        terms(20, 10, CreditsCount::CountsExceptMap),
        vec![set("levers", "l0", "included", Value::Flag(false))],
        Vec::new(),
    ];
    let settled = [
        terms(21, 11, CreditsCount::Counts),
        scopes(plan, 70),
        vec![
            set("map", "map", "release", Value::Word(Release::TaggedSpend.word())),
            set("map", "map", "period", Value::Word(Period::Quarter.word())),
        ],
    ];
    [
        scenario("offer", ScenarioKind::Base, Default::default()),
        scenario("ask", ScenarioKind::Ask, ask),
        scenario("target", ScenarioKind::Target, target),
        scenario("walk-away", ScenarioKind::WalkAway, walk_away),
        scenario("settled", ScenarioKind::Settled, settled),
    ]
    .into_iter()
    .collect()
}

fn scenario(id: &str, kind: ScenarioKind, overrides: [Vec<Override>; 3]) -> Scenario {
    Scenario {
        name: kind.label().to_owned(),
        kind,
        overrides: overrides.into_iter().flatten().collect(),
        ..Scenario::blank(Id::from(id))
    }
}

/// A larger scope for some workloads, spread over the inventory.
fn scopes(plan: &Plan, points: i64) -> Vec<Override> {
    let step = plan.workloads.len().div_ceil(NEGOTIATED).max(1);
    let chosen = plan.workloads.iter().step_by(step);
    let set = chosen
        .map(|row| set("workloads", row.id.as_str(), "map_scope", Value::Rate(percent(points))));
    set.collect()
}

fn set(table: &str, row: &str, field: &str, value: Value) -> Override {
    Override::new(table, &Id::from(row), field, OverrideValue::Fits(value))
}
