//! What issues a credit, and the row of the plan it comes from.

use std::fmt;

use crate::domain::{Id, Month, TableId};

/// What issues a credit. In the order of the words that ids begin with, so that ids sort by what
/// issues them first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A credit of the register.
    Register,
    /// A billed shortfall of the commitment, a part of which is returned.
    Shortfall,
    /// A window of a contractual investment.
    Investment,
    /// A lever of the value exchange.
    Lever,
    /// A milestone of the MAP agreement.
    MapMilestone,
    /// A settlement period of the MAP agreement's tagged spend.
    MapPeriod,
    /// A partner row.
    Partner,
    /// A ProServe row.
    ProServe,
}

impl Origin {
    /// Whether the MAP agreement issues it.
    pub fn is_map(self) -> bool {
        matches!(self, Self::MapMilestone | Self::MapPeriod)
    }

    /// What the text of an id begins with.
    fn word(self) -> &'static str {
        match self {
            Self::Register => "credit",
            Self::Shortfall => "edp",
            Self::Investment => "investment",
            Self::Lever => "lever",
            Self::MapMilestone | Self::MapPeriod => "map",
            Self::Partner => "partner",
            Self::ProServe => "proserve",
        }
    }
}

/// The id of a credit in an outcome: what issues it, and which of those.
///
/// Ordered as its text is by bytes: an outcome lists its credits by it.
///
/// ```
/// use tranche::{domain::TableId, engine::{GrantId, Origin}};
/// let credit = GrantId::new(Origin::MapMilestone, "m3".into());
/// assert_eq!(credit.to_string(), "map:m3");
/// assert_eq!(credit.row(), (TableId::Milestones, "m3".into()));
/// assert_eq!(credit.terms(), (TableId::Map, "map".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GrantId {
    origin: Origin,
    which: Id,
}

impl GrantId {
    /// The id of what an origin issues: of the row with that id or, for a settlement period, of the
    /// month it is issued in (`2027-05`), for a shortfall of the contract year. Windows of investments
    /// have [`GrantId::of_window`].
    pub fn new(origin: Origin, which: Id) -> Self {
        Self { origin, which }
    }

    /// The id of the credit that an investment issues in a month.
    ///
    /// ```
    /// use tranche::{domain::{Month, TableId}, engine::GrantId};
    /// let id = GrantId::of_window(&"i1".into(), Month::parse("2027-05").unwrap());
    /// assert_eq!(id.to_string(), "investment:i1:2027-05");
    /// assert_eq!(id.row(), (TableId::Investments, "i1".into()));
    /// ```
    pub fn of_window(investment: &Id, issued: Month) -> Self {
        Self { origin: Origin::Investment, which: Id::from(format!("{investment}:{issued}")) }
    }

    /// What issues it.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The row it comes from: the credit, investment, lever, milestone, partner or ProServe row. The MAP
    /// terms for a settlement period and those of the commitment for a shortfall: neither has a row of its own.
    pub fn row(&self) -> (TableId, Id) {
        let table = match self.origin {
            Origin::Register => TableId::Credits,
            Origin::Shortfall => return (TableId::Edp, TableId::Edp.only_row()),
            Origin::Investment => {
                // The month of issue stands last and has no colon.
                let row = self.which.as_str().rsplit_once(':').map(|(row, _)| Id::from(row));
                return (TableId::Investments, row.unwrap_or_else(|| self.which.clone()));
            }
            Origin::Lever => TableId::Levers,
            Origin::MapMilestone => TableId::Milestones,
            Origin::MapPeriod => return (TableId::Map, TableId::Map.only_row()),
            Origin::Partner => TableId::Partners,
            Origin::ProServe => TableId::Proserve,
        };
        (table, self.which.clone())
    }

    /// The row that says on what terms it is given: which services it covers, whom it helps, how long
    /// it lives. The row it comes from, but the MAP terms for whatever MAP issues.
    pub fn terms(&self) -> (TableId, Id) {
        if self.origin.is_map() {
            return (TableId::Map, TableId::Map.only_row());
        }
        self.row()
    }

    /// The milestone that issues it; `None` for any other credit.
    pub fn milestone(&self) -> Option<&Id> {
        (self.origin == Origin::MapMilestone).then_some(&self.which)
    }
}

impl fmt::Display for GrantId {
    /// As outcomes are written: `credit:c1`, `edp:2`, `investment:i1:2027-05`, `lever:l1`, `map:m1`, `map:2027-05`, `partner:q1`,
    /// `proserve:p1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.origin.word(), self.which)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: [Origin; 8] = [
        Origin::Register,
        Origin::Shortfall,
        Origin::Investment,
        Origin::Lever,
        Origin::MapMilestone,
        Origin::MapPeriod,
        Origin::Partner,
        Origin::ProServe,
    ];

    #[test]
    fn ids_sort_as_their_texts_do() {
        // A plan's MAP credits are all of milestones or all of periods.
        for absent in [Origin::MapMilestone, Origin::MapPeriod] {
            let origins = EVERY.into_iter().filter(|origin| *origin != absent);
            let mut ids: Vec<GrantId> = origins
                .flat_map(|origin| {
                    ["a", "b", "a:b", "10", "9", "é"].map(|of| GrantId::new(origin, of.into()))
                })
                .collect();
            ids.sort();
            let texts: Vec<String> = ids.iter().map(GrantId::to_string).collect();
            assert!(texts.is_sorted(), "{texts:?}");
        }
    }

    #[test]
    fn map_credits_come_from_their_milestones_and_are_given_on_the_agreements_terms() {
        let period = GrantId::new(Origin::MapPeriod, "2027-05".into());
        assert_eq!(period.row(), (TableId::Map, "map".into()));
        assert_eq!(period.terms(), period.row());
        assert_eq!(period.milestone(), None);
        for origin in EVERY.into_iter().filter(|origin| !origin.is_map()) {
            let id = GrantId::new(origin, "x".into());
            assert_eq!((id.terms(), id.milestone()), (id.row(), None));
        }
    }
}
