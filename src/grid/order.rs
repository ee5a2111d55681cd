//! Sorting and filtering, only in view: the plan and its undo know nothing of it.
//!
//! Rows are arranged when the user asks for it and then stay where they are: an edit never moves or
//! hides the row that is worked on. [`is_stale`] says when arranging again would change something.

use crate::domain::order::Order as _;
use std::{cmp::Ordering, sync::Arc};

use super::{
    ColumnKey, GridColumn, GridId,
    cells::{Column, Held, is_blank, number},
    rows::Rows,
    view::Scene,
};
use crate::{domain::Id, text::fold};

/// A column to sort by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortBy {
    /// The column's key.
    pub key: ColumnKey,
    /// The scenario it shows, where it is unfolded.
    pub scenario: Option<Id>,
    /// Whether the largest come first.
    pub descending: bool,
}

/// What a filter lets through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Cells that show one of these texts; an empty text for cells without a value.
    Values(Vec<String>),
    /// Cells whose text has this in it, in whatever case.
    Contains(String),
    /// Cells from one value to another, as typed; an empty text leaves that end open.
    Range {
        /// The least.
        from: String,
        /// The most.
        to: String,
    },
}

/// A filter on a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The column's key.
    pub key: ColumnKey,
    /// The scenario it shows, where it is unfolded.
    pub scenario: Option<Id>,
    /// What it lets through.
    pub by: By,
}

/// How the rows of a grid are to be arranged. The empty one leaves them as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The first decides; the next where it finds no difference.
    pub sorts: Vec<SortBy>,
    /// All of them have to let a row through.
    pub filters: Vec<Filter>,
}

impl Rules {
    /// Whether rows stand as in the table.
    pub fn is_empty(&self) -> bool {
        self.sorts.is_empty() && self.filters.is_empty()
    }

    /// What a click on a column's head does: up, down, not at all. `add` keeps the other columns.
    pub fn sort(&mut self, column: &GridColumn, add: bool) {
        let SortBy { key, scenario, descending } = SortBy {
            key: column.key,
            scenario: column.scenario.clone(),
            descending: self.direction(column).is_some_and(|(descending, _)| !descending),
        };
        let was = self.sorts.iter().position(|by| by.key == key && by.scenario == scenario);
        let off = was.is_some() && !descending;
        if !add {
            self.sorts.clear();
        }
        match was.filter(|_| add) {
            Some(at) if off => {
                self.sorts.remove(at);
            }
            Some(at) => {
                if let Some(by) = self.sorts.get_mut(at) {
                    by.descending = descending;
                }
            }
            None if off => {}
            None => self.sorts.push(SortBy { key, scenario, descending }),
        }
    }

    /// Whether a column sorts downwards, and its rank among those that sort, from 1.
    pub fn direction(&self, column: &GridColumn) -> Option<(bool, usize)> {
        let is = |by: &SortBy| by.key == column.key && by.scenario == column.scenario;
        let at = self.sorts.iter().position(is)?;
        Some((self.sorts.get(at)?.descending, at + 1))
    }

    /// Sets a column's filter; `None` takes it away.
    pub fn filter(&mut self, column: &GridColumn, by: Option<By>) {
        let is = |of: &Filter| of.key == column.key && of.scenario == column.scenario;
        self.filters.retain(|of| !is(of));
        if let Some(by) = by {
            self.filters.push(Filter { key: column.key, scenario: column.scenario.clone(), by });
        }
    }

    /// The rules that name no column which only we may see, and none of a scenario that is hidden. What a row holds
    /// there could be told from where it stands, or from whether it is there.
    #[must_use]
    pub fn without_private(&self, columns: &[GridColumn], is_hidden: &dyn Fn(&Id) -> bool) -> Self {
        let shown = |key: ColumnKey, scenario: &Option<Id>| {
            let private = columns.iter().any(|column| column.key == key && column.is_private());
            !private && !scenario.as_ref().is_some_and(is_hidden)
        };
        let mut rules = self.clone();
        rules.sorts.retain(|by| shown(by.key, &by.scenario));
        rules.filters.retain(|of| shown(of.key, &of.scenario));
        rules
    }

    /// The filter of a column.
    pub fn filter_of(&self, column: &GridColumn) -> Option<&By> {
        let is = |of: &&Filter| of.key == column.key && of.scenario == column.scenario;
        self.filters.iter().find(is).map(|of| &of.by)
    }
}

/// The rows of a grid, arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arranged {
    /// Those shown, in their order.
    pub shown: Arc<Vec<Id>>,
    /// Those that a filter hides.
    pub hidden: Arc<Vec<Id>>,
}

