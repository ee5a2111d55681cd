//! Overview: where the deal stands, what it is worth in cash, and what to do next.

mod asks;
mod charts;
mod dates;
mod programs;
mod worth;

use chrono::Datelike as _;

use crate::{
    domain::Day,
    platform::clock,
    text::show,
    ui::{
        app::App,
        dom::{El, el, text},
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
    let head = el("div", "pagehead")
        .child(text("h1", "", "Overview"))
        .child(el("p", "pagehead__line").live_text(line));
    let column = |class: &str, panels: Vec<El>| el("div", class).children(panels);
    let reading = el("div", "board")
        .child(column("board__third", vec![worth::panel(app)]))
        .child(column("board__two-thirds", vec![charts::marks(app), worth::credits(app)]))
        .child(column(
            "board__two-thirds",
            vec![programs::panel(app), charts::waterfall(app), charts::at_risk(app, today)],
        ))
        .child(column(
            "board__third",
            vec![dates::panel(app, today), asks::problems(app), asks::open(app)],
        ));
    el("div", "page").child(head).child(reading)
}
