//! MAP: base, rate, pool, release and cash (`docs/engine.md`, section 2).

mod sums;

pub use sums::{MapSums, TagPeriod, base, base_at, eligible, nominal, periods, rate};

use super::{
    exact::times,
    grant_id::{GrantId, Origin},
};
use crate::domain::{
    Cents, Id, Month, Plan, Rate, TooLarge, Total,
    migration::{MilestoneStatus, Release},
};

/// A credit that MAP issues: a milestone's or a period's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its id among the credits.
    pub id: GrantId,
    /// What people read.
    pub label: String,
    /// The month it is issued.
    pub month: Month,
    /// How much.
    pub amount: Total,
}

/// What MAP pays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Funding {
    /// Counted yearly run-rate.
    pub base: Cents,
    /// Credit before the cap.
    pub nominal: Cents,
    /// Credit after the cap.
    pub pool: Cents,
    /// Assess funding, cash to the partner.
    pub assess: Cents,
    /// Mobilize funding, cash to the partner.
    pub mobilize: Cents,
    /// Both.
    pub partner_cash: Cents,
    /// What the partner passes on.
    pub buyer_cash: Cents,
    /// Credit that untagged spend did not earn.
    pub lost_untagged: Cents,
    /// Credit of missed milestones.
    pub missed: Cents,
    /// The credits issued.
    pub issues: Vec<Issue>,
}

/// Base, pool, releases and cash.
pub fn funding(plan: &Plan, sums: &MapSums, periods: &[TagPeriod]) -> Result<Funding, TooLarge> {
    let terms = &*plan.map;
    if !terms.included {
        return Ok(Funding::default());
    }
    let at_most =
        |amount: Total, cap: Option<Cents>| cap.map_or(amount, |cap| amount.min(cap.into()));
    let pool = at_most(sums.nominal, terms.cap);
    let assess = at_most(times(sums.base, &[terms.assess_rate]), terms.assess_cap);
    let mobilize = at_most(
        times(at_most(sums.base, terms.mobilize_base_cap), &[terms.mobilize_rate]),
        terms.mobilize_cap,
    );
    let mut funding = Funding {
        base: sums.base.fit()?,
        nominal: sums.nominal.fit()?,
        pool: pool.fit()?,
        assess: assess.fit()?,
        mobilize: mobilize.fit()?,
        partner_cash: (assess + mobilize).fit()?,
        buyer_cash: times(assess + mobilize, &[terms.pass_through]).fit()?,
        ..Funding::default()
    };
    match terms.release {
        Release::Milestones => by_milestone(plan, pool, &mut funding)?,
        Release::TaggedSpend => {
            let mut left = pool;
            for (period, earned) in periods.iter().zip(&sums.earned) {
                let amount = (*earned).min(left);
                left -= amount;
                let month = Id::from(period.issued.to_string());
                let id = GrantId::new(Origin::MapPeriod, month);
                let label = format!(
                    "MAP earned by {}",
                    period.issued.plus(-1 - terms.lag_months.cast_signed())
                );
                funding.issues.push(Issue { id, label, month: period.issued, amount });
            }
            funding.lost_untagged = sums.untagged.min(left).fit()?;
        }
    }
    Ok(funding)
}

fn by_milestone(plan: &Plan, pool: Total, funding: &mut Funding) -> Result<(), TooLarge> {
    let shares = plan.milestones.iter().map(|milestone| milestone.share);
    let whole = Rate::checked_sum(shares) == Some(Rate::ONE);
    let last = plan.milestones.len().checked_sub(1);
    let (mut given, mut missed) = (Total::ZERO, Total::ZERO);
    for (at, milestone) in plan.milestones.iter().enumerate() {
        let amount = if whole && Some(at) == last {
            // Shares rounded up may already have taken a cent more than the pool.
            (pool - given).max(Total::ZERO)
        } else {
            times(pool, &[milestone.share])
        };
        given += amount;
        if milestone.status == MilestoneStatus::Missed {
            missed += amount;
            continue;
        }
        let label = if milestone.name.is_empty() {
            "MAP milestone".to_owned()
        } else {
            format!("MAP: {}", milestone.name)
        };
        let month = milestone.month.plus(milestone.delay_months.cast_signed());
        let id = GrantId::new(Origin::MapMilestone, milestone.id.clone());
        funding.issues.push(Issue { id, label, month, amount });
    }
    funding.missed = missed.fit()?;
    Ok(())
}
