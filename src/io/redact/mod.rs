//! A copy of a plan that can be given away: what only we may see is not in it.
//!
//! It holds what is shown while that is hidden ([`privacy::public_view`]), so what AWS sees on a call and what it
//! is sent come to the same figures. Besides, a private service, account or mix that other rows refer to
//! stays as a row without a name under an id that says nothing, and ids are numbered anew.

mod ids;

use std::sync::Arc;

use crate::{
    domain::{
        Id, Plan, ServiceScope, TableId, Value, choice::Choice as _, scenario::OverrideValue,
    },
    edit::ids::fresh_id,
    table::{Kind, privacy, resolve, schema, table, table_mut},
};

/// What the name of a redacted copy, and of its file, ends in.
pub const NAME_END: &str = ", redacted";

/// Whether a plan that was read from a file is a redacted copy: the file says so. Those of version 0.1 have
/// no mark and are told by the name of the file.
pub fn is_redacted(plan: &Plan, file_name: &str) -> bool {
    plan.head.redacted || file_name.contains(NAME_END)
}

/// The plan without what only we may see, marked as a redacted copy.
pub fn redacted(plan: &Plan) -> Plan {
    let mut copy = privacy::public_view(plan);
    Arc::make_mut(&mut copy.head.0).redacted = true;
    for id in TableId::ALL.iter().filter(|id| !id.is_single()) {
        let private = table(&copy, *id).iter().filter(|row| row.remarks().private);
        let private: Vec<Id> = private.map(|row| row.id().clone()).collect();
        private.iter().for_each(|row| disguise(&mut copy, *id, row));
    }
    ids::number_anew(&mut copy);
    copy
}

/// Gives a row that others need an id that says nothing, and takes its fields' texts away.
fn disguise(copy: &mut Plan, id: TableId, row: &Id) {
    let fresh = stand_in(copy, id, row);
    let rows = table(copy, id);
    let kept =
        schema(id).fields().filter(|(_, spec)| !matches!(spec.kind, Kind::Text | Kind::Note));
    let kept = kept.filter_map(|(at, _)| Some((at, rows.value(row.as_str(), at)?)));
    let kept: Vec<(usize, Value)> = kept.collect();
    let mut rows = table_mut(copy, id);
    let Some(at) = rows.remove(row.as_str()) else { return };
    rows.insert_blank(at, fresh.clone());
    for (column, value) in kept {
        rows.set(fresh.as_str(), column, value);
    }
    copy.drafts.clear_row(id, row);
    let mut changes = Vec::new();
    for by in TableId::ALL {
        let rows = table(copy, *by);
        for (column, spec) in schema(*by).columns() {
            for held in rows.ids() {
                let value = rows.value(held.as_str(), column);
                if let Some(value) =
                    value.and_then(|value| renamed(spec.kind, &value, id, row, &fresh))
                {
                    changes.push((*by, held, column, value));
                }
            }
        }
    }
    for (by, held, column, value) in changes {
        table_mut(copy, by).set(held.as_str(), column, value);
    }
    rename_in_scenarios(copy, id, row, &fresh);
}

/// An id that says nothing, in the order of ids where the old one stood: cents that can't be split and credits
/// that tie go by it (`docs/engine.md`, section 1), so the copy comes to the same figures.
fn stand_in(copy: &Plan, id: TableId, row: &Id) -> Id {
    /// What can stand behind the id before it, from the most readable to the lowest.
    const ENDS: [&str; 6] = ["-1", "-0", "0", "!1", "!0", "!"];
    let others: Vec<Id> = table(copy, id).ids().filter(|other| other != row).collect();
    let before = others.iter().filter(|other| *other < row).max();
    let after = others.iter().filter(|other| *other > row).min();
    let fits = |new: &Id| {
        new != row && before.is_none_or(|of| of < new) && after.is_none_or(|of| new < of)
    };
    let fresh = fresh_id(copy, id);
    let stem = before.map_or("", Id::as_str);
    let near = ENDS.iter().map(|end| Id::from([stem, end].concat()));
    let found = std::iter::once(fresh.clone()).chain(near).find(fits);
    found.unwrap_or(fresh)
}

