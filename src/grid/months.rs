//! Consumption by month as the grid shows it: its rows and columns, and for each cell its figure, its step
//! of heat, what it is made of and whether anything can be typed into it.

use std::{borrow::Cow, sync::Arc};

use super::{
    CellView, ColumnKey, GridColumn, Source,
    month_marks::{Mark, marks},
    month_words::{BY_ACCOUNT, legend},
};
use crate::{
    calc::consumption::{Amounts, By, Consumption, Heat, Measure, Row},
    domain::{Cents, Id, Month, Plan, Total},
    text::{Format, show},
};

/// Width of a month's column in pixels.
const WIDTH: u16 = 84;

/// Consumption by month, looked at in one way.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthTable {
    of: Arc<Consumption>,
    measure: Measure,
    by: By,
    account: Option<Id>,
    heat: Heat,
    marks: Vec<Mark>,
}

/// What is to be read beside a row: its name, and a text of it that could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowName<'a> {
    /// The service or account.
    pub name: &'a str,
    /// A text that was entered for its baseline and could not be taken; mostly none.
    pub draft: Option<&'a str>,
}

impl MonthTable {
    /// The consumption of a scenario, of all accounts or of one. `plan` is the plan as edited, `resolved` the
    /// same with what the scenario sets.
    pub fn new(
        (plan, resolved): (&Plan, &Plan),
        of: Arc<Consumption>,
        (measure, by): (Measure, By),
        account: Option<Id>,
    ) -> Self {
        let marks = marks(plan, resolved, by, account.as_ref());
        let heat = Heat::default();
        let mut table = Self { of, measure, by, account, heat, marks };
        // Over all cells that are shown, in view or not: colours stay where they are.
        let cells = table.rows().flat_map(|row| &row.cells);
        table.heat = Heat::over(&cells.map(|cell| cell.of(measure)).collect::<Vec<_>>());
        table
    }

    /// The rows that are shown: all where one can type, else those with any charge.
    fn rows(&self) -> impl Iterator<Item = &Row> {
        let charged = |row: &&Row| row.cells.iter().any(|cell| *cell != Amounts::default());
        let all = self.measure == Measure::Baseline;
        self.of.rows.iter().filter(move |row| all || charged(row))
    }

    /// Their ids.
    pub fn ids(&self) -> Vec<Id> {
        self.rows().map(|row| row.id.clone()).collect()
    }

    /// A column for each month of the plan.
    pub fn columns(&self) -> Vec<GridColumn> {
        let column = |(at, month): (usize, &Month)| GridColumn {
            key: ColumnKey::Month(*month),
            title: Cow::Owned(show::month_short(*month)),
            tip: "",
            width: WIDTH,
            numeric: true,
            source: Source::Month(at),
            scenario: None,
        };
        self.of.months.iter().enumerate().map(column).collect()
    }

