//! The cells in view: titles, rows and sums are drawn by one effect that writes what has changed.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{MONTH, Model, TOTAL};
use crate::{
    calc::consumption::Consumption,
    grid::{
        Range, Viewport, month_marks,
        months::{self, MonthCell, MonthRow, Sight},
    },
    text::show,
    ui::dom::{Attr, El, Tag, el, react},
};

/// Which part of the table a line belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Head,
    Body,
    Foot,
}

/// A drawn row, used again for another.
struct Line {
    row: El,
    name: El,
    cells: Vec<(El, MonthCell, usize)>,
    /// Takes the place of the months beyond the last that is drawn.
    beyond: El,
    total: (El, MonthCell),
    id: String,
    /// Its place among all rows, as screen readers count them.
    place: usize,
}

/// Fills the grid.
pub fn draw(model: Model, grid: El) -> El {
    let part = |class: &str| el(Tag::DIV, class).attr(Attr::ROLE, "rowgroup");
    let parts = [part("heat__head"), part("heat__body"), part("heat__foot")];
    let grid = grid.children(parts.iter().cloned());
    let own = grid.clone();
    let lines: [Rc<RefCell<Vec<Line>>>; 3] = Default::default();
    let body = lines[1].clone();
    let head_line = lines[0].clone();
    let drawn = RwSignal::new(0_u32);
    react(move || {
        let measure = model.app.view.look.with(|look| look.measure);
        let [left, top, width, height] = model.view.get();
        let scene = model.app.document.scene();
        model.of.with(|of| {
            let Some(of) = of else { return };
            let rows = months::shown(of, measure);
            let format = scene.with(|scene| scene.format.clone());
            let (by, account) = model.app.view.look.with(|look| (look.by, look.account.clone()));
            let marks = scene.with(|scene| {
                month_marks::marks(&scene.plan, &scene.resolved, by, account.as_ref())
            });
            let heat = months::heat(&rows, measure);
            let sight = Sight { measure, format: &format, heat, marks: &marks };
            let seen = Viewport { top, height }.window(rows.len(), model.row);
            let fixed = model.names + if model.narrow { 0 } else { TOTAL };
            let across = months::window(left, width.saturating_sub(fixed), MONTH, of.months.len());
            let sums = model.sums(measure);
            let all = u32::try_from(of.months.len()).unwrap_or_default() * MONTH;
            own.set_px("width", i64::from(model.names + all + TOTAL));
            own.set_attr(Attr::ARIA_ROWCOUNT, Some(&(rows.len() + 1 + sums.len()).to_string()));
            own.set_attr(Attr::ARIA_COLCOUNT, Some(&(of.months.len() + 2).to_string()));
            let high = i64::from(model.row) * i64::try_from(rows.len()).unwrap_or_default();
            parts[1].set_px("height", high);
            let put = |part: Part, at: usize, place: usize, views: Vec<MonthRow>| {
                let mut lines = lines[at].borrow_mut();
                let frame = Frame { model, of, part, from: across.start, place };
                frame.put(&parts[at], &mut lines, &views);
            };
            put(Part::Head, 0, 1, vec![head(of, across.clone())]);
            let views = rows.get(seen.clone()).unwrap_or_default();
            let views = views.iter().map(|row| sight.row(row, across.clone())).collect();
            put(Part::Body, 1, seen.start + 2, views);
            let views = sums.iter().map(|of_sum| sight.sums(of, *of_sum, across.clone())).collect();
            put(Part::Foot, 2, rows.len() + 2, views);
        });
        drawn.update(|times| *times = times.wrapping_add(1));
    });
    mark_selected(model, &grid, drawn, move |area, found| {
        for line in body.borrow().iter() {
            let row = line.place.checked_sub(2);
            if let Some(row) = row.filter(|row| (area.top..=area.bottom).contains(row)) {
                line.find(area, row, found);
            }
        }
        for line in head_line.borrow().iter() {
            line.find(area, usize::MAX, found);
        }
    });
    grid
}

