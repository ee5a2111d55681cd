//! What the parts of one grid share.

use leptos::{html, prelude::*};

use crate::{
    domain::{Id, TableId, drafts::CellRef},
    edit::{Command, Entry},
    grid::{self, Cursor, GridColumn, Size, Viewport},
    state::{Document, Scene, Tone, View},
    table::{show, table},
};

/// Width of the column of row numbers.
pub const NUMBERS: u32 = 40;

/// An open editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The cell.
    pub at: Cursor,
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
        let typed = self.text.trim().to_lowercase();
        let all = self.text == self.was || typed.is_empty();
        self.choices
            .iter()
            .filter(|choice| all || choice.to_lowercase().contains(&typed))
            .cloned()
            .collect()
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
    /// The active cell.
    pub cursor: RwSignal<Cursor>,
    /// The open editor.
    pub editing: RwSignal<Option<Editing>>,
    /// What is scrolled into view.
    pub viewport: RwSignal<Viewport>,
    /// Pixels scrolled to the right.
    pub left: RwSignal<u32>,
    /// Height of a row in pixels.
    pub row_height: u32,
    /// How many first columns stay in view.
    pub frozen: usize,
    /// The element that holds the focus.
    pub element: NodeRef<html::Div>,
    /// The element that scrolls.
    pub scroller: NodeRef<html::Div>,
}

impl Model {
    /// Rows of the table, tracked.
    pub fn rows(&self) -> usize {
        let id = self.table;
        self.scene.with(|scene| table(&scene.plan, id).len())
    }

    /// Rows of the table, not tracked.
    pub fn rows_now(&self) -> usize {
        self.scene.with_untracked(|scene| table(&scene.plan, self.table).len())
    }

    /// The grid's size with the adding row.
    pub fn size(&self) -> Size {
        let rows = self.rows_now() + 1;
        let page = (self.viewport.get_untracked().height / self.row_height.max(1)).saturating_sub(3)
            as usize;
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

    /// Pixels from the left edge of the grid to a column.
    pub fn offset(&self, at: usize) -> u32 {
        NUMBERS
            + self.columns.with_value(|columns| {
                columns.iter().take(at).map(|column| u32::from(column.width)).sum::<u32>()
            })
    }

    /// Width of all columns in pixels.
    pub fn width(&self) -> u32 {
        self.offset(usize::MAX)
    }

    /// The address of a cell of an existing row.
    pub fn cell(&self, at: Cursor) -> Option<CellRef> {
        let (id, column) = (self.id_at(at.row)?, self.column(at.column)?);
        column.spec()?;
        Some(self.scene.with_untracked(|scene| {
            grid::view::cell_ref(as_scene(scene), self.table, &id, column.key)
        }))
    }

    /// Moves the cursor and brings it into view.
    pub fn go(&self, to: Cursor) {
        self.cursor.set(to);
        self.reveal(to);
    }

    /// Gives the grid the keyboard.
    pub fn focus(&self) {
        if let Some(element) = self.element.get_untracked() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }

    fn reveal(&self, at: Cursor) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
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
        let at = self.cursor.get_untracked();
        let Some(column) = self.column(at.column) else { return };
        let Some(spec) = column.spec() else {
            self.view.spoken.set(format!("{} is computed. {}", column.title, column.tip));
            return;
        };
        let choices = self.scene.with_untracked(|scene| show::choices(&scene.plan, spec));
        let was = self.cell(at).map_or_else(String::new, |cell| self.editable(&cell, at));
        let replacing = typed.is_some();
        let text = typed.unwrap_or_else(|| was.clone());
        self.editing.set(Some(Editing { at, was, text, replacing, choices, marked: None }));
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
            let value =
                rows.column(cell.field).and_then(|column| rows.value(cell.row.as_str(), column));
            value.map_or_else(String::new, |value| {
                show::edit(&scene.plan, spec, &value, &scene.format)
            })
        })
    }

    /// Closes the editor and takes what was typed. Safe to call twice: only the first finds it open.
    pub fn commit(&self) {
        let Some(editing) = self.editing.try_update(Option::take).flatten() else { return };
        let text = match editing.marked.and_then(|at| editing.fitting().get(at).cloned()) {
            Some(choice) => choice,
            None => editing.text,
        };
        if text != editing.was {
            self.put(editing.at, text);
        }
    }

    /// Closes the editor without a change.
    pub fn cancel(&self) {
        let _ = self.editing.try_update(Option::take);
        self.focus();
    }

    /// Puts a text into a cell; into the adding row it makes a row.
    pub fn put(&self, at: Cursor, text: String) {
        let Some(column) = self.column(at.column).filter(|column| column.spec().is_some()) else {
            return;
        };
        if self.id_at(at.row).is_none() {
            if !text.trim().is_empty() {
                self.add_row(at.row, vec![(column.key, Entry::Text(text))]);
            }
            return;
        }
        if let Some(cell) = self.cell(at) {
            self.dispatch(&Command::SetCells {
                cells: vec![(cell, Entry::Text(text))],
                merge: None,
            });
            self.speak(at);
        }
    }

    /// Empties the active cell: a scenario's goes back to the base.
    pub fn clear(&self) {
        if let Some(cell) = self.cell(self.cursor.get_untracked()) {
            self.dispatch(&Command::SetCells { cells: vec![(cell, Entry::Clear)], merge: None });
        }
    }

    /// Adds a row before a position and goes there.
    pub fn add_row(&self, position: usize, cells: Vec<(&'static str, Entry)>) {
        if self.dispatch(&Command::AddRow { table: self.table, position, cells }).is_some() {
            self.go(Cursor { row: position, ..self.cursor.get_untracked() });
        }
    }

    /// Deletes the active row.
    pub fn delete_row(&self) {
        let at = self.cursor.get_untracked();
        if let Some(id) = self.id_at(at.row) {
            self.dispatch(&Command::RemoveRows { table: self.table, rows: vec![id] });
            self.go(Cursor { row: at.row.min(self.size().rows - 1), ..at });
        }
    }

    fn dispatch(&self, command: &Command) -> Option<Option<Id>> {
        self.document.dispatch(command).map_err(|sentence| self.view.say(Tone::Bad, sentence)).ok()
    }

    /// What a cell shows.
    pub fn shown(&self, at: Cursor) -> String {
        self.cell_view(at).map_or_else(String::new, |cell| cell.text)
    }

    /// A cell as it is drawn.
    pub fn cell_view(&self, at: Cursor) -> Option<grid::CellView> {
        let (id, column) = (self.id_at(at.row)?, self.column(at.column)?);
        self.scene
            .with_untracked(|scene| grid::row_view(as_scene(scene), self.table, &id, &[column]))
            .pop()
    }

    /// Says what became of a cell, for those who can't see the tint.
    fn speak(&self, at: Cursor) {
        if let (Some(cell), Some(column)) = (self.cell_view(at), self.column(at.column)) {
            let words = if cell.invalid {
                format!("{} {}. {}", column.title, cell.text, cell.title)
            } else {
                format!("{} {}", column.title, cell.text)
            };
            self.view.spoken.set(words);
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
