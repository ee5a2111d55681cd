//! What differs between scenarios: every field that one of them sets, where the values are not the same.

use crate::{
    domain::{
        Cents, Id, Override, Scenario, TableId, Value, choice::Choice as _, drafts::CellRef,
        order::Order as _,
    },
    edit,
    engine::Outcome,
    table::{Spec, privacy, resolve, schema, show, table},
    text::show as text,
};

use super::{Cell, Part, Source};

/// Every field in which scenarios differ, with each scenario's value.
pub(super) fn differences(source: &Source<'_>) -> Part {
    let names = source.scenarios.iter().map(|(scenario, _)| scenario.name.clone());
    let heads: Vec<String> = std::iter::once("Term".to_owned()).chain(names).collect();
    Part {
        title: "The terms".to_owned(),
        note: "what differs between scenarios".to_owned(),
        // Lists of services and of amounts by year wrap, so that all scenarios stand side by side.
        figures_from: heads.len(),
        heads,
        rows: set_fields(source).iter().flat_map(|of| rows(source, of)).collect(),
        ..Part::default()
    }
}

/// A field that a scenario sets; ordered as the tables, their rows and columns are.
type Field = (usize, usize, usize, Id);

fn set_fields(source: &Source<'_>) -> Vec<Field> {
    let overrides = source.scenarios.iter().flat_map(|(scenario, _)| scenario.overrides.iter());
    let field = |over: &Override| {
        let (id, column) = resolve::find_field(&over.table, &over.field)?;
        let place = TableId::ALL.iter().position(|known| *known == id)?;
        let row = table(source.plan, id).position(over.row.as_str())?;
        Some((place, row, column, over.row.clone()))
    };
    let mut fields: Vec<Field> = overrides.filter_map(field).collect();
    fields.order();
    fields.dedup();
    fields
}

/// A field with the value each scenario has, a list of amounts year by year; none where all have the same or it
/// is left out.
fn rows(source: &Source<'_>, (place, _, column, row): &Field) -> Vec<Vec<Cell>> {
    let Some(id) = TableId::ALL.get(*place).copied() else { return Vec::new() };
    let Some(spec) = schema(id).spec(*column) else { return Vec::new() };
    if source.hides(id, row.as_str()) || source.hide && privacy::column_is_private(spec) {
        return Vec::new();
    }
    let value = |(scenario, _): &(&Scenario, Option<&Outcome>)| {
        let scenario = Some(scenario.id.clone());
        let cell = CellRef { table: id, row: row.clone(), field: spec.key, scenario };
        edit::shown_value(source.plan, &cell).map_or(Value::Empty, |(value, _)| value)
    };
    let values: Vec<Value> = source.scenarios.iter().map(value).collect();
    let title = title(source, id, row, spec);
    let years = values.iter().filter_map(amounts).map(<[Cents]>::len).max();
    let Some(years) = years else {
        let texts = values.iter().map(|value| show::cell(source.plan, spec, value, source.format));
        return line(title, texts.collect()).into_iter().collect();
    };
    let year = |at: usize| {
        let text = |value: &Value| {
            let amount = amounts(value).and_then(|all| all.get(at));
            amount.map_or_else(String::new, |amount| text::money_whole(*amount, source.format))
        };
        line(format!("{title}, year {}", at + 1), values.iter().map(text).collect())
    };
    (0..years).filter_map(year).collect()
}

fn amounts(value: &Value) -> Option<&[Cents]> {
    match value {
        Value::Amounts(amounts) => Some(amounts),
        _ => None,
    }
}

/// A row of the table; `None` where all texts are the same.
fn line(title: String, texts: Vec<String>) -> Option<Vec<Cell>> {
    if texts.windows(2).all(|pair| pair[0] == pair[1]) {
        return None;
    }
    let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let cells = texts.into_iter().map(|text| Cell::from(shown(text)));
    Some(std::iter::once(Cell::from(title)).chain(cells).collect())
}

fn title(source: &Source<'_>, id: TableId, row: &Id, spec: &Spec) -> String {
    let of = match id.is_single() {
        true => id.label().to_owned(),
        false => show::row_title(source.plan, id, row.as_str()),
    };
    format!("{} ({of})", spec.title)
}
