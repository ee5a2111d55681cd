//! Which records of a table are rows, and which are sums of rows.
//!
//! A record without a service whose amounts are those of the rows above it, to the digits it shows, is
//! their sum and is left out. One whose amounts are no such sum is never taken and never dropped in
//! silence: the user is asked.

use rust_decimal::Decimal;

use super::{Line, headings::Column, stated, words};
use crate::io::import::{
    Reason, catalogue,
    checks::{is_shown, slack},
    text::{Amount, Style, amount},
};

/// What one row costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Money {
    pub(super) upfront: Option<Decimal>,
    pub(super) monthly: Option<Decimal>,
    /// The first twelve months.
    pub(super) year: Option<Decimal>,
}

impl Money {
    pub(super) fn of(line: &Line, style: Style) -> Self {
        let known = |text: &str| match amount(text, style) {
            Amount::Known(value, _) => Some(value).filter(|value| within_bounds(*value)),
            _ => None,
        };
        let cost = &line.cost;
        Self {
            upfront: known(&cost.upfront),
            monthly: known(&cost.monthly),
            year: known(&cost.twelve_months),
        }
    }

    /// What the first twelve months come to: 12 × monthly + upfront.
    pub(super) fn computed_year(self) -> Option<Decimal> {
        Some(self.monthly? * Decimal::from(12) + self.upfront.unwrap_or_default())
    }

    /// Whether the twelve months are those of the other two; the file rounds them to the cent.
    pub(super) fn is_consistent(self) -> bool {
        match (self.year, self.computed_year()) {
            (Some(year), Some(computed)) => (year - computed).abs() <= slack(1),
            _ => true,
        }
    }

    /// The first twelve months: as the file has them, unless they cannot be true.
    pub(super) fn first_year(self) -> Option<Decimal> {
        match self.year {
            Some(year) if self.is_consistent() => Some(year),
            Some(year) => self.computed_year().or(Some(year)),
            None => self.computed_year(),
        }
    }
}

/// Anything larger is no amount; a plan's own limit is far below (and sums stay far from overflow).
pub(super) fn within_bounds(amount: Decimal) -> bool {
    const LARGEST: i64 = 1_000_000_000_000;
    amount.abs() <= Decimal::from(LARGEST)
}

/// What a record of the table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A row.
    Row,
    /// The sum of rows: of which, and whether it is that of all of them.
    Sum(String, bool),
    /// Possibly a row, possibly a sum: why, and whether it calls itself a sum.
    Asked(String, Reason),
    /// Text inside the table.
    Text,
    /// Text below the table.
    Beyond,
}

/// A number of a record, with how many decimals it shows.
struct Shown {
    value: Decimal,
    decimals: u32,
}

/// What some rows come to.
#[derive(Clone, Copy, Default)]
struct Total {
    rows: usize,
    upfront: Decimal,
    monthly: Decimal,
    year: Decimal,
}

impl Total {
    fn add(&mut self, money: Money) {
        self.rows += 1;
        self.upfront += money.upfront.unwrap_or_default();
        self.monthly += money.monthly.unwrap_or_default();
        self.year += money.first_year().unwrap_or_default();
    }

    fn less(self, other: Self) -> Self {
        Self {
            rows: self.rows - other.rows,
            upfront: self.upfront - other.upfront,
            monthly: self.monthly - other.monthly,
            year: self.year - other.year,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            rows: self.rows + other.rows,
            upfront: self.upfront + other.upfront,
            monthly: self.monthly + other.monthly,
            year: self.year + other.year,
        }
    }

    /// Whether a number is one of the ways in which people add up an estimate.
    fn shows(&self, shown: &Shown) -> bool {
        let Self { upfront, monthly, year, .. } = self;
        let twelve = Decimal::from(12);
        let ways = [
            *monthly,
            *year,
            *upfront,
            monthly * twelve + upfront,
            monthly * twelve,
            monthly + upfront,
            (monthly * twelve + upfront) / twelve,
        ];
        ways.into_iter().any(|way| is_shown(way, shown.value, shown.decimals, self.rows))
    }
}

