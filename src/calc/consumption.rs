//! What runs on AWS month by month, by service or by account: charges, what of them the baseline is,
//! what credits cover and what is left in cash. Every figure is a sum of lines of the bill.

use crate::domain::order::Order as _;
use crate::{
    domain::{Cents, Id, Month, Plan, Total},
    engine::{Ledger, TooLarge, baseline_amounts},
    text::{Format, show},
};

/// What rows of the table stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Services.
    Service,
    /// Accounts.
    Account,
}

/// What is shown of the amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// What runs on AWS already: what people enter.
    Baseline,
    /// Charges before discount and credits: the baseline and what moves there.
    Gross,
    /// What the commitment discount takes off.
    Discount,
    /// What credits cover.
    Covered,
    /// What is left to pay.
    Cash,
}

impl Measure {
    /// Every measure, in the order of a bill.
    pub const ALL: [Self; 5] =
        [Self::Baseline, Self::Gross, Self::Discount, Self::Covered, Self::Cash];

    /// Its key, for tests and styles.
    pub fn key(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Gross => "gross",
            Self::Discount => "discount",
            Self::Covered => "applied",
            Self::Cash => "cash_with",
        }
    }

    /// What people read, and a sentence on it.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Baseline => {
                ("Baseline", "What runs on AWS already. Type here, or paste services by month")
            }
            Self::Gross => (
                "Before discount",
                "The baseline and what has moved there, before discount and credits",
            ),
            Self::Discount => (
                "Discount",
                "What the commitment discount takes off, after the credits that apply before it",
            ),
            Self::Covered => ("Covered", "What credits take off the bill"),
            Self::Cash => ("Cash", "What is left to pay"),
        }
    }
}

/// The amounts of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// What runs on AWS already, before discount and credits.
    pub baseline: Cents,
    /// Charges before discount and credits.
    pub gross: Cents,
    /// Covered by credits.
    pub covered: Cents,
    /// Left to pay.
    pub cash: Cents,
}

impl Amounts {
    /// What of the charges comes from workloads that move.
    pub fn moved(&self) -> Total {
        self.gross - self.baseline
    }

    /// What the discount takes off.
    pub fn discount(&self) -> Total {
        self.gross - self.covered - self.cash
    }

    /// One of them.
    pub fn of(&self, measure: Measure) -> Total {
        match measure {
            Measure::Baseline => self.baseline.into(),
            Measure::Gross => self.gross.into(),
            Measure::Discount => self.discount(),
            Measure::Covered => self.covered.into(),
            Measure::Cash => self.cash.into(),
        }
    }

    /// Whether a cell can be typed into.
    pub fn is_open(&self, measure: Measure) -> bool {
        match measure {
            Measure::Baseline => true,
            Measure::Gross => self.moved().is_zero(),
            _ => false,
        }
    }

    /// Why a cell can't be typed into; `None` where it can.
    pub fn closed(&self, measure: Measure, format: &Format) -> Option<String> {
        match measure {
            _ if self.is_open(measure) => None,
            Measure::Gross => Some(format!(
                "{} of this comes from workloads or the support plan and follows their terms. What runs on AWS already is typed under Baseline",
                show::money_whole(self.moved(), format)
            )),
            _ => Some("Computed from charges, discount and credits".to_owned()),
        }
    }

    fn add(&mut self, other: &Self) -> Result<(), TooLarge> {
        *self = Self {
            baseline: (self.baseline + other.baseline).fit()?,
            gross: (self.gross + other.gross).fit()?,
            covered: (self.covered + other.covered).fit()?,
            cash: (self.cash + other.cash).fit()?,
        };
        Ok(())
    }
}

/// A service or an account, month by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: Id,
    /// As people call it; the id where it has no name.
    pub name: String,
    /// By month of the horizon.
    pub cells: Vec<Amounts>,
    /// Over the horizon.
    pub total: Amounts,
}

/// The whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consumption {
    /// The months of the horizon.
    pub months: Vec<Month>,
    /// Every service or account of the plan, in table order.
    pub rows: Vec<Row>,
    /// By month, over all rows.
    pub by_month: Vec<Amounts>,
    /// Over everything.
    pub total: Amounts,
}

