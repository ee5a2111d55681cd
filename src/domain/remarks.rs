//! What can be said of any row beside its fields.

use std::ops::{Deref, DerefMut};

/// Where the figures of a row come from, how sure they are, and whether the row is private. Nothing is said
/// by default, which costs one pointer.
///
/// ```
/// use tranche::domain::Remarks;
/// let mut remarks = Remarks::default();
/// assert!(remarks.source.is_empty() && !remarks.private);
/// remarks.source = "AWS, in writing".to_owned();
/// assert_eq!(remarks.source, "AWS, in writing");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Remarks(Option<Box<RemarkFields>>);

/// The fields of [`Remarks`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkFields {
    /// Who or what the figures come from, such as "Contract". Empty when not said.
    pub source: String,
    /// How sure the figures are, such as "high". Empty when not said.
    pub confidence: String,
    /// Whether the row is left out of redacted copies, and of the screen while “Hide private” is on.
    pub private: bool,
}

static NOTHING: RemarkFields =
    RemarkFields { source: String::new(), confidence: String::new(), private: false };

impl Remarks {
    /// Only the mark that the row is private.
    pub fn only_private() -> Self {
        Self(Some(Box::new(RemarkFields { private: true, ..NOTHING.clone() })))
    }
}

impl Deref for Remarks {
    type Target = RemarkFields;
    fn deref(&self) -> &RemarkFields {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl DerefMut for Remarks {
    fn deref_mut(&mut self) -> &mut RemarkFields {
        self.0.get_or_insert_with(|| Box::new(NOTHING.clone()))
    }
}

impl PartialEq for Remarks {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