impl Line {
    /// Its cells in the columns of an area, with their row and column.
    fn find(&self, area: Range, row: usize, found: &mut Vec<(El, usize, usize)>) {
        for (cell, _, at) in &self.cells {
            if (area.left..=area.right).contains(at) {
                found.push((cell.clone(), row, *at));
            }
        }
    }
}

/// Says which cells are selected, which is the active one, and whose month is taken apart.
fn mark_selected(
    model: Model,
    grid: &El,
    drawn: RwSignal<u32>,
    find: impl Fn(Range, &mut Vec<(El, usize, usize)>) + 'static,
) {
    let grid = grid.clone();
    let mut found: Vec<(El, usize, usize)> = Vec::new();
    react(move || {
        drawn.track();
        let selected = model.selected();
        for (cell, ..) in found.drain(..) {
            cell.set_attr(Attr::ARIA_SELECTED, None);
            cell.set_attr(Attr::DATA_ACTIVE, None);
        }
        find(selected.area(), &mut found);
        let at = selected.active;
        let mut active = None;
        for (cell, row, column) in &found {
            let title = *row == usize::MAX;
            if !title || *column == at.column {
                cell.set_attr(Attr::ARIA_SELECTED, Some("true"));
            }
            if (*row, *column) == (at.row, at.column) {
                cell.set_attr(Attr::DATA_ACTIVE, Some("true"));
                active = Some(cell.raw().id());
            }
        }
        grid.set_attr(Attr::ARIA_ACTIVEDESCENDANT, active.as_deref());
    });
}

/// The titles.
fn head(of: &Consumption, across: std::ops::Range<usize>) -> MonthRow {
    let title = |text: String| MonthCell { text, ..MonthCell::default() };
    let months = of.months.get(across).unwrap_or_default().iter();
    MonthRow {
        id: "head".to_owned(),
        name: String::new(),
        draft: None,
        cells: months.map(|month| title(show::month_short(*month))).collect(),
        total: title("Total".to_owned()),
    }
}

/// Where lines are drawn.
struct Frame<'a> {
    model: Model,
    of: &'a Consumption,
    part: Part,
    /// The first month.
    from: usize,
    /// The number of the first line.
    place: usize,
}

