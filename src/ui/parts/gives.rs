//! What the gives come to: cost against credit, what each adds, and what is still to settle.

use crate::domain::order::Order as _;
use std::cmp::Reverse;

use leptos::prelude::*;

use super::terms;
use crate::{
    calc::{
        checks::Place,
        exchange::{self, Aid, Give},
    },
    chart::{self, TextTable},
    domain::{Id, TableId, Total},
    engine::{GrantId, Origin},
    state::Scene,
    text::show,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Tag, el, text},
        kit::panel::{self, Shown},
        nav::{jump, places},
    },
};

/// How many gives are valued, and asks below the most asked listed.
const VALUED: usize = 12;
const OPEN: usize = 3;
const NONE: &str = "–";

/// The gives of the active scenario, not yet valued.
pub fn shown(scene: &Scene) -> Vec<Give> {
    exchange::gives(&scene.plan, &scene.resolved)
}

/// The panels below the levers.
pub fn panels(app: App) -> El {
    let scene = app.document.scene();
    let chart = move |width: Option<u32>| {
        scene.with(|scene| {
            let of = chart::gives::gives(&scene.resolved, &shown(scene), &scene.format);
            Some(match width {
                Some(width) => Shown::Drawing(of.svg(width, 262, "gives")),
                None => Shown::Table(of.table()),
            })
        })
    };
    let note = "to the line: the most that is asked anywhere; open square: no credit here";
    let chart = panel::chart(places::COST, note, chart);
    let chart = app
        .anchors
        .hold(Anchor::Place(places::COST), chart)
        .live_flag(Attr::HIDDEN, move || app.view.hide_private.get());
    let list = el(Tag::DIV, "panel__body");
    let own = list.clone();
    let list = list.live(move || {
        let (table, whys) = scene.with(|scene| worth(app, scene));
        panel::reach(&own);
        Some(panel::table_with(&table, 1, &whys))
    });
    let settle = el(Tag::DIV, "panel__body")
        .child(el(Tag::DL, "settle").live(move || scene.with(|scene| to_settle(app, scene))))
        .child(terms::terms(app, TableId::Timing, "Negotiation calendar", &[]));
    el(Tag::DIV, "panels panels--gives")
        .child(chart)
        .child(panel::panel(
            "What each give adds",
            "its credit, used by bills, and net of its cost",
            list,
        ))
        .child(panel::panel("To settle next", "", settle))
}

