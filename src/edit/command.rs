//! Everything a user can do to a plan.

use super::{Entry, offers::NewOffer};
use crate::domain::{Cents, Id, Plan, TableId, drafts::CellRef, scenario::ScenarioKind};

/// One gesture of the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Fills cells.
    SetCells {
        /// Which, and with what.
        cells: Vec<(CellRef, Entry)>,
        /// Gestures of the same key in a row are one step (dragging a slider).
        merge: Option<String>,
    },
    /// Adds a row of defaults before a position; the id is chosen by [`super::ids::fresh_id`].
    AddRow {
        /// The table.
        table: TableId,
        /// Where.
        position: usize,
        /// Cells of the new row that are filled at once, by field.
        cells: Vec<(&'static str, Entry)>,
        /// The scenario that its negotiated cells are filled in for, and that it counts in; `None` for the base,
        /// and every scenario. The other cells are the plan's.
        scenario: Option<Id>,
    },
    /// Removes rows.
    RemoveRows {
        /// The table.
        table: TableId,
        /// Which.
        rows: Vec<Id>,
    },
    /// Several commands as one step: all of them or none. Rows that are added have the ids that
    /// [`super::ids::fresh_id`] gives one after the other.
    Batch {
        /// What it is called in the history.
        label: String,
        /// The commands, in their order.
        commands: Vec<Command>,
    },
    /// Splits a credit of the register: it keeps the first part, the others stand below it.
    SplitCredit {
        /// The credit.
        credit: Id,
        /// What the parts are.
        parts: Vec<Cents>,
    },
    /// Moves a credit of the register to another account; how it was shared is dropped.
    TransferCredit {
        /// The credit.
        credit: Id,
        /// The account.
        account: Id,
        /// The scenario it is moved in; `None` for the base.
        scenario: Option<Id>,
    },
    /// Adds a scenario behind the others that sets what another one sets. The copy of a private scenario is
    /// private.
    AddScenario {
        /// The scenario it is like.
        like: Id,
        /// Its kind; `None` for the first usual kind that is missing.
        kind: Option<ScenarioKind>,
    },
    /// Stores what was said on a call as a scenario of its own.
    StoreOffer {
        /// The scenario that was shown; of one that is gone only the terms are stored.
        of: Id,
        /// What was said.
        offer: NewOffer,
    },
    /// Puts what a scenario sets in the place of what another one sets. In the base, whose fields are the plan's
    /// own, the values are entered.
    AdoptOffer {
        /// The scenario whose terms are taken.
        offer: Id,
        /// The scenario that gets them.
        into: Id,
        /// What the step is called, before the name of the offer: "Go on from".
        verb: &'static str,
    },
    /// Opens another plan in the place of this one: one of a file, or this one with an estimate added. It must
    /// be valid.
    Open {
        /// What the step is called in the history.
        label: String,
        /// The plan.
        plan: Box<Plan>,
    },
}

impl Command {
    /// Fills cells as one step that is called `label` in the history.
    pub fn filling(label: String, cells: Vec<(CellRef, Entry)>) -> Self {
        Self::Batch { label, commands: vec![Self::SetCells { cells, merge: None }] }
    }
}
