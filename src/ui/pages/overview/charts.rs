//! Deal value against our marks, and from AWS's offer to the active scenario.

use leptos::prelude::*;

use crate::{
    calc::waterfall,
    chart::{
        timeline::{self, TimelineSize},
        values::{ScenarioValue, ScenarioValues},
        waterfall::{Waterfall, WaterfallBar},
    },
    domain::{Day, scenario::ScenarioKind},
    ui::{
        anchors::Anchor,
        app::App,
        dom::{El, Tag, el},
        kit::panel::{self, Shown},
        nav::places,
        parts::{
            sides::{self, Side, sides},
            timeline as expiry,
        },
    },
};

/// Deal value of every scenario on one line.
pub fn marks(app: App) -> El {
    let chart =
        panel::chart(places::MARKS, "deal value of every scenario", move |width| {
            let sides = sides(app).into_iter().filter(|side| !side.logged || side.active);
            let values = sides.filter_map(|side| {
                let value = side.outcome.as_ref()?.deal_value.into();
                Some(ScenarioValue { name: side.name, kind: side.kind, value, active: side.active })
            });
            let chart = ScenarioValues { values: values.collect(), format: sides::format(app) };
            Some(width.map_or_else(
                || Shown::Table(chart.table()),
                |width| Shown::Drawing(chart.svg(width)),
            ))
        });
    app.anchors.hold(Anchor::Place(places::MARKS), chart)
}

/// What leads from AWS's offer, or from the yardstick that is chosen, to the active scenario; for the offer itself, to
/// the target.
pub fn waterfall(app: App) -> El {
    let chosen = move || app.document.yardstick().map_or_else(String::new, |of| of.id.to_string());
    el(Tag::DIV, "contents").live_by(chosen, move |chosen| {
        let title = match chosen {
            "" => "From AWS’s offer to this scenario",
            _ => "From the yardstick to this scenario",
        };
        let note = "deal value, by what moved it; dashed: not won yet";
        Some(panel::chart(title, note, move |width| {
            let chart = series(app)?;
            Some(width.map_or_else(
                || Shown::Table(chart.table()),
                |width| Shown::Drawing(chart.rows_svg(width, "deal")),
            ))
        }))
    })
}

fn series(app: App) -> Option<Waterfall> {
    let all = sides(app);
    let yardstick = app.document.yardstick();
    let base = all.iter().find(|side| match &yardstick {
        Some(yardstick) => side.id == yardstick.id,
        None => side.kind == ScenarioKind::Base,
    })?;
    let to = all.iter().find(|side| side.active)?;
    let target = all.iter().find(|side| side.kind == ScenarioKind::Target);
    let value = |side: &Side| side.outcome.as_ref().map(|outcome| outcome.deal_value);
    let (start, end) = (value(base)?, value(to)?);
    let steps = waterfall::steps(base.outcome.as_ref()?, to.outcome.as_ref()?);
    let mut bars = vec![WaterfallBar::total(&base.name, start)];
    if base.id != to.id {
        bars.extend(steps.iter().map(|step| WaterfallBar::step(step.part.title(), step.amount)));
        bars.push(WaterfallBar::total(&to.name, end));
    }
    let goal = target.and_then(|target| Some((target, value(target)?)));
    if let Some((target, goal)) = goal.filter(|(_, goal)| *goal > end) {
        bars.push(WaterfallBar::step("Still open", goal - end).open());
        bars.push(WaterfallBar::total(&target.name, goal).open());
    }
    Some(Waterfall { bars, format: sides::format(app) })
}

/// The credits that end with something left; all of them where none does.
pub fn at_risk(app: App, today: Day) -> El {
    let chart = panel::chart(places::AT_RISK, "hatched: will be forfeited", move |width| {
        app.document.scene().with(|scene| {
            let mut series = expiry::series(scene, today)?;
            if !series.forfeited.is_zero() {
                series.rows.retain(|row| !row.forfeited.is_zero());
            }
            Some(match width {
                Some(width) => {
                    let size = TimelineSize { width, row_height: 26, prefix: "risk" };
                    Shown::Drawing(timeline::svg(&series, &size))
                }
                None => Shown::Table(series.table()),
            })
        })
    });
    app.anchors.hold(Anchor::Place(places::AT_RISK), chart)
}
