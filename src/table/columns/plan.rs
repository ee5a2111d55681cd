//! The head of the plan, and scenarios without their overrides.

use super::{Choice, Column, Kind, Record, TableId, col, record};
use crate::domain::{Scenario, plan::Head, scenario::ScenarioKind};

record!(
    Head,
    Plan,
    [
        col!(Head, "name", name, "Name", Kind::Text).names_row(),
        col!(Head, "note", note, "Note", Kind::Note),
        col!(Head, "currency", currency, "Currency", Kind::Text)
            .width(72)
            .tip("ISO code; amounts are shown in it and never converted."),
        col!(Head, "as_of", as_of, "Data as of", Kind::Day).nullable(),
        col!(Head, "start_month", start_month, "First month", Kind::Month).required(),
        col!(Head, "horizon_months", horizon_months, "Months", Kind::Count { min: 1, max: 120 })
            .months()
            .required(),
    ]
);

record!(
    Scenario,
    Scenarios,
    [
        col!(Scenario, "name", name, "Scenario", Kind::Text).names_row(),
        col!(Scenario, "kind", kind, "Kind", Kind::Choice(ScenarioKind::WORDS)),
        col!(Scenario, "date", date, "Date", Kind::Day).nullable(),
        col!(Scenario, "note", note, "Note", Kind::Note),
    ]
);
