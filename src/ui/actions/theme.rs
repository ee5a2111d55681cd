//! Light, dark, high contrast, or as the system has it: chosen once, kept in this browser.

use leptos::prelude::*;

use crate::platform::storage;

const NAME: &str = "tranche/theme";

/// Shows the theme that was chosen on an earlier visit.
pub fn restore() {
    show(storage::read(NAME).as_deref());
}

/// Chooses a theme; `None` follows the system.
pub fn choose(theme: Option<&str>) {
    match theme {
        // A theme that can't be kept is still shown.
        Some(theme) => drop(storage::write(NAME, theme)),
        None => storage::remove(NAME),
    }
    show(theme);
}

fn show(theme: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}
