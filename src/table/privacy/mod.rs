//! What only we may see: the walk-away, our costs and estimates, and whatever is marked private.
//!
//! The screen, the clipboard, print and redacted copies all ask here, so that none shows what another hides.

mod public_view;

pub use public_view::{PublicView, is_referred_to, public_view};

use crate::domain::{Id, Plan, Scenario, TableId, choice::Choice as _, scenario::ScenarioKind};

use super::{Spec, table};

/// Whether a column is ours alone: our cost, effort and risk, what we think a lever is worth, chances.
pub fn column_is_private(spec: &Spec) -> bool {
    spec.private
}

/// Whether a row is marked private. A table that has exactly one row is never hidden as a whole.
pub fn row_is_private(plan: &Plan, id: TableId, row: &str) -> bool {
    !id.is_single() && table(plan, id).remarks(row).is_some_and(|remarks| remarks.private)
}

/// Whether a scenario is ours alone: the walk-away, and those marked private. The base never is.
pub fn scenario_is_private(scenario: &Scenario) -> bool {
    scenario.kind != ScenarioKind::Base
        && (scenario.kind == ScenarioKind::WalkAway || scenario.remarks.private)
}

/// Whether a way from one plan to another shows what only we may see: something private in the first is
/// in the second and no longer private. Undo must not do that while it is hidden.
pub fn reveals(from: &Plan, to: &Plan) -> bool {
    TableId::ALL.iter().any(|id| {
        let rows = table(from, *id).iter().map(|row| row.id().as_str());
        let mut private = rows.filter(|row| is_hidden(from, *id, row));
        private.any(|row| table(to, *id).row(row).is_some() && !is_hidden(to, *id, row))
    })
}

fn is_hidden(plan: &Plan, id: TableId, row: &str) -> bool {
    row_is_private(plan, id, row)
        || id == TableId::Scenarios && plan.scenarios.get(row).is_some_and(scenario_is_private)
}

/// The scenario that is shown while what only we may see is hidden: AWS's offer instead of one that is
/// ours alone.
pub fn in_sight(plan: &Plan, active: Id) -> Id {
    let hidden = plan.scenarios.get(active.as_str()).is_some_and(scenario_is_private);
    let base = plan.scenarios.at(0).filter(|_| hidden);
    base.map_or(active, |base| base.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Account, Lever, Month, Row as _},
        table::schema,
    };

    #[test]
    fn costs_estimates_and_chances_are_private_and_nothing_else() {
        let mut private = Vec::new();
        for id in crate::domain::choice::Choice::ALL {
            let specs = schema(*id).fields().filter(|(_, spec)| column_is_private(spec));
            private.extend(specs.map(|(_, spec)| spec.key));
        }
        let levers = ["our_cost", "effort", "risk", "worth_to_aws", "probability"];
        assert_eq!(private, [&levers[..], &["probability"; 2], &["note"]].concat());
    }

    #[test]
    fn rows_and_scenarios_are_private_when_marked_and_the_walk_away_always_is() {
        let mut plan = Plan::empty(Month::EPOCH);
        let mut lever = Lever::blank(Id::from("l1"));
        plan.levers.push(lever.clone());
        assert!(!row_is_private(&plan, TableId::Levers, "l1"));
        lever.remarks.private = true;
        plan.levers.replace(lever);
        assert!(row_is_private(&plan, TableId::Levers, "l1"));
        assert!(!row_is_private(&plan, TableId::Levers, "l2"));

        let mut scenario = Scenario::blank(Id::from("s"));
        assert!(!scenario_is_private(&scenario));
        scenario.kind = ScenarioKind::WalkAway;
        assert!(scenario_is_private(&scenario));
        scenario.kind = ScenarioKind::Target;
        scenario.remarks.private = true;
        assert!(scenario_is_private(&scenario));
        scenario.kind = ScenarioKind::Base;
        assert!(!scenario_is_private(&scenario));
    }

    #[test]
    fn names_of_private_rows_are_taken_where_others_refer_to_them_and_only_there() {
        let mut plan = Plan::empty(Month::EPOCH);
        let mut account = Account::blank(Id::from("a1"));
        account.name = "Project Falcon".to_owned();
        plan.accounts.push(account.clone());
        assert_eq!(public_view(&plan), plan);
        account.remarks.private = true;
        plan.accounts.replace(account);
        let shown = public_view(&plan);
        assert_eq!(shown.accounts.get("a1").unwrap().name, "Private");
        assert_eq!(plan.accounts.get("a1").unwrap().name, "Project Falcon");
    }

    #[test]
    fn while_private_is_hidden_the_walk_away_is_not_the_scenario_shown() {
        let mut plan = Plan::empty(Month::EPOCH);
        let base = plan.scenarios.at(0).unwrap().id.clone();
        let mut walk = Scenario::blank(Id::from("walk"));
        walk.kind = ScenarioKind::WalkAway;
        plan.scenarios.push(walk);
        assert_eq!(in_sight(&plan, Id::from("walk")), base);
        assert_eq!(in_sight(&plan, base.clone()), base);
    }
}