/// Tells the records of all tables.
pub(super) fn verdicts(lines: &[Line], money: &[Money], style: Style) -> Vec<Verdict> {
    let mut verdicts: Vec<Option<Verdict>> =
        lines.iter().map(|line| plainly(line, style)).collect();
    // What the rows above each record come to, of its own table and of all.
    let (mut of_table, mut section) = (Total::default(), 0);
    let mut above = vec![Total::default()];
    for (at, line) in lines.iter().enumerate() {
        if line.section != section {
            (of_table, section) = (Total::default(), line.section);
        }
        if verdicts[at] == Some(Verdict::Row) && is_sum_of(line, of_table, style) {
            let why = format!(
                "Its amount is the sum of the {} rows above, and no service of this name is known",
                of_table.rows
            );
            verdicts[at] = Some(Verdict::Asked(why, Reason::MaybeSum));
        }
        let mut total = above[at];
        if verdicts[at] == Some(Verdict::Row) {
            of_table.add(money[at]);
            total.add(money[at]);
        }
        above.push(total);
    }
    let table = Table { lines, above, style };
    let mut asked = Total::default();
    for at in 0..lines.len() {
        if verdicts[at].is_none() {
            verdicts[at] = Some(table.candidate(at, asked, &verdicts));
        }
        if matches!(verdicts[at], Some(Verdict::Asked(_, Reason::NoService))) {
            asked.add(money[at]);
        }
    }
    verdicts.into_iter().map(|verdict| verdict.unwrap_or(Verdict::Text)).collect()
}

/// Whether a row whose service nobody knows may be the sum of those above it all the same.
fn is_sum_of(line: &Line, above: Total, style: Style) -> bool {
    if above.rows < 2 || line.cells.is_empty() || catalogue::find(&line.service).is_some() {
        return false;
    }
    let numbers = numbers(line, style);
    numbers.iter().any(|n| !n.value.is_zero())
        && numbers.iter().all(|n| n.value.is_zero() || above.shows(n))
}

/// What a record is by itself; `None` where that depends on the others.
fn plainly(line: &Line, style: Style) -> Option<Verdict> {
    if line.cells.is_empty() {
        return Some(Verdict::Row);
    }
    let numbers = numbers(line, style);
    let is_service = words::is_name(&line.service) && !words::is_sum(&line.service);
    if line.below {
        // Only a number that stands where amounts do, or beside the word, can be a sum down here.
        let label = label(line);
        let is_short = label.chars().count() <= 40;
        let in_place = line.cells.iter().any(|(column, text)| {
            column.is_some_and(Column::is_amount)
                && matches!(amount(text, style), Amount::Known(..))
        });
        let may_be = !numbers.is_empty() && is_short && (in_place || words::is_sum(&label));
        return (!may_be).then_some(Verdict::Beyond);
    }
    if is_service {
        let known = catalogue::find(&line.service).is_some();
        let silent = numbers.is_empty();
        let prose = [&line.service, &line.description, &line.region]
            .into_iter()
            .any(|text| words::is_sentence(text));
        let alone = line.cells.len() == 1
            || prose
            || line.currency.is_empty() && words::is_sentence(&label(line));
        return Some(if silent && !known && alone { Verdict::Text } else { Verdict::Row });
    }
    if numbers.is_empty() {
        return Some(Verdict::Text);
    }
    // What the column of the services lacks, the description says.
    let says = !line.description.is_empty() && catalogue::find(&line.description).is_some();
    (says && !words::is_sum(&line.service)).then_some(Verdict::Row)
}

/// The records of all tables, with what the rows above each come to.
struct Table<'a> {
    lines: &'a [Line],
    above: Vec<Total>,
    style: Style,
}

