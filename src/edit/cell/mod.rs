//! One cell: what it shows, and what becomes of what is put into it.

mod read;
mod rules;

pub(super) use read::EntryReader;

use crate::{
    domain::{
        Cents, Id, Override, Plan, Rate, Scenario, TableId, Value,
        choice::Choice as _,
        drafts::CellRef,
        scenario::{OverrideValue, ScenarioKind},
    },
    table::{Kind, Spec, entry, entry::EntryError, schema, show, table, table_mut, validate},
    text::{Format, Locale, RateUnit, Unread},
};

use read::read;
use rules::rules;

use super::{EditError, Entry};

/// How the plan's figures are written for a reader.
pub fn format_of(plan: &Plan, locale: Locale) -> Format {
    Format::of(&plan.head.currency).read_in(locale)
}

/// The title of a cell's column.
pub(super) fn title(cell: &CellRef) -> String {
    let spec = schema(cell.table).spec_of(cell.field);
    spec.map_or_else(|| cell.field.to_owned(), |spec| spec.title.to_owned())
}

/// Whether a column is set in scenarios: names, notes, owners and remarks are always those of the base.
pub fn is_per_scenario(spec: &Spec) -> bool {
    !spec.remark && !matches!(spec.kind, Kind::Text | Kind::Note)
}

/// The scenario whose override a cell edits: none for the base itself and for plain texts.
pub fn scenario_of<'p>(plan: &'p Plan, cell: &CellRef, spec: &Spec) -> Option<&'p Scenario> {
    let id =
        cell.scenario.as_ref().filter(|_| cell.table.is_overridable() && is_per_scenario(spec))?;
    let (position, scenario) =
        (plan.scenarios.position(id.as_str())?, plan.scenarios.get(id.as_str())?);
    (position > 0 && scenario.kind != ScenarioKind::Base).then_some(scenario)
}

/// The cell where a scenario sets a field, whoever decides: the base's, where a scenario can't set it.
pub fn own_cell(plan: &Plan, cell: &CellRef) -> CellRef {
    let spec = schema(cell.table).spec_of(cell.field);
    let scenario =
        spec.and_then(|spec| scenario_of(plan, cell, spec)).map(|scenario| scenario.id.clone());
    CellRef { scenario, ..cell.clone() }
}

/// The cell that typing goes to while a scenario is shown.
///
/// What is negotiated belongs to the scenario. What we have (workloads, consumption, accounts and the like)
/// is the plan's, from whichever scenario it is typed, unless the scenario has a value of its own there.
pub fn addressed(plan: &Plan, cell: &CellRef) -> CellRef {
    let own = own_cell(plan, cell);
    let spec = schema(cell.table).spec_of(cell.field);
    if own.scenario.is_some() && spec.is_some_and(|spec| !spec.negotiable) && !has_own(plan, &own) {
        return CellRef { scenario: None, ..own };
    }
    own
}

/// Whether a scenario's cell has a value or a text of its own.
pub fn has_own(plan: &Plan, cell: &CellRef) -> bool {
    cell.scenario.is_some() && (plan.drafts.get(cell).is_some() || own_value(plan, cell).is_some())
}

/// What a scenario sets in a cell; `None` for a cell of the base.
fn own_value<'p>(plan: &'p Plan, cell: &CellRef) -> Option<&'p OverrideValue> {
    let scenario = plan.scenarios.get(cell.scenario.as_ref()?.as_str())?;
    if scenario.overrides.is_empty() {
        return None;
    }
    let key = Override::key(cell.table.word(), cell.row.as_str(), cell.field);
    scenario.overrides.get(key.as_str()).map(|over| &over.value)
}

/// The text in a cell that could not be taken, and the cell it was typed into: where a scenario has nothing of its
/// own, that of the base stands there as its value does.
pub fn draft<'p>(plan: &'p Plan, cell: &CellRef) -> Option<(&'p str, CellRef)> {
    if plan.drafts.is_empty() {
        return None;
    }
    if let Some(text) = plan.drafts.get(cell) {
        return Some((text, cell.clone()));
    }
    if cell.scenario.is_none() || own_value(plan, cell).is_some() {
        return None;
    }
    let base = CellRef { scenario: None, ..cell.clone() };
    Some((plan.drafts.get(&base)?, base))
}

