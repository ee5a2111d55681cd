//! Levers, ProServe, partners.

use super::{Choice, Column, Kind, Record, Remarks, TableId, col, record, remarks};
use crate::domain::{
    Application, Lever, Partner, ProServe, Program, Sharing, partner::PartnerForm,
    proserve::ProServeMode,
};

const LIFE: Kind = Kind::Count { min: 1, max: 600 };
const ONE_TO_FIVE: Kind = Kind::Count { min: 1, max: 5 };

record!(Lever, Levers, [
    col!(Lever, "behaviour", behaviour, "What AWS wants", Kind::Text).width(200),
    col!(Lever, "kind", kind, "Kind", Kind::Text).width(96),
    col!(Lever, "our_cost", our_cost, "Our cost", Kind::MONEY).private()
        .tip("What doing it costs us, in cash. It is taken off deal value and net value."),
    col!(Lever, "effort", effort, "Effort", ONE_TO_FIVE).private().tip("Effort, 1 to 5."),
    col!(Lever, "risk", risk, "Risk", ONE_TO_FIVE).private().tip("Risk, 1 to 5."),
    col!(Lever, "worth_to_aws", worth_to_aws, "Worth to AWS", Kind::MONEY).private()
        .tip("What we think it is worth to AWS: our estimate, an argument for the ask."),
    col!(Lever, "credit", credit, "Credit", Kind::MONEY).required().negotiable()
        .tip("The credit it is exchanged for."),
    col!(Lever, "probability", probability, "Chance", Kind::SHARE).private()
        .tip("Chance that it is granted; changes the expected figure only."),
    col!(Lever, "ask_date", ask_date, "Ask on", Kind::Day).nullable()
        .tip("The day it is asked for; decides the timing window."),
    col!(Lever, "due", due, "Issued", Kind::Month).required().negotiable().tip("The month the credit is issued."),
    col!(Lever, "life_months", life_months, "Life", LIFE).months().required().negotiable().tip("Months the credit can be used."),
    col!(Lever, "program", program, "Programme", Kind::Choice(Program::WORDS)).required(),
    col!(Lever, "included", included, "Counts", Kind::Flag).negotiable(),
    col!(Lever, "evidence", evidence, "Evidence", Kind::Text),
    col!(Lever, "owner", owner, "Owner", Kind::Text),
]; terms);

record!(ProServe, Proserve, [
    col!(ProServe, "name", name, "Statement of work", Kind::Text).names_row(),
    col!(ProServe, "sow_value", sow_value, "Value", Kind::MONEY).required(),
    col!(ProServe, "mode", mode, "Paid as", Kind::Choice(ProServeMode::WORDS)).required().negotiable(),
    col!(ProServe, "cofund_rate", cofund_rate, "AWS pays", Kind::SHARE).required().negotiable(),
    col!(ProServe, "start", start, "Start", Kind::Month).required(),
    col!(ProServe, "life_months", life_months, "Life", LIFE).months().required().negotiable(),
    col!(ProServe, "included", included, "Counts", Kind::Flag).negotiable(),
]; terms);

record!(Partner, Partners, [
    col!(Partner, "partner", partner, "Partner", Kind::Text),
    col!(Partner, "programme", programme, "Partner programme", Kind::Text),
    col!(Partner, "gross", gross, "Received", Kind::MONEY).required(),
    col!(Partner, "pass_through", pass_through, "Passed on", Kind::SHARE).negotiable()
        .tip("The part of the partner's funding that reaches us."),
    col!(Partner, "form", form, "As", Kind::Choice(PartnerForm::WORDS)).required(),
    col!(Partner, "start", start, "Start", Kind::Month).required(),
    col!(Partner, "life_months", life_months, "Life", LIFE).months().required().negotiable(),
    col!(Partner, "included", included, "Counts", Kind::Flag).negotiable(),
]; terms);
