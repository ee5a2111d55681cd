//! Workloads: what moves to AWS, when, and how much of it a migration agreement counts.

use super::{Cents, Extra, Id, Month, Rate, Remarks, choice::choice, rows::row};

choice! {
    /// Where a workload runs today.
    Source {
        /// Own data centre.
        DataCentre = "data_centre" "Data centre",
        /// Rented space.
        Colocation = "colocation" "Colocation",
        /// Another cloud.
        OtherCloud = "other_cloud" "Other cloud",
        /// Already on AWS: earns no migration funding.
        Aws = "aws" "AWS",
    }
}

choice! {
    /// The migration strategy (the seven Rs).
    Strategy {
        /// Lift and shift.
        Rehost = "rehost" "Rehost",
        /// Move the hypervisor.
        Relocate = "relocate" "Relocate",
        /// Lift, tinker and shift.
        Replatform = "replatform" "Replatform",
        /// Re-architect.
        Refactor = "refactor" "Refactor",
        /// Replace with software as a service; nothing runs on AWS.
        Repurchase = "repurchase" "Repurchase",
        /// Stays where it is.
        Retain = "retain" "Retain",
        /// Switched off.
        Retire = "retire" "Retire",
    }
}

impl Strategy {
    /// Whether the workload runs on AWS afterwards (`docs/engine.md`, sections 1 and 2).
    pub fn moves(self) -> bool {
        !matches!(self, Self::Repurchase | Self::Retain | Self::Retire)
    }
}

/// One application to migrate.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    /// Row id.
    pub id: Id,
    /// As people call it.
    pub name: String,
    /// Who pays for it.
    pub business_unit: String,
    /// Where it runs today.
    pub source: Source,
    /// Windows, Linux, SAP, …
    pub platform: String,
    /// What happens to it.
    pub strategy: Strategy,
    /// The account it will run in.
    pub account: Id,
    /// How its run-rate splits over services.
    pub mix: Id,
    /// What it will cost on AWS per month once fully moved, before any discount.
    pub monthly_run_rate: Cents,
    /// The month it starts to run on AWS; `None` while undecided.
    pub cutover: Option<Month>,
    /// Months from cutover until the full run-rate is reached.
    pub ramp_months: u32,
    /// Part of its run-rate on services that MAP counts.
    pub eligible_share: Rate,
    /// Part of its usage that carries the `map-migrated` tag.
    pub tag_coverage: Rate,
    /// Part of it that the migration agreement counts.
    pub map_scope: Rate,
    /// Extra points of credit rate for a strategic workload.
    pub map_uplift: Rate,
    /// Who answers for it.
    pub owner: String,
    /// Anything else.
    pub note: String,
    /// The group of the estimate it was imported from that says where it runs, such as "production"; `None`
    /// when none did.
    pub environment: Option<Box<str>>,
    /// The estimate it was imported from: a mark of all its rows, a space, and the name of its file;
    /// `None` when it was not imported.
    pub estimate: Option<Box<str>>,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Workload, |id| Workload {
    id,
    name: String::new(),
    business_unit: String::new(),
    source: Source::DataCentre,
    platform: String::new(),
    strategy: Strategy::Rehost,
    account: Id::from(""),
    mix: Id::from(""),
    monthly_run_rate: Cents::ZERO,
    cutover: None,
    ramp_months: 0,
    eligible_share: Rate::ONE,
    tag_coverage: Rate::ONE,
    map_scope: Rate::ZERO,
    map_uplift: Rate::ZERO,
    owner: String::new(),
    note: String::new(),
    environment: None,
    estimate: None,
    remarks: Remarks::default(),
    extra: Extra::default(),
});
