//! Panels of the reading pages: a title, a note, what it shows; charts with the same as a table.

use leptos::prelude::*;

use crate::{
    chart::TextTable,
    ui::dom::{Attr, El, On, Tag, el, on_window, react, text},
};

/// What a chart shows: the drawing, or the same as a table.
pub enum Shown {
    /// An SVG text.
    Drawing(String),
    /// The figures behind it.
    Table(TextTable),
}

/// A panel: its title, a note beside it, and its body.
pub fn panel(title: &'static str, note: &str, body: El) -> El {
    with_head(title, head(title, note), body)
}

/// A panel with more at the end of its head.
pub fn panel_with(title: &'static str, note: &str, more: El, body: El) -> El {
    with_head(title, head(title, note).child(el(Tag::SPAN, "grow")).child(more), body)
}

/// A panel whose note follows what it is made of.
pub fn live_panel(title: &'static str, note: impl Fn() -> String + 'static, body: El) -> El {
    let note = el(Tag::SPAN, "panel__note").live_text(note);
    with_head(title, bare_head(title).child(note), body)
}

fn bare_head(title: &str) -> El {
    el(Tag::HEADER, "panel__head").child(text(Tag::H2, "", title))
}

fn head(title: &str, note: &str) -> El {
    bare_head(title).child(text(Tag::SPAN, "panel__note", note))
}

fn with_head(title: &'static str, head: El, body: El) -> El {
    el(Tag::SECTION, "panel").attr(Attr::ARIA_LABEL, title).child(head).child(body)
}

/// A panel with a chart, drawn at the width there is. `show` is asked for the drawing at a width in
/// pixels, or with `None` for the table; it is asked again when anything it read has changed.
pub fn chart(
    title: &'static str,
    note: &str,
    show: impl Fn(Option<u32>) -> Option<Shown> + 'static,
) -> El {
    chart_boxed(title, note, Box::new(show))
}

fn chart_boxed(
    title: &'static str,
    note: &str,
    show: Box<dyn Fn(Option<u32>) -> Option<Shown>>,
) -> El {
    let as_table = RwSignal::new(false);
    let width = RwSignal::new(900_u32);
    let toggle = text(Tag::BUTTON, "btn btn--small", "As a table")
        .attr(Attr::ARIA_LABEL, &format!("{title} as a table"))
        .live_attr(Attr::ARIA_EXPANDED, move || Some(as_table.get().to_string()))
        .on(On::CLICK, move |_| as_table.update(|shown| *shown = !*shown));
    let body = el(Tag::DIV, "panel__body");
    measure(body.clone(), width);
    let drawn = body.clone();
    react(move || {
        let asked = if as_table.get() { None } else { Some(width.get()) };
        let shown = show(asked);
        drawn.set_text("");
        let shown = match shown {
            Some(Shown::Drawing(svg)) => {
                let holder = el(Tag::DIV, "chart-holder");
                holder.raw().set_inner_html(&svg);
                holder
            }
            Some(Shown::Table(of)) => table(&of, 1),
            None => return,
        };
        let _ = drawn.clone().child(shown);
        reach(&drawn);
    });
    with_head(title, head(title, note).child(el(Tag::SPAN, "grow")).child(toggle), body)
}

/// What scrolls can have the keyboard, so that it can be scrolled without a mouse.
pub fn reach(body: &El) {
    let own = body.clone();
    request_animation_frame(move || {
        let raw = own.raw();
        let scrolls =
            raw.scroll_height() > raw.client_height() || raw.scroll_width() > raw.client_width();
        own.set_attr(Attr::TABINDEX, scrolls.then_some("0"));
    });
}

/// The width is known once the panel stands on the page, and when the window changes.
fn measure(body: El, width: RwSignal<u32>) {
    let take = move || {
        let there = body.raw().client_width().unsigned_abs().saturating_sub(28).max(240);
        // Only a new width draws anew; the panel may be gone when the frame comes.
        if width.try_get_untracked().is_some_and(|now| now != there) {
            width.set(there);
        }
    };
    request_animation_frame(take.clone());
    on_window(On::RESIZE, move |_| take());
}

/// A table of texts. Columns from `figures` on are set as figures.
pub fn table(table: &TextTable, figures: usize) -> El {
    table_with(table, figures, &[])
}

/// The same, with a line under the first cell of some rows.
pub fn table_with(table: &TextTable, figures: usize, notes: &[String]) -> El {
    let class = |at: usize| if at < figures { "" } else { "num" };
    let heads = table.headers.iter().enumerate();
    let heads = heads.map(|(at, title)| text(Tag::TH, class(at), title).attr(Attr::SCOPE, "col"));
    let row = |(number, cells): (usize, &Vec<String>)| {
        let note = notes.get(number).filter(|note| !note.is_empty());
        let cell = |(at, cell): (usize, &String)| {
            let cell = text(Tag::TD, class(at), cell);
            match note.filter(|_| at == 0) {
                Some(note) => cell.child(text(Tag::SPAN, "list__note", note)),
                None => cell,
            }
        };
        el(Tag::TR, "").children(cells.iter().enumerate().map(cell))
    };
    el(Tag::TABLE, "plain")
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(heads)))
        .child(el(Tag::TBODY, "").children(table.rows.iter().enumerate().map(row)))
}
