//! What a term's row shows: where it stands among the scenarios, and what the last and the next step did.

use std::cell::Cell;

use leptos::prelude::*;

use super::Call;
use crate::{
    calc::terms::{Scale, Term},
    domain::{Id, Scenario},
    state::Scene,
    text::show,
    ui::{
        dom::{Attr, El, Tag, text},
        kit::scenario_mark::mark,
    },
};

/// How wide a mark is, in pixels.
const MARK: i64 = 15;
/// How far marks of the same value are apart, in pixels: enough to read each letter.
const STACKED: i64 = 9;

/// A scenario's mark on the track.
pub struct Mark {
    pub element: El,
    pub scenario: Id,
}

/// The elements of a row that follow the scene.
pub struct Parts {
    pub range: El,
    pub exact: El,
    pub hint: El,
    pub worth: El,
    pub step: El,
    pub fill: El,
    pub marks: Vec<Mark>,
}

/// The marks of the other scenarios, to stand on the track.
pub fn marks(scene: &Scene) -> Vec<Mark> {
    let shown = scene
        .plan
        .scenarios
        .iter()
        .filter(|scenario| scenario.id != scene.scenario && !scenario.offer.is_stored());
    shown
        .map(|scenario| {
            let (class, letter) = mark(scenario.kind);
            let element =
                text(Tag::I, &format!("mark {class}"), letter).attr(Attr::ARIA_HIDDEN, "true");
            Mark { element, scenario: scenario.id.clone() }
        })
        .collect()
}

/// The numbers of a term that its slider shows: those of every scenario and where it stands.
pub fn numbers(scene: &Scene, term: &Term) -> Vec<i64> {
    let of = |scenario: &Scenario| term.number_in(&scene.plan, &scenario.overrides);
    let others = scene.plan.scenarios.iter().filter_map(of);
    others.chain(term.number(&scene.resolved)).collect()
}

/// Brings a row up to date with the scene; the thumb stays where it is while it is dragged.
pub fn show_row(call: Call, term: &Term, parts: &Parts, scale: &Cell<Scale>, dragging: bool) {
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
        for (name, value) in [(Attr::MIN, low), (Attr::MAX, high), (Attr::STEP, 1)] {
            parts.range.set_attr(name, Some(&value.to_string()));
        }
        let shown = term.show(number, &scene.format);
        parts.range.set_value(&number.unwrap_or(high).to_string());
        parts.range.set_attr(Attr::ARIA_VALUETEXT, Some(&shown));
        if !parts.exact.has_focus() {
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
    let number_of = |mark: &Mark| {
        let scenario = scene.plan.scenarios.get(mark.scenario.as_str())?;
        Some((term.number_in(&scene.plan, &scenario.overrides)?, scenario))
    };
    let all: Vec<_> = parts.marks.iter().map(number_of).collect();
    for (at, (mark, standing)) in parts.marks.iter().zip(&all).enumerate() {
        mark.element.set_flag(Attr::HIDDEN, standing.is_none());
        let Some((number, scenario)) = standing else { continue };
        let number = *number;
        let same = |of: &&Option<(i64, &Scenario)>| of.is_some_and(|(other, _)| other == number);
        // Each stands at its value; those of the same value are stacked, with the value in the middle.
        let count = |of: &[Option<(i64, &Scenario)>]| {
            i64::try_from(of.iter().filter(same).count()).unwrap_or(0)
        };
        let (before, together) = (count(all.get(..at).unwrap_or_default()), count(&all));
        mark.element.set_part("left", part(number));
        let aside = (2 * before - (together - 1)) * STACKED / 2;
        mark.element.set_px("margin-left", aside - MARK / 2);
        let title = format!("{} {}", scenario.name, term.show(Some(number), &scene.format));
        mark.element.set_attr(Attr::TITLE, Some(&title));
    }
    let base = part(term.number(&scene.plan).unwrap_or(high));
    let own = part(term.number(&scene.resolved).unwrap_or(high));
    parts.fill.set_part("left", base.min(own));
    parts.fill.set_part("width", (own - base).abs());
}

fn show_worth(call: Call, term: &Term, parts: &Parts, scene: &Scene) {
    let key = term.key();
    let moved = call.moved.get().filter(|moved| moved.term == *term);
    let change = moved.and_then(|moved| {
        let (by, way) = moved.told(scene)?;
        Some(format!("{way}: {by}"))
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
