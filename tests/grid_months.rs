//! Consumption by month in the grid: what its cells show, and what typing, filling, clearing, copying and
//! pasting there come to.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::sync::Arc;

use tranche::{
    calc::consumption::{Amounts, By, Consumption, Measure, Row},
    domain::{Baseline, Cents, Id, Month, Plan, Row as _, Service, TableId, drafts::CellRef},
    edit::{self, format_of},
    grid::{
        CellView, ColumnKey, Cursor, Gesture, GridColumn, GridId, MonthTable, Move, Range,
        Selection, Sheet, Size,
        clipboard::{self, Answers, Block, Paste},
        fill, find, order, sums,
        view::Scene,
    },
    text::{Format, Locale},
};

/// Two services over three months. What moves to the second in its last month makes that computed.
struct Desk {
    plan: Plan,
    scenario: Id,
    months: MonthTable,
    columns: Vec<GridColumn>,
    order: Vec<Id>,
    format: Format,
}

fn start() -> Month {
    Month::new(2027, 1).unwrap()
}

fn plan() -> Plan {
    let mut plan = Plan::empty(start());
    for (id, amounts) in [("ec2", [100, 201, 300]), ("s3", [-50, 0, 70])] {
        plan.services
            .push(Service { name: id.to_ascii_uppercase(), ..Service::blank(Id::from(id)) });
        let months = amounts.iter().enumerate();
        let months = months.map(|(at, cents)| (start().plus(at as i32), Cents::new(*cents)));
        plan.baseline.push(Baseline {
            account: Id::from("main"),
            service: Id::from(id),
            months: months.collect(),
            ..Baseline::blank(Id::from(format!("b-{id}")))
        });
    }
    plan
}

fn consumption(plan: &Plan) -> Consumption {
    let cell = |baseline: i64, moved: i64| Amounts {
        baseline: Cents::new(baseline),
        gross: Cents::new(baseline + moved),
        ..Amounts::default()
    };
    let row = |id: &str, moved: [i64; 3]| Row {
        id: Id::from(id),
        name: id.to_ascii_uppercase(),
        total: Amounts::default(),
        cells: (0..3).map(|at| cell(amount(plan, id, at), moved[at])).collect(),
    };
    Consumption {
        months: (0..3).map(|at| start().plus(at)).collect(),
        rows: vec![row("ec2", [0, 0, 0]), row("s3", [0, 0, 5])],
        by_month: vec![cell(50, 0), cell(201, 0), cell(370, 5)],
        total: Amounts::default(),
    }
}

/// The baseline of a service in a month, as the plan has it.
fn amount(plan: &Plan, service: &str, at: usize) -> i64 {
    let row = plan.baseline.get(format!("b-{service}").as_str()).unwrap();
    row.months.get(&start().plus(at as i32)).map_or(0, |cents| cents.get())
}

impl Desk {
    fn of(plan: Plan, measure: Measure, by: By) -> Self {
        let of = Arc::new(consumption(&plan));
        let months = MonthTable::new((&plan, &plan), of, (measure, by), None);
        Self {
            scenario: plan.scenarios.at(0).unwrap().id.clone(),
            columns: months.columns(),
            order: months.ids(),
            format: format_of(&plan, Locale::default()),
            months,
            plan,
        }
    }

    fn new(measure: Measure) -> Self {
        Self::of(plan(), measure, By::Service)
    }

    fn scene(&self) -> Scene<'_> {
        Scene {
            plan: &self.plan,
            resolved: &self.plan,
            outcome: None,
            scenario: &self.scenario,
            format: &self.format,
            months: Some(&self.months),
        }
    }

    fn sheet(&self) -> Sheet<'_> {
        let (columns, order) = (&self.columns, &self.order);
        Sheet { scene: self.scene(), grid: GridId::Months, columns, order }
    }

    /// The amounts of both services after a gesture.
    #[track_caller]
    fn after(&self, gesture: &Gesture) -> [[i64; 3]; 2] {
        let plan = match &gesture.command {
            Some(command) => edit::apply(&self.plan, command).unwrap().plan,
            None => self.plan.clone(),
        };
        ["ec2", "s3"].map(|id| [0, 1, 2].map(|at| amount(&plan, id, at)))
    }
}

fn area(top: usize, left: usize, bottom: usize, right: usize) -> Range {
    Range { top, left, bottom, right }
}

fn at(row: usize, column: usize) -> Cursor {
    Cursor { row, column }
}

