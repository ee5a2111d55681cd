//! One field of a table outside the grid: typed, committed on Enter or when left, marked like a cell.

use std::rc::Rc;

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, el, react, text},
};
use crate::{
    domain::{Id, Plan, TableId, Value, drafts::CellRef},
    edit::{self, Command, Entry},
    grid::view::field_ref,
    state::{Scene, Tone},
    table::{Kind, Spec, show, table},
};

/// What a field shows.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    text: String,
    edit: String,
    error: Option<String>,
    /// What the base says, where the scenario says something else.
    base: Option<String>,
}

/// Where a field is and what it holds.
#[derive(Clone, Copy)]
struct Place {
    app: App,
    table: TableId,
    row: &'static str,
    spec: &'static Spec,
}

impl Place {
    fn put(self, entry: Entry) {
        let scene = self.app.document.scene();
        let cell = scene.with_untracked(|scene| {
            field_ref(&scene.plan, &scene.scenario, self.table, &Id::from(self.row), self.spec.key)
        });
        let command = Command::SetCells { cells: vec![(cell, entry)], merge: None };
        if let Err(sentence) = self.app.document.dispatch(&command) {
            self.app.view.say(Tone::Bad, sentence);
        }
    }

    fn shown(self) -> Shown {
        self.app.document.scene().with(|scene| shown(scene, self))
    }
}

/// A field of a row of a table, in the active scenario.
pub fn field(app: App, table: TableId, row: &'static str, spec: &'static Spec) -> El {
    let place = Place { app, table, row, spec };
    let control = if matches!(spec.kind, Kind::Choice(_) | Kind::Flag) {
        select(place)
    } else {
        typed(place)
    };
    let reset = text("button", "field__reset", "↺")
        .attr("aria-label", &format!("Reset {} to the base", spec.title))
        .attr("title", "Reset to the base")
        .on("click", move |_| place.put(Entry::Clear));
    let error = el("span", "field__error").attr("role", "alert");
    let field = el("span", "field")
        .attr("data-row", row)
        .attr("data-field", spec.key)
        .child(reset.clone())
        .child(control)
        .child(error.clone());
    let own = field.clone();
    react(move || {
        let shown = place.shown();
        let title = match (&shown.error, &shown.base) {
            (Some(error), _) => error.clone(),
            (None, Some(base)) => format!("In the base: {base}. {}", spec.tip),
            (None, None) => spec.tip.to_owned(),
        };
        own.set_attr("title", Some(&title));
        own.set_class("field--own", shown.base.is_some());
        own.set_class("field--invalid", shown.error.is_some());
        reset.set_flag("hidden", shown.base.is_none());
        error.set_flag("hidden", shown.error.is_none());
        error.set_text(&shown.error.unwrap_or_default());
    });
    field
}

fn shown(scene: &Scene, Place { table: id, row, spec, .. }: Place) -> Shown {
    let cell: CellRef = field_ref(&scene.plan, &scene.scenario, id, &Id::from(row), spec.key);
    let value_in = |plan: &Plan| -> Value {
        let rows = table(plan, id);
        rows.column(spec.key).and_then(|column| rows.value(row, column)).unwrap_or(Value::Empty)
    };
    let value = value_in(&scene.resolved);
    let draft = scene.plan.drafts.get(&cell).map(str::to_owned);
    let own = cell.scenario.is_some()
        && edit::shown_value(&scene.plan, &cell).is_some_and(|(_, own)| own);
    let base = own.then(|| show::exact(&scene.plan, spec, &value_in(&scene.plan), &scene.format));
    let error = draft.is_some().then(|| edit::error_of(&scene.plan, &cell));
    Shown {
        error: error.map(|error| error.map_or_else(String::new, |error| error.to_string())),
        text: draft.clone().unwrap_or_else(|| show::cell(&scene.plan, spec, &value, &scene.format)),
        edit: draft.unwrap_or_else(|| show::edit(&scene.plan, spec, &value, &scene.format)),
        base: base.map(|base| if base.is_empty() { "empty".to_owned() } else { base }),
    }
}

fn typed(place: Place) -> El {
    let spec = place.spec;
    let focused = RwSignal::new(false);
    let input = el("input", "field__input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", spec.title)
        .attr("placeholder", if spec.nullable { "none" } else { "" });
    let own = input.clone();
    react(move || {
        let shown = place.shown();
        own.set_attr("aria-invalid", shown.error.is_some().then_some("true"));
        // While it has the focus the field holds what is typed; else what the plan says.
        own.set_value(if focused.get() { &shown.edit } else { &shown.text });
    });
    let own = input.clone();
    let commit = Rc::new(move || {
        let typed = own.value();
        if typed != untrack(|| place.shown()).edit {
            place.put(Entry::Text(typed));
        }
    });
    let (left, own) = (commit.clone(), input.clone());
    let entered = input.clone();
    input
        .on("focus", move |_| {
            focused.set(true);
            entered.set_value(&untrack(|| place.shown()).edit);
            entered.cast::<web_sys::HtmlInputElement>().select();
        })
        .on("blur", move |_| {
            if focused.try_set(false).is_none() {
                left();
            }
        })
        .on_key(move |stroke| match stroke.key.as_str() {
            "Enter" => commit(),
            "Escape" => own.set_value(&untrack(|| place.shown()).edit),
            _ => {}
        })
}

fn select(place: Place) -> El {
    let choices: Vec<&str> = match place.spec.kind {
        Kind::Choice(words) => words.iter().map(|(_, label)| *label).collect(),
        _ => vec!["Yes", "No"],
    };
    let option = |choice: &str| text("option", "", choice).attr("value", choice);
    let select = el("select", "field__input")
        .attr("aria-label", place.spec.title)
        .children(choices.into_iter().map(option));
    let own = select.clone();
    react(move || own.cast::<web_sys::HtmlSelectElement>().set_value(&place.shown().text));
    let own = select.clone();
    select.on("change", move |_| {
        let chosen = own.cast::<web_sys::HtmlSelectElement>().value();
        place.put(Entry::Text(chosen));
    })
}
