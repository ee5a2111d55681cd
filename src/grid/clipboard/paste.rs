//! Putting what is on a clipboard into a sheet.

use super::{Answers, Block, Columns, Question, header, meaning};
use crate::{
    domain::{Plan, TableId, drafts::CellRef},
    edit::{Command, Entry},
    grid::{Gesture, GridColumn, GridId, Range, Selection, Sheet, view},
    table::synonyms,
    text::show,
};

/// What a paste comes to: something to do, or something to ask first.
#[derive(Clone, Debug, PartialEq)]
pub enum Paste {
    /// What to do.
    Ready(Gesture),
    /// Figures that can be read in two ways: nothing is pasted before one is chosen.
    Ask(Question),
}

/// Pastes a block at a selection. One cell fills what is selected, a block repeats where that is an
/// exact multiple of it; else it begins at the first cell selected. Rows that are not shown are never
/// written: the block goes on in the next row shown, and beyond the last in new ones. Texts that can't
/// be read are kept and marked. A block whose first row names columns goes to these, from the first
/// row selected on. `answers` are those to the questions asked before. Into months a bill is pasted, which
/// is another matter: see [`Sheet::bill_place`].
pub fn paste(sheet: &Sheet<'_>, selection: Selection, block: &Block, answers: Answers) -> Paste {
    paste_with(sheet, selection, block, answers, &Columns::new())
}

/// As [`paste`], with where columns go whose titles name none of the table: see [`super::unknown()`].
pub fn paste_with(
    sheet: &Sheet<'_>,
    selection: Selection,
    block: &Block,
    answers: Answers,
    columns: &Columns,
) -> Paste {
    let (height, width) = block.size();
    let area = selection.area();
    let nothing = || Paste::Ready(Gesture { selection, ..Gesture::default() });
    let GridId::Table(table) = sheet.grid else { return nothing() };
    if height == 0 || width == 0 || sheet.columns.is_empty() {
        return nothing();
    }
    let last = sheet.columns.len() - 1;
    let (top, left) = (area.top.min(sheet.order.len()), area.left.min(last));
    let headed = header::of(sheet, table, &block.rows, left, columns);
    let texts = block.rows.get(usize::from(headed.is_some())..).unwrap_or_default();
    let mut pasting = Pasting {
        sheet,
        table,
        texts,
        ours: block.ours,
        to: Range { top, left, bottom: top, right: left },
        cells: Vec::new(),
        new: Vec::new(),
        skipped: 0,
        notes: Vec::new(),
    };
    let mut beyond = 0;
    let columns: Vec<(usize, GridColumn)> = match headed {
        Some(_) if texts.is_empty() => {
            let note = "Only titles are on the clipboard: there is nothing to paste".to_owned();
            return Paste::Ready(Gesture { selection, note, ..Gesture::default() });
        }
        Some(headed) => {
            pasting.to.bottom = top + texts.len() - 1;
            pasting.notes = headed.notes;
            headed.columns
        }
        None => {
            let tiles = area.rows().is_multiple_of(height) && area.columns().is_multiple_of(width);
            // One cell does not fill the row that adds one beside others.
            let (rows, columns) = match tiles {
                true if height == 1 && area.top < sheet.order.len() => {
                    (area.rows().min(sheet.order.len() - area.top), area.columns())
                }
                true => (area.rows(), area.columns()),
                false => (height, width),
            };
            pasting.to.bottom = top + rows - 1;
            let right = (area.left + columns - 1).min(last);
            beyond = area.left + columns - 1 - right;
            let to = sheet.columns.get(left..=right).unwrap_or_default();
            to.iter().enumerate().map(|(at, column)| (at % width, column.clone())).collect()
        }
    };
    if let Err(question) = pasting.fill(&columns, answers) {
        return Paste::Ask(question);
    }
    pasting.reach(&columns);
    Paste::Ready(pasting.gesture(beyond))
}

/// How many cells kept a text that a command, such as a paste, put into them and that can't be read.
pub fn unreadable(before: &Plan, after: &Plan) -> usize {
    let new = after
        .drafts
        .iter()
        .filter(|(cell, text)| !text.trim().is_empty() && before.drafts.get(cell) != Some(*text));
    new.count()
}

struct Pasting<'a> {
    sheet: &'a Sheet<'a>,
    table: TableId,
    /// The rows of the block, without its titles.
    texts: &'a [Vec<String>],
    /// Whether we wrote them.
    ours: bool,
    /// The rows that are written, and between which columns.
    to: Range,
    /// Cells of rows there are.
    cells: Vec<(CellRef, Entry)>,
    /// Cells of rows to add, by row.
    new: Vec<Vec<(&'static str, Entry)>>,
    /// Read-only cells left out.
    skipped: usize,
    /// What the titles of the block left open.
    notes: Vec<String>,
}

