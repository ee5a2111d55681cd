//! The figure strip. Each figure explains itself in a sentence when pressed.

use leptos::prelude::*;

use super::{
    breakdown,
    tiles::{Tile, Which},
};
use crate::{
    calc::explain::Figure,
    domain::scenario::ScenarioKind,
    state::Document,
    text::show,
    ui::{
        actions::scenarios,
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
    },
};

const TILES: [Which; 8] = [
    Which::Figure(Figure::DealValue),
    Which::Figure(Figure::DiscountSaving),
    Which::Figure(Figure::NetValue),
    Which::Figure(Figure::Applied),
    Which::Figure(Figure::Expired),
    Which::Figure(Figure::ShortfallCost),
    Which::Against(ScenarioKind::Base),
    Which::Against(ScenarioKind::Target),
];

/// The strip.
pub fn strip(app: App) -> El {
    let open = RwSignal::new(None::<Which>);
    let tiles = TILES.into_iter().map(|which| tile(app, which, open));
    el(Tag::SECTION, "strip")
        .attr(Attr::ARIA_LABEL, "Figures")
        .child(el(Tag::DIV, "kpis").children(tiles))
        .child(breakdown::panel(app, open))
}

fn tile(app: App, which: Which, open: RwSignal<Option<Which>>) -> El {
    let document = app.document;
    let hero = which == Which::Figure(Figure::DealValue);
    let figure = el(Tag::SPAN, "kpi__figure").attr(Attr::DATA_FIGURE, which.key());
    let line = el(Tag::SPAN, "kpi__line");
    let title = el(Tag::SPAN, "kpi__title").live_text(move || {
        let title = which.title(document.hides_private()).to_owned();
        if hero { title + &scenario_name(document) } else { title }
    });
    let button = if hero {
        app.anchors.hold(Anchor::DealValue, el(Tag::BUTTON, "kpi kpi--hero"))
    } else {
        el(Tag::BUTTON, "kpi")
    };
    let button = button
        .attr(Attr::ARIA_CONTROLS, "explanation")
        .live_attr(Attr::ARIA_EXPANDED, move || Some((open.get() == Some(which)).to_string()))
        .on(On::CLICK, move |_| {
            // Where there is no target to explain a gap to, the press adds one.
            if which != Which::Against(ScenarioKind::Target) || !scenarios::add_target(app) {
                open.update(|open| *open = if *open == Some(which) { None } else { Some(which) });
            }
        })
        .child(title)
        .child(figure.clone())
        .child(line.clone());
    let own = button.clone();
    react(move || {
        let tile = Tile::of(document, which);
        own.set_attr(Attr::TITLE, Some(&tile.sentence));
        // A target that only we may see is not in sight now.
        let aside = matches!(which, Which::Against(_)) && tile.cents.is_none();
        own.set_flag(Attr::HIDDEN, aside && document.hides_private());
        figure.set_text(&tile.text);
        // A difference has an address of its own; deal value itself stands beside it then.
        let key = if tile.itself.is_some() { "deal_value_against" } else { which.key() };
        figure.set_attr(Attr::DATA_FIGURE, Some(key));
        figure
            .set_attr(Attr::DATA_CENTS, tile.cents.map(|cents| cents.get().to_string()).as_deref());
        let sign = tile.cents.filter(|_| tile.signed).map_or(0, |cents| cents.get().signum());
        figure.set_class("kpi__figure--up", sign > 0);
        figure.set_class("kpi__figure--down", sign < 0);
        figure.set_class("kpi__figure--missing", tile.cents.is_none());
        line.set_class("kpi__line--whole", tile.whole);
        match &tile.flag {
            // Alone, so that it is whole at every width.
            Some(flag) => {
                line.set_text("");
                let _ = line.clone().child(text(Tag::SPAN, "flag flag--care", flag));
            }
            None => line.set_text(&tile.line),
        }
        if let Some(itself) = tile.itself {
            let words = document.scene().with(|scene| show::money_short(itself, &scene.format));
            let itself = text(Tag::SPAN, "", &words)
                .attr(Attr::DATA_FIGURE, which.key())
                .attr(Attr::DATA_CENTS, &itself.get().to_string());
            let _ = line.clone().child(text(Tag::SPAN, "", "; deal value ")).child(itself);
        }
    });
    button
}

fn scenario_name(document: Document) -> String {
    document.scene().with(|scene| {
        let scenario = scene.plan.scenarios.get(scene.scenario.as_str());
        scenario.map_or_else(String::new, |scenario| format!(", {}", scenario.name))
    })
}