/// The consumption of a plan, of all accounts or of one.
///
/// # Errors
/// [`TooLarge`] when a sum does not fit 64 bits of cents.
pub fn consumption(
    plan: &Plan,
    ledger: &Ledger,
    by: By,
    account: Option<&Id>,
) -> Result<Consumption, TooLarge> {
    let months: Vec<Month> = plan.head.months().collect();
    let row = |(id, name): (&Id, &String)| Row {
        id: id.clone(),
        name: name_of(name, id),
        cells: vec![Amounts::default(); months.len()],
        total: Amounts::default(),
    };
    let rows = match by {
        By::Service => plan.services.iter().map(|of| row((&of.id, &of.name))).collect(),
        By::Account => plan.accounts.iter().map(|of| row((&of.id, &of.name))).collect(),
    };
    let mut of = Consumption {
        by_month: vec![Amounts::default(); months.len()],
        months,
        rows,
        total: Amounts::default(),
    };
    let shown = |id: &Id| account.is_none_or(|only| only == id);
    // Ids repeat from line to line: the row of each number is looked up once.
    let ids = if by == By::Service { &ledger.services } else { &ledger.accounts };
    let places: Vec<Option<usize>> = ids.iter().map(|id| of.position(id)).collect();
    for line in &ledger.lines {
        let number = if by == By::Service { line.service } else { line.account };
        let at = places.get(number).copied().flatten();
        if let (Some(at), true) = (at, ledger.accounts.get(line.account).is_some_and(shown)) {
            let amounts = Amounts {
                baseline: Cents::ZERO,
                gross: line.gross,
                covered: line.covered().fit()?,
                cash: line.cash().fit()?,
            };
            of.add(at, line.month, &amounts)?;
        }
    }
    for row in plan.baseline.iter().filter(|row| shown(&row.account)) {
        let Some(at) = of.position(if by == By::Service { &row.service } else { &row.account })
        else {
            continue;
        };
        for (month, baseline) in baseline_amounts(&plan.head, row)?.into_iter().enumerate() {
            of.add(at, month, &Amounts { baseline, ..Amounts::default() })?;
        }
    }
    Ok(of)
}

impl Consumption {
    /// The position of a service or account.
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.rows.iter().position(|row| row.id == *id)
    }

    /// The table as a spreadsheet takes it: months above, names beside, exact amounts, the sum below.
    pub fn block(&self, measure: Measure, format: &Format) -> Vec<Vec<String>> {
        let line = |name: &str, cells: &[Amounts]| {
            let amounts = cells.iter().map(|of| show::money_edit(of.of(measure), format.style));
            std::iter::once(name.to_owned()).chain(amounts).collect()
        };
        let months = self.months.iter().map(|month| show::month_short(*month));
        let mut rows = vec![std::iter::once(String::new()).chain(months).collect()];
        rows.extend(self.rows.iter().map(|row| line(&row.name, &row.cells)));
        rows.push(line("Total", &self.by_month));
        rows
    }

    fn add(&mut self, row: usize, month: usize, amounts: &Amounts) -> Result<(), TooLarge> {
        if let (Some(row), Some(sum)) = (self.rows.get_mut(row), self.by_month.get_mut(month)) {
            if let Some(cell) = row.cells.get_mut(month) {
                cell.add(amounts)?;
            }
            row.total.add(amounts)?;
            sum.add(amounts)?;
            self.total.add(amounts)?;
        }
        Ok(())
    }
}

/// A name, or the id where there is none.
pub(super) fn name_of(name: &str, id: &Id) -> String {
    let name = name.trim();
    if name.is_empty() { id.to_string() } else { name.to_owned() }
}

/// The lower bounds of the five steps of heat over some amounts, each as people round: an amount
/// stands on the step of the last bound it reaches, the first step being all above 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heat {
    /// Where the second to the fifth step begin, rising; `None` when no amount is above 0.
    pub bounds: Option<[Total; 4]>,
}

impl Heat {
    /// Steps that hold about as many of the amounts above 0 each. Amounts of one and the same size stand
    /// on one step.
    pub fn over(amounts: &[Total]) -> Self {
        let mut above: Vec<Total> =
            amounts.iter().copied().filter(|amount| *amount > Total::ZERO).collect();
        above.order();
        let bound = |fifth: usize| above.get(above.len() * fifth / 5).copied().map(rounded);
        let bounds = || Some([bound(1)?, bound(2)?, bound(3)?, bound(4)?]);
        Self { bounds: bounds() }
    }

    /// The step of an amount, 1 to 5; 0 for nothing and for refunds.
    pub fn step(&self, amount: Total) -> usize {
        if amount <= Total::ZERO {
            return 0;
        }
        1 + self.bounds.iter().flatten().filter(|bound| amount >= **bound).count()
    }
}

/// Two leading digits of a positive amount, rounded down.
fn rounded(amount: Total) -> Total {
    let mut unit = 1;
    while amount.get() / unit >= 100 {
        unit *= 10;
    }
    amount - Total::new(amount.get() % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_steps_hold_as_many_each() {
        let amounts = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, -5].map(Total::new);
        let heat = Heat::over(&amounts);
        assert_eq!(heat.bounds, Some([30, 50, 70, 90].map(Total::new)));
        let amounts = [0, -5, 10, 29, 30, 50, 70, 89, 90, 1_000].map(Total::new);
        assert_eq!(amounts.map(|amount| heat.step(amount)), [0, 0, 1, 1, 2, 3, 4, 4, 5, 5]);
    }

    #[test]
    fn bounds_are_round_and_nothing_is_no_step() {
        let heat = Heat::over(&[Total::new(123_456); 3]);
        assert_eq!(heat.bounds, Some([Total::new(120_000); 4]));
        assert_eq!(heat.step(Total::new(123_456)), 5);
        assert_eq!(Heat::over(&[]).step(Total::new(7)), 1);
        assert_eq!(Heat::over(&[0, -3].map(Total::new)).step(Total::ZERO), 0);
        let amounts = [1, 9, 10, 99, 100, 123, 99_999, i64::MAX.into()].map(Total::new);
        let down = [1, 9, 10, 99, 100, 120, 99_000, 9_200_000_000_000_000_000].map(Total::new);
        assert_eq!(amounts.map(rounded), down);
    }
}
