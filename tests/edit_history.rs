//! Undo and redo.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use std::sync::Arc;

use tranche::{
    domain::{Id, Plan, TableId, drafts::CellRef},
    edit::{Command, Entry, History, apply, history::STEPS},
    io::plan_file,
};

/// A document in small: the plan, its history, and the name of the place the user is at.
struct Desk {
    plan: Arc<Plan>,
    history: History<&'static str>,
    place: &'static str,
}

impl Desk {
    fn new() -> Self {
        let sample = include_str!("../examples/illustrative.json");
        let plan = Arc::new(plan_file::read(sample).unwrap());
        Self { plan, history: History::default(), place: "start" }
    }

    #[track_caller]
    fn does(&mut self, command: &Command) {
        let merge = match command {
            Command::SetCells { merge, .. } => merge.clone(),
            _ => None,
        };
        let label = command.label(&self.plan);
        let next = apply(&self.plan, command).unwrap().plan;
        let before = std::mem::replace(&mut self.plan, Arc::new(next));
        self.history.note(label, merge, before, self.place);
    }

    fn undo(&mut self) -> bool {
        let step = self.history.undo(self.plan.clone());
        let taken = step.is_some();
        if let Some((plan, place)) = step {
            (self.plan, self.place) = (plan, place);
        }
        taken
    }

    fn redo(&mut self) -> bool {
        let step = self.history.redo(self.plan.clone());
        let taken = step.is_some();
        if let Some((plan, place)) = step {
            (self.plan, self.place) = (plan, place);
        }
        taken
    }

    fn labels(&self) -> Vec<&str> {
        self.history.labels().collect()
    }

    fn file(&self) -> String {
        plan_file::write(&self.plan)
    }
}

fn set(field: &'static str, text: &str, merge: Option<&str>) -> Command {
    let row = Id::from("w01");
    let cell = CellRef { table: TableId::Workloads, row, field, scenario: None };
    Command::SetCells {
        cells: vec![(cell, Entry::Text(text.to_owned()))],
        merge: merge.map(str::to_owned),
    }
}

fn drag(text: &str) -> Command {
    set("map_scope", text, Some("drag map_scope w01"))
}

#[test]
fn undo_and_redo_give_back_the_very_same_plans_and_files() {
    let mut desk = Desk::new();
    let commands = [
        set("name", "Billing", None),
        set("monthly_run_rate", "lots", None),
        Command::AddRow { table: TableId::Credits, position: 1, cells: Vec::new(), scenario: None },
        Command::RemoveRows { table: TableId::Workloads, rows: vec![Id::from("w02")] },
        set("monthly_run_rate", "5k", None),
        Command::Open {
            label: "Open another".into(),
            plan: Box::new(Plan::empty(desk.plan.head.start_month)),
        },
    ];
    let mut plans = vec![(desk.plan.clone(), desk.file())];
    for command in &commands {
        desk.does(command);
        plans.push((desk.plan.clone(), desk.file()));
    }
    let at = |desk: &Desk, (plan, file): &(Arc<Plan>, String)| {
        assert!(Arc::ptr_eq(&desk.plan, plan));
        assert_eq!(desk.file(), *file);
    };
    for was in plans.iter().rev().skip(1) {
        assert!(desk.undo());
        at(&desk, was);
    }
    assert!(!desk.undo(), "there is nothing before the start");
    for is in plans.iter().skip(1) {
        assert!(desk.redo());
        at(&desk, is);
    }
    assert!(!desk.redo(), "there is nothing after the end");
}

#[test]
fn the_menu_names_what_undo_and_redo_would_do() {
    let mut desk = Desk::new();
    assert_eq!((desk.history.undo_label(), desk.history.redo_label()), (None, None));
    desk.does(&set("name", "Billing", None));
    desk.does(&set("owner", "Finance", None));
    let (name, owner) = ("Edit Workload in workloads", "Edit Owner in workloads");
    assert_eq!(desk.labels(), [owner, name]);
    assert_eq!((desk.history.undo_label(), desk.history.redo_label()), (Some(owner), None));
    desk.undo();
    assert_eq!((desk.history.undo_label(), desk.history.redo_label()), (Some(name), Some(owner)));
    desk.undo();
    assert_eq!((desk.history.undo_label(), desk.history.redo_label()), (None, Some(name)));
    desk.redo();
    assert_eq!(desk.labels(), [name]);
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut desk = Desk::new();
    desk.does(&set("name", "Billing", None));
    desk.undo();
    desk.does(&set("owner", "Finance", None));
    assert_eq!(desk.history.redo_label(), None);
    assert!(!desk.redo());
    assert_eq!(desk.labels(), ["Edit Owner in workloads"]);
}

