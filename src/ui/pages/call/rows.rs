//! The terms on the table, by table, and what is said while they stand still.

use leptos::prelude::*;

use super::{
    Call,
    hand::{at_hand, body, rows_within},
    is_offer, lever,
};
use crate::{
    calc::terms::{Term, terms},
    domain::{Scenario, TableId, choice::Choice as _},
    edit::offers,
    ui::dom::{El, Stroke, el, focused, text},
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
            let marked = |of: &&Scenario| offers::by(of).is_none();
            for scenario in scene.plan.scenarios.iter().filter(marked) {
                key.push_str(&format!("\n{} {}", scenario.id, scenario.name));
            }
            key
        })
    };
    el("section", "levers")
        .attr("aria-label", "Terms on the table")
        .live(move || banner(call))
        .live_by(key, move |_| {
            let groups = groups(call);
            take_over(call, &groups);
            groups
        })
        .on_key(move |stroke| walk(&stroke))
}

/// Has the term at hand take the focus, when call mode is entered and when the rows it was in are made
/// anew: arrows act at once. Who is elsewhere on the page by then stays there.
fn take_over(call: Call, groups: &[El]) {
    let entered = call.at.with_untracked(String::is_empty);
    let ours = |at: &El| {
        let at = at.raw();
        matches!(at.tag_name().as_str(), "BODY" | "MAIN")
            || at.closest(".levers").is_ok_and(|of| of.is_some())
    };
    let rows: Vec<El> = groups.iter().flat_map(rows_within).collect();
    let elsewhere = if entered {
        body().and_then(|body| body.find(".tour"))
    } else {
        focused().filter(|at| !ours(at))
    };
    if elsewhere.is_none()
        && let Some(range) = at_hand(call, &rows).and_then(|row| row.find(".range:enabled"))
    {
        range.set_flag("data-focus", true);
    }
}

/// What is said while a stored offer, or AWS's offer itself, is shown.
fn banner(call: Call) -> Option<El> {
    let app = call.app;
    let (offer, name, is_base) = app.document.scene().with(|scene| {
        let scenario = scene.plan.scenarios.get(scene.scenario.as_str())?;
        let is_base = scene.plan.scenarios.position(scene.scenario.as_str()) == Some(0);
        Some((offers::by(scenario).is_some(), scenario.name.clone(), is_base))
    })?;
    let said = match (is_base, offer) {
        (true, _) => {
            "What you move here changes AWS’s offer itself, and what follows it in every scenario"
                .to_owned()
        }
        (_, true) => format!("{name} stays what was said."),
        _ => return None,
    };
    let said = text("span", "grow", &said);
    if is_base && !call.looking.get() {
        return Some(el("p", "levers__note").child(said));
    }
    let back = call.working.get();
    let working = app.document.plan_now().scenarios.get(back.as_str()).map(|of| of.name.clone());
    let working = working.unwrap_or_default();
    let back_button = text("button", "btn btn--small", &format!("Back to {working}"))
        .on("click", move |_| app.document.activate(back.clone()));
    let adopt_button = text("button", "btn btn--small", &format!("Go on from it in {working}"))
        .attr("title", "Key: G")
        .on("click", move |_| call.go_on());
    let agreed = text("button", "btn btn--small", "Settle on it")
        .attr("title", "Make Settled what this offer says. Key: A")
        .on("click", move |_| call.settle());
    let note = el("p", "levers__note").child(said).child(back_button).child(adopt_button);
    Some(note.child(agreed))
}

fn groups(call: Call) -> Vec<El> {
    let app = call.app;
    let scene = app.document.scene().get();
    let fixed = is_offer(&scene);
    let known: Vec<Term> = terms(&scene.plan);
    let mut groups = Vec::new();
    let mut rest = &known[..];
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|term| term.table == first.table).count();
        let (of_table, others) = rest.split_at(count);
        rest = others;
        groups.push(group(call, first.table, of_table.to_vec(), fixed));
    }
    if known.is_empty() {
        let none = "Nothing is on the table yet: enter the commitment or MAP terms, or set a figure in a scenario";
        groups.push(text("p", "levers__note", none));
    }
    groups
}

/// The terms of a table under its name. Those of the inventory are many, and made only when asked for.
fn group(call: Call, table: TableId, of: Vec<Term>, fixed: bool) -> El {
    let rows = move |of: &[Term]| -> Vec<El> {
        of.iter().map(|term| lever::row(call, term.clone(), fixed)).collect()
    };
    if table != TableId::Workloads {
        return el("div", "levers__group")
            .child(text("h2", "levers__title", table.label()))
            .children(rows(&of));
    }
    let open = RwSignal::new(false);
    let title = format!("{}: scope and uplift, {} terms", table.label(), of.len());
    let toggle = text("button", "levers__more", &title)
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .on("click", move |_| open.update(|open| *open = !*open));
    el("div", "levers__group")
        .child(toggle)
        .live(move || if open.get() { untrack(|| rows(&of)) } else { Vec::new() })
}

/// Up and down walk from term to term; left and right are the slider's own.
fn walk(stroke: &Stroke) {
    let by = match stroke.key.as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(at) = focused().filter(|at| at.raw().class_name() == "range") else { return };
    let Ok(ranges) = document().query_selector_all(".range") else { return };
    let is_own = |n: &u32| ranges.get(*n).is_some_and(|node| node.is_same_node(Some(at.raw())));
    stroke.taken();
    if let Some(own) = (0..ranges.length()).find(is_own)
        && let Some(next) = own.checked_add_signed(by).and_then(|next| ranges.get(next))
    {
        let next = El::of(wasm_bindgen::JsCast::unchecked_into(next));
        next.focus();
        next.raw().scroll_into_view_with_bool(by < 0);
    }
}
