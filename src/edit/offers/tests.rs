//! Offers on the sample plan.

use super::*;
use crate::{
    domain::{Cents, Day},
    edit::apply,
    io::plan_file,
    table::privacy::public_view,
};

const SAMPLE: &str = include_str!("../../../examples/illustrative.json");

fn offer(by: OfferSide, at: &str, terms: Vec<Override>) -> NewOffer {
    let day = Day::from_ymd_opt(2026, 11, 23).unwrap();
    let note = "Not in writing".to_owned();
    NewOffer { by, day, at: at.to_owned(), note, kind: ScenarioKind::Custom, terms }
}

fn stored(plan: &Plan, of: &str, offer: NewOffer) -> (Plan, Id) {
    let command = Command::StoreOffer { of: Id::from(of), offer };
    let applied = apply(plan, &command).unwrap();
    (applied.plan, applied.added.unwrap())
}

fn adopt(offer: &Scenario, into: &str, verb: &'static str) -> Command {
    Command::AdoptOffer { offer: offer.id.clone(), into: Id::from(into), verb }
}

#[test]
fn an_offer_is_what_the_scenario_was_and_what_was_on_the_table() {
    let plan = plan_file::read(SAMPLE).unwrap();
    let cap = Value::Money(Cents::new(90_000_000));
    let pin = Override::new("map", &Id::from("map"), "cap", OverrideValue::Fits(cap));
    let (after, id) = stored(&plan, "target", offer(OfferSide::Aws, "14:32", vec![pin]));
    let kept = after.scenarios.get(id.as_str()).unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.offer.at.as_str(), kept.offer.by),
        ("AWS offer 4", "14:32", Some(OfferSide::Aws))
    );
    assert_eq!((kept.note.as_str(), kept.kind), ("Not in writing", ScenarioKind::Custom));
    let resolved = resolve::resolve(&after, kept);
    assert_eq!(resolved.map.cap, Some(Cents::new(90_000_000)));
    let target = plan.scenarios.get("target").unwrap();
    assert_eq!(resolved.edp, resolve::resolve(&plan, target).edp);
    // Nothing else changed, and the file holds it all.
    assert_eq!(after.scenarios.len(), plan.scenarios.len() + 1);
    assert_eq!(after.workloads, plan.workloads);
    let text = plan_file::write(&after);
    assert_eq!(plan_file::read(&text).unwrap(), after);
    assert!(text.contains("\"at\":\"14:32\"") && text.contains("\"by\":\"aws\""));
}

#[test]
fn offers_have_ids_and_names_of_their_own_and_the_log_is_newest_first() {
    let mut plan = plan_file::read(SAMPLE).unwrap();
    let mut ids = Vec::new();
    for (side, time) in
        [(OfferSide::Aws, "15:18"), (OfferSide::Us, "15:24"), (OfferSide::Aws, "15:32")]
    {
        let (next, id) = stored(&plan, "offer", offer(side, time, Vec::new()));
        assert!(!ids.contains(&id) && plan.scenarios.get(id.as_str()).is_none());
        (plan, _) = (next, ids.push(id));
    }
    let names: Vec<_> = log(&plan).iter().map(|scenario| scenario.name.as_str()).collect();
    let new = ["AWS offer 5", "Our counter 2", "AWS offer 4"];
    assert_eq!(names[..3], new);
    assert_eq!(names[3..], ["AWS offer 3", "Our counter 1", "AWS offer 2", "AWS offer"]);
}

#[test]
fn two_offers_of_the_same_minute_stay_in_their_order() {
    let mut plan = plan_file::read(SAMPLE).unwrap();
    for _ in 0..2 {
        (plan, _) = stored(&plan, "offer", offer(OfferSide::Aws, "15:18", Vec::new()));
    }
    assert_eq!(log(&plan)[0].name, "AWS offer 5");
}

#[test]
fn going_on_from_an_offer_makes_a_scenario_or_the_base_what_it_says() {
    let plan = plan_file::read(SAMPLE).unwrap();
    let target = plan.scenarios.get("target").unwrap();
    let is = resolve::resolve(&plan, target);
    for into in ["settled", "offer"] {
        let command = adopt(target, into, "Go on from");
        let after = apply(&plan, &command).unwrap().plan;
        let into = resolve::resolve(&after, after.scenarios.get(into).unwrap());
        assert_eq!((&into.edp, &into.map, &into.levers), (&is.edp, &is.map, &is.levers));
        assert_eq!(into.workloads, is.workloads);
        assert_eq!(command.label(&plan), "Go on from Target");
    }
    let settle = adopt(target, "settled", "Settle on");
    assert_eq!(settle.label(&plan), "Settle on Target");
}