impl Pasting<'_> {
    /// Notes every cell: columns are those of the block with those of the table they go to.
    fn fill(&mut self, columns: &[(usize, GridColumn)], answers: Answers) -> Result<(), Question> {
        let Self { sheet, table, texts: block, ours, to, .. } = *self;
        let shown = sheet.order.len();
        let height = block.len();
        let mut question: Option<Question> = None;
        self.new = vec![Vec::new(); (to.bottom + 1).saturating_sub(shown)];
        for (at, column) in columns {
            let text = |row: usize| -> Option<&str> {
                block.get((row - to.top) % height)?.get(*at).map(String::as_str)
            };
            let Some(spec) = column.spec() else {
                self.skipped += (to.top..=to.bottom).filter(|row| text(*row).is_some()).count();
                continue;
            };
            let texts = (0..height.min(to.rows())).filter_map(|row| text(to.top + row));
            let texts: Vec<&str> =
                texts.map(|text| synonyms::strip_per_month(spec, text)).collect();
            let meant = match ours {
                true => meaning::Meaning::default(),
                false => match meaning::of(sheet.scene, spec, &texts, answers) {
                    Ok(meant) => meant,
                    Err(more) => {
                        match &mut question {
                            Some(question) if question.is_like(&more) => {
                                question.cells += more.cells;
                            }
                            Some(_) => {}
                            None => question = Some(more),
                        }
                        continue;
                    }
                },
            };
            let entry = |text: &str| Entry::Text(meant.taken(sheet.scene, spec, text));
            for row in to.top..=to.bottom {
                let Some(text) = text(row) else { continue };
                if let Some(id) = sheet.id(row) {
                    let cell = view::cell_ref(sheet.scene, table, id, column);
                    self.cells.push((cell, entry(text)));
                } else if text.trim().is_empty() {
                    // A new row begins with its defaults.
                } else if is_base(sheet, column) {
                    if let Some(cells) = self.new.get_mut(row - shown) {
                        cells.push((spec.key, entry(text)));
                    }
                } else {
                    self.skipped += 1;
                }
            }
        }
        question.map_or(Ok(()), Err)
    }

    /// What is selected afterwards reaches from the first to the last column shown that is written.
    fn reach(&mut self, columns: &[(usize, GridColumn)]) {
        let is = |one: &GridColumn, other: &GridColumn| {
            one.key == other.key && one.scenario == other.scenario
        };
        let written = |shown: &&GridColumn| columns.iter().any(|(_, column)| is(column, shown));
        let shown = &self.sheet.columns;
        if let Some(left) = shown.iter().position(|column| written(&column)) {
            let right = shown.iter().rposition(|column| written(&column));
            (self.to.left, self.to.right) = (left, right.unwrap_or(left));
        }
    }

    fn gesture(mut self, columns_beyond: usize) -> Gesture {
        let Self { sheet, table, to, .. } = self;
        self.new.retain(|cells| !cells.is_empty());
        let can_add = !table.is_single() && table != TableId::Scenarios;
        let beyond = if can_add { 0 } else { self.new.len() };
        let added = self.new.len() - beyond;
        let mut commands = Vec::new();
        let count = self.cells.len() + self.new.iter().take(added).map(Vec::len).sum::<usize>();
        if !self.cells.is_empty() {
            commands.push(Command::SetCells { cells: self.cells, merge: None });
        }
        let new = self.new.into_iter().take(added);
        let scenario = Some(sheet.scene.scenario.clone());
        let row = |cells| Command::AddRow {
            table,
            position: usize::MAX,
            cells,
            scenario: scenario.clone(),
        };
        commands.extend(new.map(row));
        let mut notes = Vec::new();
        for (n, what, how) in [
            (added, "row", "added"),
            (self.skipped, "read-only cell", "skipped"),
            (beyond, "row", "did not fit"),
            (columns_beyond, "column", "did not fit"),
        ] {
            if n > 0 {
                notes.push(format!("{} {how}", show::counted(n, what)));
            }
        }
        let mut notes = match notes.is_empty() {
            true => Vec::new(),
            false => vec![notes.join(", ")],
        };
        notes.append(&mut self.notes);
        let bottom = to.bottom.min((sheet.order.len() + added).saturating_sub(1)).max(to.top);
        Gesture {
            command: (!commands.is_empty()).then(|| Command::Batch {
                label: format!("Paste {}", show::counted(count, "cell")),
                commands,
            }),
            selection: Selection::range(Range { bottom, ..to }),
            note: notes.join("; "),
            refused: false,
        }
    }
}

/// Whether a column shows the base, or would if it had no override: where a new row's cells go.
fn is_base(sheet: &Sheet<'_>, column: &GridColumn) -> bool {
    let first = sheet.scene.plan.scenarios.at(0).map(|base| &base.id);
    column.scenario.is_none() || column.scenario.as_ref() == first
}
