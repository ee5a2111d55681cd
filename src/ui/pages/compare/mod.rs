//! Compare: scenarios side by side.

mod figures;
mod inputs;
mod settings;

use crate::{
    calc::monthly,
    chart::reached::{Reached, ReachedLine},
    domain::TableId,
    table::resolve::resolve,
    ui::{
        anchors::Anchor,
        app::App,
        dom::{El, Tag, el, text},
        grid,
        kit::panel::{self, Shown},
        nav::places,
        parts::sides,
    },
};
use settings::columns;

/// The screen.
pub fn compare(app: App) -> El {
    let head = el(Tag::DIV, "pagehead").child(text(Tag::H1, "", "Compare")).child(text(
        Tag::P,
        "pagehead__line",
        "The same plan under each set of terms",
    ));
    let scenarios = grid::table(app, TableId::Scenarios, "Scenarios", |_, _| None);
    let panels = [
        figures::panel(app),
        reached(app),
        inputs::panel(app),
        panel::panel(
            "The scenarios themselves",
            "names, kinds, dates and notes",
            el(Tag::DIV, "compare__grid").child(scenarios),
        ),
    ];
    let cells = panels.map(|panel| el(Tag::DIV, "board__whole").child(panel));
    el(Tag::DIV, "page")
        .child(head)
        .child(settings::bar(app, app.view.compared))
        .child(el(Tag::DIV, "board").children(cells))
}

/// Deal value over the months, the scenarios over each other.
fn reached(app: App) -> El {
    let note = "bills below list prices, shortfall when a contract year ends, cash and our cost as they fall due";
    let chart =
        panel::chart(places::REACHED, note, move |width| {
            let plan = app.document.seen();
            let lines = columns(app, app.view.compared).into_iter().filter_map(|side| {
                let resolved = resolve(&plan, plan.scenarios.get(side.id.as_str())?);
                let reached = monthly::reached(&resolved, side.outcome.as_deref()?);
                Some(ReachedLine { name: side.name, kind: side.kind, reached, active: side.active })
            });
            let chart = Reached {
                first: plan.head.start_month,
                lines: lines.collect(),
                format: sides::format(app),
            };
            Some(width.map_or_else(
                || Shown::Table(chart.table()),
                |width| Shown::Drawing(chart.svg(width)),
            ))
        });
    app.anchors.hold(Anchor::Place(places::REACHED), chart)
}
