//! What the gives come to: cost against credit, what each adds, and what is still to settle.

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, el, text},
    panel::{self, Shown},
    terms,
};
use crate::{
    calc::exchange::{self, Aid, Give},
    chart::{self, Table},
    domain::{Cents, TableId},
    state::Scene,
    table::privacy::row_is_private,
    text::show,
};

/// How many gives are valued, and asks below the most asked listed.
const VALUED: usize = 12;
const OPEN: usize = 3;
const NONE: &str = "–";

/// The gives of the active scenario, without private rows where those are hidden; not yet valued.
pub fn shown(app: App, scene: &Scene) -> Vec<Give> {
    let hide = app.view.hide_private.get();
    let mut gives = exchange::gives(&scene.plan, &scene.resolved);
    gives.retain(|give| !hide || !row_is_private(&scene.plan, TableId::Levers, give.row.as_str()));
    gives
}

/// The panels below the levers.
pub fn panels(app: App) -> El {
    let scene = app.document.scene();
    let chart = move |width: Option<u32>| {
        scene.with(|scene| {
            let of = chart::gives::gives(&scene.resolved, &shown(app, scene), &scene.format);
            Some(match width {
                Some(width) => Shown::Drawing(of.svg(width, 262, "gives")),
                None => Shown::Table(of.table()),
            })
        })
    };
    let note = "to the line: the most that is asked anywhere; open square: no credit here";
    let chart = panel::chart("Cost against credit", note, chart)
        .live_flag("hidden", move || app.view.hide_private.get());
    let list = el("div", "panel__body")
        .live(move || Some(panel::table(&scene.with(|scene| worth(app, scene)), 1)));
    let settle = el("div", "panel__body")
        .child(el("dl", "settle").live(move || scene.with(|scene| to_settle(app, scene))))
        .child(terms::terms(app, TableId::Timing, "Negotiation calendar", &[]));
    el("div", "panels panels--gives")
        .child(chart)
        .child(panel::panel(
            "What each give adds",
            "its credit, used by bills, and net of its cost",
            list,
        ))
        .child(panel::panel("To settle next", "", settle))
}

/// Each give that has a credit somewhere: what AWS offers, what stands here, what it adds.
fn worth(app: App, scene: &Scene) -> Table {
    let hide = app.view.hide_private.get();
    let mut gives = shown(app, scene);
    gives.retain(|give| give.included || !give.highest.is_zero());
    if !hide {
        app.document.ask(&scene.scenario, &mut |valuer| {
            let counted = gives.iter_mut().filter(|give| give.included);
            counted.take(VALUED).for_each(|give| give.value(valuer));
        });
    }
    let money = |cents| show::money_short(cents, &scene.format);
    let mut headers = vec!["Give", "AWS", "Here", "Used"];
    if !hide {
        headers.push("Net value");
    }
    let row = |give: &Give| {
        let grant = format!("lever:{}", give.row);
        let outcome = scene.outcome.as_ref().ok();
        let used = outcome.and_then(|outcome| outcome.grant(&grant)).map(|of| of.applied);
        let here = if give.included { money(give.asked) } else { "not asked".to_owned() };
        let used = used.map_or_else(|| NONE.to_owned(), money);
        let mut cells = vec![give.title.clone(), money(give.offered), here, used];
        if !hide {
            let adds = give.adds.map(|adds| show::money_short_signed(adds, &scene.format));
            cells.push(adds.unwrap_or_else(|| NONE.to_owned()));
        }
        cells
    };
    Table {
        headers: headers.into_iter().map(str::to_owned).collect(),
        rows: gives.iter().map(row).collect(),
    }
}

