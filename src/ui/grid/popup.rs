//! Menus of cells and of columns, opened by mouse, key or long press.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, MouseEvent};

use super::{
    arrange,
    commands::{self, Menu},
    model::Model,
    transient::{Popup, What},
};
use crate::{
    grid::{Cursor, Selection},
    ui::{
        dom::{El, Tag, el},
        kit::{
            menu::{self, Item},
            popup::put,
        },
    },
};

/// What is open over the grid; it stays within the window.
pub fn popup(model: Model) -> El {
    el(Tag::DIV, "sheet__over").live(move || {
        let popup = model.popup.get()?;
        let close: Rc<dyn Fn(bool)> = Rc::new(move |back| {
            if model.popup.try_set(None).is_none() && back {
                model.focus();
            }
        });
        let shown = untrack(|| match popup.what {
            What::Cells => menu::list("Cells", items(model, Menu::Cells), &close),
            What::Column(at) => {
                let column = model.column(at);
                let title = column.as_ref().map_or("Column", |column| &*column.title);
                menu::list(title, items(model, Menu::Column), &close)
            }
            What::Filter(at) => arrange::filter(model, at, &close),
        });
        Some(put(el(Tag::DIV, "sheet__popup").child(shown), popup.at))
    })
}

fn items(model: Model, place: Menu) -> Vec<Item> {
    let mut group = 0;
    let fits = |command: &&commands::GridCommand| {
        (command.menu == place || command.menu == Menu::Both) && (command.when)(model)
    };
    let item = |command: &'static commands::GridCommand| {
        let apart = std::mem::replace(&mut group, command.group) != command.group;
        let key = command.shortcut.key();
        let run = command.run;
        Item::new(command.shortcut.name, move || run(model)).key(key).apart(apart)
    };
    commands::ALL.iter().filter(fits).map(item).collect()
}

impl Model {
    /// Opens the menu of a column, from its button.
    pub fn open_column(&self, at: usize, event: &Event) {
        let mouse: &MouseEvent = event.unchecked_ref();
        self.column_menu(at, (mouse.client_x(), mouse.client_y()));
    }

    /// Opens the menu of the active cell, or of its column.
    pub fn open_menu(&self, of_column: bool) {
        let at = self.at_now();
        if of_column {
            self.column_menu(at.column, self.beside(at, true));
        } else {
            self.popup.set(Some(Popup { what: What::Cells, at: self.beside(at, false) }));
        }
    }

    /// Opens what filters the active column.
    pub fn open_filter(&self) {
        let at = self.at_now();
        let what = What::Filter(at.column);
        self.popup.set(Some(Popup { what, at: self.beside(at, true) }));
    }

    /// The place in the window below a cell, or below the title of its column.
    pub fn beside(&self, at: Cursor, title: bool) -> (i32, i32) {
        let Some((_, scroller)) = self.parts.get_value() else { return (0, 0) };
        let scroller = scroller.raw();
        let rect = scroller.get_bounding_client_rect();
        let scrolled = if at.column < self.frozen { 0 } else { scroller.scroll_left() };
        let x = rect.left() as i32 + self.offset(at.column).cast_signed() - scrolled;
        let row =
            if title { 0 } else { self.top(at.row + 1).cast_signed() - scroller.scroll_top() };
        (x + 8, rect.top() as i32 + self.head().cast_signed() + row)
    }

    fn column_menu(&self, at: usize, place: (i32, i32)) {
        let selection = self.selection_now();
        if !(selection.area().left..=selection.area().right).contains(&at) {
            let row = selection.active.row.min(self.rows_now().saturating_sub(1));
            let cell = Selection::at(Cursor { row, column: at });
            self.select(cell.whole_columns(self.size()));
        }
        self.popup.set(Some(Popup { what: What::Column(at), at: place }));
    }
}
