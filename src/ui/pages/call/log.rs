//! The offer log, gives still in hand, what to say next, and the field that stores an offer.

use chrono::Datelike as _;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::{Call, figures::heading};
use crate::{
    calc::terms::say_next,
    domain::{Day, Scenario, TableId, Value, scenario::ScenarioKind},
    edit::{Command, Entry, offers},
    grid::view::field_ref,
    platform::clock,
    state::Scene,
    text::show,
    ui::dom::{El, el, text},
};

const NOTE: &str = "offer-note";

/// The field of the note, where it stands on the page.
pub fn note_field() -> Option<El> {
    Some(El::of(document().get_element_by_id(NOTE)?.unchecked_into()))
}

/// The panel beside the terms.
pub fn log(call: Call) -> El {
    let offers = el("section", "")
        .child(heading("Offer log", "newest first"))
        .child(el("ol", "offers").attr("aria-label", "Offer log").live(move || entries(call)));
    let gives = el("section", "").child(heading("Gives still in hand", "not promised here")).child(
        el("ul", "offers").attr("aria-label", "Gives still in hand").live(move || in_hand(call)),
    );
    let next = el("section", "")
        .live_flag("hidden", move || call.app.view.hide_private.get())
        .child(heading("Say next", "hidden with what is private"))
        .child(el("p", "call__next").live_text(move || next(call)));
    el("aside", "call__log")
        .attr("aria-label", "Offers")
        .child(el("div", "call__lists").child(offers).child(gives).child(next))
        .child(store(call))
}

fn entries(call: Call) -> Vec<El> {
    call.app.document.scene().with(|scene| {
        let pinned = call.pinned(&scene.plan);
        offers::log(&scene.plan)
            .into_iter()
            .map(|offer| entry(call, scene, offer, pinned.as_ref() == Some(&offer.id)))
            .collect()
    })
}

fn entry(call: Call, scene: &Scene, offer: &Scenario, pinned: bool) -> El {
    let when = match (offers::at(offer), offer.date) {
        ("", Some(day)) => show::day(day, scene.format.dates),
        (at, Some(day)) if day != clock::today() => [&short(day, scene), " ", at].concat(),
        (at, _) => at.to_owned(),
    };
    let net = call.app.document.outcome_of(&offer.id).map(|outcome| outcome.net_value);
    let value = net.map_or_else(String::new, |net| show::money_short(net, &scene.format));
    let (id, own) = (offer.id.clone(), offer.id.clone());
    let open = el("button", "offer__open")
        .attr("aria-pressed", if offer.id == scene.scenario { "true" } else { "false" })
        .attr("title", "Show it")
        .child(text("b", "", &offer.name))
        .child(text("b", "offer__value", &value))
        .on("click", move |_| call.app.document.activate(id.clone()));
    let pin = text("button", "offer__pin", if pinned { "Pinned" } else { "Pin" })
        .attr("aria-pressed", if pinned { "true" } else { "false" })
        .attr("aria-label", &format!("{} {}", if pinned { "Pinned:" } else { "Pin" }, offer.name))
        .attr("title", "Show differences against it")
        .on("click", move |_| call.app.view.pinned.set(Some(own.clone())));
    el("li", "offer")
        .attr("data-offer", offer.id.as_str())
        .child(text("time", "", &when))
        .child(open)
        .child(pin)
        .child(text("p", "", &offer.note))
}

/// A day as short as can be: this year's without its year.
fn short(day: Day, scene: &Scene) -> String {
    let said = show::day(day, scene.format.dates);
    let year = format!(" {}", day.year());
    let this_year = day.year() == clock::today().year();
    said.strip_suffix(&year).filter(|_| this_year).map_or(said.clone(), str::to_owned)
}

/// Levers that are not counted in the active scenario: what is asked for them, and a way to promise them.
fn in_hand(call: Call) -> Vec<El> {
    let app = call.app;
    app.document.scene().with(|scene| {
        let asked = scene.plan.scenarios.iter().find(|scenario| scenario.kind == ScenarioKind::Ask);
        let asked = asked.map(|ask| crate::table::resolve::resolve(&scene.plan, ask));
        let gives = scene.resolved.levers.iter();
        let gives = gives.filter(|lever| !lever.included);
        let list: Vec<El> = gives
            .map(|lever| {
                let ask = asked.as_ref().and_then(|ask| ask.levers.get(lever.id.as_str()));
                let credit = ask.map_or(lever.credit, |ask| ask.credit);
                let credit = format!("asks {}", show::money_short(credit, &scene.format));
                let id = lever.id.clone();
                let promise = move |_| {
                    let scene = app.document.scene();
                    let cell = scene.with_untracked(|scene| {
                        field_ref(&scene.plan, &scene.scenario, TableId::Levers, &id, "included")
                    });
                    let cells = vec![(cell, Entry::Value(Value::Flag(true)))];
                    let command = Command::SetCells { cells, merge: None };
                    app.act(&command);
                };
                let offer = text("button", "offer__pin", "Offer")
                    .attr("aria-label", &format!("Offer {}", lever.behaviour))
                    .attr("title", "Count it in this scenario")
                    .on("click", promise);
                offer.set_flag("disabled", super::is_offer(scene));
                el("li", "give")
                    .child(text("span", "", &lever.behaviour))
                    .child(text("span", "", &credit))
                    .child(offer)
            })
            .collect();
        if list.is_empty() {
            let none = if scene.resolved.levers.is_empty() {
                "No gives yet: say in Value exchange what AWS wants"
            } else {
                "Every give is promised in this scenario"
            };
            return vec![text("li", "give give--none", none)];
        }
        list
    })
}

fn next(call: Call) -> String {
    call.app.document.scene().with(|scene| match &scene.outcome {
        Err(failure) => failure.to_string(),
        Ok(outcome) => {
            call.steps.with(|steps| say_next(&scene.resolved, outcome, steps, &scene.format))
        }
    })
}

fn store(call: Call) -> El {
    let field = el("input", "call__note")
        .attr("type", "text")
        .attr("id", NOTE)
        .attr("autocomplete", "off")
        .attr("aria-label", "Note to the offer")
        .attr("placeholder", "Note, or a number they said")
        .on_key(move |stroke| match stroke.key.as_str() {
            "Enter" | "Escape" => {
                if stroke.key == "Enter" {
                    call.store(offers::Side::Aws);
                }
                // The keys of call mode work again at once.
                if let Some(main) = document().get_element_by_id("main") {
                    El::of(main.unchecked_into()).focus();
                }
            }
            _ => {}
        });
    let button = |side: offers::Side, class: &str, key: &str, tip: &str| {
        let name = move || {
            let next = call.app.document.scene().with(|scene| side.next_name(&scene.plan));
            format!("Store {}", next.replace("Our", "our"))
        };
        el("button", class)
            .attr("title", tip)
            .on("click", move |_| call.store(side))
            .child(el("span", "").live_text(name))
            .child(text("kbd", "", key))
    };
    let aws = button(
        offers::Side::Aws,
        "btn btn--primary",
        "S",
        "Keep what AWS said, with the time and the note",
    );
    let us = button(offers::Side::Us, "btn", "U", "Keep what we said, with the time and the note");
    el("div", "call__store").child(field).child(aws).child(us)
}
