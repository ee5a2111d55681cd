//! Every credit in one view: the register and what MAP, levers, ProServe and partners issue, each with
//! where it stands, its balance month by month, and how fast it is and would have to be used.

mod burn;
mod cause;
mod rescue;
mod status;
pub mod words;

pub use burn::{Burn, LEAD_DAYS, Runway, renegotiate_by};
pub use cause::{Binds, Cause, cause};
pub use rescue::{Remedy, Rescue, Set, rescues, variants, with};
pub use status::Status;

use crate::domain::order::Order as _;
use crate::{
    domain::{
        Cents, Credit, Day, Id, Month, Plan, Program, TableId, Total, migration::MilestoneStatus,
    },
    engine::{GrantId, GrantOutcome, Origin, Outcome},
};

/// As of when and for whom the register is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Today.
    pub today: Day,
    /// Whether the scenario is what was agreed: credits that are only computed are then confirmed.
    pub settled: bool,
    /// Days before its end by which more of a credit has to be asked for; see [`renegotiate_by`].
    pub lead_days: u32,
}

/// One credit.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id in the outcome.
    pub id: GrantId,
    /// The row that says on what terms it is given.
    pub row: (TableId, Id),
    /// What people read.
    pub label: String,
    /// Its programme.
    pub program: Program,
    /// What was issued or is asked for.
    pub issued: Cents,
    /// What the plan starts with: the issued amount, or what is left of it.
    pub amount: Cents,
    /// First day it can be used.
    pub start: Day,
    /// Last day it can be used; `None` when it never ends.
    pub end: Option<Day>,
    /// Where it stands.
    pub status: Status,
    /// What the register says of that, in the user's words.
    pub said: String,
    /// Whether more was asked for, refused or granted, as the register says it.
    pub flexibility: String,
    /// The contract clause it rests on.
    pub clause: String,
    /// Used in all.
    pub applied: Cents,
    /// Lost at its end.
    pub expired: Cents,
    /// Left after the plan, or starting after it.
    pub left: Total,
    /// Used, by month of the horizon.
    pub by_month: Vec<Cents>,
    /// Left at the end of each month of the horizon; what is lost is gone with the month it ends in.
    pub balance: Vec<Total>,
    /// How long it lasts.
    pub runway: Runway,
    /// How fast it is used and would have to be.
    pub burn: Burn,
    /// By when more of it has to be asked for; `None` where nothing is lost.
    pub renegotiate_by: Option<Day>,
}

/// Every credit of a resolved plan and its outcome, in published order (the one that ends first stands
/// first); register rows that take no part follow in table order.
///
/// ```
/// use tranche::{calc::register::{self, View}, domain::{Day, Month, Plan}, engine::evaluate};
/// let plan = Plan::empty(Month::parse("2027-01").unwrap());
/// let today = Day::from_ymd_opt(2026, 11, 25).unwrap();
/// let view = View { today, settled: false, lead_days: register::LEAD_DAYS };
/// assert_eq!(register::entries(&plan, &evaluate(&plan).unwrap(), view), []);
/// ```
pub fn entries(plan: &Plan, outcome: &Outcome, view: View) -> Vec<Entry> {
    let mut grants: Vec<&GrantOutcome> = outcome.grants.iter().collect();
    grants.order_by(|a, b| a.grant.published(&b.grant));
    let mut all: Vec<Entry> = Vec::new();
    for of in grants {
        all.push(of_grant(plan, of, view));
    }
    for credit in plan.credits.iter() {
        let row = (TableId::Credits, credit.id.clone());
        if !all.iter().any(|entry| entry.row == row) {
            all.push(apart(plan, credit, view));
        }
    }
    all
}