impl Table<'_> {
    /// What the rows of some records come to.
    fn between(&self, from: usize, to: usize) -> Total {
        self.above[to].less(self.above[from.min(to)])
    }

    /// Tells a record without a service; `asked` is what such records above it come to.
    fn candidate(&self, at: usize, asked: Total, verdicts: &[Option<Verdict>]) -> Verdict {
        let (lines, line) = (self.lines, &self.lines[at]);
        let numbers = numbers(line, self.style);
        let calls_itself = words::is_sum(&label(line));
        // A block ends at a blank record, at a sum and at a new header.
        let ends =
            |of: usize| verdicts[of] != Some(Verdict::Row) || lines[of].section != line.section;
        let (mut start, mut end) = (at, at + 1);
        while start > 0 && !ends(start - 1) {
            start -= 1;
            if lines[start].after_gap {
                break;
            }
        }
        while end < lines.len() && !ends(end) && (end == at + 1 || !lines[end].after_gap) {
            end += 1;
        }
        let all = self.between(0, lines.len());
        let sets = [
            (self.between(0, at), "above"),
            (self.between(start, at), "above"),
            (self.between(at + 1, end), "below"),
            (self.between(at + 1, lines.len()), "below"),
            (all, "in the file"),
            (self.between(0, at).and(asked), "above, with what is asked about"),
        ];
        let has = |column| line.cells.iter().any(|(of, _)| *of == Some(column));
        let is_bare =
            ![Column::Region, Column::Currency, Column::Configuration].into_iter().any(has);
        let nothing = numbers.iter().all(|n| n.value.is_zero());
        for (total, place) in sets {
            let is_sum = match nothing {
                true => calls_itself && (total.monthly.is_zero() || total.upfront.is_zero()),
                false => numbers.iter().all(|n| n.value.is_zero() || total.shows(n)),
            };
            // A record with a region, a currency or a configuration that is like the one row above it
            // may be a row that lost its service.
            if is_sum && total.rows > 0 && (calls_itself || is_bare || total.rows > 1) {
                let rows = match total.rows {
                    1 => String::from("row"),
                    rows => format!("{rows} rows"),
                };
                let of = format!("The sum of the {rows} {place}: left out");
                return Verdict::Sum(of, total.rows >= all.rows);
            }
        }
        if line.below && !calls_itself && !is_bare {
            return Verdict::Beyond;
        }
        if calls_itself {
            let total = self.between(0, at).monthly.round_dp(2).normalize();
            let why = format!("It calls itself a sum, but the rows above it add up to {total}");
            return Verdict::Asked(why, Reason::WrongSum);
        }
        let why = "It names no service, and its amount is not the sum of the rows above it";
        Verdict::Asked(why.to_owned(), Reason::NoService)
    }
}

/// The texts of a record that are neither amounts nor a currency nor the configuration.
pub(super) fn label(line: &Line) -> String {
    let texts = line.cells.iter().filter(|(column, text)| {
        !matches!(column, Some(Column::Configuration | Column::Currency | Column::Status))
            && ![Style::Point, Style::Comma]
                .iter()
                .any(|style| matches!(amount(text, *style), Amount::Known(..)))
    });
    texts.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The numbers of a record, wherever they stand; of a text that names a total, that total alone.
fn numbers(line: &Line, style: Style) -> Vec<Shown> {
    if line.service.is_empty()
        && let Some((_, total)) = stated::in_words(&line.joined, style)
    {
        return shown(total, style).into_iter().collect();
    }
    let cells = line.cells.iter().filter(|(column, _)| *column != Some(Column::Configuration));
    cells.filter_map(|(_, text)| shown(text, style)).collect()
}

fn shown(text: &str, style: Style) -> Option<Shown> {
    let Amount::Known(value, _) = amount(text, style) else { return None };
    let mark = if style == Style::Point { '.' } else { ',' };
    let behind = text
        .rsplit_once(mark)
        .map_or(0, |(_, behind)| behind.chars().take_while(char::is_ascii_digit).count());
    let decimals = u32::try_from(behind).unwrap_or(0);
    within_bounds(value).then_some(Shown { value, decimals })
}
