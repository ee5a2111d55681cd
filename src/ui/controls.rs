//! One field of a table outside the grid: typed, committed on Enter or when left, marked like a cell.

use leptos::{ev, html, prelude::*};

use super::app::app;
use crate::{
    domain::{Id, TableId, Value, drafts::CellRef},
    edit::{Command, Entry},
    grid::view::cell_ref,
    state::Tone,
    table::{Kind, Spec, show, table},
    ui::grid::as_scene,
};

/// What a field shows.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    text: String,
    edit: String,
    error: Option<String>,
    base: Option<String>,
}

/// A field of a row of a table, in the active scenario.
#[component]
pub fn Field(table: TableId, row: &'static str, spec: &'static Spec) -> impl IntoView {
    let app = app();
    let scene = app.document.scene();
    let cell = move || {
        scene.with_untracked(|scene| cell_ref(as_scene(scene), table, &Id::from(row), spec.key))
    };
    let shown = Memo::new(move |_| scene.with(|scene| shown(scene, table, row, spec)));
    let put = move |entry: Entry| {
        let command = Command::SetCells { cells: vec![(cell(), entry)], merge: None };
        if let Err(sentence) = app.document.dispatch(&command) {
            app.view.say(Tone::Bad, sentence);
        }
    };
    let own = move || shown.with(|shown| shown.base.is_some());
    let title = move || {
        shown.with(|shown| match (&shown.error, &shown.base) {
            (Some(error), _) => error.clone(),
            (None, Some(base)) => format!("In the base: {base}. {}", spec.tip),
            (None, None) => spec.tip.to_owned(),
        })
    };
    let control = if matches!(spec.kind, Kind::Choice(_) | Kind::Flag) {
        view! { <Select spec shown put=Callback::new(put)/> }.into_any()
    } else {
        view! { <Typed spec shown put=Callback::new(put)/> }.into_any()
    };
    view! {
        <span class="field" class:field--own=own class:field--invalid=move || shown.with(|shown| shown.error.is_some())
            data-row=row data-field=spec.key title=title>
            {control}
            {move || own().then(|| view! {
                <button class="field__reset" aria-label=format!("Reset {} to the base", spec.title) title="Reset to the base"
                    on:click=move |_| put(Entry::Clear)>"↺"</button>
            })}
            {move || shown.with(|shown| shown.error.clone()).map(|error| view! { <span class="field__error" role="alert">{error}</span> })}
        </span>
    }
}

fn shown(scene: &crate::state::Scene, id: TableId, row: &str, spec: &'static Spec) -> Shown {
    let cell: CellRef = cell_ref(as_scene(scene), id, &Id::from(row), spec.key);
    let value_in = |plan: &crate::domain::Plan| -> Value {
        let rows = table(plan, id);
        rows.column(spec.key).and_then(|column| rows.value(row, column)).unwrap_or(Value::Empty)
    };
    let value = value_in(&scene.resolved);
    let draft = scene.plan.drafts.get(&cell).map(str::to_owned);
    let own = cell.scenario.is_some()
        && crate::edit::shown_value(&scene.plan, &cell).is_some_and(|(_, own)| own);
    let base = own.then(|| show::exact(&scene.plan, spec, &value_in(&scene.plan), &scene.format));
    Shown {
        error: draft.is_some().then(|| {
            crate::edit::error_of(&scene.plan, &cell)
                .map_or_else(String::new, |error| error.to_string())
        }),
        text: draft.clone().unwrap_or_else(|| show::cell(&scene.plan, spec, &value, &scene.format)),
        edit: draft.unwrap_or_else(|| show::edit(&scene.plan, spec, &value, &scene.format)),
        base: base.map(|base| if base.is_empty() { "empty".to_owned() } else { base }),
    }
}

#[component]
fn Typed(spec: &'static Spec, shown: Memo<Shown>, put: Callback<Entry>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let focused = RwSignal::new(false);
    // While it has the focus the field holds what is typed; else what the plan says.
    let text = move || {
        shown.with(|shown| if focused.get() { shown.edit.clone() } else { shown.text.clone() })
    };
    let commit = move || {
        if let Some(input) = input.get_untracked()
            && input.value() != shown.with_untracked(|shown| shown.edit.clone())
        {
            put.run(Entry::Text(input.value()));
        }
    };
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => commit(),
        "Escape" => {
            if let Some(input) = input.get_untracked() {
                input.set_value(&shown.with_untracked(|shown| shown.edit.clone()));
            }
        }
        _ => {}
    };
    let entered = move |_| {
        focused.set(true);
        if let Some(input) = input.get_untracked() {
            input.select();
        }
    };
    let left = move |_| {
        if focused.get_untracked() {
            commit();
            let _ = focused.try_set(false);
        }
    };
    view! {
        <input node_ref=input class="field__input" type="text" autocomplete="off" spellcheck="false" aria-label=spec.title
            aria-invalid=move || shown.with(|shown| shown.error.is_some()).then_some("true")
            placeholder=if spec.nullable { "none" } else { "" } prop:value=text on:focus=entered on:blur=left on:keydown=keys/>
    }
}

#[component]
fn Select(spec: &'static Spec, shown: Memo<Shown>, put: Callback<Entry>) -> impl IntoView {
    let choices: Vec<String> = match spec.kind {
        Kind::Choice(words) => words.iter().map(|(_, label)| (*label).to_owned()).collect(),
        _ => vec!["Yes".to_owned(), "No".to_owned()],
    };
    let option = move |choice: String| {
        let (own, value) = (choice.clone(), choice.clone());
        view! { <option value=value selected=move || shown.with(|shown| shown.text == own)>{choice}</option> }
    };
    view! {
        <select class="field__input" aria-label=spec.title prop:value=move || shown.with(|shown| shown.text.clone())
            on:change=move |event| put.run(Entry::Text(event_target_value(&event)))>
            {choices.into_iter().map(option).collect_view()}
        </select>
    }
}
