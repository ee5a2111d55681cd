//! A block of services by months from a spreadsheet: as one step, with a note of what was not understood.

use super::{Refused, Target, Typed, write};
use crate::{
    domain::{Cents, Id, Month, Plan},
    edit::{Command, format_of},
    text::{Format, Locale, Unread, fold, is_letter, read},
};

/// No more notes than this; the rest is counted.
const NOTES: usize = 6;

/// What a paste comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// The step; `None` when nothing changes.
    pub command: Option<Command>,
    /// How many months of services get another amount.
    pub changed: usize,
    /// What was left out or added, in sentences.
    pub notes: Vec<String>,
}

/// Reads a block. With months above or beside it and services in the other direction it goes where
/// these say, by name or id; else it goes where the active cell is: `services` are those from the active
/// row on, `from` is its month, and a block that fits `room`, rows and months of what is selected, a whole
/// number of times fills it.
pub fn paste(
    target: &Target<'_>,
    rows: &[Vec<String>],
    services: &[Id],
    from: Month,
    room: (usize, usize),
) -> Pasted {
    let plan = target.resolved;
    let mut notes = Notes::default();
    let (turned, tiled);
    let (rows, head) = match head_of(rows, plan, target.locale) {
        Some(head) => (rows, Some(head)),
        None => {
            turned = turn(rows);
            match head_of(&turned, plan, target.locale) {
                Some(head) => (turned.as_slice(), Some(head)),
                None => {
                    tiled = tile(rows, room);
                    (tiled.as_slice(), None)
                }
            }
        }
    };
    let cells: Vec<Vec<Said<'_>>> = match &head {
        Some(head) => titled(rows, head, plan, &mut notes),
        None => placed(rows, services, from, plan, &mut notes),
    };
    let cells: Vec<Said<'_>> = cells.into_iter().flatten().collect();
    let texts: Vec<&str> = cells.iter().map(|cell| cell.text).collect();
    let own = format_of(plan, target.locale);
    let format = Format { style: read::detect_style(&texts).or(own.style), ..own };
    let mut typed: Vec<Typed> = Vec::new();
    for cell in cells {
        match read::money(cell.text, &format) {
            Ok(amount) => {
                if let Err(refused) = add(&mut typed, cell, amount) {
                    notes.say(refused.to_string());
                }
            }
            Err(Unread::Missing) => {}
            Err(unread) => notes.say(unread.to_string()),
        }
    }
    let written = write(target, &typed);
    written.notes(plan).into_iter().for_each(|note| notes.say(note));
    let label = format!("Paste {} months of consumption", written.changed);
    let command = (!written.commands.is_empty())
        .then(|| Command::Batch { label, commands: written.commands });
    Pasted { command, changed: written.changed, notes: notes.told() }
}

/// A text for a month of a service.
struct Said<'a> {
    service: Id,
    account: Option<Id>,
    month: Month,
    text: &'a str,
}

/// What is to be told, a sentence once.
#[derive(Default)]
struct Notes {
    said: Vec<String>,
    more: usize,
}

impl Notes {
    fn say(&mut self, sentence: String) {
        if self.said.len() < NOTES {
            if !self.said.contains(&sentence) {
                self.said.push(sentence);
            }
        } else {
            self.more += 1;
        }
    }

    fn told(mut self) -> Vec<String> {
        if self.more > 0 {
            self.said.push(format!("and {} more", self.more));
        }
        self.said
    }
}

/// Where the months stand: in which row, and the month of each column.
struct Head {
    row: usize,
    months: Vec<Option<Month>>,
}

/// A month as people title a column: a bare number is an amount.
fn month_of(text: &str, plan: &Plan, locale: Locale) -> Option<Month> {
    let text = text.trim();
    let dated = text.contains(['/', '-']) || text.chars().any(is_letter);
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || is_letter(c));
    (dated && begins)
        .then(|| read::month_of(text, plan.head.start_month, locale.dates).ok())
        .flatten()
}

