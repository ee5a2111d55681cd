//! The credit register, stacking rules and limits.

use super::{Choice, Column, Kind, Record, Remarks, TableId, col, record, remarks};
use crate::domain::{Application, Credit, Limit, Program, Sharing, Stacking, rules::StackingRule};

record!(Credit, Credits, [
    col!(Credit, "name", name, "Credit", Kind::Text).names_row().width(184),
    col!(Credit, "program", program, "Programme", Kind::Choice(Program::WORDS)).required().width(110),
    col!(Credit, "amount", amount, "Amount", Kind::MONEY).required().negotiable(),
    col!(Credit, "remaining", remaining, "Remaining", Kind::MONEY).nullable()
        .tip("What is left of it. Leave empty when untouched."),
    col!(Credit, "start", start, "Starts", Kind::Day).required().tip("The first day it can be used."),
    col!(Credit, "end", end, "Ends", Kind::Day).nullable().negotiable().last_day()
        .tip("The last day it can be used. Empty: it never ends."),
    col!(Credit, "included", included, "Counts", Kind::Flag).negotiable(),
    col!(Credit, "enabled", enabled, "Enabled", Kind::Flag).negotiable()
        .tip("Whether AWS lets it take part in a bill run. Pausing is not known to stop its expiry."),
    col!(Credit, "status", status, "Status", Kind::Text).width(96)
        .suggests(&["Proposed", "Confirmed", "Active", "Used up", "Expired"])
        .tip("Where it stands in the negotiation. Any words will do; these are understood."),
    col!(Credit, "flexibility", flexibility, "Flexibility", Kind::Text).width(96)
        .suggests(&["Not asked", "Asked", "Refused", "Granted"])
        .tip("Whether more time, services or sharing was asked for, refused or granted."),
    col!(Credit, "clause", clause, "Clause", Kind::Text).width(96),
    col!(Credit, "note", note, "Note", Kind::Note),
]; terms; beside [
    col!(Credit, "split_from", split_from, "Split from", Kind::Ref(TableId::Credits)).nullable()
        .tip("The credit it was split off."),
]);

record!(
    Stacking,
    Stacking,
    [
        col!(Stacking, "a", a, "Programme", Kind::Choice(Program::WORDS)).required(),
        col!(Stacking, "b", b, "and programme", Kind::Choice(Program::WORDS)).required(),
        col!(Stacking, "rule", rule, "Rule", Kind::Choice(StackingRule::WORDS))
            .required()
            .negotiable()
            .tip("Exclusive: they never meet on one charge in one month."),
        col!(Stacking, "confirmed", confirmed, "Confirmed", Kind::Flag)
            .tip("Whether AWS has confirmed it in writing. It changes no figure."),
        col!(Stacking, "clause", clause, "Clause", Kind::Text),
    ]
);

record!(
    Limit,
    Limits,
    [
        col!(Limit, "program", program, "Programme", Kind::Choice(Program::WORDS)).required(),
        col!(Limit, "max_coverage", max_coverage, "Covers at most", Kind::SHARE)
            .required()
            .negotiable()
            .tip("The most of a charge the programme may cover."),
    ]
);
