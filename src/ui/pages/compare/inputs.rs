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
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Handle, On, Tag, el, text},
        kit::{panel, scenario_mark},
        nav::{jump, places},
        parts::sides::{self, Side},
    },
};

/// More are not drawn at once, and so many more when they are asked for.
const MOST: usize = 400;

/// The buttons of the list that can be reached after others of them are gone.
#[derive(Clone, Copy)]
struct Buttons {
    /// What resets an input, in the order of the list.
    resets: StoredValue<Vec<El>, LocalStorage>,
    /// What shows more, where there is more.
    more: Handle,
}

/// The panel.
pub fn panel(app: App) -> El {
    let most = RwSignal::new(MOST);
    let buttons = Buttons { resets: StoredValue::new_local(Vec::new()), more: Handle::new() };
    let table = el(Tag::TABLE, "compare")
        .attr(Attr::ARIA_LABEL, places::INPUTS)
        .live(move || build(app, most, buttons));
    let scroller = el(Tag::DIV, "panel__body compare__scroll")
        .attr(Attr::TABINDEX, "0")
        .attr(Attr::ROLE, "group")
        .attr(Attr::ARIA_LABEL, "Inputs side by side")
        .child(table);
    app.anchors.hold(
        Anchor::Place(places::INPUTS),
        panel::panel(
            places::INPUTS,
            "tinted: set by the scenario; ↺ makes it follow AWS’s offer again",
            scroller,
        ),
    )
}

fn build(app: App, limit: RwSignal<usize>, buttons: Buttons) -> Vec<El> {
    let most = limit.get();
    buttons.resets.update_value(Vec::clear);
    buttons.more.set(None);
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
    let mut parts = vec![head(&columns)];
    for of_table in inputs.chunk_by(|a, b| a.table == b.table).scan(0, |drawn, chunk| {
        let room = most - *drawn;
        *drawn += chunk.len().min(room);
        Some(&chunk[..chunk.len().min(room)])
    }) {
        let Some(first) = of_table.first() else { continue };
        let title = text(Tag::TH, "compare__group", first.table.label())
            .attr(Attr::SCOPE, "rowgroup")
            .attr(Attr::COLSPAN, &span);
        let rows = of_table.iter().map(|input| row(app, &plan, input, &columns, &format, buttons));
        parts.push(el(Tag::TBODY, "").child(el(Tag::TR, "").child(title)).children(rows));
    }
    let said = match inputs.len() {
        0 => text(Tag::TD, "empty", "No scenario sets anything"),
        n if n > most => {
            let words = format!("Show {} more of {}", MOST.min(n - most), n - most);
            let more = text(Tag::BUTTON, "btn btn--small compare__more", &words)
                .held(buttons.more)
                .on(On::CLICK, move |_| show_more(limit, buttons));
            el(Tag::TD, "empty").child(more)
        }
        _ => return parts,
    };
    let said = said.attr(Attr::COLSPAN, &span);
    parts.push(el(Tag::TBODY, "").child(el(Tag::TR, "").child(said)));
    parts
}

fn row(
    app: App,
    plan: &Plan,
    input: &Input,
    columns: &[Side],
    format: &Format,
    buttons: Buttons,
) -> El {
    let place = Place {
        table: input.table,
        row: Some(input.row.clone()),
        field: Some(input.spec.key),
        scenario: None,
    };
    let name = if input.table.is_single() { input.spec.title } else { &input.title };
    let title = el(Tag::TH, "").attr(Attr::SCOPE, "row").child(jump::link(app, name, place));
    let title = if input.table.is_single() {
        title
    } else {
        title.child(text(Tag::SPAN, "compare__field", input.spec.title))
    };
    let cells =
        columns.iter().zip(input.values.iter().zip(&input.own)).map(|(side, (value, own))| {
            let written = show::cell(plan, input.spec, value, format);
            let exact = show::exact(plan, input.spec, value, format);
            let shown = el(Tag::TD, if *own { "num compare__own" } else { "num" })
                .attr(Attr::DATA_SCENARIO, side.id.as_str())
                .attr(Attr::TITLE, &exact);
            if !own {
                return shown.text(if written.is_empty() { "–" } else { &written });
            }
            let said = format!("Reset {} of {} in {}", input.spec.title, input.title, side.name);
            let at = buttons.resets.with_value(Vec::len);
            let cell = CellRef {
                table: input.table,
                row: input.row.clone(),
                field: input.spec.key,
                scenario: Some(side.id.clone()),
            };
            let title = input.spec.title;
            let button = text(Tag::BUTTON, "compare__reset", "↺")
                .attr(Attr::ARIA_LABEL, &said)
                .attr(Attr::TITLE, "Follow AWS’s offer again")
                .attr(Attr::DATA_RESET, input.spec.key)
                .attr(Attr::DATA_SCENARIO, side.id.as_str())
                .on(On::CLICK, move |_| reset(app, &cell, title, at, buttons));
            buttons.resets.update_value(|all| all.push(button.clone()));
            let (hue, _) = scenario_mark::mark(side.kind);
            shown
                .attr(Attr::CLASS, &format!("num compare__own {hue}"))
                .child(button)
                .text(if written.is_empty() { "none" } else { &written })
        });
    el(Tag::TR, "")
        .attr(Attr::DATA_ROW, input.row.as_str())
        .attr(Attr::DATA_FIELD, input.spec.key)
        .child(title)
        .children(cells)
}

/// Shows more. The keyboard goes on where more can be shown still, or with the last that can be reset.
fn show_more(limit: RwSignal<usize>, buttons: Buttons) {
    limit.update(|most| *most += MOST);
    request_animation_frame(move || {
        let last = || buttons.resets.with_value(|all| all.last().cloned());
        if let Some(at) = buttons.more.get().or_else(last) {
            at.focus();
        }
    });
}

/// Takes a scenario's own value away, and leaves the keyboard where it was: with the button that has
/// this one's place now.
fn reset(app: App, cell: &CellRef, title: &str, at: usize, buttons: Buttons) {
    let cells = vec![(cell.clone(), Entry::Clear)];
    if app.act(&Command::SetCells { cells, merge: None }) {
        app.view.spoken.set(format!("{title} follows AWS’s offer again"));
    }
    request_animation_frame(move || {
        let next = buttons
            .resets
            .with_value(|all| all.get(at).or_else(|| all.get(at.checked_sub(1)?)).cloned());
        if let Some(next) = next {
            next.focus();
        }
    });
}
