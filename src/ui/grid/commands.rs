//! The commands of a grid: one table for keys, menus and help.

use std::rc::Rc;

use leptos::prelude::*;

use super::{clip, model::Model};
use crate::{
    domain::TableId,
    grid::{Selection, fill, order::Rules, ownership},
    state::Dialog,
    table::Kind,
    ui::{
        app::App,
        dom::Stroke,
        keymap::{self, Shortcut},
    },
};

/// The menus that offer a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// None.
    No,
    /// That of cells.
    Cells,
    /// That of a column.
    Column,
    /// Both.
    Both,
}

/// A command: what it is called, its keys, where it stands, what it does.
pub struct GridCommand {
    /// Its name and keys.
    pub shortcut: Shortcut,
    /// The menus that offer it.
    pub menu: Menu,
    /// What it stands together with there.
    pub group: u8,
    /// Whether it can be done now.
    pub when: fn(Model) -> bool,
    /// What it does.
    pub run: fn(Model),
}

type Keys = &'static [&'static str];

const fn command(
    name: &'static str,
    keys: Keys,
    (menu, group): (Menu, u8),
    when: fn(Model) -> bool,
    run: fn(Model),
) -> GridCommand {
    GridCommand { shortcut: Shortcut::new(name, keys), menu, group, when, run }
}

/// Sets cells in the active scenario alone.
pub const ONLY: Shortcut = Shortcut::new("Set only in this scenario", &["Alt+o"]);
/// Sets cells in every scenario.
pub const EVERY: Shortcut = Shortcut::new("Set in every scenario", &["Alt+Shift+O"]);

const ALWAYS: fn(Model) -> bool = |_| true;
/// Months stay in their order, and their rows are those of another table.
const TABLE: fn(Model) -> bool = |model| model.id.table().is_some();
const CELLS: (Menu, u8) = (Menu::Cells, 0);
const EDIT: (Menu, u8) = (Menu::Cells, 1);
const BASE: (Menu, u8) = (Menu::Cells, 7);
const RESET: (Menu, u8) = (Menu::Both, 7);
const SORT: (Menu, u8) = (Menu::Both, 3);
const LEVEL: (Menu, u8) = (Menu::Column, 3);
const SAME: (Menu, u8) = (Menu::Cells, 3);
const ROWS: (Menu, u8) = (Menu::Cells, 2);
const COLUMNS: (Menu, u8) = (Menu::Column, 5);
const WIDTH: (Menu, u8) = (Menu::Column, 6);
const SHOWN: (Menu, u8) = (Menu::Both, 4);
const NONE: (Menu, u8) = (Menu::No, 0);

