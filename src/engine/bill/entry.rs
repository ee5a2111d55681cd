//! What a bill is made of: applications of credits, lines, months.

use super::fees::MonthFees;
use crate::{
    domain::{Cents, Program, Total},
    engine::{charged::Charged, charges::Line},
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
    /// Cash without any credit, tax included.
    pub cash_without: Total,
    /// Cash with credits, tax included.
    pub cash_with: Total,
    /// The tax in `cash_without`.
    pub tax_without: Total,
    /// The tax in `cash_with`.
    pub tax_with: Total,
    /// What is left to pay on taxed lines without any credit.
    pub(super) taxed_without: Total,
    /// What is left to pay on taxed lines with credits.
    pub(super) taxed_with: Total,
    /// Credits applied.
    pub applied: Total,
    /// What the commitment counts.
    pub fees: MonthFees,
}

impl MonthBill {
    /// Adds a refund, which takes no credit and no discount.
    pub(super) fn refund(&mut self, charged: &Charged<'_>, service: usize, amount: Cents) {
        self.gross += amount;
        self.cash_without += amount;
        self.cash_with += amount;
        if charged.is_taxed(service) {
            self.taxed_without += amount;
            self.taxed_with += amount;
        }
        self.fees.refund(&charged.index.services[service], amount);
    }

    /// Adds the tax, when all lines are in.
    pub(super) fn tax(&mut self, charged: &Charged<'_>) {
        self.tax_without = charged.tax(self.taxed_without);
        self.tax_with = charged.tax(self.taxed_with);
        self.cash_without += self.tax_without;
        self.cash_with += self.tax_with;
    }
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
