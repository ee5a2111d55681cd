//! How numbers and dates are written: as the browser does, or as the reader chose. Kept in this
//! browser and never with a plan.

use std::rc::Rc;

use leptos::prelude::*;

use super::{
    app::App,
    commands::Entry,
    dom::{El, el, text},
    palette,
};
use crate::{
    domain::{Cents, Day},
    platform::{locale, storage},
    state::View,
    text::{DayOrder, Format, Locale, show},
};

const NAME: &str = "tranche/locale";

/// What there is to choose, numbers and dates: each by an example of it.
const STYLES: [(&str, &[&str]); 2] = [
    (
        "Numbers",
        &["1,234,567.8", "1.234.567,8", "1\u{202f}234\u{202f}567,8", "1’234’567.8", "12,34,567.8"],
    ),
    ("Dates", &["31/1/2027", "1/31/2027", "2027-01-31"]),
];

/// Writes as on an earlier visit.
pub fn restore(view: View) {
    let kept = storage::read(NAME).unwrap_or_default();
    let (own, browser) = (halves(&kept), locale::samples());
    let browser = halves(&browser);
    let half = |at: usize| if own[at].is_empty() { browser[at] } else { own[at] };
    view.locale.set([half(0), half(1)].join("\n"));
}

fn halves(samples: &str) -> [&str; 2] {
    let (numbers, dates) = samples.split_once('\n').unwrap_or((samples, ""));
    [numbers, dates]
}

/// Chooses how numbers (0) or dates (1) are written; an empty example follows the browser.
fn choose(app: App, which: usize, example: &str) {
    let kept = storage::read(NAME).unwrap_or_default();
    let mut own = halves(&kept);
    own[which] = example;
    // What can't be kept is still shown: the next visit begins with the browser's own again.
    let _ = storage::write(NAME, &own.join("\n"));
    // Filters hold what cells showed: written anew, none of them would let anything through.
    app.view.arranged.update(|all| {
        for own in all.iter_mut().filter(|(rules, _)| !rules.filters.is_empty()) {
            *own = Default::default();
        }
    });
    restore(app.view);
}

/// An example of numbers (0) or dates (1) as people read them.
fn shown(which: usize, example: &str) -> String {
    if which == 1 {
        let day = Day::from_ymd_opt(2027, 1, 31).unwrap_or_default();
        return show::day(day, DayOrder::shown_by(example));
    }
    let format = Format::default().read_in(Locale::shown_by(example));
    show::money_full(Cents(123_456_789), &format)
}

/// Every choice: which it is of, its example and its words; first the browser's own.
fn choices(which: usize) -> Vec<(&'static str, String)> {
    let browser = locale::samples();
    let own = shown(which, halves(&browser)[which]);
    let mut choices = vec![("", format!("as this browser, {own}"))];
    for example in STYLES[which].1 {
        choices.push((example, shown(which, example)));
    }
    choices
}

/// The choices as lines of the palette.
pub fn entries(app: App, entries: &mut Vec<Entry>) {
    for which in [0, 1] {
        for (example, words) in choices(which) {
            entries.push(Entry {
                name: format!("{}: {words}", STYLES[which].0),
                on: "",
                words: "language locale decimal comma point",
                keys: String::new(),
                run: Rc::new(move || choose(app, which, example)),
            });
        }
    }
}

/// The choices, while they are open.
pub fn dialog(app: App) -> Option<El> {
    app.view.locale_open.get().then(|| untrack(|| build(app)))
}

fn build(app: App) -> El {
    let dialog = palette::dialog("dialog dialog--small", "Numbers and dates", app.view.locale_open);
    let shut = dialog.clone();
    let close = text("button", "btn", "Close").on("click", move |_| palette::close(&shut));
    let note = "As you write them yourself: what you type, paste and copy is read and written so too. Kept in this browser, never in the plan";
    dialog
        .child(text("h2", "dialog__title", "Numbers and dates"))
        .child(text("p", "plans__note", note))
        .child(el("div", "locale__fields").children([field(app, 0), field(app, 1)]))
        .child(el("div", "dialog__actions").child(close))
}

fn field(app: App, which: usize) -> El {
    let kept = storage::read(NAME).unwrap_or_default();
    let own = halves(&kept)[which];
    let select = el("select", "field__input");
    for (example, words) in choices(which) {
        let option = text("option", "", &words).attr("value", example);
        option.set_flag("selected", example == own);
        let _ = select.clone().child(option);
    }
    let field = select.clone();
    let select = select.on("change", move |_| choose(app, which, &field.value()));
    el("label", "locale__field").child(text("span", "", STYLES[which].0)).child(select)
}
