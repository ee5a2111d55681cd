//! What is marked in a table of rows by month: months that the active scenario sets, texts that could
//! not be taken.

use crate::{
    calc::consumption::By,
    domain::{Baseline, Id, Plan, TableId},
    engine::baseline_amounts,
};

/// What is marked in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The service or account.
    pub row: String,
    /// The months, counted from the first, whose baseline is another than in AWS's offer.
    pub own: Vec<usize>,
    /// A text of its baseline that could not be taken.
    pub draft: Option<String>,
}

/// The marks of all rows that have any, of all accounts or of one.
pub fn marks(plan: &Plan, resolved: &Plan, by: By, account: Option<&Id>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let shown = |row: &Baseline| account.is_none_or(|only| *only == row.account);
    for row in resolved.baseline.iter().filter(|row| shown(row)) {
        let Some(base) = plan.baseline.get(row.id.as_str()).filter(|base| *base != row) else {
            continue;
        };
        let amounts = |plan: &Plan, row| baseline_amounts(&plan.head, row).unwrap_or_default();
        let (was, is) = (amounts(plan, base), amounts(resolved, row));
        let mark = mark_of(&mut marks, by, row);
        for at in 0..is.len() {
            if was.get(at) != is.get(at) && !mark.own.contains(&at) {
                mark.own.push(at);
            }
        }
    }
    for (cell, text) in plan.drafts.iter().filter(|(cell, _)| cell.table == TableId::Baseline) {
        let row = resolved.baseline.get(cell.row.as_str());
        if let Some(row) = row.filter(|row| shown(row) && !text.trim().is_empty()) {
            mark_of(&mut marks, by, row).draft = Some(text.to_owned());
        }
    }
    marks
}

fn mark_of<'a>(marks: &'a mut Vec<Mark>, by: By, row: &Baseline) -> &'a mut Mark {
    let id = if by == By::Service { &row.service } else { &row.account };
    let at = marks.iter().position(|mark| mark.row == id.as_str()).unwrap_or(marks.len());
    if at == marks.len() {
        marks.push(Mark { row: id.to_string(), ..Mark::default() });
    }
    &mut marks[at]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Cents, Month, Row as _, Rows, drafts::CellRef},
        edit::starter,
    };

    #[test]
    fn months_a_scenario_sets_and_texts_that_could_not_be_taken_are_marked() {
        let start = Month::new(2027, 1).unwrap();
        let mut plan = starter::plan(start);
        let row = |id: &str, account: &str, monthly: i64| Baseline {
            account: Id::from(account),
            service: Id::from("ec2"),
            monthly: Cents::new(monthly),
            ..Baseline::blank(Id::from(id))
        };
        plan.baseline = [row("b1", "a", 100), row("b2", "b", 200)].into_iter().collect::<Rows<_>>();
        assert_eq!(marks(&plan, &plan, By::Service, None), []);
        let mut resolved = plan.clone();
        let mut own = row("b2", "b", 200);
        own.months.insert(plan.head.start_month.plus(2), Cents::new(7));
        // The month's own amount is what the year has anyway: nothing is another.
        own.months.insert(plan.head.start_month.plus(3), Cents::new(200));
        resolved.baseline = [row("b1", "a", 100), own].into_iter().collect::<Rows<_>>();
        let found = marks(&plan, &resolved, By::Service, None);
        assert_eq!(found, [Mark { row: "ec2".into(), own: vec![2], draft: None }]);
        assert_eq!(marks(&plan, &resolved, By::Account, None)[0].row, "b");
        assert_eq!(marks(&plan, &resolved, By::Service, Some(&Id::from("a"))), []);
        let cell = CellRef {
            table: TableId::Baseline,
            row: Id::from("b1"),
            field: "monthly",
            scenario: None,
        };
        let mut drafted = plan.clone();
        drafted.drafts.set(cell, "12 apples".into());
        let found = marks(&drafted, &drafted, By::Service, None);
        assert_eq!(
            found,
            [Mark { row: "ec2".into(), own: vec![], draft: Some("12 apples".into()) }]
        );
    }
}