/// The value a cell shows and whether it is the scenario's own.
pub fn shown_value(plan: &Plan, cell: &CellRef) -> Option<(Value, bool)> {
    let schema = schema(cell.table);
    let column = schema.column_of(cell.field)?;
    let may = scenario_of(plan, cell, schema.spec(column)?).is_some();
    let own = own_value(plan, cell).filter(|_| may).and_then(|value| match value {
        OverrideValue::Fits(value) => Some(value.clone()),
        OverrideValue::Unknown(_) => None,
    });
    match own {
        Some(value) => Some((value, true)),
        None => Some((table(plan, cell.table).value(cell.row.as_str(), column)?, false)),
    }
}

/// The expression behind the figure that a cell shows. One that gives another figure by now, because
/// the figure came in another way, is none.
pub fn expression_of<'p>(plan: &'p Plan, cell: &CellRef, locale: Locale) -> Option<&'p str> {
    plan.drafts.expressions().next()?;
    let (value, own) = shown_value(plan, cell)?;
    let base = CellRef { scenario: None, ..cell.clone() };
    let text = plan.drafts.expression(if own { cell } else { &base })?;
    let spec = schema(cell.table).spec_of(cell.field)?;
    (entry::value(plan, spec, text, &format_of(plan, locale)) == Ok(value)).then_some(text)
}

/// What was typed into a cell, as an entry. `+10%` and `-5%` change the amount or number the cell
/// holds; in a cell of percentages they are percentages like any other.
pub fn typed(plan: &Plan, cell: &CellRef, text: &str, locale: Locale) -> Entry {
    Entry::Text(relative(plan, cell, text.trim(), locale).unwrap_or_else(|| text.to_owned()))
}

fn relative(plan: &Plan, cell: &CellRef, text: &str, locale: Locale) -> Option<String> {
    /// An expression that grew longer than this is replaced by its figure.
    const LONGEST: usize = 120;
    if !text.starts_with(['+', '-', '\u{2212}']) || !text.ends_with('%') {
        return None;
    }
    let spec = schema(cell.table).spec_of(cell.field)?;
    let is_points = matches!(spec.kind, Kind::Rate { unit: RateUnit::Percent, .. });
    let (value, _) = shown_value(plan, cell).filter(|_| draft(plan, cell).is_none())?;
    if is_points || !matches!(value, Value::Money(_) | Value::Rate(_) | Value::Count(_)) {
        return None;
    }
    let format = format_of(plan, locale);
    let held = match expression_of(plan, cell, locale).filter(|text| text.len() < LONGEST) {
        Some(expression) => format!("({})", expression.trim_start_matches('=').trim()),
        None => show::edit(plan, spec, &value, &format),
    };
    let text = format!("={held}{text}");
    entry::value(plan, spec, &text, &format).is_ok().then_some(text)
}

/// Why the text kept for a cell was not taken; `None` when there is none or it would be taken now.
pub fn error_of(plan: &Plan, cell: &CellRef, locale: Locale) -> Option<EntryError> {
    let (text, cell) = draft(plan, cell)?;
    let spec = schema(cell.table).spec_of(cell.field)?;
    read(plan, &cell, spec, text, &mut EntryReader::of(locale)).err()
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// The cell holds it now; a cleared cell holds its default or what the base has.
    Taken,
    /// Its text could not be read or does not fit: it is kept as a draft, and the last good value stays.
    Kept,
}

