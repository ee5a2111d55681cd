//! What computing a plan costs: `cargo bench --no-default-features --bench engine`.
//!
//! The plans are those of `tranche-cli generate`. After an edit, the charges stage must not cost
//! more when there are more rows that nobody touched; the rest depends on months, lines and credits.

#![allow(missing_docs, reason = "criterion's macros write functions without")]

#[path = "../cli/made_up/mod.rs"]
mod made_up;

use std::{hint::black_box, sync::Arc, time::Duration};

use criterion::{Criterion, criterion_group, criterion_main};
use tranche::{
    calc::Calculator,
    domain::{Cents, Id, Plan},
    engine::{Totals, direct, evaluate, finish},
};

const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// A plan and the same with another run-rate in the workload in the middle.
fn before_and_after(workloads: usize) -> [Arc<Plan>; 2] {
    let before = made_up::plan(workloads);
    let mut after = before.clone();
    let id = format!("w{:05}", workloads / 2);
    assert!(after.workloads.update(&id, |row| row.monthly_run_rate = Cents::new(1_234_567)));
    [before, after].map(Arc::new)
}

/// Takes turns between two plans, so that every run has one edit to follow.
struct Turns {
    plans: [Arc<Plan>; 2],
    at: usize,
}

impl Turns {
    fn new(workloads: usize) -> Self {
        Self { plans: before_and_after(workloads), at: 0 }
    }

    /// The plan as it is and the plan as it will be.
    fn next(&mut self) -> (&Arc<Plan>, &Arc<Plan>) {
        self.at = 1 - self.at;
        (&self.plans[1 - self.at], &self.plans[self.at])
    }
}

fn engine(c: &mut Criterion) {
    for workloads in SIZES {
        let mut turns = Turns::new(workloads);
        let plan = turns.plans[0].clone();
        let mut totals = Totals::of(&plan);

        c.bench_function(&name("whole", workloads), |b| b.iter(|| evaluate(black_box(&plan))));
        c.bench_function(&name("edit, charges alone", workloads), |b| {
            b.iter(|| {
                let (old, new) = turns.next();
                totals.update(black_box(old), black_box(new));
            });
        });
        c.bench_function(&name("edit, engine", workloads), |b| {
            b.iter(|| {
                let (old, new) = turns.next();
                totals.update(black_box(old), black_box(new));
                finish(new, &totals)
            });
        });
        let mut calculator = Calculator::default();
        let scenario = Id::from("target");
        c.bench_function(&name("edit, scenario", workloads), |b| {
            b.iter(|| calculator.outcome(black_box(turns.next().1), &scenario));
        });
    }
}

fn directed(c: &mut Criterion) {
    let plan = made_up::plan(1_000);
    let totals = Totals::of(&plan);
    let credits = finish(&plan, &totals).map(|outcome| outcome.grants.len());
    assert_eq!(credits, Ok(40), "the made-up plan has 40 credits");
    c.bench_function(&name("directed", 1_000), |b| b.iter(|| direct(black_box(&plan), &totals)));
}

fn name(what: &str, workloads: usize) -> String {
    format!("{what}, {workloads} workloads")
}

fn short() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
}

criterion_group!(name = benches; config = short(); targets = engine, directed);
criterion_main!(benches);
