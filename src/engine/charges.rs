//! Charges by month, account and service (`docs/engine.md`, section 1).
//!
//! Each line keeps the difference from one month to the next, so that a row costs its changes (a
//! cutover and a ramp), not the length of the horizon. Sums are exact in 128 bits, so a row can be
//! taken out again and nothing of it is left, in whatever order rows came and went.

use super::{
    exact::{Factor, round, times},
    index::Index,
};
use crate::domain::{Baseline, Cents, Month, Rate, TooLarge, Total, Workload, plan::Head};

/// Whether a row is put in or taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Put in.
    In,
    /// Taken out.
    Out,
}

impl Sign {
    /// An amount with this sign.
    pub fn of(self, amount: Total) -> Total {
        match self {
            Self::In => amount,
            Self::Out => -amount,
        }
    }
}

/// A line of the bill: one service in one account, its gross charge in each month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Number of the account.
    pub account: usize,
    /// Number of the service.
    pub service: usize,
    /// Gross charge, by month of the horizon.
    pub gross: Vec<Cents>,
}

/// The charges of all rows, as month-to-month differences.
#[derive(Debug)]
pub struct Charges {
    months: usize,
    services: usize,
    steps: Vec<Option<Box<[Total]>>>,
}

impl Charges {
    /// No charges yet.
    pub fn new(head: &Head, index: &Index) -> Self {
        let services = index.services.len();
        let cells = services * index.accounts.len();
        Self { months: head.horizon_months as usize, services, steps: vec![None; cells] }
    }

    /// Puts a workload in or takes it out: `round(run-rate × share × k / (ramp + 1))` per month and service.
    pub fn workload(&mut self, head: &Head, index: &Index, workload: &Workload, sign: Sign) {
        let (Some(account), Some(ramp)) =
            (index.account(&workload.account), Ramp::of(workload, head.start_month))
        else {
            return;
        };
        for (service, share) in index.mix(&workload.mix) {
            let months = self.months;
            let line = self.line(account, *service);
            let mut before = Total::ZERO;
            for month in ramp.changes(months) {
                let amount = ramp.amount(*share, ramp.step(month));
                line[month] += sign.of(amount - before);
                before = amount;
            }
        }
    }

    /// Puts a baseline row in or takes it out.
    pub fn baseline(&mut self, head: &Head, index: &Index, row: &Baseline, sign: Sign) {
        let (Some(account), Some(service)) =
            (index.account(&row.account), index.service(&row.service))
        else {
            return;
        };
        let mut before = Total::ZERO;
        let line = self.line(account, service);
        for (step, amount) in line.iter_mut().zip(baseline(head, row)) {
            *step += sign.of(amount - before);
            before = amount;
        }
    }

    /// The lines with any charge, by account and service id.
    pub fn lines(&self) -> Result<Vec<Line>, TooLarge> {
        let mut lines = Vec::new();
        for (cell, steps) in self.steps.iter().enumerate() {
            let Some(steps) = steps else { continue };
            let mut running = Total::ZERO;
            let gross = steps.iter().map(|step| {
                running += *step;
                running.fit()
            });
            let gross = gross.collect::<Result<Vec<_>, _>>()?;
            if gross.iter().any(|charge| !charge.is_zero()) {
                lines.push(Line {
                    account: cell / self.services,
                    service: cell % self.services,
                    gross,
                });
            }
        }
        Ok(lines)
    }

    fn line(&mut self, account: usize, service: usize) -> &mut [Total] {
        let months = self.months;
        self.steps[account * self.services + service]
            .get_or_insert_with(|| vec![Total::ZERO; months].into_boxed_slice())
    }
}

/// What a baseline row adds in each month of the horizon.
pub fn baseline(head: &Head, row: &Baseline) -> Vec<Total> {
    let growth = Factor::grown(row.annual_growth);
    let mut yearly = Total::from(row.monthly);
    let mut amounts = Vec::with_capacity(head.horizon_months as usize);
    for (at, month) in head.months().enumerate() {
        if at > 0 && at % 12 == 0 {
            yearly = times(yearly, &[growth]);
        }
        amounts.push(row.months.get(&month).map_or(yearly, |own| Total::from(*own)));
    }
    amounts
}

/// How a workload comes to its full run-rate.
pub struct Ramp {
    run_rate: i128,
    steps: i64,
    /// Cutover as a month index; negative when before the horizon.
    cutover: i64,
}

impl Ramp {
    /// `None` for a workload that adds nothing.
    pub fn of(workload: &Workload, start: Month) -> Option<Self> {
        let cutover = workload.cutover.filter(|_| workload.strategy.moves())?;
        Some(Self {
            run_rate: i128::from(workload.monthly_run_rate.get()),
            steps: i64::from(workload.ramp_months) + 1,
            cutover: i64::from(cutover.since(start)),
        })
    }

    /// `k` of a month: how many of the `ramp_months + 1` steps are reached.
    pub fn step(&self, month: usize) -> i64 {
        (month.cast_signed() as i64 - self.cutover + 1).clamp(0, self.steps)
    }

    /// What a service with that share costs at a step.
    pub fn amount(&self, share: Rate, step: i64) -> Total {
        let numerator = self.run_rate * i128::from(share.millionths()) * i128::from(step);
        let whole = i128::from(Rate::ONE.millionths()) * i128::from(self.steps);
        Total::new(round(numerator, whole))
    }

    /// The months of the horizon in which the amount may differ from the month before (which for
    /// the first is nothing).
    fn changes(&self, months: usize) -> impl Iterator<Item = usize> + use<> {
        let from = self.cutover.max(0);
        let to = (self.cutover + self.steps).clamp(0, months as i64);
        // When the ramp began before the horizon, the first month carries all that was reached.
        let carried = (self.cutover < 0 && to == 0 && months > 0).then_some(0);
        carried
            .into_iter()
            .chain((from..to).map(|month| usize::try_from(month).unwrap_or_default()))
    }
}
