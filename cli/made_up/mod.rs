//! Plans of any size, made up, for trying out and measuring.
//!
//! Nothing in them is meant to be likely, only to be of every kind: 60 months, 40 lines of the bill
//! (4 accounts by 10 services), 40 credits from all sources, a commitment of three years, five
//! scenarios. Amounts grow with the number of workloads, so that credits meet a bill of their size.

mod dice;
mod funding;
mod inventory;
mod scenarios;

use std::sync::Arc;

use tranche::domain::{
    Cents, CommitmentTerms, Id, Month, Plan, Rate, Row as _, Single, Timing,
    commitment::CreditsCount, plan::Head,
};

use dice::Dice;

/// Months of the horizon.
const HORIZON: i64 = 60;

/// A plan with so many workloads; always the same one.
pub fn plan(workloads: usize) -> Plan {
    let mut dice = Dice::default();
    let mut plan = Plan::empty(start());
    let size = workloads as i64;
    plan.head = Single(Arc::new(Head {
        name: format!("Made-up plan of {workloads} workloads"),
        note: "Every figure is made up.".to_owned(),
        start_month: start(),
        horizon_months: HORIZON as u32,
        ..Head::blank(Id::from("made-up"))
    }));
    inventory::fill(&mut plan, workloads, &mut dice);
    funding::fill(&mut plan, size, &mut dice);
    plan.edp = Single(Arc::new(commitment(size)));
    plan.timing = Single(Arc::new(Timing {
        signature: Some(month(15).first_day()),
        renewal: Some(month(36).first_day()),
        days: [270, 270, 60, 45],
        factors: [100, 80, 60, 50, 30].map(percent),
        ..Timing::blank(Id::from("timing"))
    }));
    plan.scenarios = scenarios::all(&plan);
    plan
}

/// The first month.
fn start() -> Month {
    Month::EPOCH.plus((2027 - Month::FIRST_YEAR) * 12)
}

/// A month of the horizon, counted from 0.
fn month(number: i64) -> Month {
    start().plus(number as i32)
}

/// Whole dollars.
fn dollars(amount: i64) -> Cents {
    Cents::new(amount * 100)
}

/// Whole percent.
fn percent(points: i64) -> Rate {
    Rate::from_millionths(points * 10_000)
}

fn commitment(size: i64) -> CommitmentTerms {
    CommitmentTerms {
        start: start(),
        term_months: 36,
        commitments: [18_000, 26_000, 34_000].map(|each| dollars(each * size)).into(),
        discount: percent(9),
        credits_count: CreditsCount::DoesNotCount,
        marketplace_rate: Rate::ONE,
        marketplace_cap: percent(25),
        ..CommitmentTerms::blank(Id::from("edp"))
    }
}
