//! Sorting, filtering, finding, adding up: all of it only in view.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

#[path = "common/desk.rs"]
mod desk;

use std::sync::Arc;

use desk::Desk;
use tranche::{
    domain::{Id, TableId},
    edit::{Command, Entry},
    grid::{
        Cursor, Range, find,
        order::{self, Arranged, By, Rules},
        sums,
        view::Scene,
    },
};

/// Five workloads: name, run-rate, cutover.
fn five() -> Desk {
    let mut desk = Desk::sample(TableId::Workloads);
    let rows = desk.order.split_off(5);
    desk.apply(&Command::RemoveRows { table: TableId::Workloads, rows });
    for (row, (name, rate, cutover)) in [
        ("pear", "300", "mar 2028"),
        ("Fig", "100", ""),
        ("apple", "300", "jan 2027"),
        ("date", "", "feb 2027"),
        ("Élan", "20", "jan 2027"),
    ]
    .into_iter()
    .enumerate()
    {
        for (field, text) in [("name", name), ("monthly_run_rate", rate), ("cutover", cutover)] {
            desk.type_into(field, row, text);
        }
    }
    desk
}

fn arrange(desk: &Desk, rules: &Rules) -> Arranged {
    order::arrange(desk.scene(), desk.grid(), &desk.columns, rules)
}

fn names(desk: &Desk, ids: &[Id]) -> Vec<String> {
    ids.iter().map(|id| desk.plan.workloads.get(id.as_str()).unwrap().name.clone()).collect()
}

/// Sorts by columns: a minus before the field turns it round.
fn sorted(desk: &Desk, fields: &[&str]) -> Vec<String> {
    let mut rules = Rules::default();
    for field in fields {
        let column = &desk.columns[desk.column(field.trim_start_matches('-'))];
        rules.sort(column, true);
        if field.starts_with('-') {
            rules.sort(column, true);
        }
    }
    names(desk, &arrange(desk, &rules).shown)
}

#[test]
fn rows_sort_by_several_columns_with_what_is_missing_last() {
    let desk = five();
    assert_eq!(sorted(&desk, &["name"]), ["apple", "date", "Fig", "pear", "Élan"]);
    assert_eq!(sorted(&desk, &["monthly_run_rate"]), ["Élan", "Fig", "pear", "apple", "date"]);
    assert_eq!(sorted(&desk, &["-monthly_run_rate"]), ["pear", "apple", "Fig", "Élan", "date"]);
    assert_eq!(
        sorted(&desk, &["-monthly_run_rate", "name"]),
        ["apple", "pear", "Fig", "Élan", "date"]
    );
    assert_eq!(sorted(&desk, &["cutover", "-name"]), ["Élan", "apple", "date", "pear", "Fig"]);
    assert_eq!(sorted(&desk, &[]), ["pear", "Fig", "apple", "date", "Élan"]);
    assert_eq!(sorted(&desk, &["-map_credit", "name"]).len(), 5);
}

#[test]
fn a_click_on_a_head_goes_up_then_down_then_off() {
    let desk = five();
    let (name, rate) =
        (&desk.columns[desk.column("name")], &desk.columns[desk.column("monthly_run_rate")]);
    let mut rules = Rules::default();
    rules.sort(name, false);
    assert_eq!(rules.direction(name), Some((false, 1)));
    rules.sort(rate, true);
    assert_eq!(
        (rules.direction(name), rules.direction(rate)),
        (Some((false, 1)), Some((false, 2)))
    );
    rules.sort(rate, true);
    assert_eq!(rules.direction(rate), Some((true, 2)));
    rules.sort(rate, true);
    assert_eq!((rules.direction(name), rules.direction(rate)), (Some((false, 1)), None));
    rules.sort(name, false);
    assert_eq!(rules.direction(name), Some((true, 1)));
    rules.sort(rate, false);
    assert_eq!((rules.direction(name), rules.direction(rate)), (None, Some((false, 1))));
    rules.sort(rate, false);
    rules.sort(rate, false);
    assert!(rules.is_empty());
}

fn filtered(desk: &Desk, field: &str, by: By) -> Vec<String> {
    let mut rules = Rules::default();
    rules.filter(&desk.columns[desk.column(field)], Some(by));
    let arranged = arrange(desk, &rules);
    assert_eq!(arranged.shown.len() + arranged.hidden.len(), desk.order.len());
    names(desk, &arranged.shown)
}

