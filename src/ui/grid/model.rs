//! What the parts of one grid share.

use std::sync::Arc;

use leptos::prelude::*;

use super::{mouse::Drag, popup::Popup};
use crate::{
    domain::{Id, TableId},
    edit::Command,
    grid::{
        self, Cursor, Gesture, GridColumn, Selection, Sheet, Size, Viewport,
        clipboard::{Block, Question},
        order,
    },
    state::{Document, Scene, Tone, View},
    table::privacy,
    text::fold,
    ui::{app::App, dom::El, topbar},
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
    /// Whether several can be chosen, between semicolons.
    pub several: bool,
    /// Whether it has several lines.
    pub note: bool,
}

impl Editing {
    /// Of several choices, what stands before the part that is being typed, and that part.
    fn parts(&self) -> (&str, &str) {
        match self.text.rfind(';').filter(|_| self.several) {
            Some(at) => self.text.split_at(at + 1),
            None => ("", &self.text),
        }
    }

    /// What the field shows: all of it, or of several choices the one that is being typed.
    pub fn part(&self) -> &str {
        let (_, part) = self.parts();
        if self.several { part.trim_start() } else { part }
    }

    /// Takes what stands in the field now.
    pub fn retype(&mut self, part: &str) {
        self.text = self.with_choice(part);
        self.marked = None;
    }

    /// What was chosen of several, without the part that is being typed.
    pub fn chosen(&self) -> Vec<String> {
        let parts = self.parts().0.split(';').map(str::trim);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// Takes one of several away.
    pub fn drop_chosen(&mut self, at: usize) {
        let mut chosen = self.chosen();
        if at < chosen.len() {
            chosen.remove(at);
            chosen.push(self.part().to_owned());
            self.text = chosen.join("; ");
        }
    }

    /// The choices that fit what was typed, without those chosen already.
    pub fn fitting(&self) -> Vec<String> {
        let (typed, chosen) = (fold(self.part().trim()), self.chosen());
        let all = self.text == self.was || typed.is_empty();
        let fits =
            |choice: &&String| (all || fold(choice).contains(&typed)) && !chosen.contains(choice);
        self.choices.iter().filter(fits).cloned().collect()
    }

    /// The text with a choice in the place of the part that is being typed.
    pub fn with_choice(&self, choice: &str) -> String {
        match self.parts().0 {
            "" => choice.to_owned(),
            before => format!("{before} {choice}"),
        }
    }
}

/// One grid's state; cheap to copy into every handler. What can be done with it is in `acts.rs`.
#[derive(Clone, Copy)]
pub struct Model {
    /// The table it shows.
    pub table: TableId,
    /// Its columns.
    pub columns: StoredValue<Vec<GridColumn>>,
    /// The rows shown, in their order.
    pub order: Memo<Arc<Vec<Id>>>,
    /// The document.
    pub document: Document,
    /// Where the user is.
    pub view: View,
    /// The active scenario.
    pub scene: Memo<Scene>,
    /// The open editor.
    pub editing: RwSignal<Option<Editing>>,
    /// Whether Tab walks from cell to cell: not for who came by Tab and only goes on.
    pub walking: StoredValue<bool>,
    /// The column in which a run of Tabs began: Enter leads back there.
    pub run: StoredValue<Option<usize>>,
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
    /// Rows of titles: a second one where a column is unfolded by scenario.
    pub heads: u32,
    /// What the pointer drags.
    pub drag: StoredValue<Option<Drag>>,
    /// The menu or panel that is open, and where.
    pub popup: RwSignal<Option<Popup>>,
    /// Where the edge of a column would be that is being dragged, in pixels.
    pub guide: RwSignal<Option<u32>>,
    /// The class of each column: the hue of the scenario it shows.
    pub hues: StoredValue<Vec<&'static str>>,
    /// Whether one searches.
    pub finding: RwSignal<bool>,
    /// What is asked before it is pasted.
    pub asked: RwSignal<Option<(Question, Block)>>,
    /// What the last gesture has to say; stands in the bar below.
    pub note: RwSignal<String>,
    /// The element that holds the focus, and the one that scrolls.
    pub parts: StoredValue<Option<(El, El)>, LocalStorage>,
}

impl Model {
    /// The model of a table's grid.
    pub fn new(app: App, id: TableId, narrow: bool) -> Self {
        let scene = app.document.scene();
        let layout = app.view.layout(id);
        let hides = app.view.hide_private.get_untracked();
        let scenarios = scene.with_untracked(|scene| {
            let all = scene.plan.scenarios.iter();
            let shown = all.filter(|of| !hides || !privacy::scenario_is_private(of));
            shown.map(|scenario| scenario.id.clone()).collect::<Vec<_>>()
        });
        let order = Memo::new(move |_| {
            scene.with(|scene| {
                let order = app.view.arranged.with(|all| {
                    let (rules, arranged) = all.get(id as usize).cloned().unwrap_or_default();
                    order::follow(&scene.plan, id, &rules, &arranged).shown
                });
                if !hides {
                    return order;
                }
                let shown = |of: &&Id| !privacy::row_is_private(&scene.plan, id, of.as_str());
                Arc::new(order.iter().filter(shown).cloned().collect())
            })
        });
        let mut columns = layout.columns(id, narrow, &scenarios);
        if hides {
            columns.retain(|column| !column.is_private());
        }
        let hue = |column: &GridColumn| {
            let of = column.scenario.as_ref()?;
            scene.with_untracked(|scene| {
                Some(topbar::mark(scene.plan.scenarios.get(of.as_str())?.kind).0)
            })
        };
        let hues = columns.iter().map(|column| hue(column).unwrap_or_default()).collect();
        let unfolded = columns.iter().any(|column| column.scenario.is_some());
        Self {
            table: id,
            columns: StoredValue::new(columns),
            order,
            document: app.document,
            view: app.view,
            scene,
            editing: RwSignal::new(None),
            walking: StoredValue::new(false),
            run: StoredValue::new(None),
            viewport: RwSignal::new(Viewport { top: 0, height: 600 }),
            left: RwSignal::new(0),
            row_height: if narrow || layout.roomy { 36 } else { 26 },
            numbers: if narrow { 28 } else { 40 },
            slots: StoredValue::new(0),
            frozen: 1 + layout.frozen,
            heads: if unfolded { 2 } else { 1 },
            drag: StoredValue::new(None),
            guide: RwSignal::new(None),
            finding: RwSignal::new(false),
            asked: RwSignal::new(None),
            hues: StoredValue::new(hues),
            popup: RwSignal::new(None),
            note: RwSignal::new(String::new()),
            parts: StoredValue::new_local(None),
        }
    }

