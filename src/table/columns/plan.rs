//! The head of the plan, and scenarios without their overrides.

use super::{Choice, Column, Kind, Record, Remarks, TableId, col, record, remarks};
use crate::domain::{OfferSide, Scenario, plan::Head, scenario::ScenarioKind};

record!(
    Head,
    Plan,
    [
        col!(Head, "name", name, "Name", Kind::Text).names_row(),
        col!(Head, "note", note, "Note", Kind::Note),
        col!(Head, "currency", currency, "Currency", Kind::Text)
            .width(72)
            .tip("ISO code; amounts are shown in it and never converted."),
        col!(Head, "as_of", as_of, "Data as of", Kind::Day)
            .nullable()
            .tip("The day the figures are of."),
        col!(Head, "start_month", start_month, "First month", Kind::Month)
            .required()
            .tip("Where the plan begins. Dates of rows stay what they are."),
        col!(Head, "horizon_months", horizon_months, "Months", Kind::Count { min: 1, max: 120 })
            .months()
            .required()
            .tip("How many months are computed: as many as the agreement runs, at least."),
    ];
    beside
    [
        col!(Head, "illustrative", illustrative, "Illustrative", Kind::Flag)
            .tip("Whether all figures are made up."),
        col!(Head, "redacted", redacted, "Redacted", Kind::Flag)
            .tip("Whether it is a copy without what was private."),
    ]
);

record!(
    Scenario,
    Scenarios,
    [
        col!(Scenario, "name", name, "Scenario", Kind::Text).names_row(),
        col!(Scenario, "kind", kind, "Kind", Kind::Choice(ScenarioKind::WORDS)),
        col!(Scenario, "date", date, "Date", Kind::Day).nullable(),
        col!(Scenario, "note", note, "Note", Kind::Note)
            .private()
            .tip("What was said or thought of it. Ours alone, unless “Share note” is on."),
    ];
    beside
    [
        col!(Scenario, "share_note", share_note, "Share note", Kind::Flag)
            .remark()
            .private()
            .width(84)
            .tip("Whether the note may be seen by AWS: on a shared screen, in a brief and in a redacted copy."),
        col!(Scenario, "at", offer.at, "Time", Kind::Text)
            .tip("The time of day it was stored at on a call, as 14:32."),
        col!(Scenario, "by", offer.by, "Said by", Kind::Choice(OfferSide::WORDS))
            .nullable()
            .tip("Who put it on the table on a call."),
    ]
);
