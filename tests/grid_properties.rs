//! What holds whatever is done in a grid: undone step by step, the plan is what it was, to the byte.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

mod common;
#[path = "common/desk.rs"]
mod desk;

use std::sync::Arc;

use common::{Draw, draws, plans};
use desk::Desk;
use proptest::prelude::*;
use tranche::{
    domain::{Id, Plan, TableId, choice::Choice as _},
    edit::{Command, History},
    grid::{
        Cursor, Gesture, Range, Selection, clipboard,
        clipboard::{Answers, Paste},
        fill, find,
        order::{self, Arranged, By, Rules},
        sums,
    },
    io::plan_file,
    table::{schema, table, validate},
};

const STEPS: usize = 50;

/// What people type and paste, sensible or not.
const WORDS: &[&str] = &[
    "100",
    "",
    "12%",
    "=12*35000",
    "+10%",
    "-5%",
    "-5",
    "1.2m",
    "=1.2m/12",
    "=2*",
    "lots",
    "yes",
    "mar 27",
    "2027-06-30",
    "Q1 2027",
    "Wave 9",
    "All",
    "1,5",
    "1.234",
    "1.234,50",
    "1'234.50",
    " x ",
    "150%",
    "0",
    "retire",
    "base",
    "a\u{a0}b",
];

/// A grid with its view of the rows.
struct Grid {
    desk: Desk,
    rules: Rules,
    arranged: Arranged,
}

impl Grid {
    fn open(plan: Plan, table: TableId, scenario: &Id) -> Self {
        let desk = Desk::of(plan, table).in_scenario(scenario.as_str());
        let mut grid = Self { desk, rules: Rules::default(), arranged: Arranged::default() };
        grid.arrange();
        grid
    }

    fn arrange(&mut self) {
        let Self { desk, rules, .. } = self;
        self.arranged = order::arrange(desk.scene(), desk.grid(), &desk.columns, rules);
        desk.order = self.arranged.shown.to_vec();
        assert!(!order::is_stale(desk.scene(), desk.grid(), &desk.columns, rules, &self.arranged));
    }

    fn show(&mut self, plan: Plan) {
        self.desk.show(plan);
        let desk = &mut self.desk;
        self.arranged = order::follow(desk.scene(), desk.grid(), &self.rules, &self.arranged);
        desk.order = self.arranged.shown.to_vec();
        let mut all = [desk.order.clone(), self.arranged.hidden.to_vec()].concat();
        let mut rows = common::ids(&desk.plan, desk.table);
        all.sort();
        rows.sort();
        assert_eq!(all, rows, "every row once, shown or hidden");
    }

    fn cursor(&self, draw: &mut Draw) -> Cursor {
        let row = draw.below(self.desk.order.len() + 1);
        Cursor { row, column: draw.below(self.desk.columns.len()) }
    }

    /// A range, most often a small one.
    fn range(&self, draw: &mut Draw) -> Range {
        let at = self.cursor(draw);
        let to = if draw.chance(1, 4) {
            self.cursor(draw)
        } else {
            Cursor { row: at.row + draw.below(3), column: at.column + draw.below(3) }
        };
        Range::of(at, to)
    }

    fn paste(&self, draw: &mut Draw) -> Gesture {
        let (text, html) = if draw.chance(1, 2) {
            let copied = clipboard::copy(&self.desk.sheet(), self.range(draw));
            (copied.text, draw.chance(1, 2).then_some(copied.html))
        } else {
            let width = 1 + draw.below(3);
            let line = |draw: &mut Draw| -> String {
                let cells: Vec<&str> = (0..width).map(|_| draw.one(WORDS)).collect();
                cells.join("\t")
            };
            let lines: Vec<String> = (0..1 + draw.below(4)).map(|_| line(draw)).collect();
            (lines.join("\n"), None)
        };
        let block = clipboard::read(&text, html.as_deref());
        let at = Selection::range(self.range(draw));
        // Marks and percentages up to 1 are asked about one after the other, and each only once.
        let mut answers = Answers::default();
        for _ in 0..3 {
            match clipboard::paste(&self.desk.sheet(), at, &block, answers) {
                Paste::Ready(gesture) => return gesture,
                Paste::Ask(question) => {
                    assert_ne!(question.readings[0].1, question.readings[1].1);
                    answers = answers.with(draw.one(&question.readings).0);
                }
            }
        }
        panic!("asked again what was answered")
    }

    /// A gesture that may change the plan.
    fn gesture(&self, draw: &mut Draw) -> Gesture {
        let sheet = self.desk.sheet();
        let area = self.range(draw);
        let selection = Selection::range(area);
        match draw.below(10) {
            0 | 1 => fill::with(
                &sheet,
                Range { bottom: area.top, right: area.left, ..area },
                draw.one(WORDS),
            ),
            2 => fill::with(&sheet, area, draw.one(WORDS)),
            3 => fill::down(&sheet, selection),
            4 => fill::right(&sheet, selection),
            5 => fill::drag(&sheet, area, fill::dragged(area, self.cursor(draw))),
            6 => fill::clear(&sheet, area),
            7 => clipboard::cut(&sheet, area).1,
            _ => self.paste(draw),
        }
    }

