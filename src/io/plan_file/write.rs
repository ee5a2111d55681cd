//! Writing: one row per line, so that people can read a plan and compare two.

use std::{any::Any, sync::Arc};

use serde_json::{Map, Value as Json};

use super::{DRAFTS, EXPRESSIONS, TYPE, upgrade};
use crate::{
    domain::{
        Override, Plan, Rows, Scenario, Single, TableId, choice::Choice as _, drafts::CellRef,
        extra::ExtraField, plan::FileSchema, scenario::OverrideValue,
    },
    table::{AnyRow, Lens, Record, Spec, Visitor, beside, json, resolve, schema, visit},
};

/// Writes a plan as the text of a plan file.
pub fn write(plan: &Plan) -> String {
    Writer::default().write(plan)
}

/// Writes plans one after the other and keeps the text of table chunks that did not change, so
/// that saving a plan of 10,000 rows after an edit costs little more than copying its text.
#[derive(Default)]
pub struct Writer {
    /// The text of each chunk of the last plan written; used ones move over to the next.
    kept: Vec<(SomeChunk, Arc<str>)>,
    next: Vec<(SomeChunk, Arc<str>)>,
}

/// A chunk of any table. Chunks are compared by address; holding this one keeps the address from being used
/// for another.
type SomeChunk = Arc<dyn Any + Send + Sync>;

impl Writer {
    /// Writes a plan as the text of a plan file.
    pub fn write(&mut self, plan: &Plan) -> String {
        let mut out = String::from("{\n");
        entry(&mut out, "type", &Json::from(TYPE));
        let schema = schema_of(plan);
        entry(&mut out, "schema", &Json::from(schema));
        entry(&mut out, "app", &Json::from(env!("CARGO_PKG_VERSION")));
        let mut head = row_object(TableId::Plan, &*plan.head.0);
        let texts = [
            (DRAFTS, texts(&mut plan.drafts.iter())),
            (EXPRESSIONS, texts(&mut plan.drafts.expressions())),
        ];
        for (name, _) in texts.iter().filter(|(_, texts)| !texts.is_empty()) {
            head.shift_remove(*name);
        }
        for (name, value) in head {
            entry(&mut out, &name, &value);
        }
        let whole = |id: &&TableId| {
            !matches!(id, TableId::Plan | TableId::Scenarios)
                && (schema > 1 || !upgrade::TABLES_OF_2.contains(&id.word()))
        };
        for id in TableId::ALL.iter().filter(whole) {
            visit(*id, WriteTable { plan, writer: self, out: &mut out });
        }
        for (name, texts) in texts.iter().filter(|(_, texts)| !texts.is_empty()) {
            list(&mut out, name, texts);
        }
        list(&mut out, TableId::Scenarios.word(), plan.scenarios.iter().map(scenario_text));
        self.kept = std::mem::take(&mut self.next);
        let end = out.trim_end_matches(",\n").len();
        out.truncate(end);
        out.push_str("\n}\n");
        out
    }

    /// The text of a chunk: as it was written last time, else its lines.
    fn chunk(&mut self, chunk: SomeChunk, lines: impl FnOnce() -> Vec<String>) -> Arc<str> {
        let known = self.kept.iter().position(|(kept, _)| Arc::ptr_eq(kept, &chunk));
        let text = match known {
            Some(at) => self.kept.swap_remove(at).1,
            None => lines().join(",\n    ").into(),
        };
        self.next.push((chunk, text.clone()));
        text
    }
}

/// Writes one table.
struct WriteTable<'a> {
    plan: &'a Plan,
    writer: &'a mut Writer,
    out: &'a mut String,
}

impl Visitor for WriteTable<'_> {
    type Out = ();

    fn many<R: Record>(self, rows: Lens<Rows<R>>) {
        let line = |row: &Arc<R>| Json::Object(row_object(R::TABLE, &**row)).to_string();
        let chunks = (rows.read)(self.plan).chunks().iter();
        let texts: Vec<_> = chunks
            .map(|chunk| self.writer.chunk(chunk.clone(), || chunk.iter().map(line).collect()))
            .collect();
        list(self.out, R::TABLE.word(), texts.iter().map(|text| &**text));
    }

    fn one<R: Record>(self, row: Lens<Single<R>>) {
        let mut fields = fields(R::TABLE, Map::new(), &*(row.read)(self.plan).0);
        if R::TABLE == TableId::Edp && schema_of(self.plan) == 1 {
            fields.retain(|name, _| !upgrade::COMMITMENT_FIELDS_OF_2.contains(&name.as_str()));
        }
        entry(self.out, R::TABLE.word(), &Json::Object(fields));
    }
}

