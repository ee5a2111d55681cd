//! Filling: down, right, with the handle in all four ways, with what was typed.

#[path = "common/desk.rs"]
mod desk;

use desk::Desk;
use tranche::{
    domain::{Cents, Id, TableId, Value},
    edit::{Command, expression_of},
    grid::{Cursor, Range, Selection, fill},
    io::plan_file,
};

fn workloads() -> Desk {
    Desk::sample(TableId::Workloads)
}

#[test]
fn ctrl_d_copies_the_first_row_into_the_others() {
    let mut desk = workloads();
    let before = desk.plan.clone();
    let area = desk.range("name..eligible_share", 1, 3);
    let first = desk.sheet().view(Cursor { row: 1, column: 0 }).unwrap().text;
    let gesture = fill::down(&desk.sheet(), Selection::range(area));
    assert_eq!(gesture.selection.area(), area);
    assert!(matches!(gesture.command, Some(Command::Batch { .. })), "one step");
    desk.perform(&gesture);
    for field in ["name", "strategy", "cutover", "monthly_run_rate", "eligible_share"] {
        let texts = desk.texts(field, 0..5);
        assert_eq!([&texts[2], &texts[3]], [&texts[1], &texts[1]], "{field}");
    }
    assert_eq!(desk.texts("name", 1..2), [first]);
    let untouched = Desk::of(before, TableId::Workloads);
    assert_eq!(desk.texts("name", 4..6), untouched.texts("name", 4..6));
    assert_eq!(desk.texts("owner", 0..5), untouched.texts("owner", 0..5));
}

#[test]
fn with_one_row_selected_the_row_above_comes_down() {
    let mut desk = workloads();
    let area = desk.range("monthly_run_rate", 2, 2);
    desk.perform(&fill::down(&desk.sheet(), Selection::range(area)));
    assert_eq!(desk.texts("monthly_run_rate", 1..2), desk.texts("monthly_run_rate", 2..3));
    let top = desk.range("monthly_run_rate", 0, 0);
    assert_eq!(fill::down(&desk.sheet(), Selection::range(top)).command, None);
}

#[test]
fn ctrl_r_copies_across_columns_as_far_as_they_can_hold_it() {
    let mut desk = workloads();
    desk.type_into("eligible_share", 0, "35%");
    desk.perform(&fill::right(
        &desk.sheet(),
        Selection::range(desk.range("eligible_share..map_scope", 0, 1)),
    ));
    assert_eq!(desk.texts("map_scope", 0..1), ["35%"]);
    // A text that a percentage can't be is kept and marked.
    let scope = desk.column("map_scope");
    let owner = desk.column("owner");
    desk.type_into("owner", 0, "Ana");
    desk.columns.swap(scope - 1, owner);
    desk.perform(&fill::right(
        &desk.sheet(),
        Selection::range(desk.range("owner..map_scope", 0, 0)),
    ));
    assert!(desk.sheet().view(Cursor { row: 0, column: scope }).unwrap().invalid);
}

#[test]
fn the_handle_counts_on_in_all_four_ways() {
    let mut desk = workloads();
    desk.type_into("monthly_run_rate", 2, "100");
    desk.type_into("monthly_run_rate", 3, "150");
    let from = desk.range("monthly_run_rate", 2, 3);
    let column = desk.column("monthly_run_rate");
    let down = fill::dragged(from, Cursor { row: 5, column: column + 1 });
    assert_eq!(down, Range { bottom: 5, ..from });
    desk.perform(&fill::drag(&desk.sheet(), from, down));
    assert_eq!(desk.texts("monthly_run_rate", 2..6), ["100", "150", "200", "250"]);
    let up = fill::dragged(from, Cursor { row: 0, column });
    let gesture = fill::drag(&desk.sheet(), from, up);
    assert_eq!(gesture.selection.area(), Range { top: 0, ..from });
    desk.perform(&gesture);
    assert_eq!(desk.texts("monthly_run_rate", 0..4), ["0", "50", "100", "150"]);
    // Sideways: the percentages of a row.
    desk.type_into("map_scope", 0, "40%");
    desk.type_into("map_uplift", 0, "10%");
    desk.columns.retain(|column| {
        ["eligible_share", "map_scope", "map_uplift", "tag_coverage"].contains(&column.key.word())
    });
    let from = desk.range("map_scope..map_uplift", 0, 0);
    let left = fill::dragged(from, Cursor { row: 0, column: 0 });
    desk.perform(&fill::drag(&desk.sheet(), from, left));
    assert_eq!(desk.texts("eligible_share", 0..1), ["70%"]);
    desk.type_into("map_scope", 0, "10%");
    desk.type_into("map_uplift", 0, "30%");
    let right = fill::dragged(from, Cursor { row: 0, column: 9 });
    desk.perform(&fill::drag(&desk.sheet(), from, right));
    assert_eq!(desk.texts("tag_coverage", 0..1), ["50%"]);
}

