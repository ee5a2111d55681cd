//! The command palette, and the list of shortcuts: both of the one table of commands.

use std::rc::Rc;

use leptos::prelude::*;

use super::commands::{self, Entry};
use crate::{
    text::fold,
    ui::{
        app::App,
        dom::{El, el, react, text},
        grid,
        keymap::{self, Shortcut},
        kit::dialog::dialog,
        pages::CALL_KEYS,
    },
};

/// The palette.
pub fn palette(app: App) -> El {
    let dialog = dialog(app.view, "dialog palette", keymap::FIND.name);
    let entries = commands::entries(app);
    let typed = RwSignal::new(String::new());
    let marked = RwSignal::new(0_usize);
    let fitting = move || -> Vec<Entry> {
        let typed = fold(&typed.get());
        let mut fitting = Vec::new();
        // What is called so stands before what is only about it.
        for about in [false, true] {
            for entry in &entries {
                let name = fold(&entry.name);
                let called = typed.split_whitespace().all(|word| name.contains(word));
                let fits = |word: &str| name.contains(word) || entry.words.contains(word);
                if called != about && (called || typed.split_whitespace().all(fits)) {
                    fitting.push(entry.clone());
                }
            }
        }
        fitting
    };
    let fitting = StoredValue::new_local(fitting);
    let list = move || fitting.with_value(|fitting| fitting());
    let run: Rc<dyn Fn(usize)> = Rc::new(move |at| {
        let entry = untrack(list).into_iter().nth(at);
        app.view.close_dialog();
        if let Some(entry) = entry {
            // Once the dialog is gone and has given the keyboard back.
            request_animation_frame(move || (entry.run)());
        }
    });
    let entered = run.clone();
    let input = el("input", "palette__input")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-expanded", "true")
        .attr("aria-controls", "palette-list")
        .attr("aria-label", keymap::FIND.name)
        .attr("placeholder", "What do you want to do?")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("autofocus", "");
    let own = input.clone();
    let input = input
        .live_attr("aria-activedescendant", move || {
            (!list().is_empty()).then(|| format!("palette-{}", marked.get()))
        })
        .on("input", move |_| {
            typed.set(own.value());
            marked.set(0);
        })
        .on_key(move |stroke| {
            let count = untrack(list).len();
            let at = marked.get_untracked();
            match stroke.key.as_str() {
                "ArrowDown" => marked.set((at + 1) % count.max(1)),
                "ArrowUp" => marked.set((at + count.max(1) - 1) % count.max(1)),
                "Enter" => entered(at),
                _ => return,
            }
            stroke.taken();
        });
    let option = move |(at, entry): (usize, Entry)| {
        let run = run.clone();
        let option = el("li", "palette__entry");
        let own = option.clone();
        react(move || {
            if marked.get() == at {
                own.raw().scroll_into_view_with_bool(false);
            }
        });
        option
            .attr("role", "option")
            .attr("id", &format!("palette-{at}"))
            .live_attr("aria-selected", move || Some((marked.get() == at).to_string()))
            .child(text("span", "", &entry.name))
            .child(text("small", "", entry.on))
            .child(text("kbd", "", &entry.keys))
            .on("click", move |_| run(at))
    };
    let options = el("ul", "palette__list")
        .attr("role", "listbox")
        .attr("id", "palette-list")
        .attr("aria-label", "Commands")
        .live(move || list().into_iter().enumerate().map(&option).collect::<Vec<_>>());
    let none = text("p", "palette__none", "No command has these words")
        .live_flag("hidden", move || !list().is_empty());
    dialog.child(input).child(options).child(none)
}

/// The list of shortcuts.
pub fn shortcuts(app: App) -> El {
    let line = |(name, keys): (&'static str, String)| {
        el("tr", "")
            .child(text("th", "", name).attr("scope", "row"))
            .child(el("td", "").child(text("kbd", "", &keys)))
    };
    let list = |title: &str, of: Vec<(&'static str, String)>| {
        let lines = of.into_iter().filter(|(_, keys)| !keys.is_empty()).map(line);
        el("section", "")
            .child(text("h2", "", title))
            .child(el("table", "kv").child(el("tbody", "").children(lines)))
    };
    let of = |shortcut: &Shortcut| (shortcut.name, shortcut.key());
    let everywhere = commands::ALL.iter();
    let everywhere = everywhere.map(|command| of(&command.shortcut));
    let fixed = grid::commands::OTHER_KEYS.iter().map(|(name, keys)| (*name, (*keys).to_owned()));
    let in_grids = grid::commands::ALL.iter();
    let in_grids = in_grids.map(|command| of(&command.shortcut));
    let in_calls = CALL_KEYS.iter();
    let in_calls = in_calls.map(|(name, keys)| (*name, keymap::shown(keys)));
    let dialog = dialog(app.view, "dialog help", keymap::SHORTCUTS.name);
    let done = text("button", "btn", "Close").on("click", move |_| app.view.close_dialog());
    let lists = el("div", "help__lists")
        .attr("tabindex", "0")
        .child(list("Everywhere", everywhere.collect()))
        .child(list("In tables", fixed.chain(in_grids).collect()))
        .child(list("In call mode", in_calls.collect()));
    dialog
        .child(text("h2", "dialog__title", keymap::SHORTCUTS.name))
        .child(text("p", "panel__note", "On a Mac, Cmd stands for Ctrl"))
        .child(lists)
        .child(el("div", "dialog__actions").child(done))
}
