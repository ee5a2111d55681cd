//! Reading scenarios: their overrides must fit the fields they name.

use serde_json::Value as Json;

use super::read::read_rows;
use crate::{
    domain::{
        Id, Override, Plan, Rows, Scenario, TableId, Value,
        scenario::{OverrideValue, ScenarioKind},
    },
    table::{Fault, Spec, json, json::found, resolve, table, validate},
};

const TABLE: &str = "scenarios";

/// Reads the scenarios of a plan whose tables are read.
pub(super) fn read(plan: &Plan, raw: Option<Json>, faults: &mut Vec<Fault>) -> Rows<Scenario> {
    let none = raw.is_none();
    let scenarios = read_rows(
        TableId::Scenarios,
        raw,
        faults,
        |mut scenario: Scenario, at, overrides, faults| {
            let Some(items) = list(&scenario.id, overrides, faults) else { return scenario };
            if !items.is_empty() && (at == 0 || scenario.kind == ScenarioKind::Base) {
                let found = format!("{} overrides in the base", items.len());
                faults.push(Fault::new(
                    TABLE,
                    scenario.id.as_str(),
                    "overrides",
                    found,
                    "none: the base is the plan itself",
                ));
            }
            let read = items
                .into_iter()
                .enumerate()
                .filter_map(|(n, item)| read_override(plan, &scenario.id, n, item, faults));
            scenario.overrides = read.collect();
            scenario
        },
    );
    if none || scenarios.is_empty() && faults.is_empty() {
        faults.push(Fault::new(TABLE, "", "", "none", "at least one scenario, the base first"));
    }
    scenarios
}

fn list(scenario: &Id, overrides: Option<Json>, faults: &mut Vec<Fault>) -> Option<Vec<Json>> {
    match overrides {
        None => None,
        Some(Json::Array(items)) => Some(items),
        Some(other) => {
            faults.push(Fault::new(
                TABLE,
                scenario.as_str(),
                "overrides",
                found(&other),
                "a list of overrides",
            ));
            None
        }
    }
}

fn read_override(
    plan: &Plan,
    scenario: &Id,
    at: usize,
    item: Json,
    faults: &mut Vec<Fault>,
) -> Option<Override> {
    let place = format!("overrides[{}]", at + 1);
    let mut fault = |field: String, found: String, expected: String| {
        faults.push(Fault::new(TABLE, scenario.as_str(), &field, found, expected));
    };
    let Json::Object(mut object) = item else {
        fault(place, found(&item), "an object with table, row, field and value".to_owned());
        return None;
    };
    let mut texts = Vec::new();
    for name in ["table", "row", "field"] {
        match object.shift_remove(name) {
            Some(Json::String(text)) => texts.push(text),
            other => {
                let found = other.as_ref().map_or_else(|| "nothing".to_owned(), found);
                fault(format!("{place}.{name}"), found, "a text".to_owned());
            }
        }
    }
    let [table_name, row, field] = <[String; 3]>::try_from(texts).ok()?;
    let Some(json) = object.shift_remove("value") else {
        fault(format!("{place}.value"), "nothing".to_owned(), "a value".to_owned());
        return None;
    };
    let value = match spec_of(plan, &table_name, &row, &field) {
        None => OverrideValue::Unknown(json),
        Some(spec) => match fitting(plan, spec, &json) {
            Some(value) => OverrideValue::Fits(value),
            None => {
                fault(
                    format!("{place} ({table_name} {row} {field})"),
                    found(&json),
                    spec.expects(),
                );
                return None;
            }
        },
    };
    let mut over = Override::new(&table_name, &Id::from(row), &field, value);
    for (name, value) in object {
        over.extra.set(&name, Some(value));
    }
    Some(over)
}

/// The field an override sets, where both the field and the row exist.
fn spec_of(plan: &Plan, table_name: &str, row: &str, field: &str) -> Option<&'static Spec> {
    let (id, column) = resolve::find(plan, table_name, field)?;
    let rows = table(plan, id);
    rows.position(row)?;
    rows.spec(column)
}

fn fitting(plan: &Plan, spec: &Spec, json: &Json) -> Option<Value> {
    json::read(spec, json)
        .filter(|value| validate::missing_reference(plan, spec.kind, value).is_none())
}
