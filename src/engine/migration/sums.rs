//! What workloads add up to for MAP, and for investments that count migrations (`docs/engine.md`,
//! sections 2 and 8.5).

use crate::{
    domain::{
        MapTerms, Month, Plan, Rate, Total, Workload,
        migration::{Period, Release},
        plan::Head,
        service::ServiceKind,
        workload::Source,
    },
    engine::{
        charges::{Ramp, Sign},
        exact::{Factor, times},
        index::Index,
    },
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
    pub(super) issued: Month,
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
    pub(super) base: Total,
    pub(super) nominal: Total,
    pub(super) earned: Vec<Total>,
    pub(super) untagged: Total,
    /// How many eligible workloads are cut over in each month of the horizon.
    migrated: Vec<Total>,
}

impl MapSums {
    /// Nothing yet.
    pub fn new(head: &Head, periods: &[TagPeriod]) -> Self {
        Self {
            earned: vec![Total::ZERO; periods.len()],
            migrated: vec![Total::ZERO; head.horizon_months as usize],
            ..Self::default()
        }
    }

    /// How many eligible workloads are cut over in each month of the horizon.
    pub fn migrated(&self) -> impl ExactSizeIterator<Item = i128> {
        self.migrated.iter().map(|count| count.get())
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
        if eligible(workload) > Rate::ZERO
            && let Some(cutover) = workload.cutover
            && let Ok(at) = usize::try_from(cutover.since(plan.head.start_month))
            && let Some(count) = self.migrated.get_mut(at)
        {
            *count += sign.of(Total::new(1));
        }
        let Some(ramp) = Ramp::of(workload, plan.head.start_month).filter(|_| !periods.is_empty())
        else {
            return;
        };
        let mix = index.mix(&workload.mix);
        let usage = |step: i64| -> Total {
            let parts = ramp.split(mix, step).into_iter();
            let usage =
                parts.filter(|(service, _)| index.services[*service].kind == ServiceKind::Usage);
            usage.map(|(_, amount)| amount).sum()
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
