//! Scenarios side by side: every figure of their outcomes, and the inputs they differ in.

use super::{explain::Figure, worth::Change};
use crate::domain::order::Order as _;
use crate::{
    domain::{Cents, Id, Plan, Program, Scenario, TableId, Total, Value, choice::Choice as _},
    engine::{Assessed, GrantOutcome, Outcome},
    table::{Spec, schema, show, table},
    text::{Format, show as show_text},
};

/// What lines stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Deal value and what it is made of.
    Worth,
    /// What becomes of the credits.
    Credits,
    /// The bill.
    Bill,
    /// MAP.
    Map,
    /// Credits by programme.
    Programs,
    /// Contract years.
    Commitment,
}

impl Group {
    /// What people read above the lines.
    pub fn title(self) -> &'static str {
        match self {
            Self::Worth => "What it is worth",
            Self::Credits => "Credits",
            Self::Bill => "Bill",
            Self::Map => "MAP",
            Self::Programs => "By programme",
            Self::Commitment => "Commitment",
        }
    }
}

/// One figure of every scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it stands with.
    pub group: Group,
    /// Its address: the key in the outcome.
    pub key: String,
    /// What people read.
    pub title: String,
    /// The figure by scenario; `None` where there is none.
    pub figures: Vec<Option<Cents>>,
}

impl Line {
    /// Whether not all scenarios have the same figure.
    pub fn differs(&self) -> bool {
        self.figures.iter().any(|figure| Some(figure) != self.figures.first())
    }

    /// How much the figure of a scenario differs from that of another.
    pub fn difference(&self, of: usize, from: usize) -> Option<Cents> {
        let figure = |at: usize| self.figures.get(at).copied().flatten();
        figure(of)?.checked_sub(figure(from)?)
    }
}

/// Lines as a spreadsheet takes them: the names above, exact amounts, and behind each scenario how it
/// differs from the one at `from`.
pub fn block(
    lines: &[Line],
    names: &[&str],
    from: Option<usize>,
    format: &Format,
) -> Vec<Vec<String>> {
    let money = |cents: Option<Cents>| {
        cents.map_or_else(String::new, |cents| show_text::money_edit(cents, format.style))
    };
    let differs = |at: usize| from.filter(|from| *from != at);
    let mut head = vec![String::new()];
    for (at, name) in names.iter().enumerate() {
        head.push((*name).to_owned());
        if let Some(against) = differs(at).and_then(|from| names.get(from)) {
            head.push(format!("{name} less {against}"));
        }
    }
    let mut rows = vec![head];
    for line in lines {
        let mut cells = vec![line.title.clone()];
        for at in 0..names.len() {
            cells.push(money(line.figures.get(at).copied().flatten()));
            if let Some(from) = differs(at) {
                cells.push(money(line.difference(at, from)));
            }
        }
        rows.push(cells);
    }
    rows
}

/// The figures in their order, each with its group.
const FIGURES: [(Group, Figure); 20] = [
    (Group::Worth, Figure::DealValue),
    (Group::Worth, Figure::DiscountSaving),
    (Group::Worth, Figure::NetValue),
    (Group::Worth, Figure::BillSaving),
    (Group::Worth, Figure::ShortfallCost),
    (Group::Worth, Figure::CashFunding),
    (Group::Worth, Figure::LeverCost),
    (Group::Credits, Figure::Headline),
    (Group::Credits, Figure::Applied),
    (Group::Credits, Figure::Expired),
    (Group::Credits, Figure::Remaining),
    (Group::Credits, Figure::Beyond),
    (Group::Credits, Figure::ExpectedLevers),
    (Group::Bill, Figure::Gross),
    (Group::Bill, Figure::CashWithout),
    (Group::Bill, Figure::CashWith),
    (Group::Bill, Figure::List),
    (Group::Bill, Figure::Support),
    (Group::Bill, Figure::TaxWithout),
    (Group::Bill, Figure::TaxWith),
];

/// A figure of a part of the outcome: its key there, what people read, where it stands.
type Named<T> = (&'static str, &'static str, fn(&T) -> Cents);

const MAP: [Named<Outcome>; 9] = [
    ("map.base", "MAP run-rate counted", |of| of.map.base),
    ("map.nominal", "MAP credit before the cap", |of| of.map.nominal),
    ("map.pool", "MAP credit", |of| of.map.pool),
    ("map.missed", "MAP credit missed", |of| of.map.missed),
    ("map.lost_untagged", "MAP credit lost untagged", |of| of.map.lost_untagged),
    ("map.assess", "Assess funding", |of| of.map.assess),
    ("map.mobilize", "Mobilize funding", |of| of.map.mobilize),
    ("map.partner_cash", "MAP cash to the partner", |of| of.map.partner_cash),
    ("map.buyer_cash", "MAP cash passed on to us", |of| of.map.buyer_cash),
];

const INVESTMENTS: [Named<Outcome>; 3] = [
    ("investments.earned", "Investments earned", |of| of.investments.earned),
    ("investments.missed", "Investments missed", |of| of.investments.missed),
    ("investments.cash", "Investments paid in cash", |of| of.investments.cash),
];

const PROGRAM: [Named<GrantOutcome>; 3] = [
    ("headline_by_program", "headline", |of| of.grant.amount),
    ("applied_by_program", "usable", |of| of.applied),
    ("expired_by_program", "forfeited", |of| of.expired),
];

