//! The cells of one column, one after the other: what sorting, filtering, finding and adding up read.

use chrono::Datelike as _;

use super::{Figure, GridColumn, GridId, Source, rows::Rows, view, view::Scene};
use crate::{
    domain::{Cents, Id, Month, Rate, TableId, Total, Value, drafts::CellRef},
    edit,
    table::{AnyRow, Kind, Spec, Table, entry, show, table},
    text::{RateRange, RateUnit, read, show as text},
};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Held<'a> {
    /// A text that could not be taken; empty where the cell was not filled in yet.
    Draft(&'a str),
    /// The value of an input.
    Value(Value),
    /// The figure of a computed column.
    Figure(Figure),
    /// What a month of consumption by month comes to.
    Amount(Total),
}

/// Reads the cells of a column without looking anything up twice.
pub(super) struct Column<'a> {
    scene: Scene<'a>,
    id: GridId,
    /// The table it is a column of.
    table: Option<(TableId, Table<'a>)>,
    column: &'a GridColumn,
    /// The drafts of the column, ordered by row.
    drafts: Vec<(&'a Id, &'a str)>,
}

impl<'a> Column<'a> {
    /// The cells of a column.
    pub fn of(scene: Scene<'a>, id: GridId, column: &'a GridColumn) -> Self {
        let mut drafts = Vec::new();
        if let (Some(id), Some(spec)) = (id.table(), column.spec())
            && !scene.plan.drafts.is_empty()
        {
            let of_column = |cell: &&CellRef| cell.table == id && cell.field == spec.key;
            for cell in scene.plan.drafts.iter().map(|(cell, _)| cell).filter(of_column) {
                // A row may have one text in the base and others in scenarios.
                if drafts.last().is_none_or(|(row, _)| *row != &cell.row)
                    && let at = view::cell_ref(scene, id, &cell.row, column)
                    && let Some((text, _)) = edit::draft(scene.plan, &at)
                {
                    drafts.push((&cell.row, text));
                }
            }
        }
        let table = id.table().map(|id| (id, table(scene.resolved, id)));
        Self { scene, id, table, column, drafts }
    }

