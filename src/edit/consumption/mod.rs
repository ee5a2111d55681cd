//! Typing into consumption by service and month: which baseline row takes an amount.
//!
//! A month of a service is what all its baseline rows add up to. What is typed for it becomes the
//! month's own amount of the first of them, less what the others bring; a service without a row gets
//! one. What comes from workloads is computed and can't be typed.

mod block;
mod paste;
mod titles;
mod unmatched;

pub use paste::{Pasted, paste};
pub use unmatched::{Answer, Answers, Unmatched};

use std::{collections::BTreeMap, fmt};

use super::{
    Command, Entry,
    cell::{addressed, base_cell, format_of},
};
use crate::{
    domain::{Baseline, Cents, Id, Month, Plan, TableId, Total, Value, drafts::CellRef},
    engine::baseline_amounts,
    table::{
        entry::{self, EntryError},
        schema,
    },
    text::{Locale, Unread, show},
};

/// Where amounts go.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The plan with the active scenario's overrides.
    pub resolved: &'a Plan,
    /// The active scenario.
    pub scenario: &'a Id,
    /// The account that is looked at; `None` for all of them.
    pub account: Option<&'a Id>,
    /// Whose texts are read.
    pub locale: Locale,
}

/// One amount for a month of a service; `None` gives the month back to the yearly amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The service.
    pub service: Id,
    /// The account, where it is said; else that of [`Target`].
    pub account: Option<Id>,
    /// The month.
    pub month: Month,
    /// What its baseline comes to.
    pub amount: Option<Cents>,
}

/// Why an amount has no one place to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Several accounts have the service, and what is typed is less than the smaller ones have.
    SeveralAccounts {
        /// The service, as people call it.
        service: String,
        /// How many accounts.
        accounts: usize,
    },
    /// The plan has no account to put a new row into.
    NoAccount,
    /// What is left for the first row is more than an amount can be.
    TooLarge,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SeveralAccounts { service, accounts } => write!(
                f,
                "{accounts} accounts have a baseline of {service}, and this is less than the others have: choose one of them above, then type."
            ),
            Self::NoAccount => f.write_str("Add an account first: a baseline belongs to one."),
            Self::TooLarge => f.write_str("The amount is too large for a baseline row."),
        }
    }
}

impl std::error::Error for Refused {}

/// What typed amounts change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The commands; to be done as one step.
    pub commands: Vec<Command>,
    /// How many months get another amount.
    pub changed: usize,
    /// The services that get a row, with its account.
    pub rows: Vec<(Id, Id)>,
    /// The services of several accounts, with the one that takes the difference: the largest.
    pub spread: Vec<(Id, Id)>,
    /// What could not be placed, each once.
    pub refused: Vec<Refused>,
}

/// Finds the baseline rows for amounts and what to write there.
pub fn write(target: &Target<'_>, typed: &[Typed]) -> Written {
    let mut written = Written::default();
    let mut done: Vec<(&Id, Option<&Id>)> = Vec::new();
    for of in typed {
        let account = of.account.as_ref().or(target.account);
        if done.contains(&(&of.service, account)) {
            continue;
        }
        done.push((&of.service, account));
        let same = |other: &&Typed| {
            other.service == of.service && other.account.as_ref().or(target.account) == account
        };
        let months: Vec<&Typed> = typed.iter().filter(same).collect();
        if let Err(refused) = write_service(target, &of.service, account, &months, &mut written)
            && !written.refused.contains(&refused)
        {
            written.refused.push(refused);
        }
    }
    written
}

