//! The figure strip. Each figure explains itself in a sentence when pressed.

use leptos::prelude::*;

use super::{app::app, breakdown::Breakdown};
use crate::{
    calc::explain::Figure,
    domain::{Cents, choice::Choice as _, scenario::ScenarioKind},
    state::Scene,
    text::show,
};

const OFFER: &str = "change_vs_offer";
const TARGET: &str = "gap_to_target";

/// What a tile shows: `None` while it needs something.
#[derive(Clone, PartialEq)]
struct Tile {
    cents: Option<Cents>,
    text: String,
    line: String,
    sentence: String,
    /// Whether it is a difference, shown with a sign and a triangle.
    signed: bool,
    flag: bool,
}

/// The strip.
#[component]
pub fn Strip() -> impl IntoView {
    let open = RwSignal::new(None::<&'static str>);
    let figure = move |figure: Figure, line: fn(&Scene) -> String| {
        let tile =
            Memo::new(move |_| app().document.scene().with(|scene| tile(scene, figure, line)));
        view! { <Kpi key=figure.key() title=figure.title() tile open hero=figure == Figure::NetValue/> }
    };
    let against = move |key: &'static str, title: &'static str, kind: ScenarioKind| {
        let tile = Memo::new(move |_| difference(kind));
        view! { <Kpi key title tile open hero=false/> }
    };
    view! {
        <section class="strip" aria-label="Figures">
            <div class="kpis">
                {figure(Figure::NetValue, scenario_line)}
                {figure(Figure::Headline, |scene| outcome_line(scene, |outcome| format!("face value, {} credits", outcome.grants.len())))}
                {figure(Figure::Applied, usable_line)}
                {figure(Figure::Expired, forfeited_line)}
                {figure(Figure::ShortfallCost, shortfall_line)}
                {against(OFFER, "Change vs AWS’s offer", ScenarioKind::Base)}
                {against(TARGET, "Gap to target", ScenarioKind::Target)}
            </div>
            <Breakdown open sentence=Signal::derive(move || sentence(open.get()?))/>
        </section>
    }
}

#[component]
fn Kpi(
    key: &'static str,
    title: &'static str,
    tile: Memo<Tile>,
    open: RwSignal<Option<&'static str>>,
    hero: bool,
) -> impl IntoView {
    let expanded = move || (open.get() == Some(key)).to_string();
    let toggle =
        move |_| open.update(|open| *open = if *open == Some(key) { None } else { Some(key) });
    let cents = move || tile.with(|tile| tile.cents.map(|cents| cents.0.to_string()));
    let direction = move || {
        tile.with(|tile| match tile.cents {
            Some(Cents(n)) if tile.signed && n > 0 => "kpi__figure kpi__figure--up",
            Some(Cents(n)) if tile.signed && n < 0 => "kpi__figure kpi__figure--down",
            Some(_) => "kpi__figure",
            None => "kpi__figure kpi__figure--missing",
        })
    };
    view! {
        <button class="kpi" class:kpi--hero=hero aria-expanded=expanded aria-controls="explanation" title=move || tile.with(|tile| tile.sentence.clone()) on:click=toggle>
            <span class="kpi__title">{title}{move || hero.then(|| scenario_name())}</span>
            <span class=direction data-figure=key data-cents=cents>{move || tile.with(|tile| tile.text.clone())}</span>
            <span class="kpi__line">{move || tile.with(|tile| tile.line.clone())}
                {move || tile.with(|tile| tile.flag).then(|| view! { <span class="flag flag--care">"a contract year is open"</span> })}
            </span>
        </button>
    }
}

fn scenario_name() -> impl IntoView {
    move || {
        app().document.scene().with(|scene| {
            scene
                .plan
                .scenarios
                .get(scene.scenario.as_str())
                .map(|scenario| format!(", {}", scenario.name))
        })
    }
}

fn tile(scene: &Scene, figure: Figure, line: fn(&Scene) -> String) -> Tile {
    match &scene.outcome {
        Ok(outcome) => {
            let cents = figure.of(outcome);
            Tile {
                cents: Some(cents),
                text: show::money_short(cents, &scene.format),
                line: line(scene),
                sentence: figure.explain(&scene.resolved, outcome, &scene.format),
                signed: false,
                flag: figure == Figure::NetValue && outcome.has_open_year(),
            }
        }
        Err(failure) => missing("no figure", failure.to_string()),
    }
}

fn missing(text: &str, sentence: String) -> Tile {
    Tile {
        cents: None,
        text: text.to_owned(),
        line: String::new(),
        sentence,
        signed: false,
        flag: false,
    }
}

/// The sentence of the pressed figure.
fn sentence(key: &'static str) -> Option<String> {
    match key {
        OFFER => Some(difference(ScenarioKind::Base).sentence),
        TARGET => Some(difference(ScenarioKind::Target).sentence),
        _ => {
            let figure = Figure::ALL.into_iter().find(|figure| figure.key() == key)?;
            Some(
                app()
                    .document
                    .scene()
                    .with(|scene| tile(scene, figure, |_| String::new()).sentence),
            )
        }
    }
}

/// Net value of the active scenario less that of the first scenario of a kind.
fn difference(kind: ScenarioKind) -> Tile {
    let document = app().document;
    let other = document.outcome_of_kind(kind);
    document.scene().with(|scene| match (&scene.outcome, other) {
        (Ok(outcome), Some(other)) => {
            let cents = Cents(outcome.net_value.0 - other.net_value.0);
            let theirs = show::money_short(other.net_value, &scene.format);
            Tile {
                cents: Some(cents),
                text: show::money_short_signed(cents, &scene.format),
                line: format!("{}: {theirs}", kind.label()),
                sentence: format!(
                    "Net value of this scenario, {}, less that of {}, {}.",
                    show::money_whole(outcome.net_value, &scene.format),
                    kind.label(),
                    show::money_whole(other.net_value, &scene.format)
                ),
                signed: true,
                flag: false,
            }
        }
        (Ok(_), None) => missing(
            "needs a target",
            format!("No scenario of this plan is marked “{}”.", kind.label()),
        ),
        (Err(failure), _) => missing("no figure", failure.to_string()),
    })
}

fn outcome_line(scene: &Scene, line: impl Fn(&crate::engine::Outcome) -> String) -> String {
    scene.outcome.as_ref().map_or_else(|_| String::new(), |outcome| line(outcome))
}

fn scenario_line(scene: &Scene) -> String {
    let lacking = scene.plan.drafts.iter().filter(|(_, text)| text.is_empty()).count();
    match lacking {
        0 => "bill saved, less shortfall and what we give".to_owned(),
        1 => "1 cell is not filled in yet".to_owned(),
        n => format!("{n} cells are not filled in yet"),
    }
}

fn usable_line(scene: &Scene) -> String {
    outcome_line(scene, |outcome| match outcome.headline.0 {
        0 => "no credits yet".to_owned(),
        headline => {
            let percent = (i128::from(outcome.applied.0) * 100 + i128::from(headline) / 2)
                / i128::from(headline);
            format!("{percent}% of headline")
        }
    })
}

fn forfeited_line(scene: &Scene) -> String {
    outcome_line(scene, |outcome| {
        let lost: Vec<_> = outcome.grants.iter().filter(|grant| !grant.expired.is_zero()).collect();
        let first = lost.iter().filter_map(|grant| grant.grant.end).min();
        match first {
            None => "nothing is lost".to_owned(),
            Some(end) => {
                let credits = if lost.len() == 1 { "credit" } else { "credits" };
                format!(
                    "{} {credits}, from {}",
                    lost.len(),
                    show::month_short(crate::domain::Month::of(end))
                )
            }
        }
    })
}

fn shortfall_line(scene: &Scene) -> String {
    outcome_line(scene, |outcome| {
        if outcome.commitment.is_empty() {
            return "no commitment".to_owned();
        }
        let short = outcome
            .commitment
            .iter()
            .filter(|year| year.assessed.as_ref().is_some_and(|a| !a.shortfall.is_zero()));
        let years: Vec<String> = short.map(|year| format!("year {}", year.year)).collect();
        if years.is_empty() {
            "the commitment is met".to_owned()
        } else {
            format!(
                "{} short in {}",
                show::money_short(outcome.shortfall(), &scene.format),
                years.join(", ")
            )
        }
    })
}
