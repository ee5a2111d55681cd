//! Fields that a file has beside the columns of a row, and only where they say something: remarks, and those
//! of some records alone, such as an offer's time and side.

use crate::domain::Value;

use super::{AnyRow, Spec, schema};

/// The fields beside the columns that say something in a row: column, description and value.
pub fn said(row: &dyn AnyRow) -> impl Iterator<Item = (usize, &'static Spec, Value)> {
    schema(row.table()).beside().filter_map(move |(at, spec)| {
        let value = row.get(at).filter(says)?;
        Some((at, spec, value))
    })
}

/// Sets a field beside the columns, and where a file has it: where it was, else behind all that is said
/// already. `false` when the row has no such field or the value is of another kind.
pub(super) fn set(row: &mut dyn AnyRow, column: usize, value: Value) -> bool {
    let Some(spec) = schema(row.table()).spec(column) else { return false };
    let others: Vec<&'static str> = said(row)
        .filter(|(at, spec, _)| *at != column && !row.extra().has(spec.key))
        .map(|(_, spec, _)| spec.key)
        .collect();
    let is_said = says(&value);
    if !row.set(column, value) {
        return false;
    }
    let extra = row.extra_mut();
    others.into_iter().for_each(|key| extra.place(key));
    if is_said {
        extra.place(spec.key)
    } else {
        extra.set(spec.key, None)
    }
    true
}

fn says(value: &Value) -> bool {
    !matches!(value, Value::Empty | Value::Flag(false))
        && !matches!(value, Value::Text(text) if text.is_empty())
}
