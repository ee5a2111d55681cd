//! Keys by their meaning, and where the keyboard is.

use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::El;

/// A key that was pressed.
pub struct Stroke {
    /// What it means on the user's layout, as `KeyboardEvent.key` says it.
    pub key: String,
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// Whether an input method is composing: then the key is its business.
    pub composing: bool,
    /// Whether an input method takes the key before it begins to compose. What it means is then not known yet, though
    /// `key` may be a letter.
    pub unsure: bool,
    event: Event,
}

impl Stroke {
    /// The key of an event.
    pub fn of(event: Event) -> Self {
        /// The code of a key that an input method takes.
        const TAKEN: u32 = 229;
        let key: &KeyboardEvent = event.unchecked_ref();
        let (name, ctrl, alt) = (key.key(), key.ctrl_key(), key.alt_key());
        // AltGr is told as Ctrl with Alt, and Option as Alt: what they write is a character like any other.
        let mut letters = name.chars();
        let one = letters.next().filter(|_| letters.next().is_none());
        let writes = one.is_some_and(|c| !c.is_ascii_alphanumeric() && c != ' ');
        let third = key.get_modifier_state("AltGraph") || ctrl && alt && writes;
        let option = alt && !ctrl && one.is_some_and(|c| !c.is_ascii());
        let level = third || option;
        let composing = key.is_composing();
        Self {
            command: (ctrl || key.meta_key()) && !level,
            shift: key.shift_key(),
            alt: alt && !level,
            composing,
            unsure: !composing && key.key_code() == TAKEN,
            key: name,
            event,
        }
    }

    /// Its name with what is held beside it, as in `Ctrl+Shift+S`; Cmd counts as Ctrl.
    pub fn combination(&self) -> String {
        let held = [(self.command, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")];
        // Shift is part of what a character means, except for letters under Ctrl and for Space.
        let shifted = self.command || self.key.chars().count() > 1 || self.key == " ";
        let mut name = String::new();
        for (held, prefix) in held {
            if held && (prefix != "Shift+" || shifted) {
                name.push_str(prefix);
            }
        }
        // Caps Lock changes how a letter is written, not which key it is.
        match (self.command, self.shift) {
            (false, _) => name + &self.key,
            (true, _) if self.key.len() > 1 => name + &self.key,
            (true, true) => name + &self.key.to_ascii_uppercase(),
            (true, false) => name + &self.key.to_ascii_lowercase(),
        }
    }

    /// Whether it was pressed in a field where one types or chooses.
    pub fn in_field(&self) -> bool {
        is_text_field(&self.event)
    }

    /// Keeps the browser from doing what it does with this key.
    pub fn taken(&self) {
        self.event.prevent_default();
    }

    /// Keeps it from what lies around.
    pub fn stop(&self) {
        self.event.stop_propagation();
    }
}

/// The element that has the keyboard.
pub fn focused() -> Option<El> {
    Some(El::of(document().active_element()?.dyn_into::<HtmlElement>().ok()?))
}

/// Whether the keyboard is nowhere: the browser then says that the whole page has it.
pub fn nothing_has_focus() -> bool {
    let body = document().body();
    focused().is_none_or(|focused| body.is_some_and(|body| *focused.raw() == body))
}

/// Whether an event came from where one types.
pub fn is_text_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| match target.tag_name().as_str() {
        // Nothing is typed into a slider.
        "INPUT" => target.get_attribute("type").as_deref() != Some("range"),
        tag => matches!(tag, "TEXTAREA" | "SELECT"),
    })
}
