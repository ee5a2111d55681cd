//! The expiry timeline, with its table one key away.

use leptos::prelude::*;

use crate::{
    chart::timeline::{self, Timeline, TimelineSize},
    domain::Day,
    platform::clock,
    state::Scene,
    ui::{
        app::App,
        dom::El,
        kit::panel::{self, Shown},
    },
};

/// When each credit ends.
pub fn panel(app: App) -> El {
    let note = "every credit of the scenario, computed ones too; hatched: will be forfeited";
    panel::chart("When credits end", note, move |width| {
        app.document.scene().with(|scene| {
            let series = series(scene, clock::today())?;
            Some(match width {
                Some(width) => {
                    let size = TimelineSize { width, row_height: 26, prefix: "expiry" };
                    Shown::Drawing(timeline::svg(&series, &size))
                }
                None => Shown::Table(series.table()),
            })
        })
    })
}

/// The credits of a scene over time.
pub fn series(scene: &Scene, today: Day) -> Option<Timeline> {
    let outcome = scene.outcome.as_ref().ok()?;
    let mut series = timeline::series(&scene.resolved, outcome, today);
    series.format = scene.format.clone();
    Some(series)
}
