//! Terms of the tables of one row (MAP, commitment, calendar): AWS's offer beside the active scenario.

use leptos::prelude::*;

use super::controls::{field, held, part_field};
use crate::{
    calc::terms::year_title,
    domain::{Cents, Plan, Rate, TableId, choice::Choice as _, migration::Release},
    engine::Outcome,
    state::Scene,
    table::{Kind, Spec, schema, show},
    text,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Tag, el, react, text},
        nav::places,
    },
};

/// A figure that terms come to: its address, what people read, how it comes about, its amount.
pub type Figure = (&'static str, &'static str, &'static str, fn(&Outcome) -> Cents);

/// What MAP comes to.
const MAP_FIGURES: [Figure; 7] = [
    ("map.base", "Run-rate counted", "Yearly run-rate that the agreement counts.", |outcome| {
        outcome.map.base
    }),
    (
        "map.nominal",
        "Credit before the cap",
        "Each workload's counted run-rate times its rate.",
        |outcome| outcome.map.nominal,
    ),
    ("map.pool", "MAP credit", "After the cap.", |outcome| outcome.map.pool),
    ("map.missed", "of it missed", "Shares of milestones that are missed.", |outcome| {
        outcome.map.missed
    }),
    ("map.lost_untagged", "lost untagged", "Credit that untagged spend did not earn.", |outcome| {
        outcome.map.lost_untagged
    }),
    (
        "map.partner_cash",
        "Cash to the partner",
        "Assess and mobilize funding: never a credit.",
        |outcome| outcome.map.partner_cash,
    ),
    (
        "map.buyer_cash",
        "passed on to us",
        "The part of the partner's cash that reaches us.",
        |outcome| outcome.map.buyer_cash,
    ),
];

/// The MAP terms that are negotiated; the others stand behind “More terms”.
const MAP_FIRST: [&str; 8] = [
    "included",
    "base_rate",
    "max_rate",
    "cap",
    "release",
    "start",
    "term_months",
    "credit_life_months",
];

/// The MAP terms, other sections of the panel, and what all of it comes to.
pub fn map(app: App, middle: [El; 2]) -> El {
    let side = app.anchors.hold(Anchor::Place(places::MAP_TERMS), el(Tag::ASIDE, "side"));
    side.attr(Attr::ARIA_LABEL, places::MAP_TERMS)
        .child(terms(app, TableId::Map, places::MAP_TERMS, &MAP_FIRST))
        .children(middle)
        .child(figures(app, "What MAP comes to", &MAP_FIGURES))
}

/// Figures under a title, one a line.
pub fn figures(app: App, title: &str, figures: &'static [Figure]) -> El {
    let rows = figures.iter().map(|figure| row_of(app, *figure));
    el(Tag::SECTION, "")
        .child(el(Tag::HEADER, "").child(text(Tag::H2, "", title)))
        .child(el(Tag::TABLE, "kv").child(el(Tag::TBODY, "").children(rows)))
}

/// The fields of a table of one row, to edit. Those named `first` stand first; the others behind
/// “More terms”. Without any named, all stand there.
pub fn terms(app: App, table: TableId, title: &str, first: &[&str]) -> El {
    let named = |spec: &&Spec| first.is_empty() || first.contains(&spec.key);
    let (shown, more): (Vec<_>, Vec<_>) = specs(table).into_iter().partition(named);
    let note = text(Tag::SPAN, "side__note", "AWS offer → this scenario");
    let section = el(Tag::SECTION, "")
        .attr(Attr::DATA_TABLE, table.word())
        .child(el(Tag::HEADER, "").child(text(Tag::H2, "", title)).child(note))
        .child(fields(app, table, &shown));
    if more.is_empty() {
        return section;
    }
    let more = app
        .anchors
        .hold(Anchor::More(table), el(Tag::DETAILS, ""))
        .child(text(Tag::SUMMARY, "side__more", "More terms"))
        .child(fields(app, table, &more));
    section.child(more)
}

fn row_of(app: App, (key, title, tip, figure): Figure) -> El {
    let scene = app.document.scene();
    let value = el(Tag::TD, "kv__value").attr(Attr::DATA_FIGURE, key);
    let own = value.clone();
    react(move || {
        scene.with(|scene| {
            let cents = scene.outcome.as_ref().ok().map(|outcome| figure(outcome));
            let shown = cents.map(|cents| text::show::money_whole(cents, &scene.format));
            own.set_attr(Attr::DATA_CENTS, cents.map(|cents| cents.get().to_string()).as_deref());
            let open = key == "map.missed" && lacks_milestones(&scene.resolved);
            own.set_class("kv__value--open", open);
            own.set_text(if open { "needs milestones" } else { shown.as_deref().unwrap_or("–") });
        });
    });
    el(Tag::TR, "")
        .attr(Attr::TITLE, tip)
        .child(text(Tag::TH, "", title).attr(Attr::SCOPE, "row"))
        .child(value)
}

/// Whether credit is released by milestones and none is entered: then nothing is missed, but nothing comes either.
fn lacks_milestones(plan: &Plan) -> bool {
    let by_milestones = plan.map.included && plan.map.release == Release::Milestones;
    by_milestones && plan.milestones.iter().all(|milestone| milestone.share == Rate::ZERO)
}

fn specs(id: TableId) -> Vec<&'static Spec> {
    schema(id).columns().map(|(_, spec)| spec).collect()
}

fn fields(app: App, table: TableId, specs: &[&'static Spec]) -> El {
    let heads = ["Term", "AWS offer", "This scenario"].map(|title| text(Tag::TH, "", title));
    let mut body = el(Tag::TBODY, "");
    for spec in specs {
        let spec = *spec;
        body = if spec.kind == Kind::Amounts {
            body.live_each(
                move || app.document.scene().with(years),
                move |key| {
                    let (year, title) = key.split_once(' ').unwrap_or_default();
                    let year = year.parse().unwrap_or_default();
                    let field = part_field(app, table, table.word(), spec, year, title);
                    term(app, (table, spec, Some(year)), title, field)
                },
            )
        } else {
            let field = field(app, table, table.word(), spec);
            body.child(term(app, (table, spec, None), spec.title, field))
        };
    }
    el(Tag::TABLE, "kv")
        .child(el(Tag::THEAD, "vh").child(el(Tag::TR, "").children(heads)))
        .child(body)
}

/// The contract years of the active scenario: each its number and its title.
fn years(scene: &Scene) -> Vec<String> {
    let edp = &scene.resolved.edp;
    let count = (edp.term_months as usize).div_ceil(12).max(edp.commitments.len());
    (0..count).map(|year| format!("{year} {}", year_title(&scene.resolved, year))).collect()
}

/// A field, and which entry of it where it is a list.
type Field = (TableId, &'static Spec, Option<usize>);

fn term(app: App, of: Field, title: &str, field: El) -> El {
    let offer = move || app.document.scene().with(|scene| offered(scene, of));
    let head = el(Tag::TH, "").attr(Attr::SCOPE, "row").attr(Attr::TITLE, of.1.tip);
    el(Tag::TR, "")
        .child(head.child(text(Tag::SPAN, "term", title)))
        .child(el(Tag::TD, "kv__was").live_text(offer))
        .child(el(Tag::TD, "kv__value").child(field))
}

fn offered(scene: &Scene, (id, spec, year): Field) -> String {
    let value = held(&scene.plan, id, id.word(), (spec, year));
    match show::cell(&scene.plan, spec, &value, &scene.format) {
        text if text.is_empty() => "–".to_owned(),
        text => text,
    }
}
