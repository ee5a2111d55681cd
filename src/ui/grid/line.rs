//! One drawn row: cells that are written only where what they show has changed.

use leptos::prelude::*;

use super::model::Model;
use crate::{
    domain::Id,
    grid::{CellView, GridColumn, fit::fits},
    table::{remarks::PRIVATE, show::YES_NO},
    ui::dom::{Attr, El, Tag, el},
};

/// A drawn row. It is used again for another row when this one leaves the screen.
pub struct Line {
    /// The row's element.
    pub row: El,
    /// The row it shows; `None` for the one that adds a row.
    pub id: Option<Id>,
    /// Where that row stands.
    pub at: usize,
    /// What stands before the cells: the row's number, or its name.
    pub head: El,
    /// The column of the first cell that is drawn.
    from: usize,
    cells: Vec<(El, CellView)>,
    /// What stands behind the cells.
    tail: Option<Tail>,
    slot: usize,
}

/// What stands behind the cells of a month: the columns that are not drawn, and the sum of the row, which
/// stays in view.
struct Tail {
    beyond: El,
    sum: (El, CellView),
}

impl Line {
    /// An empty line. Its number makes the ids of its cells unlike those of other lines.
    pub fn new(model: Model) -> Self {
        // A number always has room; a name may not.
        let fits = if model.months.is_none() {
            "sheet__number sheet__cell--fits"
        } else {
            "sheet__number"
        };
        let head = el(Tag::DIV, fits).attr(Attr::ROLE, "rowheader").attr(Attr::ARIA_COLINDEX, "1");
        let row = el(Tag::DIV, "sheet__row").attr(Attr::ROLE, "row").child(head.clone());
        let tail = model.months.map(|_| {
            let beyond = el(Tag::DIV, "sheet__beyond").attr(Attr::ARIA_HIDDEN, "true");
            let count = model.columns.with_value(Vec::len);
            let sum = el(Tag::DIV, "sheet__cell sheet__cell--num sheet__tail")
                .attr(Attr::ROLE, "gridcell")
                .attr(Attr::ARIA_COLINDEX, &(count + 2).to_string())
                .attr(Attr::ARIA_READONLY, "true")
                .px("width", i64::from(model.tail));
            Tail { beyond, sum: (sum, CellView::default()) }
        });
        let behind = tail.iter().flat_map(|tail| [tail.beyond.clone(), tail.sum.0.clone()]);
        let (row, slot) = (row.children(behind), model.next_slot());
        Self { row, id: None, at: usize::MAX, head, from: 0, cells: Vec::new(), tail, slot }
    }

    /// The id of a cell's element.
    pub fn cell_id(&self, column: usize) -> Option<String> {
        self.cell(column).map(|cell| cell.raw().id())
    }

    /// A cell's element, while it is drawn.
    pub fn cell(&self, column: usize) -> Option<&El> {
        self.cells.get(column.checked_sub(self.from)?).map(|(cell, _)| cell)
    }

    /// Shows a row at a position.
    pub fn stand(&mut self, model: Model, id: Option<Id>, at: usize) {
        if self.id != id || self.at == usize::MAX {
            self.row.set_attr(Attr::DATA_ROW, id.as_ref().map(Id::as_str));
            self.row.set_class("sheet__row--adding", id.is_none());
        }
        if self.at != at || self.id != id {
            self.row.set_attr(Attr::ARIA_ROWINDEX, Some(&model.row_index(at)));
            self.row.set_px("top", i64::from(model.top(at)));
            match id {
                // The name of a row is written by who knows it.
                _ if model.months.is_some() => {}
                Some(_) => self.head.set_text(&(at + 1).to_string()),
                None => self.head.set_text("+"),
            }
        }
        (self.id, self.at) = (id, at);
    }

    /// Shows cells, from a column on.
    pub fn show(
        &mut self,
        model: Model,
        columns: &[GridColumn],
        from: usize,
        views: Vec<CellView>,
    ) {
        self.hold(model, columns, from, views.len());
        let columns = columns.get(from..).unwrap_or_default();
        let cells = self.cells.iter_mut().zip(columns).zip(views).enumerate();
        for (at, (((cell, shown), column), view)) in cells {
            if *shown == view {
                continue;
            }
            if shown.text != view.text {
                cell.set_text(&view.text);
                if column.spec().is_some_and(|spec| spec.key == PRIVATE) {
                    let private = view.text == YES_NO[0];
                    self.row.set_class("sheet__row--private", private);
                    let tip =
                        "Private: left out while “Hide private” is on, and of redacted copies";
                    self.head.set_attr(Attr::TITLE, private.then_some(tip));
                }
            }
            explain(cell, shown, &view);
            let state = |view: &CellView| {
                let step = view.heat.map(|(_, step)| step);
                (view.computed, view.invalid, view.missing, view.overridden, step)
            };
            let room = |view: &CellView| fits(&view.text, column.width);
            if state(shown) != state(&view) || shown.text != view.text && room(shown) != room(&view)
            {
                cell.set_attr(Attr::CLASS, Some(&model.class_of(from + at, column, &view)));
                cell.set_attr(Attr::ARIA_READONLY, view.computed.then_some("true"));
                cell.set_attr(Attr::ARIA_INVALID, view.invalid.then_some("true"));
            }
            *shown = view;
        }
    }

