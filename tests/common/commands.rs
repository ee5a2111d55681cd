//! Commands made up by proptest: what a user may do to a plan, sensible or not.

#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests: the lints know only the tests themselves"
)]

use tranche::{
    domain::{
        Cents, Id, OfferSide, Override, Plan, Rate, Row as _, Scenario, TableId, Value,
        choice::Choice as _, drafts::CellRef, scenario::ScenarioKind,
    },
    edit::{Command, Entry, available, equal_parts, format_of, offers::NewOffer},
    io::plan_file,
    table::{Spec, schema, show, table, validate},
};

use crate::common::{Draw, ids, overridable, plan as made_up, shuffled, value};

/// What people type that most cells can't read, and what the codes of a plan look like.
const WORDS: &[&str] = &[
    "",
    "  ",
    "n/a",
    "lots",
    "1,5",
    "-5",
    "150%",
    "0",
    "1e9",
    "x",
    "2027-06",
    "31 Dec 2027",
    "base",
    "AWS offer",
    "all",
    "ec2",
    "ec2 60%; rds 40%",
    "Jan 2027 5; Feb 2027 -5",
    "\"\u{1f}\\\n\u{0}é",
];

/// A command on a plan; it may well be refused.
pub fn command(draw: &mut Draw, plan: &Plan) -> Command {
    match draw.below(15) {
        14 => on_scenario(draw, plan),
        13 => on_credit(draw, plan),
        12 => {
            let commands = (0..draw.below(4)).map(|_| single(draw, plan)).collect();
            Command::Batch { label: "Paste".into(), commands }
        }
        _ => single(draw, plan),
    }
}

/// A split or a transfer, of a credit that most often exists, by the rules or not.
fn on_credit(draw: &mut Draw, plan: &Plan) -> Command {
    let credit = row(draw, plan, TableId::Credits);
    if draw.chance(1, 2) {
        let balance = plan.credits.get(credit.as_str()).map_or(Cents::ZERO, available);
        let parts = equal_parts(balance, draw.below(8));
        return Command::SplitCredit { credit, parts };
    }
    let scenarios = ids(plan, TableId::Scenarios);
    let scenario = draw.chance(1, 2).then(|| draw.one(&scenarios));
    Command::TransferCredit { credit, account: row(draw, plan, TableId::Accounts), scenario }
}

/// A scenario that is added, stored or adopted, of scenarios that most often exist.
fn on_scenario(draw: &mut Draw, plan: &Plan) -> Command {
    let (of, into) = (row(draw, plan, TableId::Scenarios), row(draw, plan, TableId::Scenarios));
    let kind = draw.one(ScenarioKind::ALL);
    match draw.below(3) {
        0 => Command::AddScenario { like: of, kind: draw.chance(1, 2).then_some(kind) },
        1 => {
            let terms = plan.scenarios.get(into.as_str());
            let terms = terms.map_or_else(Vec::new, |of| of.overrides.iter().cloned().collect());
            let offer = NewOffer {
                by: draw.one(OfferSide::ALL),
                day: plan.head.start_month.first_day(),
                at: "14:32".to_owned(),
                note: "by phone".to_owned(),
                kind,
                terms,
            };
            Command::StoreOffer { of, offer }
        }
        _ => Command::AdoptOffer { offer: of, into, verb: "Go on from" },
    }
}

fn single(draw: &mut Draw, plan: &Plan) -> Command {
    match draw.below(12) {
        0..=6 => {
            let count = draw.one(&[1, 1, 1, 2, 5]);
            let merge = draw.one(&[None, None, Some("drag".to_owned())]);
            Command::SetCells { cells: (0..count).map(|_| filled(draw, plan)).collect(), merge }
        }
        7 | 8 => {
            let table = draw.one(TableId::ALL);
            let cells = (0..draw.below(4)).filter_map(|_| {
                let spec = column(draw, table)?;
                Some((spec.key, entry(draw, plan, spec)))
            });
            let cells = cells.collect();
            Command::AddRow { table, position: draw.below(20), cells, scenario: None }
        }
        9 | 10 => {
            let table = draw.one(TableId::ALL);
            let rows = (0..1 + draw.below(3)).map(|_| row(draw, plan, table)).collect();
            Command::RemoveRows { table, rows }
        }
        _ => Command::Open { label: "Replace".into(), plan: Box::new(replacement(draw, plan)) },
    }
}

