//! Where the deal stands: figures and terms of every scenario, what we give, and what was offered when.

use crate::{
    calc::compare::{self, Group},
    domain::Cents,
    text::show,
};

use super::{Cell, Part, Source, heads};

/// One group of the comparison, with every scenario as a column.
pub(super) fn figures(source: &Source<'_>, group: Group, title: &str) -> Part {
    let outcomes: Vec<_> = source.scenarios.iter().map(|(_, outcome)| *outcome).collect();
    let lines = compare::lines(&outcomes, source.hide).into_iter().filter(|line| {
        let counts = |figure: &Option<Cents>| figure.is_some_and(|cents| !cents.is_zero());
        line.group == group && line.figures.iter().any(counts)
    });
    let rows = lines.map(|line| {
        let figures = line.figures.iter().zip(&source.scenarios).map(|(figure, (scenario, _))| {
            let text = figure
                .map_or_else(|| "–".to_owned(), |cents| show::money_whole(cents, source.format));
            let address = |cents| (line.key.clone(), scenario.id.to_string(), cents);
            Cell { text, figure: figure.map(address) }
        });
        std::iter::once(Cell::from(line.title.clone())).chain(figures).collect()
    });
    let hidden = source.hide && group == Group::Worth;
    let note = if hidden { "our own cost is not counted in this copy" } else { "" };
    Part {
        title: title.to_owned(),
        note: note.to_owned(),
        heads: std::iter::once("Figure".to_owned()).chain(names(source)).collect(),
        figures_from: 1,
        rows: rows.collect(),
        ..Part::default()
    }
}

/// The gives that are part of the scenario.
pub(super) fn gives(source: &Source<'_>) -> Part {
    let levers = source.resolved.levers.iter().filter(|lever| lever.included);
    let rows = levers.map(|lever| {
        let cells = [
            lever.behaviour.clone(),
            lever.evidence.clone(),
            lever.owner.clone(),
            show::month_short(lever.due),
            show::money_whole(lever.credit, source.format),
        ];
        cells.into_iter().map(Cell::from).collect()
    });
    Part {
        title: format!("What we give, and what it buys in “{}”", source.scenario.name),
        heads: heads(&["Give", "Evidence", "Owner", "Issued", "Credit"]),
        figures_from: 4,
        rows: rows.collect(),
        ..Part::default()
    }
}

/// The log of offers, newest first.
pub(super) fn log(source: &Source<'_>) -> Part {
    let rows = source.offers.iter().map(|(offer, worth)| {
        let day = offer.date.map_or_else(String::new, |day| show::day(day, source.format.dates));
        let when = format!("{day} {}", offer.offer.at).trim().to_owned();
        let worth =
            worth.map_or_else(|| "–".to_owned(), |worth| show::money_whole(worth, source.format));
        [when, offer.name.clone(), offer.note.clone(), worth].into_iter().map(Cell::from).collect()
    });
    Part {
        title: "Offers".to_owned(),
        note: "newest first".to_owned(),
        heads: heads(&["When", "Offer", "Note", "Deal value"]),
        figures_from: 3,
        rows: rows.collect(),
        ..Part::default()
    }
}

fn names(source: &Source<'_>) -> impl Iterator<Item = String> {
    source.scenarios.iter().map(|(scenario, _)| scenario.name.clone())
}
