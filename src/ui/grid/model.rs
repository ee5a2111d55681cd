//! What the parts of one grid share.

use leptos::prelude::*;

use crate::{
    domain::{Id, TableId, drafts::CellRef},
    edit::{Command, Entry},
    grid::{self, Cursor, GridColumn, Size, Viewport},
    state::{Document, Scene, Tone, View},
    table::{show, table},
    text::fold,
    ui::{app::App, dom::El},
};

/// An open editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The cell.
    pub at: Cursor,
    /// Its row, which may move meanwhile; `None` in the adding row.
    pub row: Option<Id>,
    /// What stood in it when it opened; leaving it unchanged changes nothing.
    pub was: String,
    /// What stands in the editor now.
    pub text: String,
    /// Whether arrows commit and move (typing replaced the cell) instead of moving the caret.
    pub replacing: bool,
    /// What there is to choose from.
    pub choices: Vec<String>,
    /// The choice that is marked.
    pub marked: Option<usize>,
}

impl Editing {
    /// The choices that fit what was typed.
    pub fn fitting(&self) -> Vec<String> {
        let typed = fold(self.text.trim());
        let all = self.text == self.was || typed.is_empty();
        let fits = |choice: &&String| all || fold(choice).contains(&typed);
        self.choices.iter().filter(fits).cloned().collect()
    }
}

/// One grid's state and actions; cheap to copy into every handler.
#[derive(Clone, Copy)]
pub struct Model {
    /// The table it shows.
    pub table: TableId,
    /// Its columns.
    pub columns: StoredValue<Vec<GridColumn>>,
    /// The document.
    pub document: Document,
    /// Messages.
    pub view: View,
    /// The active scenario.
    pub scene: Memo<Scene>,
    /// The active cell as last set; [`Model::at`] keeps it inside the table.
    pub cursor: RwSignal<Cursor>,
    /// The open editor.
    pub editing: RwSignal<Option<Editing>>,
    /// Whether Tab walks from cell to cell. Who comes by Tab goes on by Tab until another key is used.
    pub walking: StoredValue<bool>,
    /// What is scrolled into view.
    pub viewport: RwSignal<Viewport>,
    /// Pixels scrolled to the right.
    pub left: RwSignal<u32>,
    /// Height of a row in pixels.
    pub row_height: u32,
    /// Width of the row numbers.
    pub numbers: u32,
    /// How many lines were made so far: names their cells.
    pub slots: StoredValue<usize>,
    /// How many first columns stay in view.
    pub frozen: usize,
    /// The element that holds the focus, and the one that scrolls.
    pub parts: StoredValue<Option<(El, El)>, LocalStorage>,
}

impl Model {
    /// The model of a table's grid.
    pub fn new(app: App, table: TableId, narrow: bool) -> Self {
        let screen = app.view.screen.get_untracked();
        Self {
            table,
            columns: StoredValue::new(grid::columns(table, narrow)),
            document: app.document,
            view: app.view,
            scene: app.document.scene(),
            cursor: app.view.cursor(screen),
            editing: RwSignal::new(None),
            walking: StoredValue::new(false),
            viewport: RwSignal::new(Viewport { top: 0, height: 600 }),
            left: RwSignal::new(0),
            row_height: if narrow { 36 } else { 26 },
            numbers: if narrow { 28 } else { 40 },
            slots: StoredValue::new(0),
            frozen: 1,
            parts: StoredValue::new_local(None),
        }
    }

    /// A number for a new line.
    pub fn next_slot(&self) -> usize {
        self.slots.update_value(|slots| *slots += 1);
        self.slots.get_value()
    }

    /// Rows of the table, tracked.
    pub fn rows(&self) -> usize {
        let id = self.table;
        self.scene.with(|scene| table(&scene.plan, id).len())
    }

    /// Rows of the table, not tracked.
    pub fn rows_now(&self) -> usize {
        untrack(|| self.rows())
    }

    /// The active cell, tracked. It stays inside the table when rows go.
    pub fn at(&self) -> Cursor {
        let Cursor { row, column } = self.cursor.get();
        let last = self.columns.with_value(Vec::len).saturating_sub(1);
        Cursor { row: row.min(self.rows()), column: column.min(last) }
    }

