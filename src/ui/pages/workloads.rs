//! Workloads: the inventory, and the MAP terms it is counted by.

use leptos::prelude::*;

use crate::{
    domain::{Cents, Rate, TableId, Workload},
    engine::{GrantOutcome, Origin},
    state::{Scene, Screen},
    text::show,
    ui::{
        app::App,
        dom::{El, el, text},
        parts::{bridge, tabs, terms},
    },
};

/// The screen.
pub fn workloads(app: App) -> El {
    let scene = app.document.scene();
    let line = move || scene.with(line);
    let head = el("div", "pagehead")
        .child(text("h1", "", "Workloads"))
        .child(el("p", "pagehead__line").live_text(line));
    let head = head.child(tabs::tabs(app, Screen::Workloads));
    let table = tabs::shown(app, Screen::Workloads, |table| match table {
        TableId::Workloads => total,
        _ => milestones,
    });
    let side = terms::map(app, bridge::sections(app));
    el("div", "page").child(head).child(el("div", "split").child(table).child(side))
}

/// A month of these workloads on AWS; `None` when it is too large.
fn run_rate<'a>(rows: impl Iterator<Item = &'a Workload>) -> Option<Cents> {
    let monthly: i128 = rows.map(|workload| i128::from(workload.monthly_run_rate.get())).sum();
    i64::try_from(monthly).map(Cents::new).ok()
}

/// What stands under a column.
fn total(scene: &Scene, key: &str) -> Option<String> {
    let money = |cents| show::money_whole(cents, &scene.format);
    let map = scene.outcome.as_ref().ok().map(|outcome| &outcome.map);
    match key {
        "name" => {
            let drafts = scene.plan.drafts.iter().map(|(cell, _)| cell);
            let lacks = drafts.filter(|cell| {
                cell.table == TableId::Workloads && cell.field == "monthly_run_rate"
            });
            Some(match lacks.count() {
                0 => "Total".to_owned(),
                n => format!("Total, {n} without run-rate"),
            })
        }
        "monthly_run_rate" => Some(
            run_rate(scene.resolved.workloads.iter()).map_or_else(|| "too large".to_owned(), money),
        ),
        "map_base" => map.map(|map| money(map.base)),
        "map_credit" => map.map(|map| money(map.nominal)),
        _ => None,
    }
}

/// What stands under a column of the milestones.
fn milestones(scene: &Scene, key: &str) -> Option<String> {
    let outcome = scene.outcome.as_ref().ok()?;
    let sum = |of: fn(&GrantOutcome) -> Cents| {
        let own = outcome.grants.iter().filter(|of| of.grant.origin == Origin::Map);
        let sum = own.map(|grant| of(grant).get()).sum();
        Some(show::money_whole(Cents::new(sum), &scene.format))
    };
    match key {
        "name" => Some("Total".to_owned()),
        "share" => {
            let shares = scene.resolved.milestones.iter().map(|row| row.share.millionths()).sum();
            Some(show::rate_percent_short(Rate::from_millionths(shares), scene.format.style))
        }
        "released" => sum(|of| of.grant.amount),
        "applied" => sum(|of| of.applied),
        "expired" => sum(|of| of.expired),
        _ => None,
    }
}

fn line(scene: &Scene) -> String {
    let money = |cents| show::money_short(cents, &scene.format);
    // What stays, goes or is bought elsewhere never runs on AWS.
    let moving = scene.resolved.workloads.iter().filter(|workload| workload.strategy.moves());
    let yearly = run_rate(moving).and_then(|monthly| monthly.get().checked_mul(12)).map(Cents::new);
    let yearly = yearly.map_or_else(|| "too large a".to_owned(), money);
    let counted = scene.outcome.as_ref().map_or(Cents::ZERO, |outcome| outcome.map.base);
    format!("{yearly} yearly run-rate once moved; MAP counts {} of it here", money(counted))
}
