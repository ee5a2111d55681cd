//! What the tiles of the figure strip say.

use leptos::prelude::With as _;

use crate::{
    calc::{commitment, explain::Figure},
    domain::{Cents, Month, Total, choice::Choice as _, scenario::ScenarioKind},
    engine::Outcome,
    state::{Document, Scene, Yardstick},
    text::show,
};

/// What a tile is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// A figure of the active scenario.
    Figure(Figure),
    /// Its deal value less that of the first scenario of a kind.
    Against(ScenarioKind),
}

impl Which {
    /// Its address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Figure(figure) => figure.key(),
            Self::Against(ScenarioKind::Base) => "change_vs_offer",
            Self::Against(_) => "gap_to_target",
        }
    }

    /// What people read above it, by whether what only we may see is hidden.
    pub fn title(self, hide_private: bool) -> &'static str {
        match self {
            Self::Figure(figure) => figure.titled(hide_private),
            Self::Against(ScenarioKind::Base) => "vs AWS’s offer",
            Self::Against(_) => "Gap to target",
        }
    }
}

/// What a tile shows: no cents while it needs something.
#[derive(Clone, Default, PartialEq)]
pub struct Tile {
    /// The figure.
    pub cents: Option<Total>,
    /// The figure as written.
    pub text: String,
    /// One line of context.
    pub line: String,
    /// How it came about.
    pub sentence: String,
    /// Whether it is a difference, shown with a sign and a triangle.
    pub signed: bool,
    /// What is in doubt about it, in place of the line: contract years that could not be assessed.
    pub flag: Option<String>,
    /// Whether its line is never cut.
    pub whole: bool,
    /// Deal value itself, where the tile shows how it differs from a yardstick's.
    pub itself: Option<Total>,
}

impl Tile {
    /// The tile, tracked.
    pub fn of(document: Document, which: Which) -> Self {
        document.scene().with(|scene| match (which, &scene.outcome) {
            (_, Err(failure)) => missing("no figure", failure.to_string()),
            (Which::Figure(figure), Ok(outcome)) => {
                let tile = of_figure(scene, outcome, figure, document.hides_private());
                match document.yardstick().filter(|_| figure == Figure::DealValue) {
                    Some(yardstick) => measured(scene, outcome, &yardstick, tile),
                    None => tile,
                }
            }
            (Which::Against(kind), Ok(outcome)) => {
                let other = document.outcome_of_kind(kind);
                against(scene, outcome, kind, other.as_deref(), document.lacks_target())
            }
        })
    }
}

fn missing(text: &str, sentence: String) -> Tile {
    Tile { text: text.to_owned(), sentence, ..Tile::default() }
}

fn of_figure(scene: &Scene, outcome: &Outcome, figure: Figure, hide: bool) -> Tile {
    let cents = figure.of(outcome);
    Tile {
        cents: Some(cents.into()),
        text: show::money_short(cents, &scene.format),
        line: match figure {
            Figure::DealValue => lacking(scene),
            Figure::DiscountSaving => "against list prices".to_owned(),
            Figure::NetValue if hide => "before own cost".to_owned(),
            Figure::NetValue => "after what we give".to_owned(),
            Figure::Applied => usable(scene, outcome),
            Figure::Expired => forfeited(outcome),
            Figure::ShortfallCost => shortfall(scene, outcome),
            _ => String::new(),
        },
        sentence: figure.explain(&scene.resolved, outcome, &scene.format, hide),
        signed: false,
        whole: outcome.has_open_year()
            && matches!(figure, Figure::DealValue | Figure::NetValue | Figure::ShortfallCost),
        flag: (matches!(figure, Figure::DealValue | Figure::NetValue) && outcome.has_open_year())
            .then(|| commitment::not_assessed(outcome)),
        itself: None,
    }
}

/// Deal value against that of a scenario in place of no deal.
fn measured(scene: &Scene, outcome: &Outcome, yardstick: &Yardstick, tile: Tile) -> Tile {
    let by = outcome.deal_value - yardstick.deal_value;
    let whole = |cents: Cents| show::money_whole(cents, &scene.format);
    Tile {
        cents: Some(by),
        text: show::money_short_signed(by, &scene.format),
        line: format!("against {}", yardstick.name),
        sentence: format!(
            "{} Measured against {}, whose deal value is {}, it is {} more.",
            tile.sentence,
            yardstick.name,
            whole(yardstick.deal_value),
            show::money_whole(by, &scene.format)
        ),
        signed: true,
        itself: Some(outcome.deal_value.into()),
        ..tile
    }
}

/// Deal value of the active scenario less that of another.
fn against(
    scene: &Scene,
    outcome: &Outcome,
    kind: ScenarioKind,
    other: Option<&Outcome>,
    lacking: bool,
) -> Tile {
    let Some(other) = other else {
        let sentence = format!("No scenario of this plan is marked “{}”.", kind.label());
        if !lacking {
            return missing("needs a target", sentence);
        }
        let line = "like this scenario".to_owned();
        return Tile { line, ..missing("Add a target", sentence) };
    };
    let by = outcome.deal_value - other.deal_value;
    let whole = |cents| show::money_whole(cents, &scene.format);
    Tile {
        cents: Some(by),
        text: show::money_short_signed(by, &scene.format),
        line: format!("{}: {}", kind.label(), show::money_short(other.deal_value, &scene.format)),
        sentence: format!(
            "Deal value of this scenario, {}, less that of {}, {}.",
            whole(outcome.deal_value),
            kind.label(),
            whole(other.deal_value)
        ),
        signed: true,
        ..Tile::default()
    }
}

fn lacking(scene: &Scene) -> String {
    match scene.plan.drafts.iter().filter(|(_, text)| text.is_empty()).count() {
        0 => "against no deal at list prices".to_owned(),
        1 => "1 cell is not filled in yet".to_owned(),
        n => format!("{n} cells are not filled in yet"),
    }
}

fn usable(scene: &Scene, outcome: &Outcome) -> String {
    match outcome.headline.is_zero() {
        true => "no credits yet".to_owned(),
        false => format!("of {} headline", show::money_short(outcome.headline, &scene.format)),
    }
}

fn forfeited(outcome: &Outcome) -> String {
    let lost = || outcome.grants.iter().filter(|grant| !grant.expired.is_zero());
    let Some(first) = lost().filter_map(|grant| grant.grant.end).min() else {
        return "nothing is lost".to_owned();
    };
    let count = lost().count();
    let credits = if count == 1 { "credit" } else { "credits" };
    format!("{count} {credits}, from {}", show::month_short(Month::of(first)))
}

fn shortfall(scene: &Scene, outcome: &Outcome) -> String {
    if outcome.commitment.is_empty() {
        return "no commitment".to_owned();
    }
    let short = outcome.commitment.iter().filter(|year| {
        year.assessed.as_ref().is_some_and(|assessed| !assessed.shortfall.is_zero())
    });
    let years: Vec<String> = short.map(|year| format!("year {}", year.year)).collect();
    if years.is_empty() && outcome.has_open_year() {
        let all = outcome.commitment.len();
        let met = outcome.commitment.iter().filter(|year| year.assessed.is_some()).count();
        return format!("met in {met} of {all} years; {}", commitment::not_assessed(outcome));
    }
    if years.is_empty() {
        return "commitment is met".to_owned();
    }
    let short = show::money_short(outcome.shortfall(), &scene.format);
    format!("{short} short in {}", years.join(", "))
}
