//! Whose a cell is: the plan's, the same in every scenario, or one scenario's own.

use super::{Cursor, Gesture, Range, Selection, Sheet, fill::kept};
use crate::{
    domain::{Plan, Scenario, drafts::CellRef},
    edit::{self, Command, Entry},
    text::show,
};

/// So many scenarios are named; of more, the number is said.
const FEW: usize = 3;

/// Gives the active scenario its own value in the cells of a range, the one they show, so that typing changes
/// this scenario alone.
pub fn only_here(sheet: &Sheet<'_>, area: Range) -> Gesture {
    let plan = sheet.scene.plan;
    let own = cells(sheet, area).map(|(_, own)| own).filter(|own| own.scenario.is_some());
    let cells: Vec<_> = own.filter_map(|own| Some((own.clone(), held(plan, &own)?))).collect();
    let name = named(plan.scenarios.get(sheet.scene.scenario.as_str()));
    let note = match cells.len() {
        0 => format!("Nothing here can be set in {name} alone"),
        n => format!("{} set only in {name}", show::counted(n, "cell")),
    };
    gesture(area, format!("Set only in {name}"), cells, note)
}

/// Makes what the cells of a range show the plan's own and takes the values of every scenario away, so that
/// all show it.
pub fn everywhere(sheet: &Sheet<'_>, area: Range) -> Gesture {
    let plan = sheet.scene.plan;
    let mut all = Vec::new();
    let mut count = 0;
    for (_, own) in cells(sheet, area) {
        let Some(entry) = held(plan, &own) else { continue };
        let base = CellRef { scenario: None, ..own };
        let others = plan.scenarios.iter();
        let others = others.map(|of| CellRef { scenario: Some(of.id.clone()), ..base.clone() });
        let clears = others.filter(|cell| edit::has_own(plan, cell));
        let clears: Vec<_> = clears.map(|cell| (cell, Entry::Clear)).collect();
        all.push((base, entry));
        all.extend(clears);
        count += 1;
    }
    let note = format!("{} set in every scenario", show::counted(count, "cell"));
    gesture(area, "Set in every scenario".to_owned(), all, note)
}

/// Where typing into a cell goes, as a sentence; empty for a cell that can't be typed into.
///
/// `keys` are those of [`only_here`] and [`everywhere`], as people read them.
pub fn says(sheet: &Sheet<'_>, at: Cursor, keys: [&str; 2]) -> String {
    let plan = sheet.scene.plan;
    let Some(spec) = sheet.spec(at.column) else { return String::new() };
    let row = sheet.id(at.row).cloned().unwrap_or_else(|| "".into());
    let (Some(column), Some(table)) = (sheet.columns.get(at.column), sheet.grid.table()) else {
        return String::new();
    };
    let cell = super::view::cell_ref(sheet.scene, table, &row, column);
    let active = column.scenario.as_ref().unwrap_or(sheet.scene.scenario).clone();
    let own = edit::own_cell(plan, &CellRef { scenario: Some(active.clone()), ..cell.clone() });
    let title = spec.title;
    let [only, every] = keys;
    match (&cell.scenario, &own.scenario) {
        (Some(_), _) => {
            let name = named(plan.scenarios.get(active.as_str()));
            format!("“{title}”: typing changes {name} alone. In every scenario: {every}")
        }
        (None, Some(_)) => {
            let name = named(plan.scenarios.get(active.as_str()));
            format!("“{title}”: typing changes every scenario. Only in {name}: {only}")
        }
        (None, None) => {
            let but = match differing(plan, &cell).as_slice() {
                [] => String::new(),
                few if few.len() <= FEW => format!(" but {}", few.join(", ")),
                many => format!(" but {}", many.len()),
            };
            let own = if but.is_empty() { "" } else { ", with values of their own" };
            format!("“{title}”: typing changes every scenario{but}{own}")
        }
    }
}

/// The scenarios that set a cell themselves.
fn differing(plan: &Plan, cell: &CellRef) -> Vec<String> {
    let sets = |of: &&Scenario| {
        edit::has_own(plan, &CellRef { scenario: Some(of.id.clone()), ..cell.clone() })
    };
    plan.scenarios.iter().filter(sets).map(|of| named(Some(of))).collect()
}

/// The input cells of a range: where typing goes, and the cell of the scenario that is shown.
fn cells<'a>(sheet: &'a Sheet<'a>, area: Range) -> impl Iterator<Item = (CellRef, CellRef)> + 'a {
    let all = kept(sheet, area).into_iter().flat_map(Range::cells);
    all.filter_map(|at| {
        let shown = sheet.cell(at)?;
        let column = sheet.columns.get(at.column)?;
        let scenario = column.scenario.as_ref().unwrap_or(sheet.scene.scenario).clone();
        let own = CellRef { scenario: Some(scenario), ..shown.clone() };
        Some((shown, edit::own_cell(sheet.scene.plan, &own)))
    })
}

/// What a cell holds, as an entry: its text where that could not be read, else its value.
fn held(plan: &Plan, cell: &CellRef) -> Option<Entry> {
    if let Some((text, _)) = edit::draft(plan, cell) {
        return Some(Entry::Text(text.to_owned())).filter(|_| !text.is_empty());
    }
    edit::shown_value(plan, cell).map(|(value, _)| Entry::Value(value))
}

fn gesture(area: Range, label: String, cells: Vec<(CellRef, Entry)>, note: String) -> Gesture {
    let has = !cells.is_empty();
    let step = Command::SetCells { cells, merge: None };
    let command = has.then(|| Command::Batch { label, commands: vec![step] });
    Gesture { command, selection: Selection::range(area), note, ..Gesture::default() }
}

fn named(scenario: Option<&Scenario>) -> String {
    scenario.map_or("this scenario", Scenario::title).to_owned()
}
