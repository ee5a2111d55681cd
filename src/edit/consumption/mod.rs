//! Typing into consumption by service and month: which baseline row takes an amount.
//!
//! A month of a service is what all its baseline rows add up to. What is typed for it becomes the
//! month's own amount of the first of them, less what the others bring; a service without a row gets
//! one. What comes from workloads is computed and can't be typed.

mod paste;

pub use paste::{Pasted, paste};

use std::{collections::BTreeMap, fmt};

use super::{Command, Entry, cell::base_cell};
use crate::{
    domain::{Baseline, Cents, Id, Month, Plan, TableId, Value, drafts::CellRef},
    engine::baseline_amounts,
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
    /// Several accounts have the service.
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
                "{accounts} accounts have a baseline of {service}: choose one of them above, then type."
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
    let Some((first, others)) = rows.split_first() else {
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
                cells: vec![
                    ("account", Entry::Value(Value::Ref(account.clone()))),
                    ("service", Entry::Value(Value::Ref(service.clone()))),
                    ("monthly", Entry::Value(Value::Money(Cents::ZERO))),
                    ("months", Entry::Value(Value::Months(own))),
                ],
            });
        }
        return Ok(());
    };
    let mut accounts: Vec<&Id> = Vec::new();
    for row in &rows {
        if !accounts.contains(&&row.account) {
            accounts.push(&row.account);
        }
    }
    if accounts.len() > 1 {
        let named = plan.services.get(service.as_str()).map(|row| row.name.as_str());
        let service = named.filter(|name| !name.trim().is_empty()).unwrap_or(service.as_str());
        return Err(Refused::SeveralAccounts {
            service: service.to_owned(),
            accounts: accounts.len(),
        });
    }
    let amounts = |row: &Baseline| baseline_amounts(&plan.head, row).map_err(|_| Refused::TooLarge);
    let now = amounts(first)?;
    let others = others.iter().map(|row| amounts(row)).collect::<Result<Vec<_>, _>>()?;
    let mut own = first.months.clone();
    for of in months {
        let Ok(at) = usize::try_from(of.month.since(plan.head.start_month)) else { continue };
        let Some(is) = now.get(at) else { continue };
        match of.amount {
            None => written.changed += usize::from(own.remove(&of.month).is_some()),
            Some(amount) => {
                let beside = others.iter().filter_map(|row| row.get(at)).map(|of| of.0);
                let left = amount.0.checked_sub(beside.sum()).ok_or(Refused::TooLarge)?;
                if left.unsigned_abs() > Cents::LIMIT.0.unsigned_abs() {
                    return Err(Refused::TooLarge);
                }
                if left != is.0 {
                    own.insert(of.month, Cents(left));
                    written.changed += 1;
                }
            }
        }
    }
    if own != first.months {
        let cell = CellRef {
            scenario: Some(target.scenario.clone()),
            ..base_cell(TableId::Baseline, &first.id, "months")
        };
        let cells = vec![(cell, Entry::Value(Value::Months(own)))];
        written.commands.push(Command::SetCells { cells, merge: None });
    }
    Ok(())
}
