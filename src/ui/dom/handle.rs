//! Elements held by who makes them, for who has to reach them later.

use leptos::prelude::*;

use super::El;

/// A place for one element: empty until it is made. Copies are the same place.
#[derive(Clone, Copy)]
pub struct Handle(StoredValue<Option<El>, LocalStorage>);

impl Handle {
    /// An empty place.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// The element, once it is made.
    pub fn get(self) -> Option<El> {
        self.0.try_get_value().flatten()
    }

    /// Holds another element, or none.
    pub fn set(self, element: Option<El>) {
        self.0.set_value(element);
    }
}

impl El {
    /// The same element, held in a place from now on.
    #[must_use]
    pub fn held(self, handle: Handle) -> Self {
        handle.set(Some(self.clone()));
        self
    }
}
