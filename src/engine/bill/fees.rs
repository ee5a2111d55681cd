//! What the commitment counts of a bill (`docs/engine.md`, section 5).

use crate::{
    domain::{
        commitment::{Basis, CreditsCount},
        service::ServiceKind,
    },
    engine::{exact::round, index::ServiceFacts},
};

/// What a line contributes, in cents. "Map" is the part of credits of programme `map`.
pub struct LineFees {
    /// G.
    pub gross: i128,
    /// N0: net without credits.
    pub without: i128,
    /// N: net after credits that apply before the discount.
    pub net: i128,
    /// A.
    pub before: i128,
    /// A of MAP.
    pub before_map: i128,
    /// B.
    pub after: i128,
    /// B of MAP.
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

/// What the commitment counts of one month, under each treatment and basis, in cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthFees {
    net: [i128; 3],
    gross: [i128; 3],
    /// G over all Marketplace lines.
    pub(in crate::engine) marketplace: i128,
}

impl MonthFees {
    /// Counts a refund line at its amount.
    pub fn refund(&mut self, facts: &ServiceFacts, amount: i128) {
        if facts.kind == ServiceKind::Marketplace {
            self.marketplace += amount;
        }
        if facts.is_fee() {
            self.net.iter_mut().chain(&mut self.gross).for_each(|fees| *fees += amount);
        }
    }

    /// Counts any other line by the table of `docs/engine.md`, section 5.
    pub fn line(&mut self, facts: &ServiceFacts, line: &LineFees) {
        if facts.kind == ServiceKind::Marketplace {
            self.marketplace += line.gross;
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
        self.net[0] += without;
        self.net[1] += net - after;
        self.net[2] += without - after_map - displaced;
        self.gross[0] += gross;
        self.gross[1] += gross - before - undiscounted(after);
        self.gross[2] += gross - before_map - undiscounted(after_map);
    }

    pub(in crate::engine) fn fees(&self, basis: Basis, treatment: Treatment) -> i128 {
        let fees = match basis {
            Basis::Net => &self.net,
            Basis::Gross => &self.gross,
        };
        match treatment {
            Treatment::Counts => fees[0],
            Treatment::DoesNotCount => fees[1],
            Treatment::CountsExceptMap => fees[2],
        }
    }
}
