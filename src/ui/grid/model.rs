//! What the parts of one grid share.

use std::{rc::Rc, sync::Arc};

use leptos::prelude::*;

use super::{
    editing::Editing,
    shown::{Months, columns_of, following_rows},
    transient::{Drag, Popup},
};
use crate::{
    domain::{Id, Plan},
    edit::Command,
    grid::{
        self, Cursor, Gesture, GridColumn, GridId, MonthTable, Selection, Sheet, Viewport,
        clipboard::{Answers, Block, Columns, Question, UnknownColumn},
    },
    state::{Document, Scene, Tone, View},
    ui::{
        app::App,
        dom::{El, Handle},
        kit::scenario_mark,
    },
};

/// Gives the cells of a column that are drawn.
pub type Drawn = Rc<dyn Fn(usize) -> Vec<El>>;

/// What of a selection is scrolled into view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seen {
    /// Its far corner, where it grows.
    #[default]
    Head,
    /// Its first cell, where what was pasted begins.
    First,
    /// Nothing: the grid stays scrolled as it is.
    Nothing,
}

/// One grid's state; cheap to copy into every handler. What can be done with it is in `acts.rs`.
#[derive(Clone, Copy)]
pub struct Model {
    /// The app.
    pub app: App,
    /// Which grid.
    pub id: GridId,
    /// What consumption by month shows; `None` in the grid of a table.
    pub months: Option<Months>,
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
    /// What of the next selection is scrolled into view.
    pub next: StoredValue<Seen>,
    /// What is scrolled into view.
    pub viewport: RwSignal<Viewport>,
    /// Pixels scrolled to the right.
    pub left: RwSignal<u32>,
    /// Width of what is scrolled into view, in pixels.
    pub across: RwSignal<u32>,
    /// Height of a row in pixels.
    pub row_height: u32,
    /// Width of what stands before the cells of a row: its number, or its name.
    pub numbers: u32,
    /// Width of what stays in view behind them: the sums of rows; 0 where there are none.
    pub tail: u32,
    /// Whether there is little room.
    pub narrow: bool,
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
    /// What is asked before a block is pasted, with the answers given before.
    pub asked: RwSignal<Option<(Question, Block, Answers, Columns)>>,
    /// A block that waits for where its columns go whose titles are not known.
    pub unknown: RwSignal<Option<(Vec<UnknownColumn>, Block)>>,
    /// What the last gesture has to say; stands in the bar below until the plan changes again.
    pub note: RwSignal<String>,
    /// The plan that the note is about.
    noted: StoredValue<Option<Arc<Plan>>>,
    /// The cells of a column that are drawn: asked of the titles, of the rows and of the totals.
    pub drawn: StoredValue<Vec<Drawn>, LocalStorage>,
    /// The outline of the active cell.
    pub outline: Handle,
    /// The element that holds the focus, and the one that scrolls.
    pub parts: StoredValue<Option<(El, El)>, LocalStorage>,
}

