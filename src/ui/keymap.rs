//! Names and keys of commands, as data: menus, tooltips and the palette read them here and need not
//! know what a command does.

/// A command's name and its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// What people read.
    pub name: &'static str,
    /// Its keys, as `Stroke::combination` writes them; the first is shown. Empty when it has none.
    pub keys: &'static [&'static str],
}

impl Shortcut {
    /// A command's name and its keys.
    pub const fn new(name: &'static str, keys: &'static [&'static str]) -> Self {
        Self { name, keys }
    }

    /// The first of its keys as people know it, as in `Ctrl+Shift+H`; empty when it has none.
    pub fn key(&self) -> String {
        self.keys.first().map_or_else(String::new, |key| shown(key))
    }

    /// What the command does, with its key behind it: `Shows it again (Ctrl+Shift+H)`.
    pub fn tip(&self, does: &str) -> String {
        let key = self.key();
        let key = if key.is_empty() { key } else { format!(" ({key})") };
        format!("{does}{key}")
    }
}

/// Opens the list of every command.
pub const FIND: Shortcut = Shortcut::new("Find a command", &["Ctrl+k", "Ctrl+Shift+P"]);
/// Takes the last step back.
pub const UNDO: Shortcut = Shortcut::new("Undo", &["Ctrl+z"]);
/// Does the last undone step again.
pub const REDO: Shortcut = Shortcut::new("Redo", &["Ctrl+y", "Ctrl+Shift+Z"]);
/// Opens the list of kept plans.
pub const PLANS: Shortcut = Shortcut::new("Plans…", &["Ctrl+Shift+O"]);
/// Opens the plan's own settings.
pub const PLAN_SETTINGS: Shortcut = Shortcut::new("Plan settings…", &[]);
/// Asks for the plan's name.
pub const RENAME_PLAN: Shortcut = Shortcut::new("Rename plan…", &[]);
/// Opens a copy of the plan beside it.
pub const DUPLICATE_PLAN: Shortcut = Shortcut::new("Duplicate plan", &[]);
/// Opens a plan, or adds an estimate, from a file.
pub const IMPORT: Shortcut = Shortcut::new("Import a file…", &["Ctrl+o"]);
/// Saves the plan as a file.
pub const EXPORT: Shortcut = Shortcut::new("Export plan", &["Ctrl+s"]);
/// Saves a copy without what is private.
pub const EXPORT_REDACTED: Shortcut = Shortcut::new("Export redacted copy", &[]);
/// Prints the brief.
pub const PRINT: Shortcut = Shortcut::new("Print the brief", &[]);
/// Opens an empty plan.
pub const START_EMPTY: Shortcut = Shortcut::new("Start empty", &[]);
/// Opens the sample plan.
pub const OPEN_SAMPLE: Shortcut = Shortcut::new("Open sample plan", &[]);
/// Hides and shows what is private.
pub const HIDE: Shortcut = Shortcut::new("Hide private", &["Ctrl+Shift+H"]);
/// Enters and leaves call mode. In a grid its second key opens the filter, as in spreadsheets.
pub const CALL: Shortcut = Shortcut::new("Call mode", &["F8", "Ctrl+Shift+L"]);
/// Adds a scenario like the active one.
pub const ADD_SCENARIO: Shortcut = Shortcut::new("Add scenario", &[]);
/// Asks for the active scenario's name.
pub const RENAME_SCENARIO: Shortcut = Shortcut::new("Rename scenario…", &[]);
/// Deletes the active scenario.
pub const DELETE_SCENARIO: Shortcut = Shortcut::new("Delete this scenario", &[]);
/// Starts the tour.
pub const TOUR: Shortcut = Shortcut::new("Take the tour", &[]);
/// Opens the list of shortcuts, also while a grid has the keyboard.
pub const SHORTCUTS: Shortcut = Shortcut::new("All shortcuts", &["?", "F1"]);
/// Opens the choice of how numbers and dates are written.
pub const LOCALE: Shortcut = Shortcut::new("Numbers and dates…", &[]);
/// Shows the light theme.
pub const LIGHT: Shortcut = Shortcut::new("Light theme", &[]);
/// Shows the dark theme.
pub const DARK: Shortcut = Shortcut::new("Dark theme", &[]);
/// Shows the theme of high contrast.
pub const CONTRAST: Shortcut = Shortcut::new("High-contrast theme", &[]);
/// Follows the theme of the system.
pub const SYSTEM_THEME: Shortcut = Shortcut::new("Theme of the system", &[]);

/// Whether keys do what they do in an open editor too, which takes what was typed first.
pub fn leaves_editor(keys: &str) -> bool {
    let all = [FIND, PLANS, IMPORT, EXPORT, HIDE];
    all.iter().any(|of| of.keys.contains(&keys)) || CALL.keys.first() == Some(&keys)
}

/// A key as people read it.
pub fn shown(key: &str) -> String {
    let (held, last) = match key.rfind('+').filter(|at| *at > 0) {
        // A plus may be the key itself.
        Some(at) if at + 1 < key.len() => key.split_at(at + 1),
        Some(at) => key.split_at(at),
        None => ("", key),
    };
    let last = match last {
        " " => "Space".to_owned(),
        "ContextMenu" => "Menu".to_owned(),
        key => key.trim_start_matches("Arrow").to_ascii_uppercase(),
    };
    let last = if last.chars().count() > 3 { capitalized(&last) } else { last };
    format!("{held}{last}")
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    format!("{first}{}", rest.to_ascii_lowercase())
}
