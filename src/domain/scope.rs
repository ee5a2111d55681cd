//! Where a credit may be used: programme, services, accounts, before or after the discount.

use super::{Id, choice::choice};

choice! {
    /// The programme a credit belongs to.
    Program {
        /// Migration Acceleration Program.
        Map = "map" "MAP",
        /// Promotional credits for things AWS wants done.
        Promotional = "promotional" "Promotional",
        /// AWS Activate.
        Activate = "activate" "Activate",
        /// Co-funded professional services.
        Proserve = "proserve" "ProServe",
        /// Partner-sourced funding.
        Partner = "partner" "Partner",
        /// Marketplace treatments.
        Marketplace = "marketplace" "Marketplace",
        /// Credits that come with the commitment.
        Edp = "edp" "EDP",
        /// Anything else.
        Other = "other" "Other",
    }
}

choice! {
    /// Whether a credit meets the bill before or after the EDP discount
    /// (AWS: `BEFORE_CROSS_SERVICE_DISCOUNTS`, `AFTER_DISCOUNTS`).
    Application {
        /// Against gross charges.
        Before = "before" "Before discount",
        /// Against what the discount leaves.
        After = "after" "After discount",
    }
}

choice! {
    /// Which accounts a credit may help.
    Sharing {
        /// Its owner first, then the whole organization.
        Organization = "organization" "Organization",
        /// Its owner alone.
        Owner = "owner" "Owner only",
    }
}

/// The services a credit covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceScope {
    /// Every service that is coverable.
    All,
    /// These, coverable or not: naming a service covers it.
    Listed(Vec<Id>),
}

/// The usage terms every credit-issuing row carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// The account that owns the credit.
    pub account: Id,
    /// The services it covers.
    pub services: ServiceScope,
    /// Before or after the discount.
    pub application: Application,
    /// The accounts it may help.
    pub sharing: Sharing,
}

impl Terms {
    /// The defaults of the plan file: all services, after the discount, the whole organization.
    pub fn of_account(account: Id) -> Self {
        Self {
            account,
            services: ServiceScope::All,
            application: Application::After,
            sharing: Sharing::Organization,
        }
    }
}
