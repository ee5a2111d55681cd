//! MAP's bridge from AWS's offer to the active scenario, and what more scope or rate would add.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::{
    calc::bridge::{self, Addition, Effect},
    chart::waterfall::{Waterfall, WaterfallBar},
    domain::{Cents, Id, Rate, TableId, Total, Value},
    edit::{Command, Entry},
    grid::view::field_ref,
    state::Scene,
    text::show,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Handle, On, Tag, el, react, text},
        kit::panel::{self, Shown},
        nav::places,
    },
};

/// How many workloads are valued and listed.
const LISTED: usize = 8;
/// The most workloads whose bridge follows every key.
const AT_ONCE: usize = 1_000;
/// How long nothing must change until the bridge of a larger inventory follows.
const MOMENT: Duration = Duration::from_millis(200);

/// The drawing, and below it what would add more.
pub fn sections(app: App) -> [El; 2] {
    let scene = app.document.scene();
    let in_base = move || scene.with(is_base);
    let settled = settled(scene);
    let show = move |width: Option<u32>| {
        settled.track();
        let waterfall = untrack(|| scene.with(|scene| waterfall(app, scene)))?;
        Some(match width {
            Some(width) => Shown::Drawing(waterfall.svg(width, 168, "bridge")),
            None => Shown::Table(waterfall.table()),
        })
    };
    let chart = panel::chart("From AWS's offer", "", show);
    let chart = chart.live_flag(Attr::HIDDEN, in_base);
    // The first button of the list.
    let first = Handle::new();
    let more = app
        .anchors
        .hold(Anchor::Place(places::MORE), el(Tag::SECTION, ""))
        .attr(Attr::ARIA_LABEL, places::MORE)
        .child(el(Tag::HEADER, "").child(text(Tag::H2, "", places::MORE)).child(text(
            Tag::SPAN,
            "side__note",
            "each on its own",
        )))
        .live(move || {
            settled.track();
            app.view.hide_private.track();
            untrack(|| scene.with(|scene| more(app, scene, first)))
        });
    [chart, more]
}

/// Counts the scenes to show: every one of an ordinary plan, of a large one those that nothing has
/// replaced for a moment, so that typing never waits for what every row is asked for again.
fn settled(scene: Memo<Scene>) -> RwSignal<u32> {
    let settled = RwSignal::new(0_u32);
    let next = move || {
        let _ = settled.try_update(|times| *times = times.wrapping_add(1));
    };
    let mut waiting: Option<TimeoutHandle> = None;
    let mut first = true;
    react(move || {
        let large = scene.with(|scene| scene.plan.workloads.len() > AT_ONCE);
        if let Some(before) = waiting.take() {
            before.clear();
        }
        if std::mem::take(&mut first) {
            return;
        }
        if large {
            waiting = set_timeout_with_handle(next, MOMENT).ok();
        } else {
            next();
        }
    });
    settled
}

/// The table of what would add more, and a sentence below it.
fn more(app: App, scene: &Scene, first: Handle) -> [El; 2] {
    let (listed, all) = bridge::additions(&scene.resolved, LISTED);
    let rest = all - listed.len();
    first.set(None);
    let rows = rows(app, scene, listed, first);
    let list = el(Tag::TBODY, "").children(if rows.is_empty() { vec![nothing()] } else { rows });
    let heads = [("What", ""), ("MAP", "num"), ("Deal value", "num")];
    let heads = heads.map(|(title, class)| text(Tag::TH, class, title).attr(Attr::SCOPE, "col"));
    let heads = el(Tag::TR, "").children(heads).child(el(Tag::TH, "").child(text(
        Tag::SPAN,
        "vh",
        "Count it",
    )));
    let table = el(Tag::TABLE, "plain more").child(el(Tag::THEAD, "").child(heads)).child(list);
    [text(Tag::P, "side__hint", &hint(scene, all, rest)), table]
}

fn is_base(scene: &Scene) -> bool {
    scene.plan.scenarios.position(scene.scenario.as_str()) == Some(0)
}

fn waterfall(app: App, scene: &Scene) -> Option<Waterfall> {
    let base = &scene.plan.scenarios.at(0)?;
    let here = scene.plan.scenarios.get(scene.scenario.as_str())?;
    let offered = app.document.outcome_of(&base.id)?;
    let reached = scene.outcome.as_ref().ok()?;
    let way = bridge::bridge(&scene.plan, &offered.map, &scene.resolved, &reached.map)?;
    let mut bars = vec![WaterfallBar::total(&base.name, way.from)];
    bars.extend(way.steps().into_iter().map(|(name, amount)| WaterfallBar::step(name, amount)));
    bars.push(WaterfallBar::total(&here.name, way.to));
    Some(Waterfall { bars, format: scene.format.clone() })
}

