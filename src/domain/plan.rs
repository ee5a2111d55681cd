//! The whole document.

use std::{ops::Deref, sync::Arc};

use super::{
    Account, Baseline, Cents, CommitmentTerms, Credit, Day, Discount, Extra, Id, Investment,
    LadderStep, Lever, Limit, MapTerms, Milestone, Mix, Month, Partner, ProServe, Remarks, Rows,
    Scenario, Service, Stacking, SupportPlan, TableId, Tax, Timing, Workload,
    choice::Choice as _,
    drafts::Drafts,
    rows::{Row, row},
    scenario::ScenarioKind,
};

/// The head of a plan: what it is called and the time it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The plan's own id.
    pub id: Id,
    /// As people call it.
    pub name: String,
    /// Anything else.
    pub note: String,
    /// ISO code; shown, never converted.
    pub currency: String,
    /// The day the data is of.
    pub as_of: Option<Day>,
    /// First month of the horizon.
    pub start_month: Month,
    /// Length of the horizon, 1 to 120 months.
    pub horizon_months: u32,
    /// Whether all figures are made up, as in the sample plan.
    pub illustrative: bool,
    /// Whether this is a redacted copy: what was private is not in it.
    pub redacted: bool,
    /// The schema it is written in, unless it needs a newer one.
    pub schema: FileSchema,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown top-level fields and tables.
    pub extra: Extra,
}
row!(Head, |id| Head {
    id,
    name: String::new(),
    note: String::new(),
    currency: String::from("USD"),
    as_of: None,
    start_month: Month::EPOCH,
    horizon_months: 36,
    illustrative: false,
    redacted: false,
    schema: FileSchema::Current,
    remarks: Remarks::default(),
    extra: Extra::default(),
});

/// The schema a plan is written in. It says nothing of the plan itself: plans that differ in it alone are
/// equal.
#[derive(Clone, Copy, Debug, Default, Eq)]
pub enum FileSchema {
    /// Schema 1: the plan was opened from such a file and is unchanged since.
    One,
    /// The schema that this version writes.
    #[default]
    Current,
}

impl PartialEq for FileSchema {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Head {
    /// The last month of the horizon.
    pub fn last_month(&self) -> Month {
        self.start_month.plus(self.horizon_months.cast_signed() - 1)
    }

    /// The months of the horizon.
    pub fn months(&self) -> impl Iterator<Item = Month> + use<> {
        let start = self.start_month;
        (0..self.horizon_months.cast_signed()).map(move |m| start.plus(m))
    }
}

/// A table of exactly one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Single<R>(pub Arc<R>);

impl<R> Deref for Single<R> {
    type Target = R;
    fn deref(&self) -> &R {
        &self.0
    }
}

impl<R: Row> Single<R> {
    /// The default row of that name.
    pub fn named(name: &str) -> Self {
        Self(Arc::new(R::blank(Id::from(name))))
    }
}

/// A plan: plain data, always valid, cheap to copy because tables share their rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Name and horizon.
    pub head: Single<Head>,
    /// Services.
    pub services: Rows<Service>,
    /// Accounts.
    pub accounts: Rows<Account>,
    /// Service mixes.
    pub mixes: Rows<Mix>,
    /// Workload inventory.
    pub workloads: Rows<Workload>,
    /// Baseline consumption.
    pub baseline: Rows<Baseline>,
    /// Value exchange.
    pub levers: Rows<Lever>,
    /// Co-funded professional services.
    pub proserve: Rows<ProServe>,
    /// Partner funding.
    pub partners: Rows<Partner>,
    /// Credit register.
    pub credits: Rows<Credit>,
    /// MAP terms.
    pub map: Single<MapTerms>,
    /// MAP milestones, in the order that decides who takes the rest of the pool.
    pub milestones: Rows<Milestone>,
    /// Commitment terms.
    pub edp: Single<CommitmentTerms>,
    /// The ladder of the commitment's discount.
    pub ladder: Rows<LadderStep>,
    /// Discounts by service.
    pub discounts: Rows<Discount>,
    /// The support plan.
    pub support: Single<SupportPlan>,
    /// Tax that is not reclaimed.
    pub tax: Single<Tax>,
    /// Contractual investments.
    pub investments: Rows<Investment>,
    /// Stacking rules.
    pub stacking: Rows<Stacking>,
    /// Coverage limits.
    pub limits: Rows<Limit>,
    /// Negotiation calendar.
    pub timing: Single<Timing>,
    /// Scenarios; the first is the base and has no overrides.
    pub scenarios: Rows<Scenario>,
    /// Texts that could not be taken.
    pub drafts: Drafts,
}

impl Plan {
    /// A plan without rows: one account, one scenario (the base), terms that grant nothing.
    pub fn empty(start_month: Month) -> Self {
        let head =
            Head { name: String::from("New plan"), start_month, ..Head::blank(Id::from("plan")) };
        let account = Id::from("main");
        let map = MapTerms {
            included: false,
            start: start_month,
            terms: super::Terms::of_account(account.clone()),
            ..MapTerms::blank(TableId::Map.only_row())
        };
        let edp = CommitmentTerms {
            included: false,
            start: start_month,
            commitments: vec![Cents::ZERO],
            ..CommitmentTerms::blank(TableId::Edp.only_row())
        };
        let base = Scenario {
            name: String::from("AWS offer"),
            kind: ScenarioKind::Base,
            ..Scenario::blank(Id::from("base"))
        };
        Self {
            head: Single(Arc::new(head)),
            services: Rows::default(),
            accounts: [Account { name: String::from("Main"), ..Account::blank(account) }]
                .into_iter()
                .collect(),
            mixes: Rows::default(),
            workloads: Rows::default(),
            baseline: Rows::default(),
            levers: Rows::default(),
            proserve: Rows::default(),
            partners: Rows::default(),
            credits: Rows::default(),
            map: Single(Arc::new(map)),
            milestones: Rows::default(),
            edp: Single(Arc::new(edp)),
            ladder: Rows::default(),
            discounts: Rows::default(),
            support: Single::named(TableId::Support.word()),
            tax: Single::named(TableId::Tax.word()),
            investments: Rows::default(),
            stacking: Rows::default(),
            limits: Rows::default(),
            timing: Single::named("timing"),
            scenarios: [base].into_iter().collect(),
            drafts: Drafts::default(),
        }
    }
}
