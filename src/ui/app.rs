//! What all views share: the document, where the user is, how the plan is kept.

use std::rc::Rc;

use leptos::prelude::*;

use super::{anchors::Anchors, dom::Handle, keymap::Shortcut};
use crate::{
    edit::Command,
    state::{Document, View, autosave::Autosave},
};

/// What a grid can do now: names, keys, and how to do it. Empty once the grid is gone.
pub type GridCommands = Rc<dyn Fn() -> Vec<(Shortcut, Rc<dyn Fn()>)>>;

/// Everything the views share; as cheap to copy as an address.
#[derive(Clone, Copy)]
pub struct App {
    /// The document.
    pub document: Document,
    /// Where the user is.
    pub view: View,
    /// How the plan is kept.
    pub autosave: Autosave,
    /// Elements one can be led to.
    pub anchors: Anchors,
    /// The one input that every import goes through.
    pub file_input: Handle,
    /// The grid that was used last, by what it can do.
    used_grid: StoredValue<Option<GridCommands>, LocalStorage>,
}

impl App {
    /// What views of a document share. No grid has been used yet.
    pub fn new(document: Document, view: View, autosave: Autosave) -> Self {
        Self {
            document,
            view,
            autosave,
            anchors: Anchors::new(),
            file_input: Handle::new(),
            used_grid: StoredValue::new_local(None),
        }
    }

    /// Notes the grid that was used last.
    pub fn use_grid(self, commands: GridCommands) {
        self.used_grid.set_value(Some(commands));
    }

    /// What the grid that was used last can do now.
    pub fn grid_commands(self) -> Vec<(Shortcut, Rc<dyn Fn()>)> {
        self.used_grid.get_value().map_or_else(Vec::new, |commands| commands())
    }

    /// Does a command and shows above the page why it can't be done; whether it was done.
    pub fn act(self, command: &Command) -> bool {
        self.document.act(command).is_some()
    }
}
