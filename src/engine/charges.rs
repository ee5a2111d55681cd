//! Charges by month, account and service (`docs/engine.md`, section 1).
//!
//! Each line keeps the difference from one month to the next, so that a row costs its changes (a
//! cutover and a ramp), not the length of the horizon. Sums are exact in 128 bits, so a row can be
//! taken out again and nothing of it is left, in whatever order rows came and went.

use std::cmp::Reverse;

use super::{
    exact::{Factor, floor, round, times},
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

    /// Puts a workload in or takes it out: in each month `round(run-rate × k / (ramp + 1))`, split
    /// over its services.
    pub fn workload(&mut self, head: &Head, index: &Index, workload: &Workload, sign: Sign) {
        let (Some(account), Some(ramp)) =
            (index.account(&workload.account), Ramp::of(workload, head.start_month))
        else {
            return;
        };
        let mix = index.mix(&workload.mix);
        let mut before = vec![Total::ZERO; mix.len()];
        for month in ramp.changes(self.months) {
            let parts = ramp.split(mix, ramp.step(month));
            for ((service, amount), before) in parts.into_iter().zip(&mut before) {
                self.line(account, service)[month] += sign.of(amount - *before);
                *before = amount;
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

    /// What each service of a mix costs at a step, in the order of the mix. The parts add up to the
    /// month's amount: each is rounded down, and the cents left go to the services that lost most by
    /// that, one each, of equals to the smaller id.
    pub fn split(&self, mix: &[(usize, Rate)], step: i64) -> Vec<(usize, Total)> {
        let whole = i128::from(Rate::ONE.millionths());
        let month = round(self.run_rate * i128::from(step), i128::from(self.steps));
        let mut left = month;
        let mut lost = Vec::with_capacity(mix.len());
        let mut parts: Vec<(usize, Total)> = Vec::with_capacity(mix.len());
        for (service, share) in mix {
            let exact = month * i128::from(share.millionths());
            let part = floor(exact, whole);
            left -= part;
            lost.push((Reverse(exact - part * whole), *service, parts.len()));
            parts.push((*service, Total::new(part)));
        }
        if left > 0 {
            lost.sort_unstable();
            let most = usize::try_from(left).unwrap_or(usize::MAX);
            for (_, _, at) in lost.into_iter().take(most) {
                parts[at].1 += Total::new(1);
            }
        }
        parts
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
