//! The rows that stay in view: titles above, totals below.

use std::{rc::Rc, slice::from_ref};

use leptos::prelude::*;

use super::{by_month, model::Model};
use crate::{
    domain::{Id, Scenario},
    grid::{CellView, GridColumn, Sheet, sums},
    state::Scene,
    table::Kind,
    ui::{
        dom::{Attr, El, On, Tag, el, react, text},
        kit::scenario_mark,
    },
};

/// What stands in the totals row under a column, by its key.
pub type Total = fn(&Scene, &str) -> Option<String>;

/// A row of fixed cells above or below the rows; `fill` puts into each what it shows.
fn fixed(model: Model, role: &str, first: El, fill: &dyn Fn(El, usize, &GridColumn) -> El) -> El {
    let number = el(Tag::DIV, "sheet__number")
        .attr(Attr::ROLE, role)
        .attr(Attr::ARIA_COLINDEX, "1")
        .child(first);
    let row = el(Tag::DIV, "sheet__row").attr(Attr::ROLE, "row").child(number);
    model.columns.with_value(|columns| {
        let place = |(at, column): (usize, &GridColumn)| {
            let view = CellView { computed: column.spec().is_none(), ..CellView::default() };
            fill(model.column_cell(el(Tag::DIV, ""), at, column, &view), at, column)
        };
        let cells: Vec<El> = columns.iter().enumerate().map(place).collect();
        let own = cells.clone();
        let drawn = Rc::new(move |at: usize| own.get(at).cloned().into_iter().collect());
        model.drawn.update_value(|all| all.push(drawn));
        row.children(cells)
    })
}

/// Column titles; each explains itself in its tooltip. A column that is unfolded stands over the
/// names of the scenarios.
pub fn head(model: Model) -> El {
    let first = match model.months {
        None => text(Tag::SPAN, "vh", "Row"),
        Some(_) => el(Tag::SPAN, "").live_text(move || by_month::row_title(model)),
    };
    let row =
        fixed(model, "columnheader", first, &|cell, at, column| title(model, cell, at, column));
    let row = row.attr(Attr::ARIA_ROWINDEX, &model.heads.to_string());
    let row = row.children(model.months.map(|_| {
        let count = model.columns.with_value(Vec::len);
        text(Tag::DIV, "sheet__cell sheet__cell--num sheet__tail", "Total")
            .attr(Attr::ROLE, "columnheader")
            .attr(Attr::ARIA_COLINDEX, &(count + 2).to_string())
            .px("width", i64::from(model.tail))
    }));
    let head = el(Tag::DIV, "sheet__head").attr(Attr::ROLE, "rowgroup");
    if model.heads > 1 { head.child(groups(model)).child(row) } else { head.child(row) }
}

fn title(model: Model, cell: El, at: usize, column: &GridColumn) -> El {
    let scenario = column.scenario.as_ref().map(|id| scenario(model, id));
    let words = scenario.as_ref().map_or(&*column.title, |(_, name)| name.as_str());
    let more = text(Tag::BUTTON, "sheet__more", "▾")
        .attr(Attr::TABINDEX, "-1")
        .attr(Attr::ARIA_LABEL, &format!("Menu of {}", column.title))
        .on(On::CLICK, move |event| model.open_column(at, &event));
    let cell = cell.attr(Attr::ROLE, "columnheader");
    cell.set_attr(Attr::TITLE, Some(column.tip).filter(|tip| !tip.is_empty()));
    let cell = match &scenario {
        Some((letter, name)) => cell
            .attr(Attr::ARIA_LABEL, &format!("{}, {name}", column.title))
            .attr(Attr::DATA_HUE, "")
            .child(text(Tag::I, "sm", letter).attr(Attr::ARIA_HIDDEN, "true")),
        None => cell,
    };
    let cell = cell
        .child(text(Tag::SPAN, "sheet__title", words))
        .child(more)
        .child(el(Tag::SPAN, "sheet__grip").attr(Attr::ARIA_HIDDEN, "true"));
    let own = cell.clone();
    let named = column.clone();
    let mark = el(Tag::SPAN, "sheet__mark").attr(Attr::ARIA_HIDDEN, "true");
    let cell = cell.child(mark.clone());
    react(move || {
        let rules = model.rules();
        let by = rules.direction(&named);
        own.set_attr(
            Attr::ARIA_SORT,
            by.map(|(down, _)| if down { "descending" } else { "ascending" }),
        );
        let arrow = by.map_or_else(String::new, |(down, nth)| {
            let nth = if rules.sorts.len() > 1 { nth.to_string() } else { String::new() };
            format!("{}{nth}", if down { "↓" } else { "↑" })
        });
        let filtered = rules.filter_of(&named).is_some();
        mark.set_text(&if filtered { format!("{arrow}▽") } else { arrow });
        own.set_attr(Attr::ARIA_DESCRIPTION, filtered.then_some("filtered"));
    });
    let own = cell.clone();
    react(move || {
        let area = model.selection().area();
        own.set_class("sheet__cell--in", (area.left..=area.right).contains(&at));
    });
    cell
}

/// The letter and the name of a scenario.
fn scenario(model: Model, id: &Id) -> (&'static str, String) {
    model.scene.with_untracked(|scene| {
        let name = |of: &Scenario| (scenario_mark::mark(of.kind).1, of.title().to_owned());
        scene.plan.scenarios.get(id.as_str()).map(name).unwrap_or_default()
    })
}