fn cap(cents: i64) -> Vec<Override> {
    let value = OverrideValue::Fits(Value::Money(Cents::new(cents)));
    vec![Override::new("map", &Id::from("map"), "cap", value)]
}

#[test]
fn a_note_is_of_what_was_stored_last_until_something_moves() {
    let plan = plan_file::read(SAMPLE).unwrap();
    let of = |plan: &Plan, shown: &str, terms| {
        noted(plan, &Id::from(shown), terms).map(|offer| offer.name.clone())
    };
    assert_eq!(of(&plan, "settled", cap(1)), None, "it was not stored yet");
    let (plan, id) = stored(&plan, "settled", offer(OfferSide::Us, "15:18", cap(1)));
    let counter = Some("Our counter 2".to_owned());
    assert_eq!(of(&plan, "settled", cap(1)), counter);
    assert_eq!(of(&plan, "settled", cap(2)), None, "the cap has moved");
    assert_eq!(of(&plan, "target", cap(1)), None, "another scenario says something else");
    // The offer shown has its own note, whatever is on the table.
    assert_eq!(of(&plan, id.as_str(), cap(2)), counter);
    // A term that comes on the table later has not moved while it is what the plan says.
    let life = |count| {
        let value = OverrideValue::Fits(Value::Count(count));
        let mut all = cap(1);
        all.push(Override::new("levers", &Id::from("l05"), "life_months", value));
        all
    };
    let base = plan.levers.get("l05").unwrap().life_months;
    assert_eq!(of(&plan, "settled", life(base.into())), counter);
    assert_eq!(of(&plan, "settled", life(i64::from(base) + 1)), None);
}

#[test]
fn a_note_changes_nothing_but_the_note() {
    let plan = plan_file::read(SAMPLE).unwrap();
    let (mut plan, id) = stored(&plan, "settled", offer(OfferSide::Us, "15:18", cap(1)));
    let command =
        annotate(&plan, plan.scenarios.get(id.as_str()).unwrap(), "= our last word ").unwrap();
    assert_eq!(command.label(&plan), "Note to our counter 2");
    let after = apply(&plan, &command).unwrap().plan;
    assert_eq!(after.scenarios.get(id.as_str()).unwrap().note, "= our last word");
    plan.scenarios.update(id.as_str(), |offer| offer.note = "= our last word".to_owned());
    assert_eq!(after, plan);
}

#[test]
fn a_note_that_is_hidden_is_kept_and_what_is_typed_stands_behind_it() {
    let plan = plan_file::read(SAMPLE).unwrap();
    let (mut plan, id) = stored(&plan, "settled", offer(OfferSide::Us, "15:18", cap(1)));
    plan.scenarios.update(id.as_str(), |offer| offer.note = "we go to 22%".to_owned());
    let note = |plan: &Plan| plan.scenarios.get(id.as_str()).unwrap().note.clone();
    let seen = |plan: &Plan| public_view(plan).scenarios.get(id.as_str()).unwrap().clone();
    assert_eq!(seen(&plan).note, "");
    assert_eq!(annotate(&plan, &seen(&plan), "  "), None);
    let added = annotate(&plan, &seen(&plan), "they ask for a case study").unwrap();
    let after = apply(&plan, &added).unwrap().plan;
    assert_eq!(note(&after), "we go to 22%; they ask for a case study");
    // A note that is shared is in sight, and so it is replaced.
    let shared = apply(&after, &share_note(&seen(&after), true)).unwrap().plan;
    assert_eq!(seen(&shared).note, note(&after));
    let replaced = annotate(&shared, &seen(&shared), "agreed").unwrap();
    assert_eq!(note(&apply(&shared, &replaced).unwrap().plan), "agreed");
    let text = plan_file::write(&shared);
    assert!(text.contains("\"share_note\":true"), "{text}");
    assert_eq!(plan_file::read(&text), Ok(shared));
}

#[test]
fn an_offer_of_a_scenario_that_is_gone_is_the_base() {
    let plan = plan_file::read(SAMPLE).unwrap();
    let (after, id) = stored(&plan, "nobody", offer(OfferSide::Aws, "14:18", Vec::new()));
    assert!(after.scenarios.get(id.as_str()).unwrap().overrides.is_empty());
}
