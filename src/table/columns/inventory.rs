//! Services, accounts, mixes, workloads, baseline.

use super::{Choice, Column, Kind, Record, Remarks, TableId, col, record, remarks};
use crate::{
    domain::{
        Account, Baseline, Mix, Rate, Service, Workload,
        service::ServiceKind,
        workload::{Source, Strategy},
    },
    text::RateUnit,
};

record!(Service, Services, [
    col!(Service, "name", name, "Service", Kind::Text).names_row(),
    col!(Service, "family", family, "Family", Kind::Text),
    col!(Service, "kind", kind, "Kind", Kind::Choice(ServiceKind::WORDS)).required()
        .tip("What its charges are. Only usage earns tagged MAP credit."),
    col!(Service, "coverable", coverable, "Coverable", Kind::Flag).required()
        .tip("Whether a credit for all services covers it."),
    col!(Service, "discountable", discountable, "Discountable", Kind::Flag).required()
        .tip("Whether the EDP discount applies to it."),
    col!(Service, "commit_eligible", commit_eligible, "Counts to commitment", Kind::Flag).required()
        .tip("Whether its charges retire the commitment."),
    col!(Service, "margin_tier", margin_tier, "Margin tier", Kind::Count { min: 1, max: 5 }).nullable()
        .tip("What AWS is thought to earn on it, 1 to 5: an argument on the call, never a multiplier."),
    col!(Service, "weight", weight, "Weight", Kind::Rate { min: Rate::from_millionths(1), max: Rate::from_millionths(1_000_000_000), unit: RateUnit::Plain })
        .tip("How much a directed dollar here is preferred over one elsewhere."),
]);

record!(Account, Accounts, [col!(Account, "name", name, "Account", Kind::Text).names_row()]);

record!(
    Mix,
    Mixes,
    [
        col!(Mix, "name", name, "Mix", Kind::Text).names_row(),
        col!(Mix, "shares", shares, "Shares", Kind::Shares)
            .required()
            .width(260)
            .tip("How a run-rate splits over services; the shares add up to 100%."),
    ]
);

record!(@ Workload, Workloads, [
    col!(Workload, "name", name, "Workload", Kind::Text).names_row().width(184),
    col!(Workload, "business_unit", business_unit, "Business unit", Kind::Text).width(110),
    col!(Workload, "source", source, "Source", Kind::Choice(Source::WORDS)).required().width(96)
        .tip("Where it runs today. What is already on AWS earns no migration funding."),
    col!(Workload, "platform", platform, "Platform", Kind::Text).width(96),
    col!(Workload, "strategy", strategy, "Strategy", Kind::Choice(Strategy::WORDS)).required().width(92)
        .tip("The migration strategy. Retain, retire and repurchase never run on AWS and earn nothing."),
    col!(Workload, "monthly_run_rate", monthly_run_rate, "Run-rate / month", Kind::MONEY).per_month().required().width(112)
        .tip("What it will cost on AWS per month once fully moved, before any discount."),
    col!(Workload, "cutover", cutover, "Cutover", Kind::Month).nullable()
        .tip("The month it starts to run on AWS."),
    col!(Workload, "ramp_months", ramp_months, "Ramp", Kind::Count { min: 0, max: 120 }).months().width(60)
        .tip("Months from cutover until the full run-rate is reached."),
    col!(Workload, "eligible_share", eligible_share, "Eligible", Kind::SHARE)
        .tip("Part of its run-rate on services that MAP counts."),
    col!(Workload, "map_scope", map_scope, "Scope counted", Kind::SHARE).negotiable().width(96)
        .tip("Part of it that the migration agreement counts. The first thing to negotiate."),
    col!(Workload, "map_uplift", map_uplift, "Uplift", Kind::SHARE).negotiable()
        .tip("Extra points of credit rate for a strategic workload, up to the agreement's most."),
    col!(Workload, "tag_coverage", tag_coverage, "Tagged", Kind::SHARE)
        .tip("Part of its usage that carries the map-migrated tag. Untagged usage earns nothing, and tags cannot be back-dated."),
    col!(Workload, "account", account, "Account", Kind::Ref(TableId::Accounts)).required().width(110)
        .tip("The account it will run in."),
    col!(Workload, "mix", mix, "Service mix", Kind::Ref(TableId::Mixes)).required().width(130)
        .tip("How its run-rate splits over services."),
    col!(Workload, "owner", owner, "Owner", Kind::Text).width(110),
    col!(Workload, "note", note, "Note", Kind::Note).width(200),
], [
    // Its own field `source` says where it runs today.
    remarks::confidence(),
    remarks::private(),
    col!(Workload, "environment", environment, "Environment", Kind::Text).nullable()
        .tip("The group of the imported estimate that says where it runs, such as production."),
    col!(Workload, "estimate", estimate, "Estimate", Kind::Text).nullable().private()
        .tip("The estimate it was imported from: a mark of its rows, and the name of its file."),
]);

record!(Baseline, Baseline, [
    col!(Baseline, "account", account, "Account", Kind::Ref(TableId::Accounts)).required(),
    col!(Baseline, "service", service, "Service", Kind::Ref(TableId::Services)).required(),
    col!(Baseline, "monthly", monthly, "Monthly", Kind::Money { signed: true }).per_month().required()
        .tip("The amount of a month in the first year, before discounts and credits. Negative for a refund."),
    col!(Baseline, "annual_growth", annual_growth, "Growth / year", Kind::Rate { min: Rate::from_millionths(-1_000_000), max: Rate::ONE, unit: RateUnit::Percent })
        .tip("Growth from one year of the plan to the next."),
    col!(Baseline, "months", months, "Months of their own", Kind::MonthAmounts { signed: true }).width(220)
        .tip("Months with an amount of their own."),
]);
