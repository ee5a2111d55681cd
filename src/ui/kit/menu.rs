//! A menu button: opens on click or arrow, arrows walk, Esc closes and gives the focus back.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::icons::{Shape, icon};
use crate::{
    text::fold,
    ui::dom::{Attr, El, On, Stroke, Tag, el, focused, text},
};

/// One entry: what it is called, its key, and what it does.
pub struct Item {
    name: String,
    key: String,
    /// Whether it begins another group.
    apart: bool,
    /// Whether it is chosen, where it can be.
    chosen: Option<bool>,
    run: Rc<dyn Fn()>,
}

impl Item {
    /// An entry.
    pub fn new(name: &str, run: impl Fn() + 'static) -> Self {
        let (name, key) = (name.to_owned(), String::new());
        Self { name, key, apart: false, chosen: None, run: Rc::new(run) }
    }

    /// The entry with the key that does the same.
    #[must_use]
    pub fn key(self, key: String) -> Self {
        Self { key, ..self }
    }

    /// The entry at the beginning of another group.
    #[must_use]
    pub fn apart(self, apart: bool) -> Self {
        Self { apart, ..self }
    }

    /// The entry as one that can be chosen.
    #[must_use]
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen: Some(chosen), ..self }
    }
}

/// A menu that a button opens. Its entries are asked for each time it opens.
pub fn opened_by(button: El, name: &'static str, items: impl Fn() -> Vec<Item> + 'static) -> El {
    let open = RwSignal::new(false);
    let button = button
        .attr(Attr::ARIA_HASPOPUP, "menu")
        .live_attr(Attr::ARIA_EXPANDED, move || Some(open.get().to_string()))
        .on(On::CLICK, move |_| open.update(|open| *open = !*open))
        .on_key(move |stroke| {
            if stroke.key == "ArrowDown" {
                stroke.taken();
                open.set(true);
            }
        })
        .child(icon(Shape::Down));
    let opener = button.clone();
    let close: Rc<dyn Fn(bool)> = Rc::new(move |back| {
        open.set(false);
        if back {
            opener.focus();
        }
    });
    el(Tag::DIV, "menu")
        .child(button)
        .live(move || open.get().then(|| untrack(|| list(name, items(), &close))))
}

/// The entries of an open menu, in their order, each with what it is called.
type Entries = Rc<Vec<(String, El)>>;

/// A menu that is open. `close` is told whether the keyboard goes back to where it came from.
pub fn list(name: &str, items: Vec<Item>, close: &Rc<dyn Fn(bool)>) -> El {
    let mut entries = Vec::with_capacity(items.len());
    let mut entry = |(at, item): (usize, Item)| {
        let close = close.clone();
        let role = if item.chosen.is_some() { "menuitemradio" } else { "menuitem" };
        let button =
            text(Tag::BUTTON, "", &item.name).attr(Attr::ROLE, role).attr(Attr::TABINDEX, "-1");
        button
            .set_attr(Attr::ARIA_CHECKED, item.chosen.map(|on| if on { "true" } else { "false" }));
        if !item.key.is_empty() {
            let _ = button.clone().child(text(Tag::KBD, "menu__key", &item.key));
        }
        let button = if at == 0 { button.focused_first() } else { button };
        entries.push((fold(&item.name), button.clone()));
        let button = button.on(On::CLICK, move |_| {
            close(true);
            (item.run)();
        });
        el(Tag::LI, if item.apart && at > 0 { "menu__apart" } else { "" })
            .attr(Attr::ROLE, "none")
            .child(button)
    };
    let list = el(Tag::UL, "menu__list").attr(Attr::ROLE, "menu").attr(Attr::ARIA_LABEL, name);
    let list = list.children(items.into_iter().enumerate().map(&mut entry));
    let (walked, left, close, leave) =
        (Entries::new(entries), list.clone(), close.clone(), close.clone());
    list.on_key(move |stroke: Stroke| match stroke.key.as_str() {
        "Escape" => {
            stroke.taken();
            close(true);
        }
        "ArrowDown" => walk(&walked, 1, &stroke),
        "ArrowUp" => walk(&walked, -1, &stroke),
        "Home" | "PageUp" => to_end(&walked, false, &stroke),
        "End" | "PageDown" => to_end(&walked, true, &stroke),
        "Tab" => close(false),
        _ => begin_with(&walked, &stroke),
    })
    .on(On::FOCUSOUT, move |event| {
        let event: &web_sys::FocusEvent = event.unchecked_ref();
        let to = event.related_target().and_then(|to| to.dyn_into().ok());
        if to.as_ref().is_some_and(|to| !left.holds(Some(to))) {
            leave(false);
        }
    })
}

/// The entry that has the keyboard.
fn place(entries: &Entries) -> Option<usize> {
    let focused = focused()?;
    entries.iter().position(|(_, button)| button.is(&focused))
}

fn walk(entries: &Entries, by: isize, stroke: &Stroke) {
    stroke.taken();
    let at = place(entries).map_or(-1, usize::cast_signed);
    let to = (at + by).rem_euclid(entries.len().max(1).cast_signed());
    if let Some((_, button)) = entries.get(to.cast_unsigned()) {
        button.focus();
    }
}

fn to_end(entries: &Entries, last: bool, stroke: &Stroke) {
    stroke.taken();
    if let Some((_, button)) = if last { entries.last() } else { entries.first() } {
        button.focus();
    }
}

/// A letter leads to the next entry that begins with it.
fn begin_with(entries: &Entries, stroke: &Stroke) {
    if stroke.key.chars().count() != 1 || stroke.command {
        return;
    }
    let typed = fold(&stroke.key);
    let after = place(entries).map_or(0, |at| at + 1);
    let (before, behind) = entries.split_at(after.min(entries.len()));
    let mut ahead = behind.iter().chain(before);
    if let Some((_, button)) = ahead.find(|(name, _)| name.starts_with(&typed)) {
        stroke.taken();
        button.focus();
    }
}
