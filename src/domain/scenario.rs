//! Scenarios: named lists of overrides on the base.

use serde_json::Value as Json;

use super::{
    Day, Extra, Id, Offer, Remarks, Rows, TableId, Value, choice::Choice as _, rows::Row, rows::row,
};

pub use super::scenario_kind::ScenarioKind;

/// A scenario: the base with some fields set.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Row id.
    pub id: Id,
    /// As people call it.
    pub name: String,
    /// What it stands for.
    pub kind: ScenarioKind,
    /// The day it is of.
    pub date: Option<Day>,
    /// What was said or thought of it. Ours alone, unless it is marked to be shared.
    pub note: String,
    /// Whether the note may be seen by AWS.
    pub share_note: bool,
    /// What it sets, in order; the last on a field wins. The base has none.
    pub overrides: Rows<Override>,
    /// How it was stored on a call, where it was.
    pub offer: Offer,
    /// What is said of it beside its fields.
    pub remarks: Remarks,
    /// Unknown fields.
    pub extra: Extra,
}
row!(Scenario, |id| Scenario {
    id,
    name: String::new(),
    kind: ScenarioKind::Custom,
    date: None,
    note: String::new(),
    share_note: false,
    overrides: Rows::default(),
    offer: Offer::default(),
    remarks: Remarks::default(),
    extra: Extra::default(),
});

/// What an override sets.
#[derive(Clone, Debug, PartialEq)]
pub enum OverrideValue {
    /// A value that fits the field it names.
    Fits(Value),
    /// The value of a field that this version does not know: kept, without effect.
    Unknown(Json),
}

impl Scenario {
    /// What people call it: its name, else that of its kind.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { self.kind.label() } else { &self.name }
    }

    /// What it sets a field to, row by row.
    pub fn sets(&self, table: TableId, field: &str) -> impl Iterator<Item = &Override> {
        self.overrides.iter().filter(move |over| over.table == table.word() && over.field == field)
    }
}

/// One field set by a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    key: Id,
    /// The table's key in the plan file.
    pub table: String,
    /// The row's id; singletons use their own name.
    pub row: Id,
    /// The field.
    pub field: String,
    /// What it is set to.
    pub value: OverrideValue,
    /// Unknown fields.
    pub extra: Extra,
}

impl Override {
    /// Sets a field of a row.
    pub fn new(table: &str, row: &Id, field: &str, value: OverrideValue) -> Self {
        Self {
            key: Self::key(table, row.as_str(), field),
            table: table.to_owned(),
            row: row.clone(),
            field: field.to_owned(),
            value,
            extra: Extra::default(),
        }
    }

    /// The same of another row.
    #[must_use]
    pub fn of_row(&self, row: Id) -> Self {
        let key = Self::key(&self.table, row.as_str(), &self.field);
        Self { key, row, ..self.clone() }
    }

    /// The key under which an override is found in its scenario.
    pub fn key(table: &str, row: &str, field: &str) -> Id {
        Id::from(format!("{table}\u{1f}{field}\u{1f}{row}"))
    }
}

impl Row for Override {
    fn id(&self) -> &Id {
        &self.key
    }
    fn set_id(&mut self, id: Id) {
        self.key = id;
    }
    fn extra(&self) -> &Extra {
        &self.extra
    }
    fn extra_mut(&mut self) -> &mut Extra {
        &mut self.extra
    }
    fn blank(key: Id) -> Self {
        Self {
            key,
            table: String::new(),
            row: Id::from(""),
            field: String::new(),
            value: OverrideValue::Unknown(Json::Null),
            extra: Extra::default(),
        }
    }
}
