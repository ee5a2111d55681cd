//! The terms on the table: a slider, a stepper, and what the next step is worth.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;

use super::{Call, is_offer, less, net};
use crate::{
    calc::terms::{Scale, Term, terms},
    domain::{Cents, Scenario, TableId, choice::Choice as _},
    edit::offers,
    state::{Scene, Tone},
    table::show as values,
    text::show,
    ui::{
        dom::{El, Stroke, el, focused, react, text},
        topbar::mark,
    },
};

/// The numbers of a term that its slider shows: those of every scenario and where it stands.
pub fn numbers(scene: &Scene, term: &Term) -> Vec<i64> {
    let of = |scenario: &Scenario| term.number_in(&scene.plan, &scenario.overrides);
    let others = scene.plan.scenarios.iter().filter_map(of);
    others.chain(term.number(&scene.resolved)).collect()
}

/// The list of terms. It is made anew only when terms or scenarios come or go, so that the focus stays.
pub fn rows(call: Call) -> El {
    let app = call.app;
    let key = move || {
        app.document.scene().with(|scene| {
            let mut key = format!("{} {} ", app.view.hide_private.get(), is_offer(scene));
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
        .live_by(key, move |_| groups(call))
        .on_key(move |stroke| walk(&stroke))
}

/// What is said while a stored offer, or AWS's offer itself, is shown.
fn banner(call: Call) -> Option<El> {
    let app = call.app;
    let (offer, name, is_base) = app.document.scene().with(|scene| {
        let scenario = scene.plan.scenarios.get(scene.scenario.as_str())?;
        let is_base = scene.plan.scenarios.position(scene.scenario.as_str()) == Some(0);
        Some((offers::by(scenario).is_some(), scenario.name.clone(), is_base))
    })?;
    if is_base {
        return Some(text(
            "p",
            "levers__note",
            "What you move here changes AWS’s offer itself, and what follows it in every scenario",
        ));
    }
    if !offer {
        return None;
    }
    let back = call.working.get();
    let working = app.document.plan_now().scenarios.get(back.as_str()).map(|of| of.name.clone());
    let working = working.unwrap_or_default();
    let adopt = move || {
        let plan = app.document.plan_now();
        let into = call.working.get_untracked();
        let id = untrack(|| app.document.active());
        if let Some(offer) = plan.scenarios.get(id.as_str()) {
            if let Err(sentence) = app.document.dispatch(&offers::adopt(&plan, offer, &into)) {
                app.view.say(Tone::Bad, sentence);
            }
            app.document.activate(into);
        }
    };
    let said = text("span", "grow", &format!("{name} stays what was said."));
    let back_button = text("button", "btn btn--small", &format!("Back to {working}"))
        .on("click", move |_| app.document.activate(back.clone()));
    let adopt_button = text("button", "btn btn--small", &format!("Go on from it in {working}"))
        .on("click", move |_| adopt());
    Some(el("p", "levers__note").child(said).child(back_button).child(adopt_button))
}

fn groups(call: Call) -> Vec<El> {
    let app = call.app;
    let scene = app.document.scene().get();
    let fixed = is_offer(&scene);
    let shown = |term: &Term| !app.view.hides_row(&scene.plan, term.table, term.row.as_str());
    let known: Vec<Term> = terms(&scene.plan).into_iter().filter(shown).collect();
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
        of.iter().map(|term| row(call, term.clone(), fixed)).collect()
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

/// A scenario's mark on the track.
struct Mark {
    element: El,
    scenario: crate::domain::Id,
}

fn marks(call: Call, scene: &Scene) -> Vec<Mark> {
    let shown = scene.plan.scenarios.iter().filter(|scenario| {
        scenario.id != scene.scenario
            && offers::by(scenario).is_none()
            && !call.app.view.hides(scenario)
    });
    shown
        .map(|scenario| {
            let (class, letter) = mark(scenario.kind);
            let element = text("i", &format!("mark {class}"), letter).attr("aria-hidden", "true");
            Mark { element, scenario: scenario.id.clone() }
        })
        .collect()
}

fn row(call: Call, term: Term, fixed: bool) -> El {
    let scene = call.app.document.scene();
    let term = Rc::new(term);
    let scale = Rc::new(Cell::new(scene.with(|scene| term.scale(&numbers(scene, &term)))));
    let dragging = Rc::new(Cell::new(false));
    let marks = scene.with(|scene| marks(call, scene));
    let fill = el("b", "track__fill");
    let track = el("div", "track__marks")
        .child(fill.clone())
        .children(marks.iter().map(|mark| mark.element.clone()));
    let name = format!("{}, {}", term.title, crate::text::fold(term.hint));
    let range = el("input", "range").attr("type", "range").attr("aria-label", &name);
    let hint = el("small", "lever__hint");
    let title = text("b", "", &term.title).attr("title", term.spec.tip);
    let exact = el("input", "stepper__value")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("aria-label", &format!("{name}, exact"));
    let (worth, step) = (el("b", ""), el("small", ""));
    let parts = Parts {
        range: range.clone(),
        exact: exact.clone(),
        hint: hint.clone(),
        worth: worth.clone(),
        step: step.clone(),
        fill,
        marks,
    };
    if fixed {
        range.set_flag("disabled", true);
        exact.set_flag("readonly", true);
    }
    let by = {
        let (term, scale) = (term.clone(), scale.clone());
        Rc::new(move |steps: i64| step_by(call, &term, scale.get(), steps))
    };
    {
        let (term, scale, dragging) = (term.clone(), scale.clone(), dragging.clone());
        react(move || show_row(call, &term, &parts, &scale, dragging.get()));
    }
    let range = slide(call, &term, range, (&dragging, &scale), &by);
    let exact = type_exact(call, &term, exact);
    let button = |sign: &str, label: &str, steps: i64| {
        let by = by.clone();
        let button = text("button", "", sign)
            .attr("tabindex", "-1")
            .attr("aria-label", &format!("{label} {}", term.title))
            .on("click", move |_| by(steps));
        button.set_flag("disabled", fixed);
        button
    };
    let stepper = el("div", "stepper")
        .child(button("\u{2212}", "Less", -1))
        .child(exact)
        .child(button("+", "More", 1));
    el("div", "lever")
        .attr("data-term", &term.key())
        .on("focusin", move |_| {
            // A drag moves the slider before the slider has the focus.
            if !dragging.get() {
                call.next_gesture();
            }
        })
        .child(el("div", "lever__name").child(title).child(hint))
        .child(el("div", "track").child(track).child(range))
        .child(stepper)
        .child(el("div", "lever__worth").child(worth).child(step))
}

/// The elements of a row that follow the scene.
struct Parts {
    range: El,
    exact: El,
    hint: El,
    worth: El,
    step: El,
    fill: El,
    marks: Vec<Mark>,
}

fn step_by(call: Call, term: &Term, scale: Scale, steps: i64) {
    let value = call.app.document.scene().with_untracked(|scene| {
        // An open cap starts where the scale ends.
        let from = term.number(&scene.resolved).unwrap_or(scale.high);
        term.value(&scene.resolved, term.stepped(from, scale, steps))
    });
    call.put(term, value);
}

/// A drag is one step of undo; keys step by the scale.
fn slide(
    call: Call,
    term: &Rc<Term>,
    range: El,
    (dragging, scale): (&Rc<Cell<bool>>, &Rc<Cell<Scale>>),
    by: &Rc<impl Fn(i64) + 'static>,
) -> El {
    let (own, term, drag, by) = (range.clone(), term.clone(), dragging.clone(), by.clone());
    let (done, scale) = (dragging.clone(), scale.clone());
    range
        .on("input", move |_| {
            if !drag.replace(true) {
                call.next_gesture();
            }
            let Ok(number) = own.value().parse::<i64>() else { return };
            let step = scale.get().step;
            let number = (number + step / 2).div_euclid(step) * step;
            let scene = call.app.document.scene();
            let value = scene.with_untracked(|scene| term.value(&scene.resolved, number));
            call.put(&term, value);
        })
        .on("change", move |_| {
            done.set(false);
            call.next_gesture();
        })
        .on_key(move |stroke| {
            let many = if stroke.shift { 5 } else { 1 };
            match stroke.key.as_str() {
                "ArrowRight" => by(many),
                "ArrowLeft" => by(-many),
                "PageUp" => by(5),
                "PageDown" => by(-5),
                _ => return,
            }
            stroke.taken();
        })
}

/// The figure itself can be typed: Enter takes it, Esc leaves it.
fn type_exact(call: Call, term: &Rc<Term>, field: El) -> El {
    let text = {
        let term = term.clone();
        move |edit: bool| {
            call.app.document.scene().with_untracked(|scene| written(&term, scene, edit))
        }
    };
    let text = Rc::new(text);
    let (entered, own) = (text.clone(), field.clone());
    let (term, left, last) = (term.clone(), text.clone(), field.clone());
    let commit = Rc::new(move || {
        let typed = last.value();
        if typed == left(true) || typed == left(false) {
            last.set_value(&left(false));
            return;
        }
        let scene = call.app.document.scene();
        let read = scene.with_untracked(|scene| term.read(&scene.resolved, &typed, &scene.format));
        match read {
            Ok(value) => {
                call.next_gesture();
                call.put(&term, value);
                last.set_value(&left(false));
            }
            // The text stays where it is, to be put right.
            Err(sentence) => call.app.view.say(Tone::Bad, format!("{}: {sentence}", term.title)),
        }
    });
    let (on_blur, undone) = (commit.clone(), field.clone());
    field
        .on("focus", move |_| {
            own.set_value(&entered(true));
            own.cast::<web_sys::HtmlInputElement>().select();
        })
        .on("blur", move |_| {
            if call.run.try_get_untracked().is_some() {
                on_blur();
            }
        })
        .on_key(move |stroke| match stroke.key.as_str() {
            "Enter" => commit(),
            "Escape" => undone.set_value(&text(true)),
            _ => {}
        })
}

/// A term's figure as it is shown, or as an editor opens it.
fn written(term: &Term, scene: &Scene, edit: bool) -> String {
    let number = term.number(&scene.resolved);
    if !edit {
        return term.show(number, &scene.format);
    }
    let value = match (term.year, number) {
        (Some(_), Some(cents)) => crate::domain::Value::Money(Cents(cents)),
        _ => {
            let rows = crate::table::table(&scene.resolved, term.table);
            rows.value(term.row.as_str(), term.column).unwrap_or(crate::domain::Value::Empty)
        }
    };
    values::edit(&scene.plan, term.spec, &value, &scene.format)
}

fn show_row(call: Call, term: &Term, parts: &Parts, scale: &Cell<Scale>, dragging: bool) {
    call.app.document.scene().with(|scene| {
        let number = term.number(&scene.resolved);
        let numbers = numbers(scene, term);
        let now = scale.get();
        if !dragging && !numbers.iter().all(|number| (now.low..=now.high).contains(number)) {
            scale.set(term.scale(&numbers));
        }
        let Scale { low, high, .. } = scale.get();
        // The browser holds a value to the bounds it knows, so these come first.
        // A step of one: where a term stands between two steps, so does the thumb.
        for (name, value) in [("min", low), ("max", high), ("step", 1)] {
            parts.range.set_attr(name, Some(&value.to_string()));
        }
        let shown = term.show(number, &scene.format);
        parts.range.set_value(&number.unwrap_or(high).to_string());
        parts.range.set_attr("aria-valuetext", Some(&shown));
        let editing = focused().is_some_and(|at| at.raw().is_same_node(Some(parts.exact.raw())));
        if !editing {
            parts.exact.set_value(&shown);
        }
        place(term, parts, scene, scale.get());
        show_worth(call, term, parts, scene);
    });
}

/// Puts marks and the bar from AWS's offer where they belong, in thousandths of the track.
fn place(term: &Term, parts: &Parts, scene: &Scene, Scale { low, high, .. }: Scale) {
    let part = |number: i64| {
        let (along, all) = (i128::from(number - low) * 1000, i128::from((high - low).max(1)));
        i64::try_from(along / all).unwrap_or(0).clamp(0, 1000)
    };
    let mut taken: Vec<i64> = Vec::new();
    for mark in &parts.marks {
        let scenario = scene.plan.scenarios.get(mark.scenario.as_str());
        let number = scenario.and_then(|scenario| term.number_in(&scene.plan, &scenario.overrides));
        mark.element.set_flag("hidden", number.is_none());
        let (Some(number), Some(scenario)) = (number, scenario) else { continue };
        let at = part(number);
        // Marks of the same place stand beside each other.
        let beside = taken.iter().filter(|other| (*other - at).abs() < 22).count();
        taken.push(at);
        mark.element.set_part("left", at);
        mark.element.set_px("margin-left", i64::try_from(beside).unwrap_or(0) * 15 - 7);
        let title = format!("{} {}", scenario.name, term.show(Some(number), &scene.format));
        mark.element.set_attr("title", Some(&title));
    }
    let base = part(term.number(&scene.plan).unwrap_or(high));
    let own = part(term.number(&scene.resolved).unwrap_or(high));
    parts.fill.set_part("left", base.min(own));
    parts.fill.set_part("width", (own - base).abs());
}

fn show_worth(call: Call, term: &Term, parts: &Parts, scene: &Scene) {
    let key = term.key();
    let moved = call.moved.get().filter(|moved| moved.key == key);
    let change = moved.and_then(|moved| {
        let by = show::money_short_signed(less(net(scene), moved.net)?, &scene.format);
        let number = term.number(&scene.resolved);
        (moved.from != number).then(|| {
            format!(
                "{} → {}: {by}",
                term.show(moved.from, &scene.format),
                term.show(number, &scene.format)
            )
        })
    });
    parts.hint.set_class("lever__hint--moved", change.is_some());
    parts.hint.set_text(change.as_deref().unwrap_or(term.hint));
    let step = call
        .steps
        .with(|steps| steps.iter().find(|(of, _)| of.key() == key).map(|(_, step)| *step));
    let worth = step.filter(|step| step.by != 0).and_then(|step| Some((step.by, step.worth?)));
    parts.worth.set_class("lever__quiet", worth.is_none_or(|(_, worth)| worth.is_zero()));
    parts.worth.set_text(&worth.map_or_else(String::new, |(_, worth)| {
        if worth.is_zero() {
            show::money_short(worth, &scene.format)
        } else {
            show::money_short_signed(worth, &scene.format)
        }
    }));
    let by = worth
        .map_or_else(String::new, |(by, _)| format!("for {}", term.show_step(by, &scene.format)));
    parts.step.set_text(&by);
}
