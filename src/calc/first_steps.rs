//! What a plan of one's own needs before it shows a figure, and where to enter it.

use super::checks::Place;
use crate::domain::{Plan, TableId};

/// A step towards a first figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstStep {
    /// What to enter.
    pub title: &'static str,
    /// Why, and what it takes.
    pub why: &'static str,
    /// Where it is entered.
    pub place: Place,
    /// Whether the plan has it.
    pub done: bool,
}

/// The steps of a plan that can't show a worth yet, in the order in which they help; none once credits
/// can meet charges: something is charged, and AWS gives something.
pub fn first_steps(plan: &Plan) -> Vec<FirstStep> {
    let runs = plan.baseline.iter().any(|row| !row.monthly.is_zero() || !row.months.is_empty());
    let moves = plan.workloads.iter().any(|row| {
        row.strategy.moves() && row.cutover.is_some() && !row.monthly_run_rate.is_zero()
    });
    let offered = plan.map.included
        || !plan.credits.is_empty()
        || !plan.levers.is_empty()
        || !plan.proserve.is_empty()
        || !plan.partners.is_empty();
    if (runs || moves) && offered {
        return Vec::new();
    }
    let step = |title, why, table, done| {
        let place = Place { table, row: None, field: None, scenario: None };
        FirstStep { title, why, place, done }
    };
    vec![
        step(
            "What moves to AWS",
            "workloads with run-rate and cutover: paste them from a sheet",
            TableId::Workloads,
            moves,
        ),
        step(
            "What runs there today",
            "baseline consumption, or the bill by month",
            TableId::Baseline,
            runs,
        ),
        step(
            "What AWS gives",
            "MAP terms, a credit, or what it offers for something it wants",
            TableId::Map,
            offered,
        ),
        step(
            "What is committed",
            "spend by contract year, and whether credits count towards it",
            TableId::Edp,
            plan.edp.included,
        ),
        step(
            "What we ask for",
            "choose Ask above: what is negotiated is then the ask’s alone",
            TableId::Levers,
            plan.scenarios.iter().any(|scenario| !scenario.overrides.is_empty()),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Baseline, Cents, Credit, Id, Month, Row as _},
        edit::starter,
        io::plan_file,
    };

    #[test]
    fn an_empty_plan_says_what_it_needs_until_credits_can_meet_charges() {
        let mut plan = starter::plan(Month::EPOCH);
        let done = |plan: &Plan| first_steps(plan).iter().map(|step| step.done).collect::<Vec<_>>();
        assert_eq!(done(&plan), [false; 5]);
        plan.baseline.push(Baseline::blank(Id::from("b1")));
        assert_eq!(done(&plan), [false; 5], "a row without an amount runs nothing");
        plan.baseline.update("b1", |row| row.monthly = Cents::new(100));
        assert_eq!(done(&plan), [false, true, false, false, false]);
        plan.credits.push(Credit::blank(Id::from("c1")));
        assert_eq!(first_steps(&plan), []);
    }

    #[test]
    fn the_sample_needs_nothing() {
        let sample = plan_file::read(include_str!("../../examples/illustrative.json")).unwrap();
        assert_eq!(first_steps(&sample), []);
    }
}
