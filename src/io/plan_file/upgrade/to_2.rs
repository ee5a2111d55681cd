//! From schema 1 to 2, which adds the parts of a deal that schema 1 lacks. In a file of schema 1 their
//! names are unknown fields: they had no effect, and must not gain one. They are set aside under
//! `unknown_1`.

use serde_json::{Map, Value as Json};

/// The tables that schema 2 adds.
pub const TABLES_OF_2: [&str; 5] = ["ladder", "discounts", "support", "tax", "investments"];

/// The fields that schema 2 adds to `edp`.
pub const COMMITMENT_FIELDS_OF_2: [&str; 12] = [
    "discount_by",
    "step_down_year",
    "step_down_share",
    "carry_forward",
    "assess",
    "band",
    "shortfall_credit",
    "shortfall_credit_life",
    "account",
    "services",
    "application",
    "sharing",
];

/// Whether schema 2 adds that field of that table.
pub fn is_of_2(table: &str, field: &str) -> bool {
    TABLES_OF_2.contains(&table) || table == "edp" && COMMITMENT_FIELDS_OF_2.contains(&field)
}

/// The key that holds what is set aside.
const ASIDE: &str = "unknown_1";

/// The step.
pub(super) fn step(file: &mut Map<String, Json>) {
    fields(file, &TABLES_OF_2);
    if let Some(Json::Object(edp)) = file.get_mut("edp") {
        fields(edp, &COMMITMENT_FIELDS_OF_2);
    }
    let scenarios = file.get_mut("scenarios").and_then(Json::as_array_mut);
    for scenario in scenarios.into_iter().flatten().filter_map(Json::as_object_mut) {
        overrides(scenario);
    }
}

/// Whether the step sets anything of a file aside.
pub(super) fn sets_aside(file: &Map<String, Json>) -> bool {
    let has = |object: &Map<String, Json>, names: &[&str]| {
        names.iter().any(|name| object.contains_key(*name))
    };
    let edp = file.get("edp").and_then(Json::as_object);
    let scenarios = file.get("scenarios").and_then(Json::as_array).into_iter().flatten();
    let overrides = scenarios.filter_map(|scenario| scenario.get("overrides")?.as_array());
    has(file, &TABLES_OF_2)
        || edp.is_some_and(|edp| has(edp, &COMMITMENT_FIELDS_OF_2))
        || overrides.flatten().any(names_what_2_adds)
}

fn names_what_2_adds(over: &Json) -> bool {
    let text = |name: &str| over.get(name).and_then(Json::as_str).unwrap_or_default();
    is_of_2(text("table"), text("field"))
}

/// Sets fields of an object aside.
fn fields(object: &mut Map<String, Json>, names: &[&str]) {
    let taken = names.iter().filter_map(|name| object.shift_remove_entry(*name));
    let taken: Map<String, Json> = taken.collect();
    set_aside(object, taken);
}

/// Sets the overrides aside that name what schema 2 adds.
fn overrides(scenario: &mut Map<String, Json>) {
    let Some(Json::Array(all)) = scenario.get_mut("overrides") else { return };
    let (aside, kept): (Vec<Json>, Vec<Json>) =
        std::mem::take(all).into_iter().partition(names_what_2_adds);
    *all = kept;
    if !aside.is_empty() {
        set_aside(scenario, Map::from_iter([("overrides".to_owned(), Json::from(aside))]));
    }
}

fn set_aside(object: &mut Map<String, Json>, taken: Map<String, Json>) {
    if taken.is_empty() {
        return;
    }
    // What a file has under that name already is kept as well.
    let mut aside = match object.shift_remove(ASIDE) {
        Some(Json::Object(aside)) => aside,
        Some(other) => Map::from_iter([(ASIDE.to_owned(), other)]),
        None => Map::new(),
    };
    aside.extend(taken);
    object.insert(ASIDE.to_owned(), aside.into());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_schema_1_did_not_know_is_set_aside_and_nothing_else() {
        let mut file = json!({
            "name": "x", "support": {"included": true}, "edp": {"band": "0.1", "discount": "0.05"},
            "scenarios": [{"id": "s", "overrides": [
                {"table": "tax", "row": "tax", "field": "rate", "value": "1"},
                {"table": "edp", "row": "edp", "field": "discount", "value": "0.1"},
                {"table": "edp", "row": "edp", "field": "assess", "value": "term"},
            ]}],
            "unknown_1": 5,
        });
        assert!(sets_aside(file.as_object().unwrap()));
        step(file.as_object_mut().unwrap());
        assert!(!sets_aside(file.as_object().unwrap()));
        assert_eq!(
            file,
            json!({
                "name": "x",
                "edp": {"discount": "0.05", "unknown_1": {"band": "0.1"}},
                "scenarios": [{
                    "id": "s",
                    "overrides": [{"table": "edp", "row": "edp", "field": "discount", "value": "0.1"}],
                    "unknown_1": {"overrides": [
                        {"table": "tax", "row": "tax", "field": "rate", "value": "1"},
                        {"table": "edp", "row": "edp", "field": "assess", "value": "term"},
                    ]},
                }],
                "unknown_1": {"unknown_1": 5, "support": {"included": true}},
            })
        );
        let mut plain =
            json!({"name": "x", "edp": {"discount": "0.05"}, "scenarios": [{"id": "s"}]});
        let before = plain.clone();
        step(plain.as_object_mut().unwrap());
        assert_eq!(plain, before);
    }
}
