//! Workloads: the inventory, and the MAP terms it is counted by.

use leptos::prelude::*;

use crate::{
    domain::{Cents, TableId},
    text::show,
    ui::{app::app, grid::Grid, terms::MapTerms},
};

/// The screen.
#[component]
pub fn Workloads() -> impl IntoView {
    let scene = app().document.scene();
    let run_rate = Memo::new(move |_| {
        scene.with(|scene| {
            let monthly: i128 = scene
                .resolved
                .workloads
                .iter()
                .map(|workload| i128::from(workload.monthly_run_rate.0))
                .sum();
            i64::try_from(monthly).map(Cents).ok()
        })
    });
    let lacking = Memo::new(move |_| {
        scene.with(|scene| {
            let drafts = scene.plan.drafts.iter();
            drafts
                .filter(|(cell, _)| {
                    cell.table == TableId::Workloads && cell.field == "monthly_run_rate"
                })
                .count()
        })
    });
    let totals = move |key: &'static str| {
        scene.with(|scene| {
            let map = scene.outcome.as_ref().ok().map(|outcome| &outcome.map);
            match key {
                "name" => Some(match lacking.get() {
                    0 => "Total".to_owned(),
                    n => format!("Total, {n} without run-rate"),
                }),
                "monthly_run_rate" => Some(run_rate.get().map_or_else(
                    || "too large".to_owned(),
                    |sum| show::money_whole(sum, &scene.format),
                )),
                "map_base" => map.map(|map| show::money_whole(map.base, &scene.format)),
                "map_credit" => map.map(|map| show::money_whole(map.nominal, &scene.format)),
                _ => None,
            }
        })
    };
    let line = move || {
        scene.with(|scene| {
            let yearly = run_rate.get().and_then(|monthly| monthly.0.checked_mul(12)).map(Cents);
            let yearly = yearly.map_or_else(
                || "too large a".to_owned(),
                |yearly| show::money_short(yearly, &scene.format),
            );
            let counted = scene.outcome.as_ref().map_or(Cents::ZERO, |outcome| outcome.map.base);
            format!(
                "{yearly} yearly run-rate once moved; MAP counts {} of it here",
                show::money_short(counted, &scene.format)
            )
        })
    };
    view! {
        <div class="pagehead">
            <h1>"Workloads"</h1>
            <p class="pagehead__line">{line}</p>
        </div>
        <div class="split">
            <Grid table=TableId::Workloads name="Workloads" totals=Callback::new(totals)/>
            <MapTerms/>
        </div>
    }
}