/// What needs a decision: a term and a sentence each.
fn to_settle(app: App, scene: &Scene) -> Vec<El> {
    let mut gives = shown(app, scene);
    let money = |cents| show::money_short(cents, &scene.format);
    let known = |row: &crate::domain::Id| gives.iter().any(|give| give.row == *row);
    let mut items: Vec<(String, String, bool)> = Vec::new();
    for twice in exchange::twice(&scene.resolved) {
        if twice.rows.iter().all(known) {
            let what = if twice.by_evidence { "evidence" } else { "give" };
            let names = twice.titles.join("” and “");
            let text = format!(
                "“{names}” lean on one {what}, “{}”: it can be spent once, and {} hang on it",
                twice.what,
                money(twice.credit)
            );
            items.push(("Promised twice".to_owned(), text, true));
        }
    }
    for give in gives.iter().filter(|give| give.is_without_ask()) {
        let name = if give.title.is_empty() { give.row.as_str() } else { &give.title };
        items.push((
            "No ask".to_owned(),
            format!("{name}: no scenario asks a credit for it"),
            true,
        ));
    }
    let late = scene.resolved.levers.iter().filter(|lever| {
        known(&lever.id)
            && lever.included
            && !lever.credit.is_zero()
            && exchange::window(&scene.resolved, lever) == exchange::WINDOWS[4]
    });
    for lever in late {
        let day = match lever.ask_date {
            Some(day) => format!("is asked for on {}, outside every window", show::day(day)),
            None => "has no day on which it is asked for".to_owned(),
        };
        items.push(("No window".to_owned(), format!("{} {day}", lever.behaviour), true));
    }
    gives.retain(|give| give.highest > give.asked);
    let gap = |give: &Give| give.highest.0 - give.asked.0;
    gives.sort_by_key(|give| std::cmp::Reverse(gap(give)));
    for give in gives.iter().take(OPEN) {
        let here = if give.included { money(give.asked) } else { "not asked".to_owned() };
        let text = format!("{}: {} at most asked, {here} here", give.title, money(give.highest));
        items.push((show::money_short_signed(Cents(gap(give)), &scene.format), text, false));
    }
    if items.is_empty() {
        items.push(("Nothing".to_owned(), "Every give has its ask, once".to_owned(), false));
    }
    let item = |(lead, words, care): (String, String, bool)| {
        let lead = text("dt", if care { "settle__care" } else { "" }, &lead);
        [lead, text("dd", "", &words)]
    };
    items.into_iter().flat_map(item).collect()
}

/// The panel below ProServe and partner rows: all of them in one measure.
pub fn aid(app: App) -> El {
    let scene = app.document.scene();
    let list = el("div", "panel__body")
        .live(move || Some(panel::table(&scene.with(|scene| aids(app, scene)), 2)));
    let note = "cash counts in full, of a credit only what the bills take";
    el("div", "panels panels--aid").child(panel::panel("Funding in one measure", note, list))
}

fn aids(app: App, scene: &Scene) -> Table {
    let hide = app.view.hide_private.get();
    let mut rows = Vec::new();
    let mut sum = [0_i128; 3];
    let mut add = |table: TableId, row: &str, name: &str, kind: &str, aid: Aid, counts: bool| {
        if !counts || hide && row_is_private(&scene.plan, table, row) {
            return;
        }
        let grant = format!("{kind}:{row}");
        let usable = scene.outcome.as_ref().ok().map(|outcome| aid.usable(outcome, &grant));
        let usable = usable.unwrap_or_default();
        for (sum, cents) in sum.iter_mut().zip([aid.whole, aid.ours, usable]) {
            *sum += i128::from(cents.0);
        }
        let form = if aid.is_cash { "cash" } else { "credit" };
        rows.push(aid_row(scene, name, form, [aid.whole, aid.ours, usable]));
    };
    for row in scene.resolved.proserve.iter() {
        let aid = Aid::of_proserve(row);
        add(TableId::Proserve, row.id.as_str(), &row.name, "proserve", aid, row.included);
    }
    for row in scene.resolved.partners.iter() {
        let aid = Aid::of_partner(row);
        add(TableId::Partners, row.id.as_str(), &row.partner, "partner", aid, row.included);
    }
    let sum = sum.map(|sum| Cents(i64::try_from(sum).unwrap_or(i64::MAX)));
    rows.push(aid_row(scene, "All that counts", "", sum));
    let headers = ["From", "As", "In all", "To us", "Worth to us", "Of all", "The rest"];
    Table { headers: headers.map(str::to_owned).into(), rows }
}

fn aid_row(
    scene: &Scene,
    name: &str,
    form: &str,
    [whole, ours, usable]: [Cents; 3],
) -> Vec<String> {
    let money = |cents| show::money_short(cents, &scene.format);
    let share = crate::engine::ratio(usable, whole);
    let share = share.map(|share| show::rate_percent_short(share, scene.format.style));
    vec![
        name.to_owned(),
        form.to_owned(),
        money(whole),
        money(ours),
        money(usable),
        share.unwrap_or_else(|| NONE.to_owned()),
        money(Cents(whole.0.saturating_sub(ours.0))),
    ]
}
