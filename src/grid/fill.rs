//! Filling cells from others, or from what was typed.

use super::{
    Cursor, Gesture, Range, Selection, Sheet,
    cells::{Column, Held},
    month_edit,
    series::Series,
};
use crate::{
    domain::{Id, Value},
    edit::{self, Command, Entry},
    table::Spec,
    text::show,
};

/// Puts the first row of what is selected into the others; with one row, the row above into it.
pub fn down(sheet: &Sheet<'_>, selection: Selection) -> Gesture {
    let Some(area) = kept(sheet, selection.area()) else { return nothing(selection) };
    let from = Range { top: source(area.top, area.rows()), bottom: 0, ..area };
    repeat(sheet, Range { bottom: from.top, ..from }, Range { top: from.top, ..area }, selection)
}

/// Puts the first column of what is selected into the others; with one column, the one to the left.
pub fn right(sheet: &Sheet<'_>, selection: Selection) -> Gesture {
    let Some(area) = kept(sheet, selection.area()) else { return nothing(selection) };
    let left = source(area.left, area.columns());
    repeat(sheet, Range { left, right: left, ..area }, Range { left, ..area }, selection)
}

/// The first line of several, or the one before a single one.
pub(super) fn source(first: usize, count: usize) -> usize {
    if count > 1 { first } else { first.saturating_sub(1) }
}

fn repeat(sheet: &Sheet<'_>, from: Range, to: Range, selection: Selection) -> Gesture {
    let fill = Fill { sheet, from, to, counts_on: false };
    Gesture { selection, ..fill.gesture() }
}

/// What the handle at the corner of a selection would fill with the pointer over a cell: the
/// selection drawn out to it, along the way on which it is further off.
pub fn dragged(from: Range, at: Cursor) -> Range {
    let beyond = |first: usize, last: usize, at: usize| {
        first.saturating_sub(at).max(at.saturating_sub(last))
    };
    let rows = beyond(from.top, from.bottom, at.row);
    let columns = beyond(from.left, from.right, at.column);
    if rows >= columns {
        Range { top: from.top.min(at.row), bottom: from.bottom.max(at.row), ..from }
    } else {
        Range { left: from.left.min(at.column), right: from.right.max(at.column), ..from }
    }
}

/// Draws cells out with the handle: numbers, months, days and numbered texts count on, others
/// repeat. `to` is [`dragged`] from `from`.
pub fn drag(sheet: &Sheet<'_>, from: Range, to: Range) -> Gesture {
    let to = kept(sheet, to);
    match (kept(sheet, from), to) {
        (Some(from), Some(to)) => Fill { sheet, from, to, counts_on: true }.gesture(),
        _ => nothing(Selection::range(from)),
    }
}

/// Puts what was typed into every cell of a range. In the row that adds one, it makes a row.
pub fn with(sheet: &Sheet<'_>, area: Range, text: &str) -> Gesture {
    let selection = Selection::range(area);
    let plan = sheet.scene.plan;
    if let Some(months) = sheet.months() {
        return month_edit::put(sheet, months, "Fill", every(sheet, area, text), selection);
    }
    if area.top >= sheet.order.len() {
        let spec = sheet.spec(area.left).filter(|_| !text.trim().is_empty());
        let command = sheet.grid.table().zip(spec).map(|(table, spec)| Command::AddRow {
            table,
            position: usize::MAX,
            cells: vec![(spec.key, Entry::Text(text.to_owned()))],
            scenario: Some(sheet.scene.scenario.clone()),
        });
        return Gesture { command, selection, ..Gesture::default() };
    }
    let cells = kept(sheet, area).into_iter().flat_map(Range::cells);
    let cells = cells.filter_map(|at| sheet.cell(at));
    let cells = cells
        .map(|cell| {
            let entry = edit::typed(plan, &cell, text, sheet.scene.format.locale());
            (cell, entry)
        })
        .collect();
    Gesture::filling("Fill", cells, selection)
}

/// Empties cells: a scenario's go back to the base.
pub fn clear(sheet: &Sheet<'_>, area: Range) -> Gesture {
    emptied(sheet, area, "Clear")
}

/// Empties cells, under the name of the gesture.
pub(super) fn emptied(sheet: &Sheet<'_>, area: Range, what: &str) -> Gesture {
    if let Some(months) = sheet.months() {
        let cells = kept(sheet, area).into_iter().flat_map(Range::cells);
        let cells = cells.map(|at| (at, Entry::Clear)).collect();
        return month_edit::put(sheet, months, what, cells, Selection::range(area));
    }
    let cells = kept(sheet, area).into_iter().flat_map(Range::cells);
    let cells = cells.filter_map(|at| sheet.cell(at)).map(|cell| (cell, Entry::Clear)).collect();
    Gesture::filling(what, cells, Selection::range(area))
}

