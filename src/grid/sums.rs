//! What cells add up to, as far as they may be added.

use std::cell::OnceCell;

use super::{
    Figure, Range, Sheet,
    cells::{Column, Held, is_blank},
    fill::kept,
};
use crate::{
    domain::{self, Id, Rate, Value},
    table::{AnyRow, schema, table},
    text::{Format, show},
};

/// What a selection comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Cells that hold something.
    pub count: usize,
    /// Cells of them that hold a figure.
    pub figures: usize,
    /// The sum, where figures are of one kind that may be added: money or whole numbers.
    pub sum: Option<String>,
    /// The average, where figures are of one kind.
    pub average: Option<String>,
}

impl Sums {
    /// In words, with how large the selection is; nothing for one cell.
    pub fn words(&self, area: Range) -> String {
        if area.is_one() {
            return String::new();
        }
        let mut words = format!("Selected {} × {}", area.rows(), area.columns());
        let count = self.count.to_string();
        let parts = [("Sum", &self.sum), ("Average", &self.average), ("Count", &Some(count))];
        for (name, figure) in parts {
            if let Some(figure) = figure {
                for part in ["   ", name, " ", figure] {
                    words.push_str(part);
                }
            }
        }
        words
    }
}

/// Sums up a selection. Figures of different kinds are only counted: money and percentages have no
/// sum, and percentages have an average only.
pub fn of(sheet: &Sheet<'_>, area: Range) -> Sums {
    let mut sums = Sums::default();
    let mut tally = Tally::default();
    let Some(area) = kept(sheet, area) else { return sums };
    for column in sheet.columns.get(area.left..=area.right).unwrap_or_default() {
        let column = Column::of(sheet.scene, sheet.grid, column);
        for row in (area.top..=area.bottom).filter_map(|row| sheet.id(row)) {
            let held = column.held(row);
            sums.count += usize::from(!is_blank(&held));
            tally.take(&held);
        }
    }
    sums.figures = tally.count;
    if !tally.mixed {
        sums.sum = tally.sum(sheet.scene.format);
        sums.average = tally.average(sheet.scene.format);
    }
    sums
}

/// What stands below a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The sum.
    pub text: String,
    /// What was added up and what was not.
    pub title: String,
    /// How many rows lack a value.
    pub lacking: usize,
}

/// The totals of the rows shown, by column. Money is added up, and the shares that milestones
/// release; rows that don't count are left out, and rows without a value are told.
pub fn totals(sheet: &Sheet<'_>) -> Vec<Option<Total>> {
    let table = sheet.grid.table().map(|id| (id, table(sheet.scene.resolved, id)));
    let included = table.as_ref().and_then(|(id, _)| schema(*id).column_of("included"));
    let counts =
        |row: &dyn AnyRow| included.and_then(|column| row.get(column)) != Some(Value::Flag(false));
    // Each row is looked up once for all columns, and not at all where rows stand as in the table. Where no column
    // adds up, which is what most inventories come to, none is.
    let counted = OnceCell::new();
    let counted_rows = || {
        counted.get_or_init(|| {
            let mut next = table.as_ref().map(|(_, rows)| rows.iter());
            let mut found = |id: &Id| match next.as_mut().and_then(Iterator::next) {
                Some(row) if row.id() == id => Some(row),
                _ => table.as_ref().and_then(|(_, rows)| rows.row(id.as_str())),
            };
            let found_rows = sheet.order.iter().map(|id| (id, found(id)));
            found_rows.filter(|(_, row)| row.is_none_or(counts)).collect::<Vec<_>>()
        })
    };
    let total = |column: &super::GridColumn| {
        let is_input = column.spec().is_some();
        let adds_up = column.spec().is_none_or(|spec| spec.summed);
        let first = sheet.order.first().filter(|_| adds_up)?;
        let cells = Column::of(sheet.scene, sheet.grid, column);
        // A computed rate is never added up, so the other rows need not be worked out.
        if !is_input && matches!(cells.held(first), Held::Figure(Figure::Rate(_))) {
            return None;
        }
        let rows = counted_rows();
        let out = sheet.order.len() - rows.len();
        let (mut tally, mut lacking) = (Tally { adds_rates: is_input, ..Tally::default() }, 0);
        for (id, row) in rows {
            match cells.held_in(id, || *row) {
                Held::Value(Value::Empty) | Held::Draft(_) => lacking += usize::from(is_input),
                held => tally.take(&held),
            }
        }
        let text = tally.sum(sheet.scene.format)?;
        let mut title = format!("Sum of {}", show::counted(tally.count, "row"));
        for (n, what) in [(lacking, "without a value"), (out, "not counted")] {
            if n > 0 {
                title.push_str(&format!(", {n} {what}"));
            }
        }
        Some(Total { text, title, lacking })
    };
    sheet.columns.iter().map(total).collect()
}

