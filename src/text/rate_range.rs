//! What a column of rates holds.

use crate::domain::Rate;

/// What a bare number in a rate column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RateUnit {
    /// A percentage, as in a spreadsheet's percent cell: `15` is 15%, `1` is 1%, `0.5` is 0.5%.
    Percent,
    /// The number itself (`15` is 15).
    Plain,
}

/// What a rate column holds: its unit and its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RateRange {
    /// What a bare number means.
    pub unit: RateUnit,
    /// The least that fits.
    pub min: Rate,
    /// The most that fits.
    pub max: Rate,
}

impl RateRange {
    /// Shares, discounts, coverages, probabilities: 0% to 100%.
    pub const SHARE: Self = Self { unit: RateUnit::Percent, min: Rate::ZERO, max: Rate::ONE };
    /// Growth: −100% to 100%.
    pub const GROWTH: Self =
        Self { min: Rate::from_millionths(-Rate::ONE.millionths()), ..Self::SHARE };
    /// Weights: plain numbers above 0, to 1,000.
    pub const WEIGHT: Self = Self {
        unit: RateUnit::Plain,
        min: Rate::from_millionths(1),
        max: Rate::from_millionths(1_000 * Rate::ONE.millionths()),
    };
}
