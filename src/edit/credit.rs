//! Splitting and transferring credits of the register, as AWS allows it. At AWS neither can be taken
//! back; here both are steps that can be undone, so that they can be tried.
//!
//! Rules (AWS billing API, `SplitCredit` and `TransferCredit`): a split makes 2 to 99 parts of at least
//! 100.00 that add up to exactly the balance available, all with the same end and products, and at
//! most 100 credits come of one; a transfer stays within the payer's accounts, keeps id, balance, end and
//! products, and drops how the credit was shared.

use super::{
    CreditError, EditError, Entry, cell,
    cell::EntryReader,
    credit_error::{FAMILY, LEAST, MOST_PARTS},
    ids,
};
use crate::{
    domain::{
        Cents, Credit, Id, Override, Plan, TableId, Total, Value, choice::Choice as _,
        drafts::CellRef, scope::Sharing,
    },
    text::{Format, Locale, Unread, read, show},
};

/// What is available of a credit of the register.
pub fn available(credit: &Credit) -> Cents {
    credit.remaining.unwrap_or(credit.amount)
}

/// A balance in so many parts that are as equal as whole cents allow; the first take the odd ones.
///
/// ```
/// use tranche::{domain::Cents, edit::equal_parts};
/// assert_eq!(equal_parts(Cents::new(100_000), 3), [Cents::new(33_334), Cents::new(33_333), Cents::new(33_333)]);
/// ```
pub fn equal_parts(balance: Cents, parts: usize) -> Vec<Cents> {
    let parts = parts.clamp(1, MOST_PARTS + 1);
    let count = i64::try_from(parts).unwrap_or(1);
    let (each, odd) = (balance.get() / count, balance.get() % count);
    (0..count).map(|at| Cents::new(each + i64::from(at < odd))).collect()
}

/// The parts a person types, between semicolons.
///
/// # Errors
/// [`Unread`] when one of them can't be read.
pub fn parts(text: &str, format: &Format) -> Result<Vec<Cents>, Unread> {
    let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| read::money(part, format)).collect()
}

/// How many equal parts a person types a credit is split into.
///
/// # Errors
/// What is allowed, in words for the person who typed it.
pub fn part_count(text: &str, credit: &Credit, format: &Format) -> Result<usize, String> {
    let balance = available(credit);
    let most = usize::try_from(balance.get() / LEAST.get()).unwrap_or_default().min(MOST_PARTS);
    let typed = text.trim().parse().ok().filter(|parts| (2..=most).contains(parts));
    let (least, left) = (show::money_whole(LEAST, format), show::money_full(balance, format));
    typed.ok_or_else(|| match most {
        0 | 1 => format!("{left} is too little to split: AWS needs at least {least} in each part"),
        _ => format!(
            "Type 2 to {most}: parts of at least {least} that add up to what is left, {left}"
        ),
    })
}

/// Splits a credit: it keeps the first part, the others stand below it. Each carries on what the
/// scenarios set of it.
pub(super) fn split(
    plan: &mut Plan,
    id: &Id,
    parts: &[Cents],
    locale: Locale,
) -> Result<(), CreditError> {
    let credit = plan.credits.get(id.as_str()).ok_or(CreditError::NotInRegister)?.clone();
    check(plan, &credit, parts, locale)?;
    let at = plan.credits.position(id.as_str()).unwrap_or_default();
    let family = root(&credit).clone();
    for (number, part) in parts.iter().enumerate() {
        let mut next = credit.clone();
        if credit.remaining.is_some() {
            next.remaining = Some(*part);
        }
        if credit.remaining.is_none() || number > 0 {
            next.amount = *part;
        }
        if number == 0 {
            plan.credits.replace(next);
            continue;
        }
        next.id = ids::fresh_id(plan, TableId::Credits);
        next.name = format!("{}, part {}", credit.name, number + 1);
        next.split_from = Some(family.clone());
        let new = next.id.clone();
        plan.credits.insert(at + number, next);
        copy_overrides(plan, id, &new);
    }
    Ok(())
}

/// Whether a credit may be split into such parts.
///
/// # Errors
/// [`CreditError`] that says what AWS does not allow.
pub fn check(
    plan: &Plan,
    credit: &Credit,
    parts: &[Cents],
    locale: Locale,
) -> Result<(), CreditError> {
    let format = cell::format_of(plan, locale);
    if !(2..=MOST_PARTS).contains(&parts.len()) {
        return Err(CreditError::Parts(parts.len()));
    }
    let amounts = ["amount", "remaining"];
    let waits = amounts.iter().any(|field| {
        plan.drafts.get(&cell::base_cell(TableId::Credits, &credit.id, field)).is_some()
    });
    if waits {
        return Err(CreditError::Draft);
    }
    for scenario in plan.scenarios.iter() {
        let sets = |field: &&str| {
            let key = Override::key(TableId::Credits.word(), credit.id.as_str(), field);
            scenario.overrides.position(key.as_str()).is_some()
        };
        if amounts.iter().any(sets) {
            return Err(CreditError::Overridden(scenario.name.clone()));
        }
    }
    if let Some(at) = parts.iter().position(|part| *part < LEAST) {
        return Err(CreditError::Small(at + 1, show::money_full(parts[at], &format)));
    }
    let sum: Total = parts.iter().copied().sum();
    let balance = available(credit);
    if sum != balance {
        return Err(CreditError::Sum(
            show::money_full(balance, &format),
            show::money_full(sum, &format),
        ));
    }
    let family = root(credit);
    let there = plan.credits.iter().filter(|other| root(other) == family).count();
    if there + parts.len() - 1 > FAMILY {
        return Err(CreditError::Family(there));
    }
    Ok(())
}

/// The credit a family came of.
fn root(credit: &Credit) -> &Id {
    credit.split_from.as_ref().unwrap_or(&credit.id)
}

fn copy_overrides(plan: &mut Plan, from: &Id, to: &Id) {
    let ids: Vec<Id> = plan.scenarios.iter().map(|scenario| scenario.id.clone()).collect();
    for id in ids {
        plan.scenarios.update(id.as_str(), |scenario| {
            let mut copies = Vec::new();
            for over in scenario.overrides.iter() {
                if over.table == TableId::Credits.word() && over.row == *from {
                    copies.push(Override::new(&over.table, to, &over.field, over.value.clone()));
                }
            }
            for copy in copies {
                scenario.overrides.insert(usize::MAX, copy);
            }
        });
    }
}

/// Moves a credit to another account, in the base or in a scenario that may set it. Accounts of a plan
/// are taken to be of one payer.
pub(super) fn transfer(
    plan: &mut Plan,
    id: &Id,
    account: &Id,
    scenario: Option<&Id>,
) -> Result<(), EditError> {
    let place = |field| CellRef {
        table: TableId::Credits,
        row: id.clone(),
        field,
        scenario: scenario.cloned(),
    };
    let (now, _) = cell::shown_value(plan, &cell::own_cell(plan, &place("account")))
        .ok_or(CreditError::NotInRegister)?;
    if plan.accounts.position(account.as_str()).is_none() {
        return Err(CreditError::NoAccount.into());
    }
    if now == Value::Ref(account.clone()) {
        return Err(CreditError::SameAccount.into());
    }
    let shared = Value::Word(Sharing::Organization.word());
    for (field, value) in [("account", Value::Ref(account.clone())), ("sharing", shared)] {
        let entry = Entry::Value(value);
        cell::put(plan, &place(field), &entry, &mut EntryReader::of(Locale::default()))?;
    }
    Ok(())
}