/// The titles of unfolded columns, over their scenarios.
fn groups(model: Model) -> El {
    let row = el(Tag::DIV, "sheet__row sheet__row--groups").attr(Attr::ROLE, "row");
    let row = row
        .attr(Attr::ARIA_ROWINDEX, "1")
        .child(el(Tag::DIV, "sheet__number").attr(Attr::ROLE, "none"));
    model.columns.with_value(|columns| {
        let mut row = row;
        let mut at = 0;
        while let Some(column) = columns.get(at) {
            let of = |other: &GridColumn| other.scenario.is_some() && other.key == column.key;
            let rest = columns.iter().skip(at + 1);
            let mut span = 1 + rest.take_while(|other| of(column) && of(other)).count();
            if at < model.frozen {
                span = span.min(model.frozen - at);
            }
            let width = model.offset(at + span) - model.offset(at);
            let words = if of(column) { &*column.title } else { "" };
            let cell = text(Tag::DIV, "", words)
                .attr(Attr::ROLE, if of(column) { "columnheader" } else { "none" })
                .attr(Attr::TITLE, column.tip);
            if of(column) {
                cell.set_attr(Attr::ARIA_COLSPAN, Some(&span.to_string()));
            }
            let cell = model.column_cell(cell, at, column, &CellView::default());
            cell.set_class("sheet__cell--group", of(column));
            row = row.child(cell.px("width", i64::from(width)));
            at += span;
        }
        row
    })
}

/// What some columns add up to in a scenario, and how: what the page says, else the sum of the rows.
fn added(
    scene: &Scene,
    columns: &[GridColumn],
    sheet: &Sheet<'_>,
    total: Total,
    filtered: bool,
) -> Vec<(String, String)> {
    // What the page says is of all rows.
    let page = |column: &GridColumn| total(scene, column.key.word()).filter(|_| !filtered);
    let names = |column: &GridColumn| {
        let first = sheet.columns.first().is_some_and(|first| first.key == column.key);
        first && column.spec().is_some_and(|spec| spec.kind == Kind::Text)
    };
    let said = |column: &GridColumn| match names(column) {
        true => Some(sums::label(sheet, filtered)),
        false => page(column),
    };
    let said: Vec<_> = columns.iter().map(said).collect();
    let open = |at: usize| said.get(at).is_some_and(Option::is_none);
    let open = columns.iter().enumerate().filter(|(at, _)| open(*at));
    let columns: Vec<_> = open.map(|(_, column)| column.clone()).collect();
    let sheet = Sheet { scene: scene.as_grid(), columns: &columns, ..*sheet };
    let mut sums = sums::totals(&sheet).into_iter();
    let cell = |said: Option<String>| match said {
        // It may be longer than its column is wide.
        Some(said) => (said.clone(), said),
        None => match sums.next().flatten() {
            Some(sum) if sum.lacking > 0 => (format!("{} *", sum.text), sum.title),
            Some(sum) => (sum.text, sum.title),
            None => Default::default(),
        },
    };
    said.into_iter().map(cell).collect()
}

/// What the columns add up to, each unfolded one in its own scenario. Where rows are filtered, that is what is shown.
pub fn foot(model: Model, total: Total) -> El {
    let own = Memo::new(move |_| {
        model.scene.track();
        model.order.track();
        let filtered = !model.rules().filters.is_empty();
        model.scene.with(|scene| {
            model.sheet(|sheet| {
                let mut cells: Vec<(String, String)> = Vec::new();
                // What is not unfolded is added up in one go; the rest each by its own scenario.
                let folded = |column: &&GridColumn| column.scenario.is_none();
                let columns: Vec<_> = sheet.columns.iter().filter(folded).cloned().collect();
                let mut sums = added(scene, &columns, sheet, total, filtered).into_iter();
                for column in sheet.columns {
                    let cell = match &column.scenario {
                        None => sums.next(),
                        Some(id) => {
                            let scene = model.document.scene_of(scene, id);
                            added(&scene, from_ref(column), sheet, total, filtered).pop()
                        }
                    };
                    cells.push(cell.unwrap_or_default());
                }
                cells
            })
        })
    });
    let sum = |cell: El, at: usize, column: &GridColumn| {
        let read = move |title: bool| {
            own.with(|cells| {
                let (text, why) = cells.get(at).cloned().unwrap_or_default();
                if title { why } else { text }
            })
        };
        let cell = cell.attr(Attr::ROLE, "gridcell").attr(Attr::DATA_TOTAL, column.key.word());
        cell.set_attr(Attr::DATA_SCENARIO, column.scenario.as_ref().map(Id::as_str));
        cell.live_attr(Attr::TITLE, move || Some(read(true)).filter(|title| !title.is_empty()))
            .live_text(move || read(false))
    };
    let row = fixed(model, "rowheader", text(Tag::SPAN, "vh", "Totals"), &sum);
    let row = row.live_attr(Attr::ARIA_ROWINDEX, move || Some(model.row_index(model.rows() + 1)));
    el(Tag::DIV, "sheet__foot").attr(Attr::ROLE, "rowgroup").child(row)
}
