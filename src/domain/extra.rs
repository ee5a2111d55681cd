//! What a plan file holds beyond what this version knows: kept and written back unchanged.

use serde_json::{Map, Value as Json};

/// Unknown fields of an object, in their order. Empty costs one pointer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(Option<Box<Map<String, Json>>>);

impl Extra {
    /// The field of that name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.as_ref()?.get(name)
    }

    /// Sets or, with `None`, takes out a field.
    pub fn set(&mut self, name: &str, value: Option<Json>) {
        let mut fields = self.0.take().unwrap_or_default();
        match value {
            Some(value) => fields.insert(name.to_owned(), value),
            None => fields.shift_remove(name),
        };
        self.0 = (!fields.is_empty()).then_some(fields);
    }

    /// The fields in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Json)> {
        self.0.iter().flat_map(|fields| fields.iter())
    }

    /// Whether the row is marked `private: true` and left out of redacted copies.
    pub fn is_private(&self) -> bool {
        self.get("private") == Some(&Json::Bool(true))
    }
}
