//! Contractual investments: what AWS promises to pay for an outcome, window by window.

use std::collections::BTreeMap;

use super::{
    Cents, Extra, Id, Month, Program, Rate, Remarks, ServiceScope, Terms, choice::choice, rows::row,
};

choice! {
    /// What an investment is paid for.
    InvestmentBasis {
        /// Amounts by month, as the contract lists them.
        Schedule = "schedule" "Schedule",
        /// Units by month, each at a price.
        Units = "units" "Units",
        /// Workloads that are cut over, each at a price.
        Migrated = "migrated" "Workloads migrated",
        /// A part of the spend above a threshold.
        Spend = "spend" "Spend",
    }
}

choice! {
    /// How long a window is that is attested and paid as one.
    InvestmentWindow {
        /// One month.
        Month = "month" "Month",
        /// Three months.
        Quarter = "quarter" "Quarter",
        /// Twelve months.
        Year = "year" "Year",
    }
}

choice! {
    /// How an investment is paid.
    InvestmentForm {
        /// As a credit.
        Credit = "credit" "Credit",
        /// In cash.
        Cash = "cash" "Cash",
    }
}

/// One investment.
#[derive(Clone, Debug, PartialEq)]
pub struct Investment {
    /// Row id.
    pub id: Id,
    /// What people read.
    pub name: String,
    /// The programme its credits belong to.
    pub program: Program,
    /// Whether it counts.
    pub included: bool,
    /// What it is paid for.
    pub basis: InvestmentBasis,
    /// The length of its windows; a schedule always goes by month.
    pub window: InvestmentWindow,
    /// First month of its term; windows are counted from here.
    pub start: Month,
    /// Length of its term. It cuts the last window short.
    pub term_months: u32,
    /// What a schedule pays, by month.
    pub amounts: BTreeMap<Month, Cents>,
    /// Units reached, by month.
    pub units: BTreeMap<Month, i64>,
    /// What a unit or a migrated workload pays.
    pub per_unit: Cents,
    /// The part of spend above the threshold that is paid.
    pub rate: Rate,
    /// Spend of a window up to which nothing is paid.
    pub threshold: Cents,
    /// The services whose charges are counted as spend. `All` means those of kind `usage`.
    pub drivers: ServiceScope,
    /// The most one window pays; `None` without a cap.
    pub window_cap: Option<Cents>,
    /// The most all windows pay together; `None` without a cap.
    pub cap: Option<Cents>,
    /// What of the cap was used before the horizon.
    pub used_before: Cents,
    /// Numbers of the windows that were missed and pay nothing, counted from 1.
    pub missed: Vec<i64>,
    /// Months from the usual month of issue to the actual one.
    pub lag_months: u32,
    /// Credit or cash.
    pub form: InvestmentForm,
    /// Months a credit can be used.
    pub life_months: u32,
    /// Chance that it is paid; for the simulation alone.
    pub probability: Rate,
    /// What proves the outcome.
    pub evidence: String,
    /// Who answers for it.
    pub owner: String,
    /// Anything else.
    pub note: String,
    /// Where its credits may be used.
    pub terms: Terms,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Investment, |id| Investment {
    id,
    name: String::new(),
    program: Program::Promotional,
    included: true,
    basis: InvestmentBasis::Schedule,
    window: InvestmentWindow::Month,
    start: Month::EPOCH,
    term_months: 12,
    amounts: BTreeMap::new(),
    units: BTreeMap::new(),
    per_unit: Cents::ZERO,
    rate: Rate::ZERO,
    threshold: Cents::ZERO,
    drivers: ServiceScope::All,
    window_cap: None,
    cap: None,
    used_before: Cents::ZERO,
    missed: Vec::new(),
    lag_months: 0,
    form: InvestmentForm::Credit,
    life_months: 12,
    probability: Rate::ONE,
    evidence: String::new(),
    owner: String::new(),
    note: String::new(),
    terms: Terms::of_account(Id::from("")),
    remarks: Remarks::default(),
    extra: Extra::default(),
});

impl Investment {
    /// How many months one window has.
    pub fn window_months(&self) -> u32 {
        match (self.basis, self.window) {
            (InvestmentBasis::Schedule, _) | (_, InvestmentWindow::Month) => 1,
            (_, InvestmentWindow::Quarter) => 3,
            (_, InvestmentWindow::Year) => 12,
        }
    }
}
