//! The support plan's fee, month by month (`docs/engine.md`, section 8.2).

use super::{charges::Line, discounts::Discounts, exact::round, index::Index};
use crate::domain::{
    Cents, Plan, Rate, SupportPlan, TooLarge, Total, service::ServiceKind, support::SupportBasis,
};

/// The fees of the support plan.
#[derive(Debug, Default)]
pub struct SupportFees {
    /// Number of the account that is charged and of the service the fee is billed under; `None` when
    /// there is no support plan.
    pub line: Option<(usize, usize)>,
    /// The fee by month of the horizon; empty when there is no support plan.
    pub fees: Vec<Cents>,
    /// The same at list price: on usage before discounts, and without a discount on the fee.
    pub at_list: Vec<Cents>,
}

impl SupportFees {
    /// The fees of a plan's support plan on its lines, which do not hold them yet.
    ///
    /// # Errors
    /// [`TooLarge`] when a fee does not fit 64 bits of cents.
    pub fn of(
        plan: &Plan,
        index: &Index,
        discounts: &Discounts,
        lines: &[Line],
    ) -> Result<Self, TooLarge> {
        let terms = &*plan.support;
        let line = index.account(&terms.account).zip(index.service(&terms.service));
        let Some(line) = line.filter(|_| terms.included) else { return Ok(Self::default()) };
        let mut all = Self { line: Some(line), ..Self::default() };
        let first = terms.start.unwrap_or(plan.head.start_month);
        for (at, month) in plan.head.months().enumerate() {
            let since = month.since(first);
            let ended = |term: u32| since >= term.cast_signed();
            if since < 0 || terms.term_months.is_some_and(ended) {
                all.fees.push(Cents::ZERO);
                all.at_list.push(Cents::ZERO);
                continue;
            }
            let (mut gross, mut net) = (Total::ZERO, Total::ZERO);
            let usage =
                lines.iter().filter(|line| index.services[line.service].kind == ServiceKind::Usage);
            for line in usage {
                let charge = line.gross[at];
                gross += charge;
                // A refund takes no discount.
                net += match charge > Cents::ZERO {
                    true => discounts.kept(at, line.service).of(charge)?,
                    false => charge,
                };
            }
            let base = match terms.basis {
                SupportBasis::Gross => gross,
                SupportBasis::Net => net,
            };
            all.fees.push(fee(terms, base, terms.discount)?);
            all.at_list.push(fee(terms, gross, Rate::ZERO)?);
        }
        Ok(all)
    }

    /// Adds the fees to the lines, in the order of accounts and services that lines have.
    ///
    /// # Errors
    /// [`TooLarge`] when a line does not fit 64 bits of cents.
    pub fn add_to(&self, lines: &mut Vec<Line>) -> Result<(), TooLarge> {
        let is_charged = self.fees.iter().any(|fee| !fee.is_zero());
        let Some((account, service)) = self.line.filter(|_| is_charged) else { return Ok(()) };
        let key = |line: &Line| (line.account, line.service);
        let at = match lines.binary_search_by(|line| key(line).cmp(&(account, service))) {
            Ok(at) => at,
            Err(at) => {
                let gross = vec![Cents::ZERO; self.fees.len()];
                lines.insert(at, Line { account, service, gross });
                at
            }
        };
        for (charge, fee) in lines[at].gross.iter_mut().zip(&self.fees) {
            *charge = (*charge + *fee).fit()?;
        }
        // A fee may cancel a refund in every month; what is charged nothing is no line.
        if lines[at].gross.iter().all(|charge| charge.is_zero()) {
            lines.remove(at);
        }
        Ok(())
    }

    /// The fee of a month of the horizon as it is charged, and at list price.
    pub fn month(&self, at: usize) -> (Cents, Cents) {
        let of = |fees: &[Cents]| fees.get(at).copied().unwrap_or_default();
        (of(&self.fees), of(&self.at_list))
    }
}

/// The fee on a month's usage, rounded once.
fn fee(terms: &SupportPlan, base: Total, discount: Rate) -> Result<Cents, TooLarge> {
    let one = i128::from(Rate::ONE.millionths());
    // In millionths of a cent, so that nothing is rounded before the discount.
    let tiered = tiered(terms, base.get().max(0)).ok_or(TooLarge)?;
    let least = i128::from(terms.minimum.get()) * one;
    let left = one - i128::from(discount.millionths());
    let fee = tiered.max(least).checked_mul(left).ok_or(TooLarge)?;
    Total::new(round(fee, one * one)).fit()
}

/// Σ over tiers of the rate times the part of the usage between it and the next, in millionths of a
/// cent; `None` when it does not fit 128 bits.
fn tiered(terms: &SupportPlan, base: i128) -> Option<i128> {
    let mut sum = 0_i128;
    for (at, tier) in terms.tiers.iter().enumerate() {
        let next = terms.tiers.get(at + 1).map(|next| i128::from(next.from.get()));
        let top = next.map_or(base, |next| base.min(next));
        let part = (top - i128::from(tier.from.get())).max(0);
        sum = sum.checked_add(part.checked_mul(i128::from(tier.rate.millionths()))?)?;
    }
    Some(sum)
}
