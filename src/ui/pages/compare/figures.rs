//! Every figure of the outcomes, and how each differs from the chosen scenario's.

use leptos::prelude::*;
use web_sys::Event;

use super::settings::{against, columns};
use crate::{
    calc::{
        compare::{self, Line},
        explain::Figure,
    },
    engine::Outcome,
    grid::clipboard::Copied,
    state::Tone,
    text::{Format, show},
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, On, Tag, el, on_window, text},
        kit::{copy, panel},
        nav::places,
        parts::sides::{self, Side},
    },
};

/// The panel.
pub fn panel(app: App) -> El {
    let table =
        el(Tag::TABLE, "compare").attr(Attr::ARIA_LABEL, places::OUTCOMES).live(move || build(app));
    let scroller = el(Tag::DIV, "panel__body compare__scroll")
        .attr(Attr::TABINDEX, "0")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, "Outcomes side by side")
        .child(table);
    let own = scroller.clone();
    on_window(On::COPY, move |event| {
        if own.has_focus() {
            take(app, &event);
        }
    });
    let note = "beside each figure how it differs; to the cent under the pointer";
    let own = scroller.clone();
    let button = text(Tag::BUTTON, "btn btn--small", "Copy table").on(On::CLICK, move |_| {
        own.focus();
        if !copy::by_button("copy") {
            app.view.say(Tone::Info, "The browser wants the key for this: Ctrl+C copies.");
        }
    });
    let panel = panel::panel_with(places::OUTCOMES, note, button, scroller);
    app.anchors.hold(Anchor::Place(places::OUTCOMES), panel)
}

/// Puts the whole table on the clipboard, unless a part of it is marked as text.
fn take(app: App, event: &Event) {
    let marked = window().get_selection().ok().flatten().is_some_and(|text| !text.is_collapsed());
    if marked {
        return;
    }
    let rows = untrack(|| {
        let (columns, from, lines) = lines(app);
        let names: Vec<&str> = columns.iter().map(|side| side.name.as_str()).collect();
        compare::block(&lines, &names, from, &sides::format(app))
    });
    if copy::give(event, &Copied::of(&rows)) {
        app.view.spoken.set(format!("Copied {} rows", rows.len()));
    }
}

/// The columns, which of them differences are taken from, and the lines that are shown.
fn lines(app: App) -> (Vec<Side>, Option<usize>, Vec<Line>) {
    let columns = columns(app, app.view.compared);
    let from = against(app.view.compared, &columns);
    let outcomes: Vec<Option<&Outcome>> =
        columns.iter().map(|side| side.outcome.as_deref()).collect();
    let mut lines = compare::lines(&outcomes, app.view.hide_private.get());
    if app.view.compared.differing.get() {
        lines.retain(Line::differs);
    }
    (columns, from, lines)
}

fn build(app: App) -> Vec<El> {
    let (columns, from, lines) = lines(app);
    let format = sides::format(app);
    let mut parts = vec![head(&columns)];
    for group in lines.chunk_by(|a, b| a.group == b.group) {
        let Some(first) = group.first() else { continue };
        let span = (columns.len() + 1).to_string();
        let title = text(Tag::TH, "compare__group", first.group.title())
            .attr(Attr::SCOPE, "rowgroup")
            .attr(Attr::COLSPAN, &span);
        let rows = group.iter().map(|line| row(app, line, &columns, from, &format));
        parts.push(el(Tag::TBODY, "").child(el(Tag::TR, "").child(title)).children(rows));
    }
    if lines.is_empty() {
        let same = text(Tag::TD, "empty", "These scenarios come to the same in every figure");
        parts.push(el(Tag::TBODY, "").child(
            el(Tag::TR, "").child(same.attr(Attr::COLSPAN, &(columns.len() + 1).to_string())),
        ));
    }
    parts
}

/// The scenarios' names over their columns.
pub fn head(columns: &[Side]) -> El {
    let heads = columns.iter().map(|side| {
        let class = if side.active { "num compare__active" } else { "num" };
        el(Tag::TH, class).attr(Attr::SCOPE, "col").child(sides::name(side))
    });
    let first = el(Tag::TD, "");
    el(Tag::THEAD, "").child(el(Tag::TR, "").child(first).children(heads))
}

/// How a figure of the active scenario came about.
fn why(app: App, key: &str) -> Option<String> {
    let figure = Figure::ALL.into_iter().find(|figure| figure.key() == key)?;
    let hide = app.view.hide_private.get_untracked();
    app.document.scene().with_untracked(|scene| {
        let outcome = scene.outcome.as_ref().ok()?;
        Some(figure.explain(&scene.resolved, outcome, &scene.format, hide))
    })
}

fn row(app: App, line: &Line, columns: &[Side], from: Option<usize>, format: &Format) -> El {
    let class = if line.key == "deal_value" { "compare__net" } else { "" };
    let cells = columns.iter().enumerate().map(|(at, side)| {
        let figure = line.figures.get(at).copied().flatten();
        let class = if side.active { "num compare__active" } else { "num" };
        let cell = el(Tag::TD, class)
            .attr(Attr::DATA_FIGURE, &line.key)
            .attr(Attr::DATA_SCENARIO, side.id.as_str());
        let Some(cents) = figure else {
            return cell.text("–").attr(Attr::TITLE, "Not assessed");
        };
        let cell = cell
            .attr(Attr::DATA_CENTS, &cents.get().to_string())
            .attr(Attr::TITLE, &show::money_full(cents, format))
            .text(&show::money_short(cents, format));
        match from.and_then(|from| line.difference(at, from)).filter(|by| !by.is_zero()) {
            Some(by) => {
                cell.child(text(Tag::SPAN, "compare__by", &show::money_short_signed(by, format)))
            }
            None => cell,
        }
    });
    let title = text(Tag::TH, "", &line.title).attr(Attr::SCOPE, "row");
    title.set_attr(Attr::TITLE, why(app, &line.key).as_deref());
    el(Tag::TR, class).child(title).children(cells)
}
