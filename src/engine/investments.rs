//! Contractual investments: what each window earns, and when it is paid (`docs/engine.md`, section 8.5).

use super::{charges::Line, exact::times, index::Index};
use crate::domain::{
    Cents, Id, Investment, Month, Plan, ServiceScope, TooLarge, Total,
    investment::{InvestmentBasis, InvestmentForm},
    service::ServiceKind,
};

/// What all investments that count pay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvestmentOutcome {
    /// Issued as credit or paid in cash.
    pub earned: Cents,
    /// What missed windows would have paid.
    pub missed: Cents,
    /// The part of `earned` that is paid in cash.
    pub cash: Cents,
    /// Their windows: investment after investment, in table order.
    pub windows: Vec<InvestmentPeriod>,
}

/// A credit that an investment issues.
#[derive(Clone, Debug)]
pub struct InvestmentIssue<'a> {
    /// The investment.
    pub row: &'a Investment,
    /// The month it is issued.
    pub month: Month,
    /// How much; above 0.
    pub amount: Cents,
}

/// One window of an investment inside its term and the horizon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvestmentPeriod {
    /// The investment.
    pub row: Id,
    /// Whether it is paid as credit or in cash.
    pub form: InvestmentForm,
    /// Its number, from 1.
    pub number: i64,
    /// Its first month inside term and horizon.
    pub first: Month,
    /// Its last month inside term and horizon.
    pub last: Month,
    /// The month its payment is issued.
    pub issued: Month,
    /// What it pays, or would have paid had it not been missed.
    pub amount: Cents,
    /// Whether it was missed.
    pub missed: bool,
}

/// What investments are paid for: the parts of a plan they read beside their own row.
pub struct Drivers<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its services by number.
    pub index: &'a Index,
    /// Its lines, support fee included.
    pub lines: &'a [Line],
    /// How many eligible workloads are cut over in each month of the horizon.
    pub migrated: Vec<i128>,
}

impl<'a> Drivers<'a> {
    /// The windows of an investment that have a month inside its term and the horizon, in order.
    ///
    /// # Errors
    /// [`TooLarge`] when an amount does not fit 64 bits of cents.
    fn windows(&self, row: &Investment) -> Result<Vec<InvestmentPeriod>, TooLarge> {
        let head = &self.plan.head;
        let length = row.window_months().cast_signed();
        let term_end = row.start.plus(row.term_months.cast_signed() - 1);
        let (from, to) = (row.start.max(head.start_month), term_end.min(head.last_month()));
        let covers = self.covers(&row.drivers);
        let mut left = row.cap.map(|cap| (cap - row.used_before).max(Total::ZERO));
        let mut windows = Vec::new();
        let mut before = from.since(row.start) / length;
        while row.start.plus(before * length) <= to {
            let start = row.start.plus(before * length);
            let end = start.plus(length - 1).min(term_end);
            let (first, last) = (start.max(from), end.min(to));
            before += 1;
            // A term that ended before the horizon.
            if first > last {
                continue;
            }
            let number = i64::from(before);
            let mut amount = self.earned(row, first, last, &covers)?;
            if let Some(cap) = row.window_cap {
                amount = amount.min(cap.into());
            }
            if let Some(left) = left {
                amount = amount.min(left);
            }
            let missed = row.missed.contains(&number);
            if let Some(left) = left.as_mut().filter(|_| !missed) {
                *left -= amount;
            }
            let month = match row.basis {
                InvestmentBasis::Schedule => start,
                _ => end.plus(1),
            };
            let issued = month.plus(row.lag_months.cast_signed());
            let amount = amount.fit()?;
            windows.push(InvestmentPeriod {
                row: row.id.clone(),
                form: row.form,
                number,
                first,
                last,
                issued,
                amount,
                missed,
            });
        }
        Ok(windows)
    }

    /// What a window earns before any cap.
    fn earned(
        &self,
        row: &Investment,
        first: Month,
        last: Month,
        covers: &[bool],
    ) -> Result<Total, TooLarge> {
        let at = |month: Month| {
            usize::try_from(month.since(self.plan.head.start_month)).unwrap_or_default()
        };
        let months = at(first)..at(last) + 1;
        let priced = |count: i128| {
            i128::from(row.per_unit.get()).checked_mul(count).map(Total::new).ok_or(TooLarge)
        };
        Ok(match row.basis {
            InvestmentBasis::Schedule => {
                row.amounts.range(first..=last).map(|(_, amount)| *amount).sum()
            }
            InvestmentBasis::Units => {
                priced(row.units.range(first..=last).map(|(_, count)| i128::from(*count)).sum())?
            }
            InvestmentBasis::Migrated => {
                priced(self.migrated.get(months).unwrap_or_default().iter().sum())?
            }
            InvestmentBasis::Spend => {
                let lines =
                    self.lines.iter().filter(|line| covers.get(line.service) == Some(&true));
                let charged = |line: &Line| -> Total {
                    line.gross.get(months.clone()).unwrap_or_default().iter().copied().sum()
                };
                let spend: Total = lines.map(charged).sum();
                times((spend - row.threshold).max(Total::ZERO), &[row.rate])
            }
        })
    }

    /// Whether each service is among the drivers.
    fn covers(&self, drivers: &ServiceScope) -> Vec<bool> {
        match drivers {
            ServiceScope::All => {
                let services = self.index.services.iter();
                services.map(|facts| facts.kind == ServiceKind::Usage).collect()
            }
            ServiceScope::Listed(ids) => self.index.listed(ids),
        }
    }

    /// The credits that the plan's investments issue, and the sums of all investments.
    ///
    /// # Errors
    /// As [`Drivers::windows`].
    pub fn issues(&self) -> Result<(Vec<InvestmentIssue<'a>>, InvestmentOutcome), TooLarge> {
        let [mut earned, mut missed, mut cash] = [Total::ZERO; 3];
        let (mut issues, mut windows) = (Vec::new(), Vec::new());
        for row in self.plan.investments.iter().filter(|row| row.included) {
            for window in self.windows(row)? {
                let amount = window.amount;
                if window.missed {
                    missed += amount;
                } else {
                    earned += amount;
                    match row.form {
                        InvestmentForm::Cash => cash += amount,
                        InvestmentForm::Credit if amount > Cents::ZERO => {
                            issues.push(InvestmentIssue { row, month: window.issued, amount });
                        }
                        InvestmentForm::Credit => {}
                    }
                }
                windows.push(window);
            }
        }
        let outcome = InvestmentOutcome {
            earned: earned.fit()?,
            missed: missed.fit()?,
            cash: cash.fit()?,
            windows,
        };
        Ok((issues, outcome))
    }
}