#[test]
fn each_month_is_a_column_and_each_service_a_row() {
    let desk = Desk::new(Measure::Baseline);
    assert_eq!(desk.columns.len(), 3);
    assert_eq!(desk.columns[1].title, "Feb 27");
    assert_eq!(desk.columns[1].key, ColumnKey::Month(start().plus(1)));
    assert_eq!(desk.columns[1].key.to_string(), "2027-02");
    assert_eq!(desk.order, [Id::from("ec2"), Id::from("s3")]);
    let name = desk.months.name(&Id::from("s3")).unwrap();
    assert_eq!((name.name, name.draft), ("S3", None));
    // Nobody is charged for what is nothing: only the baseline shows every service.
    let mut plan = plan();
    plan.services.push(Service::blank(Id::from("rds")));
    let mut of = consumption(&plan);
    of.rows.push(Row {
        id: Id::from("rds"),
        name: "rds".into(),
        cells: vec![Amounts::default(); 3],
        total: Amounts::default(),
    });
    let of = Arc::new(of);
    let ids = |measure| {
        MonthTable::new((&plan, &plan), of.clone(), (measure, By::Service), None).ids().len()
    };
    assert_eq!((ids(Measure::Baseline), ids(Measure::Gross)), (3, 2));
}

#[test]
fn a_cell_says_its_figure_its_step_its_parts_and_that_the_scenario_sets_it() {
    let amounts = Amounts {
        baseline: Cents::new(100_000),
        gross: Cents::new(150_000),
        covered: Cents::new(20_000),
        cash: Cents::new(120_000),
    };
    let row = Row {
        id: Id::from("ec2"),
        name: "EC2".into(),
        cells: vec![amounts, Amounts::default()],
        total: amounts,
    };
    let of = Arc::new(Consumption {
        months: vec![start(), start().plus(1)],
        by_month: row.cells.clone(),
        total: amounts,
        rows: vec![row],
    });
    let base = plan();
    let mut resolved = base.clone();
    let mut own = base.baseline.get("b-ec2").unwrap().clone();
    own.months.insert(start().plus(1), Cents::new(7));
    resolved.baseline = [own].into_iter().collect();
    let view = |measure, at| {
        let look = (measure, By::Service);
        let months = MonthTable::new((&base, &resolved), of.clone(), look, None);
        let ec2 = Id::from("ec2");
        (months.cell(&ec2, at, &Format::default()).unwrap(), months)
    };
    let (cell, months) = view(Measure::Gross, 0);
    let parts = "Baseline 1,000, moved here 500, discount −100, covered −200, cash 1,200";
    let first = CellView {
        text: "1,500".into(),
        title: parts.into(),
        computed: true,
        heat: Some((Cents::new(150_000).into(), 5)),
        ..CellView::default()
    };
    assert_eq!(cell, first);
    let total = months.row_total(&Id::from("ec2"), &Format::default());
    assert_eq!(total, CellView { heat: Some((Cents::new(150_000).into(), 0)), ..first });
    assert_eq!(months.sum(Measure::Cash, 0, &Format::default()).text, "1,200");
    assert_eq!(months.whole(Measure::Covered, &Format::default()).text, "200");
    // What is nothing is on no step; the corner is that of the month the scenario sets.
    let (cell, _) = view(Measure::Gross, 1);
    assert_eq!((cell.text.as_str(), cell.title.as_str()), ("0", ", set in this scenario"));
    assert!(cell.overridden && !cell.computed);
    assert_eq!(cell.heat, Some((Cents::ZERO.into(), 0)));
    // Cash is not what the scenario sets, nor what can be typed.
    let (cell, _) = view(Measure::Cash, 1);
    assert!(!cell.overridden && cell.computed);
}

#[test]
fn a_baseline_that_could_not_be_read_is_told_beside_its_service() {
    let mut plan = plan();
    let cell = CellRef {
        table: TableId::Baseline,
        row: Id::from("b-s3"),
        field: "monthly",
        scenario: None,
    };
    plan.drafts.set(cell, "12 apples".into());
    let desk = Desk::of(plan, Measure::Gross, By::Service);
    assert_eq!(desk.months.name(&Id::from("s3")).unwrap().draft, Some("12 apples"));
    assert_eq!(desk.months.name(&Id::from("ec2")).unwrap().draft, None);
}

