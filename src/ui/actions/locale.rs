//! How numbers and dates are written: as the browser does, or as the reader chose. Kept in this
//! browser and never with a plan.

use leptos::prelude::*;

use crate::{
    domain::{Cents, Day},
    platform::{locale, storage},
    state::View,
    text::{DayOrder, Format, Locale, show},
    ui::app::App,
};

const NAME: &str = "tranche/locale";

/// What there is to choose, numbers and dates: each by an example of it.
pub const STYLES: [(&str, &[&str]); 2] = [
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
pub fn choose(app: App, which: usize, example: &str) {
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
    show::money_full(Cents::new(123_456_789), &format)
}

/// Every choice: which it is of, its example and its words; first the browser's own.
pub fn choices(which: usize) -> Vec<(&'static str, String)> {
    let browser = locale::samples();
    let own = shown(which, halves(&browser)[which]);
    let mut choices = vec![("", format!("as this browser, {own}"))];
    for example in STYLES[which].1 {
        choices.push((example, shown(which, example)));
    }
    choices
}

/// The example that was chosen of numbers (0) or dates (1); empty while the browser is followed.
pub fn chosen(which: usize) -> String {
    let kept = storage::read(NAME).unwrap_or_default();
    halves(&kept)[which].to_owned()
}
