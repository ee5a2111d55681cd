//! Lengthening the plan to what reaches beyond it: an agreement, a pasted bill.

use super::{Command, Entry};
use crate::{
    domain::{Month, Plan, TableId, Value, drafts::CellRef},
    table::{Kind, schema},
};

/// The field that says how many months a plan has.
const FIELD: &str = "horizon_months";

/// How many months the plan has to have so that a month lies in it; `None` where it does already, and where no plan
/// that starts when this one does can be that long.
///
/// ```
/// use tranche::{domain::{Month, Plan}, edit::length::months_to};
/// let plan = Plan::empty(Month::parse("2027-01").unwrap()); // 36 months
/// assert_eq!(months_to(&plan, Month::parse("2030-02").unwrap()), Some(38));
/// assert_eq!(months_to(&plan, Month::parse("2029-12").unwrap()), None);
/// ```
pub fn months_to(plan: &Plan, month: Month) -> Option<u32> {
    let needed = i64::from(month.since(plan.head.start_month)) + 1;
    let most = match schema(TableId::Plan).spec_of(FIELD)?.kind {
        Kind::Count { max, .. } => max,
        _ => return None,
    };
    let longer = needed > i64::from(plan.head.horizon_months) && needed <= most;
    u32::try_from(needed).ok().filter(|_| longer)
}

/// The last month of the agreement of a resolved scenario; `None` without one.
pub fn agreement_end(resolved: &Plan) -> Option<Month> {
    let terms = &resolved.edp;
    terms.included.then(|| terms.start.plus(terms.term_months.cast_signed() - 1))
}

/// The command that gives the plan so many months.
pub fn lengthen(months: u32) -> Command {
    let row = TableId::Plan.only_row();
    let cell = CellRef { table: TableId::Plan, row, field: FIELD, scenario: None };
    let cells = vec![(cell, Entry::Value(Value::Count(months.into())))];
    let label = format!("Lengthen the plan to {months} months");
    Command::filling(label, cells)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edit::apply;

    #[test]
    fn an_agreement_that_outruns_the_plan_says_how_long_the_plan_has_to_be() {
        let mut plan = Plan::empty(Month::parse("2027-01").unwrap());
        assert_eq!(agreement_end(&plan), None);
        let terms = Arc::make_mut(&mut plan.edp.0);
        (terms.included, terms.start) = (true, Month::parse("2027-03").unwrap());
        terms.term_months = 36;
        let end = agreement_end(&plan).unwrap();
        assert_eq!(end, Month::parse("2030-02").unwrap());
        let months = months_to(&plan, end).unwrap();
        let next = apply(&plan, &lengthen(months)).unwrap().plan;
        assert_eq!((months, next.head.horizon_months), (38, 38));
        assert_eq!(months_to(&next, end), None);
    }

    #[test]
    fn no_plan_is_made_longer_than_a_plan_can_be() {
        let plan = Plan::empty(Month::parse("2027-01").unwrap());
        assert_eq!(months_to(&plan, Month::parse("2036-12").unwrap()), Some(120));
        assert_eq!(months_to(&plan, Month::parse("2037-01").unwrap()), None);
        assert_eq!(months_to(&plan, Month::parse("2026-01").unwrap()), None);
    }
}
