//! One credit in detail: where it stands, how long it lasts, why it is lost and what would save it.

use leptos::prelude::*;

use super::{Shared, forms, list};
use crate::{
    calc::register::{self, Burn, Entry, Remedy, Rescue, words},
    domain::{Total, choice::Choice as _},
    edit,
    platform::clock,
    state::Scene,
    text::show,
    ui::dom::{Attr, El, On, Tag, el, text},
};

/// The panel at the side.
pub fn panel(shared: Shared) -> El {
    let side = el(Tag::ASIDE, "side credits__detail")
        .attr(Attr::ARIA_LABEL, "Credit in detail")
        .held(shared.detail);
    let head = el(Tag::SECTION, "").attr(Attr::TABINDEX, "-1");
    let place = head.clone();
    let head = head.live(move || match shared.entry() {
        Some(entry) => figures(shared, &entry),
        None => vec![text(
            Tag::P,
            "",
            "No credits yet. Add one to the register, or ask for some in the value exchange.",
        )],
    });
    let saves = el(Tag::DIV, "").live(move || {
        let entry = shared.entry().filter(|entry| !entry.expired.is_zero());
        entry.map(|entry| lost(shared, &entry, place.clone()))
    });
    // Made anew only for another credit: what is typed into the forms stays meanwhile.
    let key = move || shared.entry().map_or_else(String::new, |entry| entry.id.to_string());
    let forms = el(Tag::DIV, "").live_by(key, move |_| forms::forms(shared));
    side.child(head).child(saves).child(forms)
}

fn figures(shared: Shared, entry: &Entry) -> Vec<El> {
    let today = clock::today();
    let scene = shared.app.document.scene();
    scene.with(|scene| {
        let money = |amount: Total| show::money_whole(amount, &scene.format);
        let Burn { balance, months, needed, planned } = entry.burn;
        let day = |day| show::day(day, scene.format.dates);
        let ends = entry.end.map_or_else(|| "never".to_owned(), day);
        let mut rows = vec![
            ("Issued", "What was issued or is asked for.", money(entry.issued.into())),
            ("In the plan", "What the plan starts with.", money(entry.amount.into())),
            ("Used", "What the bills of this plan take from it.", money(entry.applied.into())),
            ("Forfeited", "What is lost on its last day.", money(entry.expired.into())),
            ("Left after the plan", "", money(entry.left)),
            ("Usable from", "", day(entry.start)),
            ("Ends", "The last day it can be used.", ends),
            ("Runway", "How long it lasts at the burn the plan gives it.", words::runway(entry.runway)),
        ];
        if let (Some(needed), Some(months)) = (needed, months) {
            rows.push(("Left now", "At the beginning of this month, or of its first.", money(balance)));
            rows.push(("Burn needed", "Each month, to use all of it before it ends.", format!("{} × {months} mo", money(needed))));
        }
        if entry.burn != Burn::default() {
            rows.push(("Burn planned", "What the bills take on average each month.", money(planned)));
        }
        if let Some(by) = entry.renegotiate_by {
            let tip = "90 days before its end, at the quarter's end before, and no later than the renewal.";
            rows.push(("Ask for more by", tip, words::by(by, today, &scene.format)));
        }
        let said = [
            ("Register says", &entry.said),
            ("Flexibility", &entry.flexibility),
            ("Clause", &entry.clause),
        ];
        for (title, text) in said.into_iter().filter(|(_, text)| !text.is_empty()) {
            rows.push((title, "As the register says it.", text.clone()));
        }
        let row = |(title, tip, value): (&str, &str, String)| {
            el(Tag::TR, "")
                .attr(Attr::TITLE, tip)
                .child(text(Tag::TH, "", title).attr(Attr::SCOPE, "row"))
                .child(text(Tag::TD, "kv__value", &value))
        };
        vec![
            el(Tag::HEADER, "")
                .child(text(Tag::H2, "", list::name(entry)))
                .child(text(Tag::SPAN, "side__note", words::origin(entry.id.origin()))),
            el(Tag::P, "credits__facts").child(list::program(entry)).child(list::status(entry.status)),
            el(Tag::TABLE, "kv").child(el(Tag::TBODY, "").children(rows.into_iter().map(row))),
        ]
    })
}

/// Why something is lost, and the terms that would save it.
fn lost(shared: Shared, entry: &Entry, head: El) -> El {
    let scene = shared.app.document.scene().get();
    let mut section = el(Tag::SECTION, "")
        .attr(Attr::ARIA_LABEL, "What would save it")
        .child(el(Tag::HEADER, "").child(text(Tag::H2, "", "What would save it")))
        .child(text(Tag::P, "credits__why", &why(shared, &scene, entry)));
    let found = rescues(shared, &scene, entry);
    if found.is_empty() {
        let none = "No single term saves it: ask for several at once, or for another credit.";
        return section.child(text(Tag::P, "credits__why", none));
    }
    for rescue in &found {
        section = section.child(offer(shared, &scene, entry, rescue, &head));
    }
    section
}

fn why(shared: Shared, scene: &Scene, entry: &Entry) -> String {
    let reach = shared.app.document.reach(&scene.scenario);
    let place = scene
        .outcome
        .as_ref()
        .ok()
        .and_then(|outcome| outcome.grants.iter().position(|of| of.grant.id == entry.id));
    let cause = place
        .and_then(|at| reach.get(at))
        .and_then(|reach| register::cause(&scene.resolved, entry, reach));
    cause.map_or_else(String::new, |cause| {
        words::cause(&scene.resolved, entry, &cause, &scene.format)
    })
}

fn rescues(shared: Shared, scene: &Scene, entry: &Entry) -> Vec<Rescue> {
    let Ok(outcome) = &scene.outcome else { return Vec::new() };
    let variants = register::variants(&scene.resolved, entry);
    let mut plans = Vec::new();
    for (_, sets) in &variants {
        plans.push(register::with(&scene.resolved, sets));
    }
    let outcomes = shared.app.document.outcomes(&scene.scenario, &plans);
    register::rescues(entry, outcome, variants, &outcomes)
}

/// A term, what it saves and what that is worth, and the way to take it into the scenario.
fn offer(shared: Shared, scene: &Scene, entry: &Entry, rescue: &Rescue, head: &El) -> El {
    let remedy: Remedy = rescue.remedy;
    let sets = rescue.sets.clone();
    let label = format!("{}: {}", list::name(entry), remedy.label());
    let said = words::rescue(rescue, &scene.format);
    let head = head.clone();
    let attempt = text(Tag::BUTTON, "btn btn--small", "Take")
        .attr(Attr::ARIA_LABEL, &format!("Take “{}” into this scenario", remedy.label()))
        .on(On::CLICK, move |_| {
            let command = shared.app.document.scene().with_untracked(|scene| {
                edit::set_values(&scene.plan, &scene.scenario, label.clone(), &sets)
            });
            shared.app.act(&command);
            // The button is gone; the keyboard goes on in the panel.
            head.focus();
        });
    el(Tag::DIV, "credits__offer")
        .attr(Attr::DATA_REMEDY, remedy.word())
        .child(text(Tag::B, "", remedy.label()))
        .child(text(Tag::SPAN, "", &said))
        .child(attempt)
}
