//! What is stored of a call.

use crate::domain::{Day, OfferSide, Override, scenario::ScenarioKind};

/// What is stored of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct NewOffer {
    /// Who said it.
    pub by: OfferSide,
    /// The day.
    pub day: Day,
    /// The time of day, as `14:32`.
    pub at: String,
    /// A note, or a number they said.
    pub note: String,
    /// What it stands for; an offer of a call is `Custom`.
    pub kind: ScenarioKind,
    /// What each term on the table is at.
    pub terms: Vec<Override>,
}