#[test]
fn rows_are_filtered_by_values_by_text_and_by_range() {
    let desk = five();
    let range = |from: &str, to: &str| By::Range { from: from.into(), to: to.into() };
    assert_eq!(filtered(&desk, "name", By::Contains(" É".into())), ["Élan"]);
    assert_eq!(
        filtered(&desk, "name", By::Contains("a".into())),
        ["pear", "apple", "date", "Élan"]
    );
    assert_eq!(
        filtered(&desk, "monthly_run_rate", By::Values(vec!["300".into(), String::new()])),
        ["pear", "apple", "date"]
    );
    assert_eq!(filtered(&desk, "monthly_run_rate", range("100", "")), ["pear", "Fig", "apple"]);
    assert_eq!(filtered(&desk, "monthly_run_rate", range("", "$100")), ["Fig", "Élan"]);
    assert_eq!(filtered(&desk, "cutover", range("feb 2027", "mar 2028")), ["pear", "date"]);
    assert_eq!(
        filtered(&desk, "map_rate", range("0%", "")).len(),
        filtered(&desk, "map_rate", range("", "100%")).len()
    );
    let column = &desk.columns[desk.column("monthly_run_rate")];
    assert_eq!(order::values(desk.scene(), desk.grid(), column), ["20", "100", "300", ""]);
}

#[test]
fn an_edit_moves_and_hides_nothing_until_it_is_asked_for() {
    let mut desk = five();
    let mut rules = Rules::default();
    rules.sort(&desk.columns[desk.column("monthly_run_rate")], false);
    rules.filter(&desk.columns[desk.column("name")], Some(By::Contains("a".into())));
    let arranged = arrange(&desk, &rules);
    assert_eq!(names(&desk, &arranged.shown), ["Élan", "pear", "apple", "date"]);
    let stale = |desk: &Desk, arranged: &Arranged| {
        order::is_stale(desk.scene(), desk.grid(), &desk.columns, &rules, arranged)
    };
    assert!(!stale(&desk, &arranged));
    desk.order = arranged.shown.to_vec();
    desk.type_into("monthly_run_rate", 0, "999");
    desk.type_into("name", 1, "plum");
    let after = order::follow(desk.scene(), desk.grid(), &rules, &arranged);
    assert_eq!(after, arranged);
    assert!(stale(&desk, &after));
    assert_eq!(names(&desk, &arrange(&desk, &rules).shown), ["apple", "Élan", "date"]);
}

#[test]
fn rows_that_come_and_go_leave_the_others_in_place() {
    let mut desk = five();
    let mut rules = Rules::default();
    rules.sort(&desk.columns[desk.column("name")], false);
    rules.filter(&desk.columns[desk.column("name")], Some(By::Contains("a".into())));
    let arranged = arrange(&desk, &rules);
    let start = desk.plan.clone();
    let ids = |names: &[&str]| -> Vec<Id> {
        let id = |name: &&str| {
            desk.plan.workloads.iter().find(|row| row.name == *name).unwrap().id.clone()
        };
        names.iter().map(id).collect()
    };
    let [apple, date, pear, elan] = ids(&["apple", "date", "pear", "Élan"]).try_into().unwrap();
    assert_eq!(*arranged.shown, [apple.clone(), date.clone(), pear.clone(), elan.clone()]);
    let add = |position| Command::AddRow {
        scenario: None,
        table: TableId::Workloads,
        position,
        cells: vec![("name", Entry::Text("new".into()))],
    };
    // Above the row it was asked for, and at the end.
    let at = desk.plan.workloads.position(pear.as_str()).unwrap();
    desk.apply(&add(at));
    let above = desk.order.last().unwrap().clone();
    desk.apply(&add(99));
    let last = desk.order.last().unwrap().clone();
    desk.apply(&Command::RemoveRows { table: TableId::Workloads, rows: vec![date.clone()] });
    let after = order::follow(desk.scene(), desk.grid(), &rules, &arranged);
    assert_eq!(*after.shown, [apple.clone(), above, pear.clone(), elan.clone(), last]);
    assert_eq!(after.hidden, arranged.hidden);
    // Undone, the row that was deleted is back, before the one it comes before in the table.
    let undone = order::follow(Scene { plan: &start, ..desk.scene() }, desk.grid(), &rules, &after);
    assert_eq!(*undone.shown, [apple, pear, date, elan]);
    let plain = order::follow(
        Scene { plan: &start, ..desk.scene() },
        desk.grid(),
        &Rules::default(),
        &after,
    );
    assert_eq!(plain.shown.len(), 5);
    assert_eq!(plain.hidden, Arc::default());
}