fn write_service(
    target: &Target<'_>,
    service: &Id,
    account: Option<&Id>,
    months: &[&Typed],
    written: &mut Written,
) -> Result<(), Refused> {
    let plan = target.resolved;
    let rows: Vec<&Baseline> = plan
        .baseline
        .iter()
        .filter(|row| row.service == *service && account.is_none_or(|only| row.account == *only))
        .collect();
    if rows.is_empty() {
        let account = account.or(plan.accounts.at(0).map(|account| &account.id));
        let account = account.ok_or(Refused::NoAccount)?;
        let own: BTreeMap<Month, Cents> = months
            .iter()
            .filter_map(|of| Some((of.month, of.amount?)))
            .filter(|(_, amount)| !amount.is_zero())
            .collect();
        if !own.is_empty() {
            written.changed += own.len();
            written.rows.push((service.clone(), account.clone()));
            written.commands.push(Command::AddRow {
                table: TableId::Baseline,
                position: usize::MAX,
                scenario: None,
                cells: vec![
                    ("account", Entry::Value(Value::Ref(account.clone()))),
                    ("service", Entry::Value(Value::Ref(service.clone()))),
                    ("monthly", Entry::Value(Value::Money(Cents::ZERO))),
                    ("months", Entry::Value(Value::Months(own))),
                ],
            });
        }
        return Ok(());
    }
    let mut amounts = Vec::with_capacity(rows.len());
    for row in &rows {
        amounts.push(baseline_amounts(&plan.head, row).map_err(|_| Refused::TooLarge)?);
    }
    // The largest of the first month that is written takes the difference; of equals the first.
    let place = |month: Month| usize::try_from(month.since(plan.head.start_month)).ok();
    let early = months.first().and_then(|of| place(of.month)).unwrap_or_default();
    let mut main = 0;
    for (at, of) in amounts.iter().enumerate() {
        if of.get(early) > amounts[main].get(early) {
            main = at;
        }
    }
    let several = rows.iter().filter(|row| row.account != rows[main].account).count();
    let mut own: Vec<BTreeMap<Month, Cents>> = rows.iter().map(|row| row.months.clone()).collect();
    for of in months {
        let Some(at) = place(of.month).filter(|at| *at < amounts[main].len()) else { continue };
        let Some(amount) = of.amount else {
            let cleared = own.iter_mut().filter_map(|own| own.remove(&of.month)).count();
            written.changed += usize::from(cleared > 0);
            continue;
        };
        let all: Total = amounts.iter().map(|row| row[at]).sum();
        let left = (amount + amounts[main][at] - all).fit().map_err(|_| Refused::TooLarge)?;
        if !left.is_within_limit() {
            return Err(Refused::TooLarge);
        }
        if several > 0 && left < Cents::ZERO && amount >= Cents::ZERO {
            return Err(Refused::SeveralAccounts {
                service: name(plan, service),
                accounts: accounts(&rows),
            });
        }
        if left != amounts[main][at] {
            own[main].insert(of.month, left);
            written.changed += 1;
        }
    }
    for (at, (row, own)) in rows.iter().zip(own).enumerate() {
        if own != row.months {
            if several > 0 && at == main {
                written.spread.push((service.clone(), row.account.clone()));
            }
            let cell = base_cell(TableId::Baseline, &row.id, "months");
            let scenario = Some(target.scenario.clone());
            let cell = addressed(plan, &CellRef { scenario, ..cell });
            let cells = vec![(cell, Entry::Value(Value::Months(own)))];
            written.commands.push(Command::SetCells { cells, merge: None });
        }
    }
    Ok(())
}

/// How many accounts some rows are of.
fn accounts(rows: &[&Baseline]) -> usize {
    let mut seen: Vec<&Id> = Vec::new();
    for row in rows {
        if !seen.contains(&&row.account) {
            seen.push(&row.account);
        }
    }
    seen.len()
}

/// A service as people call it.
fn name(plan: &Plan, service: &Id) -> String {
    let name = plan.services.get(service.as_str()).map(|of| of.name.trim());
    name.filter(|name| !name.is_empty()).unwrap_or(service.as_str()).to_owned()
}

/// An account as people call it.
fn account_name(plan: &Plan, account: &Id) -> String {
    let name = plan.accounts.get(account.as_str()).map(|of| of.name.trim());
    name.filter(|name| !name.is_empty()).unwrap_or(account.as_str()).to_owned()
}

impl Written {
    /// What is to be said of it: what could not be placed, and where else than asked something went.
    pub fn notes(&self, plan: &Plan) -> Vec<String> {
        let mut notes: Vec<String> = self.refused.iter().map(ToString::to_string).collect();
        for (service, account) in &self.spread {
            notes.push(format!(
                "{} is in several accounts: the difference went to the largest, {}",
                name(plan, service),
                account_name(plan, account)
            ));
        }
        for (service, account) in &self.rows {
            let (service, account) = (name(plan, service), account_name(plan, account));
            notes.push(format!("{service} has a new baseline row in {account}"));
        }
        notes
    }
}

/// What is typed for a month that holds an amount: an amount, an expression behind `=`, or `+10%` of what
/// it holds. Nothing typed is `None`.
///
/// # Errors
/// [`EntryError`] with the reason.
pub fn amount(
    plan: &Plan,
    text: &str,
    held: Cents,
    locale: Locale,
) -> Result<Option<Cents>, EntryError> {
    let (text, format) = (text.trim(), format_of(plan, locale));
    let relative = text.starts_with(['+', '-', '\u{2212}']) && text.ends_with('%');
    let expression = format!("={}{text}", show::money_edit(held, format.style));
    let read = schema(TableId::Baseline)
        .spec_of("monthly")
        .map(|spec| entry::value(plan, spec, if relative { &expression } else { text }, &format));
    match read {
        Some(Ok(Value::Money(amount))) => Ok(Some(amount)),
        Some(Err(error)) if error != Unread::Missing.into() => Err(error),
        _ => Ok(None),
    }
}