    /// Shows the sum of a row behind its cells.
    pub fn sum_up(&mut self, view: CellView) {
        if let Some(Tail { sum: (cell, shown), .. }) = &mut self.tail
            && *shown != view
        {
            cell.set_text(&view.text);
            explain(cell, shown, &view);
            *shown = view;
        }
    }

    /// Has a cell for each of some columns: those there are go on in others where the first is another now.
    fn hold(&mut self, model: Model, columns: &[GridColumn], from: usize, count: usize) {
        if self.from == from && self.cells.len() == count {
            return;
        }
        let all = columns.iter().enumerate().skip(from).take(count);
        for (cell, _) in self.cells.drain(count.min(self.cells.len())..) {
            cell.remove();
        }
        let kept = if self.from == from { self.cells.len() } else { 0 };
        for (place, (at, column)) in all.enumerate().skip(kept) {
            if place == self.cells.len() {
                let cell = el(Tag::DIV, "").attr(Attr::ROLE, "gridcell");
                cell.set_attr(Attr::DATA_SCENARIO, column.scenario.as_ref().map(Id::as_str));
                let before = self.tail.as_ref().map(|tail| tail.beyond.raw());
                let _ = self.row.raw().insert_before(cell.raw(), before.map(AsRef::as_ref));
                self.cells.push((cell, CellView::default()));
            }
            if let Some((cell, shown)) = self.cells.get(place) {
                let id = format!("{}-{}-{at}", model.id.word(), self.slot);
                cell.set_attr(Attr::ID, Some(&id));
                cell.set_attr(Attr::DATA_FIELD, Some(&column.key.to_string()));
                let _ = model.column_cell(cell.clone(), at, column, shown);
            }
        }
        self.from = from;
        if let (Some(tail), Some((first, _))) = (&self.tail, self.cells.first()) {
            let place = |column| i64::from(model.offset(column));
            first.set_px("margin-left", place(from) - place(0));
            tail.beyond.set_px("width", place(usize::MAX) - place(from + count));
        }
    }
}

/// What a tooltip says of a cell, and for tests its exact amount.
fn explain(cell: &El, shown: &CellView, view: &CellView) {
    if shown.title != view.title {
        let title = Some(&view.title).filter(|title| !title.is_empty());
        cell.set_attr(Attr::TITLE, title.map(String::as_str));
    }
    if let Some((amount, _)) = view.heat.filter(|_| shown.heat != view.heat) {
        cell.set_attr(Attr::DATA_CENTS, Some(&amount.get().to_string()));
    }
}

impl Model {
    /// A cell in its column: its place and looks.
    pub fn column_cell(&self, cell: El, at: usize, column: &GridColumn, view: &CellView) -> El {
        let cell = cell
            .attr(Attr::CLASS, &self.class_of(at, column, view))
            .attr(Attr::ARIA_COLINDEX, &(at + 2).to_string())
            .px("width", i64::from(column.width));
        if at < self.frozen { cell.px("left", i64::from(self.offset(at))) } else { cell }
    }

    fn class_of(&self, at: usize, column: &GridColumn, cell: &CellView) -> String {
        let mut class = String::from("sheet__cell ");
        self.hues.with_value(|hues| class.push_str(hues.get(at).copied().unwrap_or_default()));
        let negotiated = column.spec().is_some_and(|spec| spec.negotiable);
        let own_hue = self.hues.with_value(|hues| hues.get(at).is_some_and(|hue| *hue != "c-aws"));
        if let Some((_, step)) = cell.heat {
            class.push_str(" heat--");
            class.push_str(&step.to_string());
        }
        let states = [
            (negotiated && column.scenario.is_none(), " sheet__cell--deal"),
            (column.scenario.is_some() && own_hue, " sheet__cell--follows"),
            (column.numeric, " sheet__cell--num"),
            (cell.computed, " sheet__cell--computed"),
            (cell.invalid, " sheet__cell--invalid"),
            (cell.missing, " sheet__cell--missing"),
            (cell.overridden, " sheet__cell--own"),
            (at < self.frozen, " sheet__cell--frozen"),
            (!cell.invalid && fits(&cell.text, column.width), " sheet__cell--fits"),
        ];
        states.into_iter().filter(|(on, _)| *on).for_each(|(_, name)| class.push_str(name));
        class
    }
}