#[test]
fn a_text_is_found_in_every_form_and_round_the_end() {
    let mut desk = five();
    desk.type_into("monthly_run_rate", 2, "1234567.5");
    let (name, rate) = (desk.column("name"), desk.column("monthly_run_rate"));
    let next = |text: &str, row, column, forward| {
        find::next(&desk.sheet(), text, Cursor { row, column }, forward)
            .map(|at| (at.row, at.column))
    };
    for form in ["1,234,568", "1,234,567.50", "1234567.50", "$1,234"] {
        assert_eq!(next(form, 0, 0, true), Some((2, rate)), "{form}");
    }
    assert_eq!(next("éLAN", 0, 0, true), Some((4, name)));
    assert_eq!(next("fig", 1, name, true), Some((1, name)), "a lone match is found again");
    assert_eq!(next("e", 0, name, true).map(|at| at.0), Some(0));
    assert_eq!(next("pear", 4, name, true), Some((0, name)));
    assert_eq!(next("pear", 5, name, true), Some((0, name)), "from the adding row");
    assert_eq!(next("pear", 5, name, false), Some((0, name)));
    assert_eq!(next("apple", 4, name, false), Some((2, name)));
    assert_eq!(next("fig", 0, name, false), Some((1, name)));
    assert_eq!(next("nowhere at all", 0, 0, true), None);
    assert_eq!(next(" ", 0, 0, true), None);
    assert_eq!(find::count(&desk.sheet(), "1,234,567"), 1);
    let empty = Desk { order: Vec::new(), ..desk.clone() };
    assert_eq!(find::next(&empty.sheet(), "a", Cursor::default(), true), None);
}

#[test]
fn a_selection_adds_up_what_may_be_added() {
    let desk = five();
    let of = |fields: &str| sums::of(&desk.sheet(), desk.range(fields, 0, 4));
    let money = of("monthly_run_rate");
    assert_eq!((money.count, money.figures), (4, 4));
    assert_eq!((money.sum.as_deref(), money.average.as_deref()), (Some("720"), Some("180")));
    let share = of("eligible_share");
    assert_eq!((share.figures, share.sum), (5, None));
    assert!(share.average.is_some_and(|average| average.ends_with('%')));
    let mixed = of("name..eligible_share");
    assert_eq!((mixed.sum, mixed.average), (None, None));
    assert_eq!(mixed.count, 5 + 5 + 4 + 4 + 5);
    let texts = of("name");
    assert_eq!((texts.count, texts.figures, texts.sum), (5, 0, None));
    let ramps = of("ramp_months");
    assert!(ramps.sum.is_some() && ramps.average.is_some());
    let beyond = Range { top: 0, left: 0, bottom: 999, right: 999 };
    assert!(sums::of(&desk.sheet(), beyond).count > 0);
}

#[test]
fn totals_say_what_they_lack_and_leave_out_what_does_not_count() {
    let desk = five();
    let total = |desk: &Desk, field: &str| sums::totals(&desk.sheet())[desk.column(field)].clone();
    let rate = total(&desk, "monthly_run_rate").unwrap();
    assert_eq!((rate.text.as_str(), rate.lacking), ("720", 1));
    assert_eq!(rate.title, "Sum of 4 rows, 1 without a value");
    assert_eq!(total(&desk, "eligible_share"), None);
    assert_eq!(total(&desk, "name"), None);
    assert_eq!(sums::label(&desk.sheet(), false), "Total, 1 without run-rate");
    assert_eq!(sums::label(&Desk::sample(TableId::Accounts).sheet(), false), "");
    let mut desk = Desk::sample(TableId::Credits);
    let rows = desk.order.len();
    for row in 0..rows {
        desk.type_into("amount", row, "100");
        desk.type_into("included", row, if row == 0 { "no" } else { "yes" });
    }
    let amount = total(&desk, "amount").unwrap();
    assert_eq!(amount.text, (100 * (rows - 1)).to_string());
    assert_eq!(amount.title, format!("Sum of {} rows, 1 not counted", rows - 1));
    assert_eq!(sums::label(&desk.sheet(), false), "Total, 1 not counted");
    let some = Desk { order: desk.order[1..3].to_vec(), ..desk.clone() };
    assert_eq!(sums::label(&some.sheet(), true), "Total of 2 rows shown");
    let shares = Desk::sample(TableId::Milestones);
    let share = total(&shares, "share").unwrap();
    assert!(share.text.ends_with('%'), "{share:?}");
}
