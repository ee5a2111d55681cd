//! What a plan file holds in an object beyond the columns of its table.

use serde_json::Value as Json;

/// One field of a file that is no column.
#[derive(Clone, Debug, PartialEq)]
pub enum ExtraField {
    /// The place of a field that the record holds itself, such as a remark. Only its key is kept here.
    Known(&'static str),
    /// A field that this version does not know, or whose value it does not understand: its name and value.
    Unknown(String, Json),
}

impl ExtraField {
    fn name(&self) -> &str {
        match self {
            Self::Known(key) => key,
            Self::Unknown(name, _) => name,
        }
    }
}

/// The fields of an object of the plan file beyond its columns, in file order.
///
/// Unknown fields are kept with their values and written back unchanged. Of known ones only the place is
/// kept, so that a file comes back in the order it had; places count for nothing else, and two values with
/// the same unknown fields are equal. An empty one costs one pointer.
#[derive(Clone, Debug, Default)]
pub struct Extra(Option<Box<Fields>>);

#[derive(Clone, Debug, Default)]
struct Fields(Vec<ExtraField>);

impl Extra {
    /// The value of an unknown field.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Whether an unknown field of that name is kept, or the place of a known one.
    pub fn has(&self, name: &str) -> bool {
        self.fields().any(|field| field.name() == name)
    }

    /// Sets an unknown field where one of its name stands, else at the end; `None` takes it out, and takes
    /// out the place of a known field of that name.
    pub fn set(&mut self, name: &str, value: Option<Json>) {
        self.put(name, value.map(|value| ExtraField::Unknown(name.to_owned(), value)));
    }

    /// Notes that a known field stands where one of its name stands, else at the end.
    pub fn place(&mut self, key: &'static str) {
        self.put(key, Some(ExtraField::Known(key)));
    }

    fn put(&mut self, name: &str, field: Option<ExtraField>) {
        let mut fields = self.0.take().unwrap_or_default();
        let found = fields.0.iter().position(|known| known.name() == name);
        match (found, field) {
            (Some(at), Some(field)) => fields.0[at] = field,
            (Some(at), None) => {
                fields.0.remove(at);
            }
            (None, Some(field)) => fields.0.push(field),
            (None, None) => {}
        }
        self.0 = (!fields.0.is_empty()).then_some(fields);
    }

    /// All fields in file order, places of known ones among them.
    pub fn fields(&self) -> impl Iterator<Item = &ExtraField> {
        self.0.iter().flat_map(|fields| fields.0.iter())
    }

    /// The unknown fields in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.fields().filter_map(|field| match field {
            ExtraField::Known(_) => None,
            ExtraField::Unknown(name, value) => Some((name.as_str(), value)),
        })
    }
}

/// Adds fields at the end. Their names must be new: they are not looked up, so that a file with many fields
/// is read in one pass.
impl Extend<ExtraField> for Extra {
    fn extend<I: IntoIterator<Item = ExtraField>>(&mut self, more: I) {
        let mut fields = self.0.take().unwrap_or_default();
        fields.0.extend(more);
        self.0 = (!fields.0.is_empty()).then_some(fields);
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn names(extra: &Extra) -> Vec<&str> {
        extra.fields().map(ExtraField::name).collect()
    }

    #[test]
    fn a_field_keeps_its_place_whether_it_is_known_or_not() {
        let mut extra = Extra::default();
        extra.set("rank", Some(json!(1)));
        extra.place("private");
        extra.set("source", Some(json!(3)));
        assert_eq!(names(&extra), ["rank", "private", "source"]);
        extra.place("source");
        extra.set("rank", Some(json!(2)));
        assert_eq!(names(&extra), ["rank", "private", "source"]);
        assert_eq!((extra.get("rank"), extra.get("source")), (Some(&json!(2)), None));
        assert!(extra.has("source"));
        for name in ["rank", "private", "source"] {
            extra.set(name, None);
        }
        assert_eq!(names(&extra), [""; 0]);
        assert!(extra.0.is_none());
    }

    #[test]
    fn places_make_no_difference() {
        let mut extra = Extra::default();
        extra.place("private");
        assert_eq!(extra, Extra::default());
        extra.set("rank", Some(json!(1)));
        assert_ne!(extra, Extra::default());
    }
}