/// Puts an entry into a cell.
///
/// # Errors
/// [`EditError::NoSuchCell`], and [`EditError::Unfit`] for a value the cell may not hold: a text can wait as a
/// draft, a value can't.
pub(super) fn put(
    plan: &mut Plan,
    cell: &CellRef,
    entry: &Entry,
    reader: &mut EntryReader,
) -> Result<Put, EditError> {
    let missing = || EditError::NoSuchCell(cell.clone());
    let schema = schema(cell.table);
    let Some((column, spec)) =
        schema.column_of(cell.field).and_then(|column| Some((column, schema.spec(column)?)))
    else {
        return Err(missing());
    };
    if table(plan, cell.table).position(cell.row.as_str()).is_none() {
        return Err(missing());
    }
    let base = CellRef { scenario: None, ..cell.clone() };
    let mut cell = own_cell(plan, cell);
    // A new row that is filled in while a scenario is shown: there is nothing to override yet. A fact
    // is the plan's own; a term that only the scenario asks for is nothing in AWS's offer.
    let is_new = cell.scenario.is_some() && plan.drafts.get(&base) == Some("");
    if is_new && !spec.negotiable {
        cell.scenario = None;
    }
    let blank = || table(plan, cell.table).blank_value(column).filter(|_| !spec.is_needed());
    let taken = match entry {
        Entry::Value(value) => {
            fits(plan, &cell, spec, value, reader.locale)?;
            Ok(value.clone())
        }
        Entry::Clear if cell.scenario.is_some() => {
            reset(plan, &cell);
            return Ok(Put::Taken);
        }
        Entry::Text(text) if text.trim().is_empty() && cell.scenario.is_some() => {
            reset(plan, &cell);
            return Ok(Put::Taken);
        }
        Entry::Clear => blank().ok_or_else(String::new),
        Entry::Text(text) => match read(plan, &cell, spec, text, reader) {
            Ok(value) => Ok(value),
            Err(EntryError::Unread(Unread::Missing)) if cell.scenario.is_some() => {
                reset(plan, &cell);
                return Ok(Put::Taken);
            }
            Err(EntryError::Unread(Unread::Missing)) => blank().ok_or_else(String::new),
            Err(_) => Err(text.clone()),
        },
    };
    match taken {
        Ok(value) => {
            let expression = match (entry, &value) {
                (Entry::Text(text), Value::Money(_) | Value::Rate(_) | Value::Count(_)) => {
                    Some(text.trim()).filter(|text| entry::is_expression(text))
                }
                _ => None,
            };
            plan.drafts.set_expression(&cell, expression);
            write(plan, &cell, column, value);
            plan.drafts.clear(&cell);
            if is_new {
                plan.drafts.clear(&base);
            }
            reader.forget_after(cell.table);
            Ok(Put::Taken)
        }
        Err(text) => {
            plan.drafts.set_expression(&cell, None);
            if let Some(nothing) = nothing(spec).filter(|_| text.is_empty()) {
                // What is blank counts for nothing, not for what stood there before.
                write(plan, &cell, column, nothing);
            }
            plan.drafts.set(cell, text);
            Ok(Put::Kept)
        }
    }
}

/// What a needed cell counts as while it is empty; `None` where there is no such value.
fn nothing(spec: &Spec) -> Option<Value> {
    let nothing = match spec.kind {
        Kind::Money { .. } => Value::Money(Cents::ZERO),
        Kind::Rate { .. } => Value::Rate(Rate::ZERO),
        _ => return None,
    };
    spec.holds(&nothing).then_some(nothing)
}

/// Whether a value can stand in a cell and the plan still be saved and read back.
///
/// # Errors
/// [`EditError::Unfit`] with what is expected.
fn fits(
    plan: &Plan,
    cell: &CellRef,
    spec: &Spec,
    value: &Value,
    locale: Locale,
) -> Result<(), EditError> {
    let unfit = |error| EditError::Unfit { cell: cell.clone(), error: Box::new(error) };
    if !spec.holds(value) || validate::missing_reference(plan, spec, value).is_some() {
        let text = show::exact(plan, spec, value, &format_of(plan, locale));
        return Err(unfit(EntryError::Breaks { text, expected: spec.expects() }));
    }
    rules(plan, cell, spec, value, locale).map_err(unfit)
}

fn write(plan: &mut Plan, cell: &CellRef, column: usize, value: Value) {
    let Some(id) = &cell.scenario else {
        table_mut(plan, cell.table).set(cell.row.as_str(), column, value);
        return;
    };
    let over = Override::new(cell.table.word(), &cell.row, cell.field, OverrideValue::Fits(value));
    plan.scenarios.update(id.as_str(), |scenario| {
        if !scenario.overrides.replace(over.clone()) {
            scenario.overrides.insert(usize::MAX, over);
        }
    });
}

/// Takes a scenario's own value of a cell away: it follows the base again.
fn reset(plan: &mut Plan, cell: &CellRef) {
    plan.drafts.clear(cell);
    plan.drafts.set_expression(cell, None);
    let key = Override::key(cell.table.word(), cell.row.as_str(), cell.field);
    let Some(id) = &cell.scenario else { return };
    plan.scenarios
        .update(id.as_str(), |scenario| while scenario.overrides.remove(key.as_str()).is_some() {});
}

/// Takes drafts that can be read now, after something else changed.
pub(super) fn retry_drafts(plan: &mut Plan, locale: Locale) {
    let ready: Vec<(CellRef, String)> = plan
        .drafts
        .iter()
        .filter(|(cell, text)| !text.is_empty() && error_of(plan, cell, locale).is_none())
        .map(|(cell, text)| (cell.clone(), text.to_owned()))
        .collect();
    for (cell, text) in ready {
        // Its row may be gone; then there is nothing to take.
        let _ = put(plan, &cell, &Entry::Text(text), &mut EntryReader::of(locale));
    }
}

/// The cell of a field of a row in the base.
pub fn base_cell(table: TableId, row: &Id, field: &'static str) -> CellRef {
    CellRef { table, row: row.clone(), field, scenario: None }
}
