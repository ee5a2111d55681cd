//! The one editor, laid over the active cell.

use leptos::{html, prelude::*};

use super::{
    cursor::place,
    keys,
    model::{Editing, Model},
};

/// The editor; there only while a cell is edited.
#[component]
pub fn Editor(model: Model, header: u32) -> impl IntoView {
    let open = Memo::new(move |_| {
        model.editing.with(|editing| editing.as_ref().map(|editing| editing.at))
    });
    move || open.get().map(|_| view! { <Open model header/> })
}

#[component]
fn Open(model: Model, header: u32) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let start = model.editing.get_untracked();
    let at = start.as_ref().map_or_else(Default::default, |editing| editing.at);
    let (text, replacing) =
        start.map_or_else(Default::default, |editing| (editing.text, editing.replacing));
    let column = model.column(at.column);
    let numeric = column.is_some_and(|column| column.numeric);
    let label = column.map_or("", |column| column.title);
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
            let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
            let _ = input.set_selection_range(if replacing { end } else { 0 }, end);
        }
    });
    let typed = move |event| {
        let text = event_target_value(&event);
        model.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.text = text;
                editing.marked = None;
            }
        });
    };
    let (left, top, width) = (
        move || place(model, at, header).0,
        move || place(model, at, header).1,
        move || place(model, at, header).2,
    );
    let has_choices = model.editing.with_untracked(|editing| {
        editing.as_ref().is_some_and(|editing| !editing.choices.is_empty())
    });
    let active = move || {
        model.editing.with(|editing| {
            editing.as_ref().and_then(|e| e.marked).map(|at| format!("choice-{at}"))
        })
    };
    view! {
        <div class="sheet__editor" class:sheet__editor--num=numeric style:left=left style:top=top style:min-width=width>
            <input node_ref=input class="sheet__input" type="text" value=text aria-label=label autocomplete="off" spellcheck="false"
                role=has_choices.then_some("combobox") aria-expanded=has_choices.then_some("true")
                aria-controls=has_choices.then_some("choices") aria-activedescendant=active
                on:input=typed on:keydown=move |event| keys::in_editor(model, &event) on:blur=move |_| model.commit()/>
            {has_choices.then(|| view! { <Choices model/> })}
        </div>
    }
}

#[component]
fn Choices(model: Model) -> impl IntoView {
    let fitting = move || {
        model.editing.with(|editing| editing.as_ref().map(Editing::fitting).unwrap_or_default())
    };
    let marked =
        move || model.editing.with(|editing| editing.as_ref().and_then(|editing| editing.marked));
    // Pressing, not clicking: a click would come after the blur that closes the editor.
    let choose = move |text: String| {
        model.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.text = text;
                editing.marked = None;
            }
        });
        model.commit();
        model.focus();
    };
    view! {
        <ul class="sheet__choices" id="choices" role="listbox" aria-label="Choices">
            {move || fitting().into_iter().enumerate().map(|(at, choice)| {
                let text = choice.clone();
                view! {
                    <li id=format!("choice-{at}") role="option" aria-selected=move || (marked() == Some(at)).to_string()
                        on:mousedown=move |event| { event.prevent_default(); choose(text.clone()) }>{choice}</li>
                }
            }).collect_view()}
        </ul>
    }
}
