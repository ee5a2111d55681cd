//! What comes next: dates, the money that hangs on them, and the window that is open now.

use leptos::prelude::*;

use crate::{
    calc::{
        checks::Place,
        dates::{Event, Kind, Urgency, events, window_now},
    },
    domain::Day,
    state::Scene,
    text::show,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Tag, el, text},
        kit::panel,
        nav::{jump, places},
    },
};

/// How many dates are shown before “all”.
const FIRST: usize = 9;

/// The panel.
pub fn panel(app: App, today: Day) -> El {
    let note = move || format!("from {}", show::day(today, app.view.locale().dates));
    let body = el(Tag::DIV, "panel__body").live(move || build(app, today));
    app.anchors
        .hold(Anchor::Place(places::NEXT_DATES), panel::live_panel(places::NEXT_DATES, note, body))
}

fn build(app: App, today: Day) -> Vec<El> {
    app.document.scene().with(|scene| {
        let Ok(outcome) = &scene.outcome else { return Vec::new() };
        let next = events(&scene.resolved, outcome, today, &scene.format);
        let more = next.len().saturating_sub(FIRST);
        let items = |events: &[Event]| {
            let items = events.iter().map(|event| item(app, scene, event, today));
            el(Tag::UL, "list").children(items)
        };
        let (first, rest) = next.split_at(next.len() - more);
        let mut parts = vec![text(Tag::P, "dates__window", &window(scene, today)), items(first)];
        if more > 0 {
            let all = el(Tag::DETAILS, "").child(text(
                Tag::SUMMARY,
                "side__more",
                &format!("{more} more"),
            ));
            parts.push(all.child(items(rest)));
        }
        parts
    })
}

fn place(event: &Event) -> Place {
    let (table, row) = event.place.clone();
    Place { table, row: Some(row), field: None, scenario: None }
}

fn item(app: App, scene: &Scene, event: &Event, today: Day) -> El {
    let days = (event.day - today).num_days();
    let class = match event.urgency(today) {
        Urgency::Now => "flag flag--bad",
        Urgency::Soon => "flag flag--care",
        Urgency::Later => "flag",
    };
    let risk = matches!(event.kind, Kind::Loss | Kind::Short);
    let words = match event.amount.filter(|_| risk) {
        Some(amount) => format!("{} at risk", show::money_short(amount, &scene.format)),
        None => show::days_left(days),
    };
    let chip = text(Tag::SPAN, class, &words);
    el(Tag::LI, "list__item")
        .child(text(Tag::SPAN, "list__when", &show::day(event.day, scene.format.dates)))
        .child(jump::link(app, &event.text, place(event)))
        .child(chip.attr(Attr::TITLE, &show::days_left(days)))
}

/// The window that is open today, what an ask made in it still gets, and when it closes.
fn window(scene: &Scene, today: Day) -> String {
    let window = window_now(&scene.resolved, today);
    let part = show::rate_percent(window.factor, scene.format.style);
    match window.closes {
        Some(day) => format!(
            "Window now: {}, closes {} ({}). An ask made in it keeps {part} of its credit",
            window.name,
            show::day(day, scene.format.dates),
            show::days_left((day - today).num_days()),
        ),
        None => format!("No window is open: an ask made today keeps {part} of its credit"),
    }
}
