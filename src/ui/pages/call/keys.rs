//! The keys of call mode: single letters, for one hand, while nothing is typed.

use leptos::prelude::*;

use super::{
    Call,
    hand::{hand, ready},
    note,
};
use crate::{
    edit::offers::{self, Side},
    ui::dom::{Stroke, is_text_field, on_window},
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
    on_window("keydown", move |event| {
        if is_text_field(&event) || event.default_prevented() || has_dialog() {
            return;
        }
        let stroke = Stroke::of(event);
        if stroke.command || stroke.alt || stroke.composing {
            return;
        }
        let document = call.app.document;
        match stroke.key.as_str() {
            "s" | "S" => call.store(Side::Aws),
            "u" | "U" => call.store(Side::Us),
            "n" | "N" => note::write(),
            "[" => walk(call, 1),
            "]" => walk(call, -1),
            "b" | "B" => document.activate(call.working.get_untracked()),
            "g" | "G" => call.go_on(),
            "a" | "A" => call.settle(),
            "p" | "P" => call.app.view.pinned.set(Some(untrack(|| document.active()))),
            // From anywhere on the page arrows act on the term at hand.
            "ArrowUp" | "ArrowDown" => ready(call),
            "ArrowLeft" => step(call, "button:first-child", stroke.shift),
            "ArrowRight" => step(call, "button:last-child", stroke.shift),
            _ => return,
        }
        stroke.taken();
    });
}

fn step(call: Call, button: &str, many: bool) {
    ready(call);
    if let Some(button) = hand(call).and_then(|row| row.find(button)) {
        (0..if many { 5 } else { 1 }).for_each(|_| button.raw().click());
    }
}

fn has_dialog() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|found| found.is_some())
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
