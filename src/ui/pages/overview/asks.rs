//! What is not safe yet, and what is still to be asked.

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use leptos::prelude::*;

use crate::{
    calc::{
        asks::Open,
        checks::{self, Place, Severity},
    },
    domain::{Id, scenario::ScenarioKind},
    state::Scene,
    table::{schema, show as cells, table},
    text::show,
    ui::{
        actions::scenarios,
        anchors::Anchor,
        app::App,
        dom::{El, On, Tag, el, painted, text},
        kit::panel,
        nav::{jump, places},
        parts::sides::sides,
    },
};

/// How many asks are shown.
const MOST: usize = 8;
/// How many problems are shown before “all”.
const FIRST: usize = 8;
/// How many cells of a column stand behind its problem.
const MOST_CELLS: usize = 40;

/// Problems, each a link to where it can be solved.
pub fn problems(app: App) -> El {
    let body = el(Tag::DIV, "panel__body").live(move || {
        let hide = app.view.hide_private.get();
        let mut all = app.document.problems();
        app.document.scene().with(|scene| {
            all.retain(|problem| !(hide && problem.place.is_private(&scene.plan)));
        });
        if all.is_empty() {
            return vec![text(Tag::P, "empty", "Nothing needs attention")];
        }
        let more = all.len().saturating_sub(FIRST);
        let (first, rest) = all.split_at(all.len() - more);
        let mut parts = vec![list(app, first)];
        if more > 0 {
            parts.push(behind(&format!("{more} more")).child(list(app, rest)));
        }
        parts
    });
    app.anchors.hold(
        Anchor::Place(places::NOT_SAFE),
        panel::panel(places::NOT_SAFE, "each leads to its cell", body),
    )
}

fn behind(words: &str) -> El {
    el(Tag::DETAILS, "").child(text(Tag::SUMMARY, "side__more", words))
}

/// Problems, the cells of a column behind what is said of all of them.
fn list(app: App, problems: &[checks::Problem]) -> El {
    let mut items = Vec::new();
    for problem in problems {
        let class = match problem.severity {
            Severity::Error => "list__word neg",
            Severity::Unknown | Severity::Care => "list__word warn",
        };
        let item = el(Tag::LI, "list__item")
            .child(text(Tag::SPAN, class, problem.severity.word()))
            .child(jump::link(app, &problem.text, problem.place.clone()));
        items.push(match problem.cells.len() {
            0 => item,
            n => {
                let shown = &problem.cells[..n.min(MOST_CELLS)];
                let words = match n {
                    ..=MOST_CELLS => "Each of them".to_owned(),
                    _ => format!("The first {MOST_CELLS} of them"),
                };
                item.child(behind(&words).child(list(app, shown)))
            }
        });
    }
    el(Tag::UL, "list").children(items)
}

/// What lies between the active scenario and the target, or the ask where that is the target.
pub fn open(app: App) -> El {
    let note = move || {
        goal(app).map_or_else(String::new, |(_, name)| format!("one at a time, towards {name}"))
    };
    // Each ask is valued by a deal of its own: the figures above need not wait for that.
    let painted = painted();
    let body = el(Tag::DIV, "panel__body")
        .live(move || if painted.get() { build(app) } else { Vec::new() });
    app.anchors
        .hold(Anchor::Place(places::OPEN_ASKS), panel::live_panel(places::OPEN_ASKS, note, body))
}

fn goal(app: App) -> Option<(Id, String)> {
    let all = sides(app);
    [ScenarioKind::Target, ScenarioKind::Ask].into_iter().find_map(|kind| {
        let side = all.iter().find(|side| side.kind == kind && !side.active)?;
        Some((side.id.clone(), side.name.clone()))
    })
}

fn build(app: App) -> Vec<El> {
    let Some((goal, name)) = goal(app) else {
        let mut parts =
            vec![text(Tag::P, "empty", "No scenario of this plan is marked as target or ask")];
        if app.document.lacks_target() {
            parts.push(text(Tag::BUTTON, "btn btn--small", "Add a target").on(
                On::CLICK,
                move |_| {
                    scenarios::add_target(app);
                },
            ));
        }
        return parts;
    };
    let mut open = app.document.open_asks(&app.document.active(), &goal);
    app.document.scene().with(|scene| {
        if open.is_empty() {
            return vec![text(Tag::P, "empty", &format!("Nothing is open towards {name}"))];
        }
        // An ask whose worth is unknown (`None`) is less than any other and comes last.
        open.order_by_key(|open| Reverse(open.worth));
        let items = open.iter().take(MOST).map(|open| item(app, scene, open));
        let mut parts = vec![el(Tag::UL, "list").children(items)];
        if open.len() > MOST {
            let more = format!("and {} smaller ones, side by side in Compare", open.len() - MOST);
            parts.push(text(Tag::P, "empty", &more));
        }
        parts
    })
}

fn item(app: App, scene: &Scene, open: &Open) -> El {
    let worth = open
        .worth
        .map_or_else(|| "–".to_owned(), |worth| show::money_short_signed(worth, &scene.format));
    let place = open.changes.first().map(|change| Place {
        table: change.table,
        row: Some(change.row.clone()),
        field: schema(change.table).spec(change.column).map(|spec| spec.key),
        scenario: None,
    });
    let words = el(Tag::SPAN, "list__text");
    let words = match place {
        Some(place) => words.child(jump::link(app, &open.title, place)),
        None => words.text(&open.title),
    };
    el(Tag::LI, "list__item").child(text(Tag::B, "list__when", &worth)).child(words.child(text(
        Tag::SPAN,
        "list__note",
        &leads(scene, open),
    )))
}

/// From what to what; how many where it is several.
fn leads(scene: &Scene, open: &Open) -> String {
    let [change] = &open.changes[..] else {
        return match open.changes.len() {
            0 => String::new(),
            n => format!("{n} values"),
        };
    };
    let now = table(&scene.resolved, change.table);
    let Some(spec) = schema(change.table).spec(change.column) else { return String::new() };
    let written = |value| match cells::cell(&scene.plan, spec, value, &scene.format) {
        text if text.is_empty() => "none".to_owned(),
        text => text,
    };
    let has = now.value(change.row.as_str(), change.column);
    let has = has.as_ref().map_or_else(String::new, written);
    format!("{}: {has} → {}", spec.title, written(&change.value))
}
