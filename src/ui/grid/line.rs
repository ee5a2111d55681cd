//! One drawn row: cells that are written only where what they show has changed.

use leptos::prelude::*;

use super::model::Model;
use crate::{
    domain::{Id, choice::Choice as _},
    grid::{CellView, GridColumn},
    table::{Kind, show::YES_NO},
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
    number: El,
    cells: Vec<(El, CellView)>,
}

impl Line {
    /// An empty line. Its number makes the ids of its cells unlike those of other lines.
    pub fn new(model: Model, columns: &[GridColumn]) -> Self {
        let (table, slot) = (model.table.word(), model.next_slot());
        let number = el(Tag::DIV, "sheet__number")
            .attr(Attr::ROLE, "rowheader")
            .attr(Attr::ARIA_COLINDEX, "1");
        let cell = |(at, column): (usize, &GridColumn)| {
            let cell = el(Tag::DIV, "")
                .attr(Attr::ROLE, "gridcell")
                .attr(Attr::ID, &format!("{table}-{slot}-{at}"))
                .attr(Attr::DATA_FIELD, column.key);
            cell.set_attr(Attr::DATA_SCENARIO, column.scenario.as_ref().map(Id::as_str));
            let cell = model.column_cell(cell, at, column, &CellView::default());
            (cell, CellView::default())
        };
        let cells: Vec<_> = columns.iter().enumerate().map(cell).collect();
        let row = el(Tag::DIV, "sheet__row sheet__row--body")
            .attr(Attr::ROLE, "row")
            .child(number.clone());
        let row = row.children(cells.iter().map(|(cell, _)| cell.clone()));
        Self { row, id: None, at: usize::MAX, number, cells }
    }

    /// The id of a cell's element.
    pub fn cell_id(&self, column: usize) -> Option<String> {
        self.cells.get(column).map(|(cell, _)| cell.raw().id())
    }

    /// A cell's element.
    pub fn cell(&self, column: usize) -> Option<&El> {
        self.cells.get(column).map(|(cell, _)| cell)
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
                Some(_) => self.number.set_text(&(at + 1).to_string()),
                None => self.number.set_text("+"),
            }
        }
        (self.id, self.at) = (id, at);
    }

    /// Shows cells.
    pub fn show(&mut self, model: Model, columns: &[GridColumn], views: Vec<CellView>) {
        let cells = self.cells.iter_mut().zip(columns).zip(views).enumerate();
        for (at, (((cell, shown), column), view)) in cells {
            if *shown == view {
                continue;
            }
            if shown.text != view.text {
                cell.set_text(&view.text);
                if column.spec().is_some_and(|spec| spec.remark && spec.kind == Kind::Flag) {
                    let private = view.text == YES_NO[0];
                    self.row.set_class("sheet__row--private", private);
                    let tip =
                        "Private: left out while “Hide private” is on, and of redacted copies";
                    self.number.set_attr(Attr::TITLE, private.then_some(tip));
                }
            }
            if shown.title != view.title {
                cell.set_attr(
                    Attr::TITLE,
                    Some(&view.title).filter(|t| !t.is_empty()).map(String::as_str),
                );
            }
            let state =
                |view: &CellView| (view.computed, view.invalid, view.missing, view.overridden);
            if state(shown) != state(&view) {
                cell.set_attr(Attr::CLASS, Some(&model.class_of(at, column, &view)));
                cell.set_attr(Attr::ARIA_READONLY, view.computed.then_some("true"));
                cell.set_attr(Attr::ARIA_INVALID, view.invalid.then_some("true"));
            }
            *shown = view;
        }
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
        let states = [
            (negotiated && column.scenario.is_none(), " sheet__cell--deal"),
            (column.scenario.is_some() && own_hue, " sheet__cell--follows"),
            (column.numeric, " sheet__cell--num"),
            (cell.computed, " sheet__cell--computed"),
            (cell.invalid, " sheet__cell--invalid"),
            (cell.missing, " sheet__cell--missing"),
            (cell.overridden, " sheet__cell--own"),
            (at < self.frozen, " sheet__cell--frozen"),
        ];
        states.into_iter().filter(|(on, _)| *on).for_each(|(_, name)| class.push_str(name));
        class
    }
}