/// The schema a plan is written in: that of the file it was opened from while it is unchanged, else the
/// current one.
fn schema_of(plan: &Plan) -> u64 {
    let of_2 = |over: &Override| upgrade::is_of_2(&over.table, &over.field);
    let edp = schema(TableId::Edp);
    let is_set = |(at, spec): (usize, &Spec)| {
        upgrade::is_of_2(TableId::Edp.word(), spec.key)
            && AnyRow::get(&*plan.edp.0, at) != edp.blank_value(at)
    };
    let needs_2 = !plan.ladder.is_empty()
        || !plan.discounts.is_empty()
        || !plan.investments.is_empty()
        || plan.support != Single::named(TableId::Support.word())
        || plan.tax != Single::named(TableId::Tax.word())
        || edp.fields().any(is_set)
        || plan.scenarios.iter().any(|scenario| scenario.overrides.iter().any(of_2));
    match plan.head.schema {
        FileSchema::One if !needs_2 => 1,
        _ => upgrade::CURRENT,
    }
}

fn entry(out: &mut String, name: &str, value: &Json) {
    out.push_str(&format!("  {}: {value},\n", Json::from(name)));
}

fn list<T: AsRef<str>>(out: &mut String, name: &str, rows: impl IntoIterator<Item = T>) {
    out.push_str(&format!("  {}: [", Json::from(name)));
    let mut first = true;
    for row in rows {
        out.push_str(if first { "\n    " } else { ",\n    " });
        out.push_str(row.as_ref());
        first = false;
    }
    out.push_str(if first { "],\n" } else { "\n  ],\n" });
}

fn row_object(id: TableId, row: &dyn AnyRow) -> Map<String, Json> {
    let mut object = Map::new();
    object.insert("id".to_owned(), Json::from(row.id().as_str()));
    fields(id, object, row)
}

fn fields(id: TableId, mut object: Map<String, Json>, row: &dyn AnyRow) -> Map<String, Json> {
    for (column, spec) in schema(id).fields() {
        let value = row.get(column).map(|value| json::write(spec.kind, &value));
        object.insert(spec.key.to_owned(), value.unwrap_or_default());
    }
    for field in row.extra().fields() {
        match field {
            ExtraField::Known(key) => {
                let known = schema(id).beside().find(|(_, spec)| spec.key == *key);
                let value = known.and_then(|(at, spec)| Some((spec, row.get(at)?)));
                if let Some((spec, value)) = value {
                    object.insert(spec.key.to_owned(), json::write(spec.kind, &value));
                }
            }
            ExtraField::Unknown(name, value) => add_unknown(&mut object, name, value),
        }
    }
    for (_, spec, value) in beside::said(row) {
        object.insert(spec.key.to_owned(), json::write(spec.kind, &value));
    }
    object
}

fn add_unknown(object: &mut Map<String, Json>, name: &str, value: &Json) {
    match (object.get_mut(name), value) {
        // What a known object held beside its known names.
        (Some(Json::Object(known)), Json::Object(unknown)) => {
            known.extend(unknown.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        _ => {
            object.insert(name.to_owned(), value.clone());
        }
    }
}

fn scenario_text(scenario: &Scenario) -> String {
    let mut object = row_object(TableId::Scenarios, scenario);
    let overrides = scenario.overrides.iter().map(override_object);
    object.insert("overrides".to_owned(), overrides.collect());
    Json::Object(object).to_string()
}

fn override_object(over: &Override) -> Json {
    let value = match (&over.value, resolve::find_field(&over.table, &over.field)) {
        (OverrideValue::Fits(value), Some((id, column))) => {
            schema(id).spec(column).map(|spec| json::write(spec.kind, value)).unwrap_or_default()
        }
        // A value that fits always has a known field.
        (OverrideValue::Fits(_), None) => Json::Null,
        (OverrideValue::Unknown(json), _) => json.clone(),
    };
    let mut object = Map::new();
    object.insert("table".to_owned(), Json::from(over.table.as_str()));
    object.insert("row".to_owned(), Json::from(over.row.as_str()));
    object.insert("field".to_owned(), Json::from(over.field.as_str()));
    object.insert("value".to_owned(), value);
    over.extra.iter().for_each(|(name, value)| add_unknown(&mut object, name, value));
    Json::Object(object)
}

fn texts(of: &mut dyn Iterator<Item = (&CellRef, &str)>) -> Vec<String> {
    let entries = of.map(|(cell, text)| {
        let mut object = Map::new();
        object.insert("table".to_owned(), Json::from(cell.table.word()));
        object.insert("row".to_owned(), Json::from(cell.row.as_str()));
        object.insert("field".to_owned(), Json::from(cell.field));
        if let Some(scenario) = &cell.scenario {
            object.insert("scenario".to_owned(), Json::from(scenario.as_str()));
        }
        object.insert("text".to_owned(), Json::from(text));
        Json::Object(object).to_string()
    });
    entries.collect()
}
