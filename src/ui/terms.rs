//! The MAP terms panel: AWS's offer beside the active scenario, and what they come to.

use leptos::prelude::*;

use super::{app::app, controls::Field};
use crate::{
    domain::{Cents, Month, Plan, TableId, Value},
    engine::MapOutcome,
    state::Scene,
    table::{Spec, show, table},
    text,
};

/// The panel.
#[component]
pub fn MapTerms() -> impl IntoView {
    let scene = app().document.scene();
    let map = move |figure: fn(&MapOutcome) -> Cents,
                    key: &'static str,
                    title: &'static str,
                    tip: &'static str| {
        let cents = Memo::new(move |_| {
            scene.with(|scene| scene.outcome.as_ref().ok().map(|outcome| figure(&outcome.map)))
        });
        let text = move || {
            scene.with(|scene| {
                cents.get().map_or_else(
                    || "–".to_owned(),
                    |cents| text::show::money_whole(cents, &scene.format),
                )
            })
        };
        view! {
            <tr title=tip>
                <th scope="row">{title}</th>
                <td class="kv__value" colspan="2" data-figure=key data-cents=move || cents.get().map(|cents| cents.0.to_string())>{text}</td>
            </tr>
        }
    };
    view! {
        <aside class="side" aria-label="MAP terms">
            <section data-table="map">
                <header><h2>"MAP terms"</h2><span class="side__note">"AWS offer → this scenario"</span></header>
                <table class="kv">
                    <thead class="vh"><tr><th>"Term"</th><th>"AWS offer"</th><th>"This scenario"</th></tr></thead>
                    <tbody>{specs().into_iter().map(|spec| view! { <Term spec/> }).collect_view()}</tbody>
                </table>
            </section>
            <section>
                <header><h2>"What they come to"</h2></header>
                <table class="kv">
                    <tbody>
                        {map(|map| map.base, "map.base", "Run-rate counted", "Yearly run-rate that the agreement counts.")}
                        {map(|map| map.nominal, "map.nominal", "Credit before the cap", "Each workload's counted run-rate times its rate.")}
                        {map(|map| map.pool, "map.pool", "MAP credit", "After the cap.")}
                        {map(|map| map.missed, "map.missed", "of it missed", "Shares of milestones that are missed.")}
                        {map(|map| map.lost_untagged, "map.lost_untagged", "lost untagged", "Credit that untagged spend did not earn.")}
                        {map(|map| map.partner_cash, "map.partner_cash", "Cash to the partner", "Assess and mobilize funding: never a credit.")}
                        {map(|map| map.buyer_cash, "map.buyer_cash", "passed on to us", "The part of the partner's cash that reaches us.")}
                    </tbody>
                </table>
            </section>
        </aside>
    }
}

fn specs() -> Vec<&'static Spec> {
    let empty = Plan::empty(Month::EPOCH);
    let rows = table(&empty, TableId::Map);
    (0..rows.width()).filter_map(|column| rows.spec(column)).collect()
}

#[component]
fn Term(spec: &'static Spec) -> impl IntoView {
    let scene = app().document.scene();
    let offer = Memo::new(move |_| scene.with(|scene| offered(scene, spec)));
    view! {
        <tr>
            <th scope="row" title=spec.tip><span class="term">{spec.title}</span></th>
            <td class="kv__was">{offer}</td>
            <td class="kv__value"><Field table=TableId::Map row="map" spec/></td>
        </tr>
    }
}

fn offered(scene: &Scene, spec: &'static Spec) -> String {
    let rows = table(&scene.plan, TableId::Map);
    let value =
        rows.column(spec.key).and_then(|column| rows.value("map", column)).unwrap_or(Value::Empty);
    match show::cell(&scene.plan, spec, &value, &scene.format) {
        text if text.is_empty() => "–".to_owned(),
        text => text,
    }
}
