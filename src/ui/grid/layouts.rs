//! How the columns are laid out: shown, hidden, unfolded, frozen, wide, in which order.

use leptos::prelude::*;

use super::{model::Model, shown::columns_of};
use crate::grid::{ColumnKey, Cursor, Layout, Selection};

impl Model {
    /// Changes the layout; the grid is made anew with it.
    pub fn lay_out(&self, change: impl FnOnce(&mut Layout)) {
        self.view.lay_out(self.id, change);
    }

    /// The keys of the selected columns.
    pub fn selected_keys(&self) -> Vec<ColumnKey> {
        let area = self.selection_now().area();
        let key = |at| self.column(at).map(|column| column.key);
        let mut keys: Vec<ColumnKey> = (area.left..=area.right).filter_map(key).collect();
        keys.dedup();
        keys
    }

    /// Makes a column so many pixels wide; other selected ones with it.
    pub fn widen(&self, at: usize, width: i64) {
        let Some(column) = self.column(at) else { return };
        let mut keys = self.selected_keys();
        if !keys.contains(&column.key) {
            keys = vec![column.key];
        }
        self.lay_out(|layout| keys.iter().for_each(|key| layout.widen(*key, width)));
    }

    /// Makes the selected columns wider or narrower.
    pub fn widen_by(&self, by: i64) {
        let keys = self.selected_keys();
        let width = |key: ColumnKey| {
            let find = |columns: &Vec<crate::grid::GridColumn>| {
                columns.iter().find(|column| column.key == key).map(|column| column.width)
            };
            self.columns.with_value(find).map_or(100, i64::from)
        };
        let widths: Vec<_> = keys.iter().map(|key| (*key, width(*key) + by)).collect();
        self.lay_out(|layout| widths.iter().for_each(|(key, width)| layout.widen(*key, *width)));
        if let Some((_, width)) = widths.first() {
            self.view.spoken.set(format!("{width} pixels wide"));
        }
    }

    /// Makes a column as wide as the longest of what is in sight.
    pub fn fit(&self, at: usize) {
        let drawn = self.drawn.get_value();
        let mut width = 0;
        for cell in drawn.iter().flat_map(|cells| cells(at)) {
            let Ok(range) = document().create_range() else { return };
            let _ = range.select_node_contents(cell.raw());
            width = width.max(range.get_bounding_client_rect().width() as i64);
        }
        // Beside the text: two margins, the line, and a hair for rounding.
        self.widen(at, width + 15);
    }

    /// Fits every selected column.
    pub fn fit_selected(&self) {
        let area = self.selection_now().area();
        self.fit(self.at_now().column.clamp(area.left, area.right));
    }

    /// Moves a column to where another one stands.
    pub fn move_column(&self, from: usize, to: usize) {
        let Some(key) = self.column(from).map(|column| column.key) else { return };
        let shown = self.columns.get_value();
        let before = if to > from { to + 1 } else { to };
        // Between the parts of an unfolded column there is no place.
        let before = shown.iter().skip(before).find(|column| column.key != key);
        let before = before.map(|column| column.key);
        self.lay_out(|layout| layout.move_to(&shown, key, before));
        self.go_to_column(key);
    }

    /// Moves the active column one place.
    pub fn shift_column(&self, by: isize) {
        let at = self.at_now().column;
        if let Some(to) = at.checked_add_signed(by).filter(|to| self.column(*to).is_some()) {
            self.move_column(at, to);
        }
    }

    /// After the columns changed: goes on in the column of a key.
    fn go_to_column(&self, key: ColumnKey) {
        let shown =
            self.view.layout(self.id).laid_out(columns_of(self.id, self.months, false), &[]);
        if let Some(column) = shown.iter().position(|column| column.key == key) {
            let at = Cursor { row: self.at_now().row, column };
            self.view.select(self.id, Selection::at(at));
        }
    }

    /// Hides the selected columns; the first of a table stays.
    pub fn hide(&self) {
        let keys = self.selected_keys();
        let all = self.columns.with_value(Vec::len);
        if keys.len() < all {
            self.lay_out(|layout| layout.hidden.extend(keys));
        }
    }

    /// Keeps the columns up to the active one in view, or only the first.
    pub fn freeze(&self) {
        let at = self.at_now().column;
        self.lay_out(|layout| layout.frozen = if layout.frozen == at { 0 } else { at });
    }

    /// Shows the active column's scenarios side by side, or folds them.
    pub fn unfold(&self) {
        if let Some(column) = self.column(self.at_now().column) {
            self.lay_out(|layout| layout.toggle_unfolded(column.key));
        }
    }
}
