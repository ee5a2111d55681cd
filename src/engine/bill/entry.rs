//! What a bill is made of: applications of credits, lines, months.

use super::fees::MonthFees;
use crate::{
    domain::{Cents, Program, Rate, TooLarge, Total},
    engine::{
        charges::Line,
        exact::{Factor, times},
        index::Index,
    },
};

/// One application of a credit on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Month of the horizon.
    pub month: usize,
    /// Position of the credit among the grants.
    pub grant: usize,
    /// Position of the line among the lines.
    pub line: usize,
    /// How much.
    pub amount: Cents,
}

/// What a month adds up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthBill {
    /// Charges before discount and credits.
    pub gross: Total,
    /// Cash without any credit.
    pub cash_without: Total,
    /// Cash with credits.
    pub cash_with: Total,
    /// Credits applied.
    pub applied: Total,
    /// What the commitment counts.
    pub fees: MonthFees,
}

/// What held an application to its amount: of equals the first named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Nothing was left open on the line.
    Open,
    /// The credit was used up.
    Balance,
    /// The day cap of a credit that starts or ends inside the month.
    Days,
    /// The most of a line its programme may cover.
    Coverage,
    /// A programme that may not meet it on one line was there first. It took nothing.
    Exclusive(Program),
}

/// A credit that came to a line with an open charge, whether or not it took something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Where, and what it took: 0 when nothing.
    pub applied: Applied,
    /// Why not more.
    pub bound: Bound,
}

/// What one line came to in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineBill {
    /// Month of the horizon.
    pub month: usize,
    /// Position of the line among the lines.
    pub line: usize,
    /// Number of its account.
    pub account: usize,
    /// Number of its service.
    pub service: usize,
    /// Charge before discount and credits; below 0 on a refund, which takes neither.
    pub gross: Cents,
    /// Credits applied before the discount.
    pub before: Cents,
    /// What is left after those and the discount.
    pub net: Cents,
    /// Credits applied after the discount.
    pub after: Cents,
}

impl LineBill {
    /// The line of a refund.
    pub(in crate::engine) fn refund(
        (month, line): (usize, usize),
        of: &Line,
        gross: Cents,
    ) -> Self {
        let Line { account, service, .. } = *of;
        let (before, after) = (Cents::ZERO, Cents::ZERO);
        Self { month, line, account, service, gross, before, net: gross, after }
    }

    /// Credits applied.
    pub fn covered(&self) -> Total {
        self.before + self.after
    }

    /// Cash left to pay.
    pub fn cash(&self) -> Total {
        self.net - self.after
    }
}

/// What is told while the bill runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A credit came to a line.
    Visit(Visit),
    /// A line at the end of its month.
    Line(LineBill),
}

impl Entry {
    /// The application, where a credit took something.
    pub fn taken(self) -> Option<Applied> {
        match self {
            Self::Visit(Visit { applied, .. }) if applied.amount > Cents::ZERO => Some(applied),
            _ => None,
        }
    }
}

/// What a discount leaves of a charge.
///
/// # Errors
/// [`TooLarge`] when a discount below nothing makes it larger than 64 bits of cents hold.
pub fn net(charge: Cents, service_discountable: bool, discount: Rate) -> Result<Cents, TooLarge> {
    if service_discountable && discount != Rate::ZERO {
        times(charge, &[Factor::without(discount)]).fit()
    } else {
        Ok(charge)
    }
}

/// A refund takes no credit and no discount.
pub(super) fn refund(totals: &mut MonthBill, index: &Index, service: usize, gross: Cents) {
    totals.gross += gross;
    totals.cash_without += gross;
    totals.cash_with += gross;
    totals.fees.refund(&index.services[service], gross);
}