    /// Rows that come or go.
    fn rows(&self, draw: &mut Draw) -> Command {
        let table = self.desk.table;
        if draw.chance(1, 2) {
            return Command::AddRow {
                table,
                position: draw.below(20),
                cells: Vec::new(),
                scenario: None,
            };
        }
        let rows = self.desk.order.iter().filter(|_| draw.chance(1, 4)).cloned().collect();
        Command::RemoveRows { table, rows }
    }

    /// What changes the view alone.
    fn look(&mut self, draw: &mut Draw) {
        let column = draw.one(&self.desk.columns);
        match draw.below(6) {
            0 => self.rules.sort(&column, draw.chance(1, 2)),
            1 => self.rules.filter(&column, Some(By::Contains(draw.one(&["a", "1", "e"]).into()))),
            2 => {
                let values = order::values(self.desk.scene(), self.desk.grid(), &column);
                let some = values.into_iter().filter(|_| draw.chance(2, 3)).collect();
                self.rules.filter(&column, Some(By::Values(some)));
            }
            3 => {
                let from = draw.one(&["", "1", "10%", "jan 2027"]).to_owned();
                self.rules.filter(&column, Some(By::Range { from, to: String::new() }));
            }
            4 => self.rules = Rules::default(),
            _ => {
                let sheet = self.desk.sheet();
                let found =
                    find::next(&sheet, draw.one(WORDS), self.cursor(draw), draw.chance(1, 2));
                assert!(found.is_none_or(|at| sheet.all().holds(at)));
                sums::of(&sheet, self.range(draw));
                sums::totals(&sheet);
                return;
            }
        }
        self.arrange();
    }
}

/// The hidden rows, as they stand in the plan.
fn hidden(grid: &Grid) -> Vec<String> {
    let rows = table(&grid.desk.plan, grid.desk.table);
    let row = |id: &Id| {
        let values = schema(grid.desk.table)
            .columns()
            .map(|(column, _)| format!("{:?}", rows.value(id.as_str(), column)));
        values.collect::<Vec<_>>().join(";")
    };
    grid.arranged.hidden.iter().map(row).collect()
}

fn holds(start: Plan, draw: &mut Draw) -> Result<(), TestCaseError> {
    let first = plan_file::write(&start);
    let mut history: History<usize> = History::default();
    let tables = [
        TableId::Workloads,
        TableId::Credits,
        TableId::Levers,
        TableId::Milestones,
        TableId::Baseline,
        TableId::Mixes,
        TableId::Services,
        TableId::Stacking,
    ];
    let base = start.scenarios.at(0).unwrap().id.clone();
    let mut grid = Grid::open(start, draw.one(&tables), &base);
    for step in 0..STEPS {
        let command = match draw.below(10) {
            0 => {
                let scenario = draw.one(&common::ids(&grid.desk.plan, TableId::Scenarios));
                let table = if draw.chance(1, 2) { grid.desk.table } else { draw.one(&tables) };
                grid = Grid::open(grid.desk.plan, table, &scenario);
                None
            }
            1 | 2 => {
                grid.look(draw);
                None
            }
            3 => Some(grid.rows(draw)),
            _ => {
                let gesture = grid.gesture(draw);
                let unseen = hidden(&grid);
                if let Some(command) = &gesture.command
                    && let Ok(applied) = tranche::edit::apply(&grid.desk.plan, command)
                {
                    let plan = std::mem::replace(&mut grid.desk.plan, applied.plan);
                    prop_assert_eq!(
                        hidden(&grid),
                        unseen,
                        "hidden rows are never written: {:?}",
                        command
                    );
                    grid.desk.plan = plan;
                }
                gesture.command
            }
        };
        let Some(command) = command else { continue };
        let label = command.label(&grid.desk.plan);
        prop_assert!(!label.is_empty());
        // Some rows are in use or can't be added: then nothing is done.
        let Ok(applied) = tranche::edit::apply(&grid.desk.plan, &command) else { continue };
        history.note(label, None, Arc::new(grid.desk.plan.clone()), step);
        grid.show(applied.plan);
        prop_assert_eq!(validate::faults(&grid.desk.plan), [], "{:?}", command);
    }
    let end = plan_file::write(&grid.desk.plan);
    prop_assert!(plan_file::read(&end).is_ok_and(|again| again == grid.desk.plan));
    let steps = history.done();
    let mut plan = Arc::new(grid.desk.plan.clone());
    for _ in 0..steps {
        plan = history.undo(plan).unwrap().0;
        grid.show((*plan).clone());
    }
    prop_assert_eq!(plan_file::write(&plan), first);
    while let Some((after, _)) = history.redo(plan.clone()) {
        plan = after;
        grid.show((*plan).clone());
    }
    prop_assert_eq!(plan_file::write(&plan), end);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fifty_gestures_on_any_plan_are_undone_to_the_byte(plan in plans(), mut draw in draws(1500)) {
        holds(plan.0, &mut draw)?;
    }

    #[test]
    fn fifty_gestures_on_the_sample_are_too(mut draw in draws(1500)) {
        holds(plan_file::read(include_str!("../examples/illustrative.json")).unwrap(), &mut draw)?;
    }
}

#[test]
fn every_table_of_the_list_opens() {
    for table in TableId::ALL {
        assert!(!Desk::sample(*table).columns.is_empty(), "{}", table.word());
    }
}
