//! The terms on the page as what acts on them sees them, and the one at hand.

use std::rc::Rc;

use leptos::prelude::*;

use super::Call;
use crate::ui::{anchors::Anchor, dom::El};

/// The row of a term.
#[derive(Clone)]
pub struct Row {
    /// Where it stands among the terms.
    pub place: usize,
    /// The term's key.
    pub key: String,
    /// Its slider.
    pub range: El,
    /// Whether it stays as it is: a stored offer is what was said.
    pub fixed: bool,
    /// Moves it by so many steps.
    pub step: Rc<dyn Fn(i64)>,
}

/// The rows that are on the page, in their order.
pub type Rows = StoredValue<Vec<Row>, LocalStorage>;

impl Call {
    /// Holds a row as long as the present owner lives.
    pub(super) fn hold(self, row: Row) {
        let own = row.range.clone();
        self.rows.update_value(|rows| {
            let at = rows.partition_point(|other| other.place < row.place);
            rows.insert(at, row);
        });
        on_cleanup(move || {
            let _ = self.rows.try_update_value(|rows| rows.retain(|other| !other.range.is(&own)));
        });
    }

    /// The row of the term at hand: the one that had the focus last, else the first.
    pub(super) fn at_hand(self) -> Option<Row> {
        let at = self.at.get_untracked();
        self.rows.with_value(|rows| {
            rows.iter().find(|row| row.key == at).or_else(|| rows.first()).cloned()
        })
    }
}

/// Gives the term at hand the focus, or the page while terms stand still.
pub fn ready(call: Call) {
    let range = call.at_hand().filter(|row| !row.fixed).map(|row| row.range);
    if let Some(to) = range.or_else(|| call.app.anchors.get(Anchor::Main)) {
        to.focus();
    }
}
