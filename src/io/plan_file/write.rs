//! Writing: one row per line, so that people can read a plan and compare two.

use std::{collections::HashMap, fmt::Write as _, sync::Arc};

use serde_json::{Map, Value as Json, json};

use super::{DRAFTS, TYPE, upgrade};
use crate::{
    domain::{
        Extra, Override, Plan, Rows, Scenario, TableId, choice::Choice as _,
        scenario::OverrideValue,
    },
    table::{Record, json, resolve, table},
};

/// Writes a plan as the text of a plan file.
pub fn write(plan: &Plan) -> String {
    Writer::default().write(plan)
}

/// Writes plans one after the other and keeps the text of table chunks that did not change, so
/// that saving a plan of 10,000 rows after an edit costs little more than copying its text.
#[derive(Default)]
pub struct Writer {
    /// Text of a chunk by its address; the chunk is kept alive, so the address stays its own.
    kept: HashMap<usize, (Arc<dyn std::any::Any + Send + Sync>, Arc<str>)>,
    used: Vec<usize>,
}

impl Writer {
    /// Writes a plan as the text of a plan file.
    pub fn write(&mut self, plan: &Plan) -> String {
        let mut out = String::from("{\n");
        entry(&mut out, "type", &json!(TYPE));
        entry(&mut out, "schema", &json!(upgrade::CURRENT));
        entry(&mut out, "app", &json!(env!("CARGO_PKG_VERSION")));
        let mut head = row_object(&*plan.head.0);
        if !plan.drafts.is_empty() {
            head.shift_remove(DRAFTS);
        }
        for (name, value) in head {
            entry(&mut out, &name, &value);
        }
        self.table(&mut out, &plan.services);
        self.table(&mut out, &plan.accounts);
        self.table(&mut out, &plan.mixes);
        self.table(&mut out, &plan.workloads);
        self.table(&mut out, &plan.baseline);
        self.table(&mut out, &plan.levers);
        self.table(&mut out, &plan.proserve);
        self.table(&mut out, &plan.partners);
        self.table(&mut out, &plan.credits);
        single(&mut out, &*plan.map.0);
        self.table(&mut out, &plan.milestones);
        single(&mut out, &*plan.edp.0);
        self.table(&mut out, &plan.stacking);
        self.table(&mut out, &plan.limits);
        single(&mut out, &*plan.timing.0);
        if !plan.drafts.is_empty() {
            list(&mut out, DRAFTS, drafts(plan));
        }
        list(
            &mut out,
            TableId::Scenarios.word(),
            plan.scenarios.iter().map(|scenario| scenario_text(plan, scenario)),
        );
        let used = std::mem::take(&mut self.used);
        self.kept.retain(|address, _| used.contains(address));
        let end = out.trim_end_matches(",\n").len();
        out.truncate(end);
        out.push_str("\n}\n");
        out
    }

    fn table<R: Record>(&mut self, out: &mut String, rows: &Rows<R>) {
        let chunks: Vec<_> = rows.chunks().iter().map(|chunk| self.chunk(chunk)).collect();
        list(out, R::TABLE.word(), chunks.iter().map(|text| &**text));
    }

    fn chunk<R: Record>(&mut self, chunk: &Arc<Vec<Arc<R>>>) -> Arc<str> {
        let address = Arc::as_ptr(chunk).addr();
        self.used.push(address);
        if let Some((_, text)) = self.kept.get(&address) {
            return text.clone();
        }
        let lines: Vec<_> =
            chunk.iter().map(|row| Json::Object(row_object(&**row)).to_string()).collect();
        let text: Arc<str> = lines.join(",\n    ").into();
        self.kept.insert(address, (chunk.clone(), text.clone()));
        text
    }
}

fn entry(out: &mut String, name: &str, value: &Json) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "  {}: {value},", json!(name));
}

fn list<T: AsRef<str>>(out: &mut String, name: &str, rows: impl IntoIterator<Item = T>) {
    let _ = write!(out, "  {}: [", json!(name));
    let mut first = true;
    for row in rows {
        out.push_str(if first { "\n    " } else { ",\n    " });
        out.push_str(row.as_ref());
        first = false;
    }
    out.push_str(if first { "],\n" } else { "\n  ],\n" });
}

fn single<R: Record>(out: &mut String, row: &R) {
    entry(out, R::TABLE.word(), &Json::Object(fields(Map::new(), row)));
}

fn row_object<R: Record>(row: &R) -> Map<String, Json> {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(row.id().as_str()));
    fields(object, row)
}

fn fields<R: Record>(mut object: Map<String, Json>, row: &R) -> Map<String, Json> {
    for column in R::COLUMNS {
        object
            .insert(column.spec.key.to_owned(), json::write(column.spec.kind, &(column.get)(row)));
    }
    extend(&mut object, row.extra());
    object
}

fn extend(object: &mut Map<String, Json>, extra: &Extra) {
    for (name, value) in extra.iter() {
        match (object.get_mut(name), value) {
            // What a known object held beside its known names.
            (Some(Json::Object(known)), Json::Object(unknown)) => {
                known.extend(unknown.iter().map(|(name, value)| (name.clone(), value.clone())));
            }
            _ => {
                object.insert(name.clone(), value.clone());
            }
        }
    }
}

fn scenario_text(plan: &Plan, scenario: &Scenario) -> String {
    let mut object = row_object(scenario);
    let overrides = scenario.overrides.iter().map(|over| override_object(plan, over));
    object.insert("overrides".to_owned(), overrides.collect());
    Json::Object(object).to_string()
}

fn override_object(plan: &Plan, over: &Override) -> Json {
    let value = match (&over.value, resolve::target(plan, over)) {
        (OverrideValue::Fits(value), resolve::Target::Field(id, column)) => table(plan, id)
            .spec(column)
            .map(|spec| json::write(spec.kind, value))
            .unwrap_or_default(),
        // A value that fits always has a known field.
        (OverrideValue::Fits(_), resolve::Target::Unknown) => Json::Null,
        (OverrideValue::Unknown(json), _) => json.clone(),
    };
    let mut object = Map::new();
    object.insert("table".to_owned(), json!(over.table));
    object.insert("row".to_owned(), json!(over.row.as_str()));
    object.insert("field".to_owned(), json!(over.field));
    object.insert("value".to_owned(), value);
    extend(&mut object, &over.extra);
    Json::Object(object)
}

fn drafts(plan: &Plan) -> Vec<String> {
    let entries = plan.drafts.iter().map(|(cell, text)| {
        let mut object = Map::new();
        object.insert("table".to_owned(), json!(cell.table.word()));
        object.insert("row".to_owned(), json!(cell.row.as_str()));
        object.insert("field".to_owned(), json!(cell.field));
        if let Some(scenario) = &cell.scenario {
            object.insert("scenario".to_owned(), json!(scenario.as_str()));
        }
        object.insert("text".to_owned(), json!(text));
        Json::Object(object).to_string()
    });
    entries.collect()
}
