//! A cell that one was led to from elsewhere: found in the rows and columns as they are shown here.

use leptos::prelude::*;

use super::model::Model;
use crate::{grid::Cursor, state::Tone, ui::dom::react};

/// Goes to the cell that is wanted, as soon as it is one of this table.
pub fn follow(model: Model) {
    react(move || {
        let cell = model.view.wanted.get().filter(|cell| model.id == cell.table.into());
        let Some(cell) = cell else { return };
        // The grid may just be on its way onto the page.
        request_animation_frame(move || {
            if model.columns.try_with_value(|_| ()).is_none() {
                return;
            }
            model.view.wanted.set(None);
            model.focus();
            let row = match cell.row.as_str() {
                "" => Some(0),
                _ => {
                    model.order.with_untracked(|order| order.iter().position(|id| *id == cell.row))
                }
            };
            let Some(row) = row else {
                let hidden = "That row is not among those shown: take back the filter to see it";
                model.view.say(Tone::Info, hidden);
                return;
            };
            let column = model.columns.with_value(|columns| {
                let of = |column: &crate::grid::GridColumn| {
                    column.key == cell.field
                        && (column.scenario.is_none() || column.scenario == cell.scenario)
                };
                columns.iter().position(of).unwrap_or_default()
            });
            model.go(Cursor { row, column });
        });
    });
}
