//! One term on the table: a slider, a stepper, and a field to type the figure itself.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;

use super::{
    Call,
    hand::{Row, ready},
    track::{Parts, marks, numbers, show_row},
};
use crate::{
    calc::terms::{Scale, Term},
    domain::{Cents, Value},
    state::{Scene, Tone},
    table::{show as values, table},
    text::fold,
    ui::dom::{Attr, El, On, Tag, el, react, text},
};

/// The row of a term, by its place among the terms; `fixed` while a stored offer is shown, which stays what was said.
pub fn row(call: Call, place: usize, term: Term, fixed: bool) -> El {
    let scene = call.app.document.scene();
    let term = Rc::new(term);
    let scale = Rc::new(Cell::new(scene.with(|scene| term.scale(&numbers(scene, &term)))));
    let dragging = Rc::new(Cell::new(false));
    let marks = scene.with(marks);
    let fill = el(Tag::B, "track__fill");
    let track = el(Tag::DIV, "track__marks")
        .child(fill.clone())
        .children(marks.iter().map(|mark| mark.element.clone()));
    let name = format!("{}, {}", term.title, fold(term.hint));
    let range = el(Tag::INPUT, "range").attr(Attr::TYPE, "range").attr(Attr::ARIA_LABEL, &name);
    let hint = el(Tag::SMALL, "lever__hint");
    let title = text(Tag::B, "", &term.title).attr(Attr::TITLE, term.spec.tip);
    let exact = el(Tag::INPUT, "stepper__value")
        .attr(Attr::TYPE, "text")
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::ARIA_LABEL, &format!("{name}, exact"));
    let (worth, step) = (el(Tag::B, ""), el(Tag::SMALL, ""));
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
        range.set_flag(Attr::DISABLED, true);
        exact.set_flag(Attr::READONLY, true);
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
        let button = text(Tag::BUTTON, "", sign)
            .attr(Attr::TABINDEX, "-1")
            .attr(Attr::ARIA_LABEL, &format!("{label} {}", term.title))
            .on(On::CLICK, move |_| by(steps));
        button.set_flag(Attr::DISABLED, fixed);
        button
    };
    let stepper = el(Tag::DIV, "stepper")
        .child(button("\u{2212}", "Less", -1))
        .child(exact)
        .child(button("+", "More", 1));
    let key = term.key();
    call.hold(Row { place, key: key.clone(), range: range.clone(), fixed, step: by });
    el(Tag::DIV, "lever")
        .attr(Attr::DATA_TERM, &key)
        .on(On::FOCUSIN, move |_| {
            call.at.set(key.clone());
            // A drag moves the slider before the slider has the focus.
            if !dragging.get() {
                call.next_gesture();
            }
        })
        .child(el(Tag::DIV, "lever__name").child(title).child(hint))
        .child(el(Tag::DIV, "track").child(track).child(range))
        .child(stepper)
        .child(el(Tag::DIV, "lever__worth").child(worth).child(step))
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
        .on(On::INPUT, move |_| {
            if !drag.replace(true) {
                call.next_gesture();
            }
            let Ok(number) = own.value().parse::<i64>() else { return };
            let number = term.rest(number, scale.get());
            let scene = call.app.document.scene();
            let value = scene.with_untracked(|scene| term.value(&scene.resolved, number));
            call.put(&term, value);
        })
        .on(On::CHANGE, move |_| {
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
            return true;
        }
        let scene = call.app.document.scene();
        let read = scene.with_untracked(|scene| term.read(&scene.resolved, &typed, &scene.format));
        match read {
            Ok(value) => {
                call.app.view.take_back();
                call.next_gesture();
                call.put(&term, value);
                last.set_value(&left(false));
                true
            }
            // The text stays where it is, to be put right.
            Err(sentence) => {
                call.app.view.say(Tone::Bad, format!("{}: {sentence}", term.title));
                false
            }
        }
    });
    let (on_blur, undone) = (commit.clone(), field.clone());
    field
        .on(On::FOCUS, move |_| {
            own.set_value(&entered(true));
            own.cast::<web_sys::HtmlInputElement>().select();
        })
        .on(On::BLUR, move |_| {
            if call.run.try_get_untracked().is_some() {
                let _ = on_blur();
            }
        })
        .on_key(move |stroke| match stroke.key.as_str() {
            // The keys of call mode work again at once.
            "Enter" if commit() => ready(call),
            "Escape" => {
                undone.set_value(&text(true));
                call.app.view.take_back();
                ready(call);
            }
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
        (Some(_), Some(cents)) => Value::Money(Cents::new(cents)),
        _ => {
            let rows = table(&scene.resolved, term.table);
            rows.value(term.row.as_str(), term.column).unwrap_or(Value::Empty)
        }
    };
    values::edit(&scene.plan, term.spec, &value, &scene.format)
}