#[test]
fn months_and_numbered_names_count_on_and_a_lone_amount_repeats() {
    let mut desk = workloads();
    desk.type_into("name", 0, "Wave 9");
    desk.type_into("cutover", 0, "nov 2027");
    desk.type_into("monthly_run_rate", 0, "1200");
    let from = desk.range("name..monthly_run_rate", 0, 0);
    desk.perform(&fill::drag(&desk.sheet(), from, Range { bottom: 2, ..from }));
    assert_eq!(desk.texts("name", 0..3), ["Wave 9", "Wave 10", "Wave 11"]);
    assert_eq!(desk.texts("cutover", 0..3), ["Nov 27", "Dec 27", "Jan 28"]);
    assert_eq!(desk.texts("monthly_run_rate", 0..3), ["1200"; 3]);
}

#[test]
fn what_counts_on_beyond_its_bounds_is_kept_and_marked() {
    let mut desk = workloads();
    desk.type_into("map_scope", 0, "80%");
    desk.type_into("map_scope", 1, "95%");
    let held = desk.texts("map_scope", 2..3);
    let from = desk.range("map_scope", 0, 1);
    desk.perform(&fill::drag(&desk.sheet(), from, Range { bottom: 2, ..from }));
    let cell = desk.sheet().view(Cursor { row: 2, column: from.left }).unwrap();
    assert!(cell.invalid && cell.text == "110%", "{cell:?}");
    assert_ne!(held, ["110%"]);
}

#[test]
fn computed_cells_are_left_out_and_nothing_else_is_said() {
    let desk = workloads();
    let computed = desk.range("map_base..map_credit", 0, 2);
    let gesture = fill::down(&desk.sheet(), Selection::range(computed));
    assert_eq!(gesture.command, None);
    assert_eq!(gesture.note, "6 cells can't be filled: computed");
    let wide = desk.range("map_uplift..map_credit", 0, 2);
    let gesture = fill::down(&desk.sheet(), Selection::range(wide));
    assert!(gesture.command.is_some() && gesture.note.is_empty());
}

#[test]
fn ctrl_enter_fills_what_is_selected_and_ten_percent_more_is_each_cells_own() {
    let mut desk = workloads();
    desk.type_into("monthly_run_rate", 0, "1000");
    desk.type_into("monthly_run_rate", 1, "2000.50");
    desk.type_into("monthly_run_rate", 2, "nonsense");
    let area = desk.range("monthly_run_rate", 0, 2);
    desk.perform(&fill::with(&desk.sheet(), area, "+10%"));
    assert_eq!(desk.texts("monthly_run_rate", 0..3), ["=1000+10%", "=2000.50+10%", "+10%"]);
    let amount = |desk: &Desk, row: usize| {
        desk.plan.workloads.get(desk.order[row].as_str()).unwrap().monthly_run_rate
    };
    assert_eq!((amount(&desk, 0), amount(&desk, 1)), (Cents::new(110_000), Cents::new(220_055)));
    // Again, on what it holds now.
    desk.perform(&fill::with(&desk.sheet(), desk.range("monthly_run_rate", 0, 0), "-5%"));
    assert_eq!(desk.texts("monthly_run_rate", 0..1), ["=(1000+10%)-5%"]);
    assert_eq!(amount(&desk, 0), Cents::new(104_500));
    // A number with a sign is a number, and a percentage in a cell of percentages is one.
    desk.type_into("monthly_run_rate", 0, "+5");
    assert_eq!(amount(&desk, 0), Cents::new(500));
    desk.type_into("map_scope", 0, "40%");
    desk.type_into("map_scope", 0, "+10%");
    assert_eq!(desk.texts("map_scope", 0..1), ["10%"]);
}