#[test]
fn undo_and_redo_lead_to_where_the_step_was_done() {
    let mut desk = Desk::new();
    desk.place = "ask";
    desk.does(&set("name", "Billing", None));
    desk.place = "target";
    desk.undo();
    assert_eq!(desk.place, "ask");
    desk.place = "offer";
    desk.redo();
    assert_eq!(desk.place, "ask");
}

#[test]
fn a_drag_is_one_step() {
    let mut desk = Desk::new();
    let before = desk.file();
    for percent in ["10%", "20%", "30%"] {
        desk.does(&drag(percent));
    }
    assert_eq!(desk.labels(), ["Edit Scope counted in workloads"]);
    let dragged = desk.file();
    desk.undo();
    assert_eq!(desk.file(), before);
    desk.redo();
    assert_eq!(desk.file(), dragged);
}

#[test]
fn only_gestures_of_one_key_in_a_row_are_one_step() {
    let mut desk = Desk::new();
    desk.does(&drag("10%"));
    desk.does(&set("map_uplift", "1%", Some("drag map_uplift w01")));
    desk.does(&drag("20%"));
    desk.does(&set("map_scope", "30%", None));
    desk.does(&set("map_scope", "40%", None));
    assert_eq!(desk.labels().len(), 5);
}

#[test]
fn a_step_that_was_undone_and_redone_is_closed() {
    let mut desk = Desk::new();
    desk.does(&drag("10%"));
    desk.undo();
    desk.redo();
    desk.does(&drag("20%"));
    assert_eq!(desk.labels().len(), 2);
    // Also when the step before was of the same key, and undone only in part.
    desk.undo();
    desk.does(&drag("30%"));
    assert_eq!(desk.labels().len(), 2);
}

#[test]
fn the_oldest_step_makes_room_for_the_newest() {
    let mut desk = Desk::new();
    let mut files = vec![desk.file()];
    for number in 0..STEPS + 7 {
        desk.does(&set("ramp_months", &(number % 100).to_string(), None));
        files.push(desk.file());
    }
    assert_eq!((STEPS, desk.labels().len()), (200, 200));
    let mut undone = 0;
    while desk.undo() {
        undone += 1;
    }
    assert_eq!(undone, STEPS);
    assert_eq!(desk.file(), files[7], "seven steps can't be undone any more");
    while desk.redo() {}
    assert_eq!((desk.labels().len(), &desk.file()), (STEPS, files.last().unwrap()));
}

#[test]
fn the_list_of_steps_can_be_walked_to_any_place() {
    let mut desk = Desk::new();
    let mut files = vec![desk.file()];
    for number in 1..=STEPS {
        desk.does(&set("name", &format!("Name {number}"), None));
        files.push(desk.file());
    }
    const { assert!(STEPS >= 100) };
    let labels: Vec<String> = desk.history.steps().map(str::to_owned).collect();
    assert_eq!((labels.len(), desk.history.done()), (STEPS, STEPS));
    for place in [STEPS - 3, 0, 100, 101, 1, STEPS] {
        let (plan, _) = desk.history.jump(place, desk.plan.clone()).unwrap();
        desk.plan = plan;
        assert_eq!(desk.file(), files[place], "{place}");
        assert_eq!(desk.history.done(), place);
        assert!(desk.history.steps().eq(labels.iter().map(String::as_str)), "the list stays");
    }
    assert!(desk.history.jump(STEPS, desk.plan.clone()).is_none());
    desk.history.jump(2, desk.plan.clone()).unwrap();
    assert!(
        desk.history.jump(STEPS + 50, desk.plan.clone()).is_some(),
        "as far as there are steps"
    );
    assert_eq!(desk.history.done(), STEPS);
}
