//! Discounts other than the agreement's single rate: private rates by service, and the ladder.

use super::{Cents, Extra, Id, Month, Rate, Remarks, ServiceScope, choice::choice, rows::row};

choice! {
    /// How a private rate combines with the agreement's discount.
    Combine {
        /// Both apply, one after the other.
        OnTop = "on_top" "On top",
        /// The private rate replaces the discount.
        Instead = "instead" "Instead",
    }
}

/// A private rate: a discount on named services for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Discount {
    /// Row id.
    pub id: Id,
    /// What people read.
    pub name: String,
    /// The services it covers. `All` means those the agreement discounts; a named service need not
    /// be one of them.
    pub services: ServiceScope,
    /// How much comes off.
    pub rate: Rate,
    /// First month.
    pub start: Month,
    /// Last month; `None` when it does not end.
    pub end: Option<Month>,
    /// Whether the agreement's discount applies beside it.
    pub combine: Combine,
    /// Whether it counts.
    pub included: bool,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Discount, |id| Discount {
    id,
    name: String::new(),
    services: ServiceScope::All,
    rate: Rate::ZERO,
    start: Month::EPOCH,
    end: None,
    combine: Combine::OnTop,
    included: true,
    remarks: Remarks::default(),
    extra: Extra::default(),
});

impl Discount {
    /// Whether it counts in a month.
    pub fn applies_in(&self, month: Month) -> bool {
        self.included && self.start <= month && self.end.is_none_or(|end| month <= end)
    }
}

/// A step of the ladder: what the agreement's discount becomes for a commitment of that size and
/// length.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderStep {
    /// Row id.
    pub id: Id,
    /// The least mean yearly commitment that reaches it.
    pub commitment: Cents,
    /// The least number of whole contract years that reaches it.
    pub years: u32,
    /// The discount it gives.
    pub rate: Rate,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(LadderStep, |id| LadderStep {
    id,
    commitment: Cents::ZERO,
    years: 1,
    rate: Rate::ZERO,
    remarks: Remarks::default(),
    extra: Extra::default(),
});
