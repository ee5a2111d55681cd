//! The inputs that scenarios set, side by side, each of which can be reset to the base.

use leptos::prelude::*;

use super::{figures::head, settings::columns};
use crate::{
    calc::{
        checks::Place,
        compare::{self, Input},
    },
    domain::{Plan, choice::Choice as _, drafts::CellRef},
    edit::{Command, Entry},
    table::show,
    text::Format,
    ui::{
        app::App,
        dom::{El, el, target_within, text},
        kit::{panel, scenario_mark},
        nav::{jump, places},
        parts::sides::{self, Side},
    },
};

/// More are not drawn at once, and so many more when they are asked for.
const MOST: usize = 400;

/// The panel.
pub fn panel(app: App) -> El {
    let table = el("table", "compare").attr("aria-label", places::INPUTS);
    let own = table.clone();
    let most = RwSignal::new(MOST);
    let table = table.live(move || build(app, most.get())).on("click", move |event| {
        if target_within(&event, ".compare__more").is_some() {
            most.update(|most| *most += MOST);
            // The keyboard goes on where more can be shown still, or with the last that can be reset.
            let table = own.clone();
            request_animation_frame(move || {
                let last = || table.find("tbody:last-child tr:last-child button");
                if let Some(at) = table.find(".compare__more").or_else(last) {
                    at.focus();
                }
            });
        } else if let Some(button) = target_within(&event, "[data-reset]") {
            reset(app, &button, &own);
        }
    });
    let scroller = el("div", "panel__body compare__scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Inputs side by side")
        .child(table);
    panel::panel(
        places::INPUTS,
        "tinted: set by the scenario; ↺ makes it follow AWS’s offer again",
        scroller,
    )
}

fn build(app: App, most: usize) -> Vec<El> {
    let columns = columns(app, app.view.compared);
    let plan = app.document.seen();
    let scenarios: Vec<_> =
        columns.iter().filter_map(|side| plan.scenarios.get(side.id.as_str())).collect();
    let mut inputs = compare::inputs(&plan, &scenarios);
    if app.view.compared.differing.get() {
        inputs.retain(Input::differs);
    }
    let format = sides::format(app);
    let span = (columns.len() + 1).to_string();
    let mut number = 0;
    let mut parts = vec![head(&columns)];
    for of_table in inputs.chunk_by(|a, b| a.table == b.table).scan(0, |drawn, chunk| {
        let room = most - *drawn;
        *drawn += chunk.len().min(room);
        Some(&chunk[..chunk.len().min(room)])
    }) {
        let Some(first) = of_table.first() else { continue };
        let title = text("th", "compare__group", first.table.label())
            .attr("scope", "rowgroup")
            .attr("colspan", &span);
        let rows =
            of_table.iter().map(|input| row(app, &plan, input, &columns, &format, &mut number));
        parts.push(el("tbody", "").child(el("tr", "").child(title)).children(rows));
    }
    let said = match inputs.len() {
        0 => text("td", "empty", "No scenario sets anything"),
        n if n > most => {
            let words = format!("Show {} more of {}", MOST.min(n - most), n - most);
            let more = text("button", "btn btn--small compare__more", &words);
            el("td", "empty").child(more)
        }
        _ => return parts,
    };
    let said = said.attr("colspan", &span);
    parts.push(el("tbody", "").child(el("tr", "").child(said)));
    parts
}

fn row(
    app: App,
    plan: &Plan,
    input: &Input,
    columns: &[Side],
    format: &Format,
    number: &mut u32,
) -> El {
    let place = Place {
        table: input.table,
        row: Some(input.row.clone()),
        field: Some(input.spec.key),
        scenario: None,
    };
    let name = if input.table.is_single() { input.spec.title } else { &input.title };
    let title = el("th", "").attr("scope", "row").child(jump::link(app, name, place));
    let title = if input.table.is_single() {
        title
    } else {
        title.child(text("span", "compare__field", input.spec.title))
    };
    let cells =
        columns.iter().zip(input.values.iter().zip(&input.own)).map(|(side, (value, own))| {
            let written = show::cell(plan, input.spec, value, format);
            let exact = show::exact(plan, input.spec, value, format);
            let cell = el("td", if *own { "num compare__own" } else { "num" })
                .attr("data-scenario", side.id.as_str())
                .attr("title", &exact);
            if !own {
                return cell.text(if written.is_empty() { "–" } else { &written });
            }
            let said = format!("Reset {} of {} in {}", input.spec.title, input.title, side.name);
            *number += 1;
            let reset = text("button", "compare__reset", "↺")
                .attr("data-number", &number.to_string())
                .attr("aria-label", &said)
                .attr("title", "Follow AWS’s offer again")
                .attr("data-reset", input.spec.key)
                .attr("data-of", input.table.word())
                .attr("data-in", input.row.as_str())
                .attr("data-scenario", side.id.as_str());
            let (hue, _) = scenario_mark::mark(side.kind);
            cell.attr("class", &format!("num compare__own {hue}"))
                .child(reset)
                .text(if written.is_empty() { "none" } else { &written })
        });
    el("tr", "")
        .attr("data-row", input.row.as_str())
        .attr("data-field", input.spec.key)
        .child(title)
        .children(cells)
}

/// Takes a scenario's own value away, and leaves the keyboard where it was.
fn reset(app: App, button: &El, table: &El) {
    let read = |name: &str| button.raw().get_attribute(name).unwrap_or_default();
    let Some(of) = crate::domain::TableId::from_word(&read("data-of")) else { return };
    let Some(spec) = crate::table::schema(of).spec_of(&read("data-reset")) else { return };
    let cell = CellRef {
        table: of,
        row: read("data-in").into(),
        field: spec.key,
        scenario: Some(read("data-scenario").into()),
    };
    let command = Command::SetCells { cells: vec![(cell, Entry::Clear)], merge: None };
    if app.act(&command) {
        app.view.spoken.set(format!("{} follows AWS’s offer again", spec.title));
    }
    // What was the next one has this one's number now.
    let (table, number) = (table.clone(), read("data-number").parse().unwrap_or(1_u32));
    request_animation_frame(move || {
        let at = |number: u32| table.find(&format!("[data-number=\"{number}\"]"));
        if let Some(next) = at(number).or_else(|| at(number.saturating_sub(1))) {
            next.focus();
        }
    });
}