    /// What rows stand for.
    pub fn row_title(&self) -> &'static str {
        if self.by == By::Service { "Service" } else { "Account" }
    }

    /// What rows stand for.
    pub fn by(&self) -> By {
        self.by
    }

    /// The account that is looked at; `None` for all of them.
    pub fn account(&self) -> Option<&Id> {
        self.account.as_ref()
    }

    /// How many months.
    pub fn month_count(&self) -> usize {
        self.of.months.len()
    }

    /// A month of the plan, counted from its first.
    pub fn month(&self, at: usize) -> Option<Month> {
        self.of.months.get(at).copied()
    }

    fn row(&self, id: &Id) -> Option<&Row> {
        self.of.rows.iter().find(|row| row.id == *id)
    }

    fn mark(&self, id: &Id) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.row == id.as_str())
    }

    /// The name of a row.
    pub fn name(&self, id: &Id) -> Option<RowName<'_>> {
        let draft = self.mark(id).and_then(|mark| mark.draft.as_deref());
        Some(RowName { name: &self.row(id)?.name, draft })
    }

    fn amounts(&self, id: &Id, at: usize) -> Option<&Amounts> {
        self.row(id)?.cells.get(at)
    }

    /// What a cell shows.
    pub fn amount(&self, id: &Id, at: usize) -> Option<Total> {
        Some(self.amounts(id, at)?.of(self.measure))
    }

    /// The baseline of a cell: what is typed over.
    pub fn baseline(&self, id: &Id, at: usize) -> Option<Cents> {
        Some(self.amounts(id, at)?.baseline)
    }

    /// Why nothing can be typed into a cell; `None` where it can.
    pub fn closed(&self, id: &Id, at: usize, format: &Format) -> Option<String> {
        match self.by {
            By::Account => Some(BY_ACCOUNT.to_owned()),
            By::Service => self.amounts(id, at)?.closed(self.measure, format),
        }
    }

    /// A cell as it is drawn.
    pub fn cell(&self, id: &Id, at: usize, format: &Format) -> Option<CellView> {
        let amounts = self.amounts(id, at)?;
        let mut view = view(amounts, self.measure, format);
        let amount = amounts.of(self.measure);
        view.heat = Some((amount, self.heat.step(amount)));
        view.computed = self.by == By::Account || !amounts.is_open(self.measure);
        let shows_baseline = matches!(self.measure, Measure::Baseline | Measure::Gross);
        if shows_baseline && self.mark(id).is_some_and(|mark| mark.own.contains(&at)) {
            view.overridden = true;
            view.title.push_str(", set in this scenario");
        }
        Some(view)
    }

    /// The sum of a row over all months.
    pub fn row_total(&self, id: &Id, format: &Format) -> CellView {
        self.row(id).map(|row| view(&row.total, self.measure, format)).unwrap_or_default()
    }

    /// The sums that stand below the rows: fewer of them where there is little room.
    pub fn sums(&self, narrow: bool) -> &'static [Measure] {
        match (narrow, self.measure) {
            (true, Measure::Baseline) => &[Measure::Baseline],
            (true, _) => &[Measure::Gross, Measure::Cash],
            (false, Measure::Baseline) => &Measure::ALL,
            (false, _) => &[Measure::Gross, Measure::Discount, Measure::Covered, Measure::Cash],
        }
    }

    /// A sum over all rows in a month.
    pub fn sum(&self, measure: Measure, at: usize, format: &Format) -> CellView {
        self.of.by_month.get(at).map(|of| view(of, measure, format)).unwrap_or_default()
    }

    /// A sum over all rows and months.
    pub fn whole(&self, measure: Measure, format: &Format) -> CellView {
        view(&self.of.total, measure, format)
    }

    /// The whole table as a spreadsheet takes it, where these are all its rows in their own order; else
    /// `None`.
    pub fn block(&self, order: &[Id], format: &Format) -> Option<Vec<Vec<String>>> {
        let whole = self.rows().map(|row| &row.id).eq(order);
        whole.then(|| self.of.block(self.measure, format))
    }

    /// What a screen reader is told of a cell.
    pub fn spoken(&self, id: &Id, at: usize, format: &Format) -> Option<String> {
        let amount = show::money_whole(self.amount(id, at)?, format);
        Some(format!("{}, {}: {amount}", self.row(id)?.name, show::month_long(self.month(at)?)))
    }

    /// What the steps of heat stand for, from the first to the fifth; empty where no amount is above 0.
    pub fn legend(&self, format: &Format) -> Vec<String> {
        legend(&self.heat, format)
    }
}

/// A cell that shows one of its amounts and says what it is made of, without what is nothing.
fn view(of: &Amounts, measure: Measure, format: &Format) -> CellView {
    let money = |amount: Total| show::money_whole(amount, format);
    let mut title = String::new();
    let parts = [
        ("Baseline", of.baseline.into()),
        ("moved here", of.moved()),
        ("discount", -of.discount()),
        ("covered", -of.covered),
        ("cash", of.cash.into()),
    ];
    for (name, amount) in parts {
        if !amount.is_zero() {
            if !title.is_empty() {
                title.push_str(", ");
            }
            title = title + name + " " + &money(amount);
        }
    }
    let amount = of.of(measure);
    CellView {
        text: money(amount),
        title,
        computed: true,
        heat: Some((amount, 0)),
        ..CellView::default()
    }
}
