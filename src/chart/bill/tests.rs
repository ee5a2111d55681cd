use super::*;
use crate::{
    calc::consumption::{By, consumption},
    domain::Plan,
    engine::{Totals, finish, ledger},
    io::plan_file,
};

fn sample() -> (Plan, Outcome, Consumption) {
    let plan = plan_file::read(include_str!("../../../examples/illustrative.json")).unwrap();
    let totals = Totals::of(&plan);
    let of = consumption(&plan, &ledger(&plan, &totals, 0).unwrap(), By::Service, None).unwrap();
    (plan.clone(), finish(&plan, &totals).unwrap(), of)
}

#[test]
fn layers_fill_the_bill_to_the_cent_whether_or_not_programmes_are_told_apart() {
    let (_, outcome, of) = sample();
    for outcome in [Some(&outcome), None] {
        let bill = series(&of, outcome, &Format::default());
        for at in 0..bill.months.len() {
            let sum: i64 = bill.layers.iter().map(|layer| layer.amounts[at].0).sum();
            assert_eq!(sum, bill.gross[at].0);
        }
        let table = bill.table();
        assert_eq!(table.rows.len(), bill.months.len());
        assert!(table.rows.iter().all(|row| row.len() == table.headers.len()));
    }
}

#[test]
fn the_cliff_is_the_largest_fall() {
    let month = Month::parse("2027-01").unwrap();
    let covered = [10, 500, 300, 290, 0].map(|units| Cents(units * 100));
    let mut bill = MonthlyBill {
        months: (0..5).map(|at| month.plus(at)).collect(),
        layers: vec![Layer { name: "Cash".into(), ink: Ink::Cash, amounts: covered.to_vec() }],
        gross: vec![Cents(100_000); 5],
        covered: covered.to_vec(),
        format: Format::default(),
    };
    assert_eq!(bill.cliff(), Some(Cliff { at: 4, by: Cents(29_000) }));
    assert!(bill.sentence().ends_with("Credits cover $290 less in May 27"), "{}", bill.sentence());
    bill.gross = vec![Cents(10_000_000); 5];
    assert_eq!(bill.cliff(), None);
    bill.covered.clear();
    assert_eq!(bill.cliff(), None);
}

#[test]
fn it_is_drawn_at_any_width_inside_its_frame() {
    let (_, outcome, of) = sample();
    let bill = series(&of, Some(&outcome), &Format::default());
    for width in [0, 300, 640, 1_440, 9_999] {
        let svg = svg(&bill, width, "bill");
        assert!(
            svg.starts_with("<svg class=\"chart\" role=\"img\" aria-label=\"Monthly bill from")
        );
        assert!(!svg.contains("style="), "{width}");
        let polygons = svg.matches("<polygon").count();
        assert_eq!(polygons, bill.layers.len(), "{width}");
    }
}
