//! A rectangle of months in a table of rows by month: what it comes to, what it is copied as, what
//! clearing and filling it write.

use super::{Cursor, Range, clipboard::Copied, fill::source, months, sums::Sums};
use crate::{
    calc::consumption::{By, Consumption, Measure, Row},
    domain::Cents,
    edit::consumption::Typed,
    text::{Format, show},
};

/// A rectangle of what is shown.
#[derive(Clone, Debug)]
pub struct MonthArea<'a> {
    of: &'a Consumption,
    rows: Vec<&'a Row>,
    measure: Measure,
    by: By,
    area: Range,
}

/// What a gesture writes, and what it leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    /// The amounts; `None` gives a month back to its year.
    pub typed: Vec<Typed>,
    /// What is said of cells that can't be written; mostly nothing.
    pub note: String,
}

impl<'a> MonthArea<'a> {
    /// The part of a rectangle that lies in the table; `None` when there is none.
    pub fn of(of: &'a Consumption, measure: Measure, by: By, area: Range) -> Option<Self> {
        let rows = months::shown(of, measure);
        let area = area.within(rows.len(), of.months.len())?;
        Some(Self { of, rows, measure, by, area })
    }

    /// What it comes to.
    pub fn sums(&self, format: &Format) -> Sums {
        let amount =
            |at: Cursor| Some(self.rows.get(at.row)?.cells.get(at.column)?.of(self.measure));
        let amounts: Vec<_> = self.area.cells().filter_map(amount).collect();
        Sums::of_money(&amounts, format)
    }

    /// As other programs and this table take it: exact amounts; the whole table with its months above,
    /// its names beside and its sum below.
    pub fn copied(&self, format: &Format) -> Copied {
        let whole = (self.rows.len(), self.of.months.len());
        let rows = if (self.area.rows(), self.area.columns()) == whole {
            self.of.block(self.measure, format)
        } else {
            let mut rows = Vec::with_capacity(self.area.rows());
            for row in self.rows.get(self.area.top..=self.area.bottom).unwrap_or_default() {
                let cells = row.cells.get(self.area.left..=self.area.right).unwrap_or_default();
                let text = |of: &crate::calc::consumption::Amounts| {
                    show::money_edit(of.of(self.measure), format.style)
                };
                rows.push(cells.iter().map(text).collect());
            }
            rows
        };
        Copied::of(&rows)
    }

    /// Puts one amount into every month of it; `None` gives them back to the yearly amounts.
    pub fn filled(&self, amount: Option<Cents>) -> Typing {
        self.typing(&|_| Some(amount))
    }

    /// Puts the first row of it into the others; with one row, the row above into it.
    pub fn down(&self) -> Typing {
        let row = source(self.area.top, self.area.rows());
        self.repeated(&|at| Cursor { row, ..at })
    }

    /// Puts the first column of it into the others; with one column, the one to the left.
    pub fn right(&self) -> Typing {
        let column = source(self.area.left, self.area.columns());
        self.repeated(&|at| Cursor { column, ..at })
    }

    fn repeated(&self, from: &dyn Fn(Cursor) -> Cursor) -> Typing {
        self.typing(&|at| {
            let from = from(at);
            let held = self.rows.get(from.row)?.cells.get(from.column)?.baseline;
            (from != at).then_some(Some(held))
        })
    }

    /// `amount` says what a cell gets; no word leaves it as it is.
    fn typing(&self, amount: &dyn Fn(Cursor) -> Option<Option<Cents>>) -> Typing {
        let mut typing = Typing::default();
        if self.by == By::Account {
            typing.note = months::BY_ACCOUNT.to_owned();
            return typing;
        }
        let mut closed = 0;
        for at in self.area.cells() {
            let Some(amount) = amount(at) else { continue };
            let (Some(row), Some(month)) = (self.rows.get(at.row), self.of.months.get(at.column))
            else {
                continue;
            };
            let open = row.cells.get(at.column).is_some_and(|of| of.is_open(self.measure));
            if open {
                let service = row.id.clone();
                typing.typed.push(Typed { service, account: None, month: *month, amount });
            } else {
                closed += 1;
            }
        }
        if closed > 0 {
            typing.note = show::counted(closed, "computed cell")
                + " skipped: a baseline is typed under Baseline";
        }
        typing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calc::consumption::Amounts,
        domain::{Id, Month},
        grid::clipboard,
    };

