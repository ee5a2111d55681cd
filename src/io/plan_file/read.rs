//! Reading: total, by the columns of each table.

use std::sync::Arc;

use serde_json::Value as Json;

use super::{
    DRAFTS, EXPRESSIONS, ReadError, TYPE,
    rows::{Object, read_id, read_row, read_rows, read_texts},
    scenarios, upgrade,
};
use crate::{
    domain::{
        Id, Month, Plan, Rows, Single, TableId,
        choice::Choice as _,
        plan::{FileSchema, Head},
    },
    table::{
        Fault, Lens, Record, Spec, Visitor, json::found, schema, validate, validate::deal::Absent,
        visit,
    },
};

/// Reads a plan.
///
/// # Errors
/// Anything that is not a whole plan without a fault; [`ReadError`] says why, and names every fault
/// at once.
pub fn read(text: &str) -> Result<Plan, ReadError> {
    let json: Json =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            ReadError::NotJson {
                line: error.line(),
                column: error.column(),
                cut_short: error.is_eof(),
            }
        })?;
    let Json::Object(mut file) = json else {
        return Err(ReadError::NotAPlan { found: found(&json) });
    };
    match file.get("type") {
        Some(Json::String(kind)) if kind == TYPE => {}
        other => {
            return Err(ReadError::NotAPlan {
                found: other.map_or_else(|| "missing".to_owned(), found),
            });
        }
    }
    let schema_1 = upgrade::is_plain_1(&file);
    upgrade::upgrade(&mut file, upgrade::STEPS)?;
    let mut reader = Reader { file, schema_1, faults: Vec::new() };
    let plan = reader.plan();
    if reader.faults.is_empty() { Ok(plan) } else { Err(ReadError::Faults(reader.faults)) }
}

struct Reader {
    file: Object,
    /// Whether the file is of schema 1 and nothing in it has been set aside.
    schema_1: bool,
    faults: Vec<Fault>,
}

impl Reader {
    fn plan(&mut self) -> Plan {
        let mut plan = Plan::empty(Month::EPOCH);
        let absent = absent(&self.file);
        // What others refer to stands first in the list, so that every reference is looked up as
        // it is read. The head is what is left over, and scenarios are read when all else is.
        let whole = |id: &&TableId| !matches!(id, TableId::Plan | TableId::Scenarios);
        for id in TableId::ALL.iter().filter(whole) {
            visit(*id, ReadTable { reader: self, plan: &mut plan });
        }
        self.faults.extend(validate::beyond_one_field(&plan));
        let raw_scenarios = self.file.shift_remove(TableId::Scenarios.word());
        let mut texts = |name: &str| match self.file.get(name) {
            Some(Json::Array(_)) => self.file.shift_remove(name),
            _ => None,
        };
        let (drafts, expressions) = (texts(DRAFTS), texts(EXPRESSIONS));
        self.head(&mut plan);
        plan.scenarios = scenarios::read(&plan, raw_scenarios, &mut self.faults);
        let mut more = validate::deal::faults(&plan, &absent);
        // A field that could not be read is reported already.
        fn place(fault: &Fault) -> [&str; 3] {
            [&fault.table, &fault.row, &fault.field]
        }
        more.retain(|fault| !self.faults.iter().any(|known| place(known) == place(fault)));
        self.faults.extend(more);
        for (cell, text) in read_texts(&plan, drafts) {
            plan.drafts.set(cell, text);
        }
        for (cell, text) in read_texts(&plan, expressions) {
            plan.drafts.set_expression(&cell, Some(&text));
        }
        plan
    }

    /// What is left of the file is the head and what this version does not know.
    fn head(&mut self, plan: &mut Plan) {
        for known in ["type", "schema", "app"] {
            self.file.shift_remove(known);
        }
        let id = match self.file.get("id") {
            None => None,
            Some(_) => read_id("", "", &mut self.file, &mut self.faults),
        };
        let id = id.unwrap_or_else(|| Id::from("plan"));
        let file = std::mem::take(&mut self.file);
        let mut head: Head = read_row(plan, id, ("", ""), file, &mut self.faults);
        head.schema = if self.schema_1 { FileSchema::One } else { FileSchema::Current };
        plan.head = Single(Arc::new(head));
    }
}

/// The fields that a file leaves out and that have no default, but are needed only where they are read.
fn absent(file: &Object) -> Vec<Absent> {
    let mut absent = Vec::new();
    for id in TableId::ALL {
        let needed = |(_, spec): &(usize, &Spec)| spec.required && spec.where_read;
        let keys: Vec<_> = schema(*id).fields().filter(needed).map(|(_, spec)| spec.key).collect();
        let mut of_row = |row: Id, object: Option<&Object>| {
            for field in &keys {
                if object.is_none_or(|object| !object.contains_key(*field)) {
                    absent.push(Absent { table: *id, row: row.clone(), field });
                }
            }
        };
        match file.get(id.word()) {
            Some(Json::Array(rows)) => {
                for row in rows.iter().filter_map(Json::as_object) {
                    let Some(name) = row.get("id").and_then(Json::as_str) else { continue };
                    of_row(Id::from(name), Some(row));
                }
            }
            single if id.is_single() => of_row(id.only_row(), single.and_then(Json::as_object)),
            _ => {}
        }
    }
    absent
}

/// Reads one table into the plan.
struct ReadTable<'a> {
    reader: &'a mut Reader,
    plan: &'a mut Plan,
}

impl Visitor for ReadTable<'_> {
    type Out = ();

    fn many<R: Record>(self, rows: Lens<Rows<R>>) {
        let raw = self.reader.file.shift_remove(R::TABLE.word());
        let read = read_rows(self.plan, raw, &mut self.reader.faults, &mut |_, _, _, _| {});
        *(rows.write)(self.plan) = read;
    }

    fn one<R: Record>(self, row: Lens<Single<R>>) {
        let (name, faults) = (R::TABLE.word(), &mut self.reader.faults);
        match self.reader.file.shift_remove(name) {
            Some(Json::Object(object)) => {
                let read = read_row(self.plan, Id::from(name), (name, name), object, faults);
                *(row.write)(self.plan) = Single(Arc::new(read));
            }
            None if upgrade::TABLES_OF_2.contains(&name) => {}
            other => {
                let found = other.as_ref().map_or_else(|| "nothing".to_owned(), found);
                faults.push(Fault::new(name, "", "", found, "an object"));
            }
        }
    }
}
