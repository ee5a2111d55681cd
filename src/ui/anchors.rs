//! Elements one can be led to. Who makes one holds it here under what it is, and whoever wants to go
//! there asks for it by that: nothing on the page is searched for.

use leptos::prelude::*;

use super::dom::El;
use crate::domain::TableId;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The page beside the frame: it has the keyboard when nothing in it has.
    Main,
    /// A panel, or the button that shows it, by its title in `nav/places`.
    Place(&'static str),
    /// The grid of the screen, which has the keyboard.
    Grid,
    /// The same grid with all that belongs to it.
    Table,
    /// The field of a table that has one row, by the key of its column.
    Field(TableId, &'static str),
    /// What folds away the fields of such a table that are seldom needed.
    More(TableId),
    /// Deal value, the first figure of the strip.
    DealValue,
    /// What chooses a scenario.
    Scenarios,
    /// What is shown of credits below their register.
    Credits,
    /// The terms of call mode.
    Terms,
    /// What hides what is private.
    HidePrivate,
    /// The menu of the plan.
    PlanMenu,
}

/// The elements that are held now.
#[derive(Clone, Copy)]
pub struct Anchors(StoredValue<Vec<(Anchor, El)>, LocalStorage>);

impl Anchors {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Vec::new()))
    }

    /// Holds an element as long as the present owner lives, and gives it back.
    pub fn hold(self, anchor: Anchor, element: El) -> El {
        let own = element.clone();
        self.0.update_value(|all| all.push((anchor, own)));
        let own = element.clone();
        on_cleanup(move || {
            let _ = self.0.try_update_value(|all| all.retain(|(_, other)| !other.is(&own)));
        });
        element
    }

    /// The element, while it is on the page. Of several the first that can be seen, since a wide page
    /// has other controls than a narrow one.
    pub fn get(self, anchor: Anchor) -> Option<El> {
        self.find(|other| *other == anchor)
    }

    /// The first element that is one of these and can be seen; else the first one.
    pub fn find(self, is: impl Fn(&Anchor) -> bool) -> Option<El> {
        self.0.with_value(|all| {
            let mut found = all.iter().filter(|(anchor, _)| is(anchor)).map(|(_, element)| element);
            found.clone().find(|element| element.is_seen()).or_else(|| found.next()).cloned()
        })
    }
}
