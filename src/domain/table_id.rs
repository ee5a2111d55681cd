//! The tables of a plan.

use super::{
    Id,
    choice::{Choice as _, choice},
};

choice! {
    /// A table of the plan; the word is its key in the plan file.
    TableId {
        /// The plan's name and horizon (one row).
        Plan = "plan" "Plan",
        /// Services.
        Services = "services" "Services",
        /// Accounts.
        Accounts = "accounts" "Accounts",
        /// Service mixes.
        Mixes = "mixes" "Service mixes",
        /// Workload inventory.
        Workloads = "workloads" "Workloads",
        /// Baseline consumption.
        Baseline = "baseline" "Baseline consumption",
        /// Value exchange.
        Levers = "levers" "Value exchange",
        /// Co-funded professional services.
        Proserve = "proserve" "ProServe",
        /// Partner funding.
        Partners = "partners" "Partners",
        /// Credit register.
        Credits = "credits" "Credits",
        /// MAP terms (one row).
        Map = "map" "MAP terms",
        /// MAP milestones.
        Milestones = "milestones" "Milestones",
        /// Commitment terms (one row).
        Edp = "edp" "Commitment",
        /// The ladder of the commitment's discount.
        Ladder = "ladder" "Discount ladder",
        /// Discounts by service.
        Discounts = "discounts" "Discounts by service",
        /// Support plan (one row).
        Support = "support" "Support plan",
        /// Tax that is not reclaimed (one row).
        Tax = "tax" "Tax",
        /// Contractual investments.
        Investments = "investments" "Investments",
        /// Stacking rules.
        Stacking = "stacking" "Stacking rules",
        /// Coverage limits.
        Limits = "limits" "Limits",
        /// Negotiation calendar (one row).
        Timing = "timing" "Timing",
        /// Scenarios.
        Scenarios = "scenarios" "Scenarios",
    }
}

impl TableId {
    /// Whether the table is a single row named after itself.
    pub fn is_single(self) -> bool {
        matches!(
            self,
            Self::Plan | Self::Map | Self::Edp | Self::Support | Self::Tax | Self::Timing
        )
    }

    /// The id of the row of a table that has one row only: the table's own word.
    ///
    /// ```
    /// use tranche::domain::{Id, TableId};
    /// assert_eq!(TableId::Edp.only_row(), Id::from("edp"));
    /// ```
    pub fn only_row(self) -> Id {
        debug_assert!(self.is_single(), "{} has any number of rows", self.word());
        Id::from(self.word())
    }

    /// Whether a scenario may override its fields.
    pub fn is_overridable(self) -> bool {
        !matches!(self, Self::Plan | Self::Scenarios)
    }
}
