//! MAP: base, rate, pool, release and cash (`docs/engine.md`, section 2).

use super::{
    charges::{Ramp, Sign},
    exact::{Factor, times},
    grant_id::{GrantId, Origin},
    index::Index,
};
use crate::domain::{
    Cents, Id, MapTerms, Month, Plan, Rate, TooLarge, Total, Workload,
    migration::{MilestoneStatus, Period, Release},
    plan::Head,
    service::ServiceKind,
    workload::Source,
};

/// The part of a workload that MAP may count: nothing for what never moves or is on AWS already.
pub fn eligible(workload: &Workload) -> Rate {
    if workload.strategy.moves() && workload.source != Source::Aws {
        workload.eligible_share
    } else {
        Rate::ZERO
    }
}

/// `min(base_rate + uplift, max_rate)`.
pub fn rate(workload: &Workload, terms: &MapTerms) -> Rate {
    let rate = terms.base_rate.checked_add(workload.map_uplift);
    // A sum beyond every rate is above the greatest.
    rate.map_or(terms.max_rate, |rate| rate.min(terms.max_rate))
}

/// The counted yearly run-rate of a workload.
pub fn base(workload: &Workload) -> Total {
    base_at(workload, workload.map_scope)
}

/// What the counted yearly run-rate of a workload would be at another scope.
pub fn base_at(workload: &Workload, scope: Rate) -> Total {
    times(workload.monthly_run_rate * 12, &[eligible(workload), scope])
}

/// The credit a workload's base earns before any cap.
pub fn nominal(workload: &Workload, terms: &MapTerms) -> Total {
    times(base(workload), &[rate(workload, terms)])
}

/// A settlement period of tagged spend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagPeriod {
    /// Its months inside both term and horizon, by index.
    months: std::ops::Range<usize>,
    /// The month its credit is issued.
    issued: Month,
}

/// The periods of tagged spend inside term and horizon; none under milestones.
pub fn periods(head: &Head, terms: &MapTerms) -> Vec<TagPeriod> {
    if !terms.included || terms.release != Release::TaggedSpend {
        return Vec::new();
    }
    let length = match terms.period {
        Period::Quarter => 3,
        Period::Month => 1,
    };
    let from = terms.start.max(head.start_month);
    let term_end = terms.start.plus(terms.term_months.cast_signed() - 1);
    let to = term_end.min(head.last_month());
    let mut periods: Vec<TagPeriod> = Vec::new();
    for m in 0..=to.since(from) {
        let month = from.plus(m);
        let within = (month.number().cast_signed() - 1) % length;
        let issued = month.plus(length - within + terms.lag_months.cast_signed());
        let at = usize::try_from(month.since(head.start_month)).unwrap_or_default();
        match periods.last_mut() {
            Some(last) if last.issued == issued => last.months.end = at + 1,
            _ => periods.push(TagPeriod { months: at..at + 1, issued }),
        }
    }
    periods
}

/// What the workloads add up to for MAP.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapSums {
    base: Total,
    nominal: Total,
    earned: Vec<Total>,
    untagged: Total,
}

impl MapSums {
    /// Nothing yet.
    pub fn new(periods: &[TagPeriod]) -> Self {
        Self { earned: vec![Total::ZERO; periods.len()], ..Self::default() }
    }

    /// Puts a workload in or takes it out.
    pub fn workload(
        &mut self,
        plan: &Plan,
        index: &Index,
        periods: &[TagPeriod],
        workload: &Workload,
        sign: Sign,
    ) {
        let terms = &*plan.map;
        self.base += sign.of(base(workload));
        self.nominal += sign.of(nominal(workload, terms));
        let Some(ramp) = Ramp::of(workload, plan.head.start_month).filter(|_| !periods.is_empty())
        else {
            return;
        };
        let usage = |step: i64| -> Total {
            let shares = index.mix(&workload.mix).iter();
            let usage =
                shares.filter(|(service, _)| index.services[*service].kind == ServiceKind::Usage);
            usage.map(|(_, share)| ramp.amount(*share, step)).sum()
        };
        let factors = [eligible(workload), workload.map_scope, rate(workload, terms)];
        if factors.contains(&Rate::ZERO) {
            return;
        }
        let factors = factors.map(Factor::from);
        let part =
            |spend: Total, tagged| times(spend, &[factors[0], factors[1], factors[2], tagged]);
        // Most periods after the ramp have the same steps: compute them once.
        let mut last = (Vec::new(), Total::ZERO, Total::ZERO);
        for (period, earned) in periods.iter().zip(&mut self.earned) {
            let steps: Vec<i64> = period.months.clone().map(|month| ramp.step(month)).collect();
            if steps != last.0 {
                let spend = steps.iter().map(|step| usage(*step)).sum();
                let tagged = workload.tag_coverage;
                last = (steps, part(spend, tagged.into()), part(spend, Factor::without(tagged)));
            }
            *earned += sign.of(last.1);
            self.untagged += sign.of(last.2);
        }
    }
}

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
        let amount =
            if whole && Some(at) == last { pool - given } else { times(pool, &[milestone.share]) };
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
