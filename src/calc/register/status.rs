//! Where a credit stands: what the user said of it and what the calendar and its balance say.

use crate::{
    domain::{Day, Month, choice::choice},
    text::fold,
};

choice! {
    /// Where a credit stands.
    Status {
        /// Asked for or offered.
        Proposed = "proposed" "Proposed",
        /// Agreed; it can't be used yet.
        Confirmed = "confirmed" "Confirmed",
        /// It can be used.
        Active = "active" "Active",
        /// Nothing of it is left.
        UsedUp = "used_up" "Used up",
        /// Its last day is over.
        Expired = "expired" "Expired",
        /// It starts after the plan.
        Beyond = "beyond" "After the plan",
        /// AWS does not let it take part in a bill run.
        Paused = "paused" "Paused",
        /// Marked not to count.
        LeftOut = "left_out" "Not counted",
    }
}

/// The words people use in the register and what they come to.
const SAID: [(&str, Status); 14] = [
    ("proposed", Status::Proposed),
    ("offered", Status::Proposed),
    ("asked", Status::Proposed),
    ("expected", Status::Proposed),
    ("confirmed", Status::Confirmed),
    ("agreed", Status::Confirmed),
    ("settled", Status::Confirmed),
    ("signed", Status::Confirmed),
    ("active", Status::Active),
    ("issued", Status::Active),
    ("redeemed", Status::Active),
    ("used up", Status::UsedUp),
    ("used", Status::UsedUp),
    ("expired", Status::Expired),
];

/// What the calendar and the balance say.
pub(super) struct Facts {
    pub start: Day,
    pub end: Option<Day>,
    /// Whether nothing is left at the beginning of this month.
    pub used_up: bool,
    /// The last month of the horizon.
    pub last: Month,
}

impl Status {
    /// What a word of the register comes to; `None` for a word of the user's own, which is kept and
    /// shown, and for none at all.
    ///
    /// ```
    /// use tranche::calc::register::Status;
    /// assert_eq!(Status::said(" Agreed "), Some(Status::Confirmed));
    /// assert_eq!(Status::said("with legal"), None);
    /// ```
    pub fn said(text: &str) -> Option<Self> {
        let text = fold(text);
        SAID.iter().find(|(word, _)| *word == text.trim()).map(|(_, status)| *status)
    }
}

/// The calendar wins over what was said: what ended is over, and what was agreed is active once its
/// first day has come. A proposal stays one until the user says otherwise.
pub(super) fn status(said: Option<Status>, facts: &Facts, today: Day) -> Status {
    match said {
        _ if facts.used_up => Status::UsedUp,
        _ if facts.end.is_some_and(|end| end < today) => Status::Expired,
        Some(over @ (Status::UsedUp | Status::Expired)) => over,
        _ if Month::of(facts.start) > facts.last => Status::Beyond,
        Some(Status::Proposed) => Status::Proposed,
        _ if facts.start > today => Status::Confirmed,
        _ => Status::Active,
    }
}
