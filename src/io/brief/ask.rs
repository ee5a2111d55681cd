//! What the deal comes to in one sentence, and what is asked for.

use crate::{domain::scenario::ScenarioKind, text::show};

use super::Source;

/// What it comes to in one sentence, and what is asked for.
pub fn ask(source: &Source<'_>) -> String {
    let format = source.format;
    let worth = |kind: ScenarioKind| {
        let of = source.scenarios.iter().find(|(scenario, _)| scenario.kind == kind)?;
        of.1.map(|outcome| outcome.deal_value)
    };
    let own = source.scenarios.iter().find(|(scenario, _)| scenario.id == source.scenario.id);
    let Some(outcome) = own.and_then(|(_, outcome)| *outcome) else {
        return "A total of this scenario is too large to say what it comes to.".to_owned();
    };
    let mut said = format!(
        "The terms of “{}” are worth {} in cash over {} months, against no deal at list prices",
        source.scenario.name,
        show::money_short(outcome.deal_value, format),
        outcome.months.len()
    );
    if let Some(offer) =
        worth(ScenarioKind::Base).filter(|_| source.scenario.kind != ScenarioKind::Base)
    {
        let more = outcome.deal_value - offer;
        said.push_str(&format!(", {} on AWS’s offer", show::money_short_signed(more, format)));
    }
    said.push('.');
    if let Some(ask) =
        worth(ScenarioKind::Ask).filter(|_| source.scenario.kind != ScenarioKind::Ask)
    {
        said.push_str(&format!(" What we ask for is worth {}.", show::money_short(ask, format)));
    }
    if !outcome.shortfall().is_zero() {
        said.push_str(&format!(
            " The largest open point is the commitment: {} of it would not be reached.",
            show::money_short(outcome.shortfall(), format)
        ));
    }
    if outcome.has_open_year() {
        said.push_str(" A contract year ends after this plan and is not assessed.");
    }
    said
}