    /// A number for a new line.
    pub fn next_slot(&self) -> usize {
        self.slots.update_value(|slots| *slots += 1);
        self.slots.get_value()
    }

    /// What is shown, not tracked.
    pub fn sheet<T>(&self, read: impl FnOnce(&Sheet<'_>) -> T) -> T {
        untrack(|| {
            self.scene.with(|scene| {
                self.order.with(|order| {
                    self.columns.with_value(|columns| {
                        read(&Sheet { scene: as_scene(scene), table: self.table, columns, order })
                    })
                })
            })
        })
    }

    /// Rows shown, tracked.
    pub fn rows(&self) -> usize {
        self.order.with(|order| order.len())
    }

    /// Rows shown, not tracked.
    pub fn rows_now(&self) -> usize {
        untrack(|| self.rows())
    }

    /// What is selected, tracked. It stays inside the table when rows go.
    pub fn selection(&self) -> Selection {
        let size =
            Size { rows: self.rows() + 1, columns: self.columns.with_value(Vec::len), page: 0 };
        self.view.selection(self.table).kept_in(size)
    }

    /// What is selected, not tracked.
    pub fn selection_now(&self) -> Selection {
        untrack(|| self.selection())
    }

    /// The active cell, not tracked.
    pub fn at_now(&self) -> Cursor {
        self.selection_now().active
    }

    /// The grid's size with the adding row.
    pub fn size(&self) -> Size {
        let height = self.viewport.get_untracked().height;
        let page = (height / self.row_height.max(1)).saturating_sub(3) as usize;
        Size { rows: self.rows_now() + 1, columns: self.columns.with_value(Vec::len), page }
    }

    /// The id of the row at a position; `None` for the adding row.
    pub fn id_at(&self, position: usize) -> Option<Id> {
        self.order.with_untracked(|order| order.get(position).cloned())
    }

    /// A column.
    pub fn column(&self, at: usize) -> Option<GridColumn> {
        self.columns.with_value(|columns| columns.get(at).cloned())
    }

    /// Width of all columns in pixels.
    pub fn width(&self) -> u32 {
        self.offset(usize::MAX)
    }

    /// Height of the titles in pixels.
    pub fn head(&self) -> u32 {
        self.heads * self.row_height
    }

    /// The number a row has for screen readers.
    pub fn row_index(&self, row: usize) -> String {
        (row + 1 + self.heads as usize).to_string()
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

    /// Selects. The grid brings the far corner into view.
    pub fn select(&self, selection: Selection) {
        self.walking.set_value(true);
        self.run.set_value(None);
        if self.note.with_untracked(|note| !note.is_empty()) {
            self.note.set(String::new());
        }
        let area = selection.area();
        if !area.is_one() && self.drag.with_value(Option::is_none) {
            let (rows, columns) = (area.rows(), area.columns());
            self.view.spoken.set(format!("Selected {rows} × {columns}"));
        }
        self.view.select(self.table, selection);
    }

    /// Makes a cell the active one.
    pub fn go(&self, to: Cursor) {
        self.select(Selection::at(to));
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
        let top = view.scroll_to(at.row, self.row_height, self.head(), self.row_height);
        if top != view.top {
            scroller.set_scroll_top(top.cast_signed());
        }
        if at.column < self.frozen {
            return;
        }
        let (from, fixed) = (self.offset(at.column), self.offset(self.frozen));
        let to = self.offset(at.column + 1);
        let (left, width) = (self.left.get_untracked(), scroller.client_width().unsigned_abs());
        if from < left + fixed {
            scroller.set_scroll_left((from.saturating_sub(fixed)).cast_signed());
        } else if to > left + width {
            scroller.set_scroll_left((to - width).cast_signed());
        }
    }

    /// Does what a gesture comes to. Returns whether it could be done.
    pub fn gesture(&self, gesture: Gesture) -> bool {
        if let Some(command) = &gesture.command {
            if !self.dispatch(command) {
                return false;
            }
            self.select(gesture.selection);
        }
        if !gesture.note.is_empty() {
            self.tell(&gesture.note);
        }
        true
    }

    /// Says something in the bar below, and to screen readers.
    pub fn tell(&self, note: &str) {
        self.note.set(note.to_owned());
        self.view.spoken.set(note.to_owned());
    }

    /// A cell as it is drawn.
    pub fn cell_view(&self, at: Cursor) -> Option<grid::CellView> {
        self.sheet(|sheet| sheet.view(at))
    }

    /// Does a command and says what it did, or why it can't be done.
    pub fn dispatch(&self, command: &Command) -> bool {
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
