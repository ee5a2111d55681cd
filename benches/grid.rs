//! What gestures in a large grid cost: `cargo bench --no-default-features --bench grid`.
//!
//! Plans of `tranche-cli generate` with 10,000 workloads. A paste is measured with what it leads to:
//! the plan after it.

#![allow(missing_docs, reason = "criterion's macros write functions without")]

#[path = "../cli/made_up/mod.rs"]
mod made_up;

use std::{hint::black_box, time::Duration};

use criterion::{Criterion, criterion_group, criterion_main};
use tranche::{
    domain::{Id, Plan, TableId},
    edit::{apply, format_of},
    grid::{
        Cursor, GridColumn, GridId, Range, Selection, Sheet, clipboard,
        clipboard::{Answers, Block, Paste},
        columns, find, order,
        view::Scene,
    },
    table::resolve::resolve,
    text::Format,
};

const ROWS: usize = 10_000;
const WORKLOADS: GridId = GridId::Table(TableId::Workloads);

struct Desk {
    plan: Plan,
    resolved: Plan,
    scenario: Id,
    columns: Vec<GridColumn>,
    order: Vec<Id>,
    format: Format,
}

impl Desk {
    fn new(scenario: usize) -> Self {
        let plan = made_up::plan(ROWS);
        let scenario = plan.scenarios.at(scenario).map(|scenario| scenario.id.clone());
        let scenario = scenario.unwrap_or_else(|| Id::from("base"));
        let resolved = plan.scenarios.get(scenario.as_str()).map(|own| resolve(&plan, own));
        Self {
            resolved: resolved.unwrap_or_else(|| plan.clone()),
            columns: columns(TableId::Workloads, false),
            order: columns::row_ids(&plan, TableId::Workloads),
            format: format_of(&plan, tranche::text::Locale::default()),
            scenario,
            plan,
        }
    }

    fn scene(&self) -> Scene<'_> {
        let Self { plan, resolved, scenario, format, .. } = self;
        Scene { plan, resolved, outcome: None, scenario, format, months: None }
    }

    fn sheet(&self) -> Sheet<'_> {
        let Self { columns, order, .. } = self;
        Sheet { scene: self.scene(), grid: WORKLOADS, columns, order }
    }

    fn paste(&self, block: &Block, row: usize) -> Plan {
        let at = Selection::at(Cursor { row, column: 0 });
        let Paste::Ready(gesture) = clipboard::paste(&self.sheet(), at, block, Answers::default())
        else {
            return self.plan.clone();
        };
        let applied = gesture.command.and_then(|command| apply(&self.plan, &command).ok());
        applied.map_or_else(|| self.plan.clone(), |applied| applied.plan)
    }
}

/// 2,000 rows of 8 columns, as another program copies them.
fn block(desk: &Desk) -> String {
    let area = Range { top: 0, left: 0, bottom: 1_999, right: 6 };
    let copied = clipboard::copy(&desk.sheet(), area).text;
    let lines: Vec<String> = copied.lines().map(|line| format!("{line}\tx")).collect();
    lines.join("\n")
}

fn grid(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("grid");
    group.sample_size(20).measurement_time(Duration::from_secs(5));
    let (base, other) = (Desk::new(0), Desk::new(1));
    let text = block(&base);
    let read = clipboard::read(&text, None);
    group.bench_function("read 2,000 x 8", |b| b.iter(|| clipboard::read(black_box(&text), None)));
    group.bench_function("paste 2,000 x 8", |b| b.iter(|| base.paste(black_box(&read), 100)));
    group.bench_function("paste 2,000 x 8 as new rows", |b| {
        b.iter(|| base.paste(black_box(&read), ROWS))
    });
    group.bench_function("paste 2,000 x 8 in a scenario", |b| {
        b.iter(|| other.paste(black_box(&read), 100))
    });
    let mut rules = order::Rules::default();
    for column in base
        .columns
        .iter()
        .filter(|column| ["monthly_run_rate", "name"].contains(&column.key.word()))
    {
        rules.sort(column, true);
    }
    group.bench_function("sort 10,000 by two columns", |b| {
        b.iter(|| order::arrange(base.scene(), WORKLOADS, &base.columns, black_box(&rules)))
    });
    let arranged = order::arrange(base.scene(), WORKLOADS, &base.columns, &rules);
    group.bench_function("follow an edit", |b| {
        b.iter(|| order::follow(base.scene(), WORKLOADS, &rules, black_box(&arranged)))
    });
    group.bench_function("find what is nowhere", |b| {
        b.iter(|| find::next(&base.sheet(), black_box("no such text"), Cursor::default(), true))
    });
    group.finish();
}

criterion_group!(benches, grid);
criterion_main!(benches);
