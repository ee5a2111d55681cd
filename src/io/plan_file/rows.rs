//! Reading rows by the columns of their table, and the texts kept beside cells.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use crate::{
    domain::{Id, Plan, Rows, TableId, choice::Choice as _, drafts::CellRef, extra::ExtraField},
    table::{AnyRow, Fault, Record, beside, json, json::found, schema, table, validate},
};

/// An object of the file, with what is left to read of it.
pub(super) type Object = Map<String, Json>;

/// Reads more of a row than its columns: the row, its place, and what is left to read.
pub(super) type Finish<'f, R> = dyn FnMut(&mut R, usize, Option<Json>, &mut Vec<Fault>) + 'f;

/// Reads an array of objects into rows; `finish` may read more than the columns.
pub(super) fn read_rows<R: Record>(
    plan: &Plan,
    raw: Option<Json>,
    faults: &mut Vec<Fault>,
    finish: &mut Finish<'_, R>,
) -> Rows<R> {
    let name = R::TABLE.word();
    let mut rows: Vec<R> = Vec::new();
    each_object(name, raw, faults, &mut |at, id, mut object, faults| {
        // Overrides are the one list inside a row.
        let inner = match R::TABLE {
            TableId::Scenarios => object.shift_remove("overrides"),
            _ => None,
        };
        let mut row: R = read_row(plan, id.clone(), (name, id.as_str()), object, faults);
        finish(&mut row, at, inner, faults);
        rows.push(row);
    });
    rows.into_iter().collect()
}

/// Handles an object of an array: its position, its id, and the object without the id.
type Then<'f> = dyn FnMut(usize, Id, Object, &mut Vec<Fault>) + 'f;

/// Calls `then` for each object of an array. Whatever is no object, and ids that are missing or taken, are
/// faults.
fn each_object(name: &str, raw: Option<Json>, faults: &mut Vec<Fault>, then: &mut Then<'_>) {
    let items = match raw {
        None => return,
        Some(Json::Array(items)) => items,
        Some(other) => {
            faults.push(Fault::new(name, "", "", found(&other), "a list of rows"));
            return;
        }
    };
    let mut taken = HashSet::new();
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
        then(at, id.unwrap_or_else(|| Id::from(place)), object, faults);
    }
}

pub(super) fn read_id(
    table: &str,
    place: &str,
    object: &mut Object,
    faults: &mut Vec<Fault>,
) -> Option<Id> {
    match object.shift_remove("id") {
        Some(Json::String(id)) if !id.is_empty() => Some(Id::from(id)),
        other => {
            let found = other.as_ref().map_or_else(|| "nothing".to_owned(), found);
            faults.push(Fault::new(table, place, "id", found, "a text that is not empty"));
            None
        }
    }
}

/// Reads a row. A field that is missing or at fault keeps its default.
pub(super) fn read_row<R: Record>(
    plan: &Plan,
    id: Id,
    label: (&str, &str),
    object: Object,
    faults: &mut Vec<Fault>,
) -> R {
    let mut row = R::blank(id);
    read_fields(plan, R::TABLE, &mut row, label, object, faults);
    row
}

/// Reads the fields of a row; what this version does not know of the object is kept as extra.
fn read_fields(
    plan: &Plan,
    table: TableId,
    row: &mut dyn AnyRow,
    (name, label): (&str, &str),
    mut object: Object,
    faults: &mut Vec<Fault>,
) {
    for (column, spec) in schema(table).fields() {
        let Some(json) = object.shift_remove(spec.key) else {
            if spec.required && !spec.where_read {
                faults.push(Fault::new(name, label, spec.key, "nothing", spec.expects()));
            }
            continue;
        };
        let value = json::read(spec, &json);
        if let Some(value) = value.as_ref().filter(|_| !spec.where_read) {
            faults.extend(validate::missing(plan, spec, value, name, label));
        }
        if !value.is_some_and(|value| row.set(column, value)) {
            let found = json::found_in(spec.kind, &json);
            faults.push(Fault::new(name, label, spec.key, found, spec.expects()));
        }
        if let Some(unknown) = json::unknown(spec.kind, json) {
            row.extra_mut().set(spec.key, Some(unknown));
        }
    }
    read_beside(row, object);
}

/// Reads what an object has beside the columns. A field is taken only where it is written back the same;
/// else it says nothing and is kept as it is.
fn read_beside(row: &mut dyn AnyRow, object: Object) {
    let schema = schema(row.table());
    let taken = |row: &mut dyn AnyRow, key: &str, json: &Json| {
        let (at, spec) = schema.beside().find(|(_, spec)| spec.key == key)?;
        let value =
            json::read(spec, json).filter(|value| json::write(spec.kind, value) == *json)?;
        row.set(at, value).then_some(spec.key)
    };
    let mut fields: Vec<ExtraField> = Vec::new();
    for (name, json) in object {
        fields.push(match taken(row, &name, &json) {
            Some(key) => ExtraField::Known(key),
            None => ExtraField::Unknown(name, json),
        });
    }
    // In the order in which they are written anyway, places need not be kept.
    let said = beside::said(row).map(|(_, spec, _)| ExtraField::Known(spec.key));
    if !said.eq(fields.iter().cloned()) {
        row.extra_mut().extend(fields);
    }
}

/// The texts whose cell exists; they are an aid to the user, never a reason to refuse a plan.
pub(super) fn read_texts(plan: &Plan, raw: Option<Json>) -> Vec<(CellRef, String)> {
    let Some(Json::Array(items)) = raw else { return Vec::new() };
    let texts = items.iter().filter_map(|item| {
        let text = |name: &str| item.get(name).and_then(Json::as_str);
        let id = TableId::from_word(text("table")?)?;
        let rows = table(plan, id);
        let row = Id::from(text("row")?);
        rows.position(row.as_str())?;
        let field = schema(id).spec_of(text("field")?)?.key;
        let scenario = text("scenario").map(Id::from);
        let known = |id: &Id| plan.scenarios.position(id.as_str()).is_some();
        let cell = CellRef { table: id, row, field, scenario };
        Some((cell.scenario.iter().all(known).then_some(cell)?, text("text")?.to_owned()))
    });
    texts.collect()
}
