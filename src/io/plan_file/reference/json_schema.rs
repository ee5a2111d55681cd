//! The reference as a JSON Schema (draft 2020-12), for editors and scripts.
//!
//! It takes the plain spelling of values that the program itself writes. What it cannot say, such as
//! references and shares that add up to 1, is left to the reader.

use serde_json::{Map, Value as Json, json};

use super::{Described, Field, purpose, tables};
use crate::{
    domain::{Rate, TableId, choice::Choice as _},
    io::plan_file::{DRAFTS, EXPRESSIONS, TYPE, upgrade},
    table::{Kind, Spec},
};

/// The schema, as text with a line for every entry.
pub fn json_schema() -> String {
    let mut properties = Map::new();
    let mut required = vec!["type", "schema"];
    properties.insert("type".into(), json!({"const": TYPE}));
    properties.insert("schema".into(), json!({"enum": (1..=upgrade::CURRENT).collect::<Vec<_>>()}));
    properties.insert(
        "app".into(),
        json!({"type": "string", "description": "The version that wrote the file."}),
    );
    for table in tables() {
        let name = table.id.word();
        let row = row(&table);
        match table.id {
            TableId::Plan => {
                let Json::Object(mut head) = row else { continue };
                if let Some(Json::Object(fields)) = head.remove("properties") {
                    properties.insert("id".into(), json!({"type": "string", "minLength": 1}));
                    properties.extend(fields);
                }
                required.extend(required_of(&table));
            }
            TableId::Scenarios => {
                properties.insert(name.into(), scenarios(row));
                required.push(name);
            }
            id if id.is_single() => {
                properties.insert(name.into(), row);
                if !upgrade::TABLES_OF_2.contains(&name) {
                    required.push(name);
                }
            }
            id => {
                let purpose = purpose(id);
                properties.insert(
                    name.into(),
                    json!({"type": "array", "title": id.label(), "description": purpose, "items": row}),
                );
            }
        }
    }
    for name in [DRAFTS, EXPRESSIONS] {
        properties.insert(name.into(), texts());
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tranche plan",
        "description": "A plan file of Tranche. Printed by tranche-cli schema; do not edit. docs/plan-format.md says what it means.",
        "type": "object",
        "required": required,
        "properties": properties,
        "$defs": definitions(),
    });
    format!("{schema:#}\n")
}

fn required_of(table: &Described) -> impl Iterator<Item = &'static str> {
    let always = |field: &&Field| field.spec.required && !field.spec.where_read;
    table.fields.iter().filter(always).map(|field| field.spec.key)
}

/// A row of a table; unknown fields are allowed.
fn row(table: &Described) -> Json {
    let mut properties = Map::new();
    let mut required: Vec<&str> = Vec::new();
    if !table.id.is_single() {
        properties.insert("id".into(), json!({"type": "string", "minLength": 1}));
        required.push("id");
    }
    required.extend(required_of(table));
    for field in &table.fields {
        properties.insert(field.spec.key.to_owned(), property(field, value(field.spec)));
    }
    // What a script wrote there in another form is kept, not refused.
    for field in &table.beside {
        properties.insert(field.spec.key.to_owned(), property(field, Map::new()));
    }
    if table.id.is_single() {
        return json!({
            "type": "object",
            "title": table.id.label(),
            "description": purpose(table.id),
            "required": required,
            "properties": properties,
        });
    }
    json!({"type": "object", "required": required, "properties": properties})
}

fn property(field: &Field, value: Map<String, Json>) -> Json {
    let Field { spec, default } = field;
    let mut property = Map::new();
    property.insert("title".into(), spec.title.into());
    if !spec.tip.is_empty() {
        property.insert("description".into(), spec.tip.into());
    }
    property.extend(value);
    if let Some(default) = default {
        property.insert("default".into(), default.clone());
    }
    if !spec.suggests.is_empty() {
        property.insert("examples".into(), spec.suggests.into());
    }
    for (name, on) in [("x-negotiated", spec.negotiable), ("x-private", spec.private)] {
        if on {
            property.insert(name.into(), true.into());
        }
    }
    property.into()
}

/// The keywords that say what a field may hold.
fn value(spec: &Spec) -> Map<String, Json> {
    let value = match kind(spec.kind) {
        value if spec.nullable => json!({"anyOf": [value, {"type": "null"}]}),
        _ if matches!(spec.kind, Kind::Text | Kind::Note) && !spec.required => {
            json!({"type": ["string", "null"]})
        }
        value => value,
    };
    match value {
        Json::Object(keywords) => keywords,
        _ => Map::new(),
    }
}

