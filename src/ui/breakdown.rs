//! Under the strip: the sentence of the pressed figure, and how net value adds up.

use leptos::prelude::*;

use super::app::app;
use crate::{calc::explain::Figure, domain::Cents, text::show};

/// The figures that have no tile of their own.
const OTHERS: [Figure; 9] = [
    Figure::BillSaving,
    Figure::CashFunding,
    Figure::LeverCost,
    Figure::Remaining,
    Figure::Beyond,
    Figure::Gross,
    Figure::CashWithout,
    Figure::CashWith,
    Figure::ExpectedLevers,
];

/// The explanation panel: closed until a figure is pressed.
#[component]
pub fn Breakdown(
    open: RwSignal<Option<&'static str>>,
    sentence: Signal<Option<String>>,
) -> impl IntoView {
    let scene = app().document.scene();
    let item = move |figure: Figure| {
        let cents = Memo::new(move |_| {
            scene.with(|scene| scene.outcome.as_ref().ok().map(|outcome| figure.of(outcome)))
        });
        let text = move || {
            scene.with(|scene| {
                cents.get().map(|cents: Cents| show::money_whole(cents, &scene.format))
            })
        };
        let why = move || {
            scene.with(|scene| {
                scene
                    .outcome
                    .as_ref()
                    .ok()
                    .map(|outcome| figure.explain(&scene.resolved, outcome, &scene.format))
            })
        };
        view! {
            <div class="breakdown__item" title=why>
                <dt>{figure.title()}</dt>
                <dd data-figure=figure.key() data-cents=move || cents.get().map(|cents| cents.0.to_string())>{text}</dd>
            </div>
        }
    };
    view! {
        <div class="breakdown" id="explanation" hidden=move || open.get().is_none() aria-live="polite">
            <p class="breakdown__why">{sentence}</p>
            <dl class="breakdown__list">{OTHERS.into_iter().map(item).collect_view()}</dl>
            <button class="btn btn--small" on:click=move |_| open.set(None)>"Close"</button>
        </div>
    }
}
