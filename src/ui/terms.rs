//! The MAP terms panel: what they come to, and AWS's offer beside the active scenario.

use leptos::prelude::*;

use super::{
    app::App,
    controls::field,
    dom::{El, el, react, text},
};
use crate::{
    domain::{Cents, Month, Plan, TableId, Value},
    engine::MapOutcome,
    state::Scene,
    table::{Spec, show, table},
    text,
};

type Figure = (&'static str, &'static str, &'static str, fn(&MapOutcome) -> Cents);

const FIGURES: [Figure; 7] = [
    ("map.base", "Run-rate counted", "Yearly run-rate that the agreement counts.", |map| map.base),
    (
        "map.nominal",
        "Credit before the cap",
        "Each workload's counted run-rate times its rate.",
        |map| map.nominal,
    ),
    ("map.pool", "MAP credit", "After the cap.", |map| map.pool),
    ("map.missed", "of it missed", "Shares of milestones that are missed.", |map| map.missed),
    ("map.lost_untagged", "lost untagged", "Credit that untagged spend did not earn.", |map| {
        map.lost_untagged
    }),
    (
        "map.partner_cash",
        "Cash to the partner",
        "Assess and mobilize funding: never a credit.",
        |map| map.partner_cash,
    ),
    (
        "map.buyer_cash",
        "passed on to us",
        "The part of the partner's cash that reaches us.",
        |map| map.buyer_cash,
    ),
];

/// The terms that are negotiated; the others stand behind “More terms”.
const FIRST: [&str; 8] = [
    "included",
    "base_rate",
    "max_rate",
    "cap",
    "release",
    "start",
    "term_months",
    "credit_life_months",
];

/// The panel.
pub fn panel(app: App) -> El {
    let figures = FIGURES.into_iter().map(|figure| row_of(app, figure));
    let sum = el("section", "")
        .child(el("header", "").child(text("h2", "", "What MAP comes to")))
        .child(el("table", "kv").child(el("tbody", "").children(figures)));
    let (first, more): (Vec<_>, Vec<_>) =
        specs().into_iter().partition(|spec| FIRST.contains(&spec.key));
    let note = text("span", "side__note", "AWS offer → this scenario");
    let more = el("details", "")
        .child(text("summary", "side__more", "More terms"))
        .child(terms(app, more));
    let terms = el("section", "")
        .attr("data-table", "map")
        .child(el("header", "").child(text("h2", "", "MAP terms")).child(note))
        .child(terms(app, first))
        .child(more);
    el("aside", "side").attr("aria-label", "MAP terms").child(sum).child(terms)
}

fn row_of(app: App, (key, title, tip, figure): Figure) -> El {
    let scene = app.document.scene();
    let value = el("td", "kv__value").attr("data-figure", key);
    let own = value.clone();
    react(move || {
        scene.with(|scene| {
            let cents = scene.outcome.as_ref().ok().map(|outcome| figure(&outcome.map));
            let shown = cents.map(|cents| text::show::money_whole(cents, &scene.format));
            own.set_attr("data-cents", cents.map(|cents| cents.0.to_string()).as_deref());
            own.set_text(shown.as_deref().unwrap_or("–"));
        });
    });
    el("tr", "").attr("title", tip).child(text("th", "", title).attr("scope", "row")).child(value)
}

fn specs() -> Vec<&'static Spec> {
    let empty = Plan::empty(Month::EPOCH);
    let rows = table(&empty, TableId::Map);
    (0..rows.width()).filter_map(|column| rows.spec(column)).collect()
}

fn terms(app: App, specs: Vec<&'static Spec>) -> El {
    let heads = ["Term", "AWS offer", "This scenario"].map(|title| text("th", "", title));
    el("table", "kv")
        .child(el("thead", "vh").child(el("tr", "").children(heads)))
        .child(el("tbody", "").children(specs.into_iter().map(|spec| term(app, spec))))
}

fn term(app: App, spec: &'static Spec) -> El {
    let offer = move || app.document.scene().with(|scene| offered(scene, spec));
    let title = el("th", "").attr("scope", "row").attr("title", spec.tip);
    el("tr", "")
        .child(title.child(text("span", "term", spec.title)))
        .child(el("td", "kv__was").live_text(offer))
        .child(el("td", "kv__value").child(field(app, TableId::Map, "map", spec)))
}

fn offered(scene: &Scene, spec: &'static Spec) -> String {
    let rows = table(&scene.plan, TableId::Map);
    let value = rows.column(spec.key).and_then(|column| rows.value("map", column));
    match show::cell(&scene.plan, spec, &value.unwrap_or(Value::Empty), &scene.format) {
        text if text.is_empty() => "–".to_owned(),
        text => text,
    }
}
