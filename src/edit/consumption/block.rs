//! A pasted block of services by months, read into rows: which way it lies, what stands in it, what is
//! left out.

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::titles::{account_of, bare, foreign, is_total, service_of};
use crate::{
    catalogue,
    domain::{Id, Month, Plan},
    edit::format_of,
    text::{Format, Locale, is_letter, read},
};

/// No more notes than this; the rest is counted.
const NOTES: usize = 6;

/// A row of a block: where it goes, and its texts by month.
pub(super) struct Line<'a> {
    pub(super) place: Place,
    pub(super) account: Option<Id>,
    pub(super) cells: Vec<(Month, &'a str)>,
}

impl Line<'_> {
    /// Whether nothing hangs on it: a row of a name that is not known, without an amount that is not 0.
    pub(super) fn is_empty(&self, format: &Format) -> bool {
        let is_nothing =
            |text: &str| read::money(text, format).is_ok_and(|amount| amount.is_zero());
        matches!(self.place, Place::Named(_))
            && self.cells.iter().all(|(_, text)| text.trim().is_empty() || is_nothing(text))
    }
}

/// Where a row of a block goes.
pub(super) enum Place {
    /// To a service of the plan.
    Service(Id),
    /// Nowhere yet: no service of the plan has this name.
    Named(String),
    /// Nowhere: it is a total.
    Total(String),
}

/// What is to be told, a sentence once.
#[derive(Default)]
pub(super) struct Notes {
    said: Vec<String>,
    more: usize,
    /// The last month that lies behind the plan and was left out.
    pub(super) beyond: Option<Month>,
}

impl Notes {
    pub(super) fn say(&mut self, sentence: String) {
        if self.said.len() < NOTES {
            if !self.said.contains(&sentence) {
                self.said.push(sentence);
            }
        } else {
            self.more += 1;
        }
    }

    pub(super) fn told(mut self) -> Vec<String> {
        if self.more > 0 {
            self.said.push(format!("and {} more", self.more));
        }
        self.said
    }
}

/// Where the months stand: in which row, and the month of each column.
pub(super) struct Head {
    row: usize,
    months: Vec<Option<Month>>,
}

/// A month as people title a column: a bare number is an amount.
fn month_of(text: &str, plan: &Plan, locale: Locale) -> Option<Month> {
    let text = text.trim();
    // `2024-01-01T00:00:00Z` and `2024-01-01 00:00:00` are days.
    let is_day = |(day, time): &(&str, &str)| {
        day.len() == 10
            && day.matches('-').count() == 2
            && time.chars().all(|c| c.is_ascii_digit() || ":.+-Z".contains(c))
    };
    let text = text.split_once(['T', ' ']).filter(is_day).map_or(text, |(day, _)| day);
    let dated = text.contains(['/', '-']) || text.chars().any(is_letter);
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || is_letter(c));
    (dated && begins)
        .then(|| read::month_of(text, plan.head.start_month, locale.dates).ok())
        .flatten()
}

/// The first of the upper rows that holds months and no amounts.
pub(super) fn head_of(rows: &[Vec<String>], plan: &Plan, locale: Locale) -> Option<Head> {
    let format = format_of(plan, locale);
    rows.iter().take(5).enumerate().find_map(|(row, cells)| {
        let months: Vec<_> = cells.iter().map(|cell| month_of(cell, plan, locale)).collect();
        let amount = |(cell, month): (&String, &Option<Month>)| {
            month.is_none() && read::money(cell, &format).is_ok()
        };
        let is_head = months.iter().any(Option::is_some) && !cells.iter().zip(&months).any(amount);
        is_head.then_some(Head { row, months })
    })
}

/// The block with rows for columns.
pub(super) fn turn(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let column =
        |at: usize| rows.iter().map(|row| row.get(at).cloned().unwrap_or_default()).collect();
    (0..width).map(column).collect()
}

/// The block as often as it fits so many rows and columns.
pub(super) fn tile(rows: &[Vec<String>], (high, wide): (usize, usize)) -> Vec<Vec<String>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let fits = !rows.is_empty()
        && width > 0
        && high.is_multiple_of(rows.len())
        && wide.is_multiple_of(width);
    let (high, wide) = if fits { (high, wide) } else { (rows.len(), width) };
    let mut tiled = Vec::with_capacity(high);
    for row in 0..high {
        let cells = rows.get(row % rows.len());
        let text = |at: usize| cells.and_then(|cells| cells.get(at % width));
        tiled.push((0..wide).map(|at| text(at).cloned().unwrap_or_default()).collect());
    }
    tiled
}

