//! The browser's storage: one text per name, written as a whole.

use crate::domain::order::Order as _;
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::JsCast as _;

/// Why a text could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser refused: most often because the storage is full.
    Refused,
    /// What was written could not be read back.
    NotKept,
}

/// The storage, where the browser has one: gloo's own handle throws when it is switched off.
fn raw() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}

/// Keeps a text under a name and reads it back. The write replaces the old text at once or not at all.
///
/// # Errors
/// [`StorageError`] when the browser refuses or does not keep it; the old text is then still there.
pub fn write(name: &str, text: &str) -> Result<(), StorageError> {
    let storage = raw().ok_or(StorageError::Refused)?;
    storage.set_item(name, text).map_err(|_| StorageError::Refused)?;
    let units: usize = text.chars().map(char::len_utf16).sum();
    match in_place(name) {
        Some(kept) if kept.length() as usize == units => Ok(()),
        _ => Err(StorageError::NotKept),
    }
}

/// The text under a name as the browser has it, not copied into the program's memory.
fn in_place(name: &str) -> Option<JsString> {
    let storage = raw()?;
    let get: Function = Reflect::get(&storage, &"getItem".into()).ok()?.dyn_into().ok()?;
    get.call1(&storage, &name.into()).ok()?.dyn_into().ok()
}

/// The first line of the text under a name. A kept plan can be megabytes long, and its first line says whose it is.
pub fn first_line(name: &str) -> Option<String> {
    let kept = in_place(name)?;
    let end = kept.index_of("\n", 0);
    Some(kept.slice(0, u32::try_from(end).unwrap_or_else(|_| kept.length())).into())
}

/// The text under a name.
pub fn read(name: &str) -> Option<String> {
    raw()?.get_item(name).ok()?
}

/// Forgets a name.
pub fn remove(name: &str) {
    let _ = raw().map(|storage| storage.remove_item(name));
}

/// The names that begin with a prefix, in their order.
pub fn names(prefix: &str) -> Vec<String> {
    let Some(storage) = raw() else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    let mut names: Vec<String> = (0..count).filter_map(|at| storage.key(at).ok()?).collect();
    names.retain(|name| name.starts_with(prefix));
    names.order();
    names
}

/// Keeps a word for this tab alone. A reload leaves it there, even where the browser keeps nothing else.
pub fn note_in_tab(word: &str) {
    let _ = web_sys::window().map(|window| window.set_name(word));
}

/// The word kept for this tab; empty when there is none.
pub fn noted_in_tab() -> String {
    web_sys::window().and_then(|window| window.name().ok()).unwrap_or_default()
}
