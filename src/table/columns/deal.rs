//! What a deal has beside credits and commitment: the ladder of discounts, discounts by service, the
//! support plan, tax, contractual investments.

use super::{Choice, Column, Kind, Record, Remarks, TableId, col, record, remarks};
use crate::domain::{
    Application, Discount, Investment, LadderStep, Program, Sharing, SupportPlan, Tax,
    discount::Combine,
    investment::{InvestmentBasis, InvestmentForm, InvestmentWindow},
    support::SupportBasis,
};

const TERM: Kind = Kind::Count { min: 1, max: 600 };
const LAG: Kind = Kind::Count { min: 0, max: 120 };

record!(LadderStep, Ladder, [
    col!(LadderStep, "commitment", commitment, "From", Kind::MONEY).negotiable().less_is_better().not_summed()
        .tip("The least mean commitment per contract year that reaches this step."),
    col!(LadderStep, "years", years, "Years", TERM).required().where_read().negotiable()
        .tip("The least number of whole contract years that reaches this step."),
    col!(LadderStep, "rate", rate, "Discount", Kind::SHARE).negotiable()
        .tip("The discount it gives on discountable services. Of all steps reached the highest rate counts."),
]);

record!(Discount, Discounts, [
    col!(Discount, "name", name, "Discount", Kind::Text).names_row().width(180),
    col!(Discount, "services", services, "On", Kind::Services).where_read().negotiable().width(150)
        .tip("The services it covers. “All” covers those that the agreement discounts; a named service need not be one."),
    col!(Discount, "rate", rate, "Rate", Kind::SHARE).negotiable()
        .tip("How much comes off the charge."),
    col!(Discount, "start", start, "From", Kind::Month).required().where_read().negotiable()
        .tip("First month."),
    col!(Discount, "end", end, "To", Kind::Month).nullable().negotiable()
        .tip("Last month. Empty: it does not end."),
    col!(Discount, "combine", combine, "With the agreement’s", Kind::Choice(Combine::WORDS)).negotiable()
        .tip("Whether the agreement’s discount applies as well, or this rate replaces it."),
    col!(Discount, "included", included, "Counts", Kind::Flag).negotiable(),
]);

record!(SupportPlan, Support, [
    col!(SupportPlan, "included", included, "Support plan", Kind::Flag).negotiable()
        .tip("Whether the support fee is computed from these tiers. Support rows of the baseline are charged beside it."),
    col!(SupportPlan, "account", account, "Account", Kind::Ref(TableId::Accounts)).required().where_read()
        .tip("The account that is charged."),
    col!(SupportPlan, "service", service, "Billed as", Kind::Ref(TableId::Services)).required().where_read()
        .tip("The service the fee is billed under; its kind is support."),
    col!(SupportPlan, "tiers", tiers, "Tiers", Kind::Tiers).negotiable().width(260)
        .tip("The price list: where each tier of monthly usage begins, and its rate."),
    col!(SupportPlan, "minimum", minimum, "Least per month", Kind::MONEY).negotiable().less_is_better()
        .tip("The least fee of a month, charged in months without usage too."),
    col!(SupportPlan, "discount", discount, "Discount", Kind::SHARE).negotiable()
        .tip("The discount on the fee."),
    col!(SupportPlan, "basis", basis, "Measured on", Kind::Choice(SupportBasis::WORDS)).negotiable()
        .tip("Whether usage is taken before or after discounts. Credits never change the fee."),
    col!(SupportPlan, "start", start, "From", Kind::Month).nullable()
        .tip("First month. Empty: the first month of the plan."),
    col!(SupportPlan, "term_months", term_months, "Term", TERM).months().nullable()
        .tip("Months of the term. Empty: to the end of the plan."),
]);

record!(
    Tax,
    Tax,
    [
        col!(Tax, "included", included, "Tax", Kind::Flag)
            .tip("Whether there is a tax that is not reclaimed."),
        col!(Tax, "name", name, "Name", Kind::Text),
        col!(Tax, "rate", rate, "Rate", Kind::SHARE)
            .tip("Charged each month on what is left to pay, with and without credits."),
        col!(Tax, "services", services, "On", Kind::Services)
            .where_read()
            .width(150)
            .tip("The services it is charged on. “All” is every service but those of kind tax."),
    ]
);

record!(Investment, Investments, [
    col!(Investment, "name", name, "Investment", Kind::Text).names_row().width(184),
    col!(Investment, "program", program, "Programme", Kind::Choice(Program::WORDS)).required().where_read().width(110),
    col!(Investment, "included", included, "Counts", Kind::Flag).negotiable(),
    col!(Investment, "basis", basis, "Paid for", Kind::Choice(InvestmentBasis::WORDS)).required().where_read().negotiable()
        .tip("Amounts as the contract lists them, units, workloads migrated, or spend above a threshold."),
    col!(Investment, "window", window, "Window", Kind::Choice(InvestmentWindow::WORDS)).required().where_read().negotiable()
        .tip("The months that are attested and paid as one. A schedule goes by month."),
    col!(Investment, "start", start, "Start", Kind::Month).required().where_read().negotiable()
        .tip("First month of the term; windows are counted from here."),
    col!(Investment, "term_months", term_months, "Term", TERM).months().required().where_read().negotiable(),
    col!(Investment, "amounts", amounts, "Amounts", Kind::MonthAmounts { signed: false }).negotiable().width(220)
        .tip("What a schedule pays, by month."),
    col!(Investment, "units", units, "Units", Kind::MonthCounts).width(180)
        .tip("Units expected, by month."),
    col!(Investment, "per_unit", per_unit, "Per unit", Kind::MONEY).negotiable()
        .tip("What a unit or a migrated workload pays."),
    col!(Investment, "rate", rate, "Rate", Kind::SHARE).negotiable()
        .tip("The part of the spend above the threshold that is paid."),
    col!(Investment, "threshold", threshold, "Threshold", Kind::MONEY).negotiable().less_is_better()
        .tip("The spend of a window up to which nothing is paid."),
    col!(Investment, "drivers", drivers, "Spend on", Kind::Services).where_read().negotiable().width(150)
        .tip("The services whose charges are the spend. “All” is those of kind usage."),
    col!(Investment, "window_cap", window_cap, "Most per window", Kind::MONEY).nullable().negotiable()
        .tip("The most one window pays. Empty: no cap."),
    col!(Investment, "cap", cap, "Most in all", Kind::MONEY).nullable().negotiable()
        .tip("The most all windows pay together. Empty: no cap."),
    col!(Investment, "used_before", used_before, "Used before", Kind::MONEY)
        .tip("What of that cap was paid before this plan starts."),
    col!(Investment, "missed", missed, "Missed windows", Kind::Numbers)
        .tip("The numbers of the windows that were missed, counted from 1. They pay nothing."),
    col!(Investment, "lag_months", lag_months, "Lag", LAG).months().negotiable().less_is_better()
        .tip("Months that the payment comes later than the month after the window."),
    col!(Investment, "form", form, "Paid as", Kind::Choice(InvestmentForm::WORDS)).required().where_read().negotiable(),
    col!(Investment, "life_months", life_months, "Life", TERM).months().required().where_read().negotiable()
        .tip("Months the credit can be used."),
    col!(Investment, "probability", probability, "Chance", Kind::SHARE).private()
        .tip("Chance that it is paid; for the simulation alone."),
    col!(Investment, "evidence", evidence, "Evidence", Kind::Text),
    col!(Investment, "owner", owner, "Owner", Kind::Text),
    col!(Investment, "note", note, "Note", Kind::Note),
]; terms where_read);
