//! Value exchange: what is given, and what is asked for it.

use leptos::prelude::*;

use crate::{
    calc::exchange::{self, Aid},
    domain::{Cents, TableId, Total},
    engine::{GrantId, GrantOutcome, Origin, Outcome, ratio},
    state::{Scene, Screen},
    text::show,
    ui::{
        app::App,
        dom::{El, Tag, el, text},
        parts::{gives, tabs},
    },
};

/// The screen.
pub fn exchange(app: App) -> El {
    let scene = app.document.scene();
    let line = move || scene.with(|scene| line(app, scene));
    let head = el(Tag::DIV, "pagehead")
        .child(text(Tag::H1, "", "Value exchange"))
        .child(el(Tag::P, "pagehead__line").live_text(line))
        .child(tabs::tabs(app, Screen::Exchange));
    let table = tabs::shown(app, Screen::Exchange, |table| match table {
        TableId::Levers => levers,
        TableId::Proserve => |scene, key| {
            let rows = scene.resolved.proserve.iter().filter(|row| row.included);
            aids(
                scene,
                key,
                Origin::ProServe,
                &mut rows.map(|row| (&row.id, Aid::of_proserve(row))),
            )
        },
        TableId::Investments => |_, _| None,
        _ => |scene, key| {
            let rows = scene.resolved.partners.iter().filter(|row| row.included);
            aids(scene, key, Origin::Partner, &mut rows.map(|row| (&row.id, Aid::of_partner(row))))
        },
    });
    let below = move || {
        let levers = app.view.grid_of(Screen::Exchange) == TableId::Levers.into();
        Some(untrack(|| if levers { gives::panels(app) } else { gives::aid(app) }))
    };
    el(Tag::DIV, "page")
        .child(head)
        .child(el(Tag::DIV, "stack stack--gives").child(table).live(below))
}

fn line(app: App, scene: &Scene) -> String {
    let all = gives::shown(scene);
    let count = all.iter().filter(|give| give.included).count();
    let sum = exchange::total(&all);
    let money = |cents| show::money_short(cents, &scene.format);
    let start =
        format!("{} gives, {count} count here for {} of credit", all.len(), money(sum.asked));
    let offer = format!("; AWS offers {}", money(sum.offered));
    let cost = match ratio(sum.asked, sum.cost).filter(|_| !app.view.hide_private.get()) {
        Some(times) => format!(
            "; they cost us {}, so each 1 buys {}",
            money(sum.cost),
            show::rate_times(times, scene.format.style)
        ),
        None => String::new(),
    };
    format!("{start}{offer}{cost}")
}

/// What stands under a column of the levers: sums over those that count.
fn levers(scene: &Scene, key: &str) -> Option<String> {
    let money = |amount: Total| Some(show::money_whole(amount, &scene.format));
    let sum = exchange::total(&exchange::gives(&scene.plan, &scene.resolved));
    let outcome = scene.outcome.as_ref().ok();
    match key {
        "our_cost" => money(sum.cost),
        "worth_to_aws" => money(sum.worth_to_aws),
        "credit" => money(sum.asked),
        "per_cost" => {
            let times = ratio(sum.asked, sum.cost)?;
            Some(show::rate_times(times, scene.format.style))
        }
        "of_worth" => {
            let rate = ratio(sum.asked, sum.worth_to_aws)?;
            Some(show::rate_percent_short(rate, scene.format.style))
        }
        "expected" => money(outcome?.expected_levers.into()),
        "applied" => money(granted(outcome?, |of| of.applied)),
        "expired" => money(granted(outcome?, |of| of.expired)),
        _ => None,
    }
}

/// What the levers' credits come to.
fn granted(outcome: &Outcome, of: fn(&GrantOutcome) -> Cents) -> Total {
    let own = outcome.grants.iter().filter(|of| of.grant.id.origin() == Origin::Lever);
    own.map(of).sum()
}

type Rows<'a> = &'a mut dyn Iterator<Item = (&'a crate::domain::Id, Aid)>;

/// What stands under a column of ProServe or partner rows: sums over those that count.
fn aids(scene: &Scene, key: &str, origin: Origin, rows: Rows<'_>) -> Option<String> {
    let outcome = scene.outcome.as_ref().ok()?;
    let mut sum = [Total::ZERO; 3];
    for (id, aid) in rows {
        let usable = aid.usable(outcome, &GrantId::new(origin, id.clone()));
        for (sum, amount) in sum.iter_mut().zip([aid.whole.into(), aid.ours, usable]) {
            *sum += amount;
        }
    }
    let [whole, ours, usable] = sum;
    let money = |amount: Total| Some(show::money_whole(amount, &scene.format));
    match key {
        "sow_value" | "gross" => money(whole),
        "aws_pays" | "to_us" => money(ours),
        "usable" => money(usable),
        "we_pay" => money(whole - usable),
        "kept" => money(whole - ours),
        "effective" => Some(show::rate_percent_short(ratio(usable, whole)?, scene.format.style)),
        _ => None,
    }
}
