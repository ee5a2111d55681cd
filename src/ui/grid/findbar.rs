//! Finding a text in the grid.

use leptos::prelude::*;

use super::model::Model;
use crate::{
    grid::find,
    ui::dom::{Attr, El, On, Tag, el, text},
};

/// The bar; there while one searches.
pub fn bar(model: Model) -> El {
    el(Tag::DIV, "sheet__over").live(move || {
        model.finding.get().then(|| {
            let input = el(Tag::INPUT, "field__input")
                .attr(Attr::TYPE, "search")
                .attr(Attr::ARIA_LABEL, "Find in the grid")
                .attr(Attr::PLACEHOLDER, "Find")
                .focused_first();
            let said = RwSignal::new(String::new());
            let (own, typed, before, after) =
                (input.clone(), input.clone(), input.clone(), input.clone());
            let close = move || {
                model.finding.set(false);
                model.focus();
            };
            let input = input
                .on(On::INPUT, move |_| {
                    let count = model.sheet(|sheet| find::count(sheet, &typed.value()));
                    said.set(match (typed.value().trim().is_empty(), count) {
                        (true, _) => String::new(),
                        (_, 0) => "not found".to_owned(),
                        (_, 1) => "1 cell".to_owned(),
                        (_, n) => format!("{n} cells"),
                    });
                })
                .on_key(move |stroke| match stroke.key.as_str() {
                    "Enter" => find_next(model, &own.value(), !stroke.shift),
                    "Escape" => close(),
                    _ => {}
                });
            let act = |name: &str, shown: &str| {
                text(Tag::BUTTON, "btn btn--small", shown).attr(Attr::ARIA_LABEL, name)
            };
            el(Tag::DIV, "findbar")
                .attr(Attr::ROLE, "search")
                .child(input)
                .child(
                    el(Tag::SPAN, "findbar__said")
                        .attr(Attr::ROLE, "status")
                        .live_text(move || said.get()),
                )
                .child(act("Previous", "↑").on(On::CLICK, move |_| {
                    find_next(model, &before.value(), false);
                }))
                .child(
                    act("Next", "↓").on(On::CLICK, move |_| find_next(model, &after.value(), true)),
                )
                .child(act("Close", "×").on(On::CLICK, move |_| close()))
        })
    })
}

fn find_next(model: Model, text: &str, forward: bool) {
    let from = model.at_now();
    if let Some(to) = model.sheet(|sheet| find::next(sheet, text, from, forward)) {
        model.go(to);
        model.speak(to);
    }
}