impl Model {
    /// The model of a grid; `months` is what consumption by month shows.
    pub fn new(app: App, id: GridId, months: Option<Months>, narrow: bool) -> Self {
        let scene = app.document.scene();
        let layout = app.view.layout(id);
        let hides = app.view.hide_private.get_untracked();
        let scenarios = scene.with_untracked(|scene| {
            scene.plan.scenarios.iter().map(|scenario| scenario.id.clone()).collect::<Vec<_>>()
        });
        let order = following_rows(app, id, months, hides);
        let mut columns = layout.laid_out(columns_of(id, months, narrow), &scenarios);
        if hides {
            columns.retain(|column| !column.is_private());
        }
        let hue = |column: &GridColumn| {
            let of = column.scenario.as_ref()?;
            scene.with_untracked(|scene| {
                Some(scenario_mark::mark(scene.plan.scenarios.get(of.as_str())?.kind).0)
            })
        };
        let hues = columns.iter().map(|column| hue(column).unwrap_or_default()).collect();
        let unfolded = columns.iter().any(|column| column.scenario.is_some());
        Self {
            app,
            id,
            months,
            order,
            columns: StoredValue::new(columns),
            document: app.document,
            view: app.view,
            scene,
            editing: RwSignal::new(None),
            walking: StoredValue::new(false),
            run: StoredValue::new(None),
            next: StoredValue::new(Seen::Head),
            viewport: RwSignal::new(Viewport { top: 0, height: 600 }),
            left: RwSignal::new(0),
            across: RwSignal::new(900),
            row_height: if narrow || layout.roomy { 36 } else { 26 },
            numbers: match (months, narrow) {
                (None, false) => 40,
                (None, true) => 28,
                (Some(_), false) => 176,
                (Some(_), true) => 112,
            },
            tail: if months.is_some() { 100 } else { 0 },
            narrow,
            slots: StoredValue::new(0),
            frozen: if months.is_some() { 0 } else { 1 + layout.frozen },
            heads: if unfolded { 2 } else { 1 },
            drag: StoredValue::new(None),
            guide: RwSignal::new(None),
            finding: RwSignal::new(false),
            asked: RwSignal::new(None),
            unknown: RwSignal::new(None),
            hues: StoredValue::new(hues),
            popup: RwSignal::new(None),
            note: RwSignal::new(String::new()),
            noted: StoredValue::new(None),
            drawn: StoredValue::new_local(Vec::new()),
            outline: Handle::new(),
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
        let (mut read, mut said) = (Some(read), None);
        self.with_sheet(&mut |sheet| said = read.take().map(|read| read(sheet)));
        // It is read exactly once.
        let Some(said) = said else { unreachable!() };
        said
    }

    /// Reads what is shown. Not generic, as it is asked for in many places.
    fn with_sheet(&self, read: &mut dyn FnMut(&Sheet<'_>)) {
        untrack(|| {
            self.seen(|scene| {
                self.order.with(|order| {
                    self.columns.with_value(|columns| {
                        read(&Sheet { scene, grid: self.id, columns, order })
                    });
                });
            });
        });
    }

    /// The scene as the core takes it, tracked.
    pub fn seen<T>(&self, read: impl FnOnce(grid::view::Scene<'_>) -> T) -> T {
        self.scene.with(|scene| match self.months {
            None => read(scene.as_grid()),
            Some(months) => months.with(|months| {
                read(grid::view::Scene { months: months.as_deref(), ..scene.as_grid() })
            }),
        })
    }

    /// Something of what consumption by month shows, tracked; nothing in the grid of a table.
    pub fn of_months<T: Default>(&self, read: impl FnOnce(&MonthTable) -> T) -> T {
        let Some(months) = self.months else { return T::default() };
        months.with(|months| months.as_deref().map(read)).unwrap_or_default()
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
        self.view.selection(self.id).kept_in(self.size_of(self.rows()))
    }

    /// What is selected, not tracked.
    pub fn selection_now(&self) -> Selection {
        untrack(|| self.selection())
    }

    /// The active cell, not tracked.
    pub fn at_now(&self) -> Cursor {
        self.selection_now().active
    }

    /// The id of the row at a position; `None` for the adding row.
    pub fn id_at(&self, position: usize) -> Option<Id> {
        self.order.with_untracked(|order| order.get(position).cloned())
    }

    /// A column.
    pub fn column(&self, at: usize) -> Option<GridColumn> {
        self.columns.with_value(|columns| columns.get(at).cloned())
    }

    /// The number a row has for screen readers.
    pub fn row_index(&self, row: usize) -> String {
        (row + 1 + self.heads as usize).to_string()
    }

    /// Selects. The grid brings the far corner into view.
    pub fn select(&self, selection: Selection) {
        self.walking.set_value(true);
        self.run.set_value(None);
        if self.note.with_untracked(|note| !note.is_empty()) {
            self.note.set(String::new());
        }
        if self.asked.with_untracked(Option::is_some) {
            self.asked.set(None);
            self.tell("Nothing was pasted: the question was left unanswered");
        }
        let area = selection.area();
        if !area.is_one() && self.drag.with_value(Option::is_none) {
            let (rows, columns) = (area.rows(), area.columns());
            self.view.spoken.set(format!("Selected {rows} × {columns}"));
        }
        self.view.select(self.id, selection);
    }

    /// Selects, and leaves the grid scrolled as it is.
    pub fn select_still(&self, selection: Selection) {
        let changes = selection != self.selection_now();
        self.next.set_value(if changes { Seen::Nothing } else { Seen::Head });
        self.select(selection);
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

    /// Does what a gesture comes to. Returns whether it could be done.
    pub fn gesture(&self, gesture: Gesture) -> bool {
        if let Some(command) = &gesture.command {
            if !self.dispatch(command) {
                return false;
            }
            self.select(gesture.selection);
        }
        let tone = if gesture.refused { Tone::Bad } else { Tone::Info };
        self.say(tone, &gesture.note);
        true
    }

    /// Says what came of a gesture: in the bar below, or above the page where the bar has no room for it.
    pub fn say(&self, tone: Tone, note: &str) {
        match self.id {
            _ if note.is_empty() => {}
            GridId::Table(_) => self.tell(note),
            GridId::Months => self.view.say(tone, note),
        }
    }

    /// Says something in the bar below, and to screen readers.
    pub fn tell(&self, note: &str) {
        self.noted.set_value(Some(self.document.plan_now()));
        self.note.set(note.to_owned());
        self.view.spoken.set(note.to_owned());
    }

    /// Whether the note is about the plan as it stands, and not about what was undone. Tracked.
    pub fn is_noted(&self) -> bool {
        self.scene.with(|scene| {
            self.noted.with_value(|noted| {
                noted.as_ref().is_some_and(|noted| Arc::ptr_eq(noted, &scene.plan))
            })
        })
    }

    /// A cell as it is drawn.
    pub fn cell_view(&self, at: Cursor) -> Option<grid::CellView> {
        self.sheet(|sheet| sheet.view(at))
    }

    /// Does a command and says what it did, or why it can't be done.
    pub fn dispatch(&self, command: &Command) -> bool {
        let done = self.document.act(command);
        if let Some(done) = &done {
            self.view.spoken.set(done.label.clone());
        }
        done.is_some()
    }
}
