//! Finding a text in a sheet, in any form in which a cell's content is written.

use super::{
    Cursor, Sheet,
    cells::{Column, Held},
};
use crate::{
    domain::Id,
    text::{fold, is_letter},
};

/// The next cell with a text in it, along rows, after a cell or before it; round the end too, so
/// that a lone match is found again.
pub fn next(sheet: &Sheet<'_>, text: &str, from: Cursor, forward: bool) -> Option<Cursor> {
    let search = Search::of(sheet, text)?;
    let width = sheet.columns.len();
    let cells = sheet.order.len() * width;
    let start = (from.row * width + from.column).min(cells);
    let place = |step: usize| {
        // From the adding row backwards, the last cell is the next.
        let at = if forward { start + step } else { start + cells - step };
        let at = if start == cells && forward { at - 1 } else { at };
        Cursor { row: at % cells / width, column: at % cells % width }
    };
    (1..=cells).map(place).find(|at| search.is_in(*at))
}

/// How many cells have a text in them.
pub fn count(sheet: &Sheet<'_>, text: &str) -> usize {
    Search::of(sheet, text)
        .map_or(0, |search| sheet.all().cells().filter(|at| search.is_in(*at)).count())
}

struct Search<'a> {
    sheet: &'a Sheet<'a>,
    columns: Vec<Column<'a>>,
    text: String,
    /// The same without the currency's sign, which cells do not show; `None` when it has a letter,
    /// as no figure has.
    figure: Option<String>,
}

impl<'a> Search<'a> {
    fn of(sheet: &'a Sheet<'a>, text: &str) -> Option<Self> {
        let text = fold(text.trim());
        let columns = sheet.columns.iter();
        let columns: Vec<_> =
            columns.map(|column| Column::of(sheet.scene, sheet.grid, column)).collect();
        let figure = text.replace(&fold(sheet.scene.format.currency.sign()), "");
        let figure = Some(figure).filter(|text| !text.is_empty() && !text.chars().any(is_letter));
        let some = !text.is_empty() && !sheet.order.is_empty() && !columns.is_empty();
        some.then_some(Self { sheet, columns, text, figure })
    }

    fn is_in(&self, at: Cursor) -> bool {
        let row: Option<&'a Id> = self.sheet.id(at.row);
        let Some((row, column)) = row.zip(self.columns.get(at.column)) else { return false };
        let held = column.held(row);
        let text = match &self.figure {
            _ if !column.is_figures() || matches!(held, Held::Draft(_)) => &self.text,
            Some(figure) => figure,
            None => return false,
        };
        column.forms(&held).iter().any(|form| fold(form).contains(text))
    }
}