/// The first of the upper rows that holds months and no amounts.
fn head_of(rows: &[Vec<String>], plan: &Plan, locale: Locale) -> Option<Head> {
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
fn turn(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let column =
        |at: usize| rows.iter().map(|row| row.get(at).cloned().unwrap_or_default()).collect();
    (0..width).map(column).collect()
}

/// The block as often as it fits so many rows and columns.
fn tile(rows: &[Vec<String>], (high, wide): (usize, usize)) -> Vec<Vec<String>> {
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

/// The cells of a block that says its months and services.
fn titled<'a>(
    rows: &'a [Vec<String>],
    head: &Head,
    plan: &Plan,
    notes: &mut Notes,
) -> Vec<Vec<Said<'a>>> {
    let (first, last) = (plan.head.start_month, plan.head.last_month());
    let outside = head.months.iter().flatten().filter(|month| **month < first || **month > last);
    match outside.count() {
        0 => {}
        1 => notes.say("1 month lies outside the plan and was left out".to_owned()),
        n => notes.say(format!("{n} months lie outside the plan and were left out")),
    }
    let mut found = Vec::new();
    for cells in rows.iter().skip(head.row + 1) {
        let titles = || cells.iter().zip(&head.months).filter(|(_, month)| month.is_none());
        let titles = || titles().map(|(cell, _)| cell.trim()).filter(|cell| !cell.is_empty());
        let service = titles().find_map(|title| service_of(plan, title));
        let Some(service) = service else {
            if let Some(title) = titles().next().filter(|title| !is_total(title)) {
                notes.say(format!("“{title}” is not a service of this plan and was left out"));
            }
            continue;
        };
        let account = titles().find_map(|title| account_of(plan, title));
        let months = cells.iter().zip(&head.months);
        let said = months.filter_map(|(text, month)| {
            let month = month.filter(|month| (first..=last).contains(month))?;
            Some(Said { service: service.clone(), account: account.clone(), month, text })
        });
        found.push(said.collect());
    }
    found
}

/// The cells of a block of bare amounts, from the active cell on.
fn placed<'a>(
    rows: &'a [Vec<String>],
    services: &[Id],
    from: Month,
    plan: &Plan,
    notes: &mut Notes,
) -> Vec<Vec<Said<'a>>> {
    let last = plan.head.last_month();
    let wide = rows.iter().map(Vec::len).max().unwrap_or_default();
    let room = usize::try_from(last.since(from) + 1).unwrap_or_default();
    if rows.len() > services.len() || wide > room {
        notes.say("The block reaches beyond the table: what lies outside was left out".to_owned());
    }
    let row = |(cells, service): (&'a Vec<String>, &Id)| {
        let months = cells.iter().take(room).enumerate();
        let said = months.map(|(at, text)| Said {
            service: service.clone(),
            account: None,
            month: from.plus(i32::try_from(at).unwrap_or_default()),
            text,
        });
        said.collect()
    };
    rows.iter().zip(services).map(row).collect()
}

fn is_total(title: &str) -> bool {
    let title = fold(title);
    ["total", "sum", "grand total"].iter().any(|word| title.starts_with(word))
}

/// A title without what Cost Explorer puts behind it.
fn bare(title: &str) -> String {
    fold(title.trim().trim_end_matches("($)").trim())
}

fn service_of(plan: &Plan, title: &str) -> Option<Id> {
    let title = bare(title);
    let is = |text: &str| fold(text.trim()) == title;
    let of = plan.services.iter().find(|of| is(&of.name) || is(of.id.as_str()));
    of.map(|service| service.id.clone())
}

fn account_of(plan: &Plan, title: &str) -> Option<Id> {
    let title = bare(title);
    let is = |text: &str| fold(text.trim()) == title;
    let of = plan.accounts.iter().find(|of| is(&of.name) || is(of.id.as_str()));
    of.map(|account| account.id.clone())
}

/// Adds an amount; a service that stands in several rows has their sum.
fn add(typed: &mut Vec<Typed>, cell: Said<'_>, amount: Cents) -> Result<(), Refused> {
    let same = |of: &&mut Typed| {
        (&of.service, &of.account, of.month) == (&cell.service, &cell.account, cell.month)
    };
    match typed.iter_mut().find(same) {
        Some(of) => {
            let sum = of.amount.unwrap_or_default().checked_add(amount);
            of.amount = Some(sum.ok_or(Refused::TooLarge)?);
        }
        None => {
            let Said { service, account, month, .. } = cell;
            typed.push(Typed { service, account, month, amount: Some(amount) });
        }
    }
    Ok(())
}
