//! Titles in the first row of a pasted block: its columns go where they name, in whatever order.

use super::Columns;
use crate::{
    domain::TableId,
    grid::{GridColumn, Sheet, columns::columns},
    table::{Kind, entry},
    text::{fold, is_letter, squeezed},
};

/// Where the columns of a block with titles go.
#[derive(Debug, Default)]
pub(super) struct Headed {
    /// The column of the block, and the one of the table it names.
    pub columns: Vec<(usize, GridColumn)>,
    /// The columns of the block that hold texts and name none of the table.
    pub unknown: Vec<usize>,
    /// What is left out, in words.
    pub notes: Vec<String>,
}

/// What people call columns in sheets of their own, by the column's key; without what stands between
/// letters and digits.
const CALLED: &[(&str, &[&str])] = &[
    ("name", &["application", "applicationname", "app", "appname", "system"]),
    ("business_unit", &["bu", "department"]),
    ("strategy", &["migrationstrategy", "disposition", "treatment", "7r", "7rs", "6r", "6rs"]),
    (
        "monthly_run_rate",
        &[
            "runrate",
            "runratepermonth",
            "monthlycost",
            "costpermonth",
            "costmonth",
            "monthlyspend",
            "monthlyawscost",
        ],
    ),
    ("cutover", &["golive", "migration", "move"]),
    ("program", &["program", "creditprogram"]),
    ("end", &["expiry", "expires", "expiration", "validuntil"]),
    ("start", &["validfrom"]),
    ("behaviour", &["behavior", "lever"]),
    ("due", &["due"]),
];

/// Words that say nothing more at the end of a title.
const ENDINGS: [&str; 3] = ["date", "month", "name"];

/// The columns that the first row of a block names; `None` where it is a row like any other. At least
/// two cells name columns, in a block of one column its first does; and none of them reads as a figure
/// where figures stand. `answers` say where columns go that were asked about.
pub(super) fn of(
    sheet: &Sheet<'_>,
    table: TableId,
    rows: &[Vec<String>],
    left: usize,
    answers: &Columns,
) -> Option<Headed> {
    let first = rows.first()?;
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width == 1 && rows.len() == 1 {
        return None;
    }
    let all = known(sheet, table);
    let currency = fold(&sheet.scene.plan.head.currency);
    let mut named: Vec<Option<&GridColumn>> = Vec::new();
    for title in first {
        named.push(find(&all, title, &currency));
    }
    let matches = named.iter().flatten().count();
    let is_figure = |(at, text): (usize, &String)| {
        let spec = sheet.spec(left + at).filter(|spec| {
            matches!(spec.kind, Kind::Money { .. } | Kind::Rate { .. } | Kind::Count { .. })
        });
        spec.is_some_and(|spec| {
            // An amount that can be read in two ways is a figure all the same.
            text.contains(|c: char| c.is_ascii_digit()) && !text.contains(is_letter)
                || entry::value(sheet.scene.plan, spec, text, sheet.scene.format).is_ok()
        })
    };
    if matches < width.min(2) || first.iter().enumerate().any(is_figure) {
        return None;
    }
    for (at, key) in answers {
        if let (Some(named @ None), Some(key)) = (named.get_mut(*at), key) {
            *named = all.iter().find(|column| column.key == *key);
        }
    }
    let mut headed = Headed::default();
    let (mut unknown, mut twice) = (Vec::new(), Vec::new());
    for at in 0..width {
        let title = first.get(at).map_or("", |title| title.trim());
        let has_texts = || {
            rows.iter().skip(1).any(|row| row.get(at).is_some_and(|text| !text.trim().is_empty()))
        };
        match named.get(at).copied().flatten() {
            Some(column) if headed.columns.iter().any(|(_, other)| same(other, column)) => {
                twice.push(title);
            }
            Some(column) => headed.columns.push((at, column.clone())),
            None if has_texts() => {
                headed.unknown.push(at);
                unknown.push(title);
            }
            None => {}
        }
    }
    headed.say(&unknown, "is no column here", "are no columns here");
    headed.say(&twice, "is there twice: the first counts", "are there twice: the first counts");
    Some(headed)
}

impl Headed {
    fn say(&mut self, titles: &[&str], one: &str, more: &str) {
        /// Titles that are told by name.
        const TOLD: usize = 3;
        let mut words = String::new();
        for (at, title) in titles.iter().take(TOLD).enumerate() {
            if at > 0 {
                words.push_str(", ");
            }
            match *title {
                "" => words.push_str("a column without a title"),
                title => words.push_str(&format!("“{title}”")),
            }
        }
        if titles.len() > TOLD {
            words.push_str(&format!(" and {} more", titles.len() - TOLD));
        }
        if !words.is_empty() {
            self.notes.push([words.as_str(), if titles.len() == 1 { one } else { more }].join(" "));
        }
    }
}

/// The columns that can be named: those shown, then those that are hidden. What only we may see is
/// never written while it is hidden.
pub(super) fn known(sheet: &Sheet<'_>, table: TableId) -> Vec<GridColumn> {
    let mut all = sheet.columns.to_vec();
    for column in columns(table, false) {
        if !column.is_private() && !all.iter().any(|other| other.key == column.key) {
            all.push(column);
        }
    }
    all
}

fn same(one: &GridColumn, other: &GridColumn) -> bool {
    one.key == other.key && one.scenario == other.scenario
}

/// The column that a title stands for. Case, spaces, marks, what stands in brackets and the plan's
/// currency do not matter.
fn find<'a>(all: &'a [GridColumn], title: &str, currency: &str) -> Option<&'a GridColumn> {
    let bare = title.split(['(', '[']).next().filter(|bare| !bare.trim().is_empty());
    let title = squeezed(bare.unwrap_or(title));
    let without = |ending: &str| title.strip_suffix(ending).filter(|rest| !rest.is_empty());
    let by = |title: &str| {
        let is = |column: &&GridColumn| {
            squeezed(&column.title) == title
                || squeezed(column.key.word()) == title
                || CALLED.iter().any(|(key, names)| column.key == *key && names.contains(&title))
        };
        all.iter().find(is).filter(|_| !title.is_empty())
    };
    by(&title)
        .or_else(|| without(currency).and_then(by))
        .or_else(|| ENDINGS.iter().find_map(|ending| without(ending).and_then(by)))
}
