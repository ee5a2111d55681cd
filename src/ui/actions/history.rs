//! Going back and forth through what was done.

use leptos::prelude::*;

use crate::{
    state::{Tone, document::Walked},
    ui::app::App,
};

/// Takes the last step back and shows where it was done.
pub fn undo(app: App) {
    arrive(app, app.document.undo());
}

/// Does the last undone step again and shows where it was done.
pub fn redo(app: App) {
    arrive(app, app.document.redo());
}

/// Goes to where so many steps are done.
pub fn jump(app: App, done: usize) {
    arrive(app, app.document.jump(done));
}

/// Shows where a step was done, so that its effect is seen; or why it is not gone over.
fn arrive(app: App, walked: Result<Option<Walked>, &'static str>) {
    let view = app.view;
    match walked {
        Err(why) => view.say(Tone::Info, why),
        Ok(None) => {}
        Ok(Some(Walked { place, said, changed })) => {
            if place.screen.grids().contains(&place.grid) {
                view.open(place.grid);
                match changed {
                    Some(cell) => view.wanted.set(Some(cell)),
                    None => view.select(place.grid, place.selection),
                }
            } else if view.screen.get_untracked() != place.screen {
                view.screen.set(place.screen);
            }
            view.spoken.set(said);
        }
    }
}
