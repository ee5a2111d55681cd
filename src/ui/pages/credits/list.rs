//! Every credit in one list, computed ones too; a press shows it in detail.

use leptos::prelude::*;

use super::Shared;
use crate::{
    calc::{
        explain::Figure,
        register::{Entry, Status, words},
    },
    chart::balances,
    domain::{Total, choice::Choice as _},
    engine::GrantId,
    platform::clock,
    text::{Format, show},
    ui::{
        dom::{Attr, El, On, Stroke, Tag, el, text},
        kit::panel,
        nav::places,
    },
};

/// The columns: title, explanation, whether they hold figures.
const COLUMNS: [(&str, &str, bool); 10] = [
    ("Credit", "Press one to see it in detail.", false),
    ("Programme", "", false),
    ("From", "Where the credit comes from.", false),
    ("Status", "What was said of it and what the calendar says.", false),
    ("Amount", "What the plan starts with.", true),
    ("Used", "What the bills of this plan take from it.", true),
    ("Forfeited", "What is lost on its last day.", true),
    ("Left", "Left after the last month of the plan.", true),
    ("Ends", "The last day it can be used.", true),
    (
        "Ask by",
        "By when more of it has to be asked for: 90 days before its end, at the quarter's end before, and no later than the renewal.",
        true,
    ),
];

/// The list.
pub fn panel(shared: Shared) -> El {
    let head = COLUMNS.map(|(title, tip, figure)| {
        text(Tag::TH, if figure { "num" } else { "" }, title)
            .attr(Attr::SCOPE, "col")
            .attr(Attr::TITLE, tip)
    });
    // The names that are pressed, in the order of the rows.
    let names = Names::new_local(Vec::new());
    let rows = move || {
        let entries = shared.entries();
        let format = shared.app.document.scene().with(|scene| scene.format.clone());
        names.update_value(Vec::clear);
        entries.iter().map(|entry| row(shared, entry, &format, names)).collect::<Vec<_>>()
    };
    let table = el(Tag::TABLE, "plain credits__list")
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(head)))
        .child(el(Tag::TBODY, "").live(rows).on_key(move |stroke| walk(shared, names, &stroke)))
        .child(el(Tag::TFOOT, "").live(move || Some(sums(shared))));
    let body = el(Tag::DIV, "panel__body").child(table);
    panel::panel(places::ALL_CREDITS, "in the order in which AWS takes them", body)
}

/// The credits of the list with the buttons that show them, in the order of the rows.
type Names = StoredValue<Vec<(GrantId, El)>, LocalStorage>;

/// Up and down lead from credit to credit and show each.
fn walk(shared: Shared, names: Names, stroke: &Stroke) {
    let by = match stroke.key.as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let next = names.with_value(|names| {
        let at = names.iter().position(|(_, name)| name.has_focus())?;
        names.get(at.checked_add_signed(by)?).cloned()
    });
    if let Some((id, name)) = next {
        stroke.taken();
        name.focus_in_view();
        shared.choose(&id);
    }
}

/// The sums of the outcome. What takes no part is in none of them.
fn sums(shared: Shared) -> El {
    const FIGURES: [Figure; 3] = [Figure::Headline, Figure::Applied, Figure::Expired];
    shared.app.document.scene().with(|scene| {
        let outcome = scene.outcome.as_ref().ok();
        let mut row =
            el(Tag::TR, "").child(text(Tag::TH, "", "All that count").attr(Attr::SCOPE, "row"));
        row = row.child(el(Tag::TD, "").attr(Attr::COLSPAN, "3"));
        for figure in FIGURES {
            let cents = outcome.map(|outcome| figure.of(outcome));
            let shown = cents.map(|cents| show::money_whole(cents, &scene.format));
            let cell = text(Tag::TD, "num", &shown.unwrap_or_default());
            cell.set_attr(Attr::DATA_FIGURE, Some(figure.key()));
            cell.set_attr(Attr::DATA_CENTS, cents.map(|cents| cents.get().to_string()).as_deref());
            row = row.child(cell);
        }
        let left = outcome.map(|outcome| outcome.remaining + outcome.beyond);
        let left = left.map(|left| show::money_whole(left, &scene.format));
        row.child(text(Tag::TD, "num", &left.unwrap_or_default()))
            .child(el(Tag::TD, "").attr(Attr::COLSPAN, "2"))
    })
}

