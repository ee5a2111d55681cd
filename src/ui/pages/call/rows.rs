//! The terms on the table, by table, and what is said while they stand still.

use leptos::prelude::*;

use super::{Call, is_offer, lever};
use crate::{
    calc::terms::{Term, terms},
    domain::{Scenario, TableId, choice::Choice as _},
    ui::{
        anchors::Anchor,
        dom::{Attr, El, On, Stroke, Tag, el, focused, nothing_has_focus, text},
    },
};

/// The list of terms. It is made anew only when terms or scenarios come or go, so that the focus stays.
pub fn rows(call: Call) -> El {
    let app = call.app;
    let key = move || {
        app.document.scene().with(|scene| {
            let mut key = format!("{} ", is_offer(scene));
            key.push_str(scene.scenario.as_str());
            for term in terms(&scene.plan) {
                key.push_str(&format!("\n{} {}", term.key(), term.title));
            }
            // A stored offer has no mark, and storing one must not take the keyboard away.
            let marked = |of: &&Scenario| !of.offer.is_stored();
            for scenario in scene.plan.scenarios.iter().filter(marked) {
                key.push_str(&format!("\n{} {}", scenario.id, scenario.name));
            }
            key
        })
    };
    let section = call.app.anchors.hold(Anchor::Terms, el(Tag::SECTION, "levers"));
    let own = section.clone();
    section
        .attr(Attr::ARIA_LABEL, "Terms on the table")
        .live(move || banner(call))
        .live_by(key, move |_| {
            let groups = groups(call);
            take_over(call, &own);
            groups
        })
        .on_key(move |stroke| walk(call, &stroke))
}

/// Has the term at hand take the focus, when call mode is entered and when the rows it was in are made
/// anew: arrows act at once. Who is elsewhere on the page by then stays there.
fn take_over(call: Call, section: &El) {
    let entered = call.at.with_untracked(String::is_empty);
    let ours = |at: &El| {
        let main = call.app.anchors.get(Anchor::Main);
        main.is_some_and(|main| main.is(at)) || section.holds(Some(at.raw())) || nothing_has_focus()
    };
    let elsewhere = if entered {
        call.app.view.tour.with_untracked(Option::is_some)
    } else {
        focused().is_some_and(|at| !ours(&at))
    };
    if !elsewhere && let Some(row) = call.at_hand().filter(|row| !row.fixed) {
        let _ = row.range.focused_first();
    }
}

/// What is said while a stored offer, or AWS's offer itself, is shown.
fn banner(call: Call) -> Option<El> {
    let app = call.app;
    let (offer, name, is_base) = app.document.scene().with(|scene| {
        let scenario = scene.plan.scenarios.get(scene.scenario.as_str())?;
        let is_base = scene.plan.scenarios.position(scene.scenario.as_str()) == Some(0);
        Some((scenario.offer.is_stored(), scenario.name.clone(), is_base))
    })?;
    let said = match (is_base, offer) {
        (true, _) => {
            "What you move here changes AWS’s offer itself, and what follows it in every scenario"
                .to_owned()
        }
        (_, true) => format!("{name} stays what was said."),
        _ => return None,
    };
    let said = text(Tag::SPAN, "grow", &said);
    if is_base && !call.looking.get() {
        return Some(el(Tag::P, "levers__note").child(said));
    }
    let back = call.working.get();
    let working = app.document.plan_now().scenarios.get(back.as_str()).map(|of| of.name.clone());
    let working = working.unwrap_or_default();
    let back_button = text(Tag::BUTTON, "btn btn--small", &format!("Back to {working}"))
        .on(On::CLICK, move |_| app.document.activate(back.clone()));
    let adopt_button = text(Tag::BUTTON, "btn btn--small", &format!("Go on from it in {working}"))
        .attr(Attr::TITLE, "Key: G")
        .on(On::CLICK, move |_| call.go_on());
    let agreed = text(Tag::BUTTON, "btn btn--small", "Settle on it")
        .attr(Attr::TITLE, "Make Settled what this offer says. Key: A")
        .on(On::CLICK, move |_| call.settle());
    let note = el(Tag::P, "levers__note").child(said).child(back_button).child(adopt_button);
    Some(note.child(agreed))
}

fn groups(call: Call) -> Vec<El> {
    let app = call.app;
    let scene = app.document.scene().get();
    let fixed = is_offer(&scene);
    let known: Vec<Term> = terms(&scene.plan);
    let mut groups = Vec::new();
    let mut place = 0;
    for of_table in known.chunk_by(|one, next| one.table == next.table) {
        let Some(first) = of_table.first() else { continue };
        groups.push(group(call, first.table, place, of_table.to_vec(), fixed));
        place += of_table.len();
    }
    if known.is_empty() {
        let none = "Nothing is on the table yet: enter the commitment or MAP terms, or set a figure in a scenario";
        groups.push(text(Tag::P, "levers__note", none));
    }
    groups
}

/// The terms of a table under its name, the first of them at a place among all. Those of the inventory
/// are many, and made only when asked for.
fn group(call: Call, table: TableId, first: usize, of: Vec<Term>, fixed: bool) -> El {
    let rows = move |of: &[Term]| -> Vec<El> {
        let terms = of.iter().enumerate();
        terms.map(|(at, term)| lever::row(call, first + at, term.clone(), fixed)).collect()
    };
    if table != TableId::Workloads {
        return el(Tag::DIV, "levers__group")
            .child(text(Tag::H2, "levers__title", table.label()))
            .children(rows(&of));
    }
    let open = RwSignal::new(false);
    let title = format!("{}: scope and uplift, {} terms", table.label(), of.len());
    let toggle = text(Tag::BUTTON, "levers__more", &title)
        .live_attr(Attr::ARIA_EXPANDED, move || Some(open.get().to_string()))
        .on(On::CLICK, move |_| open.update(|open| *open = !*open));
    el(Tag::DIV, "levers__group")
        .child(toggle)
        .live(move || if open.get() { untrack(|| rows(&of)) } else { Vec::new() })
}

/// Up and down walk from term to term; left and right are the slider's own.
fn walk(call: Call, stroke: &Stroke) {
    let by = match stroke.key.as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    call.rows.with_value(|rows| {
        let Some(own) = rows.iter().position(|row| row.range.has_focus()) else { return };
        stroke.taken();
        if let Some(next) = own.checked_add_signed(by).and_then(|next| rows.get(next)) {
            next.range.focus();
            next.range.raw().scroll_into_view_with_bool(by < 0);
        }
    });
}
