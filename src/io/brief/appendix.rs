//! What the figures rest on, and every row of every table.

use crate::domain::order::Order as _;
use crate::{
    domain::{Id, TableId, Value, choice::Choice as _},
    table::{Kind, Spec, privacy::column_is_private, schema, show as values, table},
};

use super::{Cell, Part, Set, Source, fit, heads};

/// Where figures come from and how sure they are, least sure first.
pub(super) fn assumptions(source: &Source<'_>) -> Part {
    let mut found: Vec<(usize, Vec<Cell>)> = Vec::new();
    for id in TableId::ALL.iter().filter(|id| **id != TableId::Scenarios) {
        for row in table(source.plan, *id).iter() {
            let (from, sure) = (row.remarks().source.clone(), row.remarks().confidence.clone());
            if source.hides(*id, row.id().as_str()) || from.is_empty() && sure.is_empty() {
                continue;
            }
            let rank = ["low", "medium", "", "high"].iter().position(|known| *known == sure);
            let row = if id.is_single() { id.word() } else { row.id().as_str() };
            let name = values::row_title(source.plan, *id, row);
            let cells = [id.label().to_owned(), name, from, sure];
            found.push((rank.unwrap_or(1), cells.into_iter().map(Cell::from).collect()));
        }
    }
    found.order_by_key(|(rank, _)| *rank);
    Part {
        title: "Assumptions".to_owned(),
        note: "where figures come from and how sure they are, least sure first".to_owned(),
        heads: heads(&["Table", "Row", "Source", "Confidence"]),
        figures_from: 4,
        rows: found.into_iter().map(|(_, cells)| cells).collect(),
        ..Part::default()
    }
}

/// Every row of every table in the active scenario, in pieces that a page holds; columns that are empty
/// in all rows are left out. Where there are very many, a screen has a sentence in place of a long table's rows.
pub fn appendix(source: &Source<'_>) -> Vec<Part> {
    let tables = TableId::ALL.iter().filter(|id| **id != TableId::Plan);
    let rows: usize = tables.clone().map(|id| table(source.resolved, *id).len()).sum();
    let whole = source.paper || rows <= fit::ON_SCREEN;
    let mut parts = Vec::new();
    for id in tables {
        if let Some(part) = all_of(source, *id, whole) {
            parts.extend(fit::pieces(part));
        }
    }
    parts
}

/// How a column of the plan is set.
fn set(kind: Kind) -> Set {
    match kind {
        Kind::Money { .. } | Kind::Rate { .. } | Kind::Count { .. } => Set::Figure,
        Kind::Month | Kind::Day | Kind::Flag => Set::Line,
        _ => Set::Text,
    }
}

fn all_of(source: &Source<'_>, id: TableId, whole: bool) -> Option<Part> {
    let rows = table(source.resolved, id);
    let ids = rows.ids();
    let ids: Vec<_> = ids.filter(|row| !source.hides(id, row.as_str())).collect();
    let title = id.label().to_owned();
    if !whole && ids.len() > fit::SHORT {
        return Some(Part {
            title,
            note: fit::in_full(ids.len(), source.format),
            ..Part::default()
        });
    }
    let (mut titles, mut sets) = (Vec::new(), Vec::new());
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); ids.len()];
    // Remarks stand among the assumptions.
    let shown = |spec: &Spec| !(spec.remark || source.hide && column_is_private(spec));
    for (column, spec) in schema(id).columns().filter(|(_, spec)| shown(spec)) {
        let text = |row: &Id| {
            let value = rows.value(row.as_str(), column).unwrap_or(Value::Empty);
            values::exact(source.plan, spec, &value, source.format)
        };
        let texts: Vec<String> = ids.iter().map(text).collect();
        if texts.iter().all(String::is_empty) {
            continue;
        }
        titles.push(spec.title.to_owned());
        sets.push(set(spec.kind));
        for (row, text) in cells.iter_mut().zip(texts) {
            row.push(Cell::from(held(spec.kind, text)));
        }
    }
    if id.is_single() {
        // One row reads better as a list of its fields.
        let fields = titles.into_iter().zip(cells.into_iter().flatten());
        let rows: Vec<_> = fields.map(|(title, cell)| vec![Cell::from(title), cell]).collect();
        let heads = heads(&["Term", "Value"]);
        return Some(Part { title, heads, figures_from: 2, rows, ..Part::default() });
    }
    let count = ids.len();
    (count > 0 && !titles.is_empty()).then(|| Part {
        title,
        note: if count == 1 { "1 row".to_owned() } else { format!("{count} rows") },
        figures_from: titles.len(),
        heads: titles,
        sets,
        rows: cells,
    })
}

/// A month and its amount stay together in a list of them.
fn held(kind: Kind, text: String) -> String {
    if matches!(kind, Kind::MonthAmounts { .. }) {
        text.replace(' ', "\u{a0}").replace(";\u{a0}", "; ")
    } else {
        text
    }
}