fn row(shared: Shared, entry: &Entry, format: &Format, names: Names) -> El {
    let money = |amount: Total, class: &str| {
        text(Tag::TD, class, &show::money_whole(amount, format))
            .attr(Attr::DATA_CENTS, &amount.get().to_string())
    };
    let id = entry.id.clone();
    let name = text(Tag::BUTTON, "credits__name", name(entry))
        .attr(Attr::TITLE, &entry.label)
        .on(On::CLICK, move |_| shared.choose(&id));
    names.update_value(|names| names.push((entry.id.clone(), name.clone())));
    let day = |day| show::day(day, format.dates);
    let lost = if entry.expired.is_zero() { "num" } else { "num credits__lost" };
    let by = entry.renegotiate_by.map_or_else(String::new, |by| {
        if by < clock::today() { "now".to_owned() } else { day(by) }
    });
    let id = entry.id.clone();
    el(Tag::TR, "")
        .attr(Attr::DATA_CREDIT, &entry.id.to_string())
        .live_attr(Attr::ARIA_CURRENT, move || {
            let chosen = shared.chosen.with(|chosen| chosen.as_ref() == Some(&id));
            chosen.then(|| "true".to_owned())
        })
        .child(el(Tag::TH, "").attr(Attr::SCOPE, "row").child(name))
        .child(el(Tag::TD, "").child(program(entry)))
        .child(text(Tag::TD, "", words::origin(entry.id.origin())))
        .child(el(Tag::TD, "").child(status(entry.status)))
        .child(money(entry.amount.into(), "num"))
        .child(money(entry.applied.into(), "num"))
        .child(money(entry.expired.into(), lost))
        .child(money(entry.left, "num"))
        .child(text(Tag::TD, "num", &entry.end.map_or_else(|| "never".to_owned(), day)))
        .child(text(Tag::TD, "num", &by))
}

/// Its name, or that it has none.
pub fn name(entry: &Entry) -> &str {
    if entry.label.trim().is_empty() { "Unnamed credit" } else { entry.label.trim() }
}

/// A programme with its colour.
pub fn program(entry: &Entry) -> El {
    text(Tag::SPAN, &format!("pr pr--{}", entry.program.word()), entry.program.label())
}

/// A status with its mark.
pub fn status(status: Status) -> El {
    let mark = match status {
        Status::Proposed => "○",
        Status::Confirmed => "◐",
        Status::Active => "●",
        Status::UsedUp => "✓",
        Status::Expired => "▲",
        Status::Beyond => "→",
        Status::Paused | Status::LeftOut => "–",
    };
    el(Tag::SPAN, "credits__status")
        .child(text(Tag::I, "", mark).attr(Attr::ARIA_HIDDEN, "true"))
        .child(text(Tag::SPAN, "", status.label()))
}

/// Balances at the end of every month.
pub fn months(shared: Shared) -> El {
    let body = el(Tag::DIV, "panel__body credits__months")
        .attr(Attr::TABINDEX, "0")
        .attr(Attr::ROLE, "region")
        .attr(Attr::ARIA_LABEL, "Balances month by month");
    let body = body.live(move || {
        let entries = shared.entries();
        let of = shared
            .app
            .document
            .scene()
            .with(|scene| balances::table(&scene.resolved, &entries, &scene.format));
        Some(panel::table(&of, 1))
    });
    panel::panel(places::MONTHS, "what is left of each credit at the end of the month", body)
}
