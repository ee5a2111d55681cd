//! A preview merged into a plan: pure, and one step of undo for the caller.

pub(super) mod batch;
mod bundle;
mod names;
mod shares;

use std::fmt;

use rust_decimal::Decimal;

pub use batch::{Held, held};
use bundle::{Bundle, bundles};
use names::Names;

use super::{Found, Preview, apart, text::fold};
use crate::{
    domain::{
        Account, Cents, Id, Plan, Rate, Row, TableId, Workload, drafts::CellRef,
        service::ServiceKind,
    },
    edit::{self, Command},
};

/// What makes up a workload's run-rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunRate {
    /// The monthly cost.
    #[default]
    Monthly,
    /// The monthly cost and a twelfth of what is paid in advance: (monthly × 12 + upfront) / 12.
    WithUpfront,
}

/// What becomes of the workloads that the same estimate brought before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// They stay, and the new ones are named apart from them.
    #[default]
    Keep,
    /// They take the new amounts and keep all else; those that are in the estimate no more go.
    Replace,
}

/// Choices of the user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergeOptions {
    /// What makes up a run-rate.
    pub run_rate: RunRate,
    /// Units of the plan's currency per unit of the file's; needed when they differ.
    pub exchange_rate: Option<Decimal>,
    /// What becomes of the workloads that the same estimate brought before.
    pub existing: Existing,
}

/// Why a preview cannot be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// The file's currency is not the plan's and no rate was given.
    NeedsExchangeRate {
        /// The file's currency.
        file: String,
        /// The plan's.
        plan: String,
    },
    /// The rate is not above 0.
    BadExchangeRate,
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeedsExchangeRate { file, plan } => write!(
                f,
                "The file is in {file}, the plan in {plan}. Give an exchange rate ({plan} per {file}); amounts are never relabelled."
            ),
            Self::BadExchangeRate => f.write_str("An exchange rate has to be above 0."),
        }
    }
}

impl std::error::Error for MergeError {}

/// The plan with the preview's rows added as workloads.
///
/// Rows of one group become one workload with a mix of their services; other rows become one
/// each. Services and mixes that the plan has are used, missing ones are added from the
/// [catalogue](super::catalogue). An amount that is not known leaves the cell unfilled, one that
/// a plan cannot hold stands there as a draft. New ids follow the largest in use.
///
/// # Errors
///
/// When the currencies differ and no usable exchange rate is given.
///
/// ```
/// use tranche::domain::{Cents, Month, Plan};
/// use tranche::io::import::{MergeOptions, apply, read};
///
/// let csv = b"Group hierarchy,Region,Description,Service,Upfront,Monthly,Currency\n\
///             My Estimate,Europe (Spain),,Amazon EC2 ,0,16.645,USD\n";
/// let preview = read(csv, "My Estimate.csv")?;
/// let plan = apply(&Plan::empty(Month::EPOCH), &preview, MergeOptions::default())?;
/// assert_eq!(plan.workloads.get("w1").unwrap().monthly_run_rate, Cents::new(1665));
///
/// let euros = tranche::io::import::Preview { currency: "EUR".into(), ..preview };
/// assert!(apply(&plan, &euros, MergeOptions::default()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apply(plan: &Plan, preview: &Preview, options: MergeOptions) -> Result<Plan, MergeError> {
    let rate = exchange_rate(plan, preview, options)?;
    let Found::Workloads(rows) = &preview.rows;
    let mut plan = plan.clone();
    let account = first_account(&mut plan);
    let mut before = match options.existing {
        Existing::Keep => Vec::new(),
        Existing::Replace => held(&plan, preview).map_or(Vec::new(), |held| held.workloads),
    };
    let mark = batch::mark(preview);
    let mut own_names = apart::Names::default();
    for workload in plan.workloads.iter().filter(|w| !before.contains(&w.id)) {
        own_names.take(&workload.name);
    }
    let mut names = Names::of(&plan);
    for bundle in bundles(rows, options.run_rate, rate) {
        let name = own_names.own(&bundle.name);
        let mix = names.mix(&mut plan, &bundle.name, &bundle.services);
        let of_name =
            |id: &Id| plan.workloads.get(id.as_str()).is_some_and(|w| fold(&w.name) == fold(&name));
        let id = match before.iter().position(of_name) {
            Some(at) => {
                let id = before.remove(at);
                plan.workloads.update(id.as_str(), |workload| {
                    workload.mix = mix;
                    workload.estimate = Some(mark.clone());
                });
                id
            }
            None => {
                let id = names.next_workload();
                let mut workload = Workload {
                    name,
                    account: account.clone(),
                    mix,
                    note: note(&bundle, preview, rate),
                    ..Workload::blank(id.clone())
                };
                workload.eligible_share = usage_share(&plan, &workload.mix);
                workload.environment = bundle.environment.map(Into::into);
                workload.estimate = Some(mark.clone());
                plan.workloads.push(workload);
                id
            }
        };
        put_run_rate(&mut plan, id, bundle.run_rate);
    }
    Ok(without(plan, before))
}