fn kind(kind: Kind) -> Json {
    match kind {
        Kind::Text | Kind::Note => json!({"type": "string"}),
        Kind::Money { signed: false } => defined("money"),
        Kind::Money { signed: true } => defined("signedMoney"),
        Kind::Rate { min, max, .. } if min == Rate::ZERO && max == Rate::ONE => defined("share"),
        Kind::Rate { min, max, .. } => json!({"anyOf": [
            {"type": "number", "minimum": number(min), "maximum": number(max)},
            {"type": "string", "pattern": "^-?[0-9]+([.][0-9]{1,6})?$"},
        ]}),
        Kind::Count { min, max } => json!({"type": "integer", "minimum": min, "maximum": max}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Month => defined("month"),
        Kind::Day => defined("day"),
        Kind::Choice(words) => {
            json!({"enum": words.iter().map(|(word, _)| *word).collect::<Vec<_>>()})
        }
        Kind::Ref(table) => {
            json!({"type": "string", "$comment": format!("the id of a row of {}", table.word())})
        }
        Kind::Services => defined("services"),
        Kind::Shares => json!({"type": "object", "additionalProperties": defined("share")}),
        Kind::MonthAmounts { signed } => json!({
            "type": "object",
            "propertyNames": defined("month"),
            "additionalProperties": defined(if signed { "signedMoney" } else { "money" }),
        }),
        Kind::Amounts => json!({"type": "array", "items": defined("money")}),
        Kind::MonthCounts => json!({
            "type": "object",
            "propertyNames": defined("month"),
            "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 1_000_000_000},
        }),
        Kind::Numbers => {
            json!({"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 1_000_000}})
        }
        Kind::Tiers => json!({
            "type": "array",
            "items": {
                "type": "object",
                "required": ["from", "rate"],
                "properties": {"from": defined("money"), "rate": defined("share")},
            },
        }),
        Kind::Counts(names) => named(names, &json!({"type": "integer", "minimum": 0})),
        Kind::Rates(names) => named(names, &defined("share")),
    }
}

/// An object with these names, each of them needed.
fn named(names: &[&str], value: &Json) -> Json {
    let properties: Map<_, _> =
        names.iter().map(|name| ((*name).to_owned(), value.clone())).collect();
    json!({"type": "object", "required": names, "properties": properties})
}

fn defined(name: &str) -> Json {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// A rate as a JSON number.
fn number(rate: Rate) -> Json {
    serde_json::from_str(&rate.to_string()).unwrap_or_default()
}

fn definitions() -> Json {
    json!({
        "money": {
            "description": "An amount from 0 to 10000000000 in the plan's currency.",
            "anyOf": [
                {"type": "string", "pattern": "^[0-9]{1,11}([.][0-9]+)?$"},
                {"type": "number", "minimum": 0, "maximum": 10_000_000_000_i64},
            ],
        },
        "signedMoney": {
            "description": "An amount from -10000000000 to 10000000000 in the plan's currency.",
            "anyOf": [
                {"type": "string", "pattern": "^-?[0-9]{1,11}([.][0-9]+)?$"},
                {"type": "number", "minimum": -10_000_000_000_i64, "maximum": 10_000_000_000_i64},
            ],
        },
        "share": {
            "description": "A rate from 0 to 1 with at most 6 decimals.",
            "anyOf": [
                {"type": "string", "pattern": "^(0([.][0-9]{1,6})?|1([.]0{1,6})?)$"},
                {"type": "number", "minimum": 0, "maximum": 1},
            ],
        },
        "month": {
            "type": "string",
            "pattern": "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])$",
        },
        "day": {
            "type": "string",
            "pattern": "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        },
        "services": {
            "description": "All services, or a list of service ids.",
            "anyOf": [
                {"const": "all"},
                {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
            ],
        },
    })
}

/// Scenarios: rows of the table with their overrides.
fn scenarios(mut row: Json) -> Json {
    row["properties"]["overrides"] = json!({
        "type": "array",
        "description": "The fields the scenario sets, in order. The base, which is the first scenario, has none.",
        "items": {
            "type": "object",
            "required": ["table", "row", "field", "value"],
            "properties": {
                "table": {"type": "string"},
                "row": {"type": "string"},
                "field": {"type": "string"},
                "value": true,
            },
        },
    });
    json!({
        "type": "array",
        "title": TableId::Scenarios.label(),
        "description": purpose(TableId::Scenarios),
        "minItems": 1,
        "items": row,
    })
}

/// Texts kept beside cells. An entry of another form is passed over, so nothing is required of it.
fn texts() -> Json {
    json!({
        "description": "What was typed in a cell and is not its value.",
        "items": {
            "properties": {
                "table": {"type": "string"},
                "row": {"type": "string"},
                "field": {"type": "string"},
                "scenario": {"type": "string"},
                "text": {"type": "string"},
            },
        },
    })
}
