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

/// Keeps a text under a name and reads it back. The write replaces the old text at once or not at all.
///
/// # Errors
/// [`StorageError`] when the browser refuses or does not keep it; the old text is then still there.
pub fn write(name: &str, text: &str) -> Result<(), StorageError> {
    let storage = LocalStorage::raw();
    storage.set_item(name, text).map_err(|_| StorageError::Refused)?;
    match storage.get_item(name) {
        Ok(Some(kept)) if kept.len() == text.len() => Ok(()),
        _ => Err(StorageError::NotKept),
    }
}

/// The text under a name.
pub fn read(name: &str) -> Option<String> {
    LocalStorage::raw().get_item(name).ok().flatten()
}

/// Forgets a name.
pub fn remove(name: &str) {
    LocalStorage::delete(name);
}

/// The names that begin with a prefix.
pub fn names(prefix: &str) -> Vec<String> {
    let storage = LocalStorage::raw();
    let count = storage.length().unwrap_or_default();
    (0..count)
        .filter_map(|at| storage.key(at).ok().flatten())
        .filter(|name| name.starts_with(prefix))
        .collect()
}