#[test]
fn a_selection_is_summed_up_in_what_is_shown() {
    let desk = Desk::new(Measure::Baseline);
    let some = area(0, 1, 1, 2);
    let words = sums::of(&desk.sheet(), some).words(some);
    assert_eq!(words, "Selected 2 × 2   Sum 6   Average 1   Count 4");
    let gross = sums::of(&Desk::new(Measure::Gross).sheet(), area(1, 0, 9, 9));
    assert_eq!((gross.count, gross.sum.as_deref()), (3, Some("0")));
    let one = area(0, 0, 0, 0);
    assert_eq!(sums::of(&desk.sheet(), one).words(one), "");
}

#[test]
fn a_part_is_copied_bare_and_the_whole_with_its_titles() {
    let desk = Desk::new(Measure::Gross);
    let copied = clipboard::copy(&desk.sheet(), area(0, 1, 1, 2));
    assert_eq!(copied.text, "2.01\t3\n0\t0.75");
    assert_eq!(clipboard::read("", Some(&copied.html)).rows, [["2.01", "3"], ["0", "0.75"]]);
    let mut desk = Desk::new(Measure::Baseline);
    let whole =
        "\tJan 27\tFeb 27\tMar 27\nEC2\t1\t2.01\t3\nS3\t-0.50\t0\t0.70\nTotal\t0.50\t2.01\t3.70";
    assert_eq!(clipboard::copy(&desk.sheet(), area(0, 0, 1, 2)).text, whole);
    // In another order, or only a part of them, they are copied as they are seen.
    desk.order.reverse();
    let copied = clipboard::copy(&desk.sheet(), area(0, 0, 1, 2));
    assert_eq!(copied.text, "-0.50\t0\t0.70\n1\t2.01\t3");
}

#[test]
fn fills_go_down_and_right_and_leave_computed_cells() {
    let desk = Desk::new(Measure::Baseline);
    let two = Selection::range(area(0, 1, 1, 2));
    let down = fill::down(&desk.sheet(), two);
    assert_eq!(desk.after(&down), [[100, 201, 300], [-50, 201, 300]]);
    assert_eq!((down.selection, down.note.as_str()), (two, ""));
    let right = fill::right(&desk.sheet(), two);
    assert_eq!(desk.after(&right), [[100, 201, 201], [-50, 0, 0]]);
    // A single row takes the one above, a single column the one to the left.
    let one = Selection::at(at(1, 0));
    assert_eq!(desk.after(&fill::down(&desk.sheet(), one)), [[100, 201, 300], [100, 0, 70]]);
    assert_eq!(fill::right(&desk.sheet(), one).command, None);
    let gross = Desk::new(Measure::Gross);
    let down = fill::down(&gross.sheet(), two);
    assert_eq!(gross.after(&down), [[100, 201, 300], [-50, 201, 70]]);
    assert_eq!(down.note, "1 computed cell skipped: a baseline is typed under Baseline");
    let by_account = Desk::of(plan(), Measure::Baseline, By::Account);
    let down = fill::down(&by_account.sheet(), two);
    assert_eq!((down.command, down.note.starts_with("Show services to type")), (None, true));
}

#[test]
fn the_handle_counts_on_where_months_rise_by_a_step() {
    let desk = Desk::new(Measure::Baseline);
    let gesture = fill::drag(&desk.sheet(), area(0, 0, 0, 1), area(0, 0, 0, 2));
    assert_eq!(desk.after(&gesture)[0], [100, 201, 302]);
    let gesture = fill::drag(&desk.sheet(), area(0, 0, 0, 0), area(0, 0, 1, 0));
    assert_eq!(desk.after(&gesture), [[100, 201, 300], [100, 0, 70]]);
}

#[test]
fn what_is_typed_goes_into_every_cell_and_clearing_gives_months_back_to_their_year() {
    let desk = Desk::new(Measure::Baseline);
    let gesture = fill::with(&desk.sheet(), area(0, 0, 1, 0), "6");
    assert_eq!(desk.after(&gesture), [[600, 201, 300], [600, 0, 70]]);
    // Of what each holds.
    let gesture = fill::with(&desk.sheet(), area(0, 0, 1, 0), "+10%");
    assert_eq!(desk.after(&gesture), [[110, 201, 300], [-55, 0, 70]]);
    let cleared = fill::clear(&desk.sheet(), area(0, 0, 1, 2));
    assert_eq!(desk.after(&cleared), [[0; 3]; 2]);
    let label = |gesture: &Gesture| gesture.command.as_ref().map(|of| of.label(&desk.plan));
    assert_eq!(label(&cleared).as_deref(), Some("Clear 6 months"));
    let one = fill::with(&desk.sheet(), area(0, 0, 0, 0), "7");
    assert_eq!(label(&one).as_deref(), Some("Edit consumption"));
}