/// Arranges the rows of a grid as they are now. `columns` are those that rules may name.
pub fn arrange(scene: Scene<'_>, id: GridId, columns: &[GridColumn], rules: &Rules) -> Arranged {
    let find = |key: ColumnKey, scenario: &Option<Id>| {
        columns.iter().find(|column| column.key == key && column.scenario == *scenario)
    };
    let mut shown: Vec<Id> = Rows::of(scene, id).ids().collect();
    let mut hidden = Vec::new();
    for filter in &rules.filters {
        let Some(column) = find(filter.key, &filter.scenario) else { continue };
        let column = Column::of(scene, id, column);
        let passes = passing(&column, &filter.by);
        let kept = |row: &Id| passes(&column.held(row));
        let (kept, out): (Vec<Id>, Vec<Id>) = shown.into_iter().partition(kept);
        shown = kept;
        hidden.extend(out);
    }
    let mut keys = Vec::new();
    for by in &rules.sorts {
        let Some(column) = find(by.key, &by.scenario) else { continue };
        let column = Column::of(scene, id, column);
        let of_rows: Vec<Key> =
            shown.iter().map(|row| Key::of(&column, &column.held(row))).collect();
        keys.push((of_rows, by.descending));
    }
    if !keys.is_empty() {
        let mut positions: Vec<usize> = (0..shown.len()).collect();
        positions.order_by(|a, b| {
            let by = keys.iter().map(|(keys, descending)| keys[*a].compare(&keys[*b], *descending));
            by.fold(Ordering::Equal, Ordering::then)
        });
        shown = positions.into_iter().map(|at| shown[at].clone()).collect();
    }
    Arranged { shown: Arc::new(shown), hidden: Arc::new(hidden) }
}

/// The same rows after a change of the plan: those that are gone are left out, new ones stand before
/// the row they come before in the table, and nothing else moves, comes or goes.
pub fn follow(scene: Scene<'_>, id: GridId, rules: &Rules, arranged: &Arranged) -> Arranged {
    let rows = Rows::of(scene, id);
    if rules.is_empty() {
        // Most edits leave the rows where they are: the list is then kept, and nobody compares it.
        if arranged.shown.len() == rows.len() && arranged.shown.iter().cloned().eq(rows.ids()) {
            return arranged.clone();
        }
        return Arranged { shown: Arc::new(rows.ids().collect()), hidden: Arc::default() };
    }
    let mut known = vec![false; rows.len()];
    let mut kept = |ids: &[Id]| {
        let mut left = Vec::with_capacity(ids.len());
        for row in ids {
            if let Some(known) = rows.position(row.as_str()).and_then(|at| known.get_mut(at)) {
                *known = true;
                left.push(row.clone());
            }
        }
        left
    };
    let (mut shown, hidden) = (kept(&arranged.shown), kept(&arranged.hidden));
    let mut from = 0;
    while from < known.len() {
        if known[from] {
            from += 1;
            continue;
        }
        let run = known[from..].iter().take_while(|known| !**known).count();
        let new: Vec<Id> = (from..from + run).filter_map(|at| rows.id_at(at)).collect();
        let next = rows.id_at(from + run);
        let place = next.and_then(|next| shown.iter().position(|row| *row == next));
        let place = place.unwrap_or(shown.len());
        shown.splice(place..place, new);
        from += run;
    }
    Arranged { shown: Arc::new(shown), hidden: Arc::new(hidden) }
}

/// Whether arranging the rows again would change what is shown.
pub fn is_stale(
    scene: Scene<'_>,
    id: GridId,
    columns: &[GridColumn],
    rules: &Rules,
    arranged: &Arranged,
) -> bool {
    !rules.is_empty() && arrange(scene, id, columns, rules).shown != arranged.shown
}

/// The texts that a column's cells show, each once, in their order; an empty one last where cells
/// have no value. What a filter by values offers.
pub fn values(scene: Scene<'_>, id: GridId, column: &GridColumn) -> Vec<String> {
    let column = Column::of(scene, id, column);
    let rows: Vec<Id> = Rows::of(scene, id).ids().collect();
    let cell = |row: &Id| {
        let held = column.held(row);
        (Key::of(&column, &held), held)
    };
    let mut cells: Vec<_> = rows.iter().map(cell).collect();
    cells.order_by(|(a, _), (b, _)| a.compare(b, false));
    let mut texts: Vec<String> = cells.iter().map(|(_, held)| column.shown(held)).collect();
    texts.dedup();
    texts
}

/// What a cell sorts by.
enum Key {
    Number(i64),
    Text(String),
    Blank,
}

impl Key {
    fn of(column: &Column<'_>, held: &Held<'_>) -> Self {
        if is_blank(held) {
            return Self::Blank;
        }
        number(held).map_or_else(|| Self::Text(fold(&column.shown(held))), Self::Number)
    }

    /// Numbers before texts and blanks last, whichever way the sort goes.
    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let by = match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            _ => return self.rank().cmp(&other.rank()),
        };
        if descending { by.reverse() } else { by }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Text(_) => 1,
            Self::Blank => 2,
        }
    }
}

/// The test of a filter.
fn passing<'f>(column: &'f Column<'_>, by: &'f By) -> Box<dyn Fn(&Held<'_>) -> bool + 'f> {
    match by {
        By::Values(texts) => Box::new(move |held| {
            let shown = if is_blank(held) { String::new() } else { column.shown(held) };
            texts.contains(&shown)
        }),
        By::Contains(text) => {
            let text = fold(text.trim());
            Box::new(move |held| fold(&column.shown(held)).contains(&text))
        }
        By::Range { from, to } => {
            let (from, to) = (column.bound(from), column.bound(to));
            Box::new(move |held| {
                let Some(number) = number(held) else { return false };
                from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to)
            })
        }
    }
}