    /// Two services over three months; what moves to the second in its last month makes that computed.
    fn table() -> Consumption {
        let cell = |baseline: i64, moved: i64| Amounts {
            baseline: Cents::new(baseline),
            gross: Cents::new(baseline + moved),
            ..Amounts::default()
        };
        let row = |id: &str, cells: Vec<Amounts>| Row {
            id: Id::from(id),
            name: id.to_uppercase(),
            total: Amounts::default(),
            cells,
        };
        let start = Month::new(2027, 1).unwrap();
        Consumption {
            months: (0..3).map(|at| start.plus(at)).collect(),
            rows: vec![
                row("ec2", vec![cell(100, 0), cell(201, 0), cell(300, 0)]),
                row("s3", vec![cell(-50, 0), cell(0, 0), cell(70, 5)]),
            ],
            by_month: vec![cell(50, 0), cell(201, 0), cell(370, 5)],
            total: Amounts::default(),
        }
    }

    fn area(top: usize, left: usize, bottom: usize, right: usize) -> Range {
        Range { top, left, bottom, right }
    }

    fn part(of: &Consumption, measure: Measure, range: Range) -> MonthArea<'_> {
        MonthArea::of(of, measure, By::Service, range).unwrap()
    }

    fn said(typing: &Typing) -> Vec<String> {
        let word = |of: &Typed| {
            let amount =
                of.amount.map_or_else(|| "year".to_owned(), |cents| cents.get().to_string());
            format!("{} {} {amount}", of.service, of.month)
        };
        typing.typed.iter().map(word).collect()
    }

    #[test]
    fn a_selection_is_summed_up_in_what_is_shown() {
        let (of, format) = (table(), Format::default());
        let sums = part(&of, Measure::Baseline, area(0, 1, 1, 2)).sums(&format);
        assert_eq!(sums.words(area(0, 1, 1, 2)), "Selected 2 × 2   Sum 6   Average 1   Count 4");
        let gross = part(&of, Measure::Gross, area(1, 0, 9, 9)).sums(&format);
        assert_eq!((gross.count, gross.sum.as_deref()), (3, Some("0")));
        assert!(MonthArea::of(&of, Measure::Gross, By::Service, area(2, 0, 3, 3)).is_none());
        assert_eq!(
            part(&of, Measure::Gross, area(0, 0, 0, 0)).sums(&format).words(area(0, 0, 0, 0)),
            ""
        );
    }

    #[test]
    fn a_part_is_copied_bare_and_the_whole_with_its_titles() {
        let (of, format) = (table(), Format::default());
        let copied = part(&of, Measure::Gross, area(0, 1, 1, 2)).copied(&format);
        assert_eq!(copied.text, "2.01\t3\n0\t0.75");
        assert_eq!(clipboard::read("", Some(&copied.html)).rows, [["2.01", "3"], ["0", "0.75"]]);
        let whole = part(&of, Measure::Baseline, area(0, 0, 1, 2)).copied(&format);
        assert_eq!(
            whole.text,
            "\tJan 27\tFeb 27\tMar 27\nEC2\t1\t2.01\t3\nS3\t-0.50\t0\t0.70\nTotal\t0.50\t2.01\t3.70"
        );
    }

    #[test]
    fn fills_go_down_and_right_and_leave_computed_cells() {
        let of = table();
        let two = area(0, 1, 1, 2);
        assert_eq!(
            said(&part(&of, Measure::Baseline, two).down()),
            ["s3 2027-02 201", "s3 2027-03 300"]
        );
        assert_eq!(
            said(&part(&of, Measure::Baseline, two).right()),
            ["ec2 2027-03 201", "s3 2027-03 0"]
        );
        // A single row takes the one above, a single column the one to the left.
        let one = part(&of, Measure::Baseline, area(1, 0, 1, 0));
        assert_eq!(said(&one.down()), ["s3 2027-01 100"]);
        assert_eq!(said(&one.right()), [""; 0]);
        let gross = part(&of, Measure::Gross, two).down();
        assert_eq!(said(&gross), ["s3 2027-02 201"]);
        assert_eq!(gross.note, "1 computed cell skipped: a baseline is typed under Baseline");
        let cash = part(&of, Measure::Gross, area(0, 0, 1, 2)).filled(None);
        assert_eq!(said(&cash).len(), 5);
        assert_eq!(said(&cash)[0], "ec2 2027-01 year");
        let by = MonthArea::of(&of, Measure::Baseline, By::Account, two).unwrap();
        assert_eq!(by.down(), Typing { typed: vec![], note: months::BY_ACCOUNT.to_owned() });
    }
}
