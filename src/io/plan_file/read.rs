//! Reading: total, by the columns of each table.

use std::{collections::HashSet, sync::Arc};

use serde_json::{Map, Value as Json};

use super::{DRAFTS, ReadError, TYPE, scenarios, upgrade};
use crate::{
    domain::{
        Id, Month, Plan, Row, Rows, Scenario, Single, TableId, choice::Choice as _,
        drafts::CellRef, plan::Head,
    },
    table::{Fault, Record, json, json::found, table, validate},
};

type Object = Map<String, Json>;

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
    upgrade::upgrade(&mut file, upgrade::STEPS)?;
    let mut reader = Reader { file, faults: Vec::new() };
    let plan = reader.plan();
    if reader.faults.is_empty() { Ok(plan) } else { Err(ReadError::Faults(reader.faults)) }
}

struct Reader {
    file: Object,
    faults: Vec<Fault>,
}

impl Reader {
    fn plan(&mut self) -> Plan {
        let mut plan = Plan::empty(Month::EPOCH);
        // What others refer to comes first, so that every reference is looked up as it is read.
        plan.services = self.rows(&plan);
        plan.accounts = self.rows(&plan);
        plan.mixes = self.rows(&plan);
        plan.workloads = self.rows(&plan);
        plan.baseline = self.rows(&plan);
        plan.levers = self.rows(&plan);
        plan.proserve = self.rows(&plan);
        plan.partners = self.rows(&plan);
        plan.credits = self.rows(&plan);
        plan.map = self.single(&plan);
        plan.milestones = self.rows(&plan);
        plan.edp = self.single(&plan);
        plan.stacking = self.rows(&plan);
        plan.limits = self.rows(&plan);
        plan.timing = self.single(&plan);
        self.faults.extend(validate::beyond_one_field(&plan));
        let raw_scenarios = self.file.shift_remove(TableId::Scenarios.word());
        let drafts = match self.file.get(DRAFTS) {
            Some(Json::Array(_)) => self.file.shift_remove(DRAFTS),
            _ => None,
        };
        plan.head = self.head(&plan);
        plan.scenarios = scenarios::read(&plan, raw_scenarios, &mut self.faults);
        read_drafts(&mut plan, drafts);
        plan
    }

    /// What is left of the file is the head and what this version does not know.
    fn head(&mut self, plan: &Plan) -> Single<Head> {
        for known in ["type", "schema", "app"] {
            self.file.shift_remove(known);
        }
        let id = match self.file.get("id") {
            None => None,
            Some(_) => read_id("", "", &mut self.file, &mut self.faults),
        };
        let id = id.unwrap_or_else(|| Id::from("plan"));
        let file = std::mem::take(&mut self.file);
        Single(Arc::new(read_row(plan, id, "", "", file, &mut self.faults)))
    }

    fn single<R: Record>(&mut self, plan: &Plan) -> Single<R> {
        let name = R::TABLE.word();
        match self.file.shift_remove(name) {
            Some(Json::Object(row)) => {
                let row = read_row(plan, Id::from(name), name, name, row, &mut self.faults);
                Single(Arc::new(row))
            }
            other => {
                let found = other.as_ref().map_or_else(|| "nothing".to_owned(), found);
                self.faults.push(Fault::new(name, "", "", found, "an object"));
                Single::named(name)
            }
        }
    }

    fn rows<R: Record>(&mut self, plan: &Plan) -> Rows<R> {
        let raw = self.file.shift_remove(R::TABLE.word());
        read_rows(plan, raw, &mut self.faults, |row, _, _, _| row)
    }
}

