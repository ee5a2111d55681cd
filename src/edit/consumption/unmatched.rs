//! Names in a pasted bill that are no service of the plan: what the user is asked, once, before anything
//! is written.

use std::collections::HashMap;

use super::Target;
use crate::{
    catalogue,
    domain::{Cents, Id, Plan, Row as _, Service, TableId, Value, choice::Choice as _},
    edit::{Command, Entry, apply},
    text::fold,
};

/// What becomes of a name that is no service of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is another name of this service of the plan.
    Map(Id),
    /// It becomes a service of the plan.
    Add,
    /// It is left out.
    Skip,
}

/// The answers given, by the name as the block has it.
pub type Answers = HashMap<String, Answer>;

/// A name in a block that is no service of the plan, with what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The name, as the block has it.
    pub name: String,
    /// How many months of the plan have an amount.
    pub months: usize,
    /// What these come to; `None` where they are no amounts, or more than an amount can be.
    pub amount: Option<Cents>,
    /// What is proposed.
    pub proposal: Answer,
}

/// What is proposed for a name: a new service where the catalogue knows it, a service of the plan that
/// begins with the same word, else a new service of that name.
pub(super) fn proposal(plan: &Plan, name: &str) -> Answer {
    let first = |text: &str| fold(text.split_whitespace().next().unwrap_or_default());
    let word = first(name);
    let is_alike = |service: &&Service| word.chars().count() > 2 && first(&service.name) == word;
    match plan.services.iter().find(is_alike) {
        Some(service) if catalogue::find(name).is_none() => Answer::Map(service.id.clone()),
        _ => Answer::Add,
    }
}

/// The plan with the services that names become, the commands that add them, and the service of each
/// name. Names of one service of AWS become one service.
pub(super) fn added(
    target: &Target<'_>,
    names: &[String],
) -> (Plan, Vec<Command>, HashMap<String, Id>) {
    let mut plan = target.resolved.clone();
    let (mut commands, mut ids) = (Vec::new(), HashMap::new());
    for name in names {
        let known =
            catalogue::find(name).and_then(|entry| catalogue::in_plan(&plan).remove(entry.id));
        let id = known.or_else(|| {
            let command = row(&service_of(name));
            let applied = apply(&plan, &command).ok()?;
            commands.push(command);
            plan = applied.plan;
            applied.added
        });
        ids.extend(id.map(|id| (name.clone(), id)));
    }
    (plan, commands, ids)
}

/// What the catalogue knows of a name, or a service of that name.
fn service_of(name: &str) -> Service {
    match catalogue::find(name) {
        Some(entry) => entry.to_service(),
        None => Service { name: name.to_owned(), ..Service::blank(Id::from(name)) },
    }
}

fn row(service: &Service) -> Command {
    let text = |text: &str| Entry::Value(Value::Text(text.to_owned()));
    let flag = |flag| Entry::Value(Value::Flag(flag));
    let mut cells = vec![
        ("name", text(&service.name)),
        ("family", text(&service.family)),
        ("kind", Entry::Value(Value::Word(service.kind.word()))),
        ("coverable", flag(service.coverable)),
        ("discountable", flag(service.discountable)),
        ("commit_eligible", flag(service.commit_eligible)),
    ];
    if let Some(tier) = service.margin_tier {
        cells.push(("margin_tier", Entry::Text(tier.to_string())));
    }
    Command::AddRow { table: TableId::Services, position: usize::MAX, cells, scenario: None }
}
