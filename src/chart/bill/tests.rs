use super::*;
use crate::{
    calc::consumption::{By, consumption},
    domain::{Cents, Plan, Rate},
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
            let sum: Total = bill.layers.iter().map(|layer| layer.amounts[at]).sum();
            assert_eq!(sum, bill.gross[at]);
        }
        let stacked = bill.stacked();
        assert_eq!(stacked.len(), bill.layers.len());
        assert_eq!(stacked.first(), Some(&bill.layers[0].amounts));
        assert_eq!(stacked.last(), Some(&bill.gross), "the uppermost edge is the whole bill");
        let table = bill.table();
        assert_eq!(table.rows.len(), bill.months.len());
        assert!(table.rows.iter().all(|row| row.len() == table.headers.len()));
    }
}

#[test]
fn the_cliff_is_the_largest_fall() {
    let month = Month::parse("2027-01").unwrap();
    let covered = [10, 500, 300, 290, 0].map(|units| Total::new(units * 100));
    let mut bill = MonthlyBill {
        months: (0..5).map(|at| month.plus(at)).collect(),
        layers: vec![Layer { name: "Cash".into(), ink: Ink::Cash, amounts: covered.to_vec() }],
        gross: vec![Total::new(100_000); 5],
        covered: covered.to_vec(),
        format: Format::default(),
    };
    assert_eq!(bill.cliff(), Some(Cliff { at: 4, by: Total::new(29_000) }));
    assert!(bill.sentence().ends_with("Credits cover $290 less in May 27"), "{}", bill.sentence());
    bill.gross = vec![Total::new(10_000_000); 5];
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

#[test]
fn tables_of_a_month_add_up_and_name_every_credit_once() {
    let (plan, outcome, _) = sample();
    let totals = Totals::of(&plan);
    let format = Format::default();
    for at in [0, 7, outcome.months.len() - 1] {
        let ledger = ledger(&plan, &totals, at).unwrap();
        let of = crate::calc::apart::apart(&plan, &ledger, &outcome, at);
        let lines = tables::lines(&of, &format);
        let last = lines.rows.last().unwrap();
        assert_eq!(last[7], show::money_whole(outcome.months[at].cash_with, &format));
        let (used, out) =
            (tables::credits(&of, true, &format), tables::credits(&of, false, &format));
        assert_eq!(used.rows.len() + out.rows.len(), outcome.grants.len());
        let one = tables::credit(&of, 0, &format);
        assert_eq!(one.rows.len() + 1, lines.rows.len());
        for table in [lines, used, out, one] {
            assert!(table.rows.iter().all(|row| row.len() == table.headers.len()), "{table:?}");
        }
    }
    let directed = crate::engine::direct(&plan, &totals).unwrap();
    let table = tables::directed(&plan, &outcome, &directed, &format);
    let more = directed.applied - outcome.applied;
    assert_eq!(table.rows.last().unwrap()[3], show::money_whole_signed(more, &format));
    let words = tables::directed_words(&plan, &outcome, &directed, &format);
    assert!(words.starts_with("AWS's order already covers all that can be"), "{words}");
    let more = crate::engine::Directed {
        applied: Cents::new(outcome.applied.get() + 1_200_000),
        weighted: Cents::new(99_000_000),
        ..directed
    };
    let words = tables::directed_words(&plan, &outcome, &more, &format);
    assert!(words.ends_with(": +$12K."), "{words}");
    let mut weighed = plan.clone();
    let service = plan.services.at(0).unwrap().id.clone();
    weighed
        .services
        .update(service.as_str(), |service| service.weight = Rate::from_millionths(2_000_000));
    let words = tables::directed_words(&weighed, &outcome, &more, &format);
    assert!(words.contains("Weighted by service: $990K instead of $"), "{words}");
}
