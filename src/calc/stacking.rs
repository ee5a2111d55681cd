//! Stacking rules and coverage limits as a matrix of programmes, with what is at stake in each cell.

use crate::{
    domain::{
        Id, Plan, Program, Rate, TableId, Total, Value, choice::Choice as _, rules::StackingRule,
    },
    engine::Outcome,
    table::table_mut,
};

/// A pair of programmes; a programme with itself stands for its coverage limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// One programme.
    pub a: Program,
    /// The other, or the same.
    pub b: Program,
    /// The rows that say something of it; none where nothing was written.
    pub rows: Vec<Id>,
    /// Whether the two may meet on a charge. They may where nothing was written.
    pub rule: StackingRule,
    /// Whether AWS confirmed it in writing.
    pub confirmed: bool,
    /// The contract clause.
    pub clause: String,
    /// On the diagonal: the most of a charge the programme may cover.
    pub limit: Rate,
}

impl Cell {
    /// Whether it is a programme's own: its limit.
    pub fn is_limit(&self) -> bool {
        self.a == self.b
    }
}

/// The matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The programmes that have credits, rules or limits, in their usual order.
    pub programs: Vec<Program>,
    /// The cells on and below the diagonal, row by row: row `i` has `i + 1` cells.
    pub cells: Vec<Cell>,
}

impl Matrix {
    /// The cell of two programmes by their places, in either order.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let (low, high) = (row.min(column), row.max(column));
        self.cells.get(high * (high + 1) / 2 + low)
    }
}

/// The matrix of a resolved plan.
///
/// ```
/// use tranche::{calc::stacking, domain::{Month, Plan}, engine::evaluate};
/// let plan = Plan::empty(Month::parse("2027-01").unwrap());
/// assert!(stacking::matrix(&plan, &evaluate(&plan).unwrap()).cells.is_empty());
/// ```
pub fn matrix(plan: &Plan, outcome: &Outcome) -> Matrix {
    let named = |program: Program| {
        outcome.grants.iter().any(|of| of.grant.program == program)
            || plan.stacking.iter().any(|rule| rule.a == program || rule.b == program)
            || plan.limits.iter().any(|limit| limit.program == program)
    };
    let programs: Vec<Program> =
        Program::ALL.iter().copied().filter(|program| named(*program)).collect();
    let mut cells = Vec::new();
    for (row, a) in programs.iter().enumerate() {
        for b in programs.iter().take(row + 1) {
            cells.push(if a == b { limit(plan, *a) } else { pair(plan, *a, *b) });
        }
    }
    Matrix { programs, cells }
}

fn blank(a: Program, b: Program) -> Cell {
    Cell {
        a,
        b,
        rows: Vec::new(),
        rule: StackingRule::Additive,
        confirmed: false,
        clause: String::new(),
        limit: Rate::ONE,
    }
}

/// As the bill reads it: one exclusive row is enough. Confirmed when every row is.
fn pair(plan: &Plan, a: Program, b: Program) -> Cell {
    let mut cell = blank(a, b);
    for row in plan.stacking.iter() {
        if (row.a, row.b) != (a, b) && (row.b, row.a) != (a, b) {
            continue;
        }
        cell.confirmed = row.confirmed && (cell.rows.is_empty() || cell.confirmed);
        cell.rows.push(row.id.clone());
        if row.rule == StackingRule::Exclusive {
            cell.rule = StackingRule::Exclusive;
        }
        if cell.clause.is_empty() {
            cell.clause.clone_from(&row.clause);
        }
    }
    cell
}

/// As the bill reads it: the smallest limit counts.
fn limit(plan: &Plan, program: Program) -> Cell {
    let mut cell = blank(program, program);
    for row in plan.limits.iter().filter(|row| row.program == program) {
        cell.rows.push(row.id.clone());
        cell.limit = cell.limit.min(row.max_coverage);
    }
    cell
}

/// The plan with a pair the other way round, or a limit lifted; `None` where that changes nothing:
/// a programme without credits, or one that is not limited.
pub fn flipped(plan: &Plan, outcome: &Outcome, cell: &Cell) -> Option<Plan> {
    let has = |program: Program| outcome.grants.iter().any(|of| of.grant.program == program);
    if !has(cell.a) || !has(cell.b) || (cell.is_limit() && cell.limit == Rate::ONE) {
        return None;
    }
    let mut next = plan.clone();
    if cell.is_limit() {
        for row in &cell.rows {
            next.limits.update(row.as_str(), |limit| limit.max_coverage = Rate::ONE);
        }
        return Some(next);
    }
    let rule = other(cell.rule);
    for row in &cell.rows {
        next.stacking.update(row.as_str(), |of| of.rule = rule);
    }
    if cell.rows.is_empty() {
        // Only thrown away with the plan: any id that no row has will do.
        let id = Id::from("\u{1f}");
        let mut rows = table_mut(&mut next, TableId::Stacking);
        rows.insert_blank(usize::MAX, id.clone());
        let words = [cell.a.word(), cell.b.word(), rule.word()];
        for (column, word) in words.into_iter().enumerate() {
            rows.set(id.as_str(), column, Value::Word(word));
        }
    }
    Some(next)
}

/// The other way round.
pub fn other(rule: StackingRule) -> StackingRule {
    match rule {
        StackingRule::Additive => StackingRule::Exclusive,
        StackingRule::Exclusive => StackingRule::Additive,
    }
}

/// What a cell is worth the other way round: deal value then less deal value now.
pub fn stake(outcome: &Outcome, flipped: &Outcome) -> Total {
    flipped.deal_value - outcome.deal_value
}
