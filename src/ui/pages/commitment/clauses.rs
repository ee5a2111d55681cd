//! What each clause of the agreement is worth, here and in every other scenario.

use leptos::prelude::*;

use super::heading;
use crate::{
    calc::{
        checks::Place,
        clauses::{self, Clause},
    },
    domain::TableId,
    state::Scene,
    text::{Format, show},
    ui::{
        anchors::Anchor,
        app::App,
        dom::{Attr, El, Tag, el, text},
        kit::panel,
        nav::{jump, places},
        parts::sides::{self, Side},
    },
};

/// A scenario with its clauses.
type Column = (Side, Vec<Clause>);

/// Each clause with what it brings, and a way to its field.
pub fn panel(app: App) -> El {
    let body = el(Tag::DIV, "panel__body").live(move || {
        app.document.scene().with(|scene| {
            let mut found = None;
            app.document.ask(&scene.scenario, &mut |valuer| {
                found = Some(clauses::clauses(valuer, &scene.format));
            });
            let found = found.filter(|found| !found.all.is_empty());
            let Some(found) = found else {
                return vec![text(Tag::P, "empty", "There is no commitment in this scenario")];
            };
            let together = found.together.map_or_else(String::new, |together| {
                let together = show::money_short_signed(together, &scene.format);
                format!("Those that are there come to {together} together.")
            });
            let table = table(app, scene, &found.all, &others(app, &scene.format));
            vec![table, text(Tag::P, "list__note clauses__together", &together)]
        })
    });
    panel::reach(&body);
    let note = "deal value with each less without it, that clause alone";
    app.anchors.hold(Anchor::Place(places::CLAUSES), panel::panel(places::CLAUSES, note, body))
}

/// The other scenarios that are compared, each with what its clauses are worth in it.
fn others(app: App, format: &Format) -> Vec<Column> {
    let others = sides::sides(app).into_iter().filter(|side| !side.active && !side.logged);
    let valued = others.map(|side| {
        let mut all = Vec::new();
        app.document.ask(&side.id, &mut |valuer| all = clauses::clauses(valuer, format).all);
        (side, all)
    });
    valued.filter(|(_, all)| !all.is_empty()).collect()
}

fn table(app: App, scene: &Scene, all: &[Clause], others: &[Column]) -> El {
    let heads = [("Clause", ""), ("Here", ""), ("Worth", "num")];
    let heads = heads.map(|(title, class)| heading(class, "col", title));
    let names = others
        .iter()
        .map(|(side, _)| heading("num clauses__other", "col", "").child(sides::name(side)));
    let row = |clause: &Clause| {
        let place = Place::term(TableId::Edp, clause.field);
        let stands = clause.stands.clone().unwrap_or_else(|| format!("no; worth {}", clause.tried));
        let quiet = clause.stands.is_none() || clause.worth.is_some_and(|worth| worth.is_zero());
        let cells = others.iter().map(|(side, clauses)| {
            let own = clauses.iter().find(|of| of.field == clause.field);
            worth(own, Attr::DATA_WORTH, &scene.format).attr(Attr::DATA_SCENARIO, side.id.as_str())
        });
        el(Tag::TR, if quiet { "clauses__off" } else { "" })
            .child(heading("", "row", "").child(jump::link(app, clause.title, place)))
            .child(text(Tag::TD, "", &stands))
            .child(worth(Some(clause), Attr::DATA_CENTS, &scene.format))
            .children(cells)
    };
    el(Tag::TABLE, "plain clauses")
        .attr(Attr::ARIA_LABEL, places::CLAUSES)
        .child(el(Tag::THEAD, "").child(el(Tag::TR, "").children(heads).children(names)))
        .child(el(Tag::TBODY, "").children(all.iter().map(row)))
}

/// What a clause is worth, with what stands or was tried under the pointer, and the cents as an attribute.
fn worth(clause: Option<&Clause>, exact: Attr, format: &Format) -> El {
    let words = match clause.map(|clause| clause.worth) {
        None => "–".to_owned(),
        Some(None) => "too large".to_owned(),
        Some(Some(worth)) => show::money_short_signed(worth, format),
    };
    let there = clause.is_some_and(|clause| clause.stands.is_some());
    let cell = text(Tag::TD, if there { "num" } else { "num clauses__not" }, &words);
    let said = clause.map(|clause| clause.stands.clone().unwrap_or_else(|| clause.tried.clone()));
    cell.set_attr(Attr::TITLE, said.as_deref());
    let cents = clause.and_then(|clause| clause.worth).map(|worth| worth.get().to_string());
    cell.set_attr(exact, cents.as_deref());
    cell
}