/// A cell, which most often exists, and what goes into it.
fn filled(draw: &mut Draw, plan: &Plan) -> (CellRef, Entry) {
    let table = draw.one(&[overridable(), TableId::ALL.to_vec()].concat());
    let row = row(draw, plan, table);
    let mut scenarios: Vec<Option<Id>> =
        ids(plan, TableId::Scenarios).into_iter().map(Some).collect();
    scenarios.push(None);
    let scenario = draw.one(&scenarios);
    let Some(spec) = column(draw, table) else {
        return (CellRef { table, row, field: "no_such_field", scenario }, Entry::Clear);
    };
    (CellRef { table, row, field: spec.key, scenario }, entry(draw, plan, spec))
}

fn row(draw: &mut Draw, plan: &Plan, table: TableId) -> Id {
    let rows = ids(plan, table);
    if rows.is_empty() || draw.chance(1, 40) { Id::from("gone") } else { draw.one(&rows) }
}

fn column(draw: &mut Draw, id: TableId) -> Option<&'static Spec> {
    schema(id).spec(draw.below(schema(id).width()))
}

fn entry(draw: &mut Draw, plan: &Plan, spec: &Spec) -> Entry {
    // A reference into an empty table has no good value.
    let choosable = validate::target(spec.kind).is_none_or(|to| !table(plan, to).is_empty());
    match draw.below(8) {
        0..=3 if choosable => {
            let value = value(draw, plan, spec);
            Entry::Text(show::edit(
                plan,
                spec,
                &value,
                &format_of(plan, tranche::text::Locale::default()),
            ))
        }
        4 | 5 if choosable => Entry::Value(value(draw, plan, spec)),
        6 => Entry::Clear,
        7 => {
            let odd = [
                Value::Empty,
                Value::Text("text".into()),
                Value::Money(Cents::new(-1)),
                Value::Rate(Rate::from_millionths(2_000_000)),
                Value::Count(-1),
                Value::Word("base"),
                Value::Ref(Id::from("gone")),
                Value::Shares(vec![(Id::from("gone"), Rate::ONE)]),
            ];
            Entry::Value(draw.one(&odd))
        }
        _ => Entry::Text(draw.one(WORDS).to_owned()),
    }
}

/// What may come in from outside: the same plan from a file, in another order, with other
/// scenarios, or another plan altogether.
fn replacement(draw: &mut Draw, plan: &Plan) -> Plan {
    match draw.below(5) {
        // Every row is a copy of its own, equal to the one before.
        0 => plan_file::read(&plan_file::write(plan)).unwrap(),
        1 => Plan {
            services: shuffled(draw, &plan.services),
            accounts: shuffled(draw, &plan.accounts),
            workloads: shuffled(draw, &plan.workloads),
            baseline: shuffled(draw, &plan.baseline),
            credits: shuffled(draw, &plan.credits),
            milestones: shuffled(draw, &plan.milestones),
            ..plan.clone()
        },
        2 => {
            let mut next = plan.clone();
            let gone: Vec<Id> = ids(plan, TableId::Workloads);
            let gone: Vec<Id> = gone.into_iter().filter(|_| draw.chance(1, 2)).collect();
            for row in &gone {
                next.workloads.remove(row.as_str());
                // A file's overrides of rows it does not have are of no known kind.
                for scenario in ids(plan, TableId::Scenarios) {
                    next.scenarios.update(scenario.as_str(), |scenario| {
                        let of_row = |over: &&Override| {
                            over.table == TableId::Workloads.word() && over.row == *row
                        };
                        let keys: Vec<Id> = scenario
                            .overrides
                            .iter()
                            .filter(of_row)
                            .map(|o| o.id().clone())
                            .collect();
                        for key in keys {
                            scenario.overrides.remove(key.as_str());
                        }
                    });
                }
            }
            next.drafts = Default::default();
            next
        }
        3 => {
            let mut next = plan.clone();
            let other = Scenario::blank(Id::from(draw.one(&["s8", "s9"])));
            let overrides = draw.one(&ids(plan, TableId::Scenarios));
            let overrides = plan.scenarios.get(overrides.as_str()).unwrap().overrides.clone();
            if !next.scenarios.update(other.id.as_str(), |same| same.overrides = overrides.clone())
            {
                next.scenarios.push(Scenario { overrides, ..other });
            }
            next
        }
        _ => made_up(draw),
    }
}
