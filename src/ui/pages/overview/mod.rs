//! Overview: where the deal stands, what it is worth in cash, and what to do next.

mod asks;
mod charts;
mod dates;
mod programs;
mod steps;
mod worth;

use chrono::Datelike as _;
use leptos::prelude::With as _;

use crate::{
    domain::Day,
    platform::clock,
    text::show,
    ui::{
        app::App,
        dom::{El, Tag, el, text},
    },
};

/// The screen.
pub fn overview(app: App) -> El {
    let today = clock::today();
    let end = Day::from_ymd_opt(today.year(), 12, 31).unwrap_or(today);
    let line = move || {
        let end = show::day(end, app.view.locale().dates);
        format!("Where the deal stands, what it is worth in cash, and what to do before {end}")
    };
    let head = el(Tag::DIV, "pagehead")
        .child(text(Tag::H1, "", "Overview"))
        .child(el(Tag::P, "pagehead__line").live_text(line));
    // A plan without figures has no charts to show: what it needs stands there instead.
    let needs = move || app.document.scene().with(|scene| steps::key(&scene.plan));
    let reading = el(Tag::DIV, "board").live_by(needs, move |key| {
        if key.is_empty() { panels(app, today) } else { steps::panels(app, today) }
    });
    el(Tag::DIV, "page").child(head).child(reading)
}

/// A column of panels.
fn column(class: &str, panels: Vec<El>) -> El {
    el(Tag::DIV, class).children(panels)
}

fn panels(app: App, today: Day) -> Vec<El> {
    vec![
        column("board__third", vec![worth::panel(app)]),
        column("board__two-thirds", vec![charts::marks(app), worth::credits(app)]),
        column(
            "board__two-thirds",
            vec![programs::panel(app), charts::waterfall(app), charts::at_risk(app, today)],
        ),
        column(
            "board__third",
            vec![dates::panel(app, today), asks::problems(app), asks::open(app)],
        ),
    ]
}