    /// The active cell, not tracked.
    pub fn at_now(&self) -> Cursor {
        untrack(|| self.at())
    }

    /// The grid's size with the adding row.
    pub fn size(&self) -> Size {
        let rows = self.rows_now() + 1;
        let height = self.viewport.get_untracked().height;
        let page = (height / self.row_height.max(1)).saturating_sub(3) as usize;
        Size { rows, columns: self.columns.with_value(Vec::len), page }
    }

    /// The id of the row at a position; `None` for the adding row.
    pub fn id_at(&self, position: usize) -> Option<Id> {
        self.scene.with_untracked(|scene| table(&scene.plan, self.table).id_at(position))
    }

    /// A column.
    pub fn column(&self, at: usize) -> Option<GridColumn> {
        self.columns.with_value(|columns| columns.get(at).copied())
    }

    /// Width of all columns in pixels.
    pub fn width(&self) -> u32 {
        self.offset(usize::MAX)
    }

    /// Pixels from the top of the rows to a row.
    pub fn top(&self, row: usize) -> u32 {
        u32::try_from(row).unwrap_or(u32::MAX).saturating_mul(self.row_height)
    }

    /// Pixels from the left edge of the grid to a column.
    pub fn offset(&self, at: usize) -> u32 {
        let widths = |columns: &Vec<GridColumn>| {
            columns.iter().take(at).map(|column| u32::from(column.width)).sum::<u32>()
        };
        self.numbers + self.columns.with_value(widths)
    }

    /// The address of a cell of an existing row.
    pub fn cell(&self, row: &Id, column: usize) -> Option<CellRef> {
        let column = self.column(column)?;
        column.spec()?;
        let cell =
            |scene: &Scene| grid::view::cell_ref(as_scene(scene), self.table, row, column.key);
        Some(self.scene.with_untracked(cell))
    }

    /// Moves the cursor. The grid brings it into view.
    pub fn go(&self, to: Cursor) {
        self.walking.set_value(true);
        self.cursor.set(to);
    }

    /// Gives the grid the keyboard.
    pub fn focus(&self) {
        if let Some((element, _)) = self.parts.get_value() {
            element.focus();
            self.walking.set_value(true);
        }
    }

    /// Scrolls as far as needed to see a cell.
    pub fn reveal(&self, at: Cursor) {
        let Some((_, scroller)) = self.parts.get_value() else { return };
        let scroller = scroller.raw();
        let view = self.viewport.get_untracked();
        let top = view.scroll_to(at.row, self.row_height, self.row_height, self.row_height);
        if top != view.top {
            scroller.set_scroll_top(top.cast_signed());
        }
        if at.column < self.frozen {
            return;
        }
        let (from, fixed) = (self.offset(at.column), self.offset(self.frozen));
        let to = from + self.column(at.column).map_or(0, |column| u32::from(column.width));
        let (left, width) = (self.left.get_untracked(), scroller.client_width().unsigned_abs());
        if from < left + fixed {
            scroller.set_scroll_left((from.saturating_sub(fixed)).cast_signed());
        } else if to > left + width {
            scroller.set_scroll_left((to - width).cast_signed());
        }
    }

    /// Opens the editor on the active cell; `typed` replaces what stands there.
    pub fn edit(&self, typed: Option<String>) {
        let at = self.at_now();
        let Some(column) = self.column(at.column) else { return };
        let Some(spec) = column.spec() else {
            self.view.spoken.set(format!("{} is computed. {}", column.title, column.tip));
            return;
        };
        let row = self.id_at(at.row);
        let choices = self.scene.with_untracked(|scene| show::choices(&scene.plan, spec));
        let was = row.as_ref().and_then(|row| self.cell(row, at.column));
        let was = was.map_or_else(String::new, |cell| self.editable(&cell, at));
        let replacing = typed.is_some();
        let text = typed.unwrap_or_else(|| was.clone());
        self.editing.set(Some(Editing { at, row, was, text, replacing, choices, marked: None }));
    }