/// The rows of a block that says its months and services.
pub(super) fn titled<'a>(
    rows: &'a [Vec<String>],
    head: &Head,
    plan: &Plan,
    notes: &mut Notes,
) -> Vec<Line<'a>> {
    let (first, last) = (plan.head.start_month, plan.head.last_month());
    let months = || head.months.iter().flatten().copied();
    notes.beyond = months().filter(|month| *month > last).max();
    let outside = head.months.iter().flatten().filter(|month| **month < first || **month > last);
    match outside.count() {
        0 => {}
        1 => notes.say("1 month lies outside the plan and was left out".to_owned()),
        n => notes.say(format!("{n} months lie outside the plan and were left out")),
    }
    let known = catalogue::in_plan(plan);
    let mut totals: Vec<String> = rows
        .get(head.row)
        .into_iter()
        .flatten()
        .map(|title| bare(title))
        .filter(|title| is_total(title))
        .collect();
    let mut found = Vec::new();
    for cells in rows.iter().skip(head.row + 1) {
        let titles = || cells.iter().zip(&head.months).filter(|(_, month)| month.is_none());
        let titles = || titles().map(|(cell, _)| cell.trim()).filter(|cell| !cell.is_empty());
        let named = titles().find(|title| title.contains(is_letter));
        let service = titles().find_map(|title| service_of(plan, &known, title));
        let place = match (service, named) {
            (Some(service), _) => Place::Service(service),
            (None, Some(title)) if is_total(title) => {
                totals.push(bare(title));
                Place::Total(bare(title))
            }
            (None, Some(title)) => Place::Named(bare(title)),
            (None, None) => continue,
        };
        if let Some(currency) = titles().find_map(|title| foreign(title, plan)) {
            notes.say(format!(
                "What is in {currency} was left out: the plan is in {}",
                plan.head.currency
            ));
            continue;
        }
        let account = titles().find_map(|title| account_of(plan, title));
        let months = cells.iter().zip(&head.months);
        let cells = months.filter_map(|(text, month)| {
            let month = month.filter(|month| (first..=last).contains(month))?;
            Some((month, text.as_str()))
        });
        found.push(Line { place, account, cells: cells.collect() });
    }
    match totals.as_slice() {
        [] => {}
        [total] => notes.say(format!("“{total}” is a total and was left out")),
        totals => notes.say(format!(
            "{} are totals and were left out",
            totals.iter().map(|total| format!("“{total}”")).collect::<Vec<_>>().join(", ")
        )),
    }
    found
}

/// The rows of a block of bare amounts, from the active cell on.
pub(super) fn placed<'a>(
    rows: &'a [Vec<String>],
    services: &[Id],
    from: Month,
    plan: &Plan,
    notes: &mut Notes,
) -> Vec<Line<'a>> {
    let last = plan.head.last_month();
    let wide = rows.iter().map(Vec::len).max().unwrap_or_default();
    let room = usize::try_from(last.since(from) + 1).unwrap_or_default();
    if rows.len() > services.len() || wide > room {
        notes.say("The block reaches beyond the table: what lies outside was left out".to_owned());
    }
    let row = |(cells, service): (&'a Vec<String>, &Id)| {
        let months = cells.iter().take(room).enumerate();
        let cells = months
            .map(|(at, text)| (from.plus(i32::try_from(at).unwrap_or_default()), text.as_str()));
        Line { place: Place::Service(service.clone()), account: None, cells: cells.collect() }
    };
    rows.iter().zip(services).map(row).collect()
}

/// A block that came as text with commas, semicolons or bars between its cells, parted; `None` where it
/// came in cells, or where no months are found that way.
pub(super) fn parted(
    rows: &[Vec<String>],
    plan: &Plan,
    locale: Locale,
) -> Option<Vec<Vec<String>>> {
    if rows.len() < 2 || rows.iter().any(|row| row.len() > 1) {
        return None;
    }
    let text: String = rows.iter().flatten().map(|row| [row, "\n"].concat()).collect();
    [b',', b';', b'|'].into_iter().find_map(|delimiter| {
        let parted = separated(&text, delimiter);
        let is_block = head_of(&parted, plan, locale).is_some()
            || head_of(&turn(&parted), plan, locale).is_some();
        is_block.then_some(parted)
    })
}

/// The cells of a text that has a delimiter between them; quoted ones may hold it.
fn separated(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let (mut rest, mut rows) = (text.as_bytes(), Vec::new());
    let (mut output, mut ends) = (vec![0; text.len() + 1], vec![0; text.len() + 1]);
    while !rest.is_empty() {
        let (result, read, _, cells) = reader.read_record(rest, &mut output, &mut ends);
        rest = &rest[read..];
        if !matches!(result, ReadRecordResult::Record | ReadRecordResult::InputEmpty) || read == 0 {
            break;
        }
        let mut start = 0;
        let cell = |end: &usize| {
            let cell = output.get(start..*end).unwrap_or_default();
            start = *end;
            String::from_utf8_lossy(cell).into_owned()
        };
        rows.push(ends[..cells].iter().map(cell).collect());
    }
    rows
}
