//! What discounts leave of a charge, by service and month (`docs/engine.md`, sections 4 and 8.3).

use super::{exact::round, index::Index};
use crate::domain::{
    Cents, Discount, Month, Plan, Rate, ServiceScope, TooLarge, commitment::DiscountBy,
    discount::Combine,
};

/// The part of a charge that discounts leave to pay. It is exact: a fraction in lowest terms, so that
/// the usual amounts are multiplied in 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    parts: i128,
    of: i128,
}

impl Kept {
    /// No discount.
    pub const ALL: Self = Self { parts: 1, of: 1 };

    /// The part as a fraction in lowest terms.
    fn of_parts(parts: Parts) -> Self {
        let (mut a, mut b) = (parts.0, Parts::WHOLE.0);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = a.abs().max(1);
        Self { parts: parts.0 / divisor, of: Parts::WHOLE.0 / divisor }
    }

    /// What is left to pay of an amount, rounded once.
    ///
    /// # Errors
    /// [`TooLarge`] when a discount below nothing makes it larger than 64 bits of cents hold.
    pub fn of(self, amount: Cents) -> Result<Cents, TooLarge> {
        if self == Self::ALL {
            return Ok(amount);
        }
        let left = i128::from(amount.get()).checked_mul(self.parts).ok_or(TooLarge)?;
        i64::try_from(round(left, self.of)).map(Cents::new).map_err(|_| TooLarge)
    }
}

/// A part of the whole in 10^-12: two rates of six decimals multiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Parts(i128);

impl Parts {
    const WHOLE: Self = Self(1_000_000 * 1_000_000);

    /// What two discounts leave that apply one after the other.
    fn after(first: Rate, second: Rate) -> Result<Self, TooLarge> {
        let left = |rate: Rate| 1_000_000 - i128::from(rate.millionths());
        left(first).checked_mul(left(second)).map(Self).ok_or(TooLarge)
    }
}

/// What discounts leave of each service's charges in each month of the horizon.
#[derive(Debug)]
pub struct Discounts {
    months: usize,
    /// By service number, then by month.
    kept: Vec<Kept>,
}

impl Discounts {
    /// The discounts of a plan.
    ///
    /// # Errors
    /// [`TooLarge`] when rates far outside 0 to 1 leave more than can be computed with.
    pub fn of(plan: &Plan, index: &Index) -> Result<Self, TooLarge> {
        let rows: Vec<Row<'_>> = plan.discounts.iter().map(|row| Row::of(row, index)).collect();
        let months: Vec<Month> = plan.head.months().collect();
        let agreed = agreed_discount(plan);
        let mut kept = Vec::with_capacity(months.len() * index.services.len());
        let mut last = (Parts::WHOLE, Kept::ALL);
        for (number, facts) in index.services.iter().enumerate() {
            for month in &months {
                let own = match facts.discountable && plan.edp.in_term(*month) {
                    true => agreed,
                    false => Rate::ZERO,
                };
                let covering = rows.iter().filter(|row| row.covers(*month, number));
                let left = covering.map(|row| row.left(own)).collect::<Result<Vec<_>, _>>()?;
                let parts = match left.into_iter().min() {
                    Some(least) => least,
                    None => Parts::after(Rate::ZERO, own)?,
                };
                if last.0 != parts {
                    last = (parts, Kept::of_parts(parts));
                }
                kept.push(last.1);
            }
        }
        Ok(Self { months: months.len(), kept })
    }

    /// What is left of a service's charges in a month of the horizon.
    pub fn kept(&self, month: usize, service: usize) -> Kept {
        self.kept.get(service * self.months + month).copied().unwrap_or(Kept::ALL)
    }
}

/// A discount by service with its services looked up.
struct Row<'a> {
    discount: &'a Discount,
    covers: Vec<bool>,
}

impl<'a> Row<'a> {
    fn of(discount: &'a Discount, index: &Index) -> Self {
        let covers = match &discount.services {
            ServiceScope::All => index.services.iter().map(|facts| facts.discountable).collect(),
            ServiceScope::Listed(ids) => index.listed(ids),
        };
        Self { discount, covers }
    }

    fn covers(&self, month: Month, service: usize) -> bool {
        self.discount.applies_in(month) && self.covers.get(service) == Some(&true)
    }

    /// What it leaves of a charge that the agreement's discount may apply to as well.
    fn left(&self, agreed: Rate) -> Result<Parts, TooLarge> {
        match self.discount.combine {
            Combine::OnTop => Parts::after(self.discount.rate, agreed),
            Combine::Instead => Parts::after(self.discount.rate, Rate::ZERO),
        }
    }
}

/// The agreement's discount on discountable services during its term: its own rate, or the highest
/// among the steps of the ladder that its mean yearly commitment as signed and its whole years reach.
///
/// ```
/// use tranche::{domain::{Month, Plan, Rate}, engine::agreed_discount};
/// assert_eq!(agreed_discount(&Plan::empty(Month::EPOCH)), Rate::ZERO);
/// ```
pub fn agreed_discount(plan: &Plan) -> Rate {
    let edp = &*plan.edp;
    if edp.discount_by == DiscountBy::Rate {
        return edp.discount;
    }
    let reached = plan.ladder.iter().filter(|step| edp.reaches(step));
    reached.map(|step| step.rate).max().unwrap_or(Rate::ZERO)
}
