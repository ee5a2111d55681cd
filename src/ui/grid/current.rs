//! The grid that was used last: what a command from elsewhere acts on.

use std::cell::Cell;

use leptos::prelude::*;

use super::model::Model;

thread_local! {
    static CURRENT: Cell<Option<Model>> = const { Cell::new(None) };
}

/// Makes a grid the current one.
pub fn set(model: Model) {
    CURRENT.set(Some(model));
}

/// The grid that was used last, while it is on the page.
pub fn get() -> Option<Model> {
    CURRENT.get().filter(|model| model.editing.try_with_untracked(|_| ()).is_some())
}