    /// What a row's cell holds.
    pub fn held(&self, row: &Id) -> Held<'a> {
        self.held_in(row, || self.table.as_ref().and_then(|(_, rows)| rows.row(row.as_str())))
    }

    /// What a row's cell holds, of a row that is asked for only where its fields are read.
    pub fn held_in(&self, row: &Id, found: impl FnOnce() -> Option<&'a dyn AnyRow>) -> Held<'a> {
        let number = match self.column.source {
            Source::Field(number, _) => number,
            Source::Month(at) => {
                let amount = self.scene.months.and_then(|months| months.amount(row, at));
                return amount.map_or(Held::Value(Value::Empty), Held::Amount);
            }
            Source::Computed(computed) => {
                let Scene { resolved, outcome, .. } = self.scene;
                let figure = computed.figure(resolved, outcome, row.as_str());
                return figure.map_or(Held::Value(Value::Empty), Held::Figure);
            }
        };
        if let Ok(at) = self.drafts.binary_search_by(|(of, _)| (*of).cmp(row))
            && let Some((_, text)) = self.drafts.get(at)
        {
            return Held::Draft(text);
        }
        let value = match self.column.scenario {
            Some(_) => self.table.as_ref().and_then(|(id, _)| {
                let cell = view::cell_ref(self.scene, *id, row, self.column);
                edit::shown_value(self.scene.plan, &cell).map(|(value, _)| value)
            }),
            None => found().and_then(|found| found.get(number)),
        };
        Held::Value(value.unwrap_or(Value::Empty))
    }

    /// The text a cell shows; empty where it waits to be filled in or there is no figure.
    pub fn shown(&self, held: &Held<'a>) -> String {
        match (held, self.spec()) {
            (Held::Draft(text), _) => (*text).to_owned(),
            (Held::Value(value), Some(spec)) => {
                show::cell(self.scene.plan, spec, value, self.scene.format)
            }
            (Held::Value(_), None) => String::new(),
            (Held::Figure(figure), _) => figure.text(self.scene.format),
            (Held::Amount(amount), _) => text::money_whole(*amount, self.scene.format),
        }
    }

    /// The text that gives the same when it is put into a cell of the column; empty where there is
    /// nothing.
    pub fn plain(&self, held: &Held<'a>) -> String {
        let Scene { plan, format, .. } = self.scene;
        match (held, self.spec()) {
            (Held::Draft(text), _) => (*text).to_owned(),
            (Held::Value(value), Some(spec)) => show::edit(plan, spec, value, format),
            (Held::Value(_), None) => String::new(),
            (Held::Figure(figure), _) => match figure {
                Figure::Money(cents) => text::money_edit(*cents, format.style),
                Figure::Rate(rate) => text::rate_edit(*rate, RateUnit::Percent, format.style),
                Figure::Times(times) => text::rate_edit(*times, RateUnit::Plain, format.style),
                Figure::Month(month) => month.to_string(),
                Figure::Words(words) => (*words).to_owned(),
            },
            (Held::Amount(amount), _) => text::money_edit(*amount, format.style),
        }
    }

    /// Every form in which a cell's content is written: as shown, in full, and as an editor opens it.
    pub fn forms(&self, held: &Held<'a>) -> Vec<String> {
        let mut forms = vec![self.shown(held)];
        let Scene { plan, format, .. } = self.scene;
        match (held, self.spec()) {
            // What these show is all there is of them.
            (Held::Draft(_), _)
            | (Held::Value(Value::Empty | Value::Text(_) | Value::Word(_) | Value::Ref(_)), _)
            | (_, None) => {}
            (Held::Value(value), Some(spec)) => {
                forms.push(show::exact(plan, spec, value, format));
                forms.push(self.plain(held));
            }
            (Held::Figure(_) | Held::Amount(_), Some(_)) => {}
        }
        match held {
            Held::Figure(Figure::Money(cents)) => forms.push(text::money_full(*cents, format)),
            Held::Amount(amount) => forms.push(text::money_full(*amount, format)),
            _ => {}
        }
        if matches!(held, Held::Figure(_) | Held::Amount(_)) {
            forms.push(self.plain(held));
        }
        forms
    }

    /// What a text stands for as a number to compare cells with; `None` when it is none.
    pub fn bound(&self, text: &str) -> Option<i64> {
        let Scene { plan, format, .. } = self.scene;
        if let Some(spec) = self.spec() {
            return number(&Held::Value(entry::value(plan, spec, text, format).ok()?));
        }
        if let Source::Month(_) = self.column.source {
            return read::money(text, format).map(Cents::get).ok();
        }
        // A computed column is of the kind of the first figure in it.
        let any = RateRange { max: Rate::from_millionths(i64::MAX), ..RateRange::GROWTH };
        let ids = Rows::of(self.scene, self.id).ids();
        let figure = ids.map(|id| self.held(&id)).find(|held| number(held).is_some());
        let Some(Held::Figure(figure)) = figure else { return None };
        number(&Held::Figure(match figure {
            Figure::Money(_) => Figure::Money(read::money(text, format).ok()?),
            Figure::Rate(_) => Figure::Rate(read::rate(text, format.style, any).ok()?),
            Figure::Times(_) => {
                let plain = RateRange { unit: RateUnit::Plain, ..any };
                Figure::Times(read::rate(text, format.style, plain).ok()?)
            }
            Figure::Month(_) => {
                Figure::Month(read::month_of(text, plan.head.start_month, format.dates).ok()?)
            }
            Figure::Words(_) => return None,
        }))
    }

    /// Whether nothing but digits and marks can stand in a cell that has a value.
    pub fn is_figures(&self) -> bool {
        let kind = self.spec().map(|spec| spec.kind);
        let is_month = matches!(self.column.source, Source::Month(_));
        is_month
            || matches!(kind, Some(Kind::Money { .. } | Kind::Rate { .. } | Kind::Count { .. }))
    }

    /// The description of an input column.
    pub fn spec(&self) -> Option<&'static Spec> {
        self.column.spec()
    }
}

/// Whether a cell holds nothing.
pub(super) fn is_blank(held: &Held<'_>) -> bool {
    match held {
        Held::Draft(text) => text.trim().is_empty(),
        Held::Value(Value::Text(text)) => text.trim().is_empty(),
        Held::Value(Value::Empty) => true,
        Held::Value(Value::Services(crate::domain::ServiceScope::Listed(ids))) => ids.is_empty(),
        Held::Value(Value::Shares(shares)) => shares.is_empty(),
        Held::Value(Value::Months(months)) => months.is_empty(),
        Held::Value(Value::Amounts(amounts)) => amounts.is_empty(),
        _ => false,
    }
}

/// What a cell holds as a number for comparing it with others of its column; `None` for what is no
/// number.
pub(super) fn number(held: &Held<'_>) -> Option<i64> {
    let month = |month: Month| i64::from(month.since(Month::EPOCH));
    Some(match held {
        Held::Value(Value::Money(cents)) | Held::Figure(Figure::Money(cents)) => cents.get(),
        Held::Value(Value::Rate(rate)) | Held::Figure(Figure::Rate(rate) | Figure::Times(rate)) => {
            rate.millionths()
        }
        Held::Value(Value::Count(count)) => *count,
        Held::Value(Value::Month(at)) | Held::Figure(Figure::Month(at)) => month(*at),
        Held::Value(Value::Day(day)) => i64::from(day.num_days_from_ce()),
        Held::Amount(amount) => amount.fit().ok()?.get(),
        _ => return None,
    })
}
