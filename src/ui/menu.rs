//! A menu button: opens on click or arrow, arrows walk, Esc closes and gives the focus back.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::{
    dom::{El, Stroke, el, focused, text},
    icons::{Shape, icon},
};

/// One entry: what it is called and what it does.
pub struct Item {
    name: String,
    run: Rc<dyn Fn()>,
}

impl Item {
    /// An entry.
    pub fn new(name: &str, run: impl Fn() + 'static) -> Self {
        Self { name: name.to_owned(), run: Rc::new(run) }
    }
}

/// A button with a menu. Its entries are asked for each time it opens.
pub fn button(
    name: &'static str,
    label: impl Fn() -> String + 'static,
    items: impl Fn() -> Vec<Item> + 'static,
) -> El {
    let open = RwSignal::new(false);
    let button = el("button", "menu__button")
        .attr("aria-haspopup", "menu")
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .on("click", move |_| open.update(|open| *open = !*open))
        .on_key(move |stroke| {
            if stroke.key == "ArrowDown" {
                stroke.taken();
                open.set(true);
            }
        })
        .child(el("span", "").live_text(label))
        .child(icon(Shape::Down));
    let opener = button.clone();
    let close: Rc<dyn Fn()> = Rc::new(move || {
        open.set(false);
        opener.focus();
    });
    el("div", "menu")
        .child(button)
        .live(move || open.get().then(|| untrack(|| list(name, items(), open, &close))))
}

fn list(name: &str, items: Vec<Item>, open: RwSignal<bool>, close: &Rc<dyn Fn()>) -> El {
    let entry = |item: Item| {
        let close = close.clone();
        let button = text("button", "", &item.name).attr("role", "menuitem").attr("tabindex", "-1");
        let button = button.on("click", move |_| {
            close();
            (item.run)();
        });
        el("li", "").attr("role", "none").child(button)
    };
    let list = el("ul", "menu__list").attr("role", "menu").attr("aria-label", name);
    let list = list.children(items.into_iter().map(entry));
    let (walked, left, close) = (list.clone(), list.clone(), close.clone());
    let first = list.find("button");
    // Once it stands on the page.
    request_animation_frame(move || {
        let _ = first.map(|first| first.focus());
    });
    list.on_key(move |stroke: Stroke| match stroke.key.as_str() {
        "Escape" => close(),
        "ArrowDown" => walk(&walked, 1, &stroke),
        "ArrowUp" => walk(&walked, -1, &stroke),
        "Tab" => open.set(false),
        _ => {}
    })
    .on("focusout", move |event| {
        let event: &web_sys::FocusEvent = event.unchecked_ref();
        let to = event.related_target().and_then(|to| to.dyn_into().ok());
        if to.as_ref().is_some_and(|to| !left.holds(Some(to))) {
            open.set(false);
        }
    })
}

fn walk(list: &El, by: i32, stroke: &Stroke) {
    stroke.taken();
    let Ok(buttons) = list.raw().query_selector_all("button") else { return };
    let count = buttons.length().cast_signed().max(1);
    let focused = focused();
    let is_focused = |at: &i32| {
        let node = buttons.get(at.cast_unsigned());
        node.zip(focused.as_ref()).is_some_and(|(node, own)| node.is_same_node(Some(own.raw())))
    };
    let at = (0..count).find(is_focused).unwrap_or(-1);
    if let Some(node) = buttons.get((at + by).rem_euclid(count).cast_unsigned()) {
        El::of(node.unchecked_into()).focus();
    }
}
