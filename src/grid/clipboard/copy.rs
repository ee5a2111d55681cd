//! What goes onto the clipboard: values for other programs, and what they came from for us.

use super::{html, tsv};
use crate::{
    domain::Value,
    edit,
    grid::{
        Cursor, Gesture, Range, Sheet,
        cells::{Column, Held},
        fill,
    },
};

/// What a clipboard is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// As plain text: what any spreadsheet reads.
    pub text: String,
    /// As a table in markup, which keeps what [`super::read`] needs to paste it exactly.
    pub html: String,
}

impl Copied {
    /// Rows of texts that are exact.
    pub fn of(rows: &[Vec<String>]) -> Self {
        Self { text: tsv::write(rows), html: html::write(rows, &[]) }
    }
}

/// Copies a range: exact figures without signs of currency or thousands, months and days as every
/// program takes them (`2027-11`, where `Nov 27` would become a day). All of consumption by month has its
/// months above, its names beside and its sum below.
pub fn copy(sheet: &Sheet<'_>, area: Range) -> Copied {
    let Some(area) = fill::kept(sheet, area) else { return Copied::default() };
    if let Some(months) = sheet.months().filter(|_| area == sheet.all())
        && let Some(whole) = months.block(sheet.order, sheet.scene.format)
    {
        return Copied { text: tsv::write(&whole), html: html::write(&whole, &[]) };
    }
    let columns = sheet.columns.get(area.left..=area.right).unwrap_or_default();
    let columns: Vec<_> =
        columns.iter().map(|column| Column::of(sheet.scene, sheet.grid, column)).collect();
    let mut expressions = Vec::new();
    let rows = (area.top..=area.bottom).filter_map(|row| Some((row, sheet.id(row)?)));
    let rows: Vec<Vec<String>> = rows
        .map(|(row, id)| {
            let cells = columns.iter().enumerate().map(|(at, column)| {
                let cell = sheet.cell(Cursor { row, column: area.left + at });
                let text = cell.and_then(|cell| {
                    edit::expression_of(sheet.scene.plan, &cell, sheet.scene.format.locale())
                });
                if let Some(text) = text {
                    expressions.push((row - area.top, at, text));
                }
                match column.held(id) {
                    Held::Value(Value::Month(month)) => month.to_string(),
                    Held::Value(Value::Day(day)) => day.to_string(),
                    held => column.plain(&held),
                }
            });
            cells.collect()
        })
        .collect();
    Copied { text: tsv::write(&rows), html: html::write(&rows, &expressions) }
}

/// Copies a range and empties it: a scenario's cells go back to the base.
pub fn cut(sheet: &Sheet<'_>, area: Range) -> (Copied, Gesture) {
    (copy(sheet, area), fill::emptied(sheet, area, "Cut"))
}
