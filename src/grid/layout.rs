//! How a user has a table's columns: their order, widths, which are hidden, unfolded, frozen.

use super::{ColumnKey, GridColumn, columns};
use crate::domain::{Id, TableId};

/// The narrowest and the widest a column can be made, in pixels.
const WIDTHS: (u16, u16) = (40, 600);

/// The widest a column is at first where it shows every scenario.
const UNFOLDED: u16 = 82;

/// The layout of one table's grid. The empty one is how every table begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Columns that were moved to the front, in their order; the others follow.
    pub order: Vec<ColumnKey>,
    /// Widths that were changed, in pixels.
    pub widths: Vec<(ColumnKey, u16)>,
    /// Columns that are not shown.
    pub hidden: Vec<ColumnKey>,
    /// Columns that show every scenario side by side.
    pub unfolded: Vec<ColumnKey>,
    /// How many first columns stay in view beyond the first.
    pub frozen: usize,
    /// Whether rows are high.
    pub roomy: bool,
}

impl Layout {
    /// The columns of a table's grid to show. `scenarios` are those an unfolded column shows, in their
    /// order.
    pub fn columns(&self, table: TableId, narrow: bool, scenarios: &[Id]) -> Vec<GridColumn> {
        self.laid_out(columns(table, narrow), scenarios)
    }

    /// All columns of a grid as they are laid out.
    pub fn laid_out(&self, mut all: Vec<GridColumn>, scenarios: &[Id]) -> Vec<GridColumn> {
        all.retain(|column| !self.hidden.contains(&column.key));
        for column in &mut all {
            if let Some((_, width)) = self.widths.iter().find(|(key, _)| *key == column.key) {
                column.width = *width;
            }
        }
        if !self.order.is_empty() {
            let mut moved = Vec::with_capacity(all.len());
            for key in &self.order {
                if let Some(at) = all.iter().position(|column| column.key == *key) {
                    moved.push(all.remove(at));
                }
            }
            moved.append(&mut all);
            all = moved;
        }
        if self.unfolded.is_empty() {
            return all;
        }
        let mut unfolded = Vec::with_capacity(all.len());
        for column in all {
            if !self.unfolded.contains(&column.key) || column.spec().is_none() {
                unfolded.push(column);
                continue;
            }
            let width = column.width.min(UNFOLDED);
            for scenario in scenarios {
                let scenario = Some(scenario.clone());
                unfolded.push(GridColumn { scenario, width, ..column.clone() });
            }
        }
        unfolded
    }

    /// Makes a column as wide as asked, within what is sensible.
    pub fn widen(&mut self, key: ColumnKey, width: i64) {
        let width =
            u16::try_from(width.clamp(WIDTHS.0.into(), WIDTHS.1.into())).unwrap_or(WIDTHS.0);
        self.widths.retain(|(of, _)| *of != key);
        self.widths.push((key, width));
    }

    /// Moves a column before another one, as they are shown now, or behind all.
    pub fn move_to(&mut self, shown: &[GridColumn], key: ColumnKey, before: Option<ColumnKey>) {
        let mut order: Vec<ColumnKey> = Vec::new();
        for column in shown {
            if !order.contains(&column.key) && column.key != key {
                if Some(column.key) == before {
                    order.push(key);
                }
                order.push(column.key);
            }
        }
        if before.is_none() {
            order.push(key);
        }
        if before != Some(key) {
            self.order = order;
        }
    }

    /// Unfolds a column, or folds it again.
    pub fn toggle_unfolded(&mut self, key: ColumnKey) {
        let before = self.unfolded.len();
        self.unfolded.retain(|of| *of != key);
        if self.unfolded.len() == before {
            self.unfolded.push(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnKey::Field, *};

    fn keys(layout: &Layout) -> Vec<&'static str> {
        let scenarios = [Id::from("base"), Id::from("ask")];
        layout
            .columns(TableId::Credits, false, &scenarios)
            .iter()
            .map(|c| c.key.word())
            .take(4)
            .collect()
    }

    #[test]
    fn columns_are_hidden_moved_and_unfolded() {
        let mut layout = Layout::default();
        assert_eq!(keys(&layout), ["name", "program", "amount", "remaining"]);
        layout.hidden.push(Field("program"));
        layout.toggle_unfolded(Field("amount"));
        assert_eq!(keys(&layout), ["name", "amount", "amount", "remaining"]);
        let shown = layout.columns(TableId::Credits, false, &[Id::from("base")]);
        layout.move_to(&shown, Field("remaining"), Some(Field("amount")));
        assert_eq!(keys(&layout), ["name", "remaining", "amount", "amount"]);
        layout.toggle_unfolded(Field("amount"));
        layout.widen(Field("amount"), 5);
        let columns = layout.columns(TableId::Credits, false, &[]);
        assert_eq!(columns[2].width, 40);
    }
}
