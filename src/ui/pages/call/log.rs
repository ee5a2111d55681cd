//! The offer log, gives still in hand, and what to say next.

use chrono::Datelike as _;
use leptos::prelude::*;

use super::{Call, figures::heading};
use crate::{
    calc::terms::say_next,
    domain::{Day, Scenario, TableId, Value, scenario::ScenarioKind},
    edit::{Command, Entry, offers},
    grid::view::field_ref,
    platform::clock,
    state::Scene,
    text::show,
    ui::dom::{Attr, El, On, Tag, el, text},
};

/// The panel beside the terms.
pub fn log(call: Call) -> El {
    let offers = el(Tag::SECTION, "").child(heading("Offer log", "newest first")).child(
        el(Tag::OL, "offers").attr(Attr::ARIA_LABEL, "Offer log").live(move || entries(call)),
    );
    let gives =
        el(Tag::SECTION, "").child(heading("Gives still in hand", "not promised here")).child(
            el(Tag::UL, "offers")
                .attr(Attr::ARIA_LABEL, "Gives still in hand")
                .live(move || in_hand(call)),
        );
    let next = el(Tag::SECTION, "")
        .live_flag(Attr::HIDDEN, move || call.app.view.hide_private.get())
        .child(heading("Say next", "hidden with what is private"))
        .child(el(Tag::P, "call__next").live_text(move || next(call)));
    el(Tag::ASIDE, "call__log")
        .held(call.log)
        .attr(Attr::ARIA_LABEL, "Offers")
        .child(offers)
        .child(gives)
        .child(next)
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
    let when = match (offer.offer.at.as_str(), offer.date) {
        ("", Some(day)) => show::day(day, scene.format.dates),
        (at, Some(day)) if day != clock::today() => format!("{} {at}", short(day, scene)),
        (at, _) => at.to_owned(),
    };
    let worth = call.app.document.outcome_of(&offer.id).map(|outcome| outcome.deal_value);
    let value = worth.map_or_else(String::new, |worth| show::money_short(worth, &scene.format));
    let (id, own) = (offer.id.clone(), offer.id.clone());
    let open = el(Tag::BUTTON, "offer__open")
        .attr(Attr::ARIA_PRESSED, if offer.id == scene.scenario { "true" } else { "false" })
        .attr(Attr::TITLE, "Show it")
        .child(text(Tag::B, "", &offer.name))
        .child(text(Tag::B, "offer__value", &value))
        .on(On::CLICK, move |_| call.look_at(id.clone()));
    let pin = text(Tag::BUTTON, "offer__pin", if pinned { "Pinned" } else { "Pin" })
        .attr(Attr::ARIA_PRESSED, if pinned { "true" } else { "false" })
        .attr(
            Attr::ARIA_LABEL,
            &format!("{} {}", if pinned { "Pinned:" } else { "Pin" }, offer.name),
        )
        .attr(Attr::TITLE, "Show differences against it")
        .on(On::CLICK, move |_| call.app.view.pinned.set(Some(own.clone())));
    el(Tag::LI, "offer")
        .attr(Attr::DATA_OFFER, offer.id.as_str())
        .child(text(Tag::TIME, "", &when))
        .child(open)
        .child(pin)
        .child(text(Tag::P, "", &offer.note))
        .children(share(call, offer))
}

/// The switch that lets AWS see a note; not while what is ours alone is hidden.
fn share(call: Call, offer: &Scenario) -> Option<El> {
    if offer.note.is_empty() || call.app.view.hide_private.get() {
        return None;
    }
    let shared = offer.share_note;
    let own = offer.clone();
    let button = text(Tag::BUTTON, "offer__pin offer__share", "Share")
        .attr(Attr::ARIA_PRESSED, if shared { "true" } else { "false" })
        .attr(Attr::ARIA_LABEL, &format!("Share with AWS what was said of {}", offer.name))
        .attr(Attr::TITLE, "Our notes are hidden with what is private, unless they are shared")
        .on(On::CLICK, move |_| {
            call.app.act(&offers::share_note(&own, !shared));
        });
    Some(button)
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
                let offer = text(Tag::BUTTON, "offer__pin", "Offer")
                    .attr(Attr::ARIA_LABEL, &format!("Offer {}", lever.behaviour))
                    .attr(Attr::TITLE, "Count it in this scenario")
                    .on(On::CLICK, promise);
                offer.set_flag(Attr::DISABLED, super::is_offer(scene));
                el(Tag::LI, "give")
                    .child(text(Tag::SPAN, "", &lever.behaviour))
                    .child(text(Tag::SPAN, "", &credit))
                    .child(offer)
            })
            .collect();
        if list.is_empty() {
            let none = if scene.resolved.levers.is_empty() {
                "No gives yet: say in Value exchange what AWS wants"
            } else {
                "Every give is promised in this scenario"
            };
            return vec![text(Tag::LI, "give give--none", none)];
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