const YEAR: [Named<Assessed>; 5] = [
    ("fees", "fees that count", |of| of.fees),
    ("marketplace", "Marketplace that counts", |of| of.marketplace),
    ("carried", "carried from the year before", |of| of.carried),
    ("shortfall", "shortfall", |of| of.shortfall),
    ("billed", "shortfall billed", |of| of.billed),
];

/// Every figure of some outcomes. A scenario without outcome has no figures. Our cost and estimates
/// are left out where they are hidden.
pub fn lines(outcomes: &[Option<&Outcome>], hide_private: bool) -> Vec<Line> {
    let mut lines = Lines { outcomes, lines: Vec::new() };
    for (group, figure) in FIGURES {
        if !(hide_private && figure.is_private()) {
            let title = figure.titled(hide_private).to_owned();
            lines.add(group, figure.key().to_owned(), title, &|outcome| Some(figure.of(outcome)));
        }
    }
    for (key, title, figure) in MAP {
        lines.add(Group::Map, key.to_owned(), title.to_owned(), &|outcome| Some(figure(outcome)));
    }
    for (key, title, figure) in INVESTMENTS {
        lines.add(Group::Credits, key.to_owned(), title.to_owned(), &|outcome| {
            Some(figure(outcome))
        });
    }
    for program in Program::ALL {
        let own = |of: &&GrantOutcome| of.grant.program == *program;
        if lines.seen().all(|outcome| !outcome.grants.iter().any(|of| own(&of))) {
            continue;
        }
        for (key, title, figure) in PROGRAM {
            let key = format!("{key}.{}", program.word());
            lines.add(Group::Programs, key, format!("{}, {title}", program.label()), &|outcome| {
                outcome.grants.iter().filter(own).map(figure).sum::<Total>().fit().ok()
            });
        }
    }
    let years = lines.seen().map(|outcome| outcome.commitment.len()).max().unwrap_or(0);
    for year in 0..years {
        let (address, name) = (format!("commitment.{}", year + 1), format!("Year {}", year + 1));
        let of = |outcome: &Outcome| outcome.commitment.get(year).cloned();
        let (key, title) = (format!("{address}.commitment"), format!("{name}, commitment"));
        lines.add(Group::Commitment, key, title, &|outcome| Some(of(outcome)?.commitment));
        for (key, title, figure) in YEAR {
            let (key, title) = (format!("{address}.{key}"), format!("{name}, {title}"));
            lines.add(Group::Commitment, key, title, &|outcome| {
                of(outcome)?.assessed.as_ref().map(figure)
            });
        }
    }
    lines.lines
}

struct Lines<'a> {
    outcomes: &'a [Option<&'a Outcome>],
    lines: Vec<Line>,
}

impl<'a> Lines<'a> {
    fn seen(&self) -> impl Iterator<Item = &'a Outcome> + use<'a> {
        self.outcomes.iter().filter_map(|outcome| *outcome)
    }

    fn add(
        &mut self,
        group: Group,
        key: String,
        title: String,
        figure: &dyn Fn(&Outcome) -> Option<Cents>,
    ) {
        let figures = self.outcomes.iter().map(|outcome| outcome.and_then(figure)).collect();
        self.lines.push(Line { group, key, title, figures });
    }
}

/// An input that a scenario sets, and its value in every scenario.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its table.
    pub table: TableId,
    /// Its row.
    pub row: Id,
    /// Its field.
    pub spec: &'static Spec,
    /// What people call the row.
    pub title: String,
    /// The value by scenario.
    pub values: Vec<Value>,
    /// Whether the scenario sets it itself.
    pub own: Vec<bool>,
}

impl Input {
    /// Whether not all scenarios have the same value.
    pub fn differs(&self) -> bool {
        self.values.iter().any(|value| Some(value) != self.values.first())
    }
}

/// Every input that one of the scenarios sets, in the order of tables, rows and columns.
pub fn inputs(plan: &Plan, scenarios: &[&Scenario]) -> Vec<Input> {
    let mut set = Vec::new();
    for (at, scenario) in scenarios.iter().enumerate() {
        for change in scenario.overrides.iter().filter_map(|over| Change::of(plan, over)) {
            let row = table(plan, change.table).position(change.row.as_str());
            set.push(((change.table as usize, row, change.column), at, change));
        }
    }
    set.order_by_key(|(place, ..)| *place);
    let mut inputs: Vec<Input> = Vec::new();
    for same in set.chunk_by(|(a, ..), (b, ..)| a == b) {
        let first = same.first();
        let input = first.and_then(|(_, _, change)| input(plan, change, scenarios.len()));
        let Some(mut input) = input else { continue };
        for (_, scenario, change) in same {
            input.values[*scenario] = change.value.clone();
            input.own[*scenario] = true;
        }
        inputs.push(input);
    }
    inputs
}

/// The field of a change with its value in the base for every scenario.
fn input(plan: &Plan, change: &Change, scenarios: usize) -> Option<Input> {
    let (rows, row) = (table(plan, change.table), change.row.as_str());
    let base = rows.value(row, change.column)?;
    Some(Input {
        table: change.table,
        row: change.row.clone(),
        spec: schema(change.table).spec(change.column)?,
        title: show::row_title(plan, change.table, row),
        values: vec![base; scenarios],
        own: vec![false; scenarios],
    })
}