    /// What an editor opens with: the draft as typed, else the value.
    fn editable(&self, cell: &CellRef, at: Cursor) -> String {
        self.scene.with_untracked(|scene| {
            if let Some(draft) = scene.plan.drafts.get(cell) {
                return draft.to_owned();
            }
            let Some(spec) = self.column(at.column).and_then(|column| column.spec()) else {
                return String::new();
            };
            let rows = table(&scene.resolved, self.table);
            let value = rows.column(cell.field);
            let value = value.and_then(|column| rows.value(cell.row.as_str(), column));
            value.map_or_else(String::new, |value| {
                show::edit(&scene.plan, spec, &value, &scene.format)
            })
        })
    }

    /// Closes the editor and takes what was typed. Safe to call twice: only the first finds it open.
    pub fn commit(&self) {
        let Some(editing) = self.editing.try_update(Option::take).flatten() else { return };
        let marked = editing.marked.and_then(|at| editing.fitting().get(at).cloned());
        let text = marked.unwrap_or(editing.text);
        if text != editing.was {
            self.put(editing.row, editing.at, text);
        }
    }

    /// Closes the editor without a change.
    pub fn cancel(&self) {
        let _ = self.editing.try_update(Option::take);
        self.focus();
    }

    /// Puts a text into a cell of a row; without a row it makes one.
    pub fn put(&self, row: Option<Id>, at: Cursor, text: String) {
        let Some(column) = self.column(at.column).filter(|column| column.spec().is_some()) else {
            return;
        };
        let Some(row) = row else {
            if !text.trim().is_empty() {
                self.add_row(self.rows_now(), vec![(column.key, Entry::Text(text))]);
            }
            return;
        };
        if let Some(cell) = self.cell(&row, at.column) {
            self.set(cell, Entry::Text(text));
            self.speak(at);
        }
    }

    /// Empties the active cell: a scenario's goes back to the base.
    pub fn clear(&self) {
        let at = self.at_now();
        if let Some(cell) = self.id_at(at.row).and_then(|row| self.cell(&row, at.column)) {
            self.set(cell, Entry::Clear);
            self.speak(at);
        }
    }

    fn set(&self, cell: CellRef, entry: Entry) {
        self.dispatch(&Command::SetCells { cells: vec![(cell, entry)], merge: None });
    }

    /// Adds a row before a position and goes there.
    pub fn add_row(&self, position: usize, cells: Vec<(&'static str, Entry)>) {
        let column = if cells.is_empty() { 0 } else { self.at_now().column };
        if self.dispatch(&Command::AddRow { table: self.table, position, cells }) {
            self.go(Cursor { row: position, column });
        }
    }

    /// Deletes the active row.
    pub fn delete_row(&self) {
        if let Some(id) = self.id_at(self.at_now().row) {
            self.dispatch(&Command::RemoveRows { table: self.table, rows: vec![id] });
        }
    }

    fn dispatch(&self, command: &Command) -> bool {
        match self.document.dispatch(command) {
            Ok(_) => {
                self.view.spoken.set(command.label());
                true
            }
            Err(sentence) => {
                self.view.say(Tone::Bad, sentence);
                false
            }
        }
    }

    /// A cell as it is drawn.
    pub fn cell_view(&self, at: Cursor) -> Option<grid::CellView> {
        let (id, column) = (self.id_at(at.row)?, self.column(at.column)?);
        let view =
            |scene: &Scene| grid::row_view(as_scene(scene), self.table, &id, &[column]).pop();
        self.scene.with_untracked(view)
    }

    /// Says what became of a cell, for those who can't see the tint.
    fn speak(&self, at: Cursor) {
        if let (Some(cell), Some(column)) = (self.cell_view(at), self.column(at.column)) {
            let why = if cell.invalid { cell.title.as_str() } else { "" };
            self.view.spoken.set(format!("{} {}. {why}", column.title, cell.text));
        }
    }
}

/// The scene as the core takes it.
pub fn as_scene(scene: &Scene) -> grid::view::Scene<'_> {
    grid::view::Scene {
        plan: &scene.plan,
        resolved: &scene.resolved,
        outcome: scene.outcome.as_deref().ok(),
        scenario: &scene.scenario,
        format: &scene.format,
    }
}