/// Every command.
pub const ALL: &[GridCommand] = &[
    command("Edit the cell", &["F2"], CELLS, ALWAYS, |model| model.edit(None)),
    command("Clear", &["Delete", "Backspace"], CELLS, ALWAYS, |model| model.clear()),
    command("Cut", &["Ctrl+x"], EDIT, ALWAYS, |model| clip::by_menu(model, "cut")),
    command("Copy", &["Ctrl+c"], EDIT, ALWAYS, |model| clip::by_menu(model, "copy")),
    command("Paste", &["Ctrl+v"], EDIT, ALWAYS, |model| {
        model.tell("Press Ctrl+V: a page may not read the clipboard by itself");
    }),
    command("Fill down", &["Ctrl+d"], EDIT, ALWAYS, |model| model.fill(fill::down)),
    command("Fill right", &["Ctrl+r"], EDIT, ALWAYS, |model| model.fill(fill::right)),
    command(
        ONLY.name,
        ONLY.keys,
        BASE,
        |m| m.in_scenario(),
        |model| {
            model.fill(|sheet, selection| ownership::only_here(sheet, selection.area()));
        },
    ),
    command(
        EVERY.name,
        EVERY.keys,
        BASE,
        |m| m.in_scenario(),
        |model| {
            model.fill(|sheet, selection| ownership::everywhere(sheet, selection.area()));
        },
    ),
    command(
        "Reset the cells to the base",
        &[],
        BASE,
        |m| m.in_scenario(),
        |m| m.reset(false, false),
    ),
    command("Reset the rows to the base", &[], BASE, |m| m.in_scenario(), |m| m.reset(true, false)),
    command("Sort ascending", &[], SORT, ALWAYS, |model| model.sort(false, false)),
    command("Sort descending", &[], SORT, ALWAYS, |model| model.sort(true, false)),
    command("Then sort ascending", &[], LEVEL, |m| m.sorts(), |model| model.sort(false, true)),
    command("Then sort descending", &[], LEVEL, |m| m.sorts(), |model| model.sort(true, true)),
    command("Filter…", &["Ctrl+Shift+L"], SORT, ALWAYS, |model| model.open_filter()),
    command("Only rows like this", &[], SAME, ALWAYS, |model| model.filter_same()),
    command("Clear this filter", &[], SORT, |m| m.is_filtered(), |model| model.filter(None)),
    command(
        "Rows as in the table",
        &["Alt+a"],
        SORT,
        |m| m.is_arranged(),
        |model| {
            model.arrange(|rules| *rules = Rules::default());
        },
    ),
    command("Insert rows above", &["Ctrl++", "Ctrl+=", "Ctrl+Shift++"], ROWS, TABLE, |model| {
        model.insert_rows();
    }),
    command("Delete rows", &["Ctrl+-"], ROWS, TABLE, |model| model.delete_rows()),
    command("Private or not", &["Alt+p"], ROWS, TABLE, |model| model.mark_private()),
    command(
        "Unfold or fold by scenario",
        &["Ctrl+Shift+S"],
        SHOWN,
        |m| m.can_unfold(),
        |m| {
            m.unfold();
        },
    ),
    command("Hide columns", &["Ctrl+0"], SHOWN, TABLE, |model| model.hide()),
    command(
        "Show hidden columns",
        &["Ctrl+Shift+)", "Ctrl+Shift+0"],
        SHOWN,
        |m| m.hides(),
        |m| {
            m.lay_out(|layout| layout.hidden.clear());
        },
    ),
    command("Freeze up to this column", &[], COLUMNS, TABLE, |model| model.freeze()),
    command("Move left", &["Alt+Shift+ArrowLeft"], COLUMNS, TABLE, |model| model.shift_column(-1)),
    command("Move right", &["Alt+Shift+ArrowRight"], COLUMNS, TABLE, |m| m.shift_column(1)),
    command("Fit the width", &[], WIDTH, ALWAYS, |model| model.fit_selected()),
    command("Wider", &["Ctrl+Shift+>", "Ctrl+>"], WIDTH, ALWAYS, |model| model.widen_by(16)),
    command("Narrower", &["Ctrl+Shift+<", "Ctrl+<"], WIDTH, ALWAYS, |model| model.widen_by(-16)),
    command("High or low rows", &[], WIDTH, ALWAYS, |model| {
        model.lay_out(|layout| layout.roomy = !layout.roomy);
    }),
    command(
        "Reset the columns to the base",
        &[],
        RESET,
        |m| m.in_scenario(),
        |m| {
            m.reset(false, true);
        },
    ),
    command("Select everything", &["Ctrl+a", "Ctrl+Shift+ "], NONE, ALWAYS, |model| {
        let all = model.sheet(|sheet| sheet.all());
        let active = model.at_now();
        model.select_still(Selection { active, ..Selection::range(all) });
    }),
    command("Select rows", &["Shift+ "], NONE, ALWAYS, |model| {
        model.select_still(model.selection_now().whole_rows(model.size()));
    }),
    command("Select columns", &["Ctrl+ "], NONE, ALWAYS, |model| {
        model.select_still(model.selection_now().whole_columns(model.size()));
    }),
    command(
        "Menu of the cells",
        &["Shift+F10", "ContextMenu", "Ctrl+Shift+|"],
        NONE,
        ALWAYS,
        |model| {
            model.open_menu(false);
        },
    ),
    command(
        "Choices of the cell, or the menu of the column",
        &["Alt+ArrowDown"],
        NONE,
        ALWAYS,
        |m| match m.has_choices() {
            true => m.edit(None),
            false => m.open_menu(true),
        },
    ),
    command("Menu of the column", &["Alt+Shift+ArrowDown"], NONE, ALWAYS, |m| m.open_menu(true)),
    command("Fill with the active cell", &["Ctrl+Enter"], NONE, ALWAYS, |model| model.fill_same()),
    command("Scroll to the active cell", &["Ctrl+Backspace"], NONE, ALWAYS, |model| {
        model.reveal(model.at_now());
    }),
    command("Find", &["Ctrl+f"], NONE, ALWAYS, |model| model.finding.set(true)),
    command(keymap::SHORTCUTS.name, keymap::SHORTCUTS.keys, NONE, ALWAYS, |model| {
        model.view.show_dialog(Dialog::Shortcuts);
    }),
];

