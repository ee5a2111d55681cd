//! What a plan is charged before any credit: its lines with the support fee, what discounts leave of
//! them, and what all of it costs at list prices (`docs/engine.md`, sections 1 and 8.1 to 8.3).

use super::{
    Totals,
    charges::Line,
    discounts::{Discounts, Kept},
    exact::times,
    index::Index,
    support::SupportFees,
};
use crate::domain::{Plan, ServiceScope, TooLarge, Total, service::ServiceKind};

/// The charges of a plan, ready for the bill.
pub struct Charged<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its services and accounts by number.
    pub index: &'a Index,
    /// The lines of the bill, support fee included.
    pub lines: Vec<Line>,
    /// The fees of the support plan, which are in the lines.
    pub support: SupportFees,
    /// What each month costs at list prices, tax included.
    pub list: Vec<Total>,
    discounts: Discounts,
    /// Whether each service is taxed; empty without a tax.
    taxed: Vec<bool>,
}

impl<'a> Charged<'a> {
    /// The charges of a plan from its totals.
    ///
    /// # Errors
    /// [`TooLarge`] when a line does not fit 64 bits of cents.
    pub fn of(plan: &'a Plan, totals: &'a Totals) -> Result<Self, TooLarge> {
        let index = totals.index();
        let mut lines = totals.lines()?;
        let discounts = Discounts::of(plan, index)?;
        let support = SupportFees::of(plan, index, &discounts, &lines)?;
        support.add_to(&mut lines)?;
        let mut charged = Self {
            plan,
            index,
            lines,
            support,
            list: Vec::new(),
            discounts,
            taxed: taxed(plan, index),
        };
        charged.list = charged.at_list();
        Ok(charged)
    }

    /// What discounts leave of a line's charge in a month of the horizon.
    pub fn kept(&self, month: usize, line: &Line) -> Kept {
        self.discounts.kept(month, line.service)
    }

    /// Whether the tax is charged on a service.
    pub fn is_taxed(&self, service: usize) -> bool {
        self.taxed.get(service) == Some(&true)
    }

    /// The tax on what is left to pay on the taxed lines of a month.
    pub fn tax(&self, taxed: Total) -> Total {
        times(taxed.max(Total::ZERO), &[self.plan.tax.rate])
    }

    /// What each month costs without any discount: the fee of the support plan takes its place at list
    /// price, and the tax follows.
    fn at_list(&self) -> Vec<Total> {
        let mut months = vec![(Total::ZERO, Total::ZERO); self.plan.head.horizon_months as usize];
        for line in &self.lines {
            let is_taxed = self.is_taxed(line.service);
            for (charge, (all, taxed)) in line.gross.iter().zip(&mut months) {
                *all += *charge;
                if is_taxed {
                    *taxed += *charge;
                }
            }
        }
        let month = |(at, (mut all, mut taxed)): (usize, (Total, Total))| {
            if let Some((_, service)) = self.support.line {
                let (fee, at_list) = self.support.month(at);
                let more = at_list - fee;
                all += more;
                if self.is_taxed(service) {
                    taxed += more;
                }
            }
            all + self.tax(taxed)
        };
        months.into_iter().enumerate().map(month).collect()
    }
}

fn taxed(plan: &Plan, index: &Index) -> Vec<bool> {
    match &plan.tax.services {
        _ if !plan.tax.included => Vec::new(),
        ServiceScope::All => {
            index.services.iter().map(|facts| facts.kind != ServiceKind::Tax).collect()
        }
        ServiceScope::Listed(ids) => index.listed(ids),
    }
}
