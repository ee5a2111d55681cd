//! MAP terms, milestones, the commitment, the calendar.

use super::{Choice, Column, Kind, Record, Remarks, TableId, col, record, remarks};
use crate::domain::{
    Application, CommitmentTerms, MapTerms, Milestone, Sharing, Timing,
    commitment::{Assess, Basis, CreditsCount, DiscountBy},
    migration::{MilestoneStatus, Period, Release},
    timing::{FACTORS, WINDOWS},
};

const TERM: Kind = Kind::Count { min: 1, max: 600 };
const LAG: Kind = Kind::Count { min: 0, max: 120 };

record!(MapTerms, Map, [
    col!(MapTerms, "included", included, "Agreement", Kind::Flag).negotiable()
        .tip("Whether there is a migration agreement."),
    col!(MapTerms, "base_rate", base_rate, "Base rate", Kind::SHARE).required().negotiable()
        .tip("Credit per dollar of counted yearly run-rate. Practitioners report 15% to 25%; AWS publishes none."),
    col!(MapTerms, "max_rate", max_rate, "Highest rate", Kind::SHARE).negotiable()
        .tip("The most that base rate and uplift may reach together."),
    col!(MapTerms, "cap", cap, "Cap", Kind::MONEY).nullable().negotiable()
        .tip("The most credit the agreement pays. Empty: no cap."),
    col!(MapTerms, "release", release, "Released", Kind::Choice(Release::WORDS)).required().negotiable()
        .tip("By milestone, or as tagged spend is billed."),
    col!(MapTerms, "period", period, "Settled", Kind::Choice(Period::WORDS)).required().negotiable()
        .tip("How often tagged spend is settled."),
    col!(MapTerms, "start", start, "Term starts", Kind::Month).required().negotiable()
        .tip("First month of the term; bounds tagged spend only."),
    col!(MapTerms, "term_months", term_months, "Term", TERM).months().required().negotiable()
        .tip("Months of the term; bounds tagged spend only."),
    col!(MapTerms, "lag_months", lag_months, "Lag", LAG).months().less_is_better().negotiable()
        .tip("Months from the end of a period to its credit."),
    col!(MapTerms, "credit_life_months", credit_life_months, "Credit life", TERM).months().required().negotiable()
        .tip("Months a MAP credit can be used from the day it is issued."),
    col!(MapTerms, "assess_rate", assess_rate, "Assess rate", Kind::SHARE).required().negotiable()
        .tip("Assess funding per dollar of counted base: cash to the partner, never a credit."),
    col!(MapTerms, "assess_cap", assess_cap, "Assess cap", Kind::MONEY).nullable().negotiable(),
    col!(MapTerms, "mobilize_rate", mobilize_rate, "Mobilize rate", Kind::SHARE).required().negotiable()
        .tip("Mobilize funding per dollar of counted base: cash to the partner, never a credit."),
    col!(MapTerms, "mobilize_base_cap", mobilize_base_cap, "Mobilize base cap", Kind::MONEY).nullable().negotiable(),
    col!(MapTerms, "mobilize_cap", mobilize_cap, "Mobilize cap", Kind::MONEY).nullable().negotiable(),
    col!(MapTerms, "pass_through", pass_through, "Passed on", Kind::SHARE).negotiable()
        .tip("The part of the partner's cash that reaches us. Write it down: it is rarely agreed."),
]; terms);

record!(
    Milestone,
    Milestones,
    [
        col!(Milestone, "name", name, "Reached when", Kind::Text).names_row().width(180),
        col!(Milestone, "month", month, "Due", Kind::Month).required().negotiable(),
        col!(Milestone, "share", share, "Releases", Kind::SHARE)
            .summed()
            .required()
            .negotiable()
            .tip("The share of the MAP pool it releases."),
        col!(Milestone, "status", status, "Status", Kind::Choice(MilestoneStatus::WORDS))
            .required()
            .negotiable()
            .tip("A missed milestone pays nothing."),
        col!(Milestone, "delay_months", delay_months, "Delay", LAG)
            .months()
            .negotiable()
            .less_is_better()
            .tip("Months the credit comes later than due."),
        col!(Milestone, "probability", probability, "Chance", Kind::SHARE)
            .private()
            .tip("Chance that it is reached; for the simulation alone."),
    ]
);

