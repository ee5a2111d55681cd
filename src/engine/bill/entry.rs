//! What a bill is made of: applications of credits, lines, months.

use super::{fees::MonthFees, small};
use crate::{
    domain::{Program, Rate},
    engine::{charges::Line, exact::times, index::Index},
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
    /// Cents.
    pub amount: i64,
}

/// What a month adds up to, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthBill {
    /// Charges before discount and credits.
    pub gross: i128,
    /// Cash without any credit.
    pub cash_without: i128,
    /// Cash with credits.
    pub cash_with: i128,
    /// Credits applied.
    pub applied: i128,
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

/// What one line came to in one month, in cents.
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
    pub gross: i64,
    /// Credits applied before the discount.
    pub before: i64,
    /// What is left after those and the discount.
    pub net: i64,
    /// Credits applied after the discount.
    pub after: i64,
}

impl LineBill {
    /// The line of a refund.
    pub(in crate::engine) fn refund((month, line): (usize, usize), of: &Line, gross: i64) -> Self {
        let Line { account, service, .. } = *of;
        Self { month, line, account, service, gross, before: 0, net: gross, after: 0 }
    }

    /// Credits applied.
    pub fn covered(&self) -> i64 {
        self.before + self.after
    }

    /// Cash left to pay.
    pub fn cash(&self) -> i64 {
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
            Self::Visit(Visit { applied, .. }) if applied.amount > 0 => Some(applied),
            _ => None,
        }
    }
}

/// The part of the discount left to pay.
pub fn net(amount: i64, service_discountable: bool, discount: Rate) -> i64 {
    if service_discountable && discount != Rate::ZERO {
        small(times(i128::from(amount), &[discount.complement()]))
    } else {
        amount
    }
}

/// A refund takes no credit and no discount.
pub(super) fn refund(totals: &mut MonthBill, index: &Index, service: usize, gross: i64) {
    let amount = i128::from(gross);
    totals.gross += amount;
    totals.cash_without += amount;
    totals.cash_with += amount;
    totals.fees.refund(&index.services[service], amount);
}