/// What stands before the totals: of which rows they are, and what they leave out. Nothing where no column adds up.
pub fn label(sheet: &Sheet<'_>, filtered: bool) -> String {
    let summed = sheet.columns.iter().filter_map(|column| column.spec()).filter(|spec| spec.summed);
    let (Some(id), true) = (sheet.grid.table(), summed.clone().next().is_some()) else {
        return String::new();
    };
    let rows = show::counted(sheet.order.len(), "row");
    let mut label = if filtered { format!("Total of {rows} shown") } else { "Total".to_owned() };
    let mut add = |n: usize, what: &str| {
        if n > 0 {
            label.push_str(&format!(", {n} {what}"));
        }
    };
    if let Some(column) = schema(id).column_of("included") {
        let rows = table(sheet.scene.resolved, id);
        let out = |id: &&Id| rows.value(id.as_str(), column) == Some(Value::Flag(false));
        add(sheet.order.iter().filter(out).count(), "not counted");
    }
    for spec in summed {
        let drafts = sheet.scene.plan.drafts.iter().map(|(cell, _)| cell);
        let of_column = drafts.filter(|cell| cell.table == id && cell.field == spec.key);
        // Drafts of a row stand together, whatever scenario they are of.
        let mut lacking: Vec<&Id> = of_column.map(|cell| &cell.row).collect();
        lacking.dedup();
        lacking.retain(|row| sheet.order.contains(row));
        let title = spec.title.split(" /").next().unwrap_or_default().to_ascii_lowercase();
        add(lacking.len(), &format!("without {title}"));
    }
    label
}

/// A rate of so many millionths; `None` when it does not fit.
fn rate(millionths: i128) -> Option<Rate> {
    i64::try_from(millionths).ok().map(Rate::from_millionths)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TallyUnit {
    Money,
    Rate,
    Count,
    Times,
}

/// Figures of one kind, added up.
#[derive(Default)]
struct Tally {
    unit: Option<TallyUnit>,
    total: i128,
    count: usize,
    mixed: bool,
    /// Whether rates may be added up.
    adds_rates: bool,
}

impl Tally {
    fn take(&mut self, held: &Held<'_>) {
        let (unit, amount) = match held {
            Held::Value(Value::Money(cents)) | Held::Figure(Figure::Money(cents)) => {
                (TallyUnit::Money, i128::from(cents.get()))
            }
            Held::Value(Value::Rate(rate)) | Held::Figure(Figure::Rate(rate)) => {
                (TallyUnit::Rate, i128::from(rate.millionths()))
            }
            Held::Amount(amount) => (TallyUnit::Money, amount.get()),
            Held::Value(Value::Count(count)) => (TallyUnit::Count, i128::from(*count)),
            Held::Figure(Figure::Times(times)) => {
                (TallyUnit::Times, i128::from(times.millionths()))
            }
            _ => return,
        };
        self.add(unit, amount);
    }

    fn add(&mut self, unit: TallyUnit, amount: i128) {
        self.mixed |= *self.unit.get_or_insert(unit) != unit;
        self.total += amount;
        self.count += 1;
    }

    fn sum(&self, format: &Format) -> Option<String> {
        Some(match self.unit? {
            TallyUnit::Money => show::money_whole(domain::Total::new(self.total), format),
            TallyUnit::Count => self.total.to_string(),
            TallyUnit::Rate if self.adds_rates => {
                show::rate_percent(rate(self.total)?, format.style)
            }
            TallyUnit::Rate | TallyUnit::Times => return None,
        })
    }

    /// Rounded half away from zero, once.
    fn average(&self, format: &Format) -> Option<String> {
        let count = i128::try_from(self.count).ok().filter(|count| *count > 0)?;
        let half = if self.total < 0 { -count } else { count };
        // A count is averaged to a tenth.
        let by = if self.unit == Some(TallyUnit::Count) { 10 } else { 1 };
        let average = (2 * by * self.total + half) / (2 * count);
        Some(match self.unit? {
            TallyUnit::Money => show::money_whole(domain::Total::new(average), format),
            TallyUnit::Rate => show::rate_percent_short(rate(average)?, format.style),
            TallyUnit::Count => show::rate_plain(rate(average * 100_000)?, format.style),
            TallyUnit::Times => Figure::Times(rate(average)?).text(format),
        })
    }
}