record!(CommitmentTerms, Edp, [
    col!(CommitmentTerms, "included", included, "Commitment", Kind::Flag).negotiable()
        .tip("Whether there is a committed spend agreement."),
    col!(CommitmentTerms, "start", start, "Starts", Kind::Month).required().negotiable(),
    col!(CommitmentTerms, "term_months", term_months, "Term", TERM).months().required().negotiable(),
    col!(CommitmentTerms, "commitments", commitments, "Commitment by year", Kind::Amounts).required().negotiable().less_is_better()
        .tip("What is committed for each contract year."),
    col!(CommitmentTerms, "discount", discount, "Discount", Kind::SHARE).required().negotiable()
        .tip("The discount on discountable services during the term."),
    col!(CommitmentTerms, "credits_count", credits_count, "Credits count", Kind::Choice(CreditsCount::WORDS)).required().negotiable()
        .tip("Whether spend that credits cover retires the commitment. No AWS statement was found: get the clause."),
    col!(CommitmentTerms, "basis", basis, "Measured", Kind::Choice(Basis::WORDS)).required().negotiable()
        .tip("Before or after the discount: a negotiated choice."),
    col!(CommitmentTerms, "marketplace_rate", marketplace_rate, "Marketplace counts", Kind::SHARE).required().negotiable()
        .tip("The part of Marketplace charges that counts."),
    col!(CommitmentTerms, "marketplace_cap", marketplace_cap, "Marketplace cap", Kind::SHARE).required().negotiable()
        .tip("The most Marketplace may count, as a part of the commitment."),
    col!(CommitmentTerms, "fees_before", fees_before, "Counted before", Kind::MONEY).nullable()
        .tip("What already counted in the year under way before this plan starts. Empty: not known."),
    col!(CommitmentTerms, "marketplace_before", marketplace_before, "Marketplace before", Kind::MONEY)
        .tip("Marketplace charges of the year under way before this plan starts."),
    col!(CommitmentTerms, "discount_by", discount_by, "Discount by", Kind::Choice(DiscountBy::WORDS)).negotiable()
        .tip("Whether the discount is the one rate above or follows the ladder."),
    col!(CommitmentTerms, "step_down_year", step_down_year, "Step-down from year", TERM).nullable().negotiable().less_is_better()
        .tip("The first contract year with a lower commitment, from 1. Empty: none."),
    col!(CommitmentTerms, "step_down_share", step_down_share, "Step-down", Kind::SHARE).negotiable()
        .tip("How much of the commitment is dropped from that year on."),
    col!(CommitmentTerms, "carry_forward", carry_forward, "Carry-forward", Kind::SHARE).negotiable()
        .tip("How much of a year’s surplus counts in the next year, as a part of that year’s commitment."),
    col!(CommitmentTerms, "assess", assess, "Assessed", Kind::Choice(Assess::WORDS)).negotiable()
        .tip("Whether each contract year has to meet its commitment, or all years together."),
    col!(CommitmentTerms, "band", band, "Band", Kind::SHARE).negotiable()
        .tip("The part of the commitment that may be missed without a bill."),
    col!(CommitmentTerms, "shortfall_credit", shortfall_credit, "Shortfall returned", Kind::SHARE).negotiable()
        .tip("The part of a billed shortfall that is returned as credit in the month after the year."),
    col!(CommitmentTerms, "shortfall_credit_life", shortfall_credit_life, "Returned credit’s life", TERM).negotiable()
        .tip("Months the returned credit can be used."),
]; terms where_read);

record!(
    Timing,
    Timing,
    [
        col!(Timing, "signature", signature, "Signature", Kind::Day).nullable(),
        col!(Timing, "renewal", renewal, "Renewal", Kind::Day).nullable(),
        col!(Timing, "days", days, "Window days", Kind::Counts(&WINDOWS))
            .required()
            .width(220)
            .tip("Length in days of each window before its date: signature; renewal; AWS's year end; quarter end."),
        col!(Timing, "factors", factors, "Still available", Kind::Rates(&FACTORS))
            .required()
            .width(220)
            .tip("The part of an ask still available in each window: signature; renewal; year end; quarter end; outside of all."),
    ]
);