/// Gives a workload its run-rate; one that is not known, or that a plan cannot hold, is a draft.
fn put_run_rate(plan: &mut Plan, id: Id, run_rate: Option<Decimal>) {
    let cents = run_rate.and_then(in_cents);
    plan.workloads.update(id.as_str(), |workload| {
        workload.monthly_run_rate = cents.unwrap_or(Cents::ZERO);
    });
    let cell =
        CellRef { table: TableId::Workloads, row: id, field: "monthly_run_rate", scenario: None };
    match cents {
        Some(_) => plan.drafts.clear(&cell),
        None => plan.drafts.set(cell, run_rate.map_or(String::new(), |of| of.to_string())),
    }
}

/// The plan without some of its workloads, and without what scenarios set of them.
fn without(plan: Plan, rows: Vec<Id>) -> Plan {
    if rows.is_empty() {
        return plan;
    }
    let removed = edit::apply(&plan, &Command::RemoveRows { table: TableId::Workloads, rows });
    // Nothing refers to a workload, so it can always go.
    removed.map_or(plan, |applied| applied.plan)
}

fn exchange_rate(
    plan: &Plan,
    preview: &Preview,
    options: MergeOptions,
) -> Result<Decimal, MergeError> {
    let (file, plan) = (&preview.currency, &plan.head.currency);
    match options.exchange_rate {
        _ if file.eq_ignore_ascii_case(plan) => Ok(Decimal::ONE),
        Some(rate) if rate > Decimal::ZERO => Ok(rate),
        Some(_) => Err(MergeError::BadExchangeRate),
        None => Err(MergeError::NeedsExchangeRate { file: file.clone(), plan: plan.clone() }),
    }
}

fn first_account(plan: &mut Plan) -> Id {
    if let Some(account) = plan.accounts.at(0) {
        return account.id.clone();
    }
    let id = Id::from("main");
    let account = Account { name: String::from("Main"), ..Account::blank(id.clone()) };
    plan.accounts.insert(0, account);
    id
}

/// What a plan may hold: whole cents, not negative, within the limit.
fn in_cents(amount: Decimal) -> Option<Cents> {
    Cents::from_decimal(amount).filter(|cents| (Cents::ZERO..=Cents::LIMIT).contains(cents))
}

/// Migration agreements count usage alone: not support, not Marketplace.
fn usage_share(plan: &Plan, mix: &Id) -> Rate {
    let is_usage = |service: &Id| {
        plan.services.get(service.as_str()).is_some_and(|s| s.kind == ServiceKind::Usage)
    };
    let shares = plan.mixes.get(mix.as_str()).map_or(&[][..], |mix| &mix.shares);
    Rate::from_millionths(
        shares
            .iter()
            .filter(|(service, _)| is_usage(service))
            .map(|(_, share)| share.millionths())
            .sum(),
    )
}

/// What the table has no column for.
fn note(bundle: &Bundle, preview: &Preview, rate: Decimal) -> String {
    let mut parts = Vec::new();
    if let Some(environment) = bundle.environment {
        parts.push(format!("Environment: {environment}"));
    }
    if let Some(group) = bundle.group {
        parts.push(format!("Group: {group}"));
    }
    if !bundle.regions.is_empty() {
        parts.push(format!("Region: {}", bundle.regions.join(", ")));
    }
    if !bundle.strangers.is_empty() {
        parts.push(format!("Service not in the list: {}", bundle.strangers.join(", ")));
    }
    if bundle.missing > 0 && bundle.rows > 1 {
        parts.push(format!("{} of {} services without a cost", bundle.missing, bundle.rows));
    }
    if rate != Decimal::ONE {
        parts.push(format!("{} at {rate}", preview.currency));
    }
    parts.extend(bundle.notes.iter().map(|note| (*note).to_owned()));
    parts.join("; ")
}
