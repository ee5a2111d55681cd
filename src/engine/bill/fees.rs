//! What the commitment counts of a bill (`docs/engine.md`, section 5).

use crate::{
    domain::{
        Cents, Total,
        commitment::{Basis, CreditsCount},
        service::ServiceKind,
    },
    engine::{exact::round, index::ServiceFacts},
};

/// What a line contributes, in cents; the letters are those of `docs/engine.md`, section 5.
pub struct LineFees {
    /// The charge before discount and credits: `G`.
    pub gross: i128,
    /// What the discount would leave of it without any credit: `N0`.
    pub without: i128,
    /// What credits before the discount and the discount leave of it: `N`.
    pub net: i128,
    /// Credits applied before the discount: `A`.
    pub before: i128,
    /// Those of programme MAP among them.
    pub before_map: i128,
    /// Credits applied after the discount: `B`.
    pub after: i128,
    /// Those of programme MAP among them.
    pub after_map: i128,
}

/// How credit-covered spend is treated: the three answers a contract can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It counts. Also what a year without credits comes to.
    Counts,
    /// It does not count.
    DoesNotCount,
    /// It counts except where a MAP credit covered it.
    CountsExceptMap,
}

impl Treatment {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Counts, Self::DoesNotCount, Self::CountsExceptMap];

    /// How an answer is computed; "not known" as "does not count".
    pub fn of(answer: CreditsCount) -> Self {
        match answer {
            CreditsCount::Counts => Self::Counts,
            CreditsCount::DoesNotCount | CreditsCount::Unknown => Self::DoesNotCount,
            CreditsCount::CountsExceptMap => Self::CountsExceptMap,
        }
    }
}

/// Fees that count towards the commitment, under each treatment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Fees {
    /// Where credit-covered spend counts.
    counts: Total,
    /// Where it does not count.
    does_not_count: Total,
    /// Where it counts except under MAP credits.
    counts_except_map: Total,
}

/// What the commitment counts of one month, under each treatment and basis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthFees {
    /// Measured after the discount.
    net: Fees,
    /// Measured before it.
    gross: Fees,
    /// Charges of all Marketplace lines, before discount and credits.
    pub(in crate::engine) marketplace: Total,
}

impl MonthFees {
    /// Counts a refund line at its amount.
    pub fn refund(&mut self, facts: &ServiceFacts, amount: Cents) {
        if facts.kind == ServiceKind::Marketplace {
            self.marketplace += amount;
        }
        if facts.is_fee() {
            for fees in [&mut self.net, &mut self.gross] {
                fees.counts += amount;
                fees.does_not_count += amount;
                fees.counts_except_map += amount;
            }
        }
    }

    /// Counts any other line by the table of `docs/engine.md`, section 5.
    pub fn line(&mut self, facts: &ServiceFacts, line: &LineFees) {
        if facts.kind == ServiceKind::Marketplace {
            self.marketplace += Total::new(line.gross);
        }
        if !facts.is_fee() {
            return;
        }
        let LineFees { gross, without, net, before, before_map, after, after_map } = *line;
        // What an after-discount amount is worth before the discount.
        let undiscounted = |amount: i128| {
            if net == 0 || amount == 0 { 0 } else { round(amount * (gross - before), net) }
        };
        let displaced = if before == 0 { 0 } else { round((without - net) * before_map, before) };
        self.net.counts += Total::new(without);
        self.net.does_not_count += Total::new(net - after);
        self.net.counts_except_map += Total::new(without - after_map - displaced);
        self.gross.counts += Total::new(gross);
        self.gross.does_not_count += Total::new(gross - before - undiscounted(after));
        self.gross.counts_except_map += Total::new(gross - before_map - undiscounted(after_map));
    }

    /// The fees that count on a basis under a treatment.
    pub(in crate::engine) fn of(&self, basis: Basis, treatment: Treatment) -> Total {
        let fees = match basis {
            Basis::Net => &self.net,
            Basis::Gross => &self.gross,
        };
        match treatment {
            Treatment::Counts => fees.counts,
            Treatment::DoesNotCount => fees.does_not_count,
            Treatment::CountsExceptMap => fees.counts_except_map,
        }
    }
}
