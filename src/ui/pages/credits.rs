//! Credits: the register, and when every credit ends, computed ones too.

use leptos::prelude::*;

use crate::{
    domain::{Cents, TableId},
    text::show,
    ui::{app::app, grid::Grid, timeline::ExpiryTimeline},
};

/// The screen.
#[component]
pub fn Credits() -> impl IntoView {
    let scene = app().document.scene();
    let totals = move |key: &'static str| {
        scene.with(|scene| {
            let registered = || {
                scene
                    .outcome
                    .iter()
                    .flat_map(|outcome| &outcome.grants)
                    .filter(|of| of.grant.id.as_str().starts_with("credit:"))
            };
            let money = |cents: i64| Some(show::money_whole(Cents(cents), &scene.format));
            match key {
                "name" => Some("Total in the plan".to_owned()),
                "amount" => money(registered().map(|of| of.grant.amount.0).sum()),
                "applied" => money(registered().map(|of| of.applied.0).sum()),
                "expired" => money(registered().map(|of| of.expired.0).sum()),
                "left" => money(registered().map(|of| of.remaining.0 + of.beyond.0).sum()),
                _ => None,
            }
        })
    };
    let line = move || {
        scene.with(|scene| {
            scene.outcome.as_ref().map_or_else(
                |failure| failure.to_string(),
                |outcome| {
                    format!(
                        "{} in {} credits; {} of it is forfeited as things stand",
                        show::money_short(outcome.headline, &scene.format),
                        outcome.grants.len(),
                        show::money_short(outcome.expired, &scene.format)
                    )
                },
            )
        })
    };
    view! {
        <div class="pagehead">
            <h1>"Credits"</h1>
            <p class="pagehead__line">{line}</p>
        </div>
        <div class="stack">
            <Grid table=TableId::Credits name="Credits" totals=Callback::new(totals)/>
            <ExpiryTimeline/>
        </div>
    }
}