impl Frame<'_> {
    fn put(&self, parent: &El, lines: &mut Vec<Line>, views: &[MonthRow]) {
        while lines.len() < views.len() {
            let line = self.line();
            let _ = parent.clone().child(line.row.clone());
            lines.push(line);
        }
        for line in lines.drain(views.len()..) {
            line.row.remove();
        }
        for (at, (line, view)) in lines.iter_mut().zip(views).enumerate() {
            self.show(line, view, self.place + at);
        }
    }

    fn line(&self) -> Line {
        let (role, class) = match self.part {
            Part::Head => ("columnheader", "heat__row"),
            Part::Body => ("rowheader", "heat__row heat__row--body"),
            Part::Foot => ("rowheader", "heat__row"),
        };
        let name = el(Tag::DIV, "heat__name")
            .attr(Attr::ROLE, role)
            .attr(Attr::ARIA_COLINDEX, "1")
            .px("width", i64::from(self.model.names));
        let total =
            el(Tag::DIV, "heat__total").attr(Attr::ROLE, self.role()).px("width", i64::from(TOTAL));
        let beyond = el(Tag::DIV, "heat__beyond").attr(Attr::ARIA_HIDDEN, "true");
        let row = el(Tag::DIV, class).attr(Attr::ROLE, "row").children([
            name.clone(),
            beyond.clone(),
            total.clone(),
        ]);
        let total = (total, MonthCell::default());
        Line { row, name, cells: Vec::new(), beyond, total, id: String::new(), place: 0 }
    }

    fn role(&self) -> &'static str {
        if self.part == Part::Head { "columnheader" } else { "gridcell" }
    }

    fn show(&self, line: &mut Line, view: &MonthRow, place: usize) {
        line.place = place;
        line.row.set_attr(Attr::ARIA_ROWINDEX, Some(&place.to_string()));
        if self.part == Part::Body {
            let top = i64::try_from(place - 2).unwrap_or_default() * i64::from(self.model.row);
            line.row.set_px("top", top);
        }
        if line.id != view.id {
            let name = if self.part == Part::Foot { Attr::DATA_SUM } else { Attr::DATA_ROW };
            line.row.set_attr(
                name,
                Some(&view.id).filter(|_| self.part != Part::Head).map(String::as_str),
            );
            line.id.clone_from(&view.id);
        }
        line.name.set_text(if self.part == Part::Head { self.title() } else { &view.name });
        let draft = view.draft.as_ref();
        let title = draft.map(|text| {
            [
                "A baseline of it was entered as “",
                text,
                "”, which is not read: see Baseline consumption",
            ]
            .concat()
        });
        line.name.set_attr(Attr::TITLE, Some(title.as_ref().unwrap_or(&view.name)));
        line.name.set_class("heat__name--invalid", draft.is_some());
        while line.cells.len() < view.cells.len() {
            let cell = el(Tag::DIV, "heat__cell heat--0")
                .attr(Attr::ROLE, self.role())
                .px("width", i64::from(MONTH));
            let _ = line.row.raw().insert_before(cell.raw(), Some(line.beyond.raw()));
            line.cells.push((cell, MonthCell::default(), usize::MAX));
        }
        for (cell, ..) in line.cells.drain(view.cells.len()..) {
            cell.remove();
        }
        for (at, ((cell, was, column), is)) in line.cells.iter_mut().zip(&view.cells).enumerate() {
            let now = self.from + at;
            if *column != now || place_of(cell) != Some(place) {
                *column = now;
                self.stand(cell, now, place);
            }
            if at == 0 {
                cell.set_px(
                    "margin-left",
                    i64::try_from(now).unwrap_or_default() * i64::from(MONTH),
                );
            }
            self.write(cell, was, is, "heat__cell");
        }
        let after = self.of.months.len() - (self.from + view.cells.len()).min(self.of.months.len());
        line.beyond.set_px("width", i64::try_from(after).unwrap_or_default() * i64::from(MONTH));
        let (total, was) = &mut line.total;
        total.set_attr(Attr::ARIA_COLINDEX, Some(&(self.of.months.len() + 2).to_string()));
        self.write(total, was, &view.total, "heat__total");
    }

    /// What names the rows.
    fn title(&self) -> &'static str {
        let by = untrack(|| self.model.look().by);
        if by == crate::calc::consumption::By::Service { "Service" } else { "Account" }
    }

    /// A cell's address.
    fn stand(&self, cell: &El, column: usize, place: usize) {
        let id = format!("heat-{place}-{column}");
        cell.set_attr(Attr::ID, Some(&id));
        cell.set_attr(Attr::ARIA_COLINDEX, Some(&(column + 2).to_string()));
        let month = self.of.months.get(column).map(ToString::to_string);
        cell.set_attr(Attr::DATA_FIELD, month.as_deref());
    }

    fn write(&self, cell: &El, was: &mut MonthCell, is: &MonthCell, class: &str) {
        if *was == *is {
            return;
        }
        if was.text != is.text {
            cell.set_text(&is.text);
        }
        if was.step != is.step || was.own != is.own {
            let own = if is.own { " heat--own" } else { "" };
            cell.set_attr(Attr::CLASS, Some(&format!("{class} heat--{}{own}", is.step)));
        }
        if was.title != is.title {
            cell.set_attr(
                Attr::TITLE,
                Some(&is.title).filter(|t| !t.is_empty()).map(String::as_str),
            );
        }
        if self.part != Part::Head {
            cell.set_attr(Attr::DATA_CENTS, Some(&is.amount.get().to_string()));
        }
        was.clone_from(is);
    }
}

/// The number of the row a cell's address names.
fn place_of(cell: &El) -> Option<usize> {
    cell.raw().id().split('-').nth(1)?.parse().ok()
}
