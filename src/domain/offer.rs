//! Offers: who put a scenario on the table on a call, and when.

use super::choice::choice;

choice! {
    /// Who put an offer on the table.
    OfferSide {
        /// AWS.
        Aws = "aws" "AWS",
        /// The buyer.
        Us = "us" "Us",
    }
}

/// How a scenario came to be stored on a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Who said it; `None` for a scenario that was not stored on a call.
    pub by: Option<OfferSide>,
    /// The time of day, as `14:32`; empty when it was not noted.
    pub at: String,
}

impl Offer {
    /// Whether the scenario was stored on a call.
    pub fn is_stored(&self) -> bool {
        self.by.is_some()
    }
}
