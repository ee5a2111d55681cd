//! The rail: the screens, and how long until AWS' year ends.

use chrono::Datelike as _;
use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, el, on_window, react, text},
    icons::{Shape, brand, icon},
};
use crate::{
    domain::{Day, TableId},
    platform::clock,
    state::{Document, Screen, View},
    table::table,
    text::show,
};

/// The rail.
pub fn rail(app: App) -> El {
    let shown = Screen::ALL.into_iter().filter(|screen| *screen != Screen::Call);
    let items = shown.map(|screen| item(app, screen));
    el("nav", "rail")
        .attr("aria-label", "Screens")
        .child(el("div", "brand").child(brand()).child(text("b", "", "Tranche")))
        .child(el("ul", "").children(items))
        .child(year_end(app.document))
}

fn item(app: App, screen: Screen) -> El {
    let (title, address) = screen.words();
    let shape = match screen {
        Screen::Overview => Shape::Bars,
        Screen::Workloads => Shape::Grid,
        Screen::Exchange => Shape::Exchange,
        Screen::Credits => Shape::Timeline,
        Screen::Consumption => Shape::Line,
        Screen::Commitment => Shape::Steps,
        Screen::Compare => Shape::Columns,
        Screen::Brief => Shape::Sheet,
        Screen::Call => Shape::Phone,
    };
    let tables = screen.tables();
    // What is compared is counted by the switch in the top bar, and services are not what one looks for.
    let counts = !matches!(screen, Screen::Compare | Screen::Consumption);
    let scene = app.document.scene();
    let problems = move || {
        scene.with(|scene| {
            scene.plan.drafts.iter().filter(|(cell, _)| tables.contains(&cell.table)).count()
        })
    };
    let count = move || match problems() {
        0 => scene.with(|scene| {
            let rows = |id: &TableId| table(&scene.plan, *id).len().to_string();
            tables.first().filter(|_| counts).map_or_else(String::new, rows)
        }),
        n => format!("{n} !"),
    };
    let hint = move || if problems() == 0 { "" } else { " cells need attention" }.to_owned();
    let number = el("span", "rail__n")
        .live_class("rail__n--bad", move || problems() > 0)
        .live_text(count)
        .child(el("span", "vh").live_text(hint));
    let current = move || (app.view.screen.get() == screen).then(|| "page".to_owned());
    let link = el("a", "rail__item")
        .attr("href", &format!("#{address}"))
        .live_attr("aria-current", current)
        .child(icon(shape))
        .child(text("span", "rail__name", title))
        .child(number);
    el("li", "").child(link)
}

/// AWS' fiscal year ends on 31 December: the best window of the year.
fn year_end(document: Document) -> El {
    let today = clock::today();
    let end = Day::from_ymd_opt(today.year(), 12, 31).unwrap_or(today);
    let left = show::days_left((end - today).num_days());
    let as_of = move || {
        let (day, dates) =
            document.scene().with(|scene| (scene.plan.head.as_of, scene.format.dates));
        let as_of = day.map(|day| format!(" Data as of {}.", show::day(day, dates)));
        format!("{}.{}", show::day(end, dates), as_of.unwrap_or_default())
    };
    el("p", "rail__foot").child(text("b", "", &format!("{left} to AWS year end"))).live_text(as_of)
}

/// The screen follows the address after `#`, and the address the screen: a link to where one came from
/// leads back there, and so does the browser's own way back.
pub fn follow_address(view: View) {
    let show = move || {
        let shown = view.screen.get_untracked();
        // Only another screen is made anew.
        if let Some(screen) = addressed().filter(|named| *named != shown) {
            view.screen.set(screen);
        }
    };
    show();
    on_window("hashchange", move |_| show());
    react(move || {
        let shown = view.screen.get();
        if addressed().unwrap_or(Screen::Overview) != shown {
            let _ = window().location().set_hash(shown.words().1);
        }
    });
}

/// The screen that the address names.
fn addressed() -> Option<Screen> {
    let hash = window().location().hash().unwrap_or_default();
    Screen::ALL.into_iter().find(|screen| hash.strip_prefix('#') == Some(screen.words().1))
}
