//! The rail: the screens, and how long until AWS' year ends.

use chrono::Datelike as _;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::{
    domain::Day,
    platform::clock,
    state::{Document, Screen, View},
    table::table,
    text::show,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, came_from, el, on_window, react, text},
        kit::icons::{Shape, brand, icon},
    },
};

/// Its screens: call mode is entered from the top bar.
const SCREENS: &[Screen] = Screen::ALL.split_at(Screen::ALL.len() - 1).0;
/// How many of them a phone's bar names before “More”.
const FIRST: usize = 3;

/// The rail. On a phone it is a bar: the first screens, and a button that lists the others.
pub fn rail(app: App) -> El {
    let open = RwSignal::new(false);
    let mut items: Vec<El> = SCREENS.chunks(1).map(|screen| item(app, screen)).collect();
    let more = more(app, open);
    items.insert(FIRST, el(Tag::LI, "rail__more").child(more.clone()));
    let list = el(Tag::UL, "").live_class("rail--open", move || open.get()).children(items);
    let rail = el(Tag::NAV, "rail");
    let list = leave(&rail, list, more, open);
    rail.attr(Attr::ARIA_LABEL, "Screens")
        .child(el(Tag::DIV, "brand").child(brand()).child(text(Tag::B, "", "Tranche")))
        .child(list)
        .child(year_end(app.document))
}

/// The button that lists the screens a phone's bar has no room for; it is called like the one of them
/// that is shown.
fn more(app: App, open: RwSignal<bool>) -> El {
    let (_, others) = SCREENS.split_at(FIRST);
    let shown = move || Some(app.view.screen.get()).filter(|screen| others.contains(screen));
    let name = move || shown().map_or("More", |screen| screen.words().0).to_owned();
    el(Tag::BUTTON, "rail__item")
        .live_attr(Attr::ARIA_EXPANDED, move || Some(open.get().to_string()))
        .live_attr(Attr::ARIA_CURRENT, move || shown().map(|_| "true".to_owned()))
        .child(icon(Shape::More))
        .child(el(Tag::SPAN, "rail__name").live_text(name))
        .child(text(Tag::SPAN, "vh", ", list of screens"))
        .child(number(app, others))
}

/// A press shows and closes the list; so does Escape, and whatever leads away from it.
fn leave(rail: &El, list: El, more: El, open: RwSignal<bool>) -> El {
    let (rail, left, escaped) = (rail.clone(), list.clone(), more.clone());
    on_window(On::POINTERDOWN, move |event| {
        if open.get_untracked() && !came_from(&event, &rail) {
            open.set(false);
        }
    });
    list.on(On::CLICK, move |event| {
        let was = open.get_untracked();
        open.set(!was && came_from(&event, &more));
        if was {
            more.focus();
        }
    })
    .on_key(move |stroke| {
        if stroke.key == "Escape" && open.get_untracked() {
            stroke.taken();
            open.set(false);
            escaped.focus();
        }
    })
    .on(On::FOCUSOUT, move |event| {
        let event: &web_sys::FocusEvent = event.unchecked_ref();
        let to = event.related_target().and_then(|to| to.dyn_into().ok());
        if to.as_ref().is_some_and(|to| !left.holds(Some(to))) {
            open.set(false);
        }
    })
}

/// How many cells of some screens need attention; of one where none do, how many rows it has.
fn number(app: App, screens: &'static [Screen]) -> El {
    let scene = app.document.scene();
    let problems = move || {
        scene.with(|scene| {
            let drafts = scene.plan.drafts.iter().map(|(cell, _)| Screen::of(cell.table.into()));
            drafts.flatten().filter(|of| screens.contains(of)).count()
        })
    };
    let count = move || match (problems(), screens) {
        // What is compared is counted by the switch in the top bar; services and steps of a discount are not what one
        // looks for.
        (0, [Screen::Compare | Screen::Consumption | Screen::Commitment]) => String::new(),
        (0, [one]) => scene.with(|scene| {
            let first = one.grids().first().and_then(|grid| grid.table());
            first.map_or_else(String::new, |id| table(&scene.plan, id).len().to_string())
        }),
        (0, _) => String::new(),
        (n, _) => format!("{n} !"),
    };
    let hint = move || if problems() == 0 { "" } else { " cells need attention" }.to_owned();
    el(Tag::SPAN, "rail__n")
        .live_class("rail__n--bad", move || problems() > 0)
        .live_text(count)
        .child(el(Tag::SPAN, "vh").live_text(hint))
}

fn item(app: App, one: &'static [Screen]) -> El {
    let screen = one.first().copied().unwrap_or(Screen::Overview);
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
    let current = move || (app.view.screen.get() == screen).then(|| "page".to_owned());
    let link = el(Tag::A, "rail__item")
        .attr(Attr::HREF, &format!("#{address}"))
        .live_attr(Attr::ARIA_CURRENT, current)
        .child(icon(shape))
        .child(text(Tag::SPAN, "rail__name", title))
        .child(number(app, one));
    el(Tag::LI, "").child(link)
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
    el(Tag::P, "rail__foot")
        .child(text(Tag::B, "", &format!("{left} to AWS year end")))
        .live_text(as_of)
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
    on_window(On::HASHCHANGE, move |_| show());
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
