//! What an import would add, before it is added.

use leptos::{html, prelude::*};

use super::app::app;
use crate::{
    io::import::{Found, Preview, WorkloadRow},
    state::import,
};

/// The dialog; open while a preview waits.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let view = app().view;
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let (Some(dialog), true) = (dialog.get(), view.preview.with(Option::is_some)) {
            let _ = dialog.show_modal();
        }
    });
    move || {
        view.preview.get().map(|(name, preview)| {
            view! {
                <dialog node_ref=dialog class="dialog" aria-labelledby="import-title" on:close=move |_| view.preview.set(None)>
                    <Body name preview/>
                </dialog>
            }
        })
    }
}

#[component]
fn Body(name: String, preview: Preview) -> impl IntoView {
    let app = app();
    let close = move |_| app.view.preview.set(None);
    let amount = |amount: &Option<rust_decimal::Decimal>| {
        amount.map_or_else(|| "not stated".to_owned(), |amount| amount.to_string())
    };
    let figures = [
        ("Rows taken", preview.kept.to_string()),
        ("Rows not taken", preview.skipped.to_string()),
        ("Rows without an amount", preview.without_amount.to_string()),
        (
            "The rows add up to, per month",
            format!("{} {}", amount(&preview.total), preview.currency),
        ),
        ("The file states, per month", amount(&preview.stated)),
    ];
    let notices =
        preview.notices.iter().map(|notice| view! { <li>{notice.clone()}</li> }).collect_view();
    let unknown: Vec<_> = preview.unknown.iter().map(|entry| view! { <li><b>"Record "{entry.record}": "</b>{entry.text.clone()}" – "{entry.why.clone()}</li> }).collect();
    let many = unknown.len();
    let Found::Workloads(rows) = &preview.rows;
    let rows = rows.iter().map(row).collect_view();
    let (file, waiting) = (name.clone(), StoredValue::new(preview.clone()));
    let add =
        move |_| waiting.with_value(|preview| import::add(app.document, app.view, &file, preview));
    view! {
        <h2 class="dialog__title" id="import-title">"Add "{preview.kept}" rows from "{name}"?"</h2>
        <dl class="dialog__figures">
            {figures.into_iter().map(|(title, text)| view! { <div><dt>{title}</dt><dd>{text}</dd></div> }).collect_view()}
        </dl>
        <ul class="dialog__notices">{notices}</ul>
        {(many > 0).then(|| view! { <details class="dialog__unknown" open><summary>{many}" not understood"</summary><ul>{unknown}</ul></details> })}
        <div class="dialog__rows" tabindex="0" role="group" aria-label="Rows">
            <table class="plain">
                <thead><tr><th scope="col">"Workload"</th><th scope="col">"Environment"</th><th scope="col">"Service"</th><th scope="col" class="num">"Per month"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <div class="dialog__actions">
            <button class="btn" on:click=close>"Cancel"</button>
            <button class="btn btn--primary" autofocus on:click=add>"Add to the plan"</button>
        </div>
    }
}

fn row(row: &WorkloadRow) -> impl IntoView + use<> {
    let unknown = row.service_id == "uncategorised";
    view! {
        <tr>
            <td>{row.name.clone()}</td>
            <td>{row.environment.clone().unwrap_or_default()}</td>
            <td>{row.service.clone()}{unknown.then_some(" (not known)")}</td>
            <td class="num">{row.monthly.map_or_else(|| "not known".to_owned(), |amount| amount.to_string())}</td>
        </tr>
    }
}