/// One point of rate, then the workloads that earn most when they are counted in full.
fn rows(app: App, scene: &Scene, mut open: Vec<Addition>, first: Handle) -> Vec<El> {
    let Ok(now) = &scene.outcome else { return Vec::new() };
    let mut point = None;
    app.document.ask(&scene.scenario, &mut |valuer| {
        let mut effect = |change| bridge::effect(valuer, now, change);
        point = bridge::one_point_more(&scene.resolved).and_then(&mut effect);
        for addition in &mut open {
            let change = bridge::counted_in_full(&addition.row);
            addition.effect = change.and_then(&mut effect);
        }
    });
    let point = point.map(|effect| {
        let row = el(Tag::TR, "").attr(Attr::DATA_ROW, "base_rate");
        let row = row.child(text(Tag::TD, "", "1 point of base rate"));
        figures(scene, row, Some(effect)).child(el(Tag::TD, ""))
    });
    point.into_iter().chain(open.iter().map(|addition| row(app, scene, addition, first))).collect()
}

fn row(app: App, scene: &Scene, addition: &Addition, first: Handle) -> El {
    let name = if addition.name.is_empty() { addition.row.as_str() } else { &addition.name };
    let counted = match addition.scope {
        Rate::ZERO => "not counted".to_owned(),
        scope => format!("{} counted", show::rate_percent_short(scope, scene.format.style)),
    };
    // What the cap would take of it.
    let capped = addition.effect.is_some_and(|effect| addition.credit > effect.map.into());
    let counted = if capped {
        let before = show::money_short(addition.credit, &scene.format);
        format!("{counted}, {before} before the cap")
    } else {
        counted
    };
    let title = el(Tag::TD, "more__name")
        .attr(Attr::TITLE, &format!("{name}: {counted}"))
        .child(text(Tag::SPAN, "", name))
        .child(text(Tag::SMALL, "", &counted));
    let base = is_base(scene);
    let (words, says) = if base {
        ("Choose another scenario to ask for it: this one is what AWS said", "true")
    } else {
        ("Count all of it in this scenario", "false")
    };
    let workload = addition.row.clone();
    let add = text(Tag::BUTTON, "btn btn--small", "Count")
        .attr(Attr::ARIA_LABEL, &format!("Count all of {name}"))
        .attr(Attr::ARIA_DISABLED, says)
        .attr(Attr::TITLE, words)
        .on(On::CLICK, move |_| {
            if !base {
                count(app, &workload, first);
            }
        });
    if first.get().is_none() {
        first.set(Some(add.clone()));
    }
    let row = el(Tag::TR, "").attr(Attr::DATA_ROW, addition.row.as_str()).child(title);
    figures(scene, row, addition.effect).child(el(Tag::TD, "num").child(add))
}

fn figures(scene: &Scene, row: El, effect: Option<Effect>) -> El {
    let cell = |field: &str, cents: Option<Cents>| {
        let shown = cents.map(|cents| show::money_short_signed(cents, &scene.format));
        let cell =
            text(Tag::TD, "num", shown.as_deref().unwrap_or("–")).attr(Attr::DATA_FIELD, field);
        cell.set_attr(Attr::DATA_CENTS, cents.map(|cents| cents.get().to_string()).as_deref());
        cell
    };
    row.child(cell("map", effect.map(|effect| effect.map)))
        .child(cell("deal_value", effect.map(|effect| effect.deal_value)))
}

/// Counts all of a workload in the active scenario, as one step.
fn count(app: App, row: &Id, first: Handle) {
    let scene = app.document.scene();
    let cell = scene.with_untracked(|scene| {
        field_ref(&scene.plan, &scene.scenario, TableId::Workloads, row, "map_scope")
    });
    let cells = vec![(cell, Entry::Value(Value::Rate(Rate::ONE)))];
    let command = Command::SetCells { cells, merge: None };
    if let Some(done) = app.document.act(&command) {
        app.view.spoken.set(done.label);
        // The row that was pressed is gone: the next one has the keyboard.
        request_animation_frame(move || {
            if let Some(next) = first.get() {
                next.focus();
            }
        });
    }
}

fn nothing() -> El {
    el(Tag::TR, "")
        .child(text(Tag::TD, "", "There is no agreement in this scenario").attr(Attr::COLSPAN, "4"))
}

/// What holds more back, or how much is not listed.
fn hint(scene: &Scene, open: usize, rest: usize) -> String {
    let Ok(outcome) = &scene.outcome else { return String::new() };
    let money = |amount: Total| show::money_short(amount, &scene.format);
    let map = &outcome.map;
    let cut = map.nominal - map.pool;
    if cut > Total::ZERO {
        return format!(
            "The cap of {} takes {} of the {} earned: more scope or rate adds nothing to MAP until it is lifted",
            money(map.pool.into()),
            money(cut),
            money(map.nominal.into())
        );
    }
    let room = scene.resolved.map.cap.filter(|_| scene.resolved.map.included);
    let room = room.map_or_else(String::new, |cap| {
        format!("; the cap leaves room for {}", money(cap - map.pool))
    });
    match (open, rest) {
        (0, _) if scene.resolved.workloads.is_empty() => "No workloads yet".to_owned(),
        (0, _) if !scene.resolved.map.included => {
            "Without an agreement MAP counts nothing".to_owned()
        }
        (0, _) => format!("All that MAP can count is counted{room}"),
        (1, _) => format!("1 workload is not counted in full{room}"),
        (_, 0) => format!("{open} workloads are not counted in full{room}"),
        _ => format!(
            "{open} workloads are not counted in full, {rest} smaller ones not listed{room}"
        ),
    }
}
