//! Deal value, large, and how it adds up; headline against usable.

use leptos::prelude::*;

use crate::{
    calc::{commitment, explain::Figure},
    domain::{Total, scenario::ScenarioKind},
    engine::Outcome,
    state::{Scene, Yardstick},
    text::show,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Tag, el, text},
        kit::panel,
        nav::places,
        parts::{sides, yardstick},
    },
};

/// The panel.
pub fn panel(app: App) -> El {
    let build = move || {
        let hide = app.view.hide_private.get();
        app.document.scene().with(|scene| match &scene.outcome {
            Ok(outcome) => {
                let marks = against(app, scene, outcome);
                let yardstick = app.document.yardstick();
                vec![hero(scene, outcome, yardstick), marks, made_of(scene, outcome, hide)]
            }
            Err(failure) => vec![text(Tag::P, "empty", &failure.to_string())],
        })
    };
    let body = el(Tag::DIV, "panel__body").child(yardstick::choice(app)).live(build);
    panel::panel("Deal value", "in cash", body)
}

fn figure(tag: Tag, class: &str, key: &str, amount: impl Into<Total>, words: &str) -> El {
    let cents = amount.into().get();
    text(tag, class, words).attr(Attr::DATA_FIGURE, key).attr(Attr::DATA_CENTS, &cents.to_string())
}

/// Deal value, or how it differs from a yardstick's with deal value itself beside it.
fn hero(scene: &Scene, outcome: &Outcome, yardstick: Option<Yardstick>) -> El {
    let cents = outcome.deal_value;
    let words = show::money_short(cents, &scene.format);
    let exact = show::money_full(cents, &scene.format);
    let hero = el(Tag::P, "worth__hero");
    let key = Figure::DealValue.key();
    let hero = match yardstick {
        None => hero.child(figure(Tag::B, "", key, cents, &words).attr(Attr::TITLE, &exact)),
        Some(yardstick) => {
            let by = cents - yardstick.deal_value;
            let against = show::money_short_signed(by, &scene.format);
            let said = format!("against {}; deal value ", yardstick.name);
            hero.child(figure(Tag::B, "", "deal_value_against", by, &against))
                .child(text(Tag::SPAN, "list__note", &said))
                .child(figure(Tag::SPAN, "list__note", key, cents, &words))
        }
    };
    if outcome.has_open_year() {
        return hero.child(text(Tag::SPAN, "flag flag--care", &commitment::not_assessed(outcome)));
    }
    hero
}

/// How far it is from AWS's offer, the target and the walk-away.
fn against(app: App, scene: &Scene, outcome: &Outcome) -> El {
    let kinds = [
        (ScenarioKind::Base, "change_vs_offer", "Against AWS’s offer"),
        (ScenarioKind::Target, "gap_to_target", "Against the target"),
        (ScenarioKind::WalkAway, "gap_to_walk_away", "Against the walk-away"),
    ];
    let all = sides::sides(app);
    let parts = kinds.into_iter().filter_map(|(kind, key, title)| {
        let other = all.iter().find(|side| side.kind == kind && !side.active)?;
        let by = outcome.deal_value - other.outcome.as_ref()?.deal_value;
        let less = by < Total::ZERO;
        let sign = if less { "▼" } else { "▲" };
        let words = format!("{sign} {}", show::money_short_signed(by, &scene.format));
        let class = if less { "worth__by neg" } else { "worth__by pos" };
        let part = el(Tag::DIV, "worth__part").child(text(Tag::DT, "", title));
        Some(part.child(figure(Tag::DD, class, key, by, &words)))
    });
    el(Tag::DL, "worth__credits worth__against").children(parts)
}

/// The sum that deal value is, with net value on the way. Where our cost is hidden, it is no part of it.
fn made_of(scene: &Scene, outcome: &Outcome, hide_private: bool) -> El {
    let line = |sign: &str, of: Figure| {
        let cents = of.of(outcome);
        let why = of.explain(&scene.resolved, outcome, &scene.format, hide_private);
        let words = format!("{sign}{}", show::money_whole(cents, &scene.format));
        row(of.titled(hide_private), figure(Tag::TD, "kv__value", of.key(), cents, &words))
            .attr(Attr::TITLE, &why)
    };
    let cost = (!hide_private).then(|| line("− ", Figure::LeverCost));
    let missed = outcome.billed_without();
    let missed = (!missed.is_zero()).then(|| {
        let words = format!("− {}", show::money_whole(missed, &scene.format));
        row("Shortfall without credits", text(Tag::TD, "kv__value", &words))
            .attr(Attr::TITLE, "Commitment that is missed and billed even without any credit.")
    });
    let body = el(Tag::TBODY, "")
        .child(line("", Figure::BillSaving))
        .child(line("− ", Figure::ShortfallCost))
        .child(line("+ ", Figure::CashFunding))
        .children(cost)
        .child(line("", Figure::NetValue).attr(Attr::CLASS, "worth__total"))
        .child(line("+ ", Figure::DiscountSaving))
        .children(missed)
        .child(line("", Figure::DealValue).attr(Attr::CLASS, "worth__total"));
    el(Tag::TABLE, "kv").attr(Attr::ARIA_LABEL, "How deal value adds up").child(body)
}

fn row(title: &str, value: El) -> El {
    el(Tag::TR, "").child(text(Tag::TH, "", title).attr(Attr::SCOPE, "row")).child(value)
}

/// Headline beside what becomes of it, as figures and as parts of one bar.
pub fn credits(app: App) -> El {
    let build = move || {
        app.document.scene().with(|scene| {
            let outcome = scene.outcome.as_ref().ok()?;
            let parts = [
                Figure::Headline,
                Figure::Applied,
                Figure::Expired,
                Figure::Remaining,
                Figure::Beyond,
            ];
            let shown = parts.into_iter().filter(|of| {
                !matches!(of, Figure::Remaining | Figure::Beyond) || !of.of(outcome).is_zero()
            });
            Some(el(Tag::DL, "worth__credits").children(shown.map(|of| part(scene, outcome, of))))
        })
    };
    let note = "face value of every credit, and what becomes of it";
    app.anchors.hold(
        Anchor::Place(places::USABLE),
        panel::panel(places::USABLE, note, el(Tag::DIV, "panel__body").live(build)),
    )
}

fn part(scene: &Scene, outcome: &Outcome, of: Figure) -> El {
    let cents = of.of(outcome);
    let why = of.explain(&scene.resolved, outcome, &scene.format, false);
    let share = match outcome.headline.get() {
        0 => String::new(),
        _ if of == Figure::Headline => show::counted(outcome.grants.len(), "credit"),
        headline => {
            let percent =
                (i128::from(cents.get()) * 100 + i128::from(headline) / 2) / i128::from(headline);
            format!("{percent}% of headline")
        }
    };
    el(
        Tag::DIV,
        if of == Figure::Expired && !cents.is_zero() { "worth__part neg" } else { "worth__part" },
    )
    .attr(Attr::TITLE, &why)
    .child(text(Tag::DT, "", of.title()))
    .child(figure(Tag::DD, "", of.key(), cents, &show::money_short(cents, &scene.format)))
    .child(text(Tag::DD, "list__note", &share))
}
