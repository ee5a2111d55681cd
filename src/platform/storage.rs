//! The browser's storage: one text per name, written as a whole.

use gloo_storage::{LocalStorage, Storage as _};

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
    match storage.get_item(name) {
        Ok(Some(kept)) if kept.len() == text.len() => Ok(()),
        _ => Err(StorageError::NotKept),
    }
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
    names.sort_unstable();
    names
}
