//! A table of rows by month as it is drawn: only the cells that are in view, each with its figure, its
//! step of heat and what it is made of.

use std::ops::Range;

use super::month_marks::Mark;
use crate::{
    calc::consumption::{Amounts, By, Consumption, Heat, Measure, Row},
    domain::Total,
    text::{Format, show},
};

/// Why nothing is typed while rows are accounts.
pub const BY_ACCOUNT: &str = "Show services to type: a baseline is one of a service";

/// What typing into a cell changes, of which scenario alone where it isn't AWS's offer; or where to type.
pub fn typing(measure: Measure, by: By, alone: Option<&str>) -> String {
    let what = match (by, measure) {
        (By::Account, _) => return BY_ACCOUNT.to_owned(),
        (_, Measure::Baseline) => "Typing changes the baseline of the service",
        (_, Measure::Gross) => {
            "Typing changes the baseline of the service, where no workload adds to it"
        }
        _ => return "Computed: what is typed stands under Baseline".to_owned(),
    };
    let whose = alone.map_or_else(String::new, |name| format!(", in {name} alone"));
    format!("{what}{whose}")
}

/// A cell as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthCell {
    /// Its figure.
    pub text: String,
    /// Step of heat, 1 to 5; 0 for none.
    pub step: usize,
    /// What it is made of.
    pub title: String,
    /// The same, exact.
    pub amount: Total,
    /// Whether the active scenario sets what stands in it.
    pub own: bool,
}

/// A row as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthRow {
    /// What the row is of: an id, or the key of a measure.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A text of it that could not be taken; mostly none.
    pub draft: Option<String>,
    /// The cells in view.
    pub cells: Vec<MonthCell>,
    /// The sum over all months.
    pub total: MonthCell,
}

/// How a table by month is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// What its cells show.
    pub measure: Measure,
    /// How figures are written.
    pub format: &'a Format,
    /// The steps of heat.
    pub heat: Heat,
    /// What is marked.
    pub marks: &'a [Mark],
}

/// The rows that are shown: all where one can type, else those with any charge.
pub fn shown(of: &Consumption, measure: Measure) -> Vec<&Row> {
    let charged = |row: &&Row| row.cells.iter().any(|cell| *cell != Amounts::default());
    of.rows.iter().filter(|row| measure == Measure::Baseline || charged(row)).collect()
}

/// The steps of heat over all cells that are shown, in view or not: colours stay where they are.
pub fn heat(rows: &[&Row], measure: Measure) -> Heat {
    let cells = rows.iter().flat_map(|row| &row.cells);
    Heat::over(&cells.map(|cell| cell.of(measure)).collect::<Vec<_>>())
}

impl Sight<'_> {
    /// A row of the table.
    pub fn row(&self, row: &Row, months: Range<usize>) -> MonthRow {
        let first = months.start;
        let cells = row.cells.get(months).unwrap_or_default().iter();
        let mut cells: Vec<_> = cells.map(|of| self.cell(of, self.measure, true)).collect();
        let mark = self.marks.iter().find(|mark| mark.row == row.id.as_str());
        for at in mark.map_or(&[][..], |mark| &mark.own) {
            let cell = at.checked_sub(first).and_then(|at| cells.get_mut(at));
            if let Some(cell) = cell.filter(|_| self.shows_baseline()) {
                cell.own = true;
                cell.title.push_str(", set in this scenario");
            }
        }
        MonthRow {
            id: row.id.to_string(),
            name: row.name.clone(),
            draft: mark.and_then(|mark| mark.draft.clone()),
            cells,
            total: self.cell(&row.total, self.measure, false),
        }
    }

    /// A row of sums below the table.
    pub fn sums(&self, of: &Consumption, measure: Measure, months: Range<usize>) -> MonthRow {
        let cells = of.by_month.get(months).unwrap_or_default().iter();
        MonthRow {
            id: measure.key().to_owned(),
            name: measure.words().0.to_owned(),
            draft: None,
            cells: cells.map(|of| self.cell(of, measure, false)).collect(),
            total: self.cell(&of.total, measure, false),
        }
    }

    fn cell(&self, of: &Amounts, measure: Measure, warm: bool) -> MonthCell {
        let amount = of.of(measure);
        MonthCell {
            text: self.money(amount),
            step: if warm { self.heat.step(amount) } else { 0 },
            title: self.made_of(of),
            amount,
            own: false,
        }
    }

    fn shows_baseline(&self) -> bool {
        matches!(self.measure, Measure::Baseline | Measure::Gross)
    }

    fn money(&self, amount: Total) -> String {
        show::money_whole(amount, self.format)
    }

    /// What a cell is made of, without what is nothing.
    fn made_of(&self, of: &Amounts) -> String {
        let mut said = String::new();
        let parts = [
            ("Baseline", of.baseline.into()),
            ("moved here", of.moved()),
            ("discount", -of.discount()),
            ("covered", -of.covered),
            ("cash", of.cash.into()),
        ];
        for (name, amount) in parts {
            if !amount.is_zero() {
                if !said.is_empty() {
                    said.push_str(", ");
                }
                said = said + name + " " + &self.money(amount);
            }
        }
        said
    }
}