fn of_grant(plan: &Plan, of: &GrantOutcome, view: View) -> Entry {
    let grant = &of.grant;
    let row = grant.id.terms();
    let credit = plan.credits.get(row.1.as_str()).filter(|_| row.0 == TableId::Credits);
    let said = match credit {
        Some(credit) => Status::said(&credit.status),
        None if view.settled || achieved(plan, &grant.id) => Some(Status::Confirmed),
        None => Some(Status::Proposed),
    };
    let text = |of: fn(&Credit) -> &String| credit.map_or_else(String::new, |c| of(c).clone());
    let facts = status::Facts {
        start: grant.start,
        end: grant.end,
        used_up: used_before(plan, &of.by_month, Month::of(view.today)) >= grant.amount.into(),
        last: plan.head.last_month(),
    };
    Entry {
        status: status::status(said, &facts, view.today),
        said: text(|credit| &credit.status),
        flexibility: text(|credit| &credit.flexibility),
        clause: text(|credit| &credit.clause),
        issued: credit.map_or(grant.amount, |credit| credit.amount),
        runway: burn::runway(plan, of, view.today),
        burn: burn::burn(plan, of, view.today),
        renegotiate_by: grant
            .end
            .filter(|_| !of.expired.is_zero())
            .map(|end| renegotiate_by(end, plan.timing.renewal, view.today, view.lead_days)),
        balance: balance(plan, of),
        id: grant.id.clone(),
        row,
        label: grant.label.clone(),
        program: grant.program,
        amount: grant.amount,
        start: grant.start,
        end: grant.end,
        applied: of.applied,
        expired: of.expired,
        left: of.remaining + of.beyond,
        by_month: of.by_month.clone(),
    }
}

/// A MAP credit whose milestone is reached is no longer a proposal.
fn achieved(plan: &Plan, grant: &GrantId) -> bool {
    let milestone = grant.milestone().and_then(|id| plan.milestones.get(id.as_str()));
    milestone.is_some_and(|milestone| milestone.status == MilestoneStatus::Achieved)
}

/// A register row without part in the outcome: not counted, paused, used up, or history.
fn apart(plan: &Plan, credit: &Credit, view: View) -> Entry {
    let months = plan.head.horizon_months as usize;
    let amount = credit.remaining.unwrap_or(credit.amount);
    let facts = status::Facts {
        start: credit.start,
        end: credit.end,
        used_up: amount.is_zero() && !credit.amount.is_zero(),
        last: plan.head.last_month(),
    };
    let status = if !credit.included {
        Status::LeftOut
    } else if !credit.enabled {
        Status::Paused
    } else {
        status::status(Status::said(&credit.status), &facts, view.today)
    };
    Entry {
        id: GrantId::new(Origin::Register, credit.id.clone()),
        row: (TableId::Credits, credit.id.clone()),
        label: credit.name.clone(),
        program: credit.program,
        issued: credit.amount,
        amount,
        start: credit.start,
        end: credit.end,
        status,
        said: credit.status.clone(),
        flexibility: credit.flexibility.clone(),
        clause: credit.clause.clone(),
        applied: Cents::ZERO,
        expired: Cents::ZERO,
        left: Total::ZERO,
        by_month: vec![Cents::ZERO; months],
        balance: vec![Total::ZERO; months],
        runway: Runway::Apart,
        burn: Burn::default(),
        renegotiate_by: None,
    }
}

/// Used in the months of the horizon before a month.
fn used_before(plan: &Plan, by_month: &[Cents], month: Month) -> Total {
    let before = usize::try_from(month.since(plan.head.start_month)).unwrap_or(0);
    by_month.iter().take(before).copied().sum()
}

fn balance(plan: &Plan, of: &GrantOutcome) -> Vec<Total> {
    let (starts, ends) = (Month::of(of.grant.start), of.grant.end.map(Month::of));
    let mut left = Total::from(of.grant.amount);
    let mut balance = Vec::with_capacity(of.by_month.len());
    for (month, used) in plan.head.months().zip(&of.by_month) {
        left -= *used;
        let alive = starts <= month && ends.is_none_or(|end| month < end);
        balance.push(if alive { left } else { Total::ZERO });
    }
    balance
}
