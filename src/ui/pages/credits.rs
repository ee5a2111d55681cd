//! Credits: the register, and when every credit ends, computed ones too.

use leptos::prelude::*;

use crate::{
    domain::{Cents, TableId},
    engine::GrantOutcome,
    state::{Scene, Screen},
    text::show,
    ui::{
        app::App,
        dom::{El, el, text},
        tabs, timeline,
    },
};

/// The screen.
pub fn credits(app: App) -> El {
    let scene = app.document.scene();
    let line = move || scene.with(line);
    let head = el("div", "pagehead")
        .child(text("h1", "", "Credits"))
        .child(el("p", "pagehead__line").live_text(line));
    let head = head.child(tabs::tabs(app, Screen::Credits));
    let table = tabs::shown(app, Screen::Credits, |table| match table {
        TableId::Credits => total,
        _ => |_, _| None,
    });
    el("div", "page").child(head).child(el("div", "stack").child(table).child(timeline::panel(app)))
}

/// What stands under a column: sums over the credits of the register.
fn total(scene: &Scene, key: &str) -> Option<String> {
    let sum = |of: fn(&GrantOutcome) -> Cents| {
        let outcome = scene.outcome.as_ref().ok()?;
        let rows = outcome.grants.iter();
        let own = rows.filter(|of| of.grant.id.as_str().starts_with("credit:"));
        let sum: i128 = own.map(|grant| i128::from(of(grant).0)).sum();
        let cents = i64::try_from(sum).map(Cents).ok()?;
        Some(show::money_whole(cents, &scene.format))
    };
    match key {
        "name" => Some("Total in the plan".to_owned()),
        "amount" => sum(|of| of.grant.amount),
        "applied" => sum(|of| of.applied),
        "expired" => sum(|of| of.expired),
        "left" => sum(|of| Cents(of.remaining.0.saturating_add(of.beyond.0))),
        _ => None,
    }
}

fn line(scene: &Scene) -> String {
    match &scene.outcome {
        Err(failure) => failure.to_string(),
        Ok(outcome) => format!(
            "{} in {} credits; {} of it is forfeited as things stand",
            show::money_short(outcome.headline, &scene.format),
            outcome.grants.len(),
            show::money_short(outcome.expired, &scene.format)
        ),
    }
}
