//! Under the strip: the sentence of the pressed figure, and the figures that have no tile.

use leptos::prelude::*;

use super::tiles::{Tile, Which};
use crate::{
    calc::explain::Figure,
    state::Document,
    text::show,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
        parts::yardstick,
    },
};

/// The figures that have no tile of their own.
const OTHERS: [Figure; 14] = [
    Figure::Headline,
    Figure::BillSaving,
    Figure::CashFunding,
    Figure::LeverCost,
    Figure::Remaining,
    Figure::Beyond,
    Figure::Gross,
    Figure::CashWithout,
    Figure::CashWith,
    Figure::List,
    Figure::Support,
    Figure::TaxWithout,
    Figure::TaxWith,
    Figure::ExpectedLevers,
];

/// The explanation panel: closed until a figure is pressed.
pub fn panel(app: App, open: RwSignal<Option<Which>>) -> El {
    let document = app.document;
    let measured = yardstick::choice(app)
        .live_flag(Attr::HIDDEN, move || open.get() != Some(Which::Figure(Figure::DealValue)));
    let sentence =
        move || open.get().map_or_else(String::new, |which| Tile::of(document, which).sentence);
    let close = text(Tag::BUTTON, "btn btn--small", "Close").on(On::CLICK, move |_| open.set(None));
    el(Tag::DIV, "breakdown")
        .attr(Attr::ID, "explanation")
        .attr(Attr::ARIA_LIVE, "polite")
        .live_flag(Attr::HIDDEN, move || open.get().is_none())
        .child(el(Tag::P, "breakdown__why").live_text(sentence))
        .child(measured)
        .child(el(Tag::DL, "breakdown__list").children(OTHERS.map(|figure| item(document, figure))))
        .child(close)
}

fn item(document: Document, figure: Figure) -> El {
    let value = el(Tag::DD, "").attr(Attr::DATA_FIGURE, figure.key());
    let title = move || figure.titled(document.hides_private()).to_owned();
    let item = el(Tag::DIV, "breakdown__item")
        .child(el(Tag::DT, "").live_text(title))
        .child(value.clone());
    let own = item.clone();
    react(move || {
        let hidden = figure.is_private() && document.hides_private();
        own.set_flag(Attr::HIDDEN, hidden);
        document.scene().with(|scene| {
            let outcome = scene.outcome.as_ref().ok().filter(|_| !hidden);
            let cents = outcome.map(|outcome| figure.of(outcome));
            let why = outcome
                .map(|outcome| figure.explain(&scene.resolved, outcome, &scene.format, hidden));
            own.set_attr(Attr::TITLE, why.as_deref());
            value.set_attr(Attr::DATA_CENTS, cents.map(|cents| cents.get().to_string()).as_deref());
            value.set_text(
                &cents.map_or_else(String::new, |cents| show::money_whole(cents, &scene.format)),
            );
        });
    });
    item
}