/// Keys that are no commands, for the list of all: what they do, and the keys.
pub const OTHER_KEYS: &[(&str, &str)] = &[
    ("Replace what stands in the cell", "Any character"),
    ("Next row, previous row; take what was typed", "Enter, Shift+Enter"),
    ("Next column, previous column; Enter leads back to the first", "Tab, Shift+Tab"),
    ("Leave the cell as it was; then Tab leaves the grid", "Esc"),
    ("Another line in a note", "Alt+Enter"),
    ("Put what was typed into all selected cells", "Ctrl+Enter"),
    ("Yes or no", "Space"),
    ("One cell on; with Shift extend the selection", "Arrows"),
    ("To the edge of what is filled", "Ctrl+Arrows"),
    ("First and last column", "Home, End"),
    ("First and last cell", "Ctrl+Home, Ctrl+End"),
    ("One screen up or down", "Page Up, Page Down"),
    ("Undo, redo", "Ctrl+Z, Ctrl+Y"),
];

/// Notes that a grid was used: the palette offers what can be done in it.
pub fn offer(app: App, model: Model) {
    app.use_grid(Rc::new(move || {
        // It may be gone by now.
        if model.editing.try_with_untracked(|_| ()).is_none() {
            return Vec::new();
        }
        let useful = ALL.iter().filter(|command| (command.when)(model));
        let offered = useful.map(|GridCommand { shortcut, run, .. }| {
            let run: Rc<dyn Fn()> = Rc::new(move || run(model));
            (*shortcut, run)
        });
        offered.collect()
    }));
}

/// Runs the command of a key, if there is one.
pub fn run(model: Model, stroke: &Stroke) -> bool {
    let keys = stroke.combination();
    if matches!(keys.as_str(), "Ctrl+x" | "Ctrl+c" | "Ctrl+v") {
        // The browser makes events of these, which may use the clipboard.
        return false;
    }
    let found = ALL.iter().find(|command| command.shortcut.keys.contains(&keys.as_str()));
    if let Some(command) = found.filter(|command| (command.when)(model)) {
        (command.run)(model);
    }
    found.is_some()
}

impl Model {
    fn is_overridable(self) -> bool {
        self.id.table().is_some_and(TableId::is_overridable)
    }

    /// Whether the active column is one that scenarios set.
    fn can_unfold(self) -> bool {
        let column = self.column(self.at_now().column);
        self.is_overridable()
            && column.and_then(|column| column.spec()).is_some_and(crate::edit::is_per_scenario)
    }

    /// Whether the active cell is chosen from a list.
    pub fn has_choices(self) -> bool {
        let spec = self.column(self.selection().active.column).and_then(|column| column.spec());
        spec.is_some_and(|spec| {
            matches!(spec.kind, Kind::Choice(_) | Kind::Ref(_) | Kind::Services | Kind::Flag)
        })
    }

    /// Whether what is edited is a scenario's, not the base's.
    fn in_scenario(self) -> bool {
        let active = self
            .scene
            .with_untracked(|scene| scene.plan.scenarios.position(scene.scenario.as_str()));
        self.is_overridable() && active != Some(0)
    }

    /// Whether rows are sorted.
    fn sorts(self) -> bool {
        !untrack(|| self.rules()).sorts.is_empty()
    }

    /// Whether rows are sorted or filtered.
    fn is_arranged(self) -> bool {
        untrack(|| self.view.is_arranged(self.id))
    }

    /// Whether columns are hidden.
    fn hides(self) -> bool {
        !self.view.layout(self.id).hidden.is_empty()
    }
}
