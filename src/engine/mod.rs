//! What a plan is worth (`docs/engine.md`): one pure function, plan in, outcome out.
//!
//! The stages run in the order of the spec, one file each. Everything is whole cents and exact
//! rates; the same plan gives the same outcome on every machine.

mod assemble;
mod bill;
mod charged;
mod charges;
mod commitment;
mod credits;
mod directed;
mod discounts;
mod exact;
mod grant_id;
mod index;
mod investments;
mod ledger;
mod migration;
mod outcome;
mod reach;
mod returned;
mod support;
mod timing;
mod totals;

pub use crate::domain::TooLarge;
pub use bill::{Applied, Bound, Entry, LineBill, Treatment, Visit};
pub use commitment::{Assessed, YearOutcome};
pub use credits::Grant;
pub use directed::Directed;
pub use discounts::agreed_discount;
pub use exact::{part, ratio};
pub use grant_id::{GrantId, Origin};
pub use investments::{InvestmentOutcome, InvestmentPeriod};
pub use ledger::{Ledger, ledger};
pub use migration::{eligible as map_eligible, rate as map_rate};
pub use outcome::{GrantOutcome, MapOutcome, MonthOutcome, Outcome};
pub use reach::Reach;
pub use timing::{factor as timing_factor, quarter_end_of, window as timing_window};
pub use totals::Totals;

use crate::domain::{Baseline, Cents, MapTerms, Plan, Rate, Total, Workload, plan::Head};
use charged::Charged;
use credits::Granted;
use investments::Drivers;

/// Computes a plan as it stands, without any scenario: resolve one first.
///
/// # Errors
/// [`TooLarge`] when a total does not fit 64 bits of cents.
pub fn evaluate(plan: &Plan) -> Result<Outcome, TooLarge> {
    finish(plan, &Totals::of(plan))
}

/// Computes the outcome from totals that are up to date with the plan. Its cost depends on the
/// months, lines and credits, not on how many workloads were added up.
///
/// # Errors
/// As [`evaluate`].
pub fn finish(plan: &Plan, totals: &Totals) -> Result<Outcome, TooLarge> {
    let charged = Charged::of(plan, totals)?;
    let granted = granted(&charged, totals)?;
    assemble::assemble(&charged, granted)
}

/// The credits that a plan's tables, MAP and investments grant, without what the commitment returns.
fn granted(charged: &Charged<'_>, totals: &Totals) -> Result<Granted, TooLarge> {
    let plan = charged.plan;
    let map = migration::funding(plan, totals.map_sums(), totals.periods())?;
    let migrated = totals.map_sums().migrated().collect();
    let drivers = Drivers { plan, index: charged.index, lines: &charged.lines, migrated };
    credits::grants(plan, map, drivers.issues()?)
}

/// All credits, with those that the commitment returns: what is known when all months are billed.
fn settled(charged: &Charged<'_>, totals: &Totals) -> Result<Granted, TooLarge> {
    let mut granted = granted(charged, totals)?;
    if returned::returns(charged) {
        let answer = Treatment::of(charged.plan.edp.credits_count);
        returned::run(charged, &mut granted, answer)?;
    }
    Ok(granted)
}

/// What the credits could cover if AWS let the buyer direct them (`docs/engine.md`, section 7). Costly beside the
/// rest, so computed only where it is shown.
///
/// # Errors
/// As [`evaluate`].
pub fn direct(plan: &Plan, totals: &Totals) -> Result<Directed, TooLarge> {
    let charged = Charged::of(plan, totals)?;
    directed::best(&charged, &settled(&charged, totals)?)
}

/// The yearly run-rate of a workload that MAP counts (`docs/engine.md`, section 2).
pub fn map_base(workload: &Workload) -> Total {
    migration::base(workload)
}

/// The same, were the agreement to count that much of it.
pub fn map_base_at(workload: &Workload, scope: Rate) -> Total {
    migration::base_at(workload, scope)
}

/// The credit a workload earns before any cap (`docs/engine.md`, section 2).
pub fn map_nominal(workload: &Workload, terms: &MapTerms) -> Total {
    migration::nominal(workload, terms)
}

/// Every single application of a credit on a line, in the order AWS makes them.
///
/// # Errors
/// As [`evaluate`].
pub fn applications(plan: &Plan, totals: &Totals) -> Result<Vec<Applied>, TooLarge> {
    let mut all = Vec::new();
    ledger::entries(plan, totals, &mut |entry| all.extend(entry.taken()))?;
    Ok(all)
}

/// What each credit could reach month by month and what kept it from using all of that, in the order
/// of the outcome's grants. Computed only where it is shown.
///
/// # Errors
/// As [`evaluate`].
pub fn reach(plan: &Plan, totals: &Totals) -> Result<Vec<Vec<Reach>>, TooLarge> {
    let charged = Charged::of(plan, totals)?;
    reach::reach(&charged, &settled(&charged, totals)?)
}

/// What a baseline row adds in each month of the horizon (`docs/engine.md`, section 1).
///
/// # Errors
/// [`TooLarge`] when its growth leads beyond 64 bits of cents.
pub fn baseline_amounts(head: &Head, row: &Baseline) -> Result<Vec<Cents>, TooLarge> {
    charges::baseline(head, row).into_iter().map(Total::fit).collect()
}
