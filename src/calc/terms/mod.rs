//! The terms on the table of a call: every negotiated figure, where each scenario stands on it, and
//! what the next step is worth. Call mode's sliders are made from this.
//!
//! A term is a number whatever its kind: cents, millionths, a count, or months. On the table are the
//! terms of the commitment and of MAP that every call is about, and each figure that a scenario sets.

mod say;
mod step;
#[cfg(test)]
mod tests;
mod value;

pub use say::say_next;
pub use step::{Scale, Step, Worth};

use crate::domain::order::Order as _;
use crate::{
    domain::{Id, Override, Plan, TableId, Value, choice::Choice as _, scenario::OverrideValue},
    table::{Better, Kind, Spec, resolve, schema, show, table},
};

/// What every call is about, whether or not a scenario sets it.
const ALWAYS: [(TableId, &str); 4] = [
    (TableId::Edp, "commitments"),
    (TableId::Edp, "discount"),
    (TableId::Map, "base_rate"),
    (TableId::Map, "cap"),
];

/// The tables in the order a call goes through them; the inventory last.
const ORDER: [TableId; 9] = [
    TableId::Edp,
    TableId::Map,
    TableId::Milestones,
    TableId::Levers,
    TableId::Proserve,
    TableId::Partners,
    TableId::Credits,
    TableId::Limits,
    TableId::Workloads,
];

/// A figure that is negotiated: a field of a row, or one amount of a list.
#[derive(Clone, Debug)]
pub struct Term {
    /// The table.
    pub table: TableId,
    /// The row; tables of one row use their own name.
    pub row: Id,
    /// The column.
    pub column: usize,
    /// Its description.
    pub spec: &'static Spec,
    /// Which amount of a list: the contract year, from 0.
    pub year: Option<usize>,
    /// What people call it.
    pub title: String,
    /// What it is of, in a word or two.
    pub hint: &'static str,
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Term {
    /// An address that stays the same while rows come and go.
    pub fn key(&self) -> String {
        let year = self.year.map_or_else(String::new, |year| format!(".{year}"));
        format!("{}.{}.{}{year}", self.table.word(), self.row, self.spec.key)
    }

    /// Whether less of it is better for us.
    pub fn less_is_better(&self) -> bool {
        self.spec.better == Better::Less
    }
}

/// The terms on the table of a plan, in the order a call goes through them.
pub fn terms(plan: &Plan) -> Vec<Term> {
    let mut found: Vec<(usize, usize, Term)> = Vec::new();
    let mut add = |id: TableId, row: &Id, column: usize| {
        let place = ORDER.iter().position(|known| *known == id);
        let at = table(plan, id).position(row.as_str());
        let spec = schema(id).spec(column);
        let (Some(place), Some(at), Some(spec)) = (place, at, spec) else { return };
        if !spec.negotiable || !is_number(spec.kind) {
            return;
        }
        for term in of_field(plan, id, row, column, spec) {
            if !found.iter().any(|(_, _, known)| *known == term) {
                found.push((place, at, term));
            }
        }
    };
    for (id, field) in ALWAYS {
        let included = if id == TableId::Edp { plan.edp.included } else { plan.map.included };
        if let Some(column) = schema(id).column_of(field).filter(|_| included) {
            add(id, &id.only_row(), column);
        }
    }
    for over in plan.scenarios.iter().flat_map(|scenario| scenario.overrides.iter()) {
        if let Some((id, column)) = resolve::find_field(&over.table, &over.field) {
            add(id, &over.row, column);
        }
    }
    found.order_by_key(|(table, row, term)| (*table, *row, term.column, term.year));
    found.into_iter().map(|(_, _, term)| term).collect()
}

/// Whether a kind can be slid along.
fn is_number(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Money { .. }
            | Kind::Rate { .. }
            | Kind::Count { .. }
            | Kind::Month
            | Kind::Day
            | Kind::Amounts
    )
}

/// A field as a term; of a list of amounts each one.
fn of_field(plan: &Plan, id: TableId, row: &Id, column: usize, spec: &'static Spec) -> Vec<Term> {
    let term = |year: Option<usize>, title: String, hint: &'static str| Term {
        table: id,
        row: row.clone(),
        column,
        spec,
        year,
        title,
        hint,
    };
    match (spec.kind, table(plan, id).value(row.as_str(), column)) {
        (Kind::Amounts, Some(Value::Amounts(amounts))) => {
            let years = 0..amounts.len();
            years.map(|year| term(Some(year), year_title(plan, year), "committed spend")).collect()
        }
        _ if id.is_single() => vec![term(None, spec.title.to_owned(), id.label())],
        _ => vec![term(None, show::row_title(plan, id, row.as_str()), spec.title)],
    }
}

/// A contract year: the calendar year where it is one, else its number.
pub fn year_title(plan: &Plan, year: usize) -> String {
    let start = plan.edp.start;
    if start.number() == 1 {
        format!("Commitment {}", start.year().saturating_add(i32::try_from(year).unwrap_or(0)))
    } else {
        format!("Commitment, year {}", year + 1)
    }
}

/// What a stored offer says of every term, so that it stays what was said when the base moves on.
pub fn pinned(plan: &Plan, resolved: &Plan) -> Vec<Override> {
    let mut pins: Vec<Override> = Vec::new();
    for term in terms(plan) {
        let value = OverrideValue::Fits(term.field(resolved));
        let pin = Override::new(term.table.word(), &term.row, term.spec.key, value);
        if !pins.contains(&pin) {
            pins.push(pin);
        }
    }
    pins
}