#[test]
fn the_row_that_adds_one_takes_what_is_typed() {
    let mut desk = workloads();
    let rows = desk.order.len();
    desk.type_into("monthly_run_rate", rows, " ");
    assert_eq!(desk.order.len(), rows);
    desk.type_into("monthly_run_rate", rows, "=2*3");
    assert_eq!(
        (desk.order.len(), desk.texts("monthly_run_rate", rows..rows + 1)),
        (rows + 1, vec!["=2*3".to_owned()])
    );
}

#[test]
fn an_expression_stays_for_the_next_edit_until_the_figure_comes_in_another_way() {
    let mut desk = workloads();
    desk.type_into("monthly_run_rate", 0, " =12*35000 ");
    let column = desk.column("monthly_run_rate");
    assert_eq!(desk.texts("monthly_run_rate", 0..1), ["=12*35000"]);
    assert_eq!(desk.sheet().view(Cursor { row: 0, column }).unwrap().text, "420,000");
    // It is saved with the plan and goes along when it is filled down.
    let again = plan_file::read(&plan_file::write(&desk.plan)).unwrap();
    assert_eq!(again, desk.plan);
    desk.perform(&fill::down(
        &desk.sheet(),
        Selection::range(desk.range("monthly_run_rate", 0, 1)),
    ));
    assert_eq!(desk.texts("monthly_run_rate", 0..2), ["=12*35000", "=12*35000"]);
    // Another value, a clear, another way in: gone.
    desk.type_into("monthly_run_rate", 0, "420000");
    assert_eq!(desk.texts("monthly_run_rate", 0..1), ["420000"]);
    let row = desk.order[1].clone();
    let cell = desk.sheet().cell(Cursor { row: 1, column }).unwrap();
    let mut elsewhere = desk.plan.clone();
    elsewhere.workloads.update(row.as_str(), |row| row.monthly_run_rate = Cents::new(5));
    assert_eq!(expression_of(&elsewhere, &cell, tranche::text::Locale::default()), None);
    desk.perform(&fill::clear(&desk.sheet(), desk.range("monthly_run_rate", 1, 1)));
    assert_eq!(desk.plan.drafts.expressions().count(), 0);
    // With its row.
    desk.type_into("monthly_run_rate", 1, "=1+1");
    desk.apply(&Command::RemoveRows { table: TableId::Workloads, rows: vec![row] });
    assert_eq!(desk.plan.drafts.expressions().count(), 0);
}

#[test]
fn a_scenario_has_expressions_of_its_own_and_shows_the_bases() {
    let mut desk = Desk::sample(TableId::Credits);
    desk.type_into("amount", 0, "=2*500");
    let mut desk = desk.in_scenario("ask");
    assert_eq!(desk.texts("amount", 0..1), ["=2*500"]);
    desk.type_into("amount", 0, "+50%");
    assert_eq!(desk.texts("amount", 0..1), ["=(2*500)+50%"]);
    let cell = desk.sheet().cell(Cursor { row: 0, column: desk.column("amount") }).unwrap();
    assert_eq!(cell.scenario, Some(Id::from("ask")));
    assert_eq!(
        tranche::edit::shown_value(&desk.plan, &cell),
        Some((Value::Money(Cents::new(150_000)), true))
    );
    desk.perform(&fill::clear(&desk.sheet(), desk.range("amount", 0, 0)));
    assert_eq!(desk.texts("amount", 0..1), ["=2*500"]);
}

#[test]
fn what_does_not_work_out_is_kept_and_says_so() {
    let mut desk = workloads();
    let was = desk.plan.workloads.clone();
    desk.type_into("monthly_run_rate", 0, "=12*");
    let cell =
        desk.sheet().view(Cursor { row: 0, column: desk.column("monthly_run_rate") }).unwrap();
    assert!(cell.invalid && cell.text == "=12*");
    assert_eq!(cell.title, "“=12*” does not work out. Type an amount, like 1200 or 450k.");
    assert!(desk.plan.workloads == was);
    desk.type_into("ramp_months", 0, "=7/2");
    assert_eq!(
        desk.sheet().view(Cursor { row: 0, column: desk.column("ramp_months") }).unwrap().title,
        "“3.5” is not a whole number. Type a whole number, like 12."
    );
}
