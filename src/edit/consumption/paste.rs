//! A block of services by months from a spreadsheet or a bill: as one step. What it names that the plan
//! does not have is asked about before anything is written, and what is left out is said.

use super::{
    Refused, Target, Typed,
    block::{Line, Notes, Place, head_of, parted, placed, tile, titled, turn},
    unmatched::{Answer, Answers, Unmatched, added, proposal},
    write,
};
use crate::{
    domain::{Cents, Id, Month, Plan},
    edit::{Command, format_of},
    text::{Format, Unread, read, show},
};

/// What a paste comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// The step; `None` when nothing changes.
    pub command: Option<Command>,
    /// Names that are no service of the plan: nothing is written before each has an answer.
    pub asked: Vec<Unmatched>,
    /// How many months of services get another amount.
    pub changed: usize,
    /// What was left out or added, in sentences.
    pub notes: Vec<String>,
    /// The last month that was left out because it lies behind the plan.
    pub beyond: Option<Month>,
}

/// Reads a block. With months above or beside it and services in the other direction it goes where
/// these say, by name or id or any name AWS has for one of the plan's services; else it goes where the
/// active cell is: `services` are those from the active row on, `from` is its month, and a block that
/// fits `room`, rows and months of what is selected, a whole number of times fills it. `answers` say
/// what becomes of names that were asked about.
pub fn paste(
    target: &Target<'_>,
    rows: &[Vec<String>],
    services: &[Id],
    from: Month,
    room: (usize, usize),
    answers: &Answers,
) -> Pasted {
    let plan = target.resolved;
    let mut notes = Notes::default();
    let parted = parted(rows, plan, target.locale);
    let rows = parted.as_deref().unwrap_or(rows);
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
    let lines = match &head {
        Some(head) => titled(rows, head, plan, &mut notes),
        None => placed(rows, services, from, plan, &mut notes),
    };
    let texts: Vec<&str> =
        lines.iter().flat_map(|line| &line.cells).map(|(_, text)| *text).collect();
    let own = format_of(plan, target.locale);
    let format = Format { style: read::detect_style(&texts).or(own.style), ..own };
    compare_totals(&lines, &format, &mut notes);

    let (asked, new) = asked(&lines, plan, &format, answers);
    if !asked.is_empty() {
        return Pasted { asked, beyond: notes.beyond, notes: notes.told(), ..Pasted::default() };
    }
    let (with_new, mut commands, ids) = added(target, &new);
    let mut typed: Vec<Typed> = Vec::new();
    for line in lines {
        if line.is_empty(&format) {
            continue;
        }
        let service = match line.place {
            Place::Service(service) => service,
            Place::Named(name) => match answers.get(&name) {
                Some(Answer::Map(service)) => service.clone(),
                Some(Answer::Add) => match ids.get(&name) {
                    Some(id) => id.clone(),
                    None => continue,
                },
                _ => {
                    notes.say(format!("“{name}” was left out"));
                    continue;
                }
            },
            Place::Total(_) => continue,
        };
        for (month, text) in line.cells {
            match read::money(text, &format) {
                Ok(amount) => {
                    let (service, account) = (service.clone(), line.account.clone());
                    let of = Typed { service, account, month, amount: Some(amount) };
                    if let Err(refused) = add(&mut typed, of) {
                        notes.say(refused.to_string());
                    }
                }
                Err(Unread::Missing) => {}
                Err(unread) => notes.say(unread.to_string()),
            }
        }
    }
    let target = Target { resolved: &with_new, ..*target };
    let written = write(&target, &typed);
    written.notes(&with_new).into_iter().for_each(|note| notes.say(note));
    let label = format!("Paste {} months of consumption", written.changed);
    commands.extend(written.commands);
    let command = (written.changed > 0).then_some(Command::Batch { label, commands });
    let (changed, beyond) = (written.changed, notes.beyond);
    Pasted { command, asked, changed, notes: notes.told(), beyond }
}

/// What is still to be asked about, and the names that become services.
fn asked(
    lines: &[Line<'_>],
    plan: &Plan,
    format: &Format,
    answers: &Answers,
) -> (Vec<Unmatched>, Vec<String>) {
    let (mut asked, mut new): (Vec<Unmatched>, Vec<String>) = (Vec::new(), Vec::new());
    for line in lines {
        let Place::Named(name) = &line.place else { continue };
        let amounts: Vec<Cents> =
            line.cells.iter().filter_map(|(_, text)| read::money(text, format).ok()).collect();
        if line.is_empty(format) {
            continue;
        }
        match answers.get(name) {
            Some(Answer::Add) if !new.contains(name) => new.push(name.clone()),
            Some(_) => {}
            None => {
                let at = asked.iter().position(|of| of.name == *name).unwrap_or_else(|| {
                    let proposal = proposal(plan, name);
                    asked.push(Unmatched {
                        name: name.clone(),
                        months: 0,
                        amount: Some(Cents::ZERO),
                        proposal,
                    });
                    asked.len() - 1
                });
                let of = &mut asked[at];
                of.months += amounts.len();
                of.amount = amounts
                    .iter()
                    .try_fold(of.amount, |sum, amount| {
                        Some(sum?.get().checked_add(amount.get()).map(Cents::new))
                    })
                    .flatten();
            }
        }
    }
    (asked, new)
}

/// Says where the block's own total is not what its rows come to.
fn compare_totals(lines: &[Line<'_>], format: &Format, notes: &mut Notes) {
    let sum = |line: &Line<'_>| -> i128 {
        let amounts = line.cells.iter().filter_map(|(_, text)| read::money(text, format).ok());
        amounts.map(|amount| i128::from(amount.get())).sum()
    };
    let is_total = |line: &&Line<'_>| matches!(line.place, Place::Total(_));
    let rows: i128 = lines.iter().filter(|line| !is_total(line)).map(sum).sum();
    let cells = lines.iter().map(|line| line.cells.len()).sum::<usize>();
    let Some(total) = lines.iter().filter(is_total).max_by_key(|line| sum(line)) else { return };
    let stated = sum(total);
    // Each amount may be rounded to the cent by itself.
    if (stated - rows).unsigned_abs() > 1 + cells as u128 {
        let shown = |cents: i128| match i64::try_from(cents) {
            Ok(cents) => {
                [format.currency.sign(), &show::money_full(Cents::new(cents), format)].concat()
            }
            Err(_) => "more than can be shown".to_owned(),
        };
        let Place::Total(name) = &total.place else { return };
        notes.say(format!("“{name}” says {}, but its rows come to {}", shown(stated), shown(rows)));
    }
}

/// Adds an amount; a service that stands in several rows has their sum.
fn add(typed: &mut Vec<Typed>, of: Typed) -> Result<(), Refused> {
    let same = |other: &&mut Typed| {
        (&other.service, &other.account, other.month) == (&of.service, &of.account, of.month)
    };
    match typed.iter_mut().find(same) {
        Some(other) => {
            other.amount = match (other.amount, of.amount) {
                (Some(a), Some(b)) => Some(a.checked_add(b).ok_or(Refused::TooLarge)?),
                (a, b) => a.or(b),
            };
        }
        None => typed.push(of),
    }
    Ok(())
}
