//! A menu button: opens on click or arrow, arrows walk, Esc closes and gives the focus back.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast as _;

/// One entry: what it is called and what it does.
#[derive(Clone)]
pub struct MenuItem {
    /// Its visible name.
    pub name: String,
    /// What it does.
    pub run: Callback<()>,
}

/// A button with a menu.
#[component]
pub fn Menu(
    /// What stands on the button.
    label: Signal<String>,
    /// What a screen reader says of the menu.
    name: &'static str,
    /// The entries, asked for each time it opens.
    items: Callback<(), Vec<MenuItem>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Ul>::new();
    let close = move |refocus: bool| {
        open.set(false);
        if let Some(button) = button.get_untracked().filter(|_| refocus) {
            let _ = button.focus();
        }
    };
    Effect::new(move |_| {
        if open.get()
            && let Some(first) =
                list.get().and_then(|list| list.query_selector("button").ok().flatten())
        {
            let _ = first.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => close(true),
        "ArrowDown" => walk(list, 1, &event),
        "ArrowUp" => walk(list, -1, &event),
        _ => {}
    };
    let left = move |event: ev::FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if let Some(list) = list.get_untracked()
            && !list.contains(to.as_ref())
        {
            open.set(false);
        }
    };
    let entries = move || {
        let run = move |item: MenuItem| {
            move |_| {
                close(true);
                item.run.run(());
            }
        };
        items.run(()).into_iter().map(|item| {
            let name = item.name.clone();
            view! { <li role="none"><button role="menuitem" tabindex="-1" on:click=run(item)>{name}</button></li> }
        }).collect_view()
    };
    view! {
        <div class="menu">
            <button node_ref=button class="menu__button" aria-haspopup="menu" aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
                on:keydown=move |event| if event.key() == "ArrowDown" { event.prevent_default(); open.set(true) }>
                <span>{label}</span>
                <super::icons::Icon shape=super::icons::Shape::Down/>
            </button>
            {move || open.get().then(|| view! {
                <ul node_ref=list class="menu__list" role="menu" aria-label=name on:keydown=keys on:focusout=left>{entries()}</ul>
            })}
        </div>
    }
}

fn walk(list: NodeRef<html::Ul>, by: i32, event: &ev::KeyboardEvent) {
    event.prevent_default();
    let Some(buttons) =
        list.get_untracked().and_then(|list| list.query_selector_all("button").ok())
    else {
        return;
    };
    let focused = document().active_element();
    let count = i32::try_from(buttons.length()).unwrap_or(1).max(1);
    let is_focused = |at: &i32| {
        buttons
            .get(at.cast_unsigned())
            .is_some_and(|node| focused.as_ref().is_some_and(|f| node.is_same_node(Some(f))))
    };
    let at = (0..count).find(is_focused).unwrap_or(-1);
    let next = (at + by).rem_euclid(count);
    if let Some(node) = buttons.get(next.cast_unsigned()) {
        let _ = node.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}