/// Each give that has a credit somewhere: what AWS offers, what stands here, what it adds; and why that
/// is nothing or less.
fn worth(app: App, scene: &Scene) -> (TextTable, Vec<String>) {
    let hide = app.view.hide_private.get();
    let mut gives = shown(scene);
    gives.retain(|give| give.included || !give.highest.is_zero());
    if let (false, Ok(outcome)) = (hide, &scene.outcome) {
        app.document.ask(&scene.scenario, &mut |valuer| {
            let counted = gives.iter_mut().filter(|give| give.included);
            counted.take(VALUED).for_each(|give| give.value(valuer, outcome));
        });
    }
    let money = |cents| show::money_short(cents, &scene.format);
    let mut headers = vec!["Give", "AWS", "Here", "Used"];
    if !hide {
        headers.push("Deal value");
    }
    let row = |give: &Give| {
        let grant = GrantId::new(Origin::Lever, give.row.clone());
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
    let why = |give: &Give| give.why(&scene.format).unwrap_or_default();
    let headers = headers.into_iter().map(str::to_owned).collect();
    (TextTable { headers, rows: gives.iter().map(row).collect() }, gives.iter().map(why).collect())
}

/// What needs a decision: a term, a sentence, the lever it leads to and its field, whether to take care.
type Item = (String, String, Id, &'static str, bool);

fn to_settle(app: App, scene: &Scene) -> Vec<El> {
    let gives = shown(scene);
    let known = |row: &Id| gives.iter().any(|give| give.row == *row);
    let mut items = promised_twice(scene, &known);
    for give in gives.iter().filter(|give| give.is_without_ask()) {
        let name = if give.title.is_empty() { give.row.as_str() } else { &give.title };
        let words = format!("{name}: no scenario asks a credit for it");
        items.push(("No ask".to_owned(), words, give.row.clone(), "credit", true));
    }
    items.extend(without_window(scene, &known));
    items.extend(below_the_most(scene, gives));
    if items.is_empty() {
        return vec![
            text(Tag::DT, "", "Nothing"),
            text(Tag::DD, "", "Every give has its ask, once"),
        ];
    }
    let item = |(lead, words, row, field, care): Item| {
        let (row, field) = (Some(row), Some(field));
        let place = Place { table: TableId::Levers, row, field, scenario: None };
        let lead = text(Tag::DT, if care { "settle__care" } else { "" }, &lead);
        [lead, el(Tag::DD, "").child(jump::link(app, &words, place))]
    };
    items.into_iter().flat_map(item).collect()
}

fn promised_twice(scene: &Scene, known: &dyn Fn(&Id) -> bool) -> Vec<Item> {
    let mut items = Vec::new();
    for twice in exchange::twice(&scene.resolved) {
        let (true, Some(last)) = (twice.rows.iter().all(known), twice.rows.last()) else {
            continue;
        };
        let (what, field) =
            if twice.by_evidence { ("evidence", "evidence") } else { ("give", "behaviour") };
        let words = format!(
            "“{}” lean on one {what}, “{}”: it can be spent once, and {} hang on it",
            twice.titles.join("” and “"),
            twice.what,
            show::money_short(twice.credit, &scene.format)
        );
        items.push(("Promised twice".to_owned(), words, last.clone(), field, true));
    }
    items
}

fn without_window(scene: &Scene, known: &dyn Fn(&Id) -> bool) -> Vec<Item> {
    let mut items = Vec::new();
    for lever in scene.resolved.levers.iter() {
        let outside = exchange::window(&scene.resolved, lever) == exchange::WINDOWS[4];
        if outside && lever.included && !lever.credit.is_zero() && known(&lever.id) {
            let words = match lever.ask_date {
                Some(day) => {
                    let day = show::day(day, scene.format.dates);
                    format!("is asked for on {day}, outside every window")
                }
                None => "has no day on which it is asked for".to_owned(),
            };
            let words = format!("{} {words}", lever.behaviour);
            items.push(("No window".to_owned(), words, lever.id.clone(), "ask_date", true));
        }
    }
    items
}

/// The asks that are furthest below the most that any scenario asks.
fn below_the_most(scene: &Scene, mut gives: Vec<Give>) -> Vec<Item> {
    let money = |cents| show::money_short(cents, &scene.format);
    let gap = |give: &Give| give.highest - give.asked;
    gives.retain(|give| gap(give) > Total::ZERO);
    gives.order_by_key(|give| Reverse(gap(give)));
    let item = |give: &Give| {
        let here = if give.included { money(give.asked) } else { "not asked".to_owned() };
        let words = format!("{}: {} at most asked, {here} here", give.title, money(give.highest));
        let lead = show::money_short_signed(gap(give), &scene.format);
        let field = if give.included { "credit" } else { "included" };
        (lead, words, give.row.clone(), field, false)
    };
    gives.iter().take(OPEN).map(item).collect()
}

/// The panel below ProServe and partner rows: all of them in one measure.
pub fn aid(app: App) -> El {
    let scene = app.document.scene();
    let list = el(Tag::DIV, "panel__body").live(move || Some(panel::table(&scene.with(aids), 2)));
    let note = "cash counts in full, of a credit only what the bills take";
    el(Tag::DIV, "panels panels--aid").child(panel::panel("Funding in one measure", note, list))
}

fn aids(scene: &Scene) -> TextTable {
    let mut rows = Vec::new();
    let mut sum = [Total::ZERO; 3];
    let mut add = |grant: GrantId, name: &str, aid: Aid, counts: bool| {
        if !counts {
            return;
        }
        let usable = scene.outcome.as_ref().ok().map(|outcome| aid.usable(outcome, &grant));
        let usable = usable.unwrap_or_default();
        let amounts = [aid.whole.into(), aid.ours, usable];
        for (sum, amount) in sum.iter_mut().zip(amounts) {
            *sum += amount;
        }
        let form = if aid.is_cash { "cash" } else { "credit" };
        rows.push(aid_row(scene, name, form, amounts));
    };
    for row in scene.resolved.proserve.iter() {
        let aid = Aid::of_proserve(row);
        add(GrantId::new(Origin::ProServe, row.id.clone()), &row.name, aid, row.included);
    }
    for row in scene.resolved.partners.iter() {
        let aid = Aid::of_partner(row);
        add(GrantId::new(Origin::Partner, row.id.clone()), &row.partner, aid, row.included);
    }
    rows.push(aid_row(scene, "All that counts", "", sum));
    let headers = ["From", "As", "In all", "To us", "Worth to us", "Of all", "The rest"];
    TextTable { headers: headers.map(str::to_owned).into(), rows }
}

fn aid_row(
    scene: &Scene,
    name: &str,
    form: &str,
    [whole, ours, usable]: [Total; 3],
) -> Vec<String> {
    let money = |amount: Total| show::money_short(amount, &scene.format);
    let share = crate::engine::ratio(usable, whole);
    let share = share.map(|share| show::rate_percent_short(share, scene.format.style));
    vec![
        name.to_owned(),
        form.to_owned(),
        money(whole),
        money(ours),
        money(usable),
        share.unwrap_or_else(|| NONE.to_owned()),
        money(whole - ours),
    ]
}