/// Reads an array of objects into rows; `finish` may read more than the columns.
pub(super) fn read_rows<R: Record>(
    plan: &Plan,
    raw: Option<Json>,
    faults: &mut Vec<Fault>,
    mut finish: impl FnMut(R, usize, Option<Json>, &mut Vec<Fault>) -> R,
) -> Rows<R> {
    let name = R::TABLE.word();
    let items = match raw {
        None => Vec::new(),
        Some(Json::Array(items)) => items,
        Some(other) => {
            faults.push(Fault::new(name, "", "", found(&other), "a list of rows"));
            return Rows::default();
        }
    };
    let mut taken = HashSet::new();
    let mut rows: Vec<Arc<R>> = Vec::with_capacity(items.len());
    for (at, item) in items.into_iter().enumerate() {
        let place = format!("#{}", at + 1);
        let Json::Object(mut object) = item else {
            faults.push(Fault::new(name, &place, "", found(&item), "an object"));
            continue;
        };
        let id = read_id(name, &place, &mut object, faults);
        if let Some(id) = &id
            && !taken.insert(id.clone())
        {
            faults.push(Fault::new(
                name,
                id.as_str(),
                "id",
                format!("\"{id}\" a second time"),
                "an id of its own",
            ));
        }
        // A row without an id goes by its place until the file is refused.
        let id = id.unwrap_or_else(|| Id::from(place));
        // Overrides are the one list inside a row.
        let inner =
            if R::TABLE == TableId::Scenarios { object.shift_remove("overrides") } else { None };
        let row = read_row(plan, id.clone(), name, id.as_str(), object, faults);
        rows.push(Arc::new(finish(row, at, inner, faults)));
    }
    rows.into_iter().collect()
}

fn read_id(table: &str, place: &str, object: &mut Object, faults: &mut Vec<Fault>) -> Option<Id> {
    match object.shift_remove("id") {
        Some(Json::String(id)) if !id.is_empty() => Some(Id::from(id)),
        other => {
            let found = other.as_ref().map_or_else(|| "nothing".to_owned(), found);
            faults.push(Fault::new(table, place, "id", found, "a text that is not empty"));
            None
        }
    }
}

/// Reads the columns of a row; what is left of the object is kept as extra.
fn read_row<R: Record>(
    plan: &Plan,
    id: Id,
    table: &str,
    label: &str,
    mut object: Object,
    faults: &mut Vec<Fault>,
) -> R {
    let mut row = R::blank(id);
    for column in R::COLUMNS {
        let spec = &column.spec;
        let Some(json) = object.shift_remove(spec.key) else {
            if spec.required {
                faults.push(Fault::new(table, label, spec.key, "nothing", spec.expects()));
            }
            continue;
        };
        let value = json::read(spec, &json);
        if let Some(value) = &value {
            faults.extend(validate::missing(plan, spec, value, table, label));
        }
        if !value.is_some_and(|value| (column.set)(&mut row, value)) {
            let found = json::found_in(spec.kind, &json);
            faults.push(Fault::new(table, label, spec.key, found, spec.expects()));
        }
        if let Some(unknown) = json::unknown(spec.kind, json) {
            row.extra_mut().set(spec.key, Some(unknown));
        }
    }
    for (name, value) in object {
        row.extra_mut().set(&name, Some(value));
    }
    row
}

/// Takes the drafts whose cell exists; they are an aid to the user, never a reason to refuse a plan.
fn read_drafts(plan: &mut Plan, raw: Option<Json>) {
    let Some(Json::Array(items)) = raw else { return };
    for item in &items {
        let text = |name: &str| item.get(name).and_then(Json::as_str);
        let cell = || {
            let id = TableId::from_word(text("table")?)?;
            let rows = table(plan, id);
            let row = Id::from(text("row")?);
            rows.position(row.as_str())?;
            let field = rows.spec(rows.column(text("field")?)?)?.key;
            let scenario = text("scenario").map(Id::from);
            let known =
                |id: &Id| plan.scenarios.iter().any(|scenario: &Arc<Scenario>| scenario.id() == id);
            scenario.iter().all(known).then_some(CellRef { table: id, row, field, scenario })
        };
        if let (Some(cell), Some(text)) = (cell(), text("text")) {
            plan.drafts.set(cell, text.to_owned());
        }
    }
}
