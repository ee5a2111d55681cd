//! The rows one can see, drawn by one effect.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
    time::Duration,
};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{by_month, line::Line, model::Model};
use crate::{
    domain::Id,
    grid::{CellView, row_view, view::Scene},
    ui::dom::{Attr, El, Tag, el, react},
};

type Lines = Rc<RefCell<Vec<Line>>>;

/// How long no new row comes into view where scrolling has paused.
const PAUSE: Duration = Duration::from_millis(80);

/// The rows, and after the last the one that adds a row.
pub fn body(model: Model, grid: &El) -> El {
    let body = el(Tag::DIV, "sheet__body").attr(Attr::ROLE, "rowgroup");
    let lines = Lines::default();
    let drawn = RwSignal::new(0_u32);
    let window = Memo::new(move |_| {
        let window = model.viewport.get().window(model.rows(), model.row_height);
        (window.start, window.end)
    });
    let across = Memo::new(move |_| {
        let across = model.drawn_columns();
        (across.start, across.end)
    });
    let (holder, own) = (body.clone(), lines.clone());
    let (last, waiting) = (Cell::new(None), Cell::new(None::<TimeoutHandle>));
    react(move || {
        // What is shown is read first: an effect asks its sources in this order whether they have changed, and
        // misses a change that the window, which reads it too, has taken in without moving.
        model.seen(|scene| {
            let ((from, to), across) = (window.get(), across.get());
            let mut ids: Vec<(usize, Option<Id>)> = Vec::new();
            let count = model.order.with(|order| {
                let to = to.min(order.len());
                ids.extend((from..to).map(|at| (at, order.get(at).cloned())));
                order.len()
            });
            let lines = model.size_of(count).lines();
            ids.extend((count..lines).map(|at| (at, None)));
            holder.set_px("height", i64::from(model.top(lines)));
            draw(model, scene, &mut own.borrow_mut(), ids, across, &holder);
        });
        // While one scrolls, the browser lays out rows that moved in the page anew, which costs more than all else:
        // they are put in order when the scrolling pauses.
        let (top, rows) = (window.get_untracked().0, model.order.get_untracked());
        let scrolled = last.replace(Some((top, rows.clone())));
        let scrolled =
            scrolled.is_some_and(|(before, same)| before != top && Arc::ptr_eq(&same, &rows));
        if let Some(waiting) = waiting.take() {
            waiting.clear();
        }
        let (lines, holder) = (own.clone(), holder.clone());
        let put = move || order(&lines.borrow(), &holder);
        match scrolled {
            true => waiting.set(set_timeout_with_handle(put, PAUSE).ok()),
            false => put(),
        }
        drawn.update(|times| *times = times.wrapping_add(1));
    });
    let own = lines.clone();
    model.drawn.update_value(|all| {
        all.push(Rc::new(move |at| {
            let lines = own.borrow();
            let rows = lines.iter().filter(|line| line.id.is_some());
            rows.filter_map(|line| line.cell(at).cloned()).collect()
        }));
    });
    mark_active(model, lines, drawn, grid.clone());
    body
}

/// Puts rows onto lines: a row keeps its line, a new one takes a line that nothing needs any more.
fn draw(
    model: Model,
    scene: Scene<'_>,
    lines: &mut Vec<Line>,
    ids: Vec<(usize, Option<Id>)>,
    (from, to): (usize, usize),
    body: &El,
) {
    let mut spare: Vec<Line> = Vec::new();
    let mut kept: Vec<Line> = Vec::with_capacity(ids.len());
    for line in lines.drain(..) {
        let needed = ids.iter().any(|(_, id)| *id == line.id);
        if needed { kept.push(line) } else { spare.push(line) }
    }
    model.columns.with_value(|columns| {
        for (at, id) in ids {
            let used = match kept.iter().position(|line| line.id == id) {
                Some(found) => Some(kept.swap_remove(found)),
                None => spare.pop(),
            };
            let is_new = used.is_none();
            let mut line = used.unwrap_or_else(|| Line::new(model));
            let views = match &id {
                Some(id) => {
                    let drawn = columns.get(from..to).unwrap_or_default();
                    row_view(scene, model.id, id, drawn)
                }
                None => adding(columns.len()),
            };
            if let Some((of, id)) = scene.months.zip(id.as_ref()) {
                by_month::name(&line, of, id);
                line.sum_up(of.row_total(id, scene.format));
            }
            line.stand(model, id, at);
            line.show(model, columns, from, views);
            if is_new {
                line.row.set_class("sheet__row--body", true);
                let _ = body.clone().child(line.row.clone());
            }
            lines.push(line);
        }
    });
    spare.iter().chain(&kept).for_each(|line| line.row.remove());
}

/// Screen readers read rows in the order they stand in, so a line that was used again is moved.
fn order(lines: &[Line], body: &El) {
    let mut next: Option<web_sys::Node> = None;
    for line in lines.iter().rev() {
        let row: &web_sys::Node = line.row.raw();
        if row.next_sibling() != next {
            let _ = body.raw().insert_before(row, next.as_ref());
        }
        next = Some(row.clone());
    }
}

fn adding(columns: usize) -> Vec<CellView> {
    let mut cells = vec![CellView::default(); columns];
    if let Some(first) = cells.first_mut() {
        "Type to add a row".clone_into(&mut first.text);
    }
    cells
}

/// Says which cell is the active one, and which are selected.
fn mark_active(model: Model, lines: Lines, drawn: RwSignal<u32>, grid: El) {
    let mut before: Vec<El> = Vec::new();
    react(move || {
        drawn.track();
        let selection = model.selection();
        let (at, area) = (selection.active, selection.area());
        let lines = lines.borrow();
        let line = lines.iter().find(|line| line.at == at.row);
        let id = line.and_then(|line| line.cell_id(at.column));
        grid.set_attr(Attr::ARIA_ACTIVEDESCENDANT, id.as_deref());
        before.drain(..).for_each(|cell| cell.set_attr(Attr::ARIA_SELECTED, None));
        for line in lines.iter().filter(|line| (area.top..=area.bottom).contains(&line.at)) {
            before.extend((area.left..=area.right).filter_map(|at| line.cell(at).cloned()));
        }
        before.iter().for_each(|cell| cell.set_attr(Attr::ARIA_SELECTED, Some("true")));
    });
}