#[test]
fn what_can_not_be_typed_says_why() {
    let desk = Desk::new(Measure::Gross);
    let sheet = desk.sheet();
    assert_eq!(sheet.closed(at(0, 0)), None);
    assert!(sheet.closed(at(1, 2)).unwrap().contains("comes from workloads"));
    assert_eq!(sheet.editable(at(0, 1)), "2.01");
    assert_eq!(sheet.refused(at(0, 0), "=12*35"), None);
    assert!(sheet.refused(at(0, 0), "12 apples").unwrap().contains("“12 apples” is not an amount"));
    let gesture = fill::with(&sheet, area(0, 0, 0, 0), "12 apples");
    assert_eq!((gesture.command.as_ref(), gesture.refused), (None, true));
    let cash = Desk::new(Measure::Cash);
    let why = "Computed from charges, discount and credits";
    assert_eq!(cash.sheet().closed(at(0, 0)).as_deref(), Some(why));
    let cleared = fill::clear(&cash.sheet(), area(0, 0, 1, 0));
    assert_eq!(cleared.note, "2 computed cells skipped: a baseline is typed under Baseline");
}

#[test]
fn a_bill_without_months_goes_to_the_services_from_the_first_selected_on() {
    let mut desk = Desk::new(Measure::Baseline);
    let at = Selection::range(area(1, 1, 1, 2));
    let place = desk.sheet().bill_place(at);
    assert_eq!(place, Some((vec![Id::from("s3")], start().plus(1), (1, 2))));
    // In the order shown.
    desk.order.reverse();
    let (services, ..) = desk.sheet().bill_place(at).unwrap();
    assert_eq!(services, [Id::from("ec2")]);
    let by_account = Desk::of(plan(), Measure::Baseline, By::Account);
    assert_eq!(by_account.sheet().bill_place(at).unwrap().0, []);
    // A table takes no bill.
    let sheet = Sheet { grid: GridId::Table(TableId::Services), ..desk.sheet() };
    assert_eq!(sheet.bill_place(at), None);
}

#[test]
fn rows_are_sorted_filtered_and_found_by_what_a_month_shows() {
    let desk = Desk::new(Measure::Baseline);
    let mut rules = order::Rules::default();
    rules.sort(&desk.columns[1], false);
    let arranged = order::arrange(desk.scene(), GridId::Months, &desk.columns, &rules);
    assert_eq!(*arranged.shown, [Id::from("s3"), Id::from("ec2")]);
    let mut rules = order::Rules::default();
    let range = order::By::Range { from: "1".into(), to: String::new() };
    rules.filter(&desk.columns[2], Some(range));
    let arranged = order::arrange(desk.scene(), GridId::Months, &desk.columns, &rules);
    assert_eq!(*arranged.shown, [Id::from("ec2")]);
    let followed = order::follow(desk.scene(), GridId::Months, &rules, &arranged);
    assert_eq!(followed, arranged);
    let values = order::values(desk.scene(), GridId::Months, &desk.columns[0]);
    assert_eq!(values, ["−1", "1"]);
    assert_eq!(find::next(&desk.sheet(), "0.70", at(0, 0), true), Some(at(1, 2)));
    assert_eq!(find::count(&desk.sheet(), "$2.01"), 1);
}

#[test]
fn keys_stop_at_the_last_row_and_at_months_without_an_amount() {
    let desk = Desk::new(Measure::Baseline);
    let sheet = desk.sheet();
    let size = Size { rows: 2, adds: false, columns: 3, page: 9 };
    let filled = |at| sheet.is_filled(at);
    let go = |from: Cursor, by| from.moved(by, size, &filled);
    assert_eq!(go(at(1, 0), Move::Down), at(1, 0));
    assert_eq!(go(at(0, 0), Move::Last), at(1, 2));
    assert_eq!(go(at(1, 0), Move::EdgeRight), at(1, 2));
    assert_eq!(go(at(0, 1), Move::EdgeDown), at(1, 1));
    assert_eq!(Selection::at(at(0, 1)).whole_columns(size).area(), area(0, 1, 1, 1));
    assert_eq!(sheet.all(), area(0, 0, 1, 2));
    let block = Block::default();
    let nothing = clipboard::paste(&sheet, Selection::at(at(0, 0)), &block, Answers::default());
    assert!(matches!(nothing, Paste::Ready(Gesture { command: None, .. })));
}
