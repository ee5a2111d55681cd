//! Reading scenarios: their overrides must fit the fields they name.

use serde_json::Value as Json;

use super::rows::read_rows;
use crate::{
    domain::{
        Id, Override, Plan, Rows, Scenario,
        choice::Choice as _,
        extra::ExtraField,
        scenario::{OverrideValue, ScenarioKind},
    },
    table::{Fault, Spec, json, json::found, resolve, schema, table, validate},
};

const TABLE: &str = "scenarios";

/// Reads the scenarios of a plan whose tables are read.
pub(super) fn read(plan: &Plan, mut raw: Option<Json>, faults: &mut Vec<Fault>) -> Rows<Scenario> {
    match &mut raw {
        Some(Json::Array(items)) if !items.is_empty() => {
            // The first is the base, also where it does not say so.
            if let Some(Json::Object(first)) = items.first_mut() {
                first.entry("kind").or_insert_with(|| ScenarioKind::Base.word().into());
            }
        }
        None | Some(Json::Array(_)) => {
            faults.push(Fault::new(TABLE, "", "", "none", "at least one scenario, the base first"));
        }
        // Not a list of rows, and reported as that.
        Some(_) => {}
    }
    let mut finish = |scenario: &mut Scenario, at, overrides, faults: &mut Vec<Fault>| {
        let Some(items) = list(&scenario.id, overrides, faults) else { return };
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
    };
    read_rows(plan, raw, faults, &mut finish)
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
    let mut text = |name: &str| match object.shift_remove(name) {
        Some(Json::String(text)) => Some(text),
        other => {
            let found = other.as_ref().map_or_else(|| "nothing".to_owned(), found);
            fault(format!("{place}.{name}"), found, "text".to_owned());
            None
        }
    };
    let (table_name, row, field) = (text("table"), text("row"), text("field"));
    let json = object.shift_remove("value");
    if json.is_none() {
        fault(format!("{place}.value"), "nothing".to_owned(), "a value".to_owned());
    }
    let (table_name, row, field, json) = (table_name?, row?, field?, json?);
    let mut unknown = None;
    let value = match spec_of(plan, &table_name, &row, &field) {
        None => OverrideValue::Unknown(json),
        Some(spec) => {
            let place = format!("{place} ({table_name} {row} {field})");
            let value = json::read(spec, &json);
            let missing = value
                .as_ref()
                .filter(|_| !spec.where_read)
                .and_then(|value| validate::missing(plan, spec, value, TABLE, scenario.as_str()));
            match (value, missing) {
                (Some(value), None) => {
                    unknown = json::unknown(spec.kind, json);
                    OverrideValue::Fits(value)
                }
                (_, Some(missing)) => {
                    fault(place, missing.found, missing.expected);
                    return None;
                }
                (None, None) => {
                    fault(place, json::found_in(spec.kind, &json), spec.expects());
                    return None;
                }
            }
        }
    };
    let mut over = Override::new(&table_name, &Id::from(row), &field, value);
    over.extra.extend(object.into_iter().map(|(name, value)| ExtraField::Unknown(name, value)));
    if unknown.is_some() {
        over.extra.set("value", unknown);
    }
    Some(over)
}

/// The field an override sets, where both the field and the row exist.
fn spec_of(plan: &Plan, table_name: &str, row: &str, field: &str) -> Option<&'static Spec> {
    let (id, column) = resolve::find_field(table_name, field)?;
    table(plan, id).position(row)?;
    schema(id).spec(column)
}