/// A text for every cell of a range.
fn every(sheet: &Sheet<'_>, area: Range, text: &str) -> Vec<(Cursor, Entry)> {
    let cells = kept(sheet, area).into_iter().flat_map(Range::cells);
    cells.map(|at| (at, Entry::Text(text.to_owned()))).collect()
}

/// The part of a range that has rows and columns.
pub(super) fn kept(sheet: &Sheet<'_>, area: Range) -> Option<Range> {
    area.within(sheet.order.len(), sheet.columns.len())
}

fn nothing(selection: Selection) -> Gesture {
    Gesture { selection, ..Gesture::default() }
}

/// Cells that go on from others, along rows or along columns.
struct Fill<'a> {
    sheet: &'a Sheet<'a>,
    from: Range,
    to: Range,
    counts_on: bool,
}

impl<'a> Fill<'a> {
    fn gesture(&self) -> Gesture {
        let Self { sheet, to, .. } = *self;
        let (entries, selection) = (self.entries(), Selection::range(to));
        if let Some(months) = sheet.months() {
            return month_edit::put(sheet, months, "Fill", entries, selection);
        }
        let mut skipped = 0;
        let mut cells = Vec::with_capacity(entries.len());
        for (at, entry) in entries {
            match sheet.cell(at) {
                Some(cell) => cells.push((cell, entry)),
                None => skipped += 1,
            }
        }
        let all_computed = cells.is_empty() && skipped > 0;
        let gesture = Gesture::filling("Fill", cells, selection);
        let note = if all_computed {
            format!("{} can't be filled: computed", show::counted(skipped, "cell"))
        } else {
            String::new()
        };
        Gesture { note, ..gesture }
    }

    /// What each cell beyond the first ones gets.
    fn entries(&self) -> Vec<(Cursor, Entry)> {
        let Self { sheet, from, to, .. } = *self;
        let columns: Vec<_> = sheet
            .columns
            .iter()
            .map(|column| Column::of(sheet.scene, sheet.grid, column))
            .collect();
        let mut entries = Vec::new();
        let downward = to.rows() > from.rows();
        let (lines, along) = if downward {
            (from.left..=from.right, to.top..=to.bottom)
        } else {
            (from.top..=from.bottom, to.left..=to.right)
        };
        let (first, last) =
            if downward { (from.top, from.bottom) } else { (from.left, from.right) };
        for line in lines {
            let at = |place: usize| {
                if downward {
                    Cursor { row: place, column: line }
                } else {
                    Cursor { row: line, column: place }
                }
            };
            let run: Vec<_> =
                (first..=last).filter_map(|place| self.held(&columns, at(place))).collect();
            let series = if self.counts_on { Series::of(&run) } else { Series::Repeat(&run) };
            for place in along.clone().filter(|place| !(first..=last).contains(place)) {
                let by = place as i64 - first as i64;
                // The expression behind a value goes along with it where it repeats.
                let origin =
                    at(first + by.rem_euclid((last - first + 1) as i64).unsigned_abs() as usize);
                let kept = match &series {
                    Series::Repeat(_) => sheet.cell(origin).and_then(|cell| {
                        edit::expression_of(sheet.scene.plan, &cell, sheet.scene.format.locale())
                    }),
                    _ => None,
                };
                let entry = match (kept, series.at(by)) {
                    (Some(text), _) => Entry::Text(text.to_owned()),
                    (None, Some(held)) => match columns.get(origin.column) {
                        Some(from) => self.entry(&held, from, at(place).column),
                        None => continue,
                    },
                    (None, None) => continue,
                };
                entries.push((at(place), entry));
            }
        }
        entries
    }

    fn held(&self, columns: &[Column<'a>], at: Cursor) -> Option<Held<'a>> {
        let row: &'a Id = self.sheet.id(at.row)?;
        // A month is filled with the baseline of another, whatever of it is shown.
        if let Some(months) = self.sheet.months() {
            return Some(Held::Value(Value::Money(months.baseline(row, at.column)?)));
        }
        Some(columns.get(at.column)?.held(row))
    }

    /// What goes into a cell of a column so that it holds the same as one of another column.
    fn entry(&self, held: &Held<'a>, from: &Column<'a>, to: usize) -> Entry {
        let kind = |spec: Option<&'static Spec>| spec.map(|spec| spec.kind);
        match held {
            Held::Value(value) if self.sheet.months().is_some() => {
                return Entry::Value(value.clone());
            }
            // Rules beyond one field bind these: a text that breaks one is kept and marked.
            Held::Draft(_)
            | Held::Figure(_)
            | Held::Amount(_)
            | Held::Value(
                Value::Money(_)
                | Value::Rate(_)
                | Value::Count(_)
                | Value::Month(_)
                | Value::Day(_)
                | Value::Text(_),
            ) => {}
            Held::Value(value) => {
                let to = self.sheet.spec(to);
                if kind(from.spec()) == kind(to) && to.is_some_and(|to| to.holds(value)) {
                    return Entry::Value(value.clone());
                }
            }
        }
        Entry::Text(from.plain(held))
    }
}
