//! The cells of one column, one after the other: what sorting, filtering, finding and adding up read.

use chrono::Datelike as _;

use super::{GridColumn, Source, columns::Figure, view, view::Scene};
use crate::{
    domain::{Id, Month, TableId, Value},
    edit,
    table::{Kind, Spec, Table, show, table},
    text::show as text,
};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Held<'a> {
    /// A text that could not be taken; empty where the cell was not filled in yet.
    Draft(&'a str),
    /// A value: an input's, or the figure of a computed column.
    Value(Value),
}

/// Reads the cells of a column without looking anything up twice.
pub(super) struct Column<'a> {
    scene: Scene<'a>,
    table: TableId,
    rows: Table<'a>,
    column: &'a GridColumn,
    /// The drafts of the column, ordered by row.
    drafts: Vec<(&'a Id, &'a str)>,
}

impl<'a> Column<'a> {
    /// The cells of a column.
    pub fn of(scene: Scene<'a>, id: TableId, column: &'a GridColumn) -> Self {
        let mut drafts = Vec::new();
        if column.spec().is_some() && !scene.plan.drafts.is_empty() {
            // Whose cell an edit goes to is the same for every row.
            let scenario = view::cell_ref(scene, id, &Id::from(""), column).scenario;
            for (cell, text) in scene.plan.drafts.iter() {
                if cell.table == id && cell.field == column.key && cell.scenario == scenario {
                    drafts.push((&cell.row, text));
                }
            }
        }
        Self { scene, table: id, rows: table(scene.resolved, id), column, drafts }
    }

    /// What a row's cell holds.
    pub fn held(&self, row: &Id) -> Held<'a> {
        let (number, _) = match self.column.source {
            Source::Field(number, spec) => (number, spec),
            Source::Computed(computed) => {
                let Scene { resolved, outcome, .. } = self.scene;
                return Held::Value(match computed.figure(resolved, outcome, row.as_str()) {
                    Some(Figure::Money(cents)) => Value::Money(cents),
                    Some(Figure::Rate(rate)) => Value::Rate(rate),
                    None => Value::Empty,
                });
            }
        };
        if let Ok(at) = self.drafts.binary_search_by(|(of, _)| (*of).cmp(row))
            && let Some((_, text)) = self.drafts.get(at)
        {
            return Held::Draft(text);
        }
        let value = match &self.column.scenario {
            Some(_) => {
                let cell = view::cell_ref(self.scene, self.table, row, self.column);
                edit::shown_value(self.scene.plan, &cell).map(|(value, _)| value)
            }
            None => self.rows.value(row.as_str(), number),
        };
        Held::Value(value.unwrap_or(Value::Empty))
    }

    /// The text a cell shows; empty where it waits to be filled in or there is no figure.
    pub fn shown(&self, held: &Held<'a>) -> String {
        match (held, self.column.source) {
            (Held::Draft(text), _) => (*text).to_owned(),
            (Held::Value(value), Source::Field(_, spec)) => {
                show::cell(self.scene.plan, spec, value, self.scene.format)
            }
            (Held::Value(Value::Money(cents)), _) => text::money_whole(*cents, self.scene.format),
            (Held::Value(Value::Rate(rate)), _) => {
                text::rate_percent(*rate, self.scene.format.style)
            }
            (Held::Value(_), _) => String::new(),
        }
    }

    /// Every form in which a cell's content is written: as shown, in full, and as an editor opens it.
    pub fn forms(&self, held: &Held<'a>) -> Vec<String> {
        let mut forms = vec![self.shown(held)];
        let Held::Value(value) = held else { return forms };
        let Scene { plan, format, .. } = self.scene;
        match (self.spec(), value) {
            // What these show is all there is of them.
            (Some(_), Value::Empty | Value::Text(_) | Value::Word(_) | Value::Ref(_)) => {}
            (Some(spec), value) => {
                forms.push(show::exact(plan, spec, value, format));
                forms.push(show::edit(plan, spec, value, format));
            }
            (None, Value::Money(cents)) => {
                forms.push(text::money_full(*cents, format));
                forms.push(text::money_edit(*cents, format.style));
            }
            (None, _) => {}
        }
        forms
    }

    /// Whether nothing but digits and marks can stand in a cell that has a value.
    pub fn is_figures(&self) -> bool {
        let kind = self.spec().map(|spec| spec.kind);
        matches!(kind, None | Some(Kind::Money { .. } | Kind::Rate { .. } | Kind::Count { .. }))
    }

    /// The description of an input column.
    pub fn spec(&self) -> Option<&'static Spec> {
        self.column.spec()
    }
}

/// Whether a cell holds nothing.
pub(super) fn is_blank(held: &Held<'_>) -> bool {
    match held {
        Held::Draft(text) | Held::Value(Value::Text(text)) if text.trim().is_empty() => true,
        Held::Value(Value::Empty) => true,
        Held::Value(Value::Services(crate::domain::ServiceScope::Listed(ids))) => ids.is_empty(),
        Held::Value(Value::Shares(shares)) => shares.is_empty(),
        Held::Value(Value::Months(months)) => months.is_empty(),
        Held::Value(Value::Amounts(amounts)) => amounts.is_empty(),
        _ => false,
    }
}

/// A value as a number for comparing it with others of its kind; `None` for what is no number.
pub(super) fn number(value: &Value) -> Option<i64> {
    Some(match value {
        Value::Money(cents) => cents.0,
        Value::Rate(rate) => rate.0,
        Value::Count(count) => *count,
        Value::Month(month) => i64::from(month.since(Month::EPOCH)),
        Value::Day(day) => i64::from(day.num_days_from_ce()),
        _ => return None,
    })
}
