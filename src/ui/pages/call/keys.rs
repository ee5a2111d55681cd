//! The keys of call mode: single letters, for one hand, while nothing is typed.

use leptos::prelude::*;

use super::{Call, hand::ready, note};
use crate::{
    domain::OfferSide,
    edit::offers,
    ui::dom::{On, Stroke, is_text_field, on_window},
};

/// What call mode does by key, for the list of shortcuts.
pub const CALL_KEYS: &[(&str, &str)] = &[
    ("Step the term", "→"),
    ("Step it back", "←"),
    ("Five steps", "Shift+→"),
    ("Next term", "↓"),
    ("Store what AWS said", "s"),
    ("Store what we said", "u"),
    ("Write the note", "n"),
    ("Older offer", "["),
    ("Newer offer", "]"),
    ("Back to what is negotiated", "b"),
    ("Go on from what is shown in what is negotiated", "g"),
    ("Settle on what is shown", "a"),
    ("Pin as the baseline", "p"),
];

/// Listens as long as call mode is shown.
pub fn listen(call: Call) {
    on_window(On::KEYDOWN, move |event| {
        if is_text_field(&event) || event.default_prevented() || call.app.view.has_dialog() {
            return;
        }
        let stroke = Stroke::of(event);
        if stroke.command || stroke.alt || stroke.composing {
            return;
        }
        let document = call.app.document;
        match stroke.key.as_str() {
            "s" | "S" => call.store(OfferSide::Aws),
            "u" | "U" => call.store(OfferSide::Us),
            "n" | "N" => note::write(call),
            "[" => walk(call, 1),
            "]" => walk(call, -1),
            "b" | "B" => document.activate(call.working.get_untracked()),
            "g" | "G" => call.go_on(),
            "a" | "A" => call.settle(),
            "p" | "P" => call.app.view.pinned.set(Some(untrack(|| document.active()))),
            // From anywhere on the page arrows act on the term at hand.
            "ArrowUp" | "ArrowDown" => ready(call),
            "ArrowLeft" => step(call, -1, stroke.shift),
            "ArrowRight" => step(call, 1, stroke.shift),
            _ => return,
        }
        stroke.taken();
    });
}

/// Moves the term at hand one step, or five.
fn step(call: Call, by: i64, many: bool) {
    ready(call);
    if let Some(row) = call.at_hand().filter(|row| !row.fixed) {
        (0..if many { 5 } else { 1 }).for_each(|_| (row.step)(by));
    }
}

/// Goes to an older or newer offer; from what is negotiated, to the newest.
fn walk(call: Call, by: isize) {
    let document = call.app.document;
    let plan = untrack(|| document.seen());
    let log: Vec<_> = offers::log(&plan).into_iter().map(|offer| offer.id.clone()).collect();
    let active = untrack(|| document.active());
    let at = log.iter().position(|id| *id == active);
    let next = match at {
        None => (by > 0).then_some(0),
        Some(at) => at.checked_add_signed(by),
    };
    match next {
        Some(next) => drop(log.get(next).map(|id| call.look_at(id.clone()))),
        None => document.activate(call.working.get_untracked()),
    }
}
