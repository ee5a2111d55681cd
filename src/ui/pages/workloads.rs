//! Workloads: the inventory, and the MAP terms it is counted by.

use leptos::prelude::*;

use crate::{
    domain::{Cents, Rate, TableId, Total, Workload},
    engine::GrantOutcome,
    state::{Scene, Screen},
    text::show,
    ui::{
        app::App,
        dom::{El, Tag, el, text},
        parts::{bridge, tabs, terms},
    },
};

/// The screen.
pub fn workloads(app: App) -> El {
    let scene = app.document.scene();
    let line = move || scene.with(line);
    let head = el(Tag::DIV, "pagehead")
        .child(text(Tag::H1, "", "Workloads"))
        .child(el(Tag::P, "pagehead__line").live_text(line));
    let head = head.child(tabs::tabs(app, Screen::Workloads));
    let table = tabs::shown(app, Screen::Workloads, |table| match table {
        TableId::Workloads => total,
        _ => milestones,
    });
    let side = terms::map(app, bridge::sections(app));
    el(Tag::DIV, "page").child(head).child(el(Tag::DIV, "split").child(table).child(side))
}

/// So many months of these workloads on AWS.
fn run_rate<'a>(rows: impl Iterator<Item = &'a Workload>, months: i64) -> Total {
    rows.map(|workload| workload.monthly_run_rate * months).sum()
}

/// What stands under a column.
fn total(scene: &Scene, key: &str) -> Option<String> {
    let money = |amount: Total| show::money_whole(amount, &scene.format);
    let map = scene.outcome.as_ref().ok().map(|outcome| &outcome.map);
    match key {
        "monthly_run_rate" => Some(money(run_rate(scene.resolved.workloads.iter(), 1))),
        "map_base" => map.map(|map| money(map.base.into())),
        "map_credit" => map.map(|map| money(map.nominal.into())),
        _ => None,
    }
}

/// What stands under a column of the milestones.
fn milestones(scene: &Scene, key: &str) -> Option<String> {
    let outcome = scene.outcome.as_ref().ok()?;
    let sum = |of: fn(&GrantOutcome) -> Cents| {
        let own = outcome.grants.iter().filter(|of| of.grant.id.origin().is_map());
        Some(show::money_whole(own.map(of).sum::<Total>(), &scene.format))
    };
    match key {
        "share" => {
            let shares = Rate::checked_sum(scene.resolved.milestones.iter().map(|row| row.share));
            Some(show::rate_percent_short(shares?, scene.format.style))
        }
        "released" => sum(|of| of.grant.amount),
        "applied" => sum(|of| of.applied),
        "expired" => sum(|of| of.expired),
        _ => None,
    }
}

fn line(scene: &Scene) -> String {
    let money = |amount: Total| show::money_short(amount, &scene.format);
    // What stays, goes or is bought elsewhere never runs on AWS.
    let moving = scene.resolved.workloads.iter().filter(|workload| workload.strategy.moves());
    let (moving, all) = (run_rate(moving, 12), run_rate(scene.resolved.workloads.iter(), 12));
    let yearly = money(moving);
    let of = if moving == all { String::new() } else { format!(", of {} listed", money(all)) };
    let counted = scene.outcome.as_ref().map_or(Cents::ZERO, |outcome| outcome.map.base);
    let counted = money(counted.into());
    format!("{yearly} yearly run-rate once moved{of}; MAP counts {counted} of it here")
}
