//! The expiry timeline, with its table one key away.

use leptos::prelude::*;

use super::{
    app::App,
    dom::El,
    panel::{self, Shown},
};
use crate::{
    chart::timeline::{self, Size},
    platform::clock,
};

/// When each credit ends.
pub fn panel(app: App) -> El {
    let today = clock::today();
    let note = "every credit of the scenario, computed ones too; hatched: will be forfeited";
    panel::chart("When credits end", note, move |width| {
        app.document.scene().with(|scene| {
            let outcome = scene.outcome.as_ref().ok()?;
            let series = timeline::series(&scene.resolved, outcome, today);
            Some(match width {
                Some(width) => {
                    let size = Size { width, row_height: 26, prefix: "expiry" };
                    Shown::Drawing(timeline::svg(&series, &size))
                }
                None => Shown::Table(series.table()),
            })
        })
    })
}