/// The value with one reference in place of another; `None` when it holds no such reference.
fn renamed(kind: Kind, value: &Value, to: TableId, from: &Id, fresh: &Id) -> Option<Value> {
    let of_services = to == TableId::Services;
    match (kind, value) {
        (Kind::Ref(table), Value::Ref(id)) if table == to && id == from => {
            Some(Value::Ref(fresh.clone()))
        }
        (Kind::Services, Value::Services(ServiceScope::Listed(ids)))
            if of_services && ids.contains(from) =>
        {
            let ids = ids.iter().map(|id| if id == from { fresh } else { id }.clone());
            Some(Value::Services(ServiceScope::Listed(ids.collect())))
        }
        (Kind::Shares, Value::Shares(shares))
            if of_services && shares.iter().any(|(id, _)| id == from) =>
        {
            let shares = shares
                .iter()
                .map(|(id, share)| (if id == from { fresh } else { id }.clone(), *share));
            Some(Value::Shares(shares.collect()))
        }
        _ => None,
    }
}

fn rename_in_scenarios(copy: &mut Plan, to: TableId, from: &Id, fresh: &Id) {
    let plan = copy.clone();
    for scenario in plan.scenarios.iter().map(|scenario| &scenario.id) {
        copy.scenarios.update(scenario.as_str(), |scenario| {
            let overrides = scenario.overrides.iter().filter_map(|over| {
                let (id, column) = resolve::find_field(&over.table, &over.field)?;
                let OverrideValue::Fits(value) = &over.value else { return None };
                let value = renamed(schema(id).spec(column)?.kind, value, to, from, fresh)?;
                let mut over = over.clone();
                over.value = OverrideValue::Fits(value);
                Some(over)
            });
            for over in overrides.collect::<Vec<_>>() {
                scenario.overrides.replace(over);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            Account, Cents, Credit, Lever, Mix, Month, Override, Rate, Row, Scenario, Workload,
            drafts::CellRef, scenario::ScenarioKind,
        },
        io::plan_file,
        table::Record,
    };

    const SAMPLE: &str = include_str!("../../../examples/illustrative.json");

    fn private<R: Record>(mut row: R) -> R {
        row.remarks_mut().private = true;
        row
    }

    fn over(table: &str, row: &str, field: &str, value: Value) -> Override {
        Override::new(table, &Id::from(row), field, OverrideValue::Fits(value))
    }

    #[test]
    fn the_cent_that_cannot_be_split_goes_to_the_same_service_in_the_copy() {
        for ids in [["a", "b", "c"], ["ec2", "ec2-1", "ec2-2"], ["0", "a", "b"], ["s1", "s2", "s3"]]
        {
            for hidden in 0..3 {
                let mut plan = Plan::empty(Month::parse("2027-01").unwrap());
                plan.services = ids
                    .iter()
                    .enumerate()
                    .map(|(at, id)| {
                        let mut service = crate::domain::Service::blank(Id::from(*id));
                        service.remarks.private = at == hidden;
                        service
                    })
                    .collect();
                let shares = ids.iter().zip([333_333, 333_333, 333_334]);
                let shares =
                    shares.map(|(id, share)| (Id::from(*id), Rate::from_millionths(share)));
                plan.mixes.push(Mix { shares: shares.collect(), ..Mix::blank(Id::from("m")) });
                plan.workloads.push(Workload {
                    mix: Id::from("m"),
                    account: plan.accounts.at(0).unwrap().id.clone(),
                    ..Workload::blank(Id::from("w"))
                });
                let copy = redacted(&plan);
                let mut sorted: Vec<Id> = table(&copy, TableId::Services).ids().collect();
                assert!(!sorted.contains(&Id::from(ids[hidden])), "{ids:?} {hidden}: {sorted:?}");
                sorted.sort();
                let kept: Vec<Id> = table(&copy, TableId::Services).ids().collect();
                assert_eq!(kept, sorted, "{ids:?} {hidden}");
            }
        }
    }

    /// The sample with figures that stand nowhere else in every private place.
    fn marked() -> Plan {
        let mut plan = plan_file::read(SAMPLE).unwrap();
        let lever = Lever {
            behaviour: "SECRET give".into(),
            credit: Cents::new(98_765_432_111),
            ..private(Lever::blank(Id::from("SECRET-lever")))
        };
        plan.levers.push(lever);
        plan.levers.update("l01", |lever| lever.our_cost = Cents::new(98_765_432_122));
        plan.levers.update("l01", |lever| lever.worth_to_aws = Cents::new(98_765_432_133));
        plan.credits.push(private(Credit {
            note: "SECRET".into(),
            ..Credit::blank(Id::from("SECRET-credit"))
        }));
        plan.accounts.push(private(Account {
            name: "SECRET acquisition".into(),
            ..Account::blank(Id::from("SECRET-account"))
        }));
        plan.workloads.push(Workload {
            account: Id::from("SECRET-account"),
            mix: Id::from("servers"),
            ..Workload::blank(Id::from("w-there"))
        });
        let secret = |scenario: &mut Scenario| {
            scenario.note = "SECRET least".into();
            scenario.overrides.push(over(
                "map",
                "map",
                "cap",
                Value::Money(Cents::new(98_765_432_144)),
            ));
        };
        plan.scenarios.update("walk_away", secret);
        let walk = plan.scenarios.iter().find(|s| s.kind == ScenarioKind::WalkAway).unwrap();
        let walk = walk.id.clone();
        plan.scenarios.update(walk.as_str(), secret);
        let ask = plan.scenarios.iter().find(|s| s.kind == ScenarioKind::Ask).unwrap();
        let ask = ask.id.clone();
        plan.scenarios.update(ask.as_str(), |scenario| {
            for (field, cents) in [("our_cost", 98_765_432_155), ("credit", 98_765_432_166)] {
                let row = if field == "our_cost" { "l02" } else { "SECRET-lever" };
                scenario.overrides.push(over(
                    "levers",
                    row,
                    field,
                    Value::Money(Cents::new(cents)),
                ));
            }
            let account = Value::Ref(Id::from("SECRET-account"));
            scenario.overrides.push(over("workloads", "w01", "account", account));
        });
        let draft = |field, scenario| CellRef {
            table: TableId::Levers,
            row: Id::from("l03"),
            field,
            scenario,
        };
        plan.drafts.set(draft("our_cost", None), "SECRET cost?".into());
        plan.drafts.set(draft("credit", Some(walk.clone())), "SECRET ask?".into());
        plan.drafts.set(draft("credit", None), "about 80 K".into());
        plan.drafts.set_expression(&draft("our_cost", None), Some("=SECRET*2"));
        plan.drafts.set_expression(&draft("our_cost", Some(walk)), Some("=SECRET*3"));
        plan
    }

    #[test]
    fn nothing_private_is_in_the_bytes() {
        let plan = marked();
        let (before, after) = (plan_file::write(&plan), plan_file::write(&redacted(&plan)));
        for needle in ["SECRET", "987654321.", "walk_away"] {
            assert!(before.contains(needle), "{needle}");
            assert!(!after.contains(needle), "{needle} is left in the copy");
        }
        for line in after.lines().filter(|line| line.contains("\"our_cost\"")) {
            assert!(line.contains("\"our_cost\":\"0.00\""), "{line}");
        }
        assert!(after.contains("about 80 K"), "what is not private stays");
    }

    #[test]
    fn the_copy_is_a_valid_plan_that_keeps_the_rest_and_its_own_copy_is_the_same() {
        let plan = marked();
        let copy = redacted(&plan);
        let text = plan_file::write(&copy);
        assert_eq!(plan_file::read(&text).unwrap(), copy);
        assert_eq!(plan_file::write(&redacted(&copy)), text);
        assert_eq!(copy.workloads.len(), plan.workloads.len());
        assert_eq!(copy.credits.len(), plan.credits.len() - 1);
        // The walk-away, and the target, which is marked.
        assert_eq!(copy.scenarios.len(), plan.scenarios.len() - 2);
        let there = copy.workloads.get("w-there").unwrap();
        let account = copy.accounts.get(there.account.as_str()).unwrap();
        assert_eq!((account.name.as_str(), account.remarks.private), ("", false));
        let ask = copy.scenarios.iter().find(|s| s.kind == ScenarioKind::Ask).unwrap();
        let set = ask.overrides.get(Override::key("workloads", "w01", "account").as_str());
        assert_eq!(set.unwrap().value, OverrideValue::Fits(Value::Ref(account.id.clone())));
    }

    #[test]
    fn a_copy_is_told_by_its_mark_and_an_old_one_by_the_name_of_its_file() {
        let plan = marked();
        let copy = plan_file::read(&plan_file::write(&redacted(&plan))).unwrap();
        assert!(is_redacted(&copy, "renamed.json"));
        assert!(!is_redacted(&plan, "Plan.json"));
        assert!(is_redacted(&plan, "Plan, redacted.json"));
        // The mark alone makes no copy: what is hidden on the screen is not redacted.
        assert!(!privacy::public_view(&plan).head.redacted);
    }

    #[test]
    fn a_plan_without_anything_private_stays_as_it_is_but_for_the_mark() {
        let plan = Plan::empty(Month::EPOCH);
        let mut copy = redacted(&plan);
        assert!(plan_file::write(&copy).contains("\"redacted\": true"));
        Arc::make_mut(&mut copy.head.0).redacted = false;
        assert_eq!(plan_file::write(&copy), plan_file::write(&plan));
    }
}
