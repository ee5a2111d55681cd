//! MAP: the terms of the migration agreement and its milestones.

use super::{Cents, Extra, Id, Month, Rate, Remarks, Terms, choice::choice, rows::row};

choice! {
    /// How MAP credit is released.
    Release {
        /// In shares of the pool, by milestone.
        Milestones = "milestones" "By milestone",
        /// As tagged spend is billed.
        TaggedSpend = "tagged_spend" "By tagged spend",
    }
}

choice! {
    /// How often tagged spend is settled.
    Period {
        /// Each calendar quarter.
        Quarter = "quarter" "Quarterly",
        /// Each calendar month.
        Month = "month" "Monthly",
    }
}

/// The migration agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct MapTerms {
    /// Always `map`.
    pub id: Id,
    /// Whether there is one.
    pub included: bool,
    /// Credit per dollar of counted yearly run-rate.
    pub base_rate: Rate,
    /// The most that base rate and uplift may reach together.
    pub max_rate: Rate,
    /// The most credit the agreement pays.
    pub cap: Option<Cents>,
    /// How the credit is released.
    pub release: Release,
    /// How often tagged spend is settled.
    pub period: Period,
    /// First month of the term (tagged spend only).
    pub start: Month,
    /// Length of the term (tagged spend only).
    pub term_months: u32,
    /// Months from the end of a period to its credit.
    pub lag_months: u32,
    /// Months a credit can be used.
    pub credit_life_months: u32,
    /// Assess funding per dollar of counted base: cash to the partner.
    pub assess_rate: Rate,
    /// The most assess funding.
    pub assess_cap: Option<Cents>,
    /// Mobilize funding per dollar of counted base: cash to the partner.
    pub mobilize_rate: Rate,
    /// The most base that mobilize funding counts.
    pub mobilize_base_cap: Option<Cents>,
    /// The most mobilize funding.
    pub mobilize_cap: Option<Cents>,
    /// The part of partner cash passed on to us.
    pub pass_through: Rate,
    /// Where the credits may be used.
    pub terms: Terms,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(MapTerms, |id| MapTerms {
    id,
    included: true,
    base_rate: Rate::ZERO,
    max_rate: Rate::ONE,
    cap: None,
    release: Release::Milestones,
    period: Period::Quarter,
    start: Month::EPOCH,
    term_months: 36,
    lag_months: 0,
    credit_life_months: 12,
    assess_rate: Rate::ZERO,
    assess_cap: None,
    mobilize_rate: Rate::ZERO,
    mobilize_base_cap: None,
    mobilize_cap: None,
    pass_through: Rate::ZERO,
    terms: Terms::of_account(Id::from("")),
    remarks: Remarks::default(),
    extra: Extra::default(),
});

choice! {
    /// Where a milestone stands.
    MilestoneStatus {
        /// Still to come.
        Planned = "planned" "Planned",
        /// Reached.
        Achieved = "achieved" "Achieved",
        /// Missed: pays nothing.
        Missed = "missed" "Missed",
    }
}

/// A milestone that releases a share of the MAP pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Row id.
    pub id: Id,
    /// What has to be reached.
    pub name: String,
    /// The month it is due.
    pub month: Month,
    /// The share of the pool it releases.
    pub share: Rate,
    /// Where it stands.
    pub status: MilestoneStatus,
    /// Months the credit comes later.
    pub delay_months: u32,
    /// Chance that it is reached; for the simulation alone.
    pub probability: Rate,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Milestone, |id| Milestone {
    id,
    name: String::new(),
    month: Month::EPOCH,
    share: Rate::ZERO,
    status: MilestoneStatus::Planned,
    delay_months: 0,
    probability: Rate::ONE,
    remarks: Remarks::default(),
    extra: Extra::default(),
});
