//! What would save a credit that will be lost: one term changed at a time, and what that is worth.

use super::Entry;
use crate::{
    domain::{
        Cents, Id, Month, Plan, Rate, ServiceScope, TableId, Total, Value, choice::Choice as _,
        choice::choice, rules::StackingRule, scope::Sharing,
    },
    engine::Outcome,
    table::{schema, table, table_mut},
};

choice! {
    /// A term to ask for.
    Remedy {
        /// Every service is covered.
        Services = "services" "Usable on all services",
        /// The whole organization may use it.
        Sharing = "sharing" "Shared with the organization",
        /// It lives longer.
        Longer = "longer" "Six months longer",
        /// It starts later, with the same life.
        Later = "later" "Starts six months later",
        /// Its programme may meet every other.
        Additive = "additive" "Additive with every programme",
        /// Its programme may cover whole charges.
        Uncapped = "uncapped" "No coverage limit",
    }
}

/// The months of “longer” and “later”.
const MONTHS: i32 = 6;

/// A field to set: table, row, field, value.
pub type Set = (TableId, Id, &'static str, Value);

/// What a remedy comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescue {
    /// The term.
    pub remedy: Remedy,
    /// What it sets.
    pub sets: Vec<Set>,
    /// Less lost of this credit.
    pub saved: Total,
    /// More deal value of the scenario: less than what is saved where other credits give way.
    pub gain: Total,
    /// More shortfall of the commitment: where credit-covered spend does not count, it takes back
    /// what a saved credit gives.
    pub shortfall: Total,
}

/// The remedies that change something for a credit, with what each sets.
pub fn variants(plan: &Plan, entry: &Entry) -> Vec<(Remedy, Vec<Set>)> {
    let mut all = Vec::new();
    for remedy in Remedy::ALL {
        let sets = sets(plan, entry, *remedy);
        if !sets.is_empty() {
            all.push((*remedy, sets));
        }
    }
    all
}

/// A plan with fields set.
pub fn with(plan: &Plan, sets: &[Set]) -> Plan {
    let mut next = plan.clone();
    for (id, row, field, value) in sets {
        if let Some(column) = schema(*id).column_of(field) {
            table_mut(&mut next, *id).set(row.as_str(), column, value.clone());
        }
    }
    next
}

/// What the remedies come to, by the outcomes of the plans they make: those that save something, the
/// one that saves most first.
pub fn rescues(
    entry: &Entry,
    outcome: &Outcome,
    variants: Vec<(Remedy, Vec<Set>)>,
    outcomes: &[Option<Outcome>],
) -> Vec<Rescue> {
    let mut all: Vec<Rescue> = Vec::new();
    for ((remedy, sets), after) in variants.into_iter().zip(outcomes) {
        let Some(after) = after else { continue };
        let of = after.grants.iter().find(|of| of.grant.id == entry.id);
        let saved = entry.expired - of.map_or(Cents::ZERO, |of| of.expired);
        let gain = after.deal_value - outcome.deal_value;
        let shortfall = after.shortfall_cost - outcome.shortfall_cost;
        if saved > Total::ZERO {
            let at = all.iter().position(|other| other.saved < saved).unwrap_or(all.len());
            all.insert(at, Rescue { remedy, sets, saved, gain, shortfall });
        }
    }
    all
}

/// What a remedy sets; nothing where it is so already or can't be set.
fn sets(plan: &Plan, entry: &Entry, remedy: Remedy) -> Vec<Set> {
    let (id, row) = &entry.row;
    let rows = table(plan, *id);
    let value = |field: &str| rows.value_of(row.as_str(), field);
    let set = |field: &'static str, value: Value| vec![(*id, row.clone(), field, value)];
    match remedy {
        Remedy::Services => match value("services") {
            Some(Value::Services(ServiceScope::Listed(_))) => {
                set("services", Value::Services(ServiceScope::All))
            }
            _ => Vec::new(),
        },
        Remedy::Sharing => match value("sharing") {
            Some(Value::Word(word)) if word == Sharing::Owner.word() => {
                set("sharing", Value::Word(Sharing::Organization.word()))
            }
            _ => Vec::new(),
        },
        Remedy::Longer => match (value("end"), life(*id)) {
            (Some(Value::Day(_)), _) => moved(plan, entry, &["end"]),
            (_, Some(field)) => match value(field) {
                Some(Value::Count(months)) => {
                    set(field, Value::Count((months + i64::from(MONTHS)).min(600)))
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        },
        Remedy::Later => moved(plan, entry, &["start", "end", "due"]),
        Remedy::Additive => {
            let rules = plan.stacking.iter().filter(|rule| {
                let of = rule.a == entry.program || rule.b == entry.program;
                of && rule.rule == StackingRule::Exclusive && rule.a != rule.b
            });
            let additive = Value::Word(StackingRule::Additive.word());
            rules
                .map(|rule| (TableId::Stacking, rule.id.clone(), "rule", additive.clone()))
                .collect()
        }
        Remedy::Uncapped => {
            let limits = plan
                .limits
                .iter()
                .filter(|limit| limit.program == entry.program && limit.max_coverage != Rate::ONE);
            let whole = Value::Rate(Rate::ONE);
            limits
                .map(|limit| (TableId::Limits, limit.id.clone(), "max_coverage", whole.clone()))
                .collect()
        }
    }
}

/// The field that holds the life of computed credits.
fn life(id: TableId) -> Option<&'static str> {
    match id {
        TableId::Map => Some("credit_life_months"),
        TableId::Levers | TableId::Proserve | TableId::Partners => Some("life_months"),
        _ => None,
    }
}

/// Those of the fields that hold a month or a day, moved; nothing for MAP, whose milestones say when.
fn moved(plan: &Plan, entry: &Entry, fields: &[&'static str]) -> Vec<Set> {
    let (id, row) = &entry.row;
    let rows = table(plan, *id);
    let mut sets = Vec::new();
    for field in fields.iter().filter(|_| *id != TableId::Map) {
        let value = rows.value_of(row.as_str(), field);
        let moved = match value {
            Some(Value::Month(month)) => Value::Month(month.plus(MONTHS)),
            Some(Value::Day(day)) => Value::Day(later(day)),
            _ => continue,
        };
        sets.push((*id, row.clone(), *field, moved));
    }
    sets
}

/// The same day six months later; the last of a month stays the last.
fn later(day: crate::domain::Day) -> crate::domain::Day {
    let month = Month::of(day);
    let to = month.plus(MONTHS);
    if day == month.last_day() {
        return to.last_day();
    }
    let into = u64::try_from((day - month.first_day()).num_days()).unwrap_or(0);
    let moved = to.first_day().checked_add_days(chrono::Days::new(into));
    moved.unwrap_or(day).min(to.last_day())
}
