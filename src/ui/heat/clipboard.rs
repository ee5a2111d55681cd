//! The table to a spreadsheet and back: what is copied has months above and services beside it.

use leptos::prelude::*;
use web_sys::Event;

use super::Model;
use crate::{
    calc::consumption::{By, Measure},
    edit::consumption::{Target, paste as read_block},
    grid::{clipboard, months},
    state::Tone,
    ui::{
        dom::is_text_field,
        kit::copy::{self, data},
    },
};

/// Copies what is selected; `cut` empties it then.
pub fn copy(model: Model, event: &Event, cut: bool) {
    if is_text_field(event) {
        return;
    }
    let Some(copied) = model.part(|part, format| part.copied(format)) else { return };
    if !copy::give(event, &copied) {
        return;
    }
    let area = model.selected_now().area();
    let said = format!("Copied {} × {} months", area.rows(), area.columns());
    model.app.view.spoken.set(said);
    if cut {
        model.clear();
    }
}

/// Pastes a block as one step, and shows the baseline it went into.
pub fn paste(model: Model, event: &Event) {
    let Some(data) = data(event).filter(|_| !is_text_field(event)) else { return };
    event.prevent_default();
    let text = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").ok().filter(|html| !html.is_empty());
    let rows = clipboard::read(&text, html.as_deref()).rows;
    let (look, area, view) = (model.look(), model.selected_now().area(), model.app.view);
    let (services, from) = model.of.with_untracked(|of| {
        let of = of.as_ref();
        let rows = of.map(|of| months::shown(of, look.measure)).unwrap_or_default();
        let rows = if look.by == By::Service { rows } else { Vec::new() };
        let services: Vec<_> = rows.iter().skip(area.top).map(|row| row.id.clone()).collect();
        (services, of.and_then(|of| of.months.get(area.left).copied()))
    });
    let Some(from) = from else { return };
    let pasted = model.app.document.scene().with_untracked(|scene| {
        let target = Target {
            resolved: &scene.resolved,
            scenario: &scene.scenario,
            account: look.account.as_ref(),
            locale: scene.format.locale(),
        };
        read_block(&target, &rows, &services, from, (area.rows(), area.columns()))
    });
    if let Some(command) = &pasted.command {
        if !model.app.act(command) {
            return;
        }
        view.look.update(|look| (look.measure, look.by) = (Measure::Baseline, By::Service));
    }
    let mut said = match pasted.changed {
        0 => "Nothing changes".to_owned(),
        1 => "1 month of baseline changed".to_owned(),
        n => format!("{n} months of baseline changed"),
    };
    // Actual consumption is meant for all; a scenario keeps what is pasted to itself.
    let own = model.app.document.scene().with_untracked(|scene| {
        let at = scene.plan.scenarios.position(scene.scenario.as_str())?;
        let scenario = scene.plan.scenarios.at(at).filter(|_| at > 0 && pasted.changed > 0)?;
        let base = scene.plan.scenarios.at(0)?;
        Some([" in ", &scenario.name, " alone; paste it in ", &base.name, " for all"].concat())
    });
    said.push_str(&own.unwrap_or_default());
    let tone = if pasted.notes.is_empty() || pasted.changed > 0 { Tone::Info } else { Tone::Bad };
    for note in &pasted.notes {
        said = said + "\n" + note;
    }
    view.say(tone, said);
}