/// What the steps of heat stand for, from the first to the fifth.
pub fn legend(heat: &Heat, format: &Format) -> [String; 5] {
    let money = |bound: Total| show::money_short(bound, format);
    let Some([a, b, c, d]) = heat.bounds else {
        return std::array::from_fn(|_| String::new());
    };
    let between = |from, to| format!("{} to {}", money(from), money(to));
    [
        format!("under {}", money(a)),
        between(a, b),
        between(b, c),
        between(c, d),
        format!("from {}", money(d)),
    ]
}

/// Which months are drawn: those between the names and the sums, and a few around.
pub fn window(left: u32, width: u32, month: u32, months: usize) -> Range<usize> {
    let first = (left / month.max(1)) as usize / 2 * 2;
    let seen = width.div_ceil(month.max(1)) as usize + 4;
    first.min(months)..(first + seen).min(months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Cents;

    #[test]
    fn only_months_near_the_screen_are_drawn() {
        assert_eq!(window(0, 840, 84, 60), 0..14);
        assert_eq!(window(84 * 5, 840, 84, 60), 4..18);
        assert_eq!(window(84 * 58, 840, 84, 60), 58..60);
        assert_eq!(window(u32::MAX, 0, 84, 3), 3..3);
        assert_eq!(window(0, 840, 0, 3), 0..3);
    }

    #[test]
    fn a_cell_says_its_figure_its_step_and_its_parts() {
        let format = Format::default();
        let amounts = Amounts {
            baseline: Cents::new(100_000),
            gross: Cents::new(150_000),
            covered: Cents::new(20_000),
            cash: Cents::new(120_000),
        };
        let row = Row {
            id: crate::domain::Id::from("ec2"),
            name: "EC2".into(),
            cells: vec![amounts, Amounts::default()],
            total: amounts,
        };
        let heat = heat(&[&row], Measure::Gross);
        let marks =
            [Mark { row: "ec2".to_owned(), own: vec![1, 9], draft: Some("12 apples".into()) }];
        let sight = Sight { measure: Measure::Gross, format: &format, heat, marks: &marks };
        let drawn = sight.row(&row, 0..2);
        assert_eq!((drawn.cells[0].own, drawn.cells[1].own), (false, true));
        assert_eq!(drawn.draft.as_deref(), Some("12 apples"));
        assert!(sight.row(&row, 1..2).cells[0].own);
        assert_eq!((drawn.cells[0].text.as_str(), drawn.cells[0].step), ("1,500", 5));
        assert_eq!(
            drawn.cells[0].title,
            "Baseline 1,000, moved here 500, discount −100, covered −200, cash 1,200"
        );
        assert_eq!((drawn.cells[1].text.as_str(), drawn.cells[1].step), ("0", 0));
        assert_eq!(drawn.cells[1].title, ", set in this scenario");
        assert_eq!(sight.row(&row, 1..9).cells, []);
    }

    #[test]
    fn it_is_said_what_typing_changes_and_in_which_scenario() {
        let said = "Typing changes the baseline of the service";
        assert_eq!(typing(Measure::Baseline, By::Service, None), said);
        assert_eq!(
            typing(Measure::Gross, By::Service, Some("Settled")),
            format!("{said}, where no workload adds to it, in Settled alone")
        );
        assert!(typing(Measure::Cash, By::Service, Some("Ask")).ends_with("under Baseline"));
        assert_eq!(typing(Measure::Baseline, By::Account, None), BY_ACCOUNT);
    }

    #[test]
    fn the_legend_names_every_step() {
        let format = Format::default();
        let heat =
            Heat { bounds: Some([2_000_000, 4_500_000, 9_000_000, 18_000_000].map(Total::new)) };
        assert_eq!(
            legend(&heat, &format),
            ["under $20K", "$20K to $45K", "$45K to $90K", "$90K to $180K", "from $180K"]
        );
        assert_eq!(legend(&Heat::over(&[]), &format)[0], "");
    }
}
