//! The command palette, and the list of shortcuts: both of the one table of commands.

use std::rc::Rc;

use leptos::prelude::*;

use super::commands::{self, Entry};
use crate::{
    text::fold,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, react, text},
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
    let input = el(Tag::INPUT, "palette__input")
        .attr(Attr::TYPE, "text")
        .attr(Attr::ROLE, "combobox")
        .attr(Attr::ARIA_EXPANDED, "true")
        .attr(Attr::ARIA_CONTROLS, "palette-list")
        .attr(Attr::ARIA_LABEL, keymap::FIND.name)
        .attr(Attr::PLACEHOLDER, "What do you want to do?")
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::SPELLCHECK, "false")
        .attr(Attr::AUTOFOCUS, "");
    let own = input.clone();
    let input = input
        .live_attr(Attr::ARIA_ACTIVEDESCENDANT, move || {
            (!list().is_empty()).then(|| format!("palette-{}", marked.get()))
        })
        .on(On::INPUT, move |_| {
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
        let option = el(Tag::LI, "palette__entry");
        let own = option.clone();
        react(move || {
            if marked.get() == at {
                own.raw().scroll_into_view_with_bool(false);
            }
        });
        option
            .attr(Attr::ROLE, "option")
            .attr(Attr::ID, &format!("palette-{at}"))
            .live_attr(Attr::ARIA_SELECTED, move || Some((marked.get() == at).to_string()))
            .child(text(Tag::SPAN, "", &entry.name))
            .child(text(Tag::SMALL, "", entry.on))
            .child(text(Tag::KBD, "", &entry.keys))
            .on(On::CLICK, move |_| run(at))
    };
    let options = el(Tag::UL, "palette__list")
        .attr(Attr::ROLE, "listbox")
        .attr(Attr::ID, "palette-list")
        .attr(Attr::ARIA_LABEL, "Commands")
        .live(move || list().into_iter().enumerate().map(&option).collect::<Vec<_>>());
    let none = text(Tag::P, "palette__none", "No command has these words")
        .live_flag(Attr::HIDDEN, move || !list().is_empty());
    dialog.child(input).child(options).child(none)
}

/// The list of shortcuts.
pub fn shortcuts(app: App) -> El {
    let line = |(name, keys): (&'static str, String)| {
        el(Tag::TR, "")
            .child(text(Tag::TH, "", name).attr(Attr::SCOPE, "row"))
            .child(el(Tag::TD, "").child(text(Tag::KBD, "", &keys)))
    };
    let list = |title: &str, of: Vec<(&'static str, String)>| {
        let lines = of.into_iter().filter(|(_, keys)| !keys.is_empty()).map(line);
        el(Tag::SECTION, "")
            .child(text(Tag::H2, "", title))
            .child(el(Tag::TABLE, "kv").child(el(Tag::TBODY, "").children(lines)))
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
    let done = text(Tag::BUTTON, "btn", "Close").on(On::CLICK, move |_| app.view.close_dialog());
    let lists = el(Tag::DIV, "help__lists")
        .attr(Attr::TABINDEX, "0")
        .child(list("Everywhere", everywhere.collect()))
        .child(list("In tables", fixed.chain(in_grids).collect()))
        .child(list("In call mode", in_calls.collect()));
    dialog
        .child(text(Tag::H2, "dialog__title", keymap::SHORTCUTS.name))
        .child(text(Tag::P, "panel__note", "On a Mac, Cmd stands for Ctrl"))
        .child(lists)
        .child(el(Tag::DIV, "dialog__actions").child(done))
}
