//! Columns of a pasted block whose titles name no column of the table: what the user is asked, once,
//! before anything is pasted.

use std::borrow::Cow;

use super::{Block, Columns, header};
use crate::{
    domain::TableId,
    grid::{GridColumn, Selection, Sheet},
    text::{fold, is_letter},
};

/// A column of a block whose title names no column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumn {
    /// Its place in the block.
    pub at: usize,
    /// Its title, as the block has it; may be empty.
    pub title: String,
    /// How many of its cells hold a text.
    pub cells: usize,
    /// The first of these texts.
    pub example: String,
    /// The key of the column it probably is.
    pub proposal: Option<&'static str>,
}

/// What people call a column by a word of its title, where that is none of ours.
const WORDS: &[(&str, &[&str])] = &[
    ("note", &["comment", "comments", "remark", "remarks", "notes", "description"]),
    ("map_scope", &["scope"]),
    ("eligible_share", &["eligible", "eligibility"]),
    ("map_uplift", &["uplift"]),
    ("tag_coverage", &["tagged", "tagging", "tags"]),
    ("owner", &["owner", "contact", "responsible"]),
    ("account", &["account"]),
    ("mix", &["mix", "services"]),
    ("monthly_run_rate", &["arr", "spend", "cost", "rate"]),
    ("business_unit", &["unit", "department", "team"]),
    ("platform", &["platform", "os", "technology"]),
];

/// The columns of a block that has titles which name none of the table; none where it has no titles.
pub fn unknown(sheet: &Sheet<'_>, selection: Selection, block: &Block) -> Vec<UnknownColumn> {
    let left = selection.area().left.min(sheet.columns.len().saturating_sub(1));
    let Some(table) = sheet.grid.table() else { return Vec::new() };
    let Some(headed) = header::of(sheet, table, &block.rows, left, &Columns::new()) else {
        return Vec::new();
    };
    let all = free(sheet, table, &headed.columns);
    let column = |at: &usize| {
        let texts = block.rows.iter().skip(1).filter_map(|row| row.get(*at));
        let texts: Vec<&str> =
            texts.map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let title = block.rows.first().and_then(|titles| titles.get(*at));
        let title = title.map_or("", |title| title.trim()).to_owned();
        let proposal = proposal(&all, &title);
        let example = texts.first().map_or_else(String::new, |text| (*text).to_owned());
        UnknownColumn { at: *at, title, cells: texts.len(), example, proposal }
    };
    headed.unknown.iter().map(column).filter(|column| column.cells > 0).collect()
}

/// The columns a column of the block may go to, each by its key and title: those that can be typed into
/// and that no other column of the block names.
pub fn choices(
    sheet: &Sheet<'_>,
    selection: Selection,
    block: &Block,
) -> Vec<(&'static str, Cow<'static, str>)> {
    let left = selection.area().left.min(sheet.columns.len().saturating_sub(1));
    let Some(table) = sheet.grid.table() else { return Vec::new() };
    let named = header::of(sheet, table, &block.rows, left, &Columns::new());
    let named = named.map_or(Vec::new(), |headed| headed.columns);
    let free = free(sheet, table, &named);
    free.into_iter().map(|column| (column.key.word(), column.title)).collect()
}

fn free(sheet: &Sheet<'_>, table: TableId, named: &[(usize, GridColumn)]) -> Vec<GridColumn> {
    let mut free = header::known(sheet, table);
    let is_named = |key| named.iter().any(|(_, column)| column.key == key);
    free.retain(|column| column.spec().is_some() && !is_named(column.key));
    free
}

/// The column that shares a word with a title, by its own title first.
fn proposal(all: &[GridColumn], title: &str) -> Option<&'static str> {
    let words = words(title);
    let shares = |of: &str| {
        let own = self::words(of);
        words.iter().any(|word| word.chars().count() > 2 && own.contains(word))
    };
    let known = |column: &&GridColumn| {
        WORDS.iter().any(|(key, names)| {
            column.key == *key && words.iter().any(|word| names.contains(&word.as_str()))
        })
    };
    let by_word = || all.iter().find(known);
    let found = by_word().or_else(|| all.iter().find(|column| shares(&column.title)));
    found.map(|column| column.key.word())
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    words.map(fold).collect()
}
